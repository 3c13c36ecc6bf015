import type { Trygg } from '../../../application/trygg';
import type { Library } from '../../../guidelines/library';
import { type Question, type Talk, type TalkId, talkIds, type WayOut } from '../../../guidelines/talks/model';
import { talkNamed } from '../../../guidelines/talks/talks';
import { isUrgent, thoughtsFor, type Walk, walked, withAnswer, withoutLast } from '../../../guidelines/talks/walk';
import type { ButtonData } from '../cards/lines';
import type { TalkScreen, TextBehind } from '../cards/talk-screens';
import type { Turn } from './turn';
import { mayTakeDown } from './ways-in';

/** Where the card stands once every question is answered: a thought by its number, or one of these. */
type Place = 'urgent' | 'ways' | 'words' | number;

interface At {
  readonly talk: Talk;
  readonly said: string;
  readonly walk: Walk;
}

const clear: ButtonData = { verb: 'ClearTalk' };

/**
 * A guided talk. Where it stands is on the card alone, as codes, and is looked at anew with each press: whatever a client
 * makes of it, there is a card to go on from. Nothing is stored, and nothing of it is logged.
 */
export async function talk(trygg: Trygg, library: Library, turn: Turn): Promise<TalkScreen> {
  const declared = talkNamed(turn.data.talk ?? '');
  if (!declared) return { screen: 'talks', talks: talkIds.map((id) => ({ talk: id, open: dataOf(id, '') })) };
  const said = saidIn(declared, turn.data);
  const walk = said === undefined ? undefined : walked(declared, said);
  if (said === undefined || !walk) return questionScreen(library, turn, atStart(declared), true);
  const at = { talk: declared, said, walk };
  if (walk.question) return questionScreen(library, turn, at, false);
  return afterQuestions(trygg, library, turn, at);
}

/** The card keeps nothing of what was answered. */
export async function clearTalk(): Promise<TalkScreen> {
  return { screen: 'talkCleared' };
}

function atStart(declared: Talk): At {
  return { talk: declared, said: '', walk: walked(declared, '') ?? { given: [] } };
}

/** What was said before, and what the form of a question with several answers says now. */
function saidIn(declared: Talk, { said = '', question, chosen = '' }: Turn['data']): string | undefined {
  if (question === undefined) return said;
  const asked = walked(declared, said)?.question;
  if (asked?.id !== question || asked.choose !== 'some') return undefined;
  return withAnswer(said, asked, chosen.split(','));
}

function dataOf(id: TalkId, said: string, at?: Place): ButtonData {
  return { verb: 'Talk', talk: id, said, ...(at === undefined ? {} : { at: String(at) }) };
}

function questionScreen(library: Library, turn: Turn, { talk: declared, said, walk }: At, again: boolean) {
  const [first] = declared.questions;
  const question = walk.question ?? first;
  if (!question) throw new Error(`the talk ${declared.id} has no question`);
  const read = behind(library, turn, question.read);
  const screen: TalkScreen = {
    screen: 'talkQuestion',
    talk: declared.id,
    question: question.id,
    position: walk.given.length + 1,
    of: declared.questions.length,
    again,
    ...(read ? { read } : {}),
    answers: answersOf(declared, said, question),
    ...(walk.given.length > 0 ? { back: dataOf(declared.id, withoutLast(said)) } : {}),
    clear,
  };
  return screen;
}

function answersOf(
  { id }: Talk,
  said: string,
  question: Question,
): Extract<TalkScreen, { question: string }>['answers'] {
  const { choose, answers } = question;
  if (choose === 'some') return { choose, of: answers, next: { ...dataOf(id, said), question: question.id } };
  const open = (answer: string) => dataOf(id, withAnswer(said, question, [answer]));
  return { choose, of: answers.map((answer) => ({ answer, open: open(answer) })) };
}

async function afterQuestions(trygg: Trygg, library: Library, turn: Turn, at: At): Promise<TalkScreen> {
  const { talk: declared, said, walk } = at;
  const thoughts = thoughtsFor(declared, walk);
  const places: readonly Place[] = [...(isUrgent(walk) ? (['urgent'] as const) : []), ...thoughts.keys(), 'ways'];
  const wanted = turn.data.at ?? '';
  const common = { talk: declared.id, clear };
  if (wanted === 'words') return { ...common, screen: 'talkWords', back: dataOf(declared.id, said, 'ways') };
  const number = Math.max(0, places.map(String).indexOf(wanted));
  const before = places[number - 1];
  const back = before === undefined ? dataOf(declared.id, withoutLast(said)) : dataOf(declared.id, said, before);
  const place = places[number] ?? 'ways';
  const thought = typeof place === 'number' ? thoughts[place] : undefined;
  const next = dataOf(declared.id, said, places[number + 1] ?? 'ways');
  if (place === 'urgent') return { ...common, screen: 'talkUrgent', back, next };
  if (!thought || typeof place !== 'number') {
    return { ...common, screen: 'talkWays', back, ways: await waysOf(trygg, turn, at) };
  }
  const read = behind(library, turn, thought.read);
  const position = { position: place + 1, of: thoughts.length };
  return { ...common, screen: 'talkThought', thought: thought.id, ...position, ...(read ? { read } : {}), back, next };
}

async function waysOf(trygg: Trygg, { personId }: Turn, { talk: { id, ways }, said }: At) {
  const takesDown = ways.includes('takeDown') && (await mayTakeDown(trygg, personId));
  const opens: Readonly<Record<WayOut | 'takeDownNot', ButtonData>> = {
    talkTo: { verb: 'TalkTo' },
    words: dataOf(id, said, 'words'),
    rights: { verb: 'Passage', route: 'my-rights', passage: 'right-to-bring-somebody' },
    report: { verb: 'Report', talk: id, said },
    reportSeen: { verb: 'Report', as: 'observer', talk: id, said },
    reportOwn: { verb: 'Report' },
    takeDown: { verb: 'SomebodyToldMe' },
    takeDownNot: { verb: 'Report', as: 'observer' },
    think: clear,
  };
  return ways.map((declared) => {
    const way: WayOut | 'takeDownNot' = declared === 'takeDown' && !takesDown ? 'takeDownNot' : declared;
    return { way, open: opens[way] };
  });
}

/** An organisation's own texts may have left it out. */
function behind(library: Library, { language }: Turn, id: string): TextBehind | undefined {
  const passage = library.passage(language, id);
  if (!passage) return undefined;
  const { section, heading, text: markdown, policy } = passage;
  return { section, heading, markdown, policy };
}
