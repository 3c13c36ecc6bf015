import { declared } from '../procedure/declarations';
import type { Step } from '../procedure/steps';
import type { Command, NoteNotReached, RemindMe } from './commands';
import { dueWithin } from './dues';
import type { NotReached } from './events';
import type { Decision, Ground } from './ground';
import { instancesOf } from './needs';
import { tomorrow } from './reminders';
import { holderOf, rolesOf } from './roles';
import {
  type Case,
  type CaseState,
  cardKey,
  type Instance,
  type NotReached as InstanceNotReached,
  instanceOf,
  keyOf,
} from './state';
import { openTasks } from './tasks';

/**
 * P-1: a message did not reach somebody, so that HR sees to it; where it is HR that can't be reached, the leader. One
 * person is asked about once, until it was seen to.
 */
export function noteNotReached(ground: Ground, state: CaseState, command: Command<NoteNotReached>): Decision {
  if (state.phase === 'absent') return { refused: 'notYours' };
  const { personId } = command.body;
  if (rolesOf(state, personId).length === 0) return noteNotTold(ground, state, command);
  const whom = holderOf(state, 'hrAdviser') === personId ? 'hrAdviser' : 'others';
  const step = declared(ground.procedure, 'step').find((one) => one.does === 'reach' && one.reaches === whom);
  if (!step) return [];
  const before = instancesOf(state, step).map((instance) => instanceOf(state, instance));
  if (before.some(({ notReached, done }) => notReached?.personId === personId && !done)) return [];
  return [notReached(ground, step, before.length + 1, command)];
}

/**
 * Whoever outside the case was to be told that it is late: each time, since whoever comes next is told in their place. HR
 * sees to it once for all of them.
 *
 * @rule P-9
 */
function noteNotTold(ground: Ground, state: Case, command: Command<NoteNotReached>): readonly NotReached[] {
  const { personId } = command.body;
  const step = declared(ground.procedure, 'step').find((one) => one.does === 'reach' && one.reaches === 'others');
  if (!step || state.outside?.personId !== personId) return [];
  const { name: outside } = state.outside;
  const rounds = instancesOf(state, step);
  const open = rounds.find((instance) => isMissed(instanceOf(state, instance), personId));
  const noted = { ...notReached(ground, step, open?.round ?? rounds.length + 1, command), outside };
  return [{ ...noted, due: (open && state.due[keyOf(open)]) ?? noted.due }];
}

/** That somebody outside the case could not be told that it is late, as long as nobody has seen to it. */
export function missedOutside(state: Case, personId: string): InstanceNotReached | undefined {
  return Object.values(state.instances).find((instance) => isMissed(instance, personId))?.notReached;
}

function isMissed({ notReached, done }: Instance, personId: string): boolean {
  return notReached?.personId === personId && notReached.outside !== undefined && !done;
}

function notReached(ground: Ground, step: Step, round: number, command: Command<NoteNotReached>): NotReached {
  const { at, by, body } = command;
  const { rule } = step;
  const instance = { step: step.name, subject: 'matter', round } as const;
  const due = dueWithin(ground, 'acknowledgement', { instance, rule }, at);
  const { personId: person, why } = body;
  return { type: 'NotReached', what: 'NotReached', at, by, strand: 'common', instance, rule, person, why, due };
}

/** Their own tasks only, and only while they are open. */
export function remindMe(ground: Ground, state: CaseState, { at, by, body }: Command<RemindMe>): Decision {
  if (state.phase === 'absent' || rolesOf(state, by).length === 0) return { refused: 'notYours' };
  const own = openTasks(ground.procedure, state).filter(({ personId }) => personId === by);
  const wanted = body.tasks.map((task) => cardKey({ ...task, personId: by }));
  const tasks = own.filter((task) => wanted.includes(cardKey(task)));
  if (tasks.length === 0) return { refused: 'alreadyDone' };
  const named = tasks.map(({ command, instance }) => ({ command, instance }));
  return [{ type: 'ReminderWanted', at, by, strand: 'common', tasks: named, moment: tomorrow(ground, at) }];
}
