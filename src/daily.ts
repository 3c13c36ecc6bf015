import { setTimeout } from 'node:timers';

/** Milliseconds from one day's work to the next, and to another try where not all of it could be done. */
const dayLong = 86_400_000;
const soon = 600_000;

export interface Daily {
  /** Ends when what was begun last has ended. */
  done(): Promise<void>;
  /** Begins it no more. */
  stop(): void;
}

/** Work that is begun at once and then once a day. `work` answers whether all of it was done; else it is tried again soon. */
export function daily(work: () => Promise<boolean>, again = soon): Daily {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const begin = (): Promise<void> =>
    work().then((isDone) => {
      if (isStopped) return;
      timer = setTimeout(
        () => {
          doing = begin();
        },
        isDone ? dayLong : again,
      );
    });
  let doing = begin();
  return {
    done: () => doing,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
