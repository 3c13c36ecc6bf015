import type { TalkId, WayOut } from '../../../guidelines/talks/model';
import type { Texts } from '../../../language/texts';
import { type ChatCard, card } from './chat-card';
import type { Choice } from './inputs';
import type { ButtonData } from './lines';
import { numberFacts, numbersFoot } from './numbers';
import { actions, execute, line, menu, opener } from './parts';
import { bind, type Piece } from './templates';
import { afterAParagraph } from './written';

/** The guidelines' text behind what is asked or said, on the same card: one tap shows it. */
export interface TextBehind {
  readonly section: string;
  readonly heading: string;
  readonly markdown: string;
  readonly policy: boolean;
}

/** Common to every card on the way through a talk. */
interface OnTheWay {
  readonly talk: TalkId;
  /** None on the first. */
  readonly back?: ButtonData;
  readonly clear: ButtonData;
}

/** A guided talk: cards that replace one another, of which none shows what was answered before. */
export type TalkScreen =
  | { readonly screen: 'talks'; readonly talks: readonly { readonly talk: TalkId; readonly open: ButtonData }[] }
  | (OnTheWay & {
      readonly screen: 'talkQuestion';
      readonly question: string;
      readonly position: number;
      readonly of: number;
      /** Of one that could not be gone on with. */
      readonly again: boolean;
      readonly read?: TextBehind;
      readonly answers:
        | { readonly choose: 'one'; readonly of: readonly { readonly answer: string; readonly open: ButtonData }[] }
        | { readonly choose: 'some'; readonly of: readonly string[]; readonly next: ButtonData };
    })
  | (OnTheWay & { readonly screen: 'talkUrgent'; readonly next: ButtonData })
  | (OnTheWay & {
      readonly screen: 'talkThought';
      readonly thought: string;
      readonly position: number;
      readonly of: number;
      readonly read?: TextBehind;
      readonly next: ButtonData;
    })
  | (OnTheWay & {
      readonly screen: 'talkWays';
      readonly ways: readonly { readonly way: WayOut | 'takeDownNot'; readonly open: ButtonData }[];
    })
  | (OnTheWay & { readonly screen: 'talkWords' })
  | { readonly screen: 'talkCleared' };

const screens: Readonly<Record<TalkScreen['screen'], true>> = {
  talks: true,
  talkQuestion: true,
  talkUrgent: true,
  talkThought: true,
  talkWays: true,
  talkWords: true,
  talkCleared: true,
};

type Of<Name extends TalkScreen['screen']> = Extract<TalkScreen, { screen: Name }>;

export function isTalk(screen: { readonly screen: string }): screen is TalkScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function talkCard(texts: Texts, screen: TalkScreen): ChatCard {
  switch (screen.screen) {
    case 'talks':
      return card(texts, 'talks', {
        talks: screen.talks.flatMap(({ talk, open }) =>
          actions(texts, execute(texts, texts.text(`talks.${talk}.title`), open)),
        ),
        actions: menu(texts, 'talkTo', 'whoReads', 'home'),
      });
    case 'talkQuestion':
      return question(texts, screen);
    case 'talkUrgent':
      return card(texts, 'talk-urgent', {
        numbers: numberFacts(texts, texts.numbers.emergency),
        actions: [
          ...menu(texts, 'talkTo'),
          ...turning(texts, screen, execute(texts, texts.text('screens.talk-urgent.next'), screen.next)),
        ],
      });
    case 'talkThought':
      return thought(texts, screen);
    case 'talkWays':
      return ways(texts, screen);
    case 'talkWords':
      return words(texts, screen);
    case 'talkCleared':
      return card(texts, 'talk-cleared', { actions: menu(texts, 'home', 'talkTo') });
  }
}

