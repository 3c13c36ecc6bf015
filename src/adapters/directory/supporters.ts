import type { Account, Supporter } from '../../application/directory';

/** In the order of the guidelines' ways to support; accounts that work, and never the person themself. */
export function supportersOf(
  id: string,
  around: Readonly<Record<Supporter['as'], readonly Account[]>>,
): readonly Supporter[] {
  return (['leader', 'hr', 'safety', 'union'] as const)
    .flatMap((as) => around[as].map((account): Supporter => ({ account, as })))
    .filter(({ account }) => account.active && account.id !== id);
}
