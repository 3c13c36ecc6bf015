import type { Subject } from './events';
import type { Case } from './state';
import { onceAlone } from './worked-out';

/** The rounds in which a step is done. Not always one after another: of two appeals the later one can be decided first. */
export function roundsDone(state: Case, step: string, subject: Subject): readonly number[] {
  return everyRoundDone(state).get(subject)?.get(step) ?? [];
}

/** Ever: before an appeal sent it back too, and where only a later round of it was taken. */
export function wasTaken(state: Case, subject: Subject, step: string): boolean {
  return roundsDone(state, step, subject).length > 0;
}

/** By subject and step. A look at a case asks for them hundreds of times. */
const everyRoundDone = onceAlone((state): ReadonlyMap<Subject, ReadonlyMap<string, readonly number[]>> => {
  const found = new Map<Subject, Map<string, number[]>>();
  for (const { instances } of [state, ...Object.values(state.strands)]) {
    for (const [key, { done }] of Object.entries(instances)) {
      const [step = '', subject = '', round] = key.split('/');
      if (!done) continue;
      const ofSubject = found.get(subject) ?? new Map<string, number[]>();
      const rounds = [...(ofSubject.get(step) ?? []), Number(round)].sort((one, other) => one - other);
      found.set(subject, ofSubject.set(step, rounds));
    }
  }
  return found;
});
