import { type RenderedScreen, renderScreen } from '../../../../src/adapters/teams/cards/render-screen';
import type { Screen } from '../../../../src/adapters/teams/cards/screens';
import { type Language, languages } from '../../../../src/language/texts';
import { areaNumbersSamples } from './sample-area-numbers';
import { chatSamples } from './sample-chat';
import { dialogSamples } from './sample-dialogs';
import { disciplineSamples } from './sample-discipline';
import { downloadAnswers, downloadDialogs } from './sample-downloads';
import { formSamples } from './sample-forms';
import { lookSamples } from './sample-looks';
import { recordSamples } from './sample-records';
import { retentionChatSamples, retentionDialogSamples } from './sample-retention';
import { logoSamples, setupChatSamples, setupDialogSamples } from './sample-setup';
import { callDialogSamples, talkSamples } from './sample-talks';
import { waySamples } from './sample-ways';
import { wheelChatSamples, wheelDialogSamples } from './sample-wheel';

export interface Sample {
  /** Who sees what: the screen's place in the pictures. */
  readonly name: string;
  readonly language: Language;
  readonly place: 'chat' | 'dialog';
  readonly screen: Screen;
}

/** Every screen for every role in both languages, extreme ones included. */
export const samples: readonly Sample[] = languages.flatMap((language) => [
  ...Object.entries({
    ...chatSamples(language),
    ...talkSamples(language),
    ...downloadAnswers,
    ...wheelChatSamples,
    ...retentionChatSamples,
    ...setupChatSamples,
    ...logoSamples,
  }).map(([name, screen]): Sample => ({ name, language, place: 'chat', screen })),
  ...Object.entries({
    ...dialogSamples,
    ...recordSamples,
    ...formSamples,
    ...disciplineSamples,
    ...downloadDialogs,
    ...wheelDialogSamples,
    ...retentionDialogSamples,
    ...setupDialogSamples,
    ...waySamples,
    ...lookSamples,
    ...callDialogSamples,
    ...areaNumbersSamples,
  }).map(([name, screen]): Sample => ({ name, language, place: 'dialog', screen })),
]);

export function rendered({ screen, language }: Sample): RenderedScreen {
  return renderScreen(screen, language);
}
