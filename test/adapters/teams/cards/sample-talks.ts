import type { CallDialogScreen } from '../../../../src/adapters/teams/cards/call-screens';
import type { ChatScreen } from '../../../../src/adapters/teams/cards/screens';
import type { TalkScreen, TextBehind } from '../../../../src/adapters/teams/cards/talk-screens';
import { readLibrary } from '../../../../src/guidelines/read-library';
import { type Talk, talkIds, type WayOut } from '../../../../src/guidelines/talks/model';
import { talks } from '../../../../src/guidelines/talks/talks';
import type { Language } from '../../../../src/language/texts';
import { hostileName } from './sample-people';

/** Guided talks, each question and each thought, and whom one can talk to. */

const library = readLibrary();
const clear = { verb: 'ClearTalk' };

function behind(language: Language, id: string): TextBehind {
  const passage = library.passage(language, id);
  if (!passage) throw new Error(`the guidelines have no passage ${id}`);
  const { section, heading, text: markdown, policy } = passage;
  return { section, heading, markdown, policy };
}

function screensOf(talk: Talk, language: Language): Readonly<Record<string, TalkScreen>> {
  const to = (said: string) => ({ verb: 'Talk', talk: talk.id, said });
  const common = { talk: talk.id, clear };
  const back = to('');
  const questions = talk.questions.map(({ id, choose, answers, read }, place): [string, TalkScreen] => [
    `talk ${talk.id}, ${id}`,
    {
      ...common,
      screen: 'talkQuestion',
      question: id,
      position: place + 1,
      of: talk.questions.length,
      again: talk.id === 'leader' && place === 0,
      read: behind(language, read),
      answers:
        choose === 'one'
          ? { choose, of: answers.map((answer) => ({ answer, open: to(answer) })) }
          : { choose, of: answers, next: { ...to(''), question: id } },
      ...(place > 0 ? { back } : {}),
    },
  ]);
  const thoughts = talk.thoughts.map(({ id, read }, place): [string, TalkScreen] => [
    `talk ${talk.id}, thought ${id}`,
    {
      ...common,
      screen: 'talkThought',
      thought: id,
      position: place + 1,
      of: talk.thoughts.length,
      read: behind(language, read),
      back,
      next: to(''),
    },
  ]);
  const ways = (some: readonly (WayOut | 'takeDownNot')[]): TalkScreen => ({
    ...common,
    screen: 'talkWays',
    back,
    ways: some.map((way) => ({ way, open: to(way) })),
  });
  return {
    ...Object.fromEntries([...questions, ...thoughts]),
    [`talk ${talk.id}, ways`]: ways(talk.ways),
    ...(talk.ways.includes('takeDown')
      ? {
          [`talk ${talk.id}, ways, no leader`]: ways(
            talk.ways.map((way) => (way === 'takeDown' ? 'takeDownNot' : way)),
          ),
        }
      : {}),
    [`talk ${talk.id}, words`]: { ...common, screen: 'talkWords', back },
  };
}

export function talkSamples(language: Language): Readonly<Record<string, ChatScreen>> {
  return {
    'talks to choose from': {
      screen: 'talks',
      talks: talkIds.map((talk) => ({ talk, open: { verb: 'Talk', talk, said: '' } })),
    },
    ...Object.assign({}, ...talkIds.map((id) => screensOf(talks[id], language))),
    'talk, numbers first': {
      screen: 'talkUrgent',
      talk: 'isIt',
      clear,
      back: { verb: 'Talk' },
      next: { verb: 'Talk' },
    },
    'talk, cleared': { screen: 'talkCleared' },
    'who to talk to': {
      screen: 'talkTo',
      open: { verb: 'TalkToPeople' },
      healthService: [
        { phone: '55 00 00 00', name: { nb: 'Frisk Arbeid, på dagtid', en: 'Frisk Arbeid, in the daytime' } },
      ],
    },
    'who to talk to, no health service': {
      screen: 'talkTo',
      open: { verb: 'TalkToPeople' },
      healthService: [],
    },
    'asked to call': { screen: 'callNews', news: 'asked', open: { verb: 'OpenCall', call: 'AbC' } },
    'answered about a call': { screen: 'callNews', news: 'answered', open: { verb: 'ReadCall', call: 'AbC' } },
  };
}

const ask = { verb: 'AskForCall', to: 'x' };
const back = { verb: 'TalkToPeople' };
const outcomes = ['delivered', 'notDelivered', 'unknown', 'askedToday', 'tooOften'] as const;
const request = {
  screen: 'callRequest',
  name: hostileName,
  position: 'Konsulent',
  days: ['2026-01-05', '2026-01-06', '2026-01-07'],
  day: '2026-01-05',
  time: '',
  problems: [],
  called: { verb: 'AnswerCall', call: 'AbC', how: 'called' },
  will: { verb: 'AnswerCall', call: 'AbC', how: 'will' },
} as const;

export const callDialogSamples: Readonly<Record<string, CallDialogScreen>> = {
  'people to talk to': {
    screen: 'talkToPeople',
    people: [
      { name: 'Tomasz Nowak', position: 'Tekniker', as: ['safety'], ask },
      { name: 'Anne Berg', position: 'HR-rådgiver', as: ['hr', 'union'], ask },
      { name: hostileName, position: 'Leder', as: ['leader'], ask },
    ],
  },
  'people to talk to, none': { screen: 'talkToPeople', people: [] },
  'people to talk to, directory down': { screen: 'talkToPeople', people: [], isDown: true },
  ...Object.fromEntries(
    outcomes.map((outcome): [string, CallDialogScreen] => [
      `call, ${outcome}`,
      { screen: 'callOutcome', outcome, name: 'Anne Berg', again: outcome === 'unknown' ? ask : undefined, back },
    ]),
  ),
  'call, asked': request,
  'call, asked, without a time': { ...request, problems: [{ field: 'time', problem: 'missing' }] },
  'call, asked, a time that was': { ...request, time: '08:00', problems: [{ field: 'time', problem: 'inThePast' }] },
  'call, asked, without a day': { ...request, problems: [{ field: 'day', problem: 'missing' }] },
  'call, answered': { screen: 'callAnswered', told: true },
  'call, answered, not told': { screen: 'callAnswered', told: false },
  'call, they will': { screen: 'callReply', name: 'Anne Berg', answer: { at: '2026-01-05T14:30' }, back },
  'call, they have': { screen: 'callReply', name: hostileName, answer: 'called', back },
  'call, gone': { screen: 'callGone' },
};
