import { readLibrary } from '../../src/guidelines/read-library';
import { languageFiles } from '../../src/language/texts';
import { defaultPolicy } from '../../src/procedure/policy';
import { rendered, samples } from '../adapters/teams/cards/samples';
import { type Json, objectsIn } from '../adapters/teams/cards/walk';
import { lix } from '../guidelines/lix';

/** The limit for plain Norwegian. */
export const hardest = 40;

/**
 * Of fewer words LIX says nothing: one long word more or less moves it by ten. They count with what stands beside them.
 * A card has lines that are no sentences besides: names of things, and where a rule stands.
 */
const fewestWords: Readonly<Record<Kind, number>> = { text: 12, group: 20, card: 20, passage: 12, section: 12 };

/** Every step that there is, as what one waits for; a person waits for a few. */
const everything = 'dialog problem too early';

/**
 * What is measured by itself: a text, all texts of one screen or step, a card as it is drawn, and in the guidelines a
 * passage and a section.
 */
export type Kind = 'text' | 'group' | 'card' | 'passage' | 'section';

export interface Measured {
  readonly kind: Kind;
  /** The text's key, the card's name in the pictures, or the passage. */
  readonly name: string;
  readonly words: number;
  readonly lix: number;
}

/** A list is a tree whose keys are places. */
export type Tree = { readonly [key: string]: string | Tree } | readonly string[];

export function flat(tree: Tree, above = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [`${above}${key}`]: value } : flat(value, `${above}${key}.`),
    ),
  );
}

/** Everything that anybody reads in Norwegian, leaders and HR included. */
export function measuredTexts(): readonly Measured[] {
  return [...ownTexts(), ...cards(), ...guidelines()].filter(({ kind, words }) => words >= fewestWords[kind]);
}

function measured(kind: Kind, name: string, text: string): Measured {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu)?.length ?? 0;
  return { kind, name, words, lix: words === 0 ? 0 : lix(text) };
}

function ownTexts(): readonly Measured[] {
  // What is put into a text is a day, a number or a name: a short word stands for it.
  const texts = Object.entries(flat(languageFiles.nb)).map(([key, text]) => [
    key,
    text.replace(/\{\{\w+\}\}/g, 'fire'),
  ]);
  const groups = texts.reduce<Record<string, string>>((found, [key = '', text = '']) => {
    const group = key.split('.').slice(0, 2).join('.');
    return { ...found, [group]: found[group] ? `${found[group]}\n${text}` : text };
  }, {});
  const numbers = Object.values(defaultPolicy.numbers)
    .flat()
    .map(({ name }) => name.nb);
  return [
    ...texts.map(([key = '', text = '']) => measured('text', key, text)),
    ...Object.entries(groups).map(([group, text]) => measured('group', group, text)),
    measured('group', 'the numbers to call', numbers.join('\n')),
  ];
}

function cards(): readonly Measured[] {
  return samples
    .filter(({ language, name }) => language === 'nb' && name !== everything)
    .map((sample) => measured('card', sample.name, [...objectsIn(rendered(sample).card)].flatMap(ourWords).join('\n')));
}

/** The sentences that we say, and nothing that a person wrote. */
function ourWords({ type, text, label }: Json): readonly string[] {
  const said = type === 'TextBlock' ? text : label;
  return typeof said === 'string' && /[.?](?:\s|$)/.test(said) ? [said] : [];
}

function guidelines(): readonly Measured[] {
  return readLibrary()
    .sections('nb')
    .flatMap(({ id, short, passages }) => {
      const texts = passages.map(({ heading, text }) => `${heading}\n${text}`);
      return [
        measured('section', id, texts.join('\n')),
        measured('passage', `${id}, in short`, short),
        ...passages.map((passage, place) => measured('passage', passage.id, texts[place] ?? '')),
      ];
    });
}
