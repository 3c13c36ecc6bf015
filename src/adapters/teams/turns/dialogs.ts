import type { Trygg } from '../../../application/trygg';
import type { DialogScreen } from '../cards/screens';
import { listAccess, openAccess } from './access';
import { showAreaNumbers } from './area-numbers';
import { answerCall, askForCall, openCall, readCall, talkToPeople } from './calls';
import { openCase } from './case-file';
import { offerFile, warnOfDownload } from './download';
import { editLetter, previewLetter } from './letter-preview';
import { recordLook } from './looks';
import { listPersonnelFiles, openPersonnelFile } from './personnel-files';
import { prepare } from './prepare';
import { readComplaint, readRecord } from './read';
import { goOnReport, openOralReport, openReport, removeReport, sendReport, turnPage } from './report';
import { decideRetention, listRetention, reviewRetention } from './retention';
import { changeSetting, removeLogo, saveSetting, setupHistory, setupTopic, takeBackSetting } from './setup';
import { namePerson, savePerson, setupPeople, takeAwayPerson } from './setup-people';
import { openTask, takeStep } from './steps';
import {
  askForHelp,
  askForSupport,
  endDraftHelp,
  helpWithDraft,
  previewSupport,
  sendSupport,
  turnHelpPage,
  withWaysOn,
} from './support';
import type { Turn } from './turn';
import { showWay } from './way';
import { keepDuty, openDuty, readLeaders, readWheel, readWheelEntry } from './wheel';
import { refusedLooks, whoLooked } from './who-looked';

type DialogHandler = (trygg: Trygg, turn: Turn) => Promise<DialogScreen>;

/** What a dialog's button asks for, whether it opens the dialog or goes on in it. */
const handlers: Readonly<Record<string, DialogHandler>> = {
  Report: openReport,
  GoOnReport: goOnReport,
  TurnPage: turnPage,
  SendReport: sendReport,
  RemoveReport: removeReport,
  SomebodyToldMe: openOralReport,
  AskForSupport: askForSupport,
  AskForHelp: askForHelp,
  EndDraftHelp: endDraftHelp,
  PreviewSupport: previewSupport,
  SendSupport: sendSupport,
  TalkToPeople: talkToPeople,
  AskForCall: askForCall,
  OpenCall: openCall,
  AnswerCall: answerCall,
  ReadCall: readCall,
  HelpWithDraft: helpWithDraft,
  TurnHelpPage: turnHelpPage,
  OpenTask: openTask,
  TakeStep: async (trygg, turn) => withWaysOn(turn, await takeStep(trygg, turn)),
  PreviewLetter: previewLetter,
  EditLetter: editLetter,
  Prepare: prepare,
  OpenCase: openCase,
  ShowWay: showWay,
  ReadRecord: readRecord,
  ReadComplaint: readComplaint,
  Download: warnOfDownload,
  SendFile: offerFile,
  OpenDuty: openDuty,
  KeepDuty: keepDuty,
  ReadWheel: readWheel,
  ReadWheelEntry: readWheelEntry,
  ReadLeaders: readLeaders,
  PersonnelFiles: listPersonnelFiles,
  PersonnelFile: openPersonnelFile,
  WhoLooked: whoLooked,
  RefusedLooks: refusedLooks,
  Access: listAccess,
  AccessOf: openAccess,
  AreaNumbers: showAreaNumbers,
  Retention: listRetention,
  ReviewRetention: reviewRetention,
  DecideRetention: decideRetention,
  SetupTopic: setupTopic,
  ChangeSetting: changeSetting,
  SaveSetting: saveSetting,
  TakeBackSetting: takeBackSetting,
  RemoveLogo: removeLogo,
  SetupHistory: setupHistory,
  SetupPeople: setupPeople,
  NamePerson: namePerson,
  SavePerson: savePerson,
  TakeAwayPerson: takeAwayPerson,
};

export function isDialogVerb(verb: string): boolean {
  return Object.hasOwn(handlers, verb);
}

export async function dialog(trygg: Trygg, verb: string, turn: Turn): Promise<DialogScreen> {
  const handler = Object.hasOwn(handlers, verb) ? handlers[verb] : undefined;
  if (!handler) return { screen: 'dialogProblem', problem: 'notUnderstood', waitsFor: [] };
  const screen = await handler(trygg, turn);
  await recordLook(trygg, verb, turn, screen);
  return screen;
}
