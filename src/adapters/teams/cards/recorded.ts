import type { Texts } from '../../../language/texts';
import type { Field } from '../../../procedure/form-fields';
import type { Correction, TalkTo } from './letter-screens';
import type {
  Invitation,
  LastDayLine,
  NotReachedLine,
  ReceivedLate,
  Recorded,
  RectifiedScreen,
  RightToAppeal,
} from './lines';
import { talkNow } from './numbers';
import { actions, answer, labelled, leave, line, person } from './parts';
import { bind, type Piece } from './templates';
import { paragraphs } from './written';

/** One answer of a form: our words for a choice, a day or a moment, their own for the rest. */
export interface Answered {
  readonly label: string;
  readonly value: string;
  readonly isOurs: boolean;
}

/** Why a meeting is moved, or was: when its summons was received. */
export function receivedLate(texts: Texts, received: ReceivedLate | undefined): readonly Piece[] {
  if (!received) return [];
  const [on, earliest] = [texts.day(received.on), texts.day(received.earliest)];
  const text = received.isMoved
    ? texts.text('parts.receivedLate.moved', { on })
    : texts.text('parts.receivedLate.text', { on, earliest });
  return [bind(texts, 'parts/warning', { text })];
}

/** What a step recorded, field by field. */
export function answersIn(texts: Texts, { form, fields, answers, inLetter }: Recorded): readonly Answered[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const written = answers[name] ?? '';
    // What could be left open and was, is not missed.
    if (written === '' && !field.required) return [];
    const key = `fields.${form}.${name}`;
    const ours = inOurWords(texts, key, field, written);
    const isProposed = field.kind === 'choice' && field.proposes?.includes(written) && !inLetter;
    const label = texts.text(`${key}.${isProposed ? 'proposal' : 'label'}`);
    return [{ label, value: ours ?? written, isOurs: ours !== undefined }];
  });
}

export function recordedAnswers(texts: Texts, recorded: Recorded): readonly Piece[] {
  return answersIn(texts, recorded).map((one) => answered(texts, one));
}

export function answered(texts: Texts, { label, value, isOurs }: Answered): Piece {
  return isOurs ? labelled(texts, label, [line(texts, 'text', value)]) : answer(texts, label, value);
}

function inOurWords(texts: Texts, key: string, { kind }: Field, written: string): string | undefined {
  if (kind === 'choice' && texts.has(`${key}.choices.${written}`)) return texts.text(`${key}.choices.${written}`);
  if (kind === 'day' && texts.isDay(written)) return texts.day(written);
  if (kind === 'record') return rectifiedTitle(texts, key, written);
  const isMoment = (kind === 'pastDateTime' || kind === 'futureDateTime') && texts.isDay(written.slice(0, 10));
  return isMoment ? texts.moment(written) : undefined;
}

/** That something was done can be all there is to say of it. */
export function saysSomething(texts: Texts): (recorded: Recorded) => boolean {
  return (recorded) => answersIn(texts, recorded).length > 0;
}

/** What a statement is about, as its readers know it. */
function rectifiedTitle(texts: Texts, key: string, about: string): string | undefined {
  if (texts.has(`${key}.choices.${about}`)) return texts.text(`${key}.choices.${about}`);
  const title = `screens.record.titles.${about.split('/')[0]}`;
  return texts.has(title) ? texts.text(title) : undefined;
}

/** Beside what it is about. A statement can be long, and so it is read by itself. */
export function rectified(texts: Texts, said: RectifiedScreen['rectified']): readonly Piece[] {
  return (said?.statements ?? []).flatMap(({ on, own, open }) => [
    bind(texts, 'parts/warning', {
      text: texts.text(`parts.rectified.${own ? 'own' : 'text'}`, { day: texts.day(on) }),
    }),
    ...actions(texts, leave(texts, texts.text('parts.rectified.read'), open)),
  ]);
}

export function askToRectify(texts: Texts, said: RectifiedScreen['rectified']): readonly Piece[] {
  return said?.ask ? [leave(texts, texts.text('parts.rectified.ask'), said.ask)] : [];
}

/** Whole, below a heading of its own. */
export function recordedGroup(texts: Texts, heading: string, recorded: Recorded): Piece {
  const items = recordedAnswers(texts, recorded);
  const nothing = line(texts, 'subtle', texts.text('parts.answer.notFilledIn'));
  return said(texts, heading, items.length > 0 ? items : [nothing]);
}

/** Below whose half it is. */
export function halves(texts: Texts, recorded: readonly Recorded[]): readonly Piece[] {
  return recorded.map((half) => recordedGroup(texts, texts.text(`parts.half.${half.as ?? 'handler'}`), half));
}

/** What somebody answers to, of a decision of two below whose half it is; or what stands in a letter. */
export function basisGroup(texts: Texts, one: Recorded): Piece {
  const heading = one.as ? `parts.half.${one.as}` : `screens.form.${one.inLetter ? 'inLetter' : 'basis'}`;
  return recordedGroup(texts, texts.text(heading), one);
}

export function said(texts: Texts, heading: string, items: readonly Piece[]): Piece {
  return bind(texts, 'parts/said', { heading, items });
}

/** All that an employee wrote for the one whom they asked for support; to themselves, as their own. */
export function askedInWords(texts: Texts, words: string | undefined, own = false): readonly Piece[] {
  if (words === undefined) return [];
  return [
    said(texts, texts.text('parts.told.words'), [
      answer(texts, texts.text(own ? 'parts.told.ownWords' : 'screens.form.words'), words),
    ]),
  ];
}

