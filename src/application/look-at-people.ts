import type { Cases, Outcome } from './cases';
import { isUnreadable, noteUnreadable } from './heads';
import { aroundCase } from './surroundings';
import type { World } from './world';

/**
 * Looks at every case for role holders who have left, or who are no longer the leader to whom it went: their tasks go
 * to whom the routing names. Where the directory is a file this is needed at each start, elsewhere once a day.
 */
export async function lookAtPeople(
  { store, directory, clock, log }: World,
  cases: Cases,
  follow: (outcome: Outcome) => void,
): Promise<void> {
  const lookAt = (caseId: string) =>
    cases.carryOut(caseId, async (state) => {
      const around = await aroundCase(directory, state);
      const at = clock.now();
      return { id: `people ${at}`, by: 'trygg', at, body: { type: 'LookAtPeople', around } };
    });
  for await (const caseId of store.caseIds()) {
    await lookAt(caseId).then(follow, (error: unknown) => {
      if (isUnreadable(error)) noteUnreadable(log, caseId, error);
      else log.error('people.failed', { case: caseId });
    });
  }
}
