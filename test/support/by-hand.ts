import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Case } from '../../src/case/state';
import type { Composition, Running } from '../../src/compose';

/**
 * Loaded before the program (`node --require`), of whatever release that is: its clock stands where its parent puts it,
 * its sweeps run when its parent says so, it speaks to the channel as fast as it can, and it has patience with the vault of
 * a busy machine. All else is the program's own.
 */
export interface Questions {
  clock: { asks: { now: string }; answers: undefined };
  sweep: { asks: undefined; answers: undefined };
  /** Waits for what follows from the turns. */
  idle: { asks: undefined; answers: undefined };
  look: { asks: { personId: string; caseId: string }; answers: Case | undefined };
}

interface Composing {
  compose(composition: Composition): Promise<Running>;
}

const program = process.argv[1] ?? '';
const composing = createRequire(program)(join(dirname(program), 'compose.js')) as Composing;
const { compose } = composing;
let now = process.env.STARTS_AT ?? '';
let running: Running | undefined;

composing.compose = async (composition) => {
  const { pace: _, keyVault, ...others } = composition;
  running = await compose({
    ...others,
    ...(keyVault && { keyVault: { ...keyVault, times: { answer: 20_000, silence: 0 } } }),
    clock: { now: () => now },
    sweepEvery: 2 ** 31 - 1,
  });
  return running;
};

const answers: { [Q in keyof Questions]: (asks: Questions[Q]['asks']) => Promise<Questions[Q]['answers']> } = {
  async clock(at) {
    now = at.now;
    return undefined;
  },
  async sweep() {
    await running?.sweep();
    await running?.trygg.idle();
    return undefined;
  },
  async idle() {
    await running?.trygg.idle();
    return undefined;
  },
  look: async ({ personId, caseId }) => running && viewsOf(running.trygg).caseFor(personId, caseId),
};

/** Releases before there were views had what people see in Trygg itself. */
function viewsOf(trygg: Running['trygg'] | Running['trygg']['views']): Pick<Running['trygg']['views'], 'caseFor'> {
  return 'views' in trygg ? trygg.views : trygg;
}

process.on('message', async ({ id, question, asks }: { id: number; question: keyof Questions; asks: never }) => {
  process.send?.({ id, answer: await answers[question](asks) });
});
process.channel?.unref();
