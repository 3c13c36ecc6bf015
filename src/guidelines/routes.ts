import type { Language } from './model';

/** A way through the library for one question that people come with. */
export type ReaderRoute = {
  id: string;
  title: Record<Language, string>;
  /** Passages in reading order; `contents` is the list of all sections. */
  passages: readonly string[] | 'contents';
};

/** In the order of the chat's menu. */
export const readerRoutes: readonly ReaderRoute[] = [
  {
    id: 'definitions',
    title: { nb: 'Hva er mobbing og trakassering?', en: 'What is bullying and harassment?' },
    passages: [
      'what-is-harassment',
      'what-is-bullying',
      'imbalance-of-power',
      'the-difference',
      'examples',
      'unacceptable-under-the-act',
    ],
  },
  {
    id: 'what-can-i-do',
    title: { nb: 'Hva kan jeg gjøre?', en: 'What can I do?' },
    passages: [
      'you-choose',
      'say-it-directly',
      'words-you-can-use',
      'bring-support',
      'informal-is-not-for-everything',
      'where-to-send-a-complaint',
      'help-to-write',
      'what-to-write',
      'tell-it-instead',
      'if-it-happens-again',
      'when-you-see-something',
      'after-you-reported-what-you-saw',
      'support-a-colleague',
    ],
  },
  {
    id: 'how-a-report-is-handled',
    title: { nb: 'Hva skjer når jeg melder fra?', en: 'What happens when I report?' },
    passages: [
      'steps-of-a-written-complaint',
      'step-receipt',
      'step-assessment',
      'step-conversation-with-you',
      'step-minutes-with-you',
      'step-protection',
      'step-before-the-accused-is-heard',
      'step-conversation-with-the-accused',
      'step-other-inquiries',
      'step-investigation-note',
      'step-measures-for-both',
      'step-decision',
      'if-leader-and-hr-disagree',
      'step-outcome-in-writing',
      'step-counselling',
      'step-ways-on',
      'deadlines-of-the-organisation',
      'more-deadlines-of-the-organisation',
      'nobody-can-stop-a-case',
    ],
  },
  {
    id: 'my-rights',
    title: { nb: 'Hvilke rettigheter har jeg?', en: 'What are my rights?' },
    passages: [
      'right-to-bring-somebody',
      'right-to-explain-freely',
      'right-to-minutes',
      'right-not-to-sign',
      'right-to-withdraw',
      'right-to-the-outcome',
      'right-to-appeal',
      'appeal-counted-from-receipt',
      'right-to-be-safe',
      'if-it-happens-again',
      'who-sees-the-case',
      'when-your-name-is-told',
      'if-somebody-has-complained-about-you',
      'information-about-your-data',
    ],
  },
  { id: 'all-sections', title: { nb: 'Alle avsnitt', en: 'All sections' }, passages: 'contents' },
];
