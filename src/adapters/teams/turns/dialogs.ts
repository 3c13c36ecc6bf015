import type { Trygg } from '../../../application/trygg';
import type { DialogScreen } from '../cards/screens';
import { goOnReport, openReport, removeReport, sendReport, turnPage } from './report';
import { openTask, readAssessment, readComplaint, readMinutes, takeStep } from './steps';
import type { Turn } from './turn';

type DialogHandler = (trygg: Trygg, turn: Turn) => Promise<DialogScreen>;

/** What a dialog's button asks for, whether it opens the dialog or goes on in it. */
const handlers: Readonly<Record<string, DialogHandler>> = {
  Report: openReport,
  GoOnReport: goOnReport,
  TurnPage: turnPage,
  SendReport: sendReport,
  RemoveReport: removeReport,
  OpenTask: openTask,
  TakeStep: takeStep,
  ReadComplaint: readComplaint,
  ReadMinutes: readMinutes,
  ReadAssessment: readAssessment,
};

export async function dialog(trygg: Trygg, verb: string, turn: Turn): Promise<DialogScreen> {
  const handler = Object.hasOwn(handlers, verb) ? handlers[verb] : undefined;
  return handler ? handler(trygg, turn) : { screen: 'dialogProblem', problem: 'notUnderstood', waitsFor: [] };
}
