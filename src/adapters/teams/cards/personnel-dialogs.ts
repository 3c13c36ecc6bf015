import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { download } from './download-dialogs';
import { actions, caseNumberLine, leave, line } from './parts';
import type { FiledLine, PersonnelFileScreen, PersonnelFilesScreen } from './personnel-screens';
import { recordTitle } from './record-dialog';
import { bind } from './templates';
import { oneLine } from './written';

export function personnelFiles(texts: Texts, { files }: PersonnelFilesScreen): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.personnel-files.${key}`, values);
  return dialog(texts, 'personnel-files', {
    none: files.length > 0 ? [] : [line(texts, 'text', text('none'))],
    files: files.map(({ name, count, open }) =>
      bind(texts, 'parts/file-line', {
        name: oneLine(name),
        count: text('count', { count }),
        open: leave(texts, text('open'), open),
      }),
    ),
  });
}

export function personnelFile(texts: Texts, screen: PersonnelFileScreen): DialogCard {
  const text = (key: string) => texts.text(`screens.personnel-file.${key}`);
  return dialog(texts, 'personnel-file', {
    name: oneLine(screen.name),
    documents: screen.documents.map((one) =>
      bind(texts, 'parts/filed-line', {
        title: recordTitle(texts, one.step, false),
        lines: filedLines(texts, one).map((words) => line(texts, 'subtle', words)),
        open: leave(texts, texts.text('screens.case-file.read'), one.open),
      }),
    ),
    actions: actions(texts, ...download(texts, screen.download), leave(texts, text('back'), screen.back)),
  });
}

/** Which case it is from, what became of the signature, and whether the party has their copy. */
export function filedLines(texts: Texts, { caseNumber, how, on, copy }: Omit<FiledLine, 'open'>): readonly string[] {
  const text = (key: string, day?: string) =>
    texts.text(`screens.personnel-file.${key}`, day === undefined ? {} : { day: texts.date(day) });
  const given = copy.how === 'owed' ? text('copy.owed') : text(`copy.${copy.how}`, copy.on);
  return [caseNumberLine(texts, caseNumber), text(how, on), given];
}
