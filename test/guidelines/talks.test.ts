import { languages } from '../../src/guidelines/model';
import { readLibrary } from '../../src/guidelines/read-library';
import { isIt } from '../../src/guidelines/talks/is-it';
import { type Talk, talkIds } from '../../src/guidelines/talks/model';
import { talkNamed, talks } from '../../src/guidelines/talks/talks';
import { isUrgent, thoughtsFor, walked, withAnswer, withoutLast } from '../../src/guidelines/talks/walk';

const library = readLibrary();
const every = talkIds.map((id) => [id, talks[id]] as const);

/** The first answer to each question. */
function walkThrough(talk: Talk): string {
  return talk.questions.reduce((said, question) => withAnswer(said, question, question.answers.slice(0, 1)), '');
}

const thoughts = (talk: Talk, said: string) => {
  const walk = walked(talk, said);
  return walk ? thoughtsFor(talk, walk).map(({ id }) => id) : undefined;
};

describe.each(every)('the talk %s', (id, talk) => {
  it('is found by its name, and has codes that a card can carry', () => {
    expect(talkNamed(id)).toBe(talk);
    const codes = talk.questions.flatMap((question) => [question.id, ...question.answers]);
    expect(codes.filter((code) => !/^[a-zA-Z]+$/.test(code))).toEqual([]);
    for (const { answers } of talk.questions) expect(new Set(answers).size).toBe(answers.length);
  });

  it('has the guidelines behind every question and every thought, in both languages', () => {
    const read = [...talk.questions, ...talk.thoughts].map((one) => one.read);
    for (const language of languages) {
      expect(read.filter((passage) => !library.passage(language, passage))).toEqual([]);
    }
  });

  it('names only answers that there are', () => {
    const has = (question: string, answers: readonly string[]) =>
      answers.every((one) => talk.questions.find((two) => two.id === question)?.answers.includes(one));
    for (const { on } of talk.thoughts) expect(!on || has(on.question, on.answers)).toBe(true);
    for (const { id: question, urgent = [] } of talk.questions) expect(has(question, urgent)).toBe(true);
  });

  it('leads from question to question to its end, and back again', () => {
    const said = walkThrough(talk);
    expect(walked(talk, said)).toMatchObject({ given: talk.questions.map((question) => ({ question })) });
    expect(walked(talk, said)?.question).toBeUndefined();
    const before = withoutLast(said);
    expect(walked(talk, before)?.question).toBe(talk.questions.at(-1));
    expect(withoutLast('')).toBe('');
  });

  it('ends with somebody to talk to, words to use, and a way that leaves nothing behind', () => {
    expect(talk.ways.slice(0, 2)).toEqual(['talkTo', 'words']);
    expect(talk.ways.at(-1)).toBe('think');
    expect(talk.ways.some((way) => /^(report|takeDown)/.test(way))).toBe(true);
  });

  it('can say that somebody is in danger, and then has numbers first', () => {
    const last = talk.questions.at(-1);
    expect(last?.urgent).toEqual(['danger']);
    const before = withoutLast(walkThrough(talk));
    const urgent = (answer: string) => {
      const walk = last && walked(talk, withAnswer(before, last, [answer]));
      return walk && isUrgent(walk);
    };
    expect([urgent('danger'), urgent(last?.answers[0] ?? '')]).toEqual([true, false]);
  });

  it('says at least one thing whatever is answered', () => {
    const said = talk.questions.reduce<readonly string[]>(
      (all, question) => all.flatMap((one) => question.answers.map((answer) => withAnswer(one, question, [answer]))),
      [''],
    );
    expect(said.filter((one) => thoughts(talk, one)?.length === 0)).toEqual([]);
  });
});

describe('what a card carries', () => {
  it.each(['frozenOut+jokes.again.-.hard.fine', 'jokes+frozenOut.again', '-', ''])('is read: %s', (said) => {
    expect(walked(isIt, said)).toBeDefined();
  });

  it.each([
    'nothing',
    'jokes+jokes',
    'jokes.again+long',
    'jokes.-',
    'again',
    'jokes.',
    '.',
    'jokes..hard',
    'jokes.again.-.hard.fine.fine',
    'constructor',
    '__proto__',
    '<b>',
    `jokes${'+jokes'.repeat(100)}`,
  ])('is refused where no card of ours says it: %s', (said) => {
    expect(walked(isIt, said)).toBeUndefined();
  });

  it('is no name of a talk that there is not', () => {
    expect(['', 'constructor', 'ISIT', 'isit'].map(talkNamed)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('leaves out what the question does not have', () => {
    const [what] = isIt.questions;
    if (!what) throw new Error('no question');
    expect(withAnswer('', what, ['jokes', 'x', 'pestered'])).toBe('pestered+jokes');
    expect(withAnswer('', what, ['x'])).toBe('-');
  });
});

describe('what is said', () => {
  it('follows 1.5: again and again and hard to defend oneself is what bullying is known by; once can be harassment', () => {
    expect(thoughts(isIt, '-.long.-.power.fine')).toEqual(['repeated', 'power', 'noNameNeeded']);
    expect(thoughts(isIt, '-.once.-.manage.fine')).toEqual(['once', 'noNameNeeded']);
    expect(thoughts(isIt, '-.unsure.-.unsure.fine')).toEqual(['noNameNeeded']);
  });

  it('to a leader whom it is about, first that they do not handle it', () => {
    expect(thoughts(talks.leader, 'listen.me.yes')).toEqual(['me', 'theirChoice']);
  });
});
