import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { Answers, Facts, Step } from '../procedure/steps';
import type { InstanceId, Subject } from './events';
import { personIn, rolesOf } from './roles';
import { roundsDone, wasTaken } from './rounds';
import { type Case, firstRound, instanceOf, isBeforeComplaint, isEveryStrandClosed } from './state';
import { once, onceAlone } from './worked-out';

/** Which passes through which steps a case asks for at all, whoever takes them and whenever. */

export function subjectsOf(state: Case, step: Step): readonly Subject[] {
  return step.for === 'eachAccused' ? Object.keys(state.strands) : [step.for];
}

/** Every pass through a step that there is or that could begin now. */
export function instancesOf(state: Case, step: Step): readonly InstanceId[] {
  const instances: InstanceId[] = [];
  for (const subject of subjectsOf(state, step))
    for (const round of roundsOf(state, step, subject)) instances.push({ step: step.name, subject, round });
  return instances;
}

function roundsOf(state: Case, step: Step, subject: Subject): readonly number[] {
  const from = firstRound(state, step.name, subject);
  if (step.does === 'settle') return [Math.max(from, finishedRounds(state, step.settles, subject) + 1)];
  if (step.does === 'reach') return upTo(timesNotReached(state, step, subject));
  if (step.eachOf) return roundsOfEach(state, step, step.eachOf, subject);
  if (!step.repeats) return [from];
  return upTo(Math.max(from, finishedRounds(state, step.name, subject) + 1)).filter((round) => round >= from);
}

/** Those that count of what it is a round of, all or the newest only. */
function roundsOfEach(state: Case, step: Step, each: string, subject: Subject): readonly number[] {
  const from = Math.max(firstRound(state, step.name, subject), firstRound(state, each, subject));
  const rounds = roundsDone(state, each, subject).filter((round) => round >= from);
  return step.newestOnly ? rounds.slice(-1) : rounds;
}

/** Every pass through a step that was ever begun, those before an appeal sent it back too. */
export function everyRound(state: Case, step: Step): readonly InstanceId[] {
  return subjectsOf(state, step).flatMap((subject) =>
    (step.does === 'reach' ? roundsOf(state, step, subject) : roundsDone(state, step.name, subject)).map((round) => ({
      step: step.name,
      subject,
      round,
    })),
  );
}

function timesNotReached(state: Case, { name }: Step, subject: Subject): number {
  let round = 0;
  while (instanceOf(state, { step: name, subject, round: round + 1 }).notReached) round += 1;
  return round;
}

/** The newest finished round that counts, where not all before it need be finished; 0 where there is none. */
export function newestRound(state: Case, step: string, subject: Subject): number {
  return roundsDone(state, step, subject).findLast((round) => round >= firstRound(state, step, subject)) ?? 0;
}

/** As {@link newestRound}, of those that did not come too late. */
function newestInTime(state: Case, step: string, subject: Subject): number {
  const isInTime = (round: number) => instanceOf(state, { step, subject, round }).late === undefined;
  const first = firstRound(state, step, subject);
  return roundsDone(state, step, subject).findLast((round) => round >= first && isInTime(round)) ?? 0;
}

/** The newest finished round; one below the first where none is finished, since it was begun anew. */
export function finishedRounds(state: Case, step: string, subject: Subject): number {
  const done = roundsDone(state, step, subject);
  let round = firstRound(state, step, subject) - 1;
  while (done.includes(round + 1)) round += 1;
  return round;
}

/** What several roles may say, each for themselves and at any time. */
export function isSaidAnew(step: Step | undefined): boolean {
  return step?.repeats === 'offered' && typeof step.by !== 'string';
}

/**
 * The pass that somebody means. What is said anew is never done already, however old the form: a report must not be lost
 * because another one came first, and its refusal would tell that one did.
 *
 * @rule P-5
 */
