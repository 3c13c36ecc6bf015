import type { Texts } from '../../../language/texts';
import { type ChatCard, card } from './chat-card';
import { type DialogCard, dialog } from './dialog';
import type { DownloadAnswer, DownloadScreen } from './download-screens';
import type { ButtonData } from './lines';
import { actions, caseNumberLine, leave, menu } from './parts';
import type { Piece } from './templates';

type Of<Name extends DownloadScreen['screen']> = Extract<DownloadScreen, { screen: Name }>;

/** Stands below what can be had as a file. */
export function download(texts: Texts, data: ButtonData | undefined): readonly Piece[] {
  return data ? [leave(texts, texts.text('screens.download-warning.open'), data)] : [];
}

export function downloadWarning(texts: Texts, { caseNumber, send, back }: Of<'downloadWarning'>): DialogCard {
  const text = (key: string) => texts.text(`screens.download-warning.${key}`);
  return dialog(texts, 'download-warning', {
    number: caseNumberLine(texts, caseNumber),
    actions: actions(texts, leave(texts, text('send'), send), leave(texts, text('back'), back, 'positive')),
  });
}

export function downloadOffered(texts: Texts, { caseNumber }: Of<'downloadOffered'>): DialogCard {
  return dialog(texts, 'download-offered', { number: caseNumberLine(texts, caseNumber) });
}

export function downloadAnswer(texts: Texts, { what }: DownloadAnswer): ChatCard {
  return card(texts, 'download', {
    heading: texts.text(`screens.download.${what}.heading`),
    text: texts.text(`screens.download.${what}.text`),
    actions: menu(texts, 'myCases', 'tasks', 'home'),
  });
}