function question(texts: Texts, screen: Of<'talkQuestion'>): ChatCard {
  const { talk, answers, position, of, again, back, read } = screen;
  const own = `talks.${talk}.questions.${screen.question}`;
  const help = texts.text(`${own}.help`);
  const answerOf = (answer: string) => texts.text(`${own}.answers.${answer}`);
  return card(texts, 'talk-question', {
    again: again ? [line(texts, 'subtle', texts.text('screens.talk-question.again'))] : [],
    // Whoever begins is told what this is. From then on nobody is who looks over their shoulder.
    beginning: back ? [] : beginning(texts, talk),
    position: texts.text('screens.talk-question.position', { position, of }),
    ask: texts.text(`${own}.ask`),
    // Several to choose from have it as their label.
    help: answers.choose === 'one' ? [line(texts, 'subtle', help)] : [],
    answers:
      answers.choose === 'one'
        ? answers.of.flatMap(({ answer, open }) => actions(texts, execute(texts, answerOf(answer), open)))
        : [
            severalInput(
              texts,
              help,
              answers.of.map((value) => ({ value, title: answerOf(value) })),
            ),
          ],
    read: textBehind(texts, read),
    actions: turning(
      texts,
      screen,
      ...(answers.choose === 'some'
        ? [execute(texts, texts.text('screens.talk-question.next'), answers.next, 'positive')]
        : []),
    ),
    numbers: numbersFoot(texts),
  });
}

function thought(texts: Texts, screen: Of<'talkThought'>): ChatCard {
  const { talk, position, of, next, read } = screen;
  return card(texts, 'talk-thought', {
    position: texts.text('screens.talk-thought.position', { position, of }),
    thought: texts.text(`talks.${talk}.thoughts.${screen.thought}`),
    read: textBehind(texts, read),
    actions: turning(texts, screen, execute(texts, texts.text('screens.talk-question.next'), next, 'positive')),
    numbers: numbersFoot(texts),
  });
}

function ways(texts: Texts, screen: Of<'talkWays'>): ChatCard {
  const text = (way: string, key: string) => texts.text(`screens.talk-ways.ways.${way}.${key}`);
  const opens: readonly (WayOut | 'takeDownNot')[] = ['report', 'reportSeen', 'reportOwn', 'takeDown', 'takeDownNot'];
  const button = (way: WayOut | 'takeDownNot', open: ButtonData) =>
    (opens.includes(way) ? opener : execute)(texts, text(way, 'open'), open);
  return card(texts, 'talk-ways', {
    ways: screen.ways.map(({ way, open }) =>
      bind(texts, 'parts/way-out', { text: text(way, 'text'), action: actions(texts, button(way, open)) }),
    ),
    actions: back(texts, screen),
    numbers: numbersFoot(texts),
  });
}

function words(texts: Texts, screen: Of<'talkWords'>): ChatCard {
  const { talk } = screen;
  const more = execute(texts, texts.text('screens.talk-words.more'), { verb: 'InformalWay' });
  return card(texts, 'talk-words', {
    title: texts.text('screens.talk-ways.ways.words.open'),
    words: texts.text(`talks.${talk}.words`),
    actions: [...(talk === 'isIt' ? actions(texts, more) : []), ...turning(texts, screen)],
    numbers: numbersFoot(texts),
  });
}

/** The way on, if there is one, before the way back and the way out. */
function turning(texts: Texts, screen: OnTheWay, ...on: readonly Piece[]): readonly Piece[] {
  const stop = execute(texts, texts.text('screens.talk-question.stop'), screen.clear);
  const goBack = screen.back ? [execute(texts, texts.text('screens.talk-question.back'), screen.back)] : [];
  return [...actions(texts, ...on), ...actions(texts, ...goBack, stop)];
}

/** Where clearing the card is one of the ways already. */
function back(texts: Texts, screen: OnTheWay): readonly Piece[] {
  return screen.back ? actions(texts, execute(texts, texts.text('screens.talk-question.back'), screen.back)) : [];
}

function beginning(texts: Texts, talk: TalkId): readonly Piece[] {
  const text = (key: string) => texts.text(`talks.${talk}.${key}`);
  return [
    line(texts, 'text', `**${text('title')}**`),
    line(texts, 'text', text('intro')),
    line(texts, 'subtle', texts.text('screens.talks.keeps')),
  ];
}

function severalInput(texts: Texts, label: string, choices: readonly Choice[]): Piece {
  return bind(texts, 'parts/input-several', { label, choices });
}

function textBehind(texts: Texts, read: TextBehind | undefined): readonly Piece[] {
  if (!read) return [];
  const { section, heading, markdown, policy } = read;
  const numbered = /^\d/.test(section);
  const where = numbered
    ? texts.text('screens.passage.summary', { section })
    : texts.text('screens.passage.summaryOther');
  const policyLine = policy ? [line(texts, 'subtle', texts.text('screens.passage.policy'))] : [];
  return [
    bind(texts, 'parts/text-behind', { where, heading, markdown: afterAParagraph(markdown), policy: policyLine }),
  ];
}
