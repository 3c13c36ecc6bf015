import type { Language } from '../../src/language/texts';
import { type Json, objectsIn, ofType } from '../adapters/teams/cards/walk';
import type { Found } from './inspect';

export interface CardToRead {
  readonly name: string;
  readonly language: Language;
  readonly place: 'chat' | 'dialog';
  readonly title: string;
  readonly card: Json;
}

/** What is told in colours, in words: that a time is over, or an account. */
const told: Readonly<Record<Language, RegExp>> = {
  nb: /^(Fristen|Tiden) var |^Kontoen er stengt|^Har ikke lenger konto/,
  en: /^(It was|Was|Time was) (due|up) |^The account is closed|^No longer has an account/,
};
/** A sign of a stage, beside which its state stands in words. */
const sign = /^[✓●◐○]$/;
const inputs = ['Input.Text', 'Input.Number', 'Input.Date', 'Input.Time', 'Input.ChoiceSet', 'Input.Toggle'];

/** What a screen reader needs of a card, as far as it lies in what is sent to Teams and not in how Teams draws it. */
export function readCard({ name, language, place, title, card }: CardToRead): readonly Found[] {
  const tell = (rule: string, what: string, where: unknown): Found => ({
    ...{ part: name, rule, what },
    where: JSON.stringify(where ?? '').slice(0, 80),
  });
  return [
    ...(card.lang === language ? [] : [tell('lang', 'does not say its language', card.lang)]),
    ...(card.speak === title && title !== '' ? [] : [tell('speak', 'speaks other words than its title', card.speak)]),
    ...[...headless(card, place)].map((what) => tell('heading', what, card.speak)),
    ...ofType(card, ...inputs)
      .filter(({ label }) => !label)
      .map((input) => tell('label', 'an input without a label', input.id)),
    ...ofType(card, ...inputs)
      .filter(({ isRequired, errorMessage }) => isRequired && !errorMessage)
      .map((input) => tell('error', 'no words for when it is empty', input.id)),
    ...ofType(card, 'Image')
      .filter(({ altText }) => typeof altText !== 'string')
      .map((image) => tell('alt', 'an image without words', image.url)),
    ...coloured(card)
      .filter(({ text }) => !sign.test(String(text)) && !told[language].test(String(text)))
      .map((text) => tell('colour', 'told by its colour alone', text.text)),
  ];
}

/** In a dialog the frame has the title, and Teams makes a heading of it. */
function* headless(card: Json, place: CardToRead['place']): Generator<string> {
  const headings = ofType(card, 'TextBlock').filter(({ style }) => style === 'heading');
  if (place === 'chat' && headings.length === 0) yield 'no heading';
  for (const { text } of headings) if (!String(text).trim()) yield 'an empty heading';
  for (const { size, weight, style } of ofType(card, 'TextBlock')) {
    if (size === 'Large' && weight === 'Bolder' && style !== 'heading') yield 'looks like a heading, and is none';
  }
}

function coloured(card: Json): Json[] {
  return [...objectsIn(card)].filter(
    ({ type, color }) => (type === 'TextBlock' || type === 'TextRun') && color !== undefined && color !== 'Default',
  );
}
