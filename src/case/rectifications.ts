import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { PlainStep, Step } from '../procedure/steps';
import { type About, aboutIn, aboutKey } from './about';
import type { Command, TakeStep } from './commands';
import type { InstanceId, Subject } from './events';
import type { Refusal } from './refusal';
import { holderOf } from './roles';
import { type Case, instanceOf } from './state';
import { mayRead, maySee } from './who-sees-what';

/** What somebody wants rectified is a statement of their own, beside what it is about; which is never altered. */

/** Whether this step is taken by saying what should be rectified. */
export function asksToRectify(step: Step): boolean {
  return Object.values(step.asks).some(({ kind }) => kind === 'record');
}

/** Only of what its writer may read: of all else a refusal would tell whether it is there. */
export function aboutNothingOfTheirs(
  state: Case,
  step: PlainStep,
  { by, body }: Command<TakeStep>,
  answer: string | undefined,
): Refusal | undefined {
  if (!asksToRectify(step)) return undefined;
  const about = aboutIn(answer ?? '');
  const reader = readerOf(state, step, body.instance.subject) ?? by;
  const isTheirs =
    about === 'other' ||
    (about === 'complaint'
      ? maySee(state, reader, 'complaint')
      : instanceOf(state, about).done !== undefined && mayRead(state, reader, about));
  return isTheirs
    ? undefined
    : { refused: 'incomplete', rule: step.rule, fields: [{ field: 'about', problem: 'missing' }] };
}

/** Whose statement it is, where it may be recorded for them; undefined where they have no account, or say it themselves. */
export function readerOf(state: Case, step: PlainStep, subject: Subject): string | undefined {
  const [role] = [step.by].flat();
  return step.takenDownBy && role ? holderOf(state, role, subject) : undefined;
}

/** The account of whose statement it is, said or taken down; undefined where they have none. */
export function statementOf(procedure: Procedure, state: Case, instance: InstanceId): string | undefined {
  const step = stepNamed(procedure, instance.step);
  const party = step?.does === 'record' ? readerOf(state, step, instance.subject) : undefined;
  const { done } = instanceOf(state, instance);
  return party ?? (done?.onPaper ? undefined : done?.by);
}

/** The statements that were added to something on record, the oldest first. */
export function rectificationsOf(procedure: Procedure, state: Case, about: About): readonly InstanceId[] {
  const names = declared(procedure, 'step')
    .filter(asksToRectify)
    .map(({ name }) => name);
  const key = aboutKey(about);
  return [state, ...Object.values(state.strands)]
    .flatMap(({ instances }) => Object.entries(instances))
    .filter(([, { done }]) => done?.answers.about === key)
    .sort(([, one], [, other]) => (one.done?.at ?? '').localeCompare(other.done?.at ?? ''))
    .flatMap(([own]) => {
      const instance = aboutIn(own);
      return typeof instance === 'object' && names.includes(instance.step) ? [instance] : [];
    });
}
