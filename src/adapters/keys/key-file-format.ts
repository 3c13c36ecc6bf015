import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { fromBase64 } from './aes-gcm';

export interface FileKey {
  readonly id: string;
  readonly key: Buffer;
}

const purposes = ['store', 'keys'] as const;

export type CipherPurpose = (typeof purposes)[number];

/** What a key file holds. */
export interface KeyRing {
  /** The newest first: it wraps, the others unwrap until nothing is wrapped with them any more. Never empty. */
  readonly wrapping: readonly [FileKey, ...FileKey[]];
  readonly ciphers: Readonly<Record<CipherPurpose, Buffer>>;
}

/** One line, as a file is made: `trygg-key-1 <id> <key in base64url>`. The ciphers of the databases follow from it. */
const single = 'trygg-key-1';

/**
 * Once it was rotated: `trygg-keys-2 <sum>`, then a line `wrapping <id> <key>` for each, and the ciphers in lines of
 * their own, since the key that they came from goes. The sum covers the lines, so that one that is missing is found out.
 */
const several = 'trygg-keys-2';

export const derive = (key: Buffer, purpose: string, length = 32) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `trygg/${purpose}`, length));

/** Follows from the key, so that a file in which a character changed is found out before anything is wrapped with it. */
const idOf = (key: Buffer) => derive(key, 'id', 8).toString('hex');

export function newKey(): FileKey {
  const key = randomBytes(32);
  return { id: idOf(key), key };
}

export function singleKeyFile({ id, key }: FileKey): string {
  return `${single} ${id} ${key.toString('base64url')}\n`;
}

export function keyFileText({ wrapping, ciphers }: KeyRing): string {
  const line = (name: string, key: Buffer) => `${name} ${idOf(key)} ${key.toString('base64url')}`;
  const lines = [
    ...wrapping.map(({ key }) => line('wrapping', key)),
    ...purposes.map((purpose) => line(purpose, ciphers[purpose])),
  ];
  return `${[`${several} ${sumOf(lines)}`, ...lines].join('\n')}\n`;
}

/** @throws with what to mend, and without any key */
export function parseKeyFile(file: string, text: string): KeyRing {
  try {
    const lines = text.trim().split(/\s*\n\s*/);
    return lines[0]?.startsWith(several) ? ringOf(lines) : ringOfOne(text);
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    throw new Error(
      `The key file ${file} can't be used: ${error.message}. Restore it from its backup. ` +
        'Delete it only if there is no database yet: what was encrypted with it stays unreadable without it.',
    );
  }
}

class Damage extends Error {}

function ringOfOne(text: string): KeyRing {
  const [first, id, encoded, ...rest] = text.trim().split(/\s+/);
  if (text.trim() === '') throw new Damage('it is empty');
  if (first !== single) throw new Damage(`it begins neither with ${single} nor with ${several}`);
  if (id === undefined || encoded === undefined) throw new Damage('it is cut off');
  if (rest.length > 0)
    throw new Damage(`it holds more than one key, which only a file that begins with ${several} may`);
  const one = keyOf('its key', id, encoded);
  return { wrapping: [one], ciphers: { store: derive(one.key, 'cipher/store'), keys: derive(one.key, 'cipher/keys') } };
}

function ringOf([first = '', ...lines]: readonly string[]): KeyRing {
  const keys = lines.map((line, number) => {
    const [name = '', id = '', encoded = '', ...rest] = line.split(/\s+/);
    const where = `the key in line ${number + 2}`;
    if (rest.length > 0) throw new Damage(`${where} has something behind it`);
    return { name, ...keyOf(where, id, encoded) };
  });
  if (first !== `${several} ${sumOf(lines)}`) throw new Damage('a line is missing, or was moved, added or changed');
  const [newest, ...older] = keys.filter(({ name }) => name === 'wrapping').map(({ id, key }) => ({ id, key }));
  const cipher = (purpose: CipherPurpose) => keys.find(({ name }) => name === purpose)?.key;
  const [store, keysCipher] = [cipher('store'), cipher('keys')];
  if (!newest || !store || !keysCipher) throw new Damage('it is cut off');
  return { wrapping: [newest, ...older], ciphers: { store, keys: keysCipher } };
}

function keyOf(what: string, id: string, encoded: string): FileKey {
  const key = fromBase64(encoded, 'base64url');
  if (key?.length !== 32) throw new Damage(`${what} does not have 32 bytes`);
  if (id !== idOf(key)) throw new Damage(`${what} does not match its id`);
  return { id, key };
}

/** Against damage, and not against anybody: whoever can write the file has the keys. */
function sumOf(lines: readonly string[]): string {
  const words = lines.map((line) => line.split(/\s+/).join(' '));
  return createHash('sha256').update(words.join('\n'), 'utf8').digest('hex').slice(0, 16);
}
