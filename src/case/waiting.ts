import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import { onceOf } from '../procedure/once-of';
import type { Role, RuleNumber, Step } from '../procedure/steps';
import { appealDaysOf } from './appeal-days';
import { asKnownTo } from './as-known';
import { atLocalTime, type Calendar, instantOf, workingDayAtOrBefore } from './calendar';
import type { InstanceId, Subject } from './events';
import { factsOf, finishedRounds, gatesOf, instancesOf, isNeeded, isOfferedBefore, isOver } from './needs';
import { personIn } from './roles';
import { type Case, documentOf, firstRound, instanceOf, keyOf } from './state';

/** What a step waits for besides other steps: a day, an appeal, or what the facts must show. */

/** The rule of the first condition that is not fulfilled; undefined where all are. */
export function unfulfilled(
  procedure: Procedure,
  state: Case,
  step: Step,
  { subject }: InstanceId,
): RuleNumber | undefined {
  const conditions = conditionsOf(procedure, step.name);
  if (conditions.length === 0) return undefined;
  const facts = factsOf(state, subject);
  return conditions.find(({ holds }) => !holds(facts))?.rule;
}

const conditionsOf = onceOf((procedure: Procedure, step: string) =>
  declared(procedure, 'condition').filter(({ steps }) => steps.includes(step)),
);

/** The rule under which it waits until no appeal can come any more, or all were decided; undefined where it doesn't. */
export function waitsForAppeals(procedure: Procedure, { name }: Step): RuleNumber | undefined {
  return ruleOfAppeals(procedure, name);
}

const ruleOfAppeals = onceOf(
  (procedure: Procedure, step: string) =>
    declared(procedure, 'afterAppeals').find(({ steps }) => steps.includes(step))?.rule,
);

/** The rule under which a step waits for something that is no step: who has the case, what it shows, or the appeals. */
export function awaitedUnder(
  procedure: Procedure,
  state: Case,
  step: Step,
  instance: InstanceId,
): RuleNumber | undefined {
  const condition = unfulfilled(procedure, state, step, instance);
  if (condition) return condition;
  return hasItsDay(procedure, state, step, instance) ? undefined : waitsForAppeals(procedure, step);
}

/** Whether something waits for a day that only the clock brings. */
export function waitsForADay(procedure: Procedure, step: Step): boolean {
  return step.waitsForDay !== undefined || waitsForAppeals(procedure, step) !== undefined;
}

/** The day has come, or what ended the waiting came after it began. */
export function hasItsDay(procedure: Procedure, state: Case, step: Step, instance: InstanceId): boolean {
  if (waitsForAppeals(procedure, step) && hasAppealToDecide(procedure, state, instance)) return false;
  const { waitsForDay, eachOf = '' } = step;
  if (!waitsForADay(procedure, step) || isOfferedBefore(step) || instanceOf(state, instance).dayCame) return true;
  if (waitsForDay?.until !== 'answered' || !isOver(procedure, state, waitsForDay.orAfter, instance.subject))
    return false;
  const begun = instanceOf(state, { ...instance, step: eachOf }).done?.at ?? '';
  const ending = stepNamed(procedure, waitsForDay.orAfter);
  const ends = ending ? gatesOf(state, ending, instance.subject) : [];
  const ended = ends
    .flatMap((end) => instanceOf(state, end).done?.at ?? [])
    .sort()
    .at(-1);
  return ended === undefined || begun <= ended;
}

/** The instant for which it waits; undefined where that is not known yet. */
export function dayOfWaiting(
  procedure: Procedure,
  calendar: Calendar,
  state: Case,
  step: Step,
  instance: InstanceId,
): string | undefined {
  const due = state.due[keyOf(instance)];
  switch (step.waitsForDay?.until) {
    case 'answered':
      return due?.at;
    case 'due':
      // What falls on a day off comes up on the working day before, as its reminders do.
      return due && atLocalTime(workingDayAtOrBefore(due.day, calendar), '00:00', calendar);
    case 'meeting':
      return instantOf(meetingOf(state, step, instance) ?? '', calendar);
    default:
      return waitsForAppeals(procedure, step) ? endOfAppeals(procedure, state, instance) : undefined;
  }
}

/** The local time of the meeting to which the letter calls of which this is a round. */
export function meetingOf(state: Case, { eachOf = '' }: Step, instance: InstanceId): string | undefined {
  return documentOf(state, { ...instance, step: eachOf })?.elements?.meetAt;
}

/** The last moment at which a party may appeal the decision that stands. */
function endOfAppeals(procedure: Procedure, state: Case, { subject }: InstanceId): string | undefined {
  return (['complainant', 'accused'] satisfies Role[])
    .flatMap((role) => appealDaysOf(procedure, state, role, subject)?.accepted.at ?? [])
    .sort()
    .at(-1);
}

function hasAppealToDecide(procedure: Procedure, state: Case, { subject }: InstanceId): boolean {
  return declared(procedure, 'appealPeriod').some(({ of }) =>
    declared(procedure, 'step')
      .filter((step) => step.eachOf === of)
      .flatMap((step) => instancesOf(state, step).map((instance) => ({ step, instance })))
      .some(
        ({ step, instance }) =>
          instance.subject === subject &&
          !instanceOf(state, instance).done &&
          isNeeded(procedure, state, step, instance),
      ),
  );
}

export interface Waiting {
  readonly instance: InstanceId;
  readonly rule: RuleNumber;
}

/** The letters for which everybody waits who would take the step: whoever was told may take it, by what they know of. */
export function lettersToCome(
  procedure: Procedure,
  state: Case,
  step: Step,
  { subject }: InstanceId,
  acting: readonly { readonly role: Role }[],
): readonly Waiting[] {
  if (step.does !== 'record' || !step.onceTold) return [];
  const { onceTold } = step;
  const waited = acting.map(({ role }) => ({
    names: onceTold[role] ?? [],
    known: knownIn(procedure, state, role, subject),
  }));
  const isTold = ({ names, known }: (typeof waited)[number]) =>
    names.length === 0 ||
    names.some((name) => finishedRounds(known, name, subject) >= firstRound(known, name, subject));
  if (waited.some(isTold)) return [];
  return waited.flatMap(({ names, known }) =>
    names.map((name) => ({
      instance: { step: name, subject, round: firstRound(known, name, subject) },
      rule: step.rule,
    })),
  );
}

/** A decision stands for a party until they were told that an appeal has undone it. */
function knownIn(procedure: Procedure, state: Case, role: Role, subject: Subject): Case {
  const personId = personIn(state, role, subject)?.accountId;
  return personId ? asKnownTo(procedure, state, personId) : state;
}
