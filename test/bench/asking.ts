import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';

/** What one process answers another, by the question's name. Questions and answers are plain data. */
type Answers = Readonly<Record<string, (asks: never) => unknown>>;

type Asked<A extends Answers, Q extends keyof A> = Parameters<A[Q]>;
type Answer<A extends Answers, Q extends keyof A> = Awaited<ReturnType<A[Q]>>;

interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly failed?: string;
}

/** A program of the bench in a process of its own, which answers what it is asked. */
export class Asking<A extends Answers> {
  private asked = 0;
  private readonly ended: Promise<void>;
  private readonly waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();

  private constructor(private readonly child: ChildProcess) {
    child.on('message', ({ id, answer, failed }: Reply) => {
      const asker = this.waiting.get(id);
      this.waiting.delete(id);
      if (failed === undefined) asker?.resolve(answer);
      else asker?.reject(new Error(failed));
    });
    this.ended = new Promise((resolve) => {
      child.once('exit', () => {
        for (const { reject } of this.waiting.values()) reject(new Error('the process ended before it answered'));
        resolve();
      });
    });
  }

  static start<A extends Answers>(program: string, flags: readonly string[] = []): Asking<A> {
    const file = join(packageRoot, `build/test/bench/processes/${program}.js`);
    return new Asking<A>(fork(file, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [...flags] }));
  }

  ask<Q extends keyof A & string>(question: Q, ...[asks]: Asked<A, Q>): Promise<Answer<A, Q>> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: (answer) => resolve(answer as Answer<A, Q>), reject });
      this.child.send({ id, question, asks });
    });
  }

  /** Ends it at once: what it was doing is of no use any more. */
  async end(): Promise<void> {
    this.waiting.clear();
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** The other side: called once by the program. */
export function answerParent(answers: Answers): void {
  process.on('message', async ({ id, question, asks }: { id: number; question: string; asks: never }) => {
    try {
      process.send?.({ id, answer: await answers[question]?.(asks) });
    } catch (error) {
      process.send?.({ id, failed: `${question}: ${error instanceof Error ? error.stack : error}` });
    }
  });
  process.once('disconnect', () => process.exit());
}
