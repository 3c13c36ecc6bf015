import type { Value } from '../../../application/policy-rules';
import type { NamingPart } from '../../../application/setup-book';
import type { NamingAnswer } from '../../../application/setup-people';
import type { Texts } from '../../../language/texts';
import type { Setting, Topic } from '../../../procedure/setup';
import { type ChatCard, card } from './chat-card';
import type { ButtonData, Day } from './lines';
import type { ListPage } from './list-page';
import { actions, execute, line, menu, menuBelow, opener } from './parts';
import { bind, type Piece } from './templates';

/** How Trygg works in this organisation, as HR and the last resort set it. No screen here says anything of a case. */

export type SetupChatScreen =
  | {
      readonly screen: 'setup';
      /** Absent while nobody has looked through it. */
      readonly lookedThroughOn?: Day;
      readonly topics: readonly { readonly topic: Topic; readonly open: ButtonData }[];
    }
  | { readonly screen: 'setupNews'; readonly news: { readonly count: number } | 'toLookThrough' }
  | { readonly screen: 'setupNamed'; readonly part: 'hr' | 'lastResort'; readonly takenAway: boolean };

/** By whom and when. */
export interface Changed {
  readonly on: Day;
  readonly by: string;
}

/** A value with what it is without the chat. */
export interface SettingValues {
  readonly setting: Setting;
  readonly value: Value | undefined;
  /** The operator's, or the default. */
  readonly under: Value | undefined;
  readonly standard: Value | undefined;
  readonly changed?: Changed;
}

export interface SettingLine extends SettingValues {
  readonly open: ButtonData;
}

export interface SetupFormScreen extends SettingValues {
  readonly screen: 'setupForm';
  /** What was filled in, where it could not be taken. */
  readonly filled?: { readonly value: string; readonly unit: string };
  /** `meanwhile`: somebody else has changed it since the form was opened. */
  readonly wrong?: 'meanwhile' | 'form' | 'order';
  readonly least?: number;
  readonly most?: number;
  readonly save: ButtonData;
  readonly takeBack?: ButtonData;
  readonly back: ButtonData;
}

interface Changing {
  readonly changed: Changed;
  readonly as: 'hr' | 'lastResort';
}

export interface SetupChange extends Changing {
  readonly setting: Setting;
  readonly from: Value | undefined;
  readonly to: Value | undefined;
  readonly back: boolean;
}

/** The logo was set or taken away. */
export interface SetupLogoChange extends Changing {
  readonly logo: 'set' | 'takenAway';
}

/** Somebody was named, or taken away again. */
export interface SetupNaming extends Changing {
  readonly part: NamingPart;
  /** `''` for all of them. */
  readonly unit: string;
  readonly name: string;
  readonly takenAway: boolean;
}

/** Whoever was named in the chat can be taken away there. */
export interface NamedHere {
  readonly changed: Changed;
  readonly takeAway: ButtonData;
}

export interface SetupPerson {
  readonly name: string;
  readonly position: string;
  readonly account: 'works' | 'disabled' | 'gone';
  readonly named?: NamedHere;
}

export interface SetupDuty {
  readonly unit: string;
  readonly name: string;
  readonly named?: NamedHere;
}

/** What came of naming somebody, or of taking somebody away. */
export type NamingSaid = Exclude<NamingAnswer, 'notYours'>;

export interface SetupNamingScreen {
  readonly screen: 'setupNaming';
  readonly part: NamingPart;
  /** For whom somebody is asked first, and who may be: nobody where it is about something else. */
  readonly units: readonly string[];
  readonly advisers: readonly { readonly id: string; readonly name: string }[];
  readonly filled: { readonly person: string; readonly unit: string };
  readonly wrong?: NamingSaid;
  readonly save: ButtonData;
  readonly back: ButtonData;
}

export type SetupDialogScreen =
  | {
      readonly screen: 'setupTopic';
      readonly topic: Topic;
      readonly lines: readonly SettingLine[];
      /** Where the logo is set, and whose holds. */
      readonly logo?: { readonly is: 'set' | 'operators' | 'none'; readonly changed?: Changed };
      /** What was just done with one of them. */
      readonly said?: { readonly setting: Setting; readonly is: 'changed' | 'same' };
    }
  | SetupFormScreen
  | {
      readonly screen: 'setupHistory';
      readonly changes: readonly (SetupChange | SetupNaming | SetupLogoChange)[];
      readonly page: ListPage;
    }
  | {
      readonly screen: 'setupPeople';
      readonly hr: readonly SetupPerson[];
      readonly lastResort: readonly SetupPerson[];
      /** Who is asked first, by unit. */
      readonly duty: readonly SetupDuty[];
      readonly said?: NamingSaid;
    }
  | SetupNamingScreen;