export function passMeant(procedure: Procedure, state: Case, instance: InstanceId): InstanceId {
  const step = stepNamed(procedure, instance.step);
  if (!step || !isSaidAnew(step)) return instance;
  return { ...instance, round: finishedRounds(state, step.name, instance.subject) + 1 };
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

/** Offered and never pressed: what is a "may" altogether, and every round after the first of what repeats. */
export function isOffered(state: Case, step: Step, { round, subject }: InstanceId): boolean {
  const first = firstRound(state, step.name, subject);
  // Once one of two has said what they think of it, the other is asked.
  if (step.may && step.does === 'jointly')
    return instanceOf(state, { step: step.name, subject, round }).halves === undefined;
  if (step.does === 'record' && step.insteadOf && isUnanswered(state, step.insteadOf.step, subject, round))
    return false;
  if (isOfferedBefore(step) && instanceOf(state, { step: step.name, subject, round }).dayCame) return false;
  return step.may === true || (step.repeats === 'offered' && round > first);
}

/** Whoever may take it need not wait for its day: from then on it is asked for. */
export function isOfferedBefore({ waitsForDay }: Step): boolean {
  return waitsForDay?.until === 'due' && waitsForDay.offeredBefore === true;
}

/** Asked for as often as is owed, up to this round, and not done in it or in a later one. */
export function isUnanswered(state: Case, step: string, subject: Subject, round: number): boolean {
  const last = upTo(round)
    .filter((one) => one >= firstRound(state, step, subject))
    .map((one) => instanceOf(state, { step, subject, round: one }))
    .findLast(({ unanswered, done }) => unanswered || done);
  return last?.unanswered === true && last.done === undefined;
}

/** Whether a case of this kind, as it stands, asks for this pass through the step. */
export function isNeeded(procedure: Procedure, state: Case, step: Step, instance: InstanceId): boolean {
  return (
    belongsTo(state, step) &&
    isWithinStage(procedure, state, step, instance.subject) &&
    (step.when?.(factsOf(state, instance.subject)) ?? true) &&
    !(step.until ?? []).some((name) => isOver(procedure, state, name, instance.subject)) &&
    concerns(procedure, state, step, instance)
  );
}

function belongsTo(state: Case, { beforeComplaint }: Step): boolean {
  return isBeforeComplaint(state) === (beforeComplaint ?? false);
}

/** What is closed asks for nothing more but what is always open; what is set aside, only for what closes it. */
function isWithinStage(procedure: Procedure, state: Case, { stage, beforeComplaint }: Step, subject: Subject): boolean {
  if (stage === 'always') return true;
  if (beforeComplaint) return state.phase === 'open';
  const own = Object.hasOwn(state.strands, subject) ? state.strands[subject] : undefined;
  if (own ? own.closedAt !== undefined : isEveryStrandClosed(state)) return false;
  return stage !== undefined || !(state.way === 'falseAccusation' || isSetAside(procedure, state));
}

export const isSetAside = once((procedure, state): boolean =>
  declared(procedure, 'step').some((step) => {
    if (step.does !== 'jointly' || !step.setsAside) return false;
    const answers = newestAnswers(state, step.name, 'matter');
    return answers !== undefined && step.setsAside(answers);
  }),
);

/** What lies in the kind of the step itself. */
function concerns(procedure: Procedure, state: Case, step: Step, instance: InstanceId): boolean {
  switch (step.does) {
    case 'settle': {
      const settled = instanceOf(state, { ...instance, step: step.settles });
      return settled.differs === true && (!settled.done || instanceOf(state, instance).done !== undefined);
    }
    case 'write':
      return !step.of || wasHeld(state, { ...instance, step: step.of });
    case 'sign': {
      const writing = stepNamed(procedure, step.signs);
      return writing === undefined || isNeeded(procedure, state, writing, { ...instance, step: writing.name });
    }
    case 'reply': {
      const call = stepNamed(procedure, step.eachOf ?? '');
      const invitation = instanceOf(state, { ...instance, step: step.eachOf ?? '' }).done?.answers;
      // A second call is answered no more once there is a new first one: it was to a conversation before that.
      const newest = [step.eachOf ?? '', call?.eachOf ?? ''].map((name) => newestRound(state, name, instance.subject));
      return (invitation?.meetAt ?? '') !== '' && instance.round === Math.max(...newest);
    }
    case 'reach': {
      const { notReached, done } = instanceOf(state, instance);
      // Nobody outside is to hear any more of a case that is closed.
      const isOutside = notReached?.outside !== undefined && state.phase === 'open';
      return done !== undefined || isOutside || rolesOf(state, notReached?.personId ?? '').length > 0;
    }
    default:
      return true;
  }
}

/** Of a conversation that was declined or never came about there is nothing to write. */
function wasHeld(state: Case, conversation: InstanceId): boolean {
  const { done } = instanceOf(state, conversation);
  return done === undefined || done.how === 'done';
}

/**
 * Done, declined, fallen away, or not asked for: nothing waits for it. For all strands, where it is asked from outside.
 * What the procedure does not have never comes about, and so is never over.
 */
export function isOver(procedure: Procedure, state: Case, name: string, subject: Subject): boolean {
  const step = stepNamed(procedure, name);
  return step !== undefined && isPassed(procedure, state, step, subject);
}

/** Every gate that the step is for somebody with this subject is met. */
export function isPassed(procedure: Procedure, state: Case, step: Step, subject: Subject): boolean {
  const known = passed(procedure, state);
  const ofStep = known.get(step) ?? new Map<Subject, boolean>();
  const found =
    ofStep.get(subject) ?? gatesOf(state, step, subject).every((gate) => isMet(procedure, state, step, gate));
  known.set(step, ofStep.set(subject, found));
  return found;
}

const passed = once(() => new Map<Step, Map<Subject, boolean>>());

export function isMet(procedure: Procedure, state: Case, step: Step, instance: InstanceId): boolean {
  return instanceOf(state, instance).done !== undefined || !isNeeded(procedure, state, step, instance);
}

/** The passes through a step for which somebody with this subject waits: the first, or the one that is asked for anew. */
export function gatesOf(state: Case, gate: Step, subject: Subject): readonly InstanceId[] {
  const own = gate.for === 'eachAccused' && Object.hasOwn(state.strands, subject);
  const subjects = own ? [subject] : subjectsOf(state, gate);
  const round = (one: Subject) => {
    if (gate.repeats === 'whenNeeded') return finishedRounds(state, gate.name, one) + 1;
    const first = firstRound(state, gate.name, one);
    return gate.eachOf ? (roundsOfEach(state, gate, gate.eachOf, one).at(-1) ?? first) : first;
  };
  return subjects.map((one) => ({ step: gate.name, subject: one, round: round(one) }));
}

export function factsOf(state: Case, subject: Subject): Facts {
  const known = factsKnown(state);
  const found = known.get(subject) ?? findFacts(state, subject);
  known.set(subject, found);
  return found;
}

const factsKnown = onceAlone(() => new Map<Subject, Facts>());

function findFacts(state: Case, subject: Subject): Facts {
  return {
    way: state.way,
    hasHandler: state.roles.handler !== undefined,
    hasAdviser: state.roles.hrAdviser !== undefined,
    ...(state.supporter ? { supporter: state.supporter.leads ? 'leader' : 'other' } : {}),
    times: (step) => finishedRounds(state, step, 'matter'),
    sentBackTo: (step) => state.sentBackTo?.[step] ?? 0,
    round: (step) => newestRound(state, step, subject) || newestRound(state, step, 'matter'),
    roundInTime: (step) => newestInTime(state, step, subject) || newestInTime(state, step, 'matter'),
    hasAccount: (party) => personIn(state, party, subject)?.accountId !== undefined,
    wasDone: (step) => wasTaken(state, subject, step),
    answers: (step) =>
      [subject, 'matter', 'complainant'].map((one) => newestAnswers(state, step, one)).find((found) => found),
  };
}

function newestAnswers(state: Case, step: string, subject: Subject): Answers | undefined {
  const round = newestRound(state, step, subject);
  return round === 0 ? undefined : instanceOf(state, { step, subject, round }).done?.answers;
}
