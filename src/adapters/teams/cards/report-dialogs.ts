import type { ReportDraft } from '../../../application/drafts';
import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { typedGroup } from './end-dialogs';
import { choiceInput } from './inputs';
import { talkNow } from './numbers';
import { actions, labelled, leave, line, submit } from './parts';
import { problemBox, withProblems } from './problem-box';
import { reportAnswers } from './report-answers';
import { inputsOf } from './report-inputs';
import type { ReportReviewScreen, ReportScreen, ReportSentScreen, ReportStepScreen, Writing } from './report-screens';
import type { ButtonData } from './screens';
import { bind, type Piece } from './templates';
import { askSupport, askSupportReview, waysOn } from './ways-in-dialogs';
import { oneLine, paragraphs } from './written';

type Resume = Extract<ReportScreen, { screen: 'reportResume' }>;

const screens: Readonly<Record<ReportScreen['screen'], true>> = {
  reportResume: true,
  reportWho: true,
  reportAffected: true,
  reportWhat: true,
  reportWhen: true,
  reportMore: true,
  reportYou: true,
  reportReview: true,
  reportSent: true,
  askSupport: true,
  askSupportReview: true,
  waysOn: true,
};

export function isReportScreen(screen: { readonly screen: string }): screen is ReportScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function reportDialog(texts: Texts, screen: ReportScreen): DialogCard {
  switch (screen.screen) {
    case 'reportResume':
      return reportResume(texts, screen);
    case 'reportReview':
      return reportReview(texts, screen);
    case 'reportSent':
      return reportSent(texts, screen);
    case 'askSupport':
      return askSupport(texts, screen);
    case 'askSupportReview':
      return askSupportReview(texts, screen);
    case 'waysOn':
      return waysOn(texts, screen);
    default:
      return reportStep(texts, screen);
  }
}

function reportResume(texts: Texts, { savedOn, kind, wanted, talkLeftOut, goOn, remove }: Resume): DialogCard {
  const text = (key: string) => texts.text(`screens.report-resume.${key}`, { day: texts.day(savedOn) });
  return dialog(texts, 'report-resume', {
    text: text(kind),
    oneAtATime: [
      ...(kind === wanted ? [] : [line(texts, 'text', text('oneAtATime'))]),
      ...(talkLeftOut ? [line(texts, 'text', text('talkLeftOut'))] : []),
    ],
    actions: actions(texts, submit(texts, text('goOn'), goOn, 'positive')),
    remove: removeDraft(texts, remove),
  });
}

function reportStep(texts: Texts, screen: ReportStepScreen): DialogCard {
  const { draft, problems, step, of, next, back, remove } = screen;
  const text = (key: string) => texts.text(`parts.draft.${key}`);
  const here = (key: string) => ofPage(texts, screen, key);
  const talks = screen.screen === 'reportWho' || screen.screen === 'reportMore';
  const data = {
    problems: problemBox(texts, problems, fieldKey),
    heading: here('heading'),
    intro: here('intro'),
    helped: helpedBox(texts, screen),
    inputs: withProblems(texts, inputsOf(texts, screen.screen, draft), problems, fieldKey),
    help: helpBox(texts, screen),
    talkNow: talks ? [talkNow(texts)] : [],
    draftNote: texts.text(noteOf(screen)),
    actions: actions(
      texts,
      submit(texts, text('next'), next, 'positive'),
      ...(back ? [submit(texts, text('back'), back)] : []),
    ),
    remove: remove ? [removeDraft(texts, remove)] : [],
  };
  return dialog(texts, 'report-step', data, { step, of }, titleOf(texts, draft));
}

/** In words to whoever writes: about themselves, about somebody else, or as they were told. */
function ofPage(texts: Texts, { screen, draft }: ReportStepScreen, key: string): string {
  const page = `screens.report-step.${screen}`;
  const own = `${page}.${draft.as}.${key}`;
  return texts.text(texts.has(own) ? own : `${page}.self.${key}`);
}

function titleOf(texts: Texts, { as }: ReportDraft): string {
  return texts.text(`screens.report-step.${as === 'oral' ? 'titleOral' : 'title'}`);
}

function noteOf({ help, helped }: Writing): string {
  if (helped) return 'screens.report-step.noteHelper';
  return help?.stage === 'helping' ? 'screens.report-step.noteHelped' : 'parts.draft.note';
}

/** To whoever was let in: whose draft it is, and what that means. */
function helpedBox(texts: Texts, { helped }: Writing): readonly Piece[] {
  if (!helped) return [];
  const text = (key: string) => texts.text(`screens.report-help.${key}`);
  const items = [
    labelled(texts, text('helpedHeading'), paragraphs(texts, oneLine(helped))),
    line(texts, 'text', text('helper')),
  ];
  return [bind(texts, 'parts/said', { heading: text('helperHeading'), items })];
}

