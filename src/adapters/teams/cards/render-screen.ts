import { type Language, textsFor } from '../../../language/texts';
import { assessment, complaint, dialogDone, dialogProblem, form, minutes } from './case-dialogs';
import { chatCard } from './chat-screens';
import type { DialogCard } from './dialog';
import { reportResume, reportReview, reportSent, reportStep } from './report-dialogs';
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

const dialogs: Readonly<Record<DialogScreen['screen'], true>> = {
  reportResume: true,
  reportWho: true,
  reportWhat: true,
  reportWhen: true,
  reportMore: true,
  reportYou: true,
  reportReview: true,
  reportSent: true,
  form: true,
  complaint: true,
  assessment: true,
  minutes: true,
  dialogDone: true,
  dialogProblem: true,
};

export function isDialog(screen: Screen): screen is DialogScreen {
  return screen.screen in dialogs;
}

function dialogCard(screen: DialogScreen, language: Language): DialogCard {
  const texts = textsFor(language);
  switch (screen.screen) {
    case 'reportResume':
      return reportResume(texts, screen);
    case 'reportWho':
    case 'reportWhat':
    case 'reportWhen':
    case 'reportMore':
    case 'reportYou':
      return reportStep(texts, screen);
    case 'reportReview':
      return reportReview(texts, screen);
    case 'reportSent':
      return reportSent(texts, screen);
    case 'form':
      return form(texts, screen);
    case 'complaint':
      return complaint(texts, screen);
    case 'assessment':
      return assessment(texts, screen);
    case 'minutes':
      return minutes(texts, screen);
    case 'dialogDone':
      return dialogDone(texts, screen);
    case 'dialogProblem':
      return dialogProblem(texts, screen);
  }
}
