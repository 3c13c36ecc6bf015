import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';

/**
 * What a Bicep file declares and refers to, read with regular expressions: the compiler is a program of its own, which the
 * registry does not have. Knows what the files of this project use of the language, and no more.
 */
export interface BicepFile {
  readonly path: string;
  readonly text: string;
  /** By name, whether it has a default. */
  readonly params: ReadonlyMap<string, boolean>;
  readonly outputs: readonly string[];
  /** Parameters, variables, resources and modules. */
  readonly symbols: readonly string[];
  readonly modules: readonly Module[];
  /** Names that stand where something declared must stand, and what is asked of them. */
  readonly references: readonly { readonly name: string; readonly output?: string }[];
  /** The bodies of resources, by type without its version. */
  readonly resources: readonly { readonly type: string; readonly version: string; readonly body: string }[];
}

interface Module {
  readonly name: string;
  readonly path: string;
  readonly params: readonly string[];
}

const infra = join(packageRoot, 'infra');

const ofTheLanguage = new Set(['existing', 'if', 'for', 'in', 'true', 'false', 'null', 'targetScope']);

export function readBicep(path: string): BicepFile {
  const text = readFileSync(join(infra, path), 'utf8').replace(/^\s*\/\/.*$/gm, '');
  const named = (form: RegExp) => [...text.matchAll(form)].map((found) => found[1] ?? '');
  const params = new Map(
    [...text.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name = '', isGiven]) => [name, isGiven !== undefined]),
  );
  const modules = [...text.matchAll(/^module (\w+) '([^']+)' = (?:if \(.*?\) )?\{\n(.*?)^\}/gms)].map(
    ([, name = '', file = '', body = '']): Module => {
      const given = /^ {2}params: \{\n(.*?)^ {2}\}/ms.exec(body)?.[1] ?? '';
      return { name, path: file, params: [...given.matchAll(/^ {4}(\w+):/gm)].map(([, param = '']) => param) };
    },
  );
  const resources = [...text.matchAll(/^resource \w+ '([\w./]+)@([\w-]+)' = (.*?)^(?:\}|\])/gms)].map(
    ([, type = '', version = '', body = '']) => ({ type, version, body }),
  );
  const symbols = named(/^ *(?:param|var|resource|module) (\w+)/gm);
  return {
    path,
    text,
    params,
    outputs: named(/^output (\w+)/gm),
    symbols,
    modules,
    references: referencesIn(text),
    resources,
  };
}

/** Strings are left out but for what is put into them; so are the names of properties, of functions and of loops' own. */
function referencesIn(text: string): BicepFile['references'] {
  const code = text
    .replace(/^@description\('.*'\)$/gm, '')
    .replace(/'((?:[^'\\]|\\.)*)'/g, (_, inside: string) =>
      [...inside.matchAll(/\$\{([^}]*)\}/g)].map(([, expression = '']) => `(${expression})`).join(' '),
    )
    .replace(/^@.*$/gm, '')
    .replace(/^ *(?:param|output) \w+ \w+/gm, '')
    .replace(/^ *(?:var|resource|module) \w+/gm, '')
    .replace(/\b\w+(?= ?: )/g, (key, place: number, whole: string) => (isKey(whole, place) ? '' : key))
    .replace(/\b\w+(?=\()/g, '');
  const own = new Set(
    [...text.matchAll(/for \(?(\w+)(?:, (\w+)\))? in|(\w+) =>/g)].flatMap(([, one, place, of]) =>
      [one, place, of].filter((name) => name !== undefined),
    ),
  );
  return [...code.matchAll(/(?<![.\w$:])([A-Za-z]\w*)(!?\.outputs\.(\w+))?/g)]
    .map(([, name = '', , output]) => ({ name, ...(output ? { output } : {}) }))
    .filter(({ name }) => !ofTheLanguage.has(name) && !own.has(name));
}

/** A key begins a line or an object; after a question mark it is a value. */
function isKey(whole: string, place: number): boolean {
  return /(?:^|\n) *$|[{,] *$/.test(whole.slice(0, place));
}