/** When and where, what it is about, and all that has to be said with it. */
export function invitation(texts: Texts, { says, meetAt, place, about, naming, wronged }: Invitation): Piece {
  const text = (key: string) => texts.text(`parts.told.${key}`);
  const labelledLine = (key: string, value: string) => labelled(texts, text(key), [line(texts, 'text', value)]);
  // That a disciplinary meeting will be called invites to nothing yet (3.2.2-2).
  const isNotice = says.includes('meeting');
  const when = meetAt === '' ? line(texts, 'text', text('noTimeYet')) : labelledLine('meetAt', texts.moment(meetAt));
  const items = [
    ...(wronged === undefined ? [] : [answer(texts, text('wronged'), wronged)]),
    ...(isNotice ? [] : [when]),
    ...(place === '' ? [] : [answer(texts, text('place'), place)]),
    ...(about === '' ? [] : [answer(texts, text('about'), about)]),
    ...toldLines(texts, says),
    ...(naming ? [whoComplains(texts, naming === 'later' ? undefined : naming.complainant)] : []),
  ];
  return said(texts, text(isNotice ? 'notice' : 'invitation'), items);
}

/** What the guidelines want said before a conversation (3.1.2-11, -15, -16; 3.2.1-1; 3.2.3-4). */
export function toldLines(texts: Texts, says: Invitation['says']): readonly Piece[] {
  return says.map((key) => line(texts, 'text', texts.text(`parts.told.${key}`)));
}

/** P-11: the name goes with the call, or comes later. */
export function whoComplains(texts: Texts, complainant: string | undefined): Piece {
  return complainant === undefined
    ? line(texts, 'text', texts.text('parts.told.nameLater'))
    : answer(texts, texts.text('parts.told.complainant'), complainant);
}

/** Whom a message never reached, when and why: by name, in dialogs only. */
export function notReached(texts: Texts, { as, name, since, why, seenTo }: NotReachedLine): Piece {
  const text = (key: string, values = {}) => texts.text(`parts.not-reached.${key}`, values);
  return said(texts, text('heading'), [
    person(texts, as, name ?? text('gone')),
    line(texts, 'text', `${text('since', { day: texts.day(since) })} ${text(why)}`),
    ...(seenTo ? [] : [line(texts, 'text', text(as === 'outside' ? 'toldOutside' : 'told'))]),
  ]);
}

/** That a letter takes the place of another one, and why: said before anything else of it. */
export function corrects(texts: Texts, correction: Correction | undefined): readonly Piece[] {
  if (!correction) return [];
  const { of, why } = correction;
  return [
    bind(texts, 'parts/warning', { text: texts.text('parts.corrects.text', { day: texts.day(of) }) }),
    answer(texts, texts.text('parts.corrects.why'), why),
  ];
}

/** A letter, with the right to appeal (P-13) and whom one can talk to (P-7), which go with every one. */
export function letter(
  texts: Texts,
  text: string,
  elements: readonly Answered[],
  right: RightToAppeal | undefined,
  whom: TalkTo | undefined,
): readonly Piece[] {
  const words = [...paragraphs(texts, text), ...elements.map((one) => answered(texts, one))];
  return [bind(texts, 'parts/letter', { text: words }), ...appeal(texts, right), ...talkTo(texts, whom)];
}

/** What stands in a letter after its text, in the reader's language: on the card as on paper. */
export function elementsOfLetter(texts: Texts, recorded: readonly Recorded[]): readonly Answered[] {
  return recorded.filter(({ inLetter }) => inLetter).flatMap((one) => answersIn(texts, one));
}

/** Both days, that of the guidelines and that of the organisation (P-3). */
export function appeal(texts: Texts, right: RightToAppeal = 'undated'): readonly Piece[] {
  return right === 'nothing' ? [] : [bind(texts, 'parts/appeal', { when: whenToAppeal(texts, right) })];
}

/** Until when, with both days where they are known (P-3). */
export function whenToAppeal(texts: Texts, right: RightToAppeal): string {
  if (typeof right === 'string') return texts.text(`parts.appeal.when.${right}`);
  if (right.from === 'handover') {
    return texts.text('parts.appeal.when.handover', { byGuidelines: texts.day(right.byGuidelines) });
  }
  const { byGuidelines, accepted, from, deliveredOn } = right;
  const days = { byGuidelines: texts.day(byGuidelines), day: texts.day(accepted) };
  return deliveredOn
    ? texts.text('parts.appeal.when.delivered', { ...days, deliveredOn: texts.day(deliveredOn) })
    : texts.text(`parts.appeal.when.${from}`, days);
}

/** The last day of the right to appeal, to whose right it is and to who records it for them. */
export function appealUntil(texts: Texts, { day, isOver }: LastDayLine, own: boolean): string {
  const key = isOver ? 'over' : own ? 'own' : 'other';
  return texts.text(`parts.appeal.until.${key}`, { day: isOver ? texts.day(day) : texts.weekday(day) });
}

/** Somebody to talk to: by name where there is one, and who answers at any hour. */
export function talkTo(texts: Texts, whom: TalkTo | undefined): readonly Piece[] {
  if (!whom) return [];
  const { hrAdviser, safety } = whom;
  const people = [
    ...(hrAdviser === undefined ? [] : [person(texts, 'hrAdviser', hrAdviser)]),
    ...safety.map((name) => person(texts, 'safety', name)),
  ];
  return [bind(texts, 'parts/talk-to', { people, talkNow: talkNow(texts) })];
}
