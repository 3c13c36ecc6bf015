import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

/**
 * nonce | tag | ciphertext. The nonce is random: one key may seal some 2^32 times, far more than a case has
 * parts. The key is a key object: from bytes, Node would make one at each call, which takes ten times as long.
 */
export function encrypt(key: KeyObject, bound: string, content: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

/** @returns `undefined` where this is not what was encrypted with that key and bound to that */
export function decrypt(key: KeyObject, bound: string, box: Buffer): Buffer | undefined {
  if (box.length < nonceLength + tagLength) return undefined;
  const nonce = box.subarray(0, nonceLength);
  const tag = box.subarray(nonceLength, nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(box.subarray(nonceLength + tagLength)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Base64 in its one canonical form: a box that was altered in bits which decoding ignores is not the same box. */
export function fromBase64(text: string, encoding: 'base64' | 'base64url'): Buffer | undefined {
  const bytes = Buffer.from(text, encoding);
  return bytes.toString(encoding) === text ? bytes : undefined;
}
