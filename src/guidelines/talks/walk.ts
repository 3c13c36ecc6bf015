import type { Question, Talk, Thought } from './model';

export interface Answered {
  readonly question: Question;
  readonly answers: readonly string[];
}

/** How far somebody has come in a talk: nothing of it is kept but the codes on the card itself. */
export interface Walk {
  readonly given: readonly Answered[];
  /** The one to be answered now; none once all are. */
  readonly question?: Question;
}

/** Longer than any talk: what a client makes up is not taken apart. */
const longest = 300;
const none = '-';

/**
 * The answers that a card carries, `frozenOut+jokes.again.-`: a part for each question, in order. Undefined where they
 * are not what this talk can carry: changed by somebody, cut off, or of a talk that was another then.
 */
export function walked(talk: Talk, said: string): Walk | undefined {
  if (said.length > longest) return undefined;
  const parts = said === '' ? [] : said.split('.');
  if (parts.length > talk.questions.length) return undefined;
  const given: Answered[] = [];
  for (const [place, part] of parts.entries()) {
    const question = talk.questions[place];
    const answers = question && answersIn(question, part);
    if (!question || !answers) return undefined;
    given.push({ question, answers });
  }
  const question = talk.questions[given.length];
  return { given, ...(question ? { question } : {}) };
}

function answersIn({ choose, answers }: Question, part: string): readonly string[] | undefined {
  if (part === none && choose === 'some') return [];
  const chosen = part.split('+');
  const isRight = chosen.every((one) => answers.includes(one)) && new Set(chosen).size === chosen.length;
  return isRight && (choose === 'some' || chosen.length === 1) ? chosen : undefined;
}

/** What the card carries once these are answered too. Answers that the question does not have are left out. */
export function withAnswer(said: string, { answers }: Question, chosen: readonly string[]): string {
  const known = answers.filter((one) => chosen.includes(one));
  return [...(said === '' ? [] : [said]), known.length > 0 ? known.join('+') : none].join('.');
}

/** One question back; the beginning stays the beginning. */
export function withoutLast(said: string): string {
  return said.split('.').slice(0, -1).join('.');
}

/** What the guidelines say to somebody who answered so. */
export function thoughtsFor({ thoughts }: Talk, { given }: Walk): readonly Thought[] {
  return thoughts.filter(({ on }) => !on || given.some((one) => isOn(one, on)));
}

function isOn({ question, answers }: Answered, on: NonNullable<Thought['on']>): boolean {
  return question.id === on.question && answers.some((answer) => on.answers.includes(answer));
}

export function isUrgent({ given }: Walk): boolean {
  return given.some(({ question, answers }) => answers.some((answer) => question.urgent?.includes(answer)));
}
