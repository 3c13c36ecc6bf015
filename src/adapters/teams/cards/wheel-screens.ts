import type { Texts } from '../../../language/texts';
import type { FieldProblem } from '../../../procedure/complaint';
import type { Fields } from '../../../procedure/form-fields';
import type { Answers } from '../../../procedure/steps';
import { type ChatCard, card } from './chat-card';
import type { ButtonData, Day, Language, Recorded } from './lines';
import type { ListPage } from './list-page';
import { actions, execute, line, menu, opener } from './parts';
import { bind, type Piece } from './templates';
import { dueLine, notReachedLine, titleOf } from './wheel-parts';

/** One duty in the overview, with everything that somebody may do about it. */
export interface DutyStandLine {
  readonly duty: string;
  /** Absent where nothing is waited for. */
  /** `isOpen`: to be done now. */
  readonly due?: { readonly day: Day; readonly daysLate: number; readonly isOpen: boolean };
  readonly lastOn?: Day;
  readonly round?: { readonly leaders: number; readonly done: number; readonly notReached: number };
  /** Open their forms; the first is the duty's own, where it is theirs. */
  readonly forms: readonly { readonly act: string; readonly open: ButtonData }[];
  readonly leaders?: ButtonData;
}

export type WheelChatScreen =
  /** Everything that comes round, and when. */
  | { readonly screen: 'wheel'; readonly duties: readonly DutyStandLine[]; readonly record: ButtonData }
  /** Above a message of its own, which can be forwarded as it is. */
  | { readonly screen: 'shareText'; readonly in: Language };

/** Something on record, in a list. */
export interface WheelLine {
  readonly act: string;
  readonly on: Day;
  readonly by: string;
  readonly open: ButtonData;
}

export interface DutyFormScreen {
  readonly screen: 'dutyForm';
  readonly act: string;
  /** Field texts by `fields.<form>.<field>`. */
  readonly form: string;
  readonly rule: string;
  readonly due?: { readonly day: Day; readonly daysLate: number };
  readonly last?: { readonly on: Day; readonly by: string };
  /** What it answers to, the newest first. */
  readonly signals: readonly Recorded[];
  readonly fields: Fields;
  /** For a field of kind `leader`. */
  readonly leaders: readonly { readonly id: string; readonly title: string }[];
  readonly values: Answers;
  readonly problems: readonly FieldProblem[];
  /** Somebody else has recorded something since the form was opened. */
  readonly meanwhile: boolean;
  /** There is a text to share first. */
  readonly shares: boolean;
  readonly history: ButtonData;
  readonly send: ButtonData;
}

export type WheelDialogScreen =
  | DutyFormScreen
  | { readonly screen: 'dutyDone'; readonly act: string; readonly next?: Day; readonly record: ButtonData }
  | { readonly screen: 'wheelRecord'; readonly entries: readonly WheelLine[]; readonly page: ListPage }
  | {
      readonly screen: 'wheelEntry';
      readonly act: string;
      readonly rule: string;
      readonly on: Day;
      readonly by: string;
      readonly recorded: Recorded;
      readonly back: ButtonData;
    }
  | {
      readonly screen: 'wheelLeaders';
      readonly count: number;
      readonly done: number;
      readonly leaders: readonly {
        readonly name: string;
        readonly unit: string;
        readonly did?: { readonly on: Day; readonly people: string };
        readonly notReached?: 'neverMet' | 'refused';
      }[];
      readonly page: ListPage;
    };

export function isWheelChat(screen: { readonly screen: string }): screen is WheelChatScreen {
  return screen.screen === 'wheel' || screen.screen === 'shareText';
}

export function wheelCard(texts: Texts, screen: WheelChatScreen): ChatCard {
  if (screen.screen === 'shareText') return shareText(texts, screen.in);
  const { duties, record } = screen;
  return card(texts, 'wheel', {
    duties: duties.map((duty) => stand(texts, duty)),
    actions: [
      ...actions(texts, opener(texts, texts.text('screens.wheel.record'), record)),
      ...menu(texts, 'tasks', 'home', 'help'),
    ],
  });
}

function stand(texts: Texts, { duty, due, lastOn, round, forms, leaders }: DutyStandLine): Piece {
  const text = (key: string, values = {}) => texts.text(`parts.duty.${key}`, values);
  const isOwn = forms.some(({ act }) => act === duty);
  return bind(texts, 'parts/duty', {
    title: titleOf(texts, duty, isOwn),
    lines: [
      due?.isOpen
        ? dueLine(texts, due.day, due.daysLate)
        : line(texts, 'text', due ? text('by', { day: texts.day(due.day) }) : text('noSignal')),
      ...(round ? [line(texts, 'text', text('round', round)), ...notReachedLine(texts, round.notReached)] : []),
      ...(round ? [] : [line(texts, 'subtle', lastOn ? text('last', { day: texts.day(lastOn) }) : text('never'))]),
    ],
    actions: actions(
      texts,
      ...forms.map(({ act, open }) =>
        opener(texts, texts.text(`duties.${act}.open`), open, act === duty && due?.isOpen ? 'positive' : 'default'),
      ),
      ...(leaders ? [opener(texts, texts.text('screens.wheel.leaders'), leaders)] : []),
    ),
  });
}

function shareText(texts: Texts, language: Language): ChatCard {
  const other = language === 'nb' ? 'en' : 'nb';
  return card(texts, 'share-text', {
    actions: [
      ...actions(
        texts,
        execute(texts, texts.text('screens.share-text.other'), { verb: 'ShareText', language: other }),
        opener(texts, texts.text('duties.makeKnownToStaff.open'), { verb: 'OpenDuty', act: 'makeKnownToStaff' }),
      ),
      ...menu(texts, 'tasks', 'home'),
    ],
  });
}

/** The text that leaders share with their staff, with everything that all are told (2-1). */
export function sharedText(texts: Texts, themes: readonly string[]): string {
  return [
    `**${texts.text('share.heading')}**`,
    ...themes.map((theme) => texts.text(`share.themes.${theme}`)),
    texts.text('share.end'),
  ].join('\n\n');
}
