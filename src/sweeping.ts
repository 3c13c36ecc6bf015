import type { Telemetry } from './adapters/telemetry/telemetry';
import { errorName } from './application/error-name';
import type { Log } from './application/ports';
import type { Trygg } from './application/trygg';

interface Sweeping {
  readonly trygg: Trygg;
  readonly telemetry: Telemetry;
  readonly log: Log;
  /** Milliseconds. */
  readonly every: number;
}

/**
 * Looks again and again for what is due or was left behind, one sweep at a time. A morning's reminders may take one long:
 * meanwhile what people wait for is sent beside it.
 */
export function keepSweeping({ trygg, telemetry, log, every }: Sweeping) {
  let sweeping: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let hastening: Promise<void> | undefined;

  const failed = (error: unknown) => log.error('sweep.failed', { error: errorName(error) });
  const begin = () => {
    sweeping = telemetry
      .spanning('sweep', 'sweep', () => trygg.sweep())
      .catch(failed)
      .finally(() => {
        sweeping = undefined;
      });
    return sweeping;
  };
  const follow = (running: Promise<void>) => {
    following ??= running.then(() => {
      following = undefined;
      return sweep();
    });
    return following;
  };
  /** One that is running may have passed what has become due since it began: another one follows it. */
  function sweep(): Promise<void> {
    return sweeping ? follow(sweeping) : begin();
  }
  const hasten = () => {
    hastening ??= trygg
      .sweep('urgent')
      .catch(failed)
      .finally(() => {
        hastening = undefined;
      });
  };
  const timer = setInterval(() => void (sweeping ? hasten() : begin()), every);

  return {
    sweep,
    async stop(): Promise<void> {
      clearInterval(timer);
      await (following ?? sweeping);
      await hastening;
    },
  };
}
