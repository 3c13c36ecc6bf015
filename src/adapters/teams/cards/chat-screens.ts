import type { Texts } from '../../../language/texts';
import { callCard } from './call-cards';
import { isCallChat } from './call-screens';
import { type ChatCard, card, refreshed } from './chat-card';
import { downloadAnswer } from './download-dialogs';
import { findCard, isFind } from './find-screens';
import { isLogo, logoCard, logoPiece } from './logo-screens';
import { myCases } from './my-cases-card';
import { emergency, problemText } from './numbers';
import {
  actions,
  blockedLines,
  caseNumberLine,
  dueLine,
  execute,
  line,
  type MenuEntry,
  menu,
  menuBelow,
  nextLine,
  noticesForHandlers,
  opener,
  ruleLine,
  taskLine,
  taskNumber,
  unreadableLine,
} from './parts';
import { lateCard, remindersCard, remindersGoneCard } from './reminder-screens';
import { isRetentionChat, retentionCard } from './retention-screens';
import type { ChatScreen, Doors } from './screens';
import { isSetupChat, setupCard, setupTask } from './setup-screens';
import { isTalk, talkCard } from './talk-screens';
import { bind, type Piece } from './templates';
import { isWaysIn, waysInCard } from './ways-in-screens';
import { dutyGroup } from './wheel-parts';
import { isWheelChat, wheelCard } from './wheel-screens';
import { afterAParagraph } from './written';

type Of<Name extends ChatScreen['screen']> = Extract<ChatScreen, { screen: Name }>;

export function chatCard(texts: Texts, screen: ChatScreen): ChatCard {
  if (isWaysIn(screen)) return waysInCard(texts, screen);
  if (isTalk(screen)) return talkCard(texts, screen);
  if (isCallChat(screen)) return callCard(texts, screen);
  if (isWheelChat(screen)) return wheelCard(texts, screen);
  if (isFind(screen)) return findCard(texts, screen);
  if (isRetentionChat(screen)) return retentionCard(texts, screen);
  if (isSetupChat(screen)) return setupCard(texts, screen);
  if (isLogo(screen)) return logoCard(texts, screen);
  switch (screen.screen) {
    case 'welcome':
      return welcome(texts, screen);
    case 'home':
      return card(texts, 'home', { logo: logoPiece(texts, screen.logo), actions: wholeMenu(texts, screen) });
    case 'help':
      return card(texts, 'help', {
        emergency: emergency(texts),
        actions: [
          ...menu(texts, 'report', 'whatCanIDo', 'talkTo', 'talks', 'guidelines'),
          ...menu(texts, 'whoReads', 'myCases', 'home', 'otherLanguage'),
        ],
      });
    case 'canBeSent':
      return canBeSent(texts);
    case 'whoReads':
      return card(texts, 'who-reads', { actions: menu(texts, 'home', 'whatCanIDo', 'help') });
    case 'language':
      return language(texts);
    case 'guidelines':
      return guidelines(texts, screen);
    case 'passage':
      return passage(texts, screen);
    case 'myCases':
      return myCases(texts, screen);
    case 'tasks':
      return tasks(texts, screen);
    case 'closedCases':
      return closedCases(texts, screen);
    case 'task':
      return task(texts, screen);
    case 'taskDone':
      return taskDone(texts, screen);
    case 'taskGone':
      return card(texts, 'task-gone', { actions: menu(texts, 'tasks', 'home') });
    case 'notice':
      return notice(texts, screen);
    case 'reminders':
      return remindersCard(texts, screen);
    case 'remindersGone':
      return remindersGoneCard(texts);
    case 'late':
      return lateCard(texts, screen);
    case 'download':
      return downloadAnswer(texts, screen);
    case 'problem':
      return card(texts, 'problem', {
        heading: texts.text(`problems.${screen.problem}.heading`),
        text: problemText(texts, screen.problem),
        actions: menu(texts, 'home', 'guidelines', 'help'),
      });
  }
}

const others: readonly MenuEntry[] = ['help', 'otherLanguage'];

