import type { OutboxMark, StoredCommit, StoredHead } from '../../src/application/ports';

export const early = '2026-01-05T08:00:00.000Z';
export const noon = '2026-01-05T12:00:00.000Z';
export const late = '2026-01-05T18:00:00.000Z';

export const commitOf = (caseId: string, version: number, over: Partial<StoredCommit> = {}): StoredCommit => ({
  caseId,
  version,
  at: noon,
  commandId: `command-${caseId}-${version}`,
  parts: [{ strand: 'common', box: 'Ym94' }],
  mac: 'bWFj',
  ...over,
});

export const settled: OutboxMark = {
  unsettled: false,
  claimedUntil: early,
  claimedBy: '',
  attempts: 0,
  deliveries: {},
};

export const unsettled = (claimedUntil = early): OutboxMark => ({ ...settled, unsettled: true, claimedUntil });

export const headOf = (caseId: string, version: number, over: Partial<StoredHead> = {}): StoredHead => ({
  caseId,
  version,
  mac: 'bWFj',
  snapshot: [{ strand: 'common', box: 'Ym94' }],
  personKeys: [],
  ...over,
});

/** Emoji, right-to-left, combining and NUL characters, quotes, and what SQL or JSON could trip over. */
export const oddText = '👩🏽‍⚖️ שלום مرحبا é\u0000 \u2028 \'"`; -- $1 $\u007bx} %_ \\ čáhppes ø';

export const megabytes = (count: number): string => 'QUJD'.repeat((count * 1024 * 1024) / 4);
