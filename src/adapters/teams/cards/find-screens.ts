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
  | {
      readonly screen: 'emergency';
      readonly language: Language;
      /** They wrote an account, perhaps in the wrong place. */
      readonly long: boolean;
      /** What else the text may have asked: not everybody who is heard as in danger is. */
      readonly passages: readonly FoundPassage[];
    };

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
        talkNow: numbersFoot(texts),
        keeps: keeps(texts),
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
        found: more(texts, screen.passages),
        written: screen.long ? [bind(texts, 'parts/not-kept'), deleting(texts)] : [keeps(texts)],
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
  });
}

function typed(texts: Texts, { long, passages }: Extract<FindScreen, { screen: 'typed' }>): ChatCard {
  const talkNow = numbersFoot(texts);
  if (!long) {
    const ways = [
      ...menu(texts, 'guidelines', 'whatCanIDo', 'talkTo', 'report'),
      ...menu(texts, 'help', 'home', 'otherLanguage'),
    ];
    return card(texts, 'typed-short', { talkNow, actions: ways });
  }
  return card(texts, 'typed-long', {
    heading: texts.text('parts.not-kept.heading'),
    intro: texts.text('parts.not-kept.text'),
    report: menu(texts, 'report', 'talks', 'whatCanIDo', 'talkTo'),
    deleting: deleting(texts),
    found: more(texts, passages),
    talkNow,
    actions: menu(texts, 'guidelines', 'myCases', 'help', 'otherLanguage'),
  });
}

function more(texts: Texts, passages: readonly FoundPassage[]): readonly Piece[] {
  if (passages.length === 0) return [];
  return [
    line(texts, 'text', texts.text('parts.found-passage.more')),
    ...passages.flatMap(({ heading, read }) => actions(texts, execute(texts, heading, read))),
  ];
}

/** How to delete a message that Trygg can't delete. */
function deleting(texts: Texts): Piece {
  return bind(texts, 'parts/delete-message');
}

function keeps(texts: Texts): Piece {
  return line(texts, 'subtle', texts.text('parts.keeps.text'));
}

/** Larger than elsewhere: whoever needs it reads nothing else. */
function numberToCall(texts: Texts, { phone, name }: NumberToCall): Piece {
  return bind(texts, 'parts/number-to-call', { phone: unbroken(phone), name: name[texts.language] });
}
