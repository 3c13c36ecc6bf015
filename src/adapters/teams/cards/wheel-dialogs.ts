import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { fieldInputs } from './inputs';
import { pageLine, turning } from './list-page';
import { actions, answer, leave, line, ruleLine, submit } from './parts';
import { problemBox, withProblems } from './problem-box';
import { recordedGroup, said } from './recorded';
import { bind, type Piece } from './templates';
import { dueLine, titleOf } from './wheel-parts';
import type { DutyFormScreen, WheelDialogScreen } from './wheel-screens';
import { oneLine } from './written';

type Of<Name extends WheelDialogScreen['screen']> = Extract<WheelDialogScreen, { screen: Name }>;

const screens: Readonly<Record<WheelDialogScreen['screen'], true>> = {
  dutyForm: true,
  dutyDone: true,
  wheelRecord: true,
  wheelEntry: true,
  wheelLeaders: true,
};

export function isWheelDialog(screen: { readonly screen: string }): screen is WheelDialogScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function wheelDialog(texts: Texts, screen: WheelDialogScreen): DialogCard {
  switch (screen.screen) {
    case 'dutyForm':
      return dutyForm(texts, screen);
    case 'dutyDone':
      return dutyDone(texts, screen);
    case 'wheelRecord':
      return wheelRecord(texts, screen);
    case 'wheelEntry':
      return wheelEntry(texts, screen);
    case 'wheelLeaders':
      return wheelLeaders(texts, screen);
  }
}

/** On the same sheet as the form of a step in a case. */
function dutyForm(texts: Texts, screen: DutyFormScreen): DialogCard {
  const { act, form, rule, due, fields, values, problems, meanwhile, history, send } = screen;
  const text = (key: string) => texts.text(`duties.${act}.${key}`);
  const here = (key: string) => texts.text(`screens.duty-form.${key}`);
  const nameOf = (field: string) => `fields.${form}.${field}`;
  const inputs = Object.entries(fields).flatMap(([field, asked]) =>
    fieldInputs(texts, form, field, asked, values, screen.leaders),
  );
  const data = {
    problems: [
      ...(meanwhile ? [bind(texts, 'parts/warning', { text: here('meanwhile') })] : []),
      ...problemBox(texts, problems, nameOf),
    ],
    number: texts.text('screens.wheel.heading'),
    people: [],
    due: due ? [dueLine(texts, due.day, due.daysLate)] : [],
    what: [],
    why: text('why'),
    rule: ruleLine(texts, rule),
    how: text('how'),
    known: [
      ...(screen.shares ? [line(texts, 'text', here('shareBefore'))] : []),
      ...(screen.last ? [lastTime(texts, screen.last)] : []),
      ...screen.signals.map((signal) => recordedGroup(texts, texts.text('duties.noteSignal.title'), signal)),
    ],
    elsewhere: actions(texts, leave(texts, here('history'), history)),
    inputs: withProblems(texts, inputs, problems, nameOf),
    effect: text('effect'),
    warning: [],
    closing: [line(texts, 'subtle', texts.text('parts.closing.text'))],
    actions: actions(texts, submit(texts, text('button'), send, 'positive')),
  };
  return dialog(texts, 'form', data, {}, text('title'));
}

function lastTime(texts: Texts, { on, by }: NonNullable<DutyFormScreen['last']>): Piece {
  const text = (key: string, values = {}) => texts.text(`screens.duty-form.${key}`, values);
  return said(texts, text('last'), [answer(texts, text('lastOn', { day: texts.day(on) }), by)]);
}

function dutyDone(texts: Texts, { act, next, record }: Of<'dutyDone'>): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.duty-done.${key}`, values);
  const data = {
    text: texts.text(`duties.${act}.thanks`),
    way: next ? [line(texts, 'text', text('next', { day: texts.day(next) }))] : [],
    number: texts.text('screens.wheel.heading'),
    actions: actions(texts, leave(texts, text('overview'), record)),
  };
  return dialog(texts, 'dialog-done', data, {}, text('title'));
}

function wheelRecord(texts: Texts, { entries, page }: Of<'wheelRecord'>): DialogCard {
  const text = (key: string) => texts.text(`screens.wheel-record.${key}`);
  const data = {
    heading: text('heading'),
    intro: entries.length > 0 ? [] : [line(texts, 'text', text('none'))],
    lines: entries.map(({ act, on, by, open }) =>
      bind(texts, 'parts/record-line', {
        title: titleOf(texts, act, false),
        about: [line(texts, 'subtle', texts.day(on))],
        on: oneLine(by),
        open: leave(texts, text('read'), open),
      }),
    ),
    page: pageLine(texts, page),
    actions: turning(texts, page),
  };
  return dialog(texts, 'wheel-list', data, {}, text('title'));
}

function wheelEntry(texts: Texts, { act, rule, on, by, recorded, back }: Of<'wheelEntry'>): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.wheel-entry.${key}`, values);
  const data = {
    heading: titleOf(texts, act, false),
    intro: [
      ruleLine(texts, rule),
      line(texts, 'subtle', text('recordedOn', { day: texts.day(on) })),
      answer(texts, text('by'), by),
    ],
    lines: [recordedGroup(texts, texts.text('screens.wheel-record.heading'), recorded)],
    page: [],
    actions: actions(texts, leave(texts, text('back'), back)),
  };
  return dialog(texts, 'wheel-list', data, {}, text('title'));
}

function wheelLeaders(texts: Texts, { leaders, count, done, page }: Of<'wheelLeaders'>): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.wheel-leaders.${key}`, values);
  const data = {
    heading: count > 0 ? text('heading', { count, done }) : text('none'),
    intro: [
      line(texts, 'text', text('joined')),
      ...(leaders.some(({ notReached }) => notReached) ? [line(texts, 'text', text('untilReached'))] : []),
    ],
    lines: leaders.map(({ name, unit, did, notReached }) =>
      bind(texts, 'parts/leader', {
        name: oneLine(name),
        unit: `  ${oneLine(unit)}`,
        state: [
          did
            ? line(texts, 'text', text('done', { day: texts.day(did.on), people: Number(did.people) || 0 }))
            : line(texts, 'subtle', text(notReached ?? 'open')),
        ],
      }),
    ),
    page: pageLine(texts, page),
    actions: turning(texts, page),
  };
  return dialog(texts, 'wheel-list', data, {}, text('title'));
}
