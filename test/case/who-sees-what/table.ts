import type { StoredCommit, StoredHead } from '../../../src/application/ports';
import { mayReadLooks } from '../../../src/application/who-looked';
import { numbersOfArea } from '../../../src/case/area-numbers';
import type { CasePart } from '../../../src/case/case-parts';
import type { Condition } from '../../../src/case/conditions-of-sight';
import { lateFor } from '../../../src/case/deadline-views';
import { rolesOf } from '../../../src/case/roles';
import { maySee, sees } from '../../../src/case/who-sees-what';
import { states } from './states';

/** Who sees what, by asking the one table about cases that were played: nothing of it stands here a second time. */

type StateName = keyof typeof states;

/** Somebody in some of these cases; of what is kept for each accused, they are asked for that of the first. */
interface Column {
  readonly name: string;
  readonly who: string;
  readonly in: readonly StateName[];
  /** By the directory, which is asked before HR's overview is. */
  readonly isHr?: true;
  readonly isSafetyRepresentative?: true;
}

export const columns: readonly Column[] = [
  { name: 'complainant', who: 'nora', in: ['late', 'twoAccused', 'closed', 'dismissal', 'appealed', 'support'] },
  { name: 'accused', who: 'jonas', in: ['twoAccused', 'dismissal', 'appealed'] },
  { name: 'other accused', who: 'silje', in: ['twoAccused'] },
  { name: 'witness', who: 'eva', in: ['witnessHeard'] },
  { name: 'observer', who: 'silje', in: ['observed', 'wishesAsked'] },
  { name: 'companion', who: 'a companion', in: ['twoAccused', 'dismissal'] },
  { name: 'representative asked for support', who: 'silje', in: ['support'] },
  {
    name: 'representative not asked',
    who: 'a representative',
    in: ['late', 'twoAccused', 'dismissal'],
    isSafetyRepresentative: true,
  },
  { name: 'handler', who: 'kari', in: ['late', 'twoAccused', 'closed', 'dismissal', 'appealed'] },
  { name: 'former handler', who: 'kari', in: ['handedOver'] },
  { name: 'HR adviser on the case', who: 'anne', in: ['late', 'twoAccused', 'closed', 'dismissal', 'appealed'] },
  { name: 'other HR', who: 'bjorn', in: ['late', 'twoAccused', 'closed', 'dismissal', 'appealed'], isHr: true },
  { name: 'leader above before an appeal', who: 'per', in: ['late', 'twoAccused', 'closed', 'dismissal'] },
  { name: 'leader above after it', who: 'per', in: ['appealed'] },
  { name: 'appointing authority', who: 'ingrid', in: ['dismissal'] },
  { name: 'outsider', who: 'an outsider', in: ['late', 'twoAccused', 'closed', 'dismissal', 'appealed'] },
];

const officer = { id: 'sunniva', name: 'Sunniva Brekke', position: '', unit: '', active: true };

/** What whoever has the database reads of a case in each field that the store keeps beside what is sealed. */
const legible = {
  caseId: 'existence',
  version: 'existence',
  at: 'existence',
  nextDue: 'deadlines',
  firstDeadline: 'deadlines',
  commandId: undefined,
  mac: undefined,
  parts: undefined,
  snapshot: undefined,
  personKeys: undefined,
} satisfies Readonly<Record<keyof StoredHead | keyof StoredCommit, CasePart | undefined>>;

/** Two who have no part in any case, by the code that lets the one read, and by what is stored. */
export const beside: Readonly<Record<'data protection officer' | 'operator', (part: CasePart) => Word | undefined>> = {
  'data protection officer': (part) => {
    const all = Object.values(states);
    if (all.some(({ open }) => maySee(open, officer.id, part))) throw new Error(`the officer sees ${part}`);
    return part === 'looks' && all.every(({ ground, open }) => mayReadLooks(ground, open, officer)) ? 'yes' : undefined;
  },
  operator: (part) => (Object.values(legible).some((tells) => tells === part) ? 'numbers' : undefined),
};

export const words = {
  always: 'yes',
  onceAsked: 'once asked',
  onceCalled: 'from the call',
  whileLetIn: 'while let in',
  ownPart: 'own part',
  ownWay: 'own part',
  knownParts: 'known parts',
  ownWords: 'own',
  ownStatement: 'own',
  ownReport: 'own',
  ownRequest: 'own',
  ofWhatTheyRead: 'with the rest',
  onceNamed: 'once named',
  untilClosed: 'until closed',
  ofDismissed: 'of whom it decides',
  ifAllDismissed: 'if it decides on all',
} as const satisfies Record<Condition, string>;
export type Word = (typeof words)[Condition] | 'numbers' | 'how many';

export const legend: Readonly<Record<Word, string>> = {
  yes: 'all of it, while they are what the column says',
  'once asked':
    'at once where they complained themselves; where somebody else reported it, once asked for their wishes',
  'from the call': 'once called to a conversation, a talk or a disciplinary meeting; nothing at all before',
  'while let in': 'until they say no, or either of the two ends it',
  'own part': 'of several accused what is about themselves, and nothing of the others',
  'known parts': 'of several accused those whom they named, or of whom a letter has told them',
  own: 'what they wrote or said themselves',
  'once named': 'with the call; where that was postponed with a reason, once they are told',
  'until closed': 'until the case is closed to the parties: who follows up something later would tell that it came',
  'of whom it decides': 'of the accused on whose dismissal it decides',
  'with the rest': 'beside what they may read, where it is about that',
  'if it decides on all': 'only where everybody whom it names is to be dismissed',
  numbers:
    'the number of the case and how late which step is, for HR; for an operator the number, how many entries and when, and the next dates',
  'how many':
    'for a safety representative: about how many in their area, and none where it has few people (1.6-3); no number of a case, and no step',
};

function isCounted(name: StateName, who: string, part: CasePart): boolean {
  const { open: state, ground, now } = states[name];
  const { people } = ground.policy.areaNumbers;
  const numbers = numbersOfArea(ground, who, { people, cases: [{ state, ground }] }, now);
  if (!numbers || numbers === 'tooFew') return false;
  return (part === 'existence' && numbers.cases !== 'none') || (part === 'lateness' && numbers.late !== 'none');
}

export function cellOf({ who, in: names, isHr, isSafetyRepresentative }: Column, part: CasePart): Word | undefined {
  const found = names.flatMap((name): readonly Word[] => {
    const { open: state, ground, now } = states[name];
    const subjects = ['matter', 'a1'].filter((subject) => maySee(state, who, part, subject));
    const held = rolesOf(state, who).flatMap(({ role }) => sees[role][part] ?? []);
    if (subjects.length > 0) return held.map((condition) => words[condition]);
    if (isSafetyRepresentative && isCounted(name, who, part)) return ['how many'];
    return part === 'lateness' && isHr && lateFor(ground, state, who, now).length > 0 ? ['numbers'] : [];
  });
  return found[0];
}
