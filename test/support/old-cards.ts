import type { Json } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import { ofType } from '../adapters/teams/cards/walk';

/** What each button on every card that somebody still has of a case answers, and looking at the card anew. */
export async function pressOldCards(person: PersonClient, caseId: string): Promise<readonly string[]> {
  const all = person.cards.flatMap((card) => [
    ...ofType(card, 'Action.Submit'),
    ...ofType(card, 'Action.Execute'),
    ...[card.refresh ?? []].flat().map((refresh) => (refresh as Json).action as Json),
  ]);
  const pressed = [...new Set(all.map((one) => JSON.stringify(one)))].filter((one) => one.includes(caseId));
  const answers: string[] = [];
  for (const one of pressed) {
    const { verb, data }: Json = JSON.parse(one);
    const carried = (data ?? {}) as Json;
    const answer = verb
      ? await person.execute({ verb, data: carried }, { trigger: 'automatic' })
      : await person.dialogStep('task/fetch', carried);
    answers.push(JSON.stringify(answer).replaceAll(caseId, ''));
  }
  person.closeDialog();
  return answers;
}

/** What anybody is answered to whom it is nothing, and a card whose task is gone. */
export const nothingLeft = /ingenting å gjøre for deg|Denne oppgaven/;
