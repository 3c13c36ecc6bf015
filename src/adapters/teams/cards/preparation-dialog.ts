import type { Texts } from '../../../language/texts';
import type { CaseScreen } from './case-screens';
import { type DialogCard, dialog } from './dialog';
import { actions, caseNumberLine, leave, people } from './parts';
import { bind, type Piece } from './templates';

/** What to think of before a conversation, what to say in it, what to ask, and what to leave. */
export function preparation(
  texts: Texts,
  { caseNumber, step, people: who, back }: Extract<CaseScreen, { screen: 'preparation' }>,
): DialogCard {
  const data = {
    number: caseNumberLine(texts, caseNumber),
    people: people(texts, who),
    lists: (['before', 'say', 'ask', 'avoid'] as const).map((list) => sheet(texts, step, list)),
    actions: actions(texts, leave(texts, texts.text('screens.preparation.back'), back, 'positive')),
  };
  return dialog(texts, 'preparation', data, {}, texts.text(`preparation.${step}.title`));
}

function sheet(texts: Texts, step: string, list: 'before' | 'say' | 'ask' | 'avoid'): Piece {
  const items: string[] = [];
  for (let place = 0; texts.has(`preparation.${step}.${list}.${place}`); place += 1) {
    items.push(`• ${texts.text(`preparation.${step}.${list}.${place}`)}`);
  }
  return bind(texts, 'parts/sheet', {
    heading: texts.text(`screens.preparation.${list}`),
    lines: items.map((text) => ({ text })),
  });
}
