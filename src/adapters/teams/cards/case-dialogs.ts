import type { Texts } from '../../../language/texts';
import type { Fields } from '../../../procedure/declarations';
import { type DialogCard, dialog } from './dialog';
import { choiceInput, fieldInputs, textInput } from './inputs';
import {
  actions,
  answer,
  caseNumberLine,
  dueLine,
  labelled,
  leave,
  line,
  person,
  problemBox,
  ruleLine,
  submit,
} from './parts';
import { reportAnswers } from './report-answers';
import type { DialogScreen } from './screens';
import { bind, type Piece } from './templates';
import { paragraphs } from './written';

type Of<Name extends DialogScreen['screen']> = Extract<DialogScreen, { screen: Name }>;

const longestRemark = 20_000;

export function form(texts: Texts, screen: Of<'form'>): DialogCard {
  const { step, fields, values, leaders, readComplaint, otherHalf } = screen;
  const text = (key: string) => texts.text(`steps.${step}.${key}`);
  const here = (key: string) => texts.text(`screens.form.${key}`);
  const inputs = Object.entries(fields).flatMap(([name, field]) =>
    fieldInputs(texts, step, name, field, values, leaders),
  );
  const data = {
    number: caseNumberLine(texts, screen.caseNumber),
    due: [
      ...dueLine(texts, { due: screen.due, overdue: false }),
      ...(screen.due ? [line(texts, 'subtle', here('dueHint'))] : []),
    ],
    problems: problemBox(texts, screen.problems, (field) => `fields.${step}.${field}`, 'form'),
    why: text('why'),
    rule: ruleLine(texts, screen.rule),
    how: text('how'),
    people: screen.people.map(({ as, name }) => person(texts, as, name)),
    readFirst: readComplaint
      ? [
          ...actions(texts, leave(texts, texts.text('parts.case.readComplaint'), readComplaint)),
          ...(inputs.length > 0 ? [line(texts, 'subtle', here('readFirst'))] : []),
        ]
      : [],
    otherHalf: otherHalf
      ? [
          bind(texts, 'parts/said', {
            heading: here('otherHalfHeading'),
            items: halfOf(texts, step, fields, otherHalf),
          }),
        ]
      : [],
    inputs,
    effect: text('effect'),
    closing: inputs.length > 0 ? [line(texts, 'subtle', texts.text('parts.closing.text'))] : [],
    actions: actions(texts, submit(texts, text('button'), screen.send, 'positive')),
  };
  return dialog(texts, 'form', data, {}, text('title'));
}

/** What the other one of two has answered: our words for a choice, their own for the rest. */
function halfOf(
  texts: Texts,
  step: string,
  fields: Fields,
  answers: Readonly<Record<string, string>>,
): readonly Piece[] {
  return Object.keys(fields).map((field) => {
    const key = `fields.${step}.${field}`;
    const label = texts.text(`${key}.label`);
    const value = answers[field] ?? '';
    return fields[field]?.kind === 'choice'
      ? labelled(texts, label, [line(texts, 'text', texts.text(`${key}.choices.${value}`))])
      : answer(texts, label, value);
  });
}

export function assessment(texts: Texts, { caseNumber, step, fields, halves }: Of<'assessment'>): DialogCard {
  return dialog(texts, 'assessment', {
    number: caseNumberLine(texts, caseNumber),
    halves: halves.map(({ as, answers }) =>
      bind(texts, 'parts/said', {
        heading: texts.text(`parts.half.${as}`),
        items: halfOf(texts, step, fields, answers),
      }),
    ),
  });
}

export function complaint(texts: Texts, screen: Of<'complaint'>): DialogCard {
  const data = {
    number: caseNumberLine(texts, screen.caseNumber),
    received: texts.text('parts.case.received', { day: texts.day(screen.received) }),
    answers: [...screen.people.map(({ as, name }) => person(texts, as, name)), ...reportAnswers(texts, screen)],
    actions: screen.back
      ? actions(texts, leave(texts, texts.text('screens.complaint.back'), screen.back, 'positive'))
      : [],
  };
  return dialog(texts, 'complaint', data);
}