export function isSetupChat(screen: { readonly screen: string }): screen is SetupChatScreen {
  return screen.screen === 'setup' || screen.screen === 'setupNews' || screen.screen === 'setupNamed';
}

export function setupCard(texts: Texts, screen: SetupChatScreen): ChatCard {
  if (screen.screen === 'setupNamed') return named(texts, screen);
  return screen.screen === 'setup' ? setup(texts, screen) : news(texts, screen);
}

/** Some clients leave out what is beyond five buttons in a row. */
const mostInRow = 4;

function setup(texts: Texts, { lookedThroughOn, topics }: Extract<SetupChatScreen, { screen: 'setup' }>): ChatCard {
  const text = (key: string, values = {}) => texts.text(`screens.setup.${key}`, values);
  const buttons = [
    ...topics.map(({ topic, open }) => opener(texts, texts.text(`setup.topics.${topic}.title`), open)),
    opener(texts, texts.text('screens.setup-people.title'), { verb: 'SetupPeople' }),
    opener(texts, texts.text('screens.setup-history.title'), { verb: 'SetupHistory' }),
  ];
  const rows = buttons.flatMap((_, n) =>
    n % mostInRow === 0 ? actions(texts, ...buttons.slice(n, n + mostInRow)) : [],
  );
  const looked = execute(texts, text('lookThrough'), { verb: 'LookThroughSetup' }, 'positive');
  return card(texts, 'setup', {
    lines: [
      lookedThroughOn
        ? line(texts, 'subtle', text('lookedThrough', { day: texts.day(lookedThroughOn) }))
        : bind(texts, 'parts/warning', { text: text('notLookedThrough') }),
    ],
    actions: [...rows, ...(lookedThroughOn ? [] : actions(texts, looked)), ...menu(texts, 'tasks', 'home', 'help')],
  });
}

function news(texts: Texts, { news: what }: Extract<SetupChatScreen, { screen: 'setupNews' }>): ChatCard {
  const text = (key: string, values = {}) =>
    texts.text(`screens.setup-news.${what === 'toLookThrough' ? `${what}.${key}` : key}`, values);
  const open =
    what === 'toLookThrough'
      ? execute(texts, text('open'), { verb: 'Setup' }, 'positive')
      : opener(texts, text('open'), { verb: 'SetupHistory' }, 'positive');
  const data = {
    heading: text('heading', what === 'toLookThrough' ? {} : what),
    text: text('text'),
    actions: [...actions(texts, open), ...menuBelow(texts, 'tasks', 'help')],
  };
  return card(texts, 'cases-to-review', data, texts.text('screens.setup-news.summary'));
}

/** Who did it stands in the list of changes, as everything that people are called. */
function named(texts: Texts, { part, takenAway }: Extract<SetupChatScreen, { screen: 'setupNamed' }>): ChatCard {
  const is = takenAway ? 'takenAway' : 'named';
  const text = (key: string) => texts.text(`screens.setup-news.${is}.${part}.${key}`);
  const open = opener(texts, texts.text('screens.setup-news.open'), { verb: 'SetupHistory' }, 'positive');
  const data = {
    heading: text('heading'),
    text: text('text'),
    actions: [...(takenAway ? [] : actions(texts, open)), ...menuBelow(texts, 'tasks', 'help')],
  };
  return card(texts, 'cases-to-review', data, texts.text('screens.setup-news.summary'));
}

/** Among the tasks of whoever may look through it. */
export function setupTask(texts: Texts): Piece {
  const text = (key: string) => texts.text(`screens.setup.task.${key}`);
  return bind(texts, 'parts/group', {
    heading: text('heading'),
    items: [
      line(texts, 'text', text('text')),
      ...actions(texts, execute(texts, text('open'), { verb: 'Setup' }, 'positive')),
    ],
  });
}
