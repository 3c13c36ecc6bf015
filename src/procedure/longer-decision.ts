import type { Declaration } from './declarations';
import { account } from './fields';
import type { Facts, LetterStep } from './steps';

/**
 * P-15: a decision (3.1.2-23) that takes longer than its period. The guidelines name no day for it, and so nobody would
 * be told anything while they wait. It never holds the decision up, and is over once that is made.
 */

const isOpen = ({ answers }: Facts): boolean => answers('decideCase') === undefined;

type Told = Pick<LetterStep, 'name' | 'to' | 'event' | 'after'>;

/** On the last day of the period it is a task, and then again so many days after each letter. */
function tellOfWait({ name, to, event, after }: Told): readonly Declaration[] {
  const letter: Declaration = {
    kind: 'step',
    rule: 'P-15',
    name,
    does: 'letter',
    to,
    command: 'TellOfWait',
    event,
    by: 'handler',
    for: 'eachAccused',
    after,
    asks: { text: account },
    form: 'tellOfWait',
    when: isOpen,
    may: true,
    repeats: 'whenNeeded',
    within: 'decision',
    again: 'decisionLonger',
    waitsForDay: { until: 'due', offeredBefore: true },
    followedBy: [to],
  };
  const expected: Declaration = {
    kind: 'elements',
    rule: 'P-15',
    of: name,
    asks: { expected: { kind: 'day', required: true, notPast: true } },
  };
  return [letter, expected];
}

export const longerDecision: readonly Declaration[] = [
  // Whoever an observer reported about has been asked first: until then they may know of nothing.
  ...tellOfWait({
    name: 'tellComplainantOfWait',
    to: 'complainant',
    event: 'ComplainantToldOfWait',
    after: ['askForWishes'],
  }),
  // Whoever was never called has learnt of nothing.
  ...tellOfWait({ name: 'tellAccusedOfWait', to: 'accused', event: 'AccusedToldOfWait', after: ['callAccused'] }),
];