export function minutes(texts: Texts, screen: Of<'minutes'>): DialogCard {
  const text = (key: string) => texts.text(`screens.minutes.${key}`);
  const data = {
    number: caseNumberLine(texts, screen.caseNumber),
    problems: [
      ...(screen.changed ? [bind(texts, 'parts/warning', { text: text('changed') })] : []),
      ...problemBox(texts, screen.problems, (field) => `fields.signMinutesOfComplainant.${field}`),
    ],
    facts: [
      answer(texts, text('heldAt'), screen.heldAt && texts.moment(screen.heldAt)),
      answer(texts, text('place'), screen.place),
      screen.companion.trim() === ''
        ? labelled(texts, text('companion'), [line(texts, 'text', text('alone'))])
        : answer(texts, text('companion'), screen.companion),
      answer(texts, text('writtenBy'), screen.writtenBy),
    ],
    text: paragraphs(texts, screen.text),
    signed: signed(texts, screen.signed),
    signing: signing(texts, screen),
  };
  return dialog(texts, 'minutes', data, { version: screen.version });
}

function signed(texts: Texts, given: Of<'minutes'>['signed']): readonly Piece[] {
  if (!given) return [];
  const text = (key: string, day = '') => texts.text(`screens.minutes.${key}`, { day });
  const day = texts.day(given.on);
  const written = given.remark.trim() !== '';
  return [
    bind(texts, 'parts/said', {
      heading: text(given.how === 'done' && written ? 'doneWithRemark' : given.how, day),
      items: written ? [answer(texts, text(given.how === 'done' ? 'remark' : 'reason'), given.remark)] : [],
    }),
  ];
}

function signing(texts: Texts, { sign, sha256, values }: Of<'minutes'>): readonly Piece[] {
  if (!sign) return [];
  const asked = (id: string) => ({ id, key: `fields.signMinutesOfComplainant.${id}`, value: values[id] ?? '' });
  const choices = ['sign', 'signWithRemark', 'decline'].map((value) => ({
    value,
    title: texts.text(`fields.signMinutesOfComplainant.way.choices.${value}`),
  }));
  return [
    bind(texts, 'parts/signing', {
      inputs: [
        choiceInput(texts, { ...asked('way'), required: true }, choices, 'expanded'),
        textInput(texts, asked('remark'), longestRemark, true),
        textInput(texts, asked('reason'), longestRemark, true),
      ],
      closing: line(texts, 'subtle', texts.text('parts.closing.text')),
      actions: actions(texts, submit(texts, texts.text('parts.signing.send'), { ...sign, sha256 }, 'positive')),
    }),
  ];
}

export function dialogDone(texts: Texts, { step, caseNumber, way }: Of<'dialogDone'>): DialogCard {
  return dialog(texts, 'dialog-done', {
    text: texts.text(`steps.${step}.${way ? `ways.${way}` : 'thanks'}`),
    number: caseNumberLine(texts, caseNumber),
  });
}

export function dialogProblem(texts: Texts, { problem, rule, waitsFor }: Of<'dialogProblem'>): DialogCard {
  const steps = texts.list(waitsFor.map((step) => texts.text(`steps.${step}.short`)));
  const title = problem === 'draftDeleted' ? 'titleDone' : 'title';
  const data = {
    heading: texts.text(`problems.${problem}.heading`),
    text: texts.text(`problems.${problem}.text`),
    waits: waitsFor.length > 0 ? [line(texts, 'text', texts.text('screens.dialog-problem.waits', { steps }))] : [],
    rule: rule ? [ruleLine(texts, rule)] : [],
  };
  return dialog(texts, 'dialog-problem', data, {}, texts.text(`screens.dialog-problem.${title}`));
}
