import type { Texts } from '../../../language/texts';
import type { FormScreen } from './case-screens';
import { type DialogCard, dialog } from './dialog';
import { fieldInputs } from './inputs';
import { actions, caseNumberLine, dueLine, labelled, leave, line, people, ruleLine, submit, waits } from './parts';
import { problemBox, withProblems } from './problem-box';
import { recordTitle } from './record-dialog';
import {
  appeal,
  appealUntil,
  askedInWords,
  basisGroup,
  halves,
  invitation,
  notReached,
  receivedLate,
  said,
  saysSomething,
  talkTo,
  toldLines,
  whoComplains,
} from './recorded';
import { bind, type Piece } from './templates';

/** The form of a step: why it is asked for, what to know before, the inputs, and what follows from sending them. */
export function form(texts: Texts, screen: FormScreen): DialogCard {
  const { step, form: name, due, problems, send } = screen;
  const text = (key: string) => texts.text(`steps.${step}.${key}`);
  const here = (key: string) => texts.text(`screens.form.${key}`);
  const inputs = Object.entries(screen.fields).flatMap(([field, asked]) =>
    fieldInputs(texts, name, field, asked, screen.values, [...screen.leaders, ...recordsIn(texts, screen)]),
  );
  const nameOf = (field: string) => `fields.${formOf(screen, field)}.${field}`;
  const data = {
    problems: [...notCarriedOut(texts, screen), ...problemBox(texts, problems, nameOf, 'form')],
    number: caseNumberLine(texts, screen.caseNumber),
    people: people(texts, screen.people),
    due: [
      ...dueLine(texts, { due, overdue: false }),
      ...(due && screen.isDueByPolicy ? [line(texts, 'subtle', here('dueHint'))] : []),
    ],
    what: isForAnother(screen) ? [labelled(texts, here('about'), [line(texts, 'text', shortOf(texts, screen))])] : [],
    why: text('why'),
    rule: ruleLine(texts, screen.rule),
    how: text('how'),
    known: known(texts, screen),
    elsewhere: elsewhere(texts, screen, inputs.length > 0),
    inputs: withProblems(
      texts,
      [
        ...(step === 'recordOnPaper' ? [line(texts, 'text', here('onPaper'))] : []),
        ...inputs,
        ...whyCorrected(texts, screen),
        ...quiet(texts, screen),
      ],
      problems,
      nameOf,
      'form',
    ),
    effect: text('effect'),
    warning: screen.isLetter ? [bind(texts, 'parts/warning', { text: here('letter') })] : [],
    closing: inputs.length > 0 ? [line(texts, 'subtle', texts.text('parts.closing.text'))] : [],
    actions: actions(
      texts,
      submit(texts, send.verb === 'PreviewLetter' ? here('preview') : text('button'), send, 'positive'),
    ),
  };
  return dialog(texts, 'form', data, {}, text('title'));
}

/** On what day something was recorded tells letters of the same kind apart. */
function recordsIn(texts: Texts, { records = [] }: FormScreen) {
  return records.map(({ key, step, on, own }) => ({
    id: key,
    title: texts.text('parts.rectified.record', { title: recordTitle(texts, step, own), day: texts.date(on) }),
  }));
}

function isForAnother({ step, of }: FormScreen): boolean {
  return step !== of;
}

function shortOf(texts: Texts, { of }: FormScreen): string {
  return texts.text(`steps.${of}.short`);
}

function notCarriedOut(texts: Texts, { refused, quiet: hours, waitsFor = [] }: FormScreen): readonly Piece[] {
  if (!refused) return [];
  const why = texts.text(`problems.${refused}.text`);
  const text = refused === 'beforeDaysOff' && hours ? `${why} ${withoutReasonFrom(texts, hours.until)}` : why;
  return [bind(texts, 'parts/warning', { text }), ...waits(texts, waitsFor, undefined)];
}

/** Some of what a letter asks for is asked for by every letter. */
function formOf({ form: name, quiet: hours, correction }: FormScreen, field: string): string {
  if (field in (hours?.fields ?? {})) return 'quietHours';
  return field in (correction?.fields ?? {}) ? 'letterCorrection' : name;
}

