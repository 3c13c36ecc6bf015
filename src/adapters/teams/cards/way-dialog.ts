import type { WayStageView } from '../../../case/way';
import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import type { ButtonData, Day, Worded } from './lines';
import { actions, caseNumberLine, leave, line, person } from './parts';
import { bind, type Piece } from './templates';

/** Where a case is on its way, as one person may know it; of several accused one way for each. */
export interface WayScreen extends Worded {
  readonly screen: 'way';
  readonly caseNumber: string;
  readonly ways: readonly WayLine[];
  readonly openCase: ButtonData;
}

export interface WayLine {
  readonly about?: string;
  readonly stages: readonly WayStageView[];
  readonly due?: Day;
  readonly appealUntil?: Day;
}

const looks = {
  done: { color: 'Good', weight: 'Default' },
  now: { color: 'Accent', weight: 'Bolder' },
  beside: { color: 'Accent', weight: 'Default' },
  next: { color: 'Default', weight: 'Default' },
} as const;

export function wayDialog(texts: Texts, { caseNumber, ways, openCase }: WayScreen): DialogCard {
  return dialog(texts, 'way', {
    number: caseNumberLine(texts, caseNumber),
    ways: ways.map((way) => oneWay(texts, way)),
    actions: actions(texts, leave(texts, texts.text('parts.case.back'), openCase)),
  });
}

function oneWay(texts: Texts, { about, stages, due, appealUntil }: WayLine): Piece {
  const day = (key: string, on: Day | undefined) =>
    on ? [line(texts, 'due', texts.text(`screens.way.${key}`, { day: texts.day(on) }))] : [];
  return bind(texts, 'parts/way', {
    about: about === undefined ? [] : [person(texts, 'about', about)],
    stages: stages.map((one) => stageLine(texts, one)),
    days: [...day('due', due), ...day('appealUntil', appealUntil)],
  });
}

function stageLine(texts: Texts, { stage, state, on }: WayStageView): Piece {
  const text = (key: string, values = {}) => texts.text(`screens.way.${key}`, values);
  return bind(texts, 'parts/way-stage', {
    ...looks[state],
    mark: text(`mark.${state}`),
    title: texts.text(`stages.${stage}.title`),
    state: state === 'done' && on ? text('doneOn', { day: texts.date(on) }) : text(`state.${state}`),
    now: state === 'now' || state === 'beside' ? [line(texts, 'text', texts.text(`stages.${stage}.now`))] : [],
  });
}
