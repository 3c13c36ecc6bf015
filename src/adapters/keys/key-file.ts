import { createSecretKey, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type KeyWrapper, Unreadable } from '../../application/ports';
import { decrypt, encrypt, fromBase64 } from './aes-gcm';

export interface KeyFile extends KeyWrapper {
  /** 32 bytes for the cipher of a database file. */
  cipherKey(purpose: 'store' | 'keys'): Buffer;
}

const mark = 'trygg-key-1';

/**
 * The wrapping key of an installation without a key vault, in a file that is made at the first start:
 * one line, `trygg-key-1 <id> <key in base64url>`. Whoever has this file and the databases can read everything, so
 * their backups belong in different places; without it nobody can.
 *
 * @throws where the file is there and can't be used, with what to mend
 */
export function keyFileWrapper(file: string): KeyFile {
  const { id, key } = parse(file, readOrMake(file));
  const wrapping = createSecretKey(derive(key, 'wrap'));
  const bound = `${mark} ${id}`;

  return {
    async wrap(dataKey) {
      return `${id}.${encrypt(wrapping, bound, dataKey).toString('base64url')}`;
    },
    async unwrap(wrapped) {
      const [by = '', box = ''] = wrapped.split('.', 2);
      if (by !== id) {
        throw new Error(
          `A data key was wrapped with the key ${printable(by)}, but the key file ${file} holds ${id}. ` +
            'Put back the key file that belongs to these databases.',
        );
      }
      const bytes = fromBase64(box, 'base64url');
      const dataKey = bytes && decrypt(wrapping, bound, bytes);
      if (dataKey?.length !== 32) throw new Unreadable('A wrapped data key in the key store is damaged');
      return dataKey;
    },
    cipherKey(purpose) {
      return derive(key, `cipher/${purpose}`);
    },
  };
}

const derive = (key: Buffer, purpose: string, length = 32) =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `trygg/${purpose}`, length));

/** Follows from the key, so that a file in which a character changed is found out before anything is wrapped with it. */
const idOf = (key: Buffer) => derive(key, 'id', 8).toString('hex');

const printable = (id: string) => (/^[0-9a-f]{16}$/.test(id) ? id : '(of an unknown form)');

function parse(file: string, text: string): { id: string; key: Buffer } {
  const [first, id, encoded, ...rest] = text.trim().split(/\s+/);
  const key = fromBase64(encoded ?? '', 'base64url');
  const problem = (() => {
    if (text.trim() === '') return 'it is empty';
    if (first !== mark) return `it does not begin with ${mark}`;
    if (id === undefined || encoded === undefined) return 'it is cut off';
    if (rest.length > 0) return 'it holds more than one key';
    if (key === undefined || key.length !== 32) return 'its key does not have 32 bytes';
    return id === idOf(key) ? undefined : 'its key does not match its id';
  })();
  if (problem !== undefined || id === undefined || key === undefined) {
    throw new Error(
      `The key file ${file} can't be used: ${problem}. Restore it from its backup. ` +
        'Delete it only if there is no database yet: what was encrypted with it stays unreadable without it.',
    );
  }
  return { id, key };
}

function readOrMake(file: string): string {
  const present = read(file);
  if (present !== undefined) return present;
  make(file);
  return readFileSync(file, 'utf8');
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Written beside and linked to its name: nobody sees half a file, and of two that make it at once one wins. */
function make(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  const draft = `${file}.${randomUUID()}`;
  writeToDisk(draft, `${mark} ${idOf(key)} ${key.toString('base64url')}\n`);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  syncFolder(dirname(file));
}

function writeToDisk(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncFolder(folder: string): void {
  // Windows can't open a folder, and needs no such call.
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const isCode = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
