import { hourFrom } from '../case/reminders';
import type { Cases } from './cases';
import { DirectoryDown } from './directory';
import type { FollowUp } from './follow-up';
import { isUnreadable, noteUnreadable } from './heads';
import { aroundCase } from './surroundings';
import type { World } from './world';

/**
 * Looks at every case for role holders who have left, or who are no longer the leader to whom it went: their tasks go
 * to whom the routing names. Where the directory is a file this is needed at each start, elsewhere once a day. Nobody is told
 * at night or on a day off that a case is theirs now: outside the hours of reminders it waits. `false` where some could not
 * be looked at just now.
 */
export async function lookAtPeople(
  { store, directory, clock, log }: World,
  cases: Cases,
  followUp: FollowUp,
): Promise<boolean> {
  let areAllSeen = true;
  let unasked = 0;
  const lookAt = (caseId: string) =>
    cases.carryOut(caseId, async (state) => {
      const around = await aroundCase(directory, state);
      const at = clock.now();
      return { id: `people ${at}`, by: 'trygg', at, body: { type: 'LookAtPeople', around } };
    });
  for await (const caseId of store.caseIds()) {
    const now = clock.now();
    if (hourFrom(cases.grounds, now) > now) return false;
    await lookAt(caseId).then(
      (outcome) => followUp.after(outcome),
      (error: unknown) => {
        if (isUnreadable(error)) noteUnreadable(log, caseId, error);
        else {
          areAllSeen = false;
          if (error instanceof DirectoryDown) unasked += 1;
          else log.error('people.failed', { case: caseId });
        }
      },
    );
  }
  if (unasked > 0) log.error('people.failed', { cases: unasked });
  return areAllSeen;
}
