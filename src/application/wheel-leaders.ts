import { type Entry, type Wheel, whoDid } from '../wheel/state';
import { recordOf } from '../wheel/views';
import type { Account } from './directory';
import type { People } from './people';

/** A leader in the round that is open. */
export interface LeaderStand {
  readonly name: string;
  readonly unit: string;
  readonly done?: Entry;
  /** Has never opened Trygg; or nothing has reached them since a reminder did not. */
  readonly notReached?: 'neverMet' | 'refused';
}

/** First those who were not reached, last those who have done it. */
export async function leaderStands(
  wheel: Wheel,
  duty: string,
  accounts: readonly Account[],
  notReached: readonly string[],
  known: People,
): Promise<readonly LeaderStand[]> {
  const round = wheel.rounds[duty]?.number ?? 1;
  const standOf = async ({ id, name, unit }: Account): Promise<LeaderStand> => {
    const done = recordOf(wheel, duty).find(
      ({ event }) => event.type === 'DutyDone' && whoDid(event) === id && event.round === round,
    );
    if (done) return { name, unit, done };
    const { conversationId } = await known.get(id);
    if (conversationId === undefined) return { name, unit, notReached: 'neverMet' };
    return { name, unit, ...(notReached.includes(id) ? { notReached: 'refused' } : {}) };
  };
  const stands = await Promise.all(accounts.map(standOf));
  return stands.sort((one, other) => placeOf(one) - placeOf(other) || one.name.localeCompare(other.name, 'nb'));
}

function placeOf({ done, notReached }: LeaderStand): number {
  if (done) return 2;
  return notReached ? 0 : 1;
}
