import type { Texts } from '../../../language/texts';
import type { NumberToCall } from '../../../procedure/policy';
import { type ChatCard, card } from './chat-card';
import type { ButtonData, Language } from './lines';
import { numbersFoot, unbroken } from './numbers';
import { actions, execute, line, menu } from './parts';
import { bind, type Piece } from './templates';

/** A passage that answers, with the beginning of its text. */
export interface FoundPassage {
  readonly section: string;
  readonly sectionTitle: string;
  readonly policy: boolean;
  readonly heading: string;
  readonly lead: string;
  readonly read: ButtonData;
}

/** Answers to what somebody typed, in the language of what they typed. What it was stands on no card. */
export type FindScreen =
  | {
      readonly screen: 'found';
      readonly language: Language;
      /** The best first. */
      readonly passages: readonly FoundPassage[];
      /** Somebody speaks of themselves: there is more than texts to read. */
      readonly offersTalk: boolean;
    }
  /** No word of ours, and nothing in the guidelines; or, `long`, what may be an account of what happened. */
  | {
      readonly screen: 'typed';
      readonly language: Language;
      readonly long: boolean;
      readonly passages: readonly FoundPassage[];
    }
  /** Before anything else, where somebody may be in danger. */
  | { readonly screen: 'emergency'; readonly language: Language };

const screens: Readonly<Record<FindScreen['screen'], true>> = { found: true, typed: true, emergency: true };

export function isFind(screen: { readonly screen: string }): screen is FindScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function findCard(texts: Texts, screen: FindScreen): ChatCard {
  switch (screen.screen) {
    case 'found':
      return card(texts, 'found', {
        passages: screen.passages.map((passage) => foundPassage(texts, passage)),
        own: screen.offersTalk ? [own(texts)] : [],
        actions: screen.offersTalk
          ? menu(texts, 'guidelines', 'help', 'home')
          : menu(texts, 'guidelines', 'whatCanIDo', 'report', 'help', 'home'),
      });
    case 'typed':
      return typed(texts, screen);
    case 'emergency':
      return card(texts, 'emergency', {
        emergency: texts.numbers.emergency.map((number) => numberToCall(texts, number)),
        helpLines: texts.numbers.helpLines.map((number) => numberToCall(texts, number)),
        actions: [...menu(texts, 'talkTo', 'whatCanIDo', 'report'), ...menu(texts, 'guidelines', 'help', 'home')],
      });
  }
}

function foundPassage(texts: Texts, passage: FoundPassage): Piece {
  const { section, sectionTitle: title, heading, lead, policy, read } = passage;
  const numbered = /^\d/.test(section) ? texts.text('parts.found-passage.where', { section, title }) : title;
  return bind(texts, 'parts/found-passage', {
    heading,
    where: policy ? texts.text('parts.found-passage.policy', { where: numbered }) : numbered,
    lead,
    read: actions(texts, execute(texts, texts.text('parts.found-passage.read'), read)),
  });
}

function own(texts: Texts): Piece {
  return bind(texts, 'parts/found-own', {
    actions: [...menu(texts, 'talks', 'whatCanIDo'), ...menu(texts, 'talkTo', 'report')],
    talkNow: numbersFoot(texts),
  });
}

function typed(texts: Texts, { long, passages }: Extract<FindScreen, { screen: 'typed' }>): ChatCard {
  const talkNow = numbersFoot(texts);
  if (!long) {
    const ways = menu(texts, 'guidelines', 'whatCanIDo', 'report', 'help', 'home');
    return card(texts, 'typed-short', { talkNow, actions: ways });
  }
  const found = passages.length > 0 ? [line(texts, 'text', texts.text('parts.found-passage.more'))] : [];
  return card(texts, 'typed-long', {
    report: menu(texts, 'report', 'talks', 'whatCanIDo', 'talkTo'),
    found: [...found, ...passages.flatMap(({ heading, read }) => actions(texts, execute(texts, heading, read)))],
    talkNow,
    actions: menu(texts, 'guidelines', 'myCases', 'help', 'otherLanguage'),
  });
}

/** Larger than elsewhere: whoever needs it reads nothing else. */
function numberToCall(texts: Texts, { phone, name }: NumberToCall): Piece {
  return bind(texts, 'parts/number-to-call', { phone: unbroken(phone), name: name[texts.language] });
}