/** No row holds more than five: some clients leave out what is beyond. */
function wholeMenu(
  texts: Texts,
  { hasTasks, takesDown, oversees, keepsWheel, leads, protectsData, watchesOver }: Doors,
): readonly Piece[] {
  const own: MenuEntry[] = [
    ...(hasTasks ? (['tasks'] as const) : []),
    ...(oversees ? (['late'] as const) : []),
    'myCases',
    ...(takesDown ? (['somebodyToldMe'] as const) : []),
    ...(protectsData ? (['whoLooked'] as const) : []),
    ...(watchesOver ? (['areaNumbers'] as const) : []),
  ];
  const yearly: MenuEntry[] = [...(keepsWheel ? (['wheel'] as const) : []), ...(leads ? (['makeKnown'] as const) : [])];
  const rest = [...yearly, ...others];
  const more =
    own.length + rest.length > 5 ? [...menu(texts, ...own), ...menu(texts, ...rest)] : menu(texts, ...own, ...rest);
  return [...menu(texts, 'report', 'whatCanIDo', 'talkTo', 'talks', 'guidelines'), ...more];
}

/** What everybody has. */
export const noDoors: Doors = {
  hasTasks: false,
  takesDown: false,
  oversees: false,
  keepsWheel: false,
  leads: false,
  protectsData: false,
  watchesOver: false,
};

/** Says nothing of what it is: it comes out of the blue. */
function canBeSent(texts: Texts): ChatCard {
  const text = (key: string) => texts.text(`screens.can-be-sent.${key}`);
  const open = opener(texts, text('open'), { verb: 'GoOnReport' }, 'positive');
  const data = {
    heading: text('heading'),
    text: text('text'),
    actions: [...actions(texts, open), ...menuBelow(texts, 'help')],
  };
  return card(texts, 'cases-to-review', data, text('summary'));
}

function welcome(texts: Texts, screen: Of<'welcome'>): ChatCard {
  return card(texts, 'welcome', {
    logo: logoPiece(texts, screen.logo),
    emergency: emergency(texts),
    actions: [...wholeMenu(texts, screen), ...menu(texts, 'whoReads')],
  });
}

function language(texts: Texts): ChatCard {
  const choose = (to: 'nb' | 'en') =>
    execute(
      texts,
      texts.text(`screens.language.${to}`),
      { verb: 'SetLanguage', language: to },
      to === texts.language ? 'default' : 'positive',
    );
  return card(texts, 'language', {
    actions: [...actions(texts, choose('nb'), choose('en')), ...menu(texts, 'home', 'help')],
  });
}

function guidelines(texts: Texts, { routes, edition }: Of<'guidelines'>): ChatCard {
  const { version, date, follows, changed } = edition;
  const edited = { version, day: texts.date(date), follows: follows[texts.language], changed: changed[texts.language] };
  return card(texts, 'guidelines', {
    edition: [line(texts, 'subtle', texts.text('screens.guidelines.edition', edited))],
    routes: routes.flatMap(({ title, open }) => actions(texts, execute(texts, title, open))),
    actions: menu(texts, 'talkTo', 'report', 'home'),
  });
}

function passage(texts: Texts, screen: Of<'passage'>): ChatCard {
  const { section, sectionTitle, inShort, heading, markdown, position, of, previous, next, policy } = screen;
  const text = (key: string) => texts.text(`screens.passage.${key}`, { section, position, of });
  const summary = text(/^\d/.test(section) ? 'summary' : 'summaryOther');
  const turn = [
    ...(previous ? [execute(texts, text('previous'), previous)] : []),
    ...(next ? [execute(texts, text('next'), next, 'positive')] : []),
  ];
  const data = {
    summary,
    sectionTitle,
    inShort: inShort ? [line(texts, 'text', texts.text('screens.passage.inShort', { inShort }))] : [],
    heading,
    markdown: afterAParagraph(markdown),
    policy: policy
      ? [line(texts, policy === 'changed' ? 'text' : 'subtle', text(policy === 'changed' ? 'changed' : 'policy'))]
      : [],
    turn: actions(texts, ...turn),
    actions: [...menu(texts, 'whatCanIDo', 'talkTo', 'report'), ...menu(texts, 'guidelines', 'home')],
  };
  return { card: bind(texts, 'passage', data, { position, of }), summary };
}

