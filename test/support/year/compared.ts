import type { Directory } from '../../../src/application/directory';
import type { CaseEvent, RemindedAs } from '../../../src/case/events';
import { type Case, keyOf } from '../../../src/case/state';
import type { Task } from '../../../src/case/tasks';
import { daysAfter, localDay, localTime } from './calendar';
import type { Digest } from './house';
import { firstOutside, isOfficeHour, momentCame, nameOf, type Pressed, toldOf } from './promised';
import type { Followed } from './shadow';

/** A reminder that is owed at one moment. */
export interface Owed {
  readonly as: RemindedAs;
  /** Undefined where nobody outside the case is left. */
  readonly to: string | undefined;
  readonly followed: Followed;
  readonly task: Task;
  readonly day: string;
}

/** The moments at which people asked to be reminded of their tasks besides. */
export type Wanted = ReadonlyMap<Followed, readonly { readonly name: string; readonly moment: string }[]>;

/** Everything that is owed at this moment, where the last reminders went out at that one. */
export async function owedAt(
  now: string,
  before: string,
  cases: Iterable<Followed>,
  wanted: Wanted,
  directory: Directory,
): Promise<readonly Owed[]> {
  if (!isOfficeHour(now)) return [];
  const all: Owed[] = [];
  for (const followed of cases) {
    const { open, pressed } = followed;
    const asked = wanted.get(followed) ?? [];
    for (const one of pressed) {
      for (const as of toldOf(open, one)) {
        if (!momentCame(as, one, before, now) && !(as === 'own' && isWanted(asked, one, before, now))) continue;
        const to = await receiverOf(as, open, one.task, directory);
        all.push({ as, to, followed, task: one.task, day: one.day });
      }
    }
  }
  return all;
}

function isWanted(
  asked: readonly { readonly name: string; readonly moment: string }[],
  { task, since }: Pressed,
  before: string,
  now: string,
): boolean {
  return asked.some(({ name, moment }) => name === nameOf(task) && moment > before && moment > since && moment <= now);
}

async function receiverOf(as: RemindedAs, state: Case, task: Task, directory: Directory): Promise<string | undefined> {
  if (as === 'own') return task.personId;
  if (as === 'hr') return state.roles.hrAdviser?.accountId;
  const { complainant, takenDownBy, observer } = state;
  const whose = complainant.accountId ?? (takenDownBy ?? observer)?.accountId ?? '';
  const { hr, lastResort } = await directory.surroundings(whose);
  return firstOutside(state, [...hr, ...lastResort]);
}

/** What is on record as a reminder, one line each. */
export function recordLine(number: number, { as, to, command, instance, day }: RecordedReminder): string {
  return `case ${number}: ${command} ${keyOf(instance)}, due ${day}, ${as} to ${to ?? 'nobody'}`;
}

interface RecordedReminder extends Pick<Task, 'command' | 'instance'> {
  readonly as: RemindedAs;
  readonly to: string | undefined;
  readonly day: string;
}

export function recordLines(number: number, events: readonly CaseEvent[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'Reminded'
      ? event.reminders.map(({ to, due, ...rest }) => recordLine(number, { ...rest, to, day: due.day }))
      : [],
  );
}

export function owedLines(owed: readonly Owed[]): readonly string[] {
  return owed.map(({ followed, task, ...rest }) => recordLine(followed.number, { ...task, ...rest }));
}

/** What a digest says, one line for each task. */
export function digestLines({ to, at, deadlines }: Digest, numberOf: (caseId: string) => number): readonly string[] {
  return deadlines.map(({ as, caseId, step, day, daysLate }) =>
    line(to, at, as, numberOf(caseId), step, day, daysLate),
  );
}

/** And what it has to say: a step that is late for two people at once is said once to whoever has neither task. */
export function owedDigestLines(owed: readonly Owed[], at: string): readonly string[] {
  const once = new Map(
    owed.map((one) => [
      `${one.as} ${one.to} ${one.followed.number} ${one.task.command} ${keyOf(one.task.instance)}`,
      one,
    ]),
  );
  return [...once.values()].flatMap(({ as, to, followed, task, day }) =>
    to === undefined ? [] : [line(to, at, as, followed.number, textOf(task), day, daysAfter(day, localDay(at)).length)],
  );
}

function line(to: string, at: string, as: string, number: number, step: string, day: string, late: number): string {
  return `${localTime(at)} to ${to}, ${as}: case ${number}, ${step}, due ${day}, ${late} days late`;
}

function textOf({ command, onPaper, instance }: Task): string {
  if (command === 'RecordLapse') return 'recordLapse';
  return onPaper ? 'recordOnPaper' : instance.step;
}

/** What is in one list and not in the other, each as often as it is. */
export function differences(expected: readonly string[], found: readonly string[]): readonly string[] {
  const missing = [...expected];
  const superfluous = found.filter((one) => {
    const place = missing.indexOf(one);
    if (place >= 0) missing.splice(place, 1);
    return place < 0;
  });
  return [...missing.map((one) => `missing: ${one}`), ...superfluous.map((one) => `superfluous: ${one}`)];
}
