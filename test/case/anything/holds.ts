import type { CaseCommit } from '../../../src/case/commit';
import { partiesAmong } from '../../../src/case/decide-complaint';
import { nextDue } from '../../../src/case/decide-due';
import type { CaseEvent } from '../../../src/case/events';
import type { Ground } from '../../../src/case/ground';
import { taskMessage } from '../../../src/case/message-views';
import type { Message } from '../../../src/case/messages';
import { progressOf } from '../../../src/case/progress';
import { nextReminder, remindersDue } from '../../../src/case/reminders';
import { rolesOf } from '../../../src/case/roles';
import type { Case, CaseState } from '../../../src/case/state';
import { offers, type Task } from '../../../src/case/tasks';
import { blockedFor, correctionsOf, offersTo, peopleIn, recordsFor, tasksOf } from '../../../src/case/views';
import type { Candidate } from '../../../src/procedure/declarations';
import { appealsAreHeldToTheirDays, decidersUnderAppeal } from './holds-appeals';
import { disciplineIsHeldToItsRules, signedStaysSigned, waitsForAuthority } from './holds-discipline';
import { inWords, type World } from './world';

/** What must hold after every commit, whatever people did. */

interface Moment {
  readonly ground: Ground;
  readonly world: World;
  readonly before: CaseState;
  readonly state: Case;
  readonly commit: CaseCommit;
  /** All that ever happened, this commit included. */
  readonly events: readonly CaseEvent[];
  readonly now: string;
}

const given = ['handler', 'hrAdviser', 'leaderAbove', 'appointingAuthority'] as const;

export function holdsAfter(moment: Moment, tasks: readonly Task[]): void {
  nobodyHandlesTheirOwn(moment, tasks);
  somebodyCanGoOn(moment, tasks);
  onlyThoseWhoMayKnowAreTold(moment);
  nobodyIsRemindedTwice(moment);
  appealsAreHeldToTheirDays(moment.state, moment.commit, moment.events);
  disciplineIsHeldToItsRules(moment.state, moment.commit, moment.events, tasks);
  if (moment.before.phase !== 'absent') signedStaysSigned(moment.before, moment.state);
  // Looking at a case with everybody's eyes takes long, and the same is seen a little later.
  if (moment.commit.version % 20 === 0 || moment.state.phase === 'closed') everybodySeesTheirOwn(moment, tasks);
  for (const { personId, command } of tasks) {
    must(!personId || rolesOf(moment.state, personId).length > 0, `${personId} is to ${command} without a part in it`);
  }
}

/** Parties by what was said in the case alone, and not by what the core made of it. */
function parties({ complainant, observer, strands, instances }: Case): string[] {
  const accused = Object.values(strands).map((strand) => strand.accused);
  const later = Object.entries(instances).flatMap(([key, { done }]) =>
    key.startsWith('reportMore/') && done
      ? [{ accountId: done.answers.againstId, name: done.answers.against ?? '' }]
      : [],
  );
  return [complainant, observer, ...accused, ...later].flatMap(
    (person) =>
      person?.accountId ?? (person && Object.hasOwn(inWords, person.name) ? inWords[person.name] : undefined) ?? [],
  );
}

function nobodyHandlesTheirOwn({ state }: Moment, tasks: readonly Task[]): void {
  if (state.way === 'informal' || state.way === 'helped') return;
  const own = parties(state);
  const holders = given.flatMap((role) => state.roles[role]?.accountId ?? []);
  for (const id of holders) must(!own.includes(id), `${id} is a party and holds a role`);
  must(new Set(holders).size === holders.length, `somebody fills two roles: ${holders}`);
  for (const { role, personId, command } of tasks) {
    const handles = given.some((one) => one === role);
    must(!handles || !own.includes(personId ?? ''), `${personId} is a party and is to ${command}`);
  }
  for (const [key, { done }] of Object.entries(state.instances)) {
    const stepped = key.startsWith('stepDown/') && done?.by;
    must(!stepped || !holders.includes(stepped), `${stepped} stepped down and holds a role`);
  }
}

/** An open case waits for somebody or for a day; or nobody in the whole organisation may have it. */
function somebodyCanGoOn({ ground, state, world }: Moment, tasks: readonly Task[]): void {
  if (state.phase === 'closed') must(tasks.length === 0, 'a closed case has an open task');
  if (state.phase === 'closed') must(nextReminder(ground, state) === undefined, 'a closed case reminds somebody');
  if (state.phase === 'closed') return;
  if (tasks.some(({ personId }) => personId !== undefined)) return;
  const moves = offers(ground.procedure, state).filter(({ command }) => movesOn.includes(command));
  const someone = moves.some(({ personId }) => personId !== undefined);
  must(someone || happensByItself(ground, state) !== undefined || nobodyIsLeft(state, world), 'a dead end');
}

