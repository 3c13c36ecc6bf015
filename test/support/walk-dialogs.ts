import { renderScreen } from '../../src/adapters/teams/cards/render-screen';
import type { DialogScreen } from '../../src/adapters/teams/cards/screens';
import { dialog } from '../../src/adapters/teams/turns/dialogs';
import { textsOf } from '../../src/adapters/teams/turns/turn';
import { ofType } from '../adapters/teams/cards/walk';
import type { LocalTrygg } from './local-trygg';
import { organisation, type PersonName } from './organisation';

/** A dialog that somebody came to, with all that stands on it. */
export interface Visited {
  readonly screen: DialogScreen;
  readonly card: string;
}

const leadsOn = ['OpenCase', 'ShowWay', 'OpenTask', 'ReadRecord', 'ReadComplaint', 'Prepare'];

/** Every dialog that a person reaches from a case without sending anything. */
export async function everyDialog(local: LocalTrygg, who: PersonName, caseId: string): Promise<readonly Visited[]> {
  const visited = new Map<string, Visited>();
  const waiting: Readonly<Record<string, unknown>>[] = [{ verb: 'OpenCase', caseId }];
  for (let data = waiting.pop(); data; data = waiting.pop()) {
    const key = JSON.stringify(Object.entries(data).sort());
    if (visited.has(key)) continue;
    const turn = { personId: organisation[who].id, language: 'nb', data: textsOf(data) } as const;
    const screen = await dialog(local.trygg.trygg, String(data.verb), turn);
    const { card } = renderScreen(screen, 'nb');
    visited.set(key, { screen, card: JSON.stringify(card) });
    const buttons = ofType(card, 'Action.Submit').map((button) => button.data as Readonly<Record<string, unknown>>);
    waiting.push(...buttons.filter(({ verb }) => leadsOn.includes(String(verb))));
  }
  return [...visited.values()];
}
