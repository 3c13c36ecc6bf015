import { declared, type Filing, type Procedure, stepNamed } from '../procedure/declarations';
import { type InstanceId, keyStrandOf, type Person, type Subject } from './events';
import { everyRound } from './needs';
import { personIn } from './roles';
import { type Case, type Instance, instanceOf } from './state';

/** What lies in whose personnel file, by the guidelines' own rules: it follows from what was signed, and is never stored. */
export interface Filed {
  readonly rule: string;
  readonly person: Person;
  readonly as: Filing['with'];
  /** Whose strand it is, or the complainant. */
  readonly subject: Subject;
  /** The step that wrote it. */
  readonly document: InstanceId;
  /** The instant at which it was signed, or the signature declined or fallen away; or at which a letter was sent. */
  readonly at: string;
  readonly how: NonNullable<Instance['done']>['how'] | 'sent';
  readonly copy: Copy;
}

/** The copy that is owed to the party: theirs to read in Trygg from then on, handed over on paper, or still to be. */
export type Copy =
  | { readonly how: 'inTrygg'; readonly at: string }
  /** `at` is local, `yyyy-mm-ddThh:mm`. */
  | { readonly how: 'inPerson' | 'byPost'; readonly at: string }
  | { readonly how: 'owed' };

/** @rule 3.1.2-8 3.1.2-13 3.1.2-18 */
export function filedIn(procedure: Procedure, state: Case): readonly Filed[] {
  return declared(procedure, 'filing')
    .flatMap((filing) => filedBy(procedure, state, filing))
    .sort((one, other) => one.at.localeCompare(other.at));
}

function filedBy(procedure: Procedure, state: Case, { rule, of, with: as }: Filing): readonly Filed[] {
  const step = stepNamed(procedure, of);
  if (!step) return [];
  return everyRound(state, step).flatMap((instance): readonly Filed[] => {
    const { done } = instanceOf(state, instance);
    const person = personIn(state, as, instance.subject);
    if (!done || !person) return [];
    const document = { ...instance, step: step.does === 'sign' ? step.signs : step.name };
    const subject = keyStrandOf(instance.subject) === 'common' ? 'complainant' : instance.subject;
    const copy = copyOf(procedure, state, person, instance, done.at);
    const how = step.does === 'letter' ? 'sent' : done.how;
    return [{ rule, person, as, subject, document, at: done.at, how, copy }];
  });
}

function copyOf(procedure: Procedure, state: Case, { accountId }: Person, instance: InstanceId, at: string): Copy {
  if (accountId) return { how: 'inTrygg', at };
  const handing = declared(procedure, 'step').find(
    (step) => step.does === 'record' && step.handsOver !== undefined && step.eachOf === instance.step,
  );
  const { done } = handing ? instanceOf(state, { ...instance, step: handing.name }) : {};
  if (!done) return { how: 'owed' };
  return { how: done.answers.way === 'byPost' ? 'byPost' : 'inPerson', at: done.answers.handedAt ?? '' };
}
