import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { keyFileWrapper } from '../../../src/adapters/keys/key-file';
import { type TemporaryFolder, temporaryFolder } from '../storage/temporary-files';

let folder: TemporaryFolder;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = folder.path('secret/wrapping.key');
});
afterEach(() => folder.remove());

const content = () => readFileSync(file, 'utf8');

/** What the file says of its key, which no error may repeat. */
const secret = () => content().trim().split(' ')[2]!;

describe('the key file', () => {
  it('is made at the first start, for the owner’s eyes only, and left as it is from then on', () => {
    keyFileWrapper(file);
    const made = content();
    expect(made).toMatch(/^trygg-key-1 [0-9a-f]{16} [A-Za-z0-9_-]{43}\n$/);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    keyFileWrapper(file);
    expect(content()).toBe(made);
  });

  it('gives each database a cipher key of its own, the same each time', () => {
    const keyFile = keyFileWrapper(file);
    expect(keyFile.cipherKey('store')).toHaveLength(32);
    expect(keyFile.cipherKey('store').equals(keyFile.cipherKey('keys'))).toBe(false);
    expect(keyFileWrapper(file).cipherKey('store').equals(keyFile.cipherKey('store'))).toBe(true);
    expect(keyFile.cipherKey('store').toString('base64url')).not.toBe(secret());
  });

  it('may end as an editor on Windows leaves it', async () => {
    const wrapped = await keyFileWrapper(file).wrap(randomBytes(32));
    writeFileSync(file, `${content().trim()}\r\n\r\n`);
    await expect(keyFileWrapper(file).unwrap(wrapped)).resolves.toHaveLength(32);
  });

  const change = (text: string, at: number) => text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

  it.each<[string, (made: string) => string, RegExp]>([
    ['is empty', () => '', /it is empty/],
    ['is cut off within the key', (made) => made.slice(0, -20), /does not have 32 bytes/],
    ['is cut off before the key', (made) => made.slice(0, 20), /it is cut off/],
    ['has another character in its key', (made) => change(made, 40), /does not match its id/],
    ['is another file', () => 'PORT=3978', /does not begin with trygg-key-1/],
    ['holds two lines', (made) => made + made, /more than one key/],
  ])('is refused where it %s, with what to do, without its key, and is left alone', (_, damage, message) => {
    keyFileWrapper(file);
    const key = secret();
    const damaged = damage(content());
    writeFileSync(file, damaged);
    expect(() => keyFileWrapper(file)).toThrow(message);
    expect(() => keyFileWrapper(file)).toThrow(/Restore it from its backup/);
    expect(() => keyFileWrapper(file)).not.toThrow(key.slice(0, 12));
    expect(content()).toBe(damaged);
  });

  it('says which key is missing when the databases belong to another one', async () => {
    const wrapped = await keyFileWrapper(folder.path('other.key')).wrap(randomBytes(32));
    const keyFile = keyFileWrapper(file);
    await expect(keyFile.unwrap(wrapped)).rejects.toThrow(
      new RegExp(`wrapped with the key ${wrapped.split('.')[0]}, but .* Put back the key file`),
    );
  });

  it('leaves nothing else beside it', () => {
    keyFileWrapper(file);
    expect(existsSync(file)).toBe(true);
    expect(folder.names('secret')).toEqual(['wrapping.key']);
  });
});
