import type { Texts } from '../../../language/texts';
import { talkNow } from './numbers';
import { actions, execute, line, menu, opener } from './parts';
import { bind, type Piece } from './templates';

/** The ways in before there is a case, in the chat: they name nobody and ask for nothing to be written. */
export type WaysInScreen =
  /** `takesDown`: a leader or HR, who may take down what somebody told them. */
  | { readonly screen: 'whatCanIDo'; readonly takesDown: boolean }
  | { readonly screen: 'informalWay' }
  | { readonly screen: 'somebodyToldMe'; readonly takesDown: boolean };

const screens: Readonly<Record<WaysInScreen['screen'], true>> = {
  whatCanIDo: true,
  informalWay: true,
  somebodyToldMe: true,
};

export function isWaysIn(screen: { readonly screen: string }): screen is WaysInScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function waysInCard(texts: Texts, screen: WaysInScreen): { readonly card: Piece; readonly summary: string } {
  switch (screen.screen) {
    case 'whatCanIDo':
      return whatCanIDo(texts, screen.takesDown);
    case 'informalWay':
      return informalWay(texts);
    case 'somebodyToldMe':
      return somebodyToldMe(texts, screen.takesDown);
  }
}

function card(texts: Texts, name: string, data: Piece): { readonly card: Piece; readonly summary: string } {
  const summary = texts.text(`screens.${name}.summary`);
  return { card: bind(texts, name, { ...data, summary }), summary };
}

function whatCanIDo(texts: Texts, takesDown: boolean) {
  const text = (key: string) => texts.text(`screens.what-can-i-do.${key}`);
  const read = { verb: 'Passage', route: 'what-can-i-do', passage: 'you-choose' };
  return card(texts, 'what-can-i-do', {
    talkNow: talkNow(texts),
    askSomebody: actions(texts, opener(texts, text('askSomebody'), { verb: 'AskForSupport' })),
    informal: actions(texts, execute(texts, text('informalWay'), { verb: 'InformalWay' })),
    report: actions(texts, opener(texts, texts.text('parts.menu.report'), { verb: 'Report' })),
    observer: actions(texts, opener(texts, text('reportSeen'), { verb: 'Report', as: 'observer' })),
    told: takesDown ? [line(texts, 'text', text('told')), ...menu(texts, 'somebodyToldMe')] : [],
    actions: [
      ...actions(texts, execute(texts, text('read'), read)),
      ...menu(texts, 'talkTo', 'talks', 'guidelines', 'home'),
    ],
  });
}

function informalWay(texts: Texts) {
  const text = (key: string) => texts.text(`screens.informal-way.${key}`);
  const read = { verb: 'Passage', route: 'what-can-i-do', passage: 'say-it-directly' };
  return card(texts, 'informal-way', {
    ask: actions(texts, opener(texts, text('ask'), { verb: 'AskForSupport' }, 'positive')),
    report: menu(texts, 'whatCanIDo', 'report'),
    talkNow: talkNow(texts),
    actions: [...actions(texts, execute(texts, text('read'), read)), ...menu(texts, 'guidelines', 'home')],
  });
}

function somebodyToldMe(texts: Texts, takesDown: boolean) {
  const text = (key: string) => texts.text(`screens.somebody-told-me.${key}`);
  return card(texts, 'somebody-told-me', {
    text: text(takesDown ? 'may' : 'mayNot'),
    open: takesDown
      ? actions(texts, opener(texts, text('open'), { verb: 'SomebodyToldMe' }, 'positive'))
      : actions(texts, opener(texts, text('reportSeen'), { verb: 'Report', as: 'observer' })),
    actions: menu(texts, 'whatCanIDo', 'guidelines', 'home'),
  });
}