function tasks(texts: Texts, screen: Of<'tasks'>): ChatCard {
  const { tasks: open, count, cases, duties, hasClosed, oversees, asksForSetup, unreadable } = screen;
  const text = (key: string, values = {}) => texts.text(`screens.tasks.${key}`, values);
  const more = count - open.length;
  const all = count + duties.length;
  return card(texts, 'tasks', {
    heading: all > 0 ? text('heading', { count: all }) : text('headingNone'),
    none: [...unreadableLine(texts, unreadable), ...(all > 0 ? [] : [line(texts, 'text', text('none'))])],
    tasks: [
      ...open.map((one) => taskLine(texts, one, 'tasks')),
      ...(more > 0 ? [line(texts, 'subtle', text('more', { count: more }))] : []),
      ...dutyGroup(texts, 'heading', duties),
      ...(asksForSetup ? [setupTask(texts)] : []),
    ],
    cases: cases.length > 0 ? [bind(texts, 'parts/case-list', { cases: caseLines(texts, cases) })] : [],
    actions: [
      ...(hasClosed ? actions(texts, execute(texts, text('closed'), { verb: 'ClosedCases' })) : []),
      ...(oversees ? menu(texts, 'late', 'personnelFiles', 'retention', 'access', 'setup') : []),
      ...menu(texts, 'home', 'guidelines', 'help'),
    ],
  });
}

function closedCases(texts: Texts, { cases }: Of<'closedCases'>): ChatCard {
  return card(texts, 'closed-cases', { cases: caseLines(texts, cases), actions: menu(texts, 'tasks', 'home') });
}

/** Each case is a button that opens it. */
function caseLines(texts: Texts, cases: Of<'closedCases'>['cases']): readonly Piece[] {
  return cases.flatMap(({ caseNumber, open }) =>
    actions(texts, opener(texts, texts.text('parts.case.openNumber', { caseNumber }), open)),
  );
}

function task(texts: Texts, { task: one, blocked, askedAgain, corrected }: Of<'task'>): ChatCard {
  const text = (key: string) => texts.text(`steps.${one.step}.${key}`);
  const how = corrected ? texts.text('screens.task.corrected') : one.quiet ? '' : text('how');
  const data = {
    heading: text('title'),
    number: taskNumber(texts, one),
    due: dueLine(texts, one),
    why: one.quiet ? [] : [bind(texts, 'parts/why', { why: text('why'), rule: ruleLine(texts, one.rule) })],
    how: how === '' ? [] : [line(texts, 'text', how)],
    actions: actions(texts, opener(texts, text('open'), one.open, 'positive')),
    blocked: blockedLines(texts, blocked),
  };
  const shown = card(texts, 'task', data, texts.text(`screens.task.${askedAgain ? 'summaryAgain' : 'summary'}`));
  return refreshed(shown, { ...one.open, verb: 'ShowTask' });
}

function taskDone(texts: Texts, { caseNumber, step, rule, on }: Of<'taskDone'>): ChatCard {
  const number = caseNumberLine(texts, caseNumber);
  return card(texts, 'task-done', {
    done: texts.text('parts.case.done', { what: texts.text(`steps.${step}.done`) }),
    number: texts.text('parts.case.numberOn', { number, day: texts.day(on) }),
    rule: ruleLine(texts, rule),
  });
}

function notice(texts: Texts, { notice: name, caseNumber, as, next, open }: Of<'notice'>): ChatCard {
  const text = (key: string) => texts.text(`notices.${name}.${key}`);
  return card(texts, 'notice', {
    heading: text('heading'),
    number: caseNumberLine(texts, caseNumber),
    text: text('text'),
    next: as && next ? [nextLine(texts, as, next)] : [],
    actions: [
      ...(texts.has(`notices.${name}.open`) ? actions(texts, opener(texts, text('open'), open, 'positive')) : []),
      ...menuBelow(texts, noticesForHandlers.includes(name) ? 'tasks' : 'myCases', 'help'),
    ],
  });
}
