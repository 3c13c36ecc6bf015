import { DateTime } from 'luxon';
import type { CaseCommit } from '../../../src/case/commit';
import type { CaseEvent, Reminded } from '../../../src/case/events';
import type { Case, Strand } from '../../../src/case/state';
import type { Task } from '../../../src/case/tasks';
import { zone } from './answers';
import { must } from './holds';

/** What must hold of every disciplinary procedure; reckoned from all that ever happened, and not as the core does it. */
export function disciplineIsHeldToItsRules(
  state: Case,
  { events }: CaseCommit,
  all: readonly CaseEvent[],
  tasks: readonly Task[],
): void {
  for (const strand of Object.keys(state.strands)) receiptsAreFollowed(all, strand, tasks);
  for (const event of events) if (event.type === 'Reminded') nobodyIsRemindedToHold(event, all);
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
    if (step === 'holdDiscussionMeeting' && event.type === 'StepDone') {
      isHeldAfterItsCall(before, event.answers.heldAt ?? '', event.instance.round);
    }
    if (step === 'recordAbsence') isFromAMovedMeeting(before, event.instance.round);
    if (['sendSanctionLetter', 'handOverDismissal'].includes(step)) {
      must(
        before.some((one) => isDone('holdMeeting')(one) || isDone('recordAbsence')(one)),
        'a sanction without a meeting or an absence from one',
      );
    }
    if (step === 'handOverDismissal' && event.type === 'DocumentWritten') {
      must(before.some(isDone('decideDismissal')), 'a dismissal that the appointing authority never decided');
      must(before.some(isDone('callToDiscussion')), 'a dismissal to whose discussion nobody was called');
      must(before.some(isOver('holdDiscussionMeeting')), 'a dismissal without a discussion meeting');
    }
  }
}

/** The local day of the meeting to which the summons of this round calls. */
function meetingDay(before: readonly CaseEvent[], round: number): DateTime | undefined {
  const sent = before.findLast(
    (one) => one.type === 'DocumentWritten' && one.instance.step === 'sendSummons' && one.instance.round === round,
  );
  const meetAt = sent?.type === 'DocumentWritten' ? sent.elements?.meetAt : undefined;
  return meetAt === undefined ? undefined : DateTime.fromISO(meetAt, { zone }).startOf('day');
}

/** By the word of either, the employee had the summons of this round on this day. */
function receiptDay(before: readonly CaseEvent[], round: number): DateTime | undefined {
  const received = before.find(
    (one) => one.type === 'StepDone' && receipts.includes(one.instance.step) && one.instance.round === round,
  );
  if (received?.type !== 'StepDone') return undefined;
  return DateTime.fromISO(received.answers.handedOverAt ?? received.at, { zone }).startOf('day');
}
const receipts = ['confirmReceipt', 'recordHandover'];

function isTooLate(before: readonly CaseEvent[], round: number, received: DateTime | undefined): boolean {
  const meeting = meetingDay(before, round);
  return meeting !== undefined && received !== undefined && received > meeting.minus({ days: 14 });
}

/** Had in time, from a meeting that was moved before; and not since nobody could have the summons to that one in time. */
function isFromAMovedMeeting(before: readonly CaseEvent[], round: number): void {
  const received = receiptDay(before, round);
  must(received !== undefined && !isTooLate(before, round, received), 'an absence from a meeting called to too late');
  const moves = before.filter((one) => isDone('moveMeeting')(one));
  const forced = moves.filter((one) => {
    const { round: from } = 'instance' in one ? one.instance : { round };
    const moment = DateTime.fromISO(one.at, { zone }).startOf('day');
    return isTooLate(before, from, receiptDay(before.slice(0, before.indexOf(one)), from) ?? moment);
  });
  must(moves.length > forced.length, 'an absence from a meeting that was never moved, or had to be');
}

/**
 * What was received too late is moved, and not held; what was asked for twice and not answered is handed over on paper.
 * Of the newest summons, as long as its meeting was neither moved nor held, and no appeal has begun it anew.
 */
