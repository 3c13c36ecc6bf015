import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import type { Texts, TextValues } from '../../../language/texts';
import { packageRoot } from '../../../root';

/** A piece of a card, ready to be shown or to be put into a larger one. */
export type Piece = Readonly<Record<string, unknown>>;

interface Parsed {
  readonly template: Template;
  /** The texts that it shows: the names after `${t.`. */
  readonly texts: readonly string[];
}

// The package would otherwise leave `${name}` on the card.
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  throw new Error(`card: nothing is given for "${path}"`);
};

const parsed = new Map<string, Parsed>();

/**
 * The template `cards/<name>.json`, bound. A list that is bound in a list becomes part of it, an empty one leaves
 * nothing. `values` go into the template's texts, which are those below `screens.<name>`, or `parts.<name>` for a
 * template in the folder of that name.
 *
 * @throws Error where a text or something that the template names is missing
 */
export function bind(texts: Texts, name: string, data: Piece = {}, values: TextValues = {}): Piece {
  const found = parsed.get(name) ?? parse(name);
  const section = name.startsWith('parts/') ? name.replace('/', '.') : `screens.${name}`;
  const t = Object.fromEntries(found.texts.map((key) => [key, texts.text(`${section}.${key}`, values)]));
  return found.template.expand({ $root: { ...data, t, lang: texts.language } }) as Piece;
}

function parse(name: string): Parsed {
  const json = readFileSync(join(packageRoot, 'cards', `${name}.json`), 'utf8');
  const bindings = JSON.stringify(JSON.parse(json)).match(/"[^"]*\$\{[^"]*"|"\$when"/g) ?? [];
  const rule = bindings.find((binding) => !/^"\$\{[\w.]+\}"$/.test(binding));
  if (rule) throw new Error(`card ${name}: ${rule} is more than a name; a template holds no rule`);
  const texts = [...json.matchAll(/"\$\{t\.(\w+)\}"/g)].flatMap(([, key]) => key ?? []);
  const made = { template: new Template(JSON.parse(json)), texts };
  parsed.set(name, made);
  return made;
}