/** To the owner: who else writes in it, and the way to let somebody in or out. */
function helpBox(texts: Texts, { help }: Writing): readonly Piece[] {
  if (!help) return [];
  const text = (key: string) => texts.text(`screens.report-help.${key}`);
  const items =
    help.stage === 'none'
      ? [line(texts, 'text', text('may')), ...actions(texts, submit(texts, text('ask'), help.ask))]
      : [
          labelled(texts, text('who'), paragraphs(texts, oneLine(help.name))),
          line(texts, 'text', text(help.stage)),
          ...actions(texts, submit(texts, text('end'), help.end)),
        ];
  return [bind(texts, 'parts/said', { heading: text('heading'), items })];
}

function reportReview(texts: Texts, screen: ReportReviewScreen): DialogCard {
  const { draft, receivers, problems, hrAppoints, mayChooseHr, receiversChanged, send, back, remove, helped } = screen;
  const text = (key: string) => texts.text(`screens.report-review.${key}`);
  const as = draft.as === 'observer' || draft.as === 'oral' ? draft.as : 'self';
  const sending = as === 'observer' ? ['signing', 'affected', 'accused', 'receipt'] : ['signing', 'accused'];
  return dialog(texts, 'report-review', {
    problems: problemBox(texts, problems, fieldKey),
    helped: helpedBox(texts, screen),
    changed: receiversChanged ? [bind(texts, 'parts/warning', { text: text('changed') })] : [],
    answers: reportAnswers(texts, screen),
    receivers: receivers.map((one) =>
      bind(texts, 'parts/receiver', {
        name: oneLine(one.name),
        position: oneLine(one.position),
        as: text(one.as),
      }),
    ),
    hrAppoints: hrAppoints ? [line(texts, 'text', text(as === 'self' ? 'hrAppoints' : 'hrAppointsForAnother'))] : [],
    choice: mayChooseHr
      ? [line(texts, 'text', text(as === 'self' ? 'toNote' : 'toNoteForAnother')), chooseReceiver(texts, draft)]
      : [],
    sending: [
      ...sending.map((key) => line(texts, 'text', text(`${as}.${key}`))),
      line(texts, 'text', text('readers')),
      ...(helped ? [bind(texts, 'parts/warning', { text: text('onlyOwnerSends') })] : []),
    ],
    help: helpBox(texts, screen),
    actions: actions(
      texts,
      ...(send ? [submit(texts, text('send'), send, 'positive')] : []),
      submit(texts, texts.text('parts.draft.back'), back),
    ),
    remove: remove ? [removeDraft(texts, remove)] : [],
  });
}

function reportSent(texts: Texts, screen: ReportSentScreen): DialogCard {
  const { as, caseNumber, acknowledgedBy, conversationBy, hrAppoints, onPaper, typed = [] } = screen;
  const text = (key: string, day = '') =>
    texts.text(`screens.report-sent.${key}`, { caseNumber, ...(day ? { day: texts.day(day) } : {}) });
  const promised = (key: string, day: string | undefined) => (day ? [text(key, day)] : []);
  const lines: Readonly<Record<ReportSentScreen['as'], () => readonly string[]>> = {
    self: () => [
      ...promised(hrAppoints ? 'appointed' : 'acknowledged', acknowledgedBy),
      ...promised(hrAppoints ? 'conversationWithAppointed' : 'conversation', conversationBy),
      text('follow'),
    ],
    observer: () => ['affected', 'unnamed', 'receipt', 'again'].map((key) => text(`observer.${key}`)),
    oral: () => [onPaper ? 'onPaper' : 'signs', hrAppoints ? 'appointed' : 'handled'].map((key) => text(`oral.${key}`)),
  };
  const data = {
    heading: text(`${as}.heading`),
    text: text(`${as}.text`),
    nextSteps: lines[as]().map((said) => line(texts, 'text', said)),
    typed: typed.length > 0 ? [line(texts, 'text', text('typed')), ...typedGroup(texts, typed)] : [],
    policy: acknowledgedBy || conversationBy ? [line(texts, 'subtle', text('policy'))] : [],
    talkNow: as === 'oral' ? [] : [talkNow(texts)],
  };
  return dialog(texts, 'report-sent', data);
}

/** The complaint's rules name the reporter's fields with a path, the form's inputs do not. */
function fieldKey(field: string): string {
  return `fields.report.${field.replace(/^reporter\./, '')}`;
}

function chooseReceiver(texts: Texts, draft: ReportDraft): Piece {
  const key = draft.as === 'observer' || draft.as === 'oral' ? 'fields.reportForAnother.to' : 'fields.report.to';
  const choices = ['leader', 'hr'].map((value) => ({ value, title: texts.text(`${key}.choices.${value}`) }));
  const value = draft.to === 'hr' ? 'hr' : 'leader';
  return choiceInput(texts, { id: 'to', key, value, required: true }, choices, 'expanded');
}

/** Asks once more before anything is deleted. */
function removeDraft(texts: Texts, remove: ButtonData): Piece {
  const action = leave(texts, texts.text('parts.remove-draft.removeSure'), remove, 'destructive');
  return bind(texts, 'parts/remove-draft', { action });
}
