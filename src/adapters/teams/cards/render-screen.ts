import { type Language, type Texts, textsFor } from '../../../language/texts';
import { defaultPolicy, type Policy } from '../../../procedure/policy';
import { callDialog } from './call-cards';
import { isCallDialog } from './call-screens';
import { caseDialog, isCaseScreen } from './case-dialogs';
import { chatCard } from './chat-screens';
import type { DialogCard } from './dialog';
import { isReportScreen, reportDialog } from './report-dialogs';
import { isRetentionDialog, retentionDialog } from './retention-dialogs';
import type { DialogScreen, Screen } from './screens';
import { isSetupDialog, setupDialog } from './setup-dialogs';
import { tellApart } from './tell-apart';
import type { Piece } from './templates';
import { isWheelDialog, wheelDialog } from './wheel-dialogs';

/** `summary` is for the toast, and neutral; `title` is for the dialog's frame. */
export interface RenderedScreen {
  readonly card: Piece;
  readonly summary: string;
  readonly title: string;
  /** Whoever asks for it is shown this same object. */
  readonly isForAll?: true;
}

/** Screens that hold nothing of anybody's, and come as the same object each time. */
const sameForAll: readonly Screen['screen'][] = ['help', 'guidelines', 'passage'];

/** Those, as they were drawn first with such texts: the cards are the half of what such a turn would cost. */
const drawn = new WeakMap<Texts, WeakMap<Screen, RenderedScreen>>();

/**
 * What the product calls itself here and whom people can call are the organisation's own.
 *
 * @throws Error where a text or something that a template names is missing
 */
export function renderScreen(
  screen: Screen,
  language: Language,
  { appName, numbers }: Pick<Policy, 'appName' | 'numbers'> = defaultPolicy,
): RenderedScreen {
  const texts = textsFor(language, appName).calling(numbers);
  if (!sameForAll.includes(screen.screen)) return draw(screen, texts);
  const before = drawn.get(texts) ?? new WeakMap<Screen, RenderedScreen>();
  const rendered = before.get(screen) ?? { ...draw(screen, texts), isForAll: true };
  drawn.set(texts, before.set(screen, rendered));
  return rendered;
}

function draw(screen: Screen, texts: Texts): RenderedScreen {
  if (isDialog(screen)) {
    const { card, title } = dialogCard(screen, texts);
    return { card: tellApart(card), title, summary: title };
  }
  const { wording } = screen.screen === 'task' ? screen.task : { wording: undefined, ...screen };
  const { card, summary } = chatCard(texts.in(wording), screen);
  return { card: tellApart(card), summary, title: summary };
}

export function isDialog(screen: Screen): screen is DialogScreen {
  return (
    isCaseScreen(screen) ||
    isReportScreen(screen) ||
    isSetupDialog(screen) ||
    isWheelDialog(screen) ||
    isRetentionDialog(screen) ||
    isCallDialog(screen)
  );
}

function dialogCard(screen: DialogScreen, all: Texts): DialogCard {
  const texts = all.in('wording' in screen ? screen.wording : undefined);
  if (isCallDialog(screen)) return callDialog(texts, screen);
  if (isWheelDialog(screen)) return wheelDialog(texts, screen);
  if (isRetentionDialog(screen)) return retentionDialog(texts, screen);
  if (isSetupDialog(screen)) return setupDialog(texts, screen);
  return isReportScreen(screen) ? reportDialog(texts, screen) : caseDialog(texts, screen);
}
