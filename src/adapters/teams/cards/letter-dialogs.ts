import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import type { LetterPreviewScreen } from './letter-screens';
import { actions, caseNumberLine, leave, line, person } from './parts';
import { recordTitle } from './record-dialog';
import { appeal, corrects, elementsOfLetter, letter, talkTo } from './recorded';
import { bind } from './templates';

export function letterPreview(texts: Texts, screen: LetterPreviewScreen): DialogCard {
  const { step, to, onPaper, letter: words, send, back } = screen;
  const text = (key: string) => texts.text(`screens.letter-preview.${key}`);
  return dialog(texts, 'letter-preview', {
    number: caseNumberLine(texts, screen.caseNumber),
    to: [person(texts, 'to', to.name), ...corrects(texts, screen.corrects)],
    intro: text(onPaper ? 'introOnPaper' : 'intro'),
    heading: recordTitle(texts, step, true, screen),
    letter:
      words === undefined
        ? [line(texts, 'subtle', text('tooLong')), ...appeal(texts, screen.appeal), ...talkTo(texts, screen.talkTo)]
        : letter(texts, words, elementsOfLetter(texts, screen.elements), screen.appeal, screen.talkTo),
    warning: bind(texts, 'parts/warning', { text: texts.text('screens.form.letter') }),
    actions: actions(
      texts,
      leave(texts, texts.text(`steps.${step}.button`), send, 'positive'),
      leave(texts, text('back'), back),
    ),
  });
}
