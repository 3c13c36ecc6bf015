import type { Message, RemindedOf } from '../case/messages';
import { type Case, keyOf } from '../case/state';
import type { Numbered, Sending } from './sending';

/** One reminder message of one case, on its way into a digest. */
export interface CaseItem extends Numbered<Extract<Message, { kind: 'reminder' }>> {
  readonly sending: Sending;
}

export function itemsOf(sendings: readonly Sending[]): readonly CaseItem[] {
  return sendings.flatMap((sending) =>
    sending
      .left()
      .flatMap(({ message, number }): CaseItem[] =>
        message.kind === 'reminder' ? [{ sending, message, number }] : [],
      ),
  );
}

/** The newest state of each case, and what is reminded of there; what two moments came for is said once. */
export function byCase(
  items: readonly CaseItem[],
): readonly { readonly state: Case; readonly of: readonly RemindedOf[] }[] {
  const states = new Map(items.map(({ sending: { claimed } }) => [claimed.caseId, claimed.state]));
  return [...states].map(([caseId, state]) => {
    const own = items.filter(({ sending }) => sending.claimed.caseId === caseId).flatMap(({ message }) => message.of);
    const once = new Map(own.map((one) => [`${one.as}|${one.command}|${keyOf(one.instance)}`, one]));
    return { state, of: [...once.values()] };
  });
}
