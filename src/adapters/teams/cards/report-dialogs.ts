import type { ReportDraft } from '../../../application/drafts';
import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { choiceInput, dateInput, peopleInput, textInput, timeInput } from './inputs';
import { actions, leave, line, problemBox, submit } from './parts';
import { reportAnswers } from './report-answers';
import type { ButtonData, DialogScreen } from './screens';
import { bind, type Piece } from './templates';
import { oneLine } from './written';

type Of<Name extends DialogScreen['screen']> = Extract<DialogScreen, { screen: Name }>;
export type ReportStep = Of<'reportWho' | 'reportWhat' | 'reportWhen' | 'reportMore' | 'reportYou'>;

const longestAccount = 20_000;
const longestLine = 300;
/** Twenty names. */
const longestNames = 6_000;

export function reportResume(texts: Texts, { savedOn, goOn, remove }: Of<'reportResume'>): DialogCard {
  const data = {
    actions: actions(texts, submit(texts, texts.text('screens.report-resume.goOn'), goOn, 'positive')),
    remove: removeDraft(texts, remove),
  };
  return dialog(texts, 'report-resume', data, { day: texts.day(savedOn) });
}

export function reportStep(texts: Texts, screen: ReportStep): DialogCard {
  const { draft, problems, step, of, next, back, remove } = screen;
  const text = (key: string) => texts.text(`parts.draft.${key}`);
  const data = {
    problems: problemBox(texts, problems, fieldKey),
    inputs: inputsOf[screen.screen](texts, draft),
    talkNow: bind(texts, 'parts/talk-now'),
    draftNote: text('note'),
    actions: actions(
      texts,
      submit(texts, text('next'), next, 'positive'),
      ...(back ? [submit(texts, text('back'), back)] : []),
    ),
    remove: remove ? [removeDraft(texts, remove)] : [],
  };
  const name = `report-${screen.screen.slice('report'.length).toLowerCase()}`;
  return dialog(texts, name, data, { step, of });
}

export function reportReview(texts: Texts, screen: Of<'reportReview'>): DialogCard {
  const { draft, receivers, problems, hrAppoints, mayChooseHr, receiversChanged } = screen;
  const text = (key: string) => texts.text(`screens.report-review.${key}`);
  return dialog(texts, 'report-review', {
    problems: problemBox(texts, problems, fieldKey),
    changed: receiversChanged ? [bind(texts, 'parts/warning', { text: text('changed') })] : [],
    answers: reportAnswers(texts, screen),
    receivers: receivers.map(({ name, position, as }) =>
      bind(texts, 'parts/receiver', { name: oneLine(name), position: oneLine(position), as: text(as) }),
    ),
    hrAppoints: hrAppoints ? [line(texts, 'text', text('hrAppoints'))] : [],
    choice: mayChooseHr ? [line(texts, 'text', text('toNote')), chooseReceiver(texts, draft)] : [],
    actions: actions(
      texts,
      submit(texts, text('send'), screen.send, 'positive'),
      submit(texts, texts.text('parts.draft.back'), screen.back),
    ),
    remove: removeDraft(texts, screen.remove),
  });
}

export function reportSent(texts: Texts, screen: Of<'reportSent'>): DialogCard {
  const { caseNumber, acknowledgedBy, conversationBy, hrAppoints } = screen;
  const step = (key: string, day: string | undefined): readonly Piece[] =>
    day ? [line(texts, 'text', texts.text(`screens.report-sent.${key}`, { day: texts.day(day) }))] : [];
  const data = {
    nextSteps: [
      ...step(hrAppoints ? 'appointed' : 'acknowledged', acknowledgedBy),
      ...step(hrAppoints ? 'conversationWithAppointed' : 'conversation', conversationBy),
    ],
    talkNow: bind(texts, 'parts/talk-now'),
  };
  return dialog(texts, 'report-sent', data, { caseNumber });
}

/** The complaint's rules name the reporter's fields with a path, the form's inputs do not. */
function fieldKey(field: string): string {
  return `fields.report.${field.replace(/^reporter\./, '')}`;
}

const inputsOf: Readonly<Record<ReportStep['screen'], (texts: Texts, draft: ReportDraft) => readonly Piece[]>> = {
  reportWho: (texts, draft) => [
    peopleInput(texts, asked('accusedIds', draft)),
    textInput(texts, asked('accusedNames', draft), longestNames, true),
  ],
  reportWhat: (texts, draft) => [textInput(texts, asked('what', draft), longestAccount, true)],
  reportWhen: (texts, draft) => [
    dateInput(texts, asked('date', draft)),
    timeInput(texts, asked('time', draft)),
    textInput(texts, asked('whenInWords', draft), longestLine, false),
    textInput(texts, asked('place', draft), longestLine, false),
  ],
  reportMore: (texts, draft) => [
    peopleInput(texts, asked('witnessIds', draft)),
    textInput(texts, asked('witnessNames', draft), longestNames, true),
    textInput(texts, asked('injury', draft), longestAccount, true),
  ],
  reportYou: (texts, draft) => [
    textInput(texts, asked('name', draft), longestLine, false),
    textInput(texts, asked('position', draft), longestLine, false),
    dateInput(texts, asked('birthDate', draft)),
    textInput(texts, asked('unit', draft), longestLine, false),
  ],
};

function asked(field: keyof ReportDraft, draft: ReportDraft) {
  return { id: field, key: `fields.report.${field}`, value: draft[field] };
}

function chooseReceiver(texts: Texts, draft: ReportDraft): Piece {
  const choices = ['leader', 'hr'].map((value) => ({ value, title: texts.text(`fields.report.to.choices.${value}`) }));
  const value = draft.to === 'hr' ? 'hr' : 'leader';
  return choiceInput(texts, { ...asked('to', draft), value, required: true }, choices, 'expanded');
}

/** Asks once more before anything is deleted. */
function removeDraft(texts: Texts, remove: ButtonData): Piece {
  const action = leave(texts, texts.text('parts.remove-draft.removeSure'), remove, 'destructive');
  return bind(texts, 'parts/remove-draft', { action });
}
