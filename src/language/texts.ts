import { createInstance } from 'i18next';
import { DateTime } from 'luxon';
import { defaultPolicy, type NumbersToCall } from '../procedure/policy';
import enCalls from './en/calls.json';
import enChat from './en/chat.json';
import enDialogs from './en/dialogs.json';
import enDocuments from './en/documents.json';
import enFields from './en/fields.json';
import enFormats from './en/formats.json';
import enLooks from './en/looks.json';
import enNotices from './en/notices.json';
import enParts from './en/parts.json';
import enPreparation from './en/preparation.json';
import enProblems from './en/problems.json';
import enRetention from './en/retention.json';
import enSearch from './en/search.json';
import enSetup from './en/setup.json';
import enSteps from './en/steps.json';
import enTalks from './en/talks.json';
import enWay from './en/way.json';
import enWaysIn from './en/ways-in.json';
import enWheel from './en/wheel.json';
import enWording from './en/wording.json';
import nbCalls from './nb/calls.json';
import nbChat from './nb/chat.json';
import nbDialogs from './nb/dialogs.json';
import nbDocuments from './nb/documents.json';
import nbFields from './nb/fields.json';
import nbFormats from './nb/formats.json';
import nbLooks from './nb/looks.json';
import nbNotices from './nb/notices.json';
import nbParts from './nb/parts.json';
import nbPreparation from './nb/preparation.json';
import nbProblems from './nb/problems.json';
import nbRetention from './nb/retention.json';
import nbSearch from './nb/search.json';
import nbSetup from './nb/setup.json';
import nbSteps from './nb/steps.json';
import nbTalks from './nb/talks.json';
import nbWay from './nb/way.json';
import nbWaysIn from './nb/ways-in.json';
import nbWheel from './nb/wheel.json';
import nbWording from './nb/wording.json';

/** The first is the language of record. */
export const languages = ['nb', 'en'] as const;
export type Language = (typeof languages)[number];

/** What is put into a text. Never anything that a person wrote: texts are shown as Markdown. */
export type TextValues = Readonly<Record<string, string | number>>;

/**
 * Whose case it is by other words: where an accusation was false, whoever accused is followed up, and whom it was about
 * complained of nobody (P-12).
 */
export type Wording = keyof typeof nbWording;

export interface Texts {
  readonly language: Language;
  /** What the product calls itself. */
  readonly name: string;
  /** Whom people can call: a card that may be read by somebody in need says it. */
  readonly numbers: NumbersToCall;
  /** The same texts with an organisation's own numbers. */
  calling(numbers: NumbersToCall): Texts;
  /** The same texts in such words; as they are, where none are given. */
  in(wording: Wording | undefined): Texts;
  /** @throws Error where there is no such text, or where it names a value that is not given */
  text(key: string, values?: TextValues): string;
  has(key: string): boolean;
  /** Whether it is a day of the calendar, `2026-01-05`. */
  isDay(day: string): boolean;
  /** `2026-01-05` as `mandag 5. januar 2026`. */
  day(day: string): string;
  /** `2026-01-05` as `mandag 5. januar`, for a day close to the one on which it is read. */
  weekday(day: string): string;
  /** `2026-01-05` as `5. januar 2026`, for a day whose name means nothing. */
  date(day: string): string;
  /** `2026-01-05T10:30`, local, as `mandag 5. januar 2026 kl. 10.30`. */
  moment(local: string): string;
  /** `a, b og c`. */
  list(items: readonly string[]): string;
}

/** Every text by language, as the files hold them. */
export const languageFiles = {
  nb: {
    screens: {
      ...nbChat,
      ...nbLooks,
      ...nbDialogs,
      ...nbWaysIn,
      ...nbDocuments.screens,
      ...nbWheel.screens,
      ...nbWay.screens,
      ...nbRetention.screens,
      ...nbSetup.screens,
      ...nbTalks.screens,
      ...nbCalls.screens,
      ...nbSearch.screens,
    },
    parts: { ...nbParts, ...nbWheel.parts, ...nbSearch.parts },
    notices: nbNotices,
    preparation: nbPreparation,
    steps: nbSteps,
    fields: { ...nbFields, ...nbWheel.fields, ...nbRetention.fields, ...nbCalls.fields, ...nbSetup.fields },
    duties: nbWheel.duties,
    setup: nbSetup.setup,
    share: nbWheel.share,
    problems: nbProblems,
    formats: nbFormats,
    papers: nbDocuments.papers,
    stages: nbWay.stages,
    talks: nbTalks.talks,
  },
  en: {
    screens: {
      ...enChat,
      ...enLooks,
      ...enDialogs,
      ...enWaysIn,
      ...enDocuments.screens,
      ...enWheel.screens,
      ...enWay.screens,
      ...enRetention.screens,
      ...enSetup.screens,
      ...enTalks.screens,
      ...enCalls.screens,
      ...enSearch.screens,
    },
    parts: { ...enParts, ...enWheel.parts, ...enSearch.parts },
    notices: enNotices,
    preparation: enPreparation,
    steps: enSteps,
    fields: { ...enFields, ...enWheel.fields, ...enRetention.fields, ...enCalls.fields, ...enSetup.fields },
    duties: enWheel.duties,
    setup: enSetup.setup,
    share: enWheel.share,
    problems: enProblems,
    formats: enFormats,
    papers: enDocuments.papers,
    stages: enWay.stages,
    talks: enTalks.talks,
  },
} satisfies Record<Language, object>;

