import { declared } from '../procedure/declarations';
import type { Command, NoteNotReached, RemindMe } from './commands';
import { dueWithin } from './dues';
import type { Decision, Ground } from './ground';
import { instancesOf } from './needs';
import { tomorrow } from './reminders';
import { type CaseState, cardKey, holderOf, instanceOf, rolesOf } from './state';
import { openTasks } from './tasks';

/**
 * P-1: a message did not reach somebody, so that HR sees to it; where it is HR that can't be reached, the leader. One
 * person is asked about once, until it was seen to.
 */
export function noteNotReached(ground: Ground, state: CaseState, command: Command<NoteNotReached>): Decision {
  if (state.phase === 'absent') return { refused: 'notYours' };
  const { at, by, body } = command;
  const { personId, why } = body;
  if (rolesOf(state, personId).length === 0) return [];
  const whom = holderOf(state, 'hrAdviser') === personId ? 'hrAdviser' : 'others';
  const step = declared(ground.procedure, 'step').find((one) => one.does === 'reach' && one.reaches === whom);
  if (!step) return [];
  const before = instancesOf(state, step).map((instance) => instanceOf(state, instance));
  if (before.some(({ notReached, done }) => notReached?.personId === personId && !done)) return [];
  const instance = { step: step.name, subject: 'matter', round: before.length + 1 };
  const { rule } = step;
  const due = dueWithin(ground, 'acknowledgement', { instance, rule }, at);
  const what = 'NotReached';
  return [{ type: 'NotReached', what, at, by, strand: 'common', instance, rule, person: personId, why, due }];
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
