import { DateTime } from 'luxon';
import type { CaseCommit } from '../../../src/case/commit';
import type { CaseEvent } from '../../../src/case/events';
import type { Case, Strand } from '../../../src/case/state';
import { zone } from './answers';
import { must } from './holds';

/** What must hold of every disciplinary procedure; reckoned from all that ever happened, and not as the core does it. */
export function disciplineIsHeldToItsRules(state: Case, { events }: CaseCommit, all: readonly CaseEvent[]): void {
  for (const event of events) {
    if (
      (event.type !== 'StepDone' && event.type !== 'DocumentWritten') ||
      !Object.hasOwn(state.strands, event.instance.subject)
    )
      continue;
    const { step, subject } = event.instance;
    const before = all.filter((one) => 'instance' in one && one.instance.subject === subject);
    if (step === 'holdMeeting' && event.type === 'StepDone') {
      isHeldTwoWeeksAfterReceipt(before, event.answers.heldAt ?? '', event.instance.round);
    }
    if (step === 'recordAbsence') must(before.some(isDone('moveMeeting')), 'an absence from a meeting never moved');
    if (['sendSanctionLetter', 'handOverDismissal'].includes(step)) {
      must(
        before.some((one) => isDone('holdMeeting')(one) || isDone('recordAbsence')(one)),
        'a sanction without a meeting or an absence from one',
      );
    }
    if (step === 'handOverDismissal' && event.type === 'DocumentWritten') {
      must(before.some(isDone('decideDismissal')), 'a dismissal that the appointing authority never decided');
      must(before.some(isDone('holdDiscussionMeeting')), 'a dismissal without a discussion meeting');
    }
  }
}

function isHeldTwoWeeksAfterReceipt(before: readonly CaseEvent[], heldAt: string, round: number): void {
  const receipts = before.flatMap((one) => {
    if (one.type !== 'StepDone' || one.instance.round !== round) return [];
    if (one.instance.step === 'confirmReceipt') return DateTime.fromISO(one.at, { zone });
    return one.instance.step === 'recordHandover' ? DateTime.fromISO(one.answers.handedOverAt ?? '', { zone }) : [];
  });
  const first = receipts.map((one) => one.startOf('day').plus({ days: 14 }).toMillis());
  must(first.length > 0, 'a meeting to which nobody was called');
  const held = DateTime.fromISO(heldAt, { zone }).startOf('day').toMillis();
  must(held >= Math.min(...first), `a meeting on ${heldAt}, sooner than two weeks after the receipt`);
}

/** What was signed, or sent, is never different afterwards. */
export function signedStaysSigned(before: Case, state: Case): void {
  for (const [part, after] of partsOf(before, state)) {
    for (const [key, { sha256 }] of Object.entries(part.documents)) {
      const [step = '', subject = '', round = ''] = key.split('/');
      const signing = `${step.replace('write', 'sign').replace('takeDownComplaint', 'signOralNote')}/${subject}/${round}`;
      const isLetter = !step.startsWith('write') && step !== 'takeDownComplaint';
      const isSigned = part.instances[signing]?.done !== undefined;
      if (isSigned || isLetter) must(after.documents[key]?.sha256 === sha256, `${key} was changed after it was signed`);
    }
  }
}

type Part = Pick<Strand, 'instances' | 'documents'>;

function partsOf(before: Case, state: Case): readonly (readonly [Part, Part])[] {
  return [
    [before, state],
    ...Object.entries(before.strands).flatMap(([strand, part]): (readonly [Part, Part])[] => {
      const after = state.strands[strand];
      must(after !== undefined, `the strand ${strand} went away`);
      return after ? [[part, after]] : [];
    }),
  ];
}

function isDone(step: string): (event: CaseEvent) => boolean {
  return (event) => event.type === 'StepDone' && event.instance.step === step;
}

/** Both said that it is dismissal, and the appointing authority has not decided on it. */
export function waitsForAuthority(strand: Strand): boolean {
  const newest = (step: string) =>
    Object.entries(strand.instances)
      .filter(([key, { done }]) => key.startsWith(`${step}/`) && done)
      .map(([key, { done }]) => ({ round: Number(key.split('/')[2]), answers: done?.answers }))
      .sort((one, other) => one.round - other.round)
      .at(-1);
  const decided = newest('decideDiscipline');
  const isDismissal = ['dismissalWithNotice', 'summaryDismissal'].includes(decided?.answers?.outcome ?? '');
  return isDismissal && newest('decideDismissal')?.round !== decided?.round;
}