/** When something comes that is more than a reminder: reminders alone bring no case to its end. */
export function happensByItself(ground: Ground, state: CaseState): string | undefined {
  return nextDue(ground, state, []);
}

/** Offers by which the one who has them ends what is open. */
export const movesOn = [
  'EndInformal',
  'EndHelp',
  'TellOfCompanion',
  'CallAccused',
  'CallToTalk',
  'CallToHearing',
  'CallToDiscussion',
  'TellOfDelay',
];

/** A role is empty, and nobody whom the organisation names for it is there and free. */
export function nobodyIsLeft(state: Case, world: World): boolean {
  const { leaders, hr, lastResort, appointing } = world.around([]);
  const holders = given.flatMap((role) => state.roles[role]?.accountId ?? []);
  const halves = [state, ...Object.values(state.strands)].flatMap(({ instances }) =>
    Object.values(instances).flatMap(({ done, halves = {} }) =>
      done ? [] : Object.values(halves).map(({ by }) => by),
    ),
  );
  const out = [...parties(state), ...holders, ...state.steppedDown, ...halves];
  const free = (some: readonly Candidate[]) => {
    // A name in words may mean more people than the one that was thought of.
    const { accusedIds, complainantIds } = partiesAmong(state, some);
    const meant = [...accusedIds, ...complainantIds];
    return some.filter(({ id, active }) => active && !out.includes(id) && !meant.includes(id)).length;
  };
  const adviser = state.roles.hrAdviser?.accountId;
  if (!adviser || !world.isThere(adviser)) return free([...hr, ...lastResort]) === 0;
  const handler = state.roles.handler?.accountId;
  // Closed strands need nobody who handles them.
  const isHandled = Object.values(state.strands).some(({ closedAt }) => closedAt === undefined);
  if (isHandled && (!handler || !world.isThere(handler))) return free(world.leaders()) === 0;
  const isDismissal = Object.values(state.strands).some(waitsForAuthority);
  if (isDismissal && !state.roles.appointingAuthority) return free([...(appointing ?? []), ...lastResort]) === 0;
  // Nobody is asked about an appeal against what they decided.
  out.push(...decidersUnderAppeal(state));
  return free([...leaders, ...hr, ...lastResort]) === 0;
}

function onlyThoseWhoMayKnowAreTold({ before, state, commit }: Moment): void {
  for (const message of commit.messages) {
    if (message.kind === 'caseToOpen') continue;
    if (message.kind === 'reminder' && message.of.every(({ as }) => as === 'outside')) {
      onlyOutsiders(state, message.to);
      continue;
    }
    const knows = rolesOf(state, message.to).length > 0;
    const knew = before.phase !== 'absent' && rolesOf(before, message.to).length > 0;
    must(knows || (knew && tellsNothingNew(message)), `${message.to} may not know and gets ${JSON.stringify(message)}`);
  }
}

/** P-9: nobody whom it concerns hears of it as somebody outside the case. */
function onlyOutsiders(state: Case, personId: string): void {
  must(!parties(state).includes(personId), `${personId} is a party and is told that it is late`);
  must(rolesOf(state, personId).length === 0, `${personId} has a part in it and is told as if outside`);
}

/** Whoever was reminded is not reminded of the same at once again. */
function nobodyIsRemindedTwice({ ground, state, commit, now }: Moment): void {
  if (!commit.events.some(({ type }) => type === 'Reminded')) return;
  must(remindersDue(ground, state, now) === undefined, 'reminders come up again at once');
  must((nextReminder(ground, state) ?? now) >= now, 'a moment that has passed is still to come');
}

/** An old card that goes away; and the word to whoever helped that their help has ended. */
function tellsNothingNew(message: Message): boolean {
  return (
    message.kind === 'cardChanged' ||
    (message.kind === 'notice' && ['HelpEnded', 'InformalEnded'].includes(message.notice))
  );
}

/** What a person is shown can be made, and has every task that is theirs. */
function everybodySeesTheirOwn({ ground, state, now }: Moment, tasks: readonly Task[]): void {
  for (const id of peopleIn(state)) {
    const shown = tasksOf(ground, state, id, now);
    const own = tasks.filter(({ personId }) => personId === id);
    must(shown.length === own.length, `${id} sees ${shown.length} of ${own.length} tasks`);
    offersTo(ground, state, id, now);
    correctionsOf(ground, state, id, now);
    blockedFor(ground, state, id);
    recordsFor(ground, state, id);
    progressOf(ground, state, id, now);
    for (const task of own)
      must(taskMessage(ground, state, id, task, now).kind === 'task', `no card for ${task.command}`);
  }
}

export function must(fact: boolean, what: string): void {
  if (!fact) throw new Error(what);
}
