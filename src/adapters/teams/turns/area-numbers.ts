import type { Trygg } from '../../../application/trygg';
import type { AreaNumbersScreen } from '../cards/area-numbers-screen';
import { nothingHere } from './problems';
import type { Turn } from './turn';

/** For safety representatives (1.6-3): numbers only, whatever the case. */
export async function showAreaNumbers(
  trygg: Trygg,
  { personId }: Turn,
): Promise<AreaNumbersScreen | typeof nothingHere> {
  const numbers = await trygg.areaNumbers.of(personId);
  if (!numbers) return nothingHere;
  return { screen: 'areaNumbers', numbers, leastPeople: trygg.grounds.policy.areaNumbers.people };
}
