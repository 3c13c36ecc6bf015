import type { ChildProcess } from 'node:child_process';

/** Asks a process that answers by the number of what it is asked; `undefined` where it ended before it did. */
export function askChild<Answer>(
  child: ChildProcess,
  asked: { readonly id: number; readonly question: unknown; readonly asks: unknown },
): Promise<{ readonly answer: Answer } | undefined> {
  return new Promise((resolve) => {
    const gone = () => resolve(undefined);
    const hear = (message: { readonly id: number; readonly answer: Answer }) => {
      if (message.id !== asked.id) return;
      child.off('message', hear);
      child.off('exit', gone);
      resolve({ answer: message.answer });
    };
    child.on('message', hear);
    child.once('exit', gone);
    child.send(asked, () => undefined);
  });
}
