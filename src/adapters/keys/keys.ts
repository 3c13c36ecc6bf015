import { createHmac } from 'node:crypto';
import { type KeyStore, type Keys, type KeyWrapper, type Sealed, Unreadable } from '../../application/ports';
import { decrypt, encrypt, fromBase64 } from './aes-gcm';
import { type CacheLimits, DataKeys } from './data-keys';

/** Owns the keys of the whole installation: destroying them would make every case unverifiable and every inbox empty. */
const system = 'system';
const personIndex = 'person-index';
const record = 'record';
const cipher = 'cipher';

const boxVersion = 1;

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
  const hashedWith = (strand: string) => {
    const key = systemKeys.get(strand);
    if (key === undefined) throw new Error(`The key store has no key ${system}/${strand} although it was just made`);
    return (text: string) => createHmac('sha256', key).update(text, 'utf8').digest('base64url');
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
      const sealed = encrypt(key, boundTo(owner, strand, bound), Buffer.from(content, 'utf8'));
      return { strand, box: Buffer.concat([Buffer.of(boxVersion), sealed]).toString('base64') };
    },
    async open(owner, bound, { strand, box }) {
      const key = await dataKeys.find(owner, strand);
      if (key === undefined) {
        throw new Unreadable(`${owner} has no key for the strand ${strand}: it was never made, or was destroyed`);
      }
      const bytes = fromBase64(box, 'base64');
      const content =
        bytes?.[0] === boxVersion ? decrypt(key, boundTo(owner, strand, bound), bytes.subarray(1)) : undefined;
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
