import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { type KeyStore, type Keys, type KeyWrapper, type Sealed, Unreadable } from '../../application/ports';
import { decrypt, encrypt, fromBase64 } from './aes-gcm';
import { type CacheLimits, DataKeys } from './data-keys';

/** Owns the keys of the whole installation: destroying them would make every case unverifiable and every inbox empty. */
const system = 'system';
const personIndex = 'person-index';
const record = 'record';
const cipher = 'cipher';

/** Sealed with the data key itself, as it was done before it was mixed with the installation's own. */
const plainBox = 1;
const mixedBox = 2;

/** A working day without the vault; then what is held in memory is no longer worth more than its leave to be read. */
const defaultLimits: CacheLimits = { owners: 10_000, age: 10 * 60_000, silence: 8 * 3_600_000 };

export interface KeysOptions {
  readonly keyStore: KeyStore;
  readonly wrapper: KeyWrapper;
  readonly cache?: CacheLimits;
}

/** A box is, in base64: version | nonce | tag | ciphertext. */
export async function createKeys({ keyStore, wrapper, cache = defaultLimits }: KeysOptions): Promise<Keys> {
  const dataKeys = new DataKeys(keyStore, wrapper, cache);
  const systemKeys = await dataKeys.create(system, [personIndex, record]);
  const systemKey = (strand: string) => {
    const key = systemKeys.get(strand);
    if (key === undefined) throw new Error(`The key store has no key ${system}/${strand} although it was just made`);
    return key;
  };
  const hashedWith = (strand: string) => {
    const key = systemKey(strand);
    return (text: string) => createHmac('sha256', key).update(text, 'utf8').digest('base64url');
  };
  const contentKey = mixedWith(systemKey(record));
  const keyOfBox = (dataKey: KeyObject, version: number | undefined) => {
    if (version === mixedBox) return contentKey(dataKey);
    return version === plainBox && !wrapper.anybodyCanWrap ? dataKey : undefined;
  };

  return {
    async create(owner, strands) {
      await dataKeys.create(owner, strands);
    },
    async seal(owner, strand, bound, content): Promise<Sealed> {
      const key = await dataKeys.find(owner, strand);
      if (key === undefined) {
        throw new Unreadable(`${owner} has no key for the strand ${strand}: it was never made, or was destroyed`);
      }
      const sealed = encrypt(contentKey(key), boundTo(owner, strand, bound), Buffer.from(content, 'utf8'));
      return { strand, box: Buffer.concat([Buffer.of(mixedBox), sealed]).toString('base64') };
    },
    async open(owner, bound, { strand, box }) {
      const key = await dataKeys.find(owner, strand);
      if (key === undefined) {
        throw new Unreadable(`${owner} has no key for the strand ${strand}: it was never made, or was destroyed`);
      }
      const bytes = fromBase64(box, 'base64');
      const keyOfThis = keyOfBox(key, bytes?.[0]);
      const content = bytes && keyOfThis && decrypt(keyOfThis, boundTo(owner, strand, bound), bytes.subarray(1));
      if (content === undefined) {
        throw new Unreadable(`What lies at ${bound} is not what was sealed there for ${owner}/${strand}`);
      }
      return content.toString('utf8');
    },
    async destroy(owner) {
      if (owner === system) throw new Error('The keys of the installation itself are never destroyed');
      await dataKeys.destroy(owner);
    },
    personKey: hashedWith(personIndex),
    mac: hashedWith(record),
  };
}

/**
 * The key that seals, from a data key and one of the installation's own: whoever can write into the key store, and wrap,
 * gives a case no key that they know.
 */
function mixedWith(own: KeyObject): (dataKey: KeyObject) => KeyObject {
  const mixed = new WeakMap<KeyObject, KeyObject>();
  return (dataKey) => {
    const known = mixed.get(dataKey);
    if (known) return known;
    const key = createSecretKey(createHmac('sha256', own).update('content\0').update(dataKey.export()).digest());
    mixed.set(dataKey, key);
    return key;
  };
}

/**
 * 32 bytes for the cipher of a database file, kept in the key store like any other key of the installation: of two
 * processes that start at once, both get the same.
 */
export async function cipherKey({ keyStore, wrapper, cache = defaultLimits }: KeysOptions): Promise<Buffer> {
  const key = (await new DataKeys(keyStore, wrapper, cache).create(system, [cipher])).get(cipher);
  if (key === undefined) throw new Error('The key store has no key for the cipher although it was just made');
  return key.export();
}

/** As JSON, so that no two triples give the same text whatever separators they contain. */
const boundTo = (owner: string, strand: string, bound: string) => JSON.stringify([owner, strand, bound]);
