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
    ['is another file', () => 'PORT=3978', /begins neither with trygg-key-1 nor/],
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

  describe('once it was rotated', () => {
    const rotated = async () => {
      const keyFile = keyFileWrapper(file);
      const first = await keyFile.wrap(randomBytes(32));
      await keyFile.renew();
      return { keyFile, first, second: await keyFile.wrap(randomBytes(32)) };
    };

    it('holds the newest key and the one before, and is for the owner’s eyes only', async () => {
      const { keyFile, first, second } = await rotated();
      expect(await keyFile.wrapperIds()).toEqual({ newest: second.split('.')[0], older: [first.split('.')[0]] });
      expect(first.split('.')[0]).not.toBe(second.split('.')[0]);
      for (const wrapped of [first, second]) {
        await expect(keyFile.unwrap(wrapped)).resolves.toHaveLength(32);
        await expect(keyFileWrapper(file).unwrap(wrapped)).resolves.toHaveLength(32);
      }
      if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(folder.names('secret')).toEqual(['wrapping.key']);
    });

    it('is followed by a process that had it open before, for wrapping at once', async () => {
      const running = keyFileWrapper(file);
      const { second } = await rotated();
      expect((await running.wrap(randomBytes(32))).split('.')[0]).toBe(second.split('.')[0]);
      await expect(running.unwrap(second)).resolves.toHaveLength(32);
    });

    it('no longer opens what the dropped key wrapped, and holds none of its bytes', async () => {
      keyFileWrapper(file);
      const old = secret();
      const { keyFile, first, second } = await rotated();
      await keyFile.drop(first.split('.')[0]!);
      expect(content()).not.toContain(old);
      await expect(keyFileWrapper(file).unwrap(second)).resolves.toHaveLength(32);
      await expect(keyFileWrapper(file).unwrap(first)).rejects.toThrow(/Put back the key file/);
      await expect(keyFile.drop(second.split('.')[0]!)).rejects.toThrow(/never dropped/);
    });

    it('keeps the ciphers of the databases, through any number of rotations', async () => {
      const before = keyFileWrapper(file);
      for (let n = 0; n < 3; n += 1) {
        const { keyFile } = await rotated();
        for (const id of (await keyFile.wrapperIds()).older) await keyFile.drop(id);
      }
      for (const purpose of ['store', 'keys'] as const) {
        expect(keyFileWrapper(file).cipherKey(purpose).equals(before.cipherKey(purpose))).toBe(true);
      }
    });

    it.each<[string, (lines: string[]) => string[], RegExp]>([
      ['is cut off after its first line', (lines) => lines.slice(0, 1), /a line is missing/],
      ['is cut off after the newest key', (lines) => lines.slice(0, 2), /a line is missing/],
      ['lost the key before', (lines) => lines.filter((_, n) => n !== 2), /a line is missing/],
      ['has its keys in another order', ([a, b, c, ...rest]) => [a!, c!, b!, ...rest], /was moved/],
      ['is cut off within a key', (lines) => [...lines.slice(0, 4), lines[4]!.slice(0, -9)], /line 5 does not have 32/],
      [
        'has another character in a key',
        (lines) => [...lines.slice(0, 4), change(lines[4]!, 30)],
        /line 5 does not match/,
      ],
      ['has another sum', ([first, ...lines]) => [change(first!, 15), ...lines], /a line is missing/],
    ])('is refused where it %s, without any key, and is left alone', async (_, damage, message) => {
      await rotated();
      const made = content();
      const damaged = damage(made.trim().split('\n')).join('\n');
      writeFileSync(file, damaged);
      expect(() => keyFileWrapper(file)).toThrow(message);
      const keys = made.split(/\s+/).filter((word) => word.length === 43);
      expect(keys).toHaveLength(4);
      for (const key of keys) expect(() => keyFileWrapper(file)).not.toThrow(key.slice(0, 12));
      expect(content()).toBe(damaged);
    });

    it('may end as an editor on Windows leaves it', async () => {
      const { first } = await rotated();
      writeFileSync(file, content().replaceAll('\n', '\r\n'));
      await expect(keyFileWrapper(file).unwrap(first)).resolves.toHaveLength(32);
    });
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
