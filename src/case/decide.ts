import { declared, type Procedure } from '../procedure/declarations';
import { noteDelivered } from './appeal-days';
import type {
  AskForSupport,
  Command,
  LookAtPeople,
  NoteDelivered,
  NoteNotReached,
  OpenFalseAccusation,
  RemindMe,
  RunDue,
  SendComplaint,
  TakeStep,
} from './commands';
import { receive } from './decide-complaint';
import { remind, runDue } from './decide-due';
import { openFalseAccusation } from './decide-false-accusation';
import { noteNotReached, remindMe } from './decide-reaching';
import { rolesMoved } from './decide-roles';
import { takeStep } from './decide-step';
import { askForSupport } from './decide-support';
import type { CaseEvent } from './events';
import { folded } from './evolve';
import type { Decision, Ground } from './ground';
import { tasksThatCame } from './messages';
import { isRefusal, type Refusal } from './refusal';
import { holderOf } from './roles';
import { type Case, type CaseState, instanceOf, isBeforeComplaint, isEveryStrandClosed } from './state';
import { isFinished, openTasks, rolesOfStep, type Task } from './tasks';

/**
 * What a command brings about, or why it is refused. A command that was carried out already brings about nothing
 * more, and is no refusal.
 */
export function decide(ground: Ground, state: CaseState, command: Command): Decision {
  const outcome = outcomeOf(ground, state, command);
  return isRefusal(outcome) ? outcome : outcome.events;
}

/** The events of one command, and the case as it is after them. */
export interface Happened<State extends CaseState = CaseState> {
  readonly events: readonly CaseEvent[];
  /** The state before, as it was, where there are none; otherwise a new one, which is whoever asked's to change. */
  readonly after: State;
}

/** As {@link decide}, for whoever goes on with the case: what was worked out about it on the way is not lost. */
export function outcomeOf(ground: Ground, state: CaseState, command: Command): Happened | Refusal {
  if (state.phase !== 'absent' && state.commands[command.id]) return { events: [], after: state };
  const { body } = command;
  switch (body.type) {
    case 'SendComplaint':
      return after(state, receive(ground, state, command as Command<SendComplaint>));
    case 'OpenFalseAccusation':
      return after(state, openFalseAccusation(ground, state, command as Command<OpenFalseAccusation>));
    case 'AskForSupport':
      return after(state, askForSupport(ground, state, command as Command<AskForSupport>));
    case 'TakeStep':
      return withConsequences(ground, state, command as Command<TakeStep>, takeStep);
    case 'RunDue':
      return withConsequences(ground, state, command as Command<RunDue>, runDue);
    case 'LookAtPeople':
      return withConsequences(ground, state, command as Command<LookAtPeople>, () => []);
    case 'RemindMe':
      return after(state, remindMe(ground, state, command as Command<RemindMe>));
    case 'NoteNotReached':
      return thenOpened(ground, state, command, noteNotReached(ground, state, command as Command<NoteNotReached>));
    case 'NoteDelivered':
      return after(state, noteDelivered(ground, state, command as Command<NoteDelivered>));
  }
}

function after(state: CaseState, events: Decision): Happened | Refusal {
  return isRefusal(events) ? events : { events, after: folded(state, events) };
}

/** In the same breath: roles that can't be kept go on to others, and a case with nothing left to ask for is closed. */
function withConsequences<Body extends TakeStep | RunDue | LookAtPeople>(
  ground: Ground,
  state: CaseState,
  command: Command<Body>,
  decided: (ground: Ground, state: CaseState, command: Command<Body>) => Decision,
): Happened | Refusal {
  const events = decided(ground, state, command);
  if (isRefusal(events) || state.phase === 'absent') return after(state, events);
  const { at, by, body } = command;
  const happened = folded(state, events);
  const moved = rolesMoved(ground, happened, body.around, { at, by });
  if (wouldLeaveNobody(events, moved)) return { refused: 'noSuccessor', rule: 'P-1' };
  const handedOn = folded(happened, moved);
  if (body.type === 'TakeStep' && reachesNobody(ground, handedOn, body)) return { refused: 'noReceiver', rule: 'P-1' };
  const reminded =
    body.type === 'RunDue'
      ? remind(ground, handedOn, body, { at, by }, cameWith(ground, state, handedOn, [...events, ...moved]))
      : [];
  const last = [...closedOrReopened(ground, handedOn, { at, by }), ...reminded];
  return { events: [...events, ...moved, ...last], after: folded(handedOn, last) };
}

function cameWith({ procedure }: Ground, before: Case, after: Case, events: readonly CaseEvent[]): readonly Task[] {
  if (events.length === 0) return [];
  return tasksThatCame(openTasks(procedure, before), openTasks(procedure, after), events);
}

/** What HR is asked to see to opens a case that was closed. */
function thenOpened(ground: Ground, state: CaseState, { at, by }: Command, events: Decision): Happened | Refusal {
  if (isRefusal(events) || state.phase === 'absent' || events.length === 0) return after(state, events);
  const noted = folded(state, events);
  const opened = closedOrReopened(ground, noted, { at, by });
  return { events: [...events, ...opened], after: folded(noted, opened) };
}

/** P-1: what somebody is to follow up reaches them, or is refused, so that who reports it turns to somebody else. */
function reachesNobody({ procedure }: Ground, state: Case, { instance }: TakeStep): boolean {
  return declared(procedure, 'step').some(
    (step) =>
      step.reachesSomebody &&
      step.eachOf === instance.step &&
      rolesOfStep(step).every((role) => holderOf(state, role) === undefined),
  );
}

/** P-1: nobody steps down from where nobody else could go on. Where no leader handles it, HR appoints one. */
function wouldLeaveNobody(events: readonly CaseEvent[], moved: readonly CaseEvent[]): boolean {
  const steppedDown = events.some(({ type }) => type === 'SteppedDown');
  return steppedDown && moved.some((event) => event.type === 'RoleVacated' && event.role !== 'handler');
}

/** With nothing left to ask for a case is closed; what is reported afterwards opens it again. */
function closedOrReopened(
  { procedure }: Ground,
  state: Case,
  moment: { readonly at: string; readonly by: string },
): readonly CaseEvent[] {
  const isOver = hasEnded(procedure, state) && isFinished(procedure, state);
  if (isOver === (state.phase === 'closed')) return [];
  return [{ ...moment, strand: 'common', type: isOver ? 'CaseClosed' : 'CaseReopened' }];
}

/** Every strand was closed; or what went before a complaint was ended by whom it concerns. */
function hasEnded(procedure: Procedure, state: Case): boolean {
  if (!isBeforeComplaint(state)) return isEveryStrandClosed(state);
  return declared(procedure, 'step').some((step) => {
    const closes = step.does === 'record' && step.beforeComplaint ? step.closes : undefined;
    const answers = instanceOf(state, { step: step.name, subject: 'matter', round: 1 }).done?.answers;
    return answers !== undefined && closes?.(answers) === true;
  });
}