/** Of a letter that was sent already: its reader is told that it was wrong, and why. */
function whyCorrected(texts: Texts, { correction, values }: FormScreen): readonly Piece[] {
  if (!correction) return [];
  return Object.entries(correction.fields).flatMap(([field, asked]) =>
    fieldInputs(texts, 'letterCorrection', field, asked, values, []),
  );
}

/** P-7: asked for only while it is needed. */
function quiet(texts: Texts, { quiet: hours, values }: FormScreen): readonly Piece[] {
  if (!hours) return [];
  const about = `${texts.text('screens.form.quiet.why')} ${withoutReasonFrom(texts, hours.until)}`;
  const inputs = Object.entries(hours.fields).flatMap(([field, asked]) =>
    fieldInputs(texts, 'quietHours', field, asked, values, []),
  );
  return [line(texts, 'text', about), ...inputs];
}

function withoutReasonFrom(texts: Texts, until: string): string {
  return texts.text('screens.form.quiet.until', { day: texts.day(until) });
}

/** Everything that whoever fills it in should have before their eyes. */
function known(texts: Texts, screen: FormScreen): readonly Piece[] {
  const here = (key: string) => texts.text(`screens.form.${key}`);
  const { askedOn, words, basis, tells } = screen;
  const days = texts.list(askedOn.map((day) => texts.day(day)));
  const { until, late } = screen;
  return [
    ...(until ? [line(texts, 'text', appealUntil(texts, until, until.own))] : []),
    ...(late
      ? [bind(texts, 'parts/warning', { text: texts.text('screens.form.late', { day: texts.day(late) }) })]
      : []),
    ...receivedLate(texts, screen.receivedLate),
    ...(screen.correction
      ? [
          bind(texts, 'parts/warning', {
            text: texts.text('screens.form.corrects', { day: texts.day(screen.correction.of) }),
          }),
        ]
      : []),
    ...(askedOn.length > 0 ? [labelled(texts, here('askedOn'), [line(texts, 'text', days)])] : []),
    ...askedInWords(texts, words),
    ...(basis ?? []).filter(saysSomething(texts)).map((one) => basisGroup(texts, one)),
    ...(screen.invitation ? [invitation(texts, screen.invitation)] : []),
    ...(screen.notReached ? [notReached(texts, screen.notReached)] : []),
    ...(tells ? [told(texts, tells)] : []),
    ...halves(texts, screen.halves),
    ...(screen.talkTo
      ? [
          said(texts, here(screen.isLetter ? 'appealBelow' : 'standsInLetter'), [
            ...appeal(texts, screen.appeal),
            ...talkTo(texts, screen.talkTo),
          ]),
        ]
      : []),
  ];
}

/** Exactly what the party is told besides what the leader writes. */
function told(texts: Texts, { to, says, complainant }: NonNullable<FormScreen['tells']>): Piece {
  const here = (key: string) => texts.text(`screens.form.${key}`);
  const naming = [
    labelled(texts, here('ifNamed'), [whoComplains(texts, complainant)]),
    labelled(texts, here('ifPostponed'), [whoComplains(texts, undefined)]),
  ];
  return said(texts, here(`tells.${to}`), [...toldLines(texts, says), ...(complainant === undefined ? [] : naming)]);
}

/** The ways out of the form, before anything is written in it. */
function elsewhere(texts: Texts, screen: FormScreen, asks: boolean): readonly Piece[] {
  const text = (key: string) => texts.text(`parts.case.${key}`);
  const { readComplaint, readDocument, readHalves, readBasis, prepare, openCase } = screen;
  return [
    ...actions(
      texts,
      ...(prepare ? [leave(texts, text('prepare'), prepare)] : []),
      ...(readBasis ? [leave(texts, text('readBasis'), readBasis, 'positive')] : []),
      ...(readHalves ? [leave(texts, text('readHalves'), readHalves)] : []),
      ...(readDocument ? [leave(texts, text('readDocument'), readDocument)] : []),
      ...(readComplaint ? [leave(texts, text('readComplaint'), readComplaint)] : []),
      leave(texts, text('open'), openCase),
    ),
    ...(asks ? [line(texts, 'subtle', texts.text('screens.form.readFirst'))] : []),
  ];
}
