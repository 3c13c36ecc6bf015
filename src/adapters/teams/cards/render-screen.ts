import { type Language, textsFor } from '../../../language/texts';
import { caseDialog, isCaseScreen } from './case-dialogs';
import { chatCard } from './chat-screens';
import type { DialogCard } from './dialog';
import { isReportScreen, reportDialog } from './report-dialogs';
import type { DialogScreen, Screen } from './screens';
import type { Piece } from './templates';

/** `summary` is for the toast, and neutral; `title` is for the dialog's frame. */
export interface RenderedScreen {
  readonly card: Piece;
  readonly summary: string;
  readonly title: string;
}

/** @throws Error where a text or something that a template names is missing */
export function renderScreen(screen: Screen, language: Language): RenderedScreen {
  const texts = textsFor(language);
  if (isDialog(screen)) {
    const { card, title } = dialogCard(screen, language);
    return { card, title, summary: title };
  }
  const { card, summary } = chatCard(texts, screen);
  return { card, summary, title: summary };
}

export function isDialog(screen: Screen): screen is DialogScreen {
  return isCaseScreen(screen) || isReportScreen(screen);
}

function dialogCard(screen: DialogScreen, language: Language): DialogCard {
  const texts = textsFor(language);
  return isReportScreen(screen) ? reportDialog(texts, screen) : caseDialog(texts, screen);
}
