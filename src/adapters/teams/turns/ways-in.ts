import type { Trygg } from '../../../application/trygg';
import type { WaysInScreen } from '../cards/ways-in-screens';
import type { Turn } from './turn';

/** What somebody can do who has not reported anything, and may never. Nothing of it is stored. */
export async function whatCanIDo(trygg: Trygg, { personId }: Pick<Turn, 'personId'>): Promise<WaysInScreen> {
  return { screen: 'whatCanIDo', takesDown: await trygg.reports.takesDown(personId) };
}

/** The informal way, prepared (3.1.1). */
export async function informalWay(): Promise<WaysInScreen> {
  return { screen: 'informalWay' };
}

/** A word can open no dialog: it is answered with the button that does, for those who may take a complaint down. */
export async function somebodyToldMe(trygg: Trygg, { personId }: Pick<Turn, 'personId'>): Promise<WaysInScreen> {
  return { screen: 'somebodyToldMe', takesDown: await trygg.reports.takesDown(personId) };
}
