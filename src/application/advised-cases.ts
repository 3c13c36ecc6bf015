import type { Case } from '../case/state';
import { maySee } from '../case/who-sees-what';
import type { Cases } from './cases';

/** The cases in which somebody takes part for HR: what is kept of a person, each adviser finds in these and in no others. */
export async function advisedCases(cases: Cases, adviserId: string): Promise<readonly Case[]> {
  return (await cases.casesOf(adviserId)).filter((state) => maySee(state, adviserId, 'personnelFile'));
}
