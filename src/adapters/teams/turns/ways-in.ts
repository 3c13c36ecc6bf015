import type { CaseFile } from '../../../application/case-views';
import { unlessDown } from '../../../application/directory';
import type { Trygg } from '../../../application/trygg';
import { instanceOf } from '../../../case/state';
import type { WayOn } from '../cards/report-screens';
import type { WaysInScreen } from '../cards/ways-in-screens';
import { isSupporterNotReached } from './not-reached';
import type { Turn } from './turn';

/** What somebody can do who has not reported anything, and may never. Nothing of it is stored. */
export async function whatCanIDo(trygg: Trygg, { personId }: Pick<Turn, 'personId'>): Promise<WaysInScreen> {
  return { screen: 'whatCanIDo', takesDown: await unlessDown(trygg.reports.takesDown(personId), false) };
}

/** The informal way, prepared (3.1.1). */
export async function informalWay(): Promise<WaysInScreen> {
  return { screen: 'informalWay' };
}

/** A word can open no dialog: it is answered with the button that does, for those who may take a complaint down. */
export async function somebodyToldMe(trygg: Trygg, { personId }: Pick<Turn, 'personId'>): Promise<WaysInScreen> {
  return { screen: 'somebodyToldMe', takesDown: await mayTakeDown(trygg, personId) };
}

/** Nobody is kept from writing because nobody can say now who may: that is asked again before anything is sent. */
export function mayTakeDown(trygg: Trygg, personId: string): Promise<boolean> {
  return unlessDown(trygg.reports.takesDown(personId), true);
}

/** From what went before a complaint: to somebody else, to a report, or into the draft with which somebody helps. */
export function waysOnFrom({ state, roles }: CaseFile): readonly WayOn[] {
  const answers = (step: string) => instanceOf(state, { step, subject: 'matter', round: 1 }).done?.answers;
  const isEmployee = roles.some(({ role }) => role === 'complainant');
  if (state.way === 'helped') {
    const isNotHelped = answers('helpWithReport')?.way === 'no' || isSupporterNotReached(state);
    if (isEmployee) return isNotHelped ? [{ to: 'goOn', open: { verb: 'GoOnReport' } }] : [];
    const open = { verb: 'HelpWithDraft', caseId: state.caseId };
    return answers('helpWithReport')?.way === 'yes' && state.phase === 'open' ? [{ to: 'openDraft', open }] : [];
  }
  const alone =
    answers('answerSupport')?.way === 'no' ||
    answers('endInformal')?.how === 'notSolved' ||
    isSupporterNotReached(state);
  if (state.way !== 'informal' || !isEmployee || !alone) return [];
  return [
    { to: 'askAnother', open: { verb: 'AskForSupport' } },
    { to: 'report', open: { verb: 'Report' } },
  ];
}