function receiptsAreFollowed(all: readonly CaseEvent[], strand: string, tasks: readonly Task[]): void {
  const own = all.filter((one) => 'instance' in one && one.instance.subject === strand);
  const sent = own.findLast((one) => one.type === 'DocumentWritten' && one.instance.step === 'sendSummons');
  const isAnew = sent && all.slice(all.indexOf(sent)).some((one) => one.type === 'SentBack' && one.strand === strand);
  if (sent?.type !== 'DocumentWritten' || isAnew) return;
  const { round } = sent.instance;
  const commands = tasks.flatMap(({ command, instance }) =>
    instance.subject === strand && instance.round === round ? [command] : [],
  );
  const isOver = ['moveMeeting', 'moveLateMeeting', 'holdMeeting', 'recordAbsence'].some((step) =>
    own.some((one) => isDone(step)(one) && 'instance' in one && one.instance.round === round),
  );
  const received = receiptDay(own, round);
  const isLate = isTooLate(own, round, received);
  const isMoved = commands.includes('MoveLateMeeting');
  must(!isMoved || isLate, 'a meeting is to be moved though its summons came in time');
  must(!isLate || !commands.includes('HoldMeeting'), 'a meeting is to be held though its summons came too late');
  const isOpen = tasks.some(({ instance }) => instance.subject === strand);
  must(!isLate || isOver || isMoved || !isOpen || isSetAside(tasks), 'a meeting called to too late is not to be moved');
  const isUnanswered = own.some(
    (one) => one.type === 'Unanswered' && one.instance.step === 'confirmReceipt' && one.instance.round === round,
  );
  const isHandedOver = commands.includes('RecordHandover');
  must(
    !isUnanswered || received !== undefined || isOver || isHandedOver || !isOpen || isSetAside(tasks),
    'a summons that nobody confirmed is not to be handed over',
  );
}

/** A withdrawal is to be followed up first, or has set the case aside. */
function isSetAside(tasks: readonly Task[]): boolean {
  return tasks.some(({ command }) => ['DecideFollowUp', 'SettleFollowUp', 'CloseStrand'].includes(command));
}

function nobodyIsRemindedToHold({ reminders }: Reminded, all: readonly CaseEvent[]): void {
  for (const { instance } of reminders) {
    if (instance.step !== 'holdMeeting') continue;
    const own = all.filter((one) => 'instance' in one && one.instance.subject === instance.subject);
    const received = receiptDay(own, instance.round);
    must(!isTooLate(own, instance.round, received), 'somebody is reminded of a meeting that can’t be held');
  }
}

function isHeldTwoWeeksAfterReceipt(before: readonly CaseEvent[], heldAt: string, round: number): void {
  const received = receiptDay(before, round);
  must(received !== undefined, 'a meeting to which nobody was called');
  const held = DateTime.fromISO(heldAt, { zone }).startOf('day');
  const isSoon = received !== undefined && held < received.plus({ days: 14 });
  must(!isSoon, `a meeting on ${heldAt}, sooner than two weeks after the receipt`);
}

/** To the minute, since that is what is asked for. */
function isHeldAfterItsCall(before: readonly CaseEvent[], heldAt: string, round: number): void {
  const called = before.find(
    (one) => isDone('callToDiscussion')(one) && 'instance' in one && one.instance.round === round,
  );
  must(called !== undefined, 'a discussion meeting to which nobody was called');
  const held = heldAt === '' ? undefined : DateTime.fromISO(heldAt, { zone });
  const from = DateTime.fromISO(called?.at ?? '', { zone }).startOf('minute');
  must(held === undefined || held >= from, `a discussion meeting on ${heldAt}, before its call`);
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

/** Held, declined by whoever was called, or fallen away. */
function isOver(step: string): (event: CaseEvent) => boolean {
  const ways = ['StepDone', 'ConversationDeclined', 'Lapsed'];
  return (event) => ways.includes(event.type) && 'instance' in event && event.instance.step === step;
}

/** Both said that it is dismissal, no appeal has sent that back, and the appointing authority has not decided on it. */
export function waitsForAuthority(strand: Strand): boolean {
  const newest = (step: string) =>
    Object.entries(strand.instances)
      .filter(([key, { done }]) => key.startsWith(`${step}/`) && done)
      .map(([key, { done }]) => ({ round: Number(key.split('/')[2]), answers: done?.answers }))
      .sort((one, other) => one.round - other.round)
      .at(-1);
  const decided = newest('decideDiscipline');
  const isDismissal = ['dismissalWithNotice', 'summaryDismissal'].includes(decided?.answers?.outcome ?? '');
  const stands = (decided?.round ?? 0) >= (strand.begunAnew?.decideDiscipline ?? 1);
  return isDismissal && stands && newest('decideDismissal')?.round !== decided?.round;
}
