import type { Texts } from '../../../language/texts';
import type { AccessLine, AccessOfScreen, AccessScreen } from './access-screens';
import { type DialogCard, dialog } from './dialog';
import { download } from './download-dialogs';
import { actions, caseNumberLine, leave, line } from './parts';
import { recordTitle } from './record-dialog';
import { bind } from './templates';
import { oneLine } from './written';

export function access(texts: Texts, { people }: AccessScreen): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.access.${key}`, values);
  return dialog(texts, 'access', {
    none: people.length > 0 ? [] : [line(texts, 'text', text('none'))],
    files: people.map(({ name, count, open }) =>
      bind(texts, 'parts/file-line', {
        name: oneLine(name),
        count: text('count', { count }),
        open: leave(texts, text('open'), open),
      }),
    ),
  });
}

export function accessOf(texts: Texts, { name, cases, download: file, back }: AccessOfScreen): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.access-of.${key}`, values);
  return dialog(texts, 'access-of', {
    name: oneLine(name),
    warning: bind(texts, 'parts/warning', { text: text('check') }),
    documents: cases.map(({ caseNumber, roles, lines, takeDown }) =>
      bind(texts, 'parts/group', {
        heading: caseNumberLine(texts, caseNumber),
        items: [
          line(texts, 'subtle', texts.list(roles.map((role) => texts.text(`screens.who-looked.as.${role}`)))),
          ...lines.map((one) => line(texts, 'text', accessWords(texts, one, false))),
          ...(lines.length > 0 ? [] : [line(texts, 'text', text('nothing'))]),
          ...(takeDown ? actions(texts, leave(texts, text('takeDown'), takeDown)) : []),
        ],
      }),
    ),
    actions: actions(texts, ...download(texts, file), leave(texts, text('back'), back)),
  });
}

/** `own`: in words to the person. */
export function accessWords(texts: Texts, { step, on }: AccessLine, own: boolean): string {
  return texts.text('screens.access-of.line', { title: recordTitle(texts, step, own), day: texts.date(on) });
}
