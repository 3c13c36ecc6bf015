import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { textInput } from './inputs';
import { pageLine, turning } from './list-page';
import type { LookLine, WhoLookedScreen } from './look-screens';
import { actions, leave, line, submit } from './parts';
import { recordTitle } from './record-dialog';
import { bind, type Piece } from './templates';
import { oneLine } from './written';

/** As long as a case's number is, with room for a blank that came along. */
const longestNumber = 20;

export function whoLooked(texts: Texts, screen: WhoLookedScreen): DialogCard {
  const { of, caseNumber, isUnknown, looks, page, ask, refused } = screen;
  const text = (key: string, values = {}) => texts.text(`screens.who-looked.${key}`, values);
  const asked = { id: 'asked', key: 'screens.who-looked.asked', value: caseNumber };
  return dialog(texts, 'who-looked', {
    problems: isUnknown ? [bind(texts, 'parts/warning', { text: text('unknown') })] : [],
    intro: text('intro'),
    asked: [
      textInput(texts, asked, longestNumber, false),
      ...actions(texts, submit(texts, text('show'), ask, 'positive'), leave(texts, text('refused'), refused)),
    ],
    heading: text(`heading.${isUnknown ? 'nothing' : of}`),
    looks:
      looks.length === 0 && of !== 'nothing' && !isUnknown
        ? [line(texts, 'text', text('none'))]
        : looks.map((look) => lookLine(texts, look)),
    page: pageLine(texts, page),
    actions: turning(texts, page),
  });
}

function lookLine(texts: Texts, { name, as, what, step, caseNumber, at }: LookLine): Piece {
  const text = (key: string, values = {}) => texts.text(`screens.who-looked.${key}`, values);
  const roles = as.map((role) => text(`as.${role}`));
  const [first = text('gone'), ...more] = name === undefined ? roles : [oneLine(name), ...roles];
  const title = step === undefined ? '' : titleOf(texts, step);
  const did = text(`what.${texts.has(`screens.who-looked.what.${what}`) ? what : 'other'}`);
  const looked = title === '' ? did : text('whatOf', { what: did, title });
  return bind(texts, 'parts/look-line', {
    who: first,
    as: more.length > 0 ? `, ${more.join(', ')}` : '',
    what: caseNumber ? text('whatOf', { what: looked, title: caseNumber }) : looked,
    at: texts.moment(at),
  });
}

function titleOf(texts: Texts, step: string): string {
  if (texts.has(`screens.record.titles.${step}`)) return recordTitle(texts, step, false);
  return texts.has(`steps.${step}.title`) ? texts.text(`steps.${step}.title`) : '';
}
