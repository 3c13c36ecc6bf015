import type { Texts } from '../../../language/texts';
import type { Outcome } from '../../../procedure/retention';
import { type DialogCard, dialog } from './dialog';
import { fieldInputs } from './inputs';
import { actions, answer, caseNumberLine, leave, line, submit } from './parts';
import { problemBox, withProblems } from './problem-box';
import type {
  ErasedLine,
  RetainedLine,
  RetentionDialogScreen,
  RetentionDoneScreen,
  RetentionReviewScreen,
  RetentionScreen,
} from './retention-screens';
import { bind, type Piece } from './templates';

/** What a card holds below the platform's limit. */
const mostLines = 25;
const mostErased = 20;

const screens: Readonly<Record<RetentionDialogScreen['screen'], true>> = {
  retention: true,
  retentionReview: true,
  retentionDone: true,
};

export function isRetentionDialog(screen: { readonly screen: string }): screen is RetentionDialogScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function retentionDialog(texts: Texts, screen: RetentionDialogScreen): DialogCard {
  switch (screen.screen) {
    case 'retention':
      return overview(texts, screen);
    case 'retentionReview':
      return review(texts, screen);
    case 'retentionDone':
      return done(texts, screen);
  }
}

const groups = ['overdue', 'kept', 'erasing', 'running'] as const;

function groupOf({ stands }: RetainedLine): (typeof groups)[number] {
  switch (stands.is) {
    case 'keptUntil':
    case 'held':
      return 'kept';
    case 'runsUntil':
    case 'noTime':
      return 'running';
    default:
      return stands.is;
  }
}

function overview(texts: Texts, { lines, erased, unset }: RetentionScreen): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.retention.${key}`, values);
  const pieces = groups.flatMap((name) => {
    const own = lines.filter((one) => groupOf(one) === name);
    return group(
      texts,
      name,
      own.slice(0, mostLines).map((one) => retained(texts, one)),
      own.length - mostLines,
    );
  });
  const gone = erased.slice(0, mostErased).map((one) => line(texts, 'text', erasedWords(texts, one)));
  return dialog(
    texts,
    'wheel-list',
    {
      heading: text('heading'),
      intro: [
        line(texts, 'text', text('intro')),
        ...(unset.length > 0
          ? [bind(texts, 'parts/warning', { text: text('unset', { outcomes: outcomesIn(texts, unset) }) })]
          : []),
      ],
      lines: [
        ...(lines.some((one) => one.open) ? [] : [line(texts, 'text', text('none'))]),
        ...pieces,
        ...group(texts, 'erased', gone, erased.length - mostErased),
      ],
      page: [],
      actions: [],
    },
    {},
    text('title'),
  );
}

function group(texts: Texts, name: string, items: readonly Piece[], left: number): readonly Piece[] {
  if (items.length === 0) return [];
  const more = left > 0 ? [line(texts, 'subtle', texts.text('screens.retention.left', { count: left }))] : [];
  const heading = texts.text(`screens.retention.groups.${name}`);
  return [bind(texts, 'parts/group', { heading, items: [...items, ...more] })];
}

function retained(texts: Texts, { caseNumber, outcomes, closedOn, stands, open }: RetainedLine): Piece {
  const text = (key: string, values = {}) => texts.text(`screens.retention.${key}`, values);
  const closed = text('closed', { day: texts.date(closedOn), outcomes: outcomesIn(texts, outcomes) });
  const title = caseNumberLine(texts, caseNumber);
  const how =
    'day' in stands
      ? [line(texts, 'subtle', text(stands.is, { day: texts.date(stands.day) }))]
      : stands.is === 'held' || stands.is === 'noTime'
        ? [line(texts, 'subtle', text(stands.is))]
        : [];
  if (!open) return bind(texts, 'parts/text', { text: `${title}. ${closed}` });
  const button = { overdue: 'decide', kept: 'change', running: 'hold', erasing: 'decide' }[
    groupOf({ caseNumber, outcomes, closedOn, stands })
  ];
  return bind(texts, 'parts/record-line', { title, about: how, on: closed, open: leave(texts, text(button), open) });
}

function erasedWords(texts: Texts, { caseNumber, outcomes, receivedOn, closedOn, erasedOn }: ErasedLine): string {
  const words = texts.text('screens.retention.erased', {
    day: texts.date(erasedOn),
    received: texts.date(receivedOn),
    closed: texts.date(closedOn),
    outcomes: outcomesIn(texts, outcomes),
  });
  return `${caseNumberLine(texts, caseNumber)}. ${words}`;
}

function outcomesIn(texts: Texts, outcomes: readonly Outcome[]): string {
  return texts.list(outcomes.map((outcome) => texts.text(`screens.retention.outcomes.${outcome}`)));
}

/** On the same sheet as the form of a step in a case. */
function review(texts: Texts, screen: RetentionReviewScreen): DialogCard {
  const { caseNumber, outcomes, receivedOn, closedOn, until, originals, reason, fields, values, problems, send, back } =
    screen;
  const text = (key: string, more = {}) => texts.text(`screens.retention-review.${key}`, more);
  const nameOf = (field: string) => `fields.retention.${field}`;
  const inputs = Object.entries(fields).flatMap(([field, asked]) =>
    fieldInputs(texts, 'retention', field, asked, values, []),
  );
  const data = {
    problems: problemBox(texts, problems, nameOf),
    number: caseNumberLine(texts, caseNumber),
    people: [],
    due: [
      line(
        texts,
        until?.isOver ? 'overdue' : 'text',
        until ? text(until.isOver ? 'over' : 'runs', { day: texts.date(until.day) }) : text('noTime'),
      ),
    ],
    what: [],
    why: text('why'),
    rule: line(texts, 'subtle', text('policy')),
    how: text('how', {
      received: texts.date(receivedOn),
      closed: texts.date(closedOn),
      outcomes: outcomesIn(texts, outcomes),
    }),
    known: [
      ...(reason ? [answer(texts, text('reason'), reason)] : []),
      ...('originals' in fields
        ? [bind(texts, 'parts/warning', { text: text('originals', { count: originals }) })]
        : []),
    ],
    elsewhere: [],
    inputs: withProblems(texts, inputs, problems, nameOf),
    effect: 'sure' in fields ? text('effect') : texts.text('screens.retention.intro'),
    warning: [],
    closing: [line(texts, 'subtle', texts.text('parts.closing.text'))],
    actions: actions(texts, submit(texts, text('button'), send, 'positive'), leave(texts, text('back'), back)),
  };
  return dialog(texts, 'form', data, {}, text('title'));
}

function done(texts: Texts, { caseNumber, way, back }: RetentionDoneScreen): DialogCard {
  const text = (key: string) => texts.text(`screens.retention-done.${key}`);
  const data = {
    text: text(way),
    way: [],
    number: caseNumberLine(texts, caseNumber),
    actions: actions(texts, leave(texts, text('back'), back)),
  };
  return dialog(texts, 'dialog-done', data, {}, text('title'));
}