/** What stands for what, in this order. Only in texts of ours: what people wrote is never put into one. */
export const wordings: Record<Language, Record<Wording, readonly (readonly string[])[]>> = {
  nb: nbWording,
  en: enWording,
};

/** The product's own name, as the files have it. */
const ownName = 'Trygg';

/** By name and language: an installation has one name. */
const made = new Map<string, Texts>();

/** `name`: what the product calls itself here. */
export function textsFor(language: Language, name: string = ownName): Texts {
  const key = `${language} ${name}`;
  const texts = made.get(key) ?? make(language, name);
  made.set(key, texts);
  return texts;
}

/** Before anything is put into a text: an organisation's own name may hold the word too. */
function named<T>(texts: T, name: string): T {
  if (name === ownName) return texts;
  const word = new RegExp(`(?<!\\p{L})${ownName}(?=s?(?!\\p{L}))`, 'gu');
  return JSON.parse(JSON.stringify(texts), (_, value) =>
    typeof value === 'string' ? value.replace(word, () => name) : value,
  );
}

function make(language: Language, name: string): Texts {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    initAsync: false,
    returnObjects: true,
    parseMissingKeyHandler: () => '',
    resources: { [language]: { translation: named(languageFiles[language], name) } },
    interpolation: { escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: (text: string) => {
      throw new Error(`language ${language}: a value is missing in "${text}"`);
    },
  });
  const filledIn = (key: string, values: TextValues): string => {
    const found: unknown = i18n.t(key, values);
    if (typeof found !== 'string' || found === '') throw new Error(`language ${language}: there is no text "${key}"`);
    return found;
  };
  // Looking one up costs some ten microseconds, and a card has twenty.
  const plain = new Map<string, string>();
  const text = (key: string, values: TextValues = {}): string => {
    if (Object.keys(values).length > 0) return filledIn(key, values);
    const found = plain.get(key) ?? filledIn(key, values);
    plain.set(key, found);
    return found;
  };
  const lists = new Intl.ListFormat(text('formats.locale'));
  const local = (iso: string): DateTime => {
    const time = DateTime.fromISO(iso, { zone: 'utc', locale: text('formats.locale') });
    if (!time.isValid) throw new Error(`language ${language}: "${iso}" is no date`);
    return time;
  };
  const texts: Texts = {
    language,
    name,
    numbers: defaultPolicy.numbers,
    calling: (numbers) => calling(texts, numbers),
    in: (wording) => (wording ? reworded[wording] : texts),
    text,
    has: (key) => i18n.exists(key),
    isDay: (day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day).isValid,
    day: (day) => local(day).toFormat(text('formats.day')),
    weekday: (day) => local(day).toFormat(text('formats.weekday')),
    date: (day) => local(day).toFormat(text('formats.date')),
    moment: (moment) => local(moment).toFormat(text('formats.moment')),
    list: (items) => lists.format(items),
  };
  const reworded: Record<Wording, Texts> = { falseAccusation: inOtherWords(texts, wordings[language].falseAccusation) };
  return texts;
}

/** The same again for the same numbers: what was made of texts is found by them. */
const withNumbers = new WeakMap<Texts, WeakMap<NumbersToCall, Texts>>();

function calling(texts: Texts, numbers: NumbersToCall): Texts {
  const known = withNumbers.get(texts) ?? new WeakMap<NumbersToCall, Texts>();
  const found = known.get(numbers) ?? {
    ...texts,
    numbers,
    calling: (others) => calling(texts, others),
    in: (wording) => calling(texts.in(wording), numbers),
  };
  withNumbers.set(texts, known.set(numbers, found));
  return found;
}

function inOtherWords(texts: Texts, pairs: readonly (readonly string[])[]): Texts {
  const start = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
  const rules = pairs
    .flatMap(([from = '', to = '']) => [[from, to] as const, [start(from), start(to)] as const])
    .map(([from, to]) => [new RegExp(`(?<!\\p{L})${from}(?!\\p{L})`, 'gu'), to] as const);
  const text: Texts['text'] = (key, values) =>
    rules.reduce((said, [from, to]) => said.replace(from, to), texts.text(key, values));
  return { ...texts, text };
}
