import type { Texts } from '../../../language/texts';
import { access, accessOf } from './access-dialogs';
import { areaNumbers } from './area-numbers-screen';
import { caseFile } from './case-file-dialog';
import type { CaseScreen } from './case-screens';
import type { DialogCard } from './dialog';
import { documentDialog } from './document-dialog';
import { downloadOffered, downloadWarning } from './download-dialogs';
import { dialogDone, dialogProblem } from './end-dialogs';
import { form } from './form-dialog';
import { letterPreview } from './letter-dialogs';
import { whoLooked } from './look-dialogs';
import { personnelFile, personnelFiles } from './personnel-dialogs';
import { preparation } from './preparation-dialog';
import { complaint, record } from './record-dialog';
import { wayDialog } from './way-dialog';

const screens: Readonly<Record<CaseScreen['screen'], true>> = {
  caseFile: true,
  way: true,
  record: true,
  complaint: true,
  form: true,
  document: true,
  letterPreview: true,
  preparation: true,
  dialogDone: true,
  dialogProblem: true,
  downloadWarning: true,
  downloadOffered: true,
  personnelFiles: true,
  personnelFile: true,
  access: true,
  accessOf: true,
  whoLooked: true,
  areaNumbers: true,
};

export function isCaseScreen(screen: { readonly screen: string }): screen is CaseScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function caseDialog(texts: Texts, screen: CaseScreen): DialogCard {
  switch (screen.screen) {
    case 'caseFile':
      return caseFile(texts, screen);
    case 'way':
      return wayDialog(texts, screen);
    case 'record':
      return record(texts, screen);
    case 'complaint':
      return complaint(texts, screen);
    case 'form':
      return form(texts, screen);
    case 'document':
      return documentDialog(texts, screen);
    case 'letterPreview':
      return letterPreview(texts, screen);
    case 'preparation':
      return preparation(texts, screen);
    case 'dialogDone':
      return dialogDone(texts, screen);
    case 'dialogProblem':
      return dialogProblem(texts, screen);
    case 'downloadWarning':
      return downloadWarning(texts, screen);
    case 'downloadOffered':
      return downloadOffered(texts, screen);
    case 'personnelFiles':
      return personnelFiles(texts, screen);
    case 'personnelFile':
      return personnelFile(texts, screen);
    case 'access':
      return access(texts, screen);
    case 'accessOf':
      return accessOf(texts, screen);
    case 'whoLooked':
      return whoLooked(texts, screen);
    case 'areaNumbers':
      return areaNumbers(texts, screen);
  }
}
