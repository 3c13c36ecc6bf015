import type { Texts } from '../../../language/texts';
import type { RecordScreen, StandingLine } from './case-screens';
import type { ComplaintScreen } from './complaint-screen';
import { type DialogCard, dialog } from './dialog';
import { download } from './download-dialogs';
import { actions, answer, caseNumberLine, leave, line, people, person } from './parts';
import {
  askToRectify,
  corrects,
  elementsOfLetter,
  halves,
  invitation,
  letter,
  notReached,
  receivedLate,
  recordedGroup,
  rectified,
  saysSomething,
} from './recorded';
import { reportAnswers } from './report-answers';
import { bind, type Piece } from './templates';

type Called = Pick<RecordScreen, 'standing' | 'isProposal' | 'sanction'>;

/** A draft that came back is no summons; whatever else became of a letter stands beside its name. */
export function standingTitle(texts: Texts, step: string, own: boolean, called: Called): string {
  const { standing } = called;
  const drafts = `screens.record.sentBack.${step}`;
  return standing?.is === 'sentBack' && texts.has(drafts) ? texts.text(drafts) : recordTitle(texts, step, own, called);
}

/** In a line: that it no longer holds, or never did. */
export function standingWords(texts: Texts, standing: StandingLine): string {
  const text = (values: Readonly<Record<string, string>>) => texts.text(`parts.standing.${standing.is}`, values);
  return text(standing.is === 'replaced' ? { day: texts.day(standing.on) } : {});
}

/** What something on record is called: to whom it is about in words to them, where it differs. */
export function recordTitle(texts: Texts, step: string, own: boolean, { isProposal, sanction }: Called = {}): string {
  if (isProposal) return texts.text(`screens.record.proposals.${step}`);
  if (own && sanction) return texts.text(`fields.decideDiscipline.outcome.choices.${sanction}`);
  const forThem = `screens.record.own.${step}`;
  return texts.text(own && texts.has(forThem) ? forThem : `screens.record.titles.${step}`);
}

export function record(texts: Texts, screen: RecordScreen): DialogCard {
  const { how, page, previous, following, openCase } = screen;
  const text = (key: string, values = {}) => texts.text(`screens.record.${key}`, values);
  const data = {
    number: caseNumberLine(texts, screen.caseNumber),
    on: whenItWas(texts, screen),
    people: [...people(texts, screen.people), ...(screen.by ? [person(texts, writtenAs(screen), screen.by)] : [])],
    state: [
      ...(screen.onPaper ? [line(texts, 'text', text('onPaper'))] : []),
      ...corrects(texts, screen.corrects),
      ...correctedBy(texts, screen),
      ...standing(texts, screen.standing),
      ...(how === 'done' ? [] : [line(texts, 'text', text(how))]),
      ...(screen.late ? [line(texts, 'text', text('late', { day: texts.day(screen.late) }))] : []),
      ...receivedLate(texts, screen.receivedLate),
      ...(screen.reason === '' ? [] : [answer(texts, text('reason'), screen.reason)]),
      ...rectified(texts, screen.rectified),
      ...(page.of > 1 ? [line(texts, 'subtle', text('page', page))] : []),
    ],
    recorded: body(texts, screen),
    turn: actions(
      texts,
      ...(previous ? [leave(texts, text('previous'), previous)] : []),
      ...(following ? [leave(texts, text('following'), following, 'positive')] : []),
    ),
    actions: actions(
      texts,
      ...download(texts, screen.download),
      ...askToRectify(texts, screen.rectified),
      leave(texts, texts.text('parts.case.back'), openCase),
    ),
  };
  return dialog(texts, 'record', data, {}, standingTitle(texts, screen.step, screen.own, screen));
}

/** What was sent stays readable, and says what took its place. */
function correctedBy(texts: Texts, { correctedBy: newer, earlier = [] }: RecordScreen): readonly Piece[] {
  const text = (key: string, day: string) => texts.text(`parts.corrects.${key}`, { day: texts.day(day) });
  return [
    ...(newer ? [bind(texts, 'parts/warning', { text: text('by', newer.on) })] : []),
    ...(newer ? actions(texts, leave(texts, text('readNewest', newer.on), newer.open, 'positive')) : []),
    ...earlier.flatMap(({ on, open }) => actions(texts, leave(texts, text('readEarlier', on), open))),
  ];
}

function standing(texts: Texts, line: StandingLine | undefined): readonly Piece[] {
  if (!line) return [];
  const newer =
    line.is === 'replaced'
      ? actions(texts, leave(texts, texts.text('parts.corrects.readNewest', { day: texts.day(line.on) }), line.open))
      : [];
  return [bind(texts, 'parts/warning', { text: standingWords(texts, line) }), ...newer];
}

/** On which day it was sent, delivered by somebody, or recorded. */
export function whenItWas(texts: Texts, screen: RecordScreen): string {
  const { byHand, on } = screen;
  if (typeof byHand === 'object') return texts.text('parts.case.deliveredOn', { day: texts.day(byHand.deliveredOn) });
  return texts.text(`parts.case.${isSent(screen) ? 'sentOn' : 'recordedOn'}`, { day: texts.day(on) });
}

function writtenAs(screen: RecordScreen): 'from' | 'handedOverBy' | 'by' {
  if (typeof screen.byHand === 'object') return 'handedOverBy';
  return isSent(screen) ? 'from' : 'by';
}

function isSent({ letter: text, invitation: sent, byHand }: RecordScreen): boolean {
  if (byHand) return false;

  return text !== undefined || sent !== undefined;
}

function body(texts: Texts, screen: RecordScreen): readonly Piece[] {
  const recorded = screen.recorded.filter(({ inLetter }) => !inLetter);
  const elements = elementsOfLetter(texts, screen.recorded);
  const isShared = recorded.some(({ as }) => as !== undefined);
  return [
    ...(screen.notReached ? [notReached(texts, screen.notReached)] : []),
    ...(screen.invitation ? [invitation(texts, screen.invitation)] : []),
    ...(screen.letter === undefined ? [] : letter(texts, screen.letter, elements, screen.appeal, screen.talkTo)),
    ...(isShared
      ? halves(texts, recorded)
      : recorded
          .filter(saysSomething(texts))
          .map((one) => recordedGroup(texts, texts.text('screens.record.heading'), one))),
  ];
}

export function complaint(texts: Texts, screen: ComplaintScreen): DialogCard {
  const { back, openCase } = screen;
  const data = {
    number: caseNumberLine(texts, screen.caseNumber),
    received: texts.text(`parts.case.${screen.isConclusion ? 'began' : 'received'}`, {
      day: texts.day(screen.received),
    }),
    people: people(texts, screen.people),
    answers: [...rectified(texts, screen.rectified), ...reportAnswers(texts, screen)],
    actions: actions(
      texts,
      ...(back ? [leave(texts, texts.text('screens.complaint.back'), back, 'positive')] : []),
      ...download(texts, screen.download),
      ...askToRectify(texts, screen.rectified),
      leave(texts, texts.text('parts.case.back'), openCase),
    ),
  };
  return dialog(
    texts,
    'complaint',
    data,
    {},
    texts.text(`screens.complaint.${screen.isConclusion ? 'basis' : 'title'}`),
  );
}
