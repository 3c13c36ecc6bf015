import type { DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import type { WayLine, WayScreen } from '../../../../src/adapters/teams/cards/way-dialog';
import type { WayStageView } from '../../../../src/case/way';
import { type WayReader, type WayStage, wayRows } from '../../../../src/case/way-stages';
import { caseNumber, openCase } from './sample-case';
import { hostileName } from './sample-people';

/** *Where are we now?*, as each sees it. */
const ways = (...lines: readonly WayLine[]): WayScreen => ({ screen: 'way', caseNumber, ways: lines, openCase });

const done = (stage: WayStage, on?: string): WayStageView => ({ stage, state: 'done', ...(on ? { on } : {}) });
const now = (stage: WayStage): WayStageView => ({ stage, state: 'now' });
const next = (...stages: readonly WayStage[]): readonly WayStageView[] =>
  stages.map((stage) => ({ stage, state: 'next' }));

const decided = [done('writtenComplaint', '2026-01-26'), done('grounds', '2026-01-28')];
const everyStage = (reader: WayReader): readonly WayStageView[] => wayRows[reader].map(({ stage }) => now(stage));

export const waySamples: Readonly<Record<string, DialogScreen>> = {
  'way, complainant, looked into': ways({ stages: [now('writtenComplaint'), ...next('grounds')], due: '2026-01-26' }),
  'way, complainant, followed up': ways({
    stages: [...decided, now('discipline'), ...next('closed')],
    appealUntil: '2026-02-11',
  }),
  'way, complainant, two accused': ways(
    { about: 'Ola Hansen', stages: [...decided, now('appealProcedure'), done('closed', '2026-02-02')] },
    { about: hostileName, stages: [now('writtenComplaint'), ...next('grounds')], due: '2026-01-26' },
  ),
  'way, complainant, every stage': ways({ stages: everyStage('complainant') }),
  'way, complainant, appealing while it is followed up': ways({
    stages: [...decided, now('discipline'), { stage: 'appealProcedure', state: 'beside' }, ...next('closed')],
    due: '2026-02-23',
  }),
  'way, accused, called to a meeting': ways({
    stages: [...decided, now('formalCase'), ...next('disciplinaryMeeting')],
    due: '2026-02-16',
    appealUntil: '2026-02-11',
  }),
  'way, leader, a formal case': ways({
    about: 'Ola Hansen',
    stages: [
      ...decided,
      done('formalCase', '2026-02-16'),
      done('disciplinaryMeeting', '2026-02-18'),
      done('furtherInvestigation'),
      now('decisionOnDiscipline'),
      ...next('appealOpen'),
    ],
    due: '2026-02-23',
  }),
  'way, leader, every stage': ways({ stages: everyStage('handling') }),
};
