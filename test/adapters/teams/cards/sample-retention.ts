import type {
  RetainedLine,
  RetentionChatScreen,
  RetentionDialogScreen,
  RetentionReviewScreen,
} from '../../../../src/adapters/teams/cards/retention-screens';
import type { Entry } from '../../../../src/application/retention-book';
import { fieldsOf } from '../../../../src/application/retention-form';
import type { AtRest } from '../../../../src/case/retention';
import { outcomes } from '../../../../src/procedure/retention';

const open = { verb: 'Retention' };
const number = 'T-4KX9-0P2M';
const words = 'Saken er **anmeldt**. ${1+1} Vi venter på dommen.';

export const retentionChatSamples: Readonly<Record<string, RetentionChatScreen>> = {
  'HR cases to review, one': { screen: 'casesToReview', news: { count: 1 }, open },
  'HR cases to review, several': { screen: 'casesToReview', news: { count: 12 }, open },
  'HR retention unset': { screen: 'casesToReview', news: 'unset', open },
  'message gone': { screen: 'messageGone', was: 'message' },
  'message gone, list': { screen: 'messageGone', was: 'list' },
};

const line = (stands: RetainedLine['stands'], isOpen = true): RetainedLine => ({
  caseNumber: number,
  outcomes: ['noGrounds', 'sanction'],
  closedOn: '2026-01-09',
  stands,
  ...(isOpen ? { open: { verb: 'ReviewRetention', caseId: number } } : {}),
});

const erased = {
  caseNumber: number,
  outcomes: ['dismissal'],
  receivedOn: '2025-01-05',
  closedOn: '2025-03-09',
  erasedOn: '2026-01-09',
} as const;

const overdue: RetainedLine['stands'] = { is: 'overdue' };

const rest: AtRest = {
  outcomes: ['noGrounds', 'sanction'],
  receivedOn: '2025-01-05',
  closedOn: '2025-03-09',
  lastAt: '2025-03-09T10:00:00.000Z',
  unset: [],
  until: { day: '2026-03-09', at: '2026-03-09T22:59:59.999Z' },
  originals: 3,
};

function review(
  stands: Entry['stands'] | undefined,
  more: Partial<RetentionReviewScreen> = {},
  now = '2026-04-01T08:00:00.000Z',
): RetentionReviewScreen {
  const { receivedOn, closedOn, originals } = rest;
  const entry = stands && { caseId: number, ...rest, reviewer: 'anne', since: now, stands };
  return {
    screen: 'retentionReview',
    caseNumber: number,
    outcomes: rest.outcomes,
    receivedOn,
    closedOn,
    until: { day: '2026-03-09', isOver: now > '2026-03-09' },
    originals,
    fields: fieldsOf(rest, entry, now),
    values: {},
    problems: [],
    send: { verb: 'DecideRetention', caseId: number, seen: '7 ' },
    back: open,
    ...more,
  };
}

const { until: _, ...unsetReview } = review(undefined, {}, '2026-01-01T08:00:00.000Z');

export const retentionDialogSamples: Readonly<Record<string, RetentionDialogScreen>> = {
  'retention, empty': { screen: 'retention', lines: [], erased: [], unset: [] },
  retention: {
    screen: 'retention',
    lines: [
      line(overdue),
      line({ is: 'keptUntil', day: '2026-06-01' }),
      line({ is: 'held' }),
      line({ is: 'erasing' }, false),
      line({ is: 'runsUntil', day: '2027-01-09' }),
      line({ is: 'noTime' }),
    ],
    erased: [erased, erased],
    unset: outcomes,
  },
  'retention, very many': {
    screen: 'retention',
    lines: Array.from({ length: 40 }, () => line(overdue)),
    erased: Array.from({ length: 21 }, () => erased),
    unset: [],
  },
  'retention review': review(overdue as Entry['stands']),
  'retention review, one original, problems': review(overdue as Entry['stands'], {
    originals: 1,
    values: { way: 'erase', reason: words },
    problems: [
      { field: 'originals', problem: 'missing' },
      { field: 'sure', problem: 'missing' },
      { field: 'reason', problem: 'wouldBeLost' },
      { field: 'until', problem: 'missing' },
      { field: 'way', problem: 'missing' },
    ],
  }),
  'retention review, kept': review({ is: 'kept', by: 'anne' }, { reason: words }),
  'retention review, still running': review(undefined, {}, '2026-01-01T08:00:00.000Z'),
  'retention review, no time': unsetReview,
  ...Object.fromEntries(
    (['erase', 'keep', 'hold', 'lift'] as const).map((way) => [
      `retention done, ${way}`,
      { screen: 'retentionDone', caseNumber: number, way, back: open } as const,
    ]),
  ),
};
