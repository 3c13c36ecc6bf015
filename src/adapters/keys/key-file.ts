import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type RotatingWrapper, Unreadable } from '../../application/ports';
import { decrypt, encrypt, fromBase64 } from './aes-gcm';
import {
  type CipherPurpose,
  derive,
  type KeyRing,
  keyFileText,
  newKey,
  parseKeyFile,
  singleKeyFile,
} from './key-file-format';
import { readOrMakeKeyFile, replaceKeyFile } from './key-file-on-disk';

export interface KeyFile extends RotatingWrapper {
  /** 32 bytes for the cipher of a database file. It stays the same when the wrapping key is another. */
  cipherKey(purpose: CipherPurpose): Buffer;
}

/**
 * The wrapping keys of an installation without a key vault, in a file that is made at the first start. Whoever has this
 * file and the databases can read everything, so their backups belong in different places; without it nobody can.
 * The file is read anew where another process may have rotated it.
 *
 * @throws where the file is there and can't be used, with what to mend
 */
export function keyFileWrapper(file: string): KeyFile {
  let text = readOrMakeKeyFile(file, () => singleKeyFile(newKey()));
  let ring = parseKeyFile(file, text);
  let wrapping = wrappingKeys(ring);
  const readAnew = () => {
    const now = readFileSync(file, 'utf8');
    if (now === text) return;
    ring = parseKeyFile(file, now);
    // What was read from the key store a moment ago may still be wrapped with a key that was dropped since.
    wrapping = new Map([...wrapping, ...wrappingKeys(ring)]);
    text = now;
  };
  const write = (next: KeyRing) => {
    replaceKeyFile(file, keyFileText(next));
    readAnew();
  };

  return {
    async wrap(dataKey) {
      readAnew();
      const [{ id, key }] = ring.wrapping;
      return `${id}.${encrypt(wrappingKey(key), boundTo(id), dataKey).toString('base64url')}`;
    },
    async unwrap(wrapped) {
      const [by = '', box = ''] = wrapped.split('.', 2);
      if (!wrapping.has(by)) readAnew();
      const key = wrapping.get(by);
      if (key === undefined) {
        throw new Error(
          `A data key was wrapped with the key ${printable(by)}, but the key file ${file} holds ` +
            `${ring.wrapping.map(({ id }) => id).join(', ')}. Put back the key file that belongs to these databases.`,
        );
      }
      const bytes = fromBase64(box, 'base64url');
      const dataKey = bytes && decrypt(key, boundTo(by), bytes);
      if (dataKey?.length !== 32) throw new Unreadable('A wrapped data key in the key store is damaged');
      return dataKey;
    },
    async wrapperIds() {
      readAnew();
      const [newest, ...older] = ring.wrapping;
      return { newest: newest.id, older: older.map(({ id }) => id) };
    },
    async renew() {
      readAnew();
      write({ ...ring, wrapping: [newKey(), ...ring.wrapping] });
    },
    async drop(id) {
      readAnew();
      const [newest, ...older] = ring.wrapping;
      if (id === newest.id) throw new Error('The newest wrapping key is never dropped');
      write({ ...ring, wrapping: [newest, ...older.filter((one) => one.id !== id)] });
    },
    cipherKey(purpose) {
      return ring.ciphers[purpose];
    },
  };
}

const boundTo = (id: string) => `trygg-key-1 ${id}`;

const wrappingKey = (key: Buffer) => createSecretKey(derive(key, 'wrap'));

function wrappingKeys({ wrapping }: KeyRing): ReadonlyMap<string, KeyObject> {
  return new Map(wrapping.map(({ id, key }) => [id, wrappingKey(key)]));
}

const printable = (id: string) => (/^[0-9a-f]{16}$/.test(id) ? id : '(of an unknown form)');
