import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import { type KeyStore, type RotatingWrapper, type Sealed, Unreadable } from '../../src/application/ports';
import { rotateKeys } from '../../src/application/rotation';
import { packageRoot } from '../../src/root';
import { type TemporaryFolder, temporaryFolder } from '../adapters/storage/temporary-files';

/** Real files; every process of the installation is opened from them anew. */
let folder: TemporaryFolder;
const opened: KeyStore[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const keyStore of opened.splice(0)) await keyStore.close();
  folder.remove();
});

const files = () => {
  const wrapper = keyFileWrapper(folder.path('wrapping.key'));
  const keyStore = openEmbeddedKeyStore({ file: folder.path('keys.db'), key: wrapper.cipherKey('keys') });
  opened.push(keyStore);
  return { wrapper, keyStore };
};
const aProcess = () => createKeys(files());

/** More than are asked for at a time. */
const many = Array.from({ length: 520 }, (_, n) => `case-${n}`);
const few = many.slice(0, 3);

async function fill(owners: readonly string[]): Promise<ReadonlyMap<string, Sealed>> {
  const keys = await aProcess();
  const sealed = new Map<string, Sealed>();
  for (const owner of owners) {
    await keys.create(owner, ['common']);
    sealed.set(owner, await keys.seal(owner, 'common', 'here', `content of ${owner}`));
  }
  return sealed;
}

async function expectReadable(sealed: ReadonlyMap<string, Sealed>, among = [...sealed.keys()]): Promise<void> {
  const keys = await aProcess();
  for (const owner of among) expect(await keys.open(owner, 'here', sealed.get(owner)!)).toBe(`content of ${owner}`);
}

const wrappers = async (keyStore: KeyStore) =>
  new Set((await keyStore.listKeys(10_000)).map(({ wrapped }) => wrapped.split('.')[0]));

describe('rotating the wrapping key', () => {
  it('wraps everything anew, drops the old key, and leaves everything readable and every hash the same', async () => {
    const sealed = await fill(many);
    const before = await aProcess();
    const { wrapper, keyStore } = files();
    const { newest: old } = await wrapper.wrapperIds();
    const done = await rotateKeys(keyStore, wrapper);
    expect(done).toEqual({ newest: (await wrapper.wrapperIds()).newest, dropped: [old], rewrapped: many.length + 2 });
    expect(await wrapper.wrapperIds()).toEqual({ newest: done.newest, older: [] });
    expect(await wrappers(keyStore)).toEqual(new Set([done.newest]));
    await expectReadable(sealed);
    const after = await aProcess();
    expect(after.personKey('nora')).toBe(before.personKey('nora'));
    expect(after.mac('text')).toBe(before.mac('text'));
  });

  it('leaves the stolen old key file with nothing to open', async () => {
    await fill(few);
    copyFileSync(folder.path('wrapping.key'), folder.path('stolen.key'));
    const { wrapper, keyStore } = files();
    await rotateKeys(keyStore, wrapper);
    const stolen = keyFileWrapper(folder.path('stolen.key'));
    for (const { wrapped } of await keyStore.listKeys(100)) {
      await expect(stolen.unwrap(wrapped)).rejects.toThrow(/was wrapped with/);
    }
  });

  it('can be stopped before and after each write, and goes on where it stopped, readable at each moment', async () => {
    const sealed = await fill(few);
    let stops = 0;
    for (let nth = 1; ; nth += 1) {
      const { wrapper, keyStore } = stoppingAt(nth);
      const ended = await rotateKeys(keyStore, wrapper).catch((error: unknown) => error);
      await expectReadable(sealed);
      if (!(ended instanceof Stopped)) break;
      stops += 1;
      const { wrapper: whole, keyStore: all } = files();
      const resumed = await rotateKeys(all, whole);
      expect(await whole.wrapperIds()).toEqual({ newest: resumed.newest, older: [] });
      expect(await wrappers(all)).toEqual(new Set([resumed.newest]));
      await expectReadable(sealed);
    }
    // renew, five keys, retire, drop: each before and after.
    expect(stops).toBe(16);
  });

  it('loses no key that another process makes meanwhile, with the key of before in its hands', async () => {
    await fill(few);
    const late = files();
    const wrappedBefore = await late.wrapper.wrap(Buffer.alloc(32, 5));
    const { wrapper, keyStore } = files();
    let added = false;
    const meanwhile: KeyStore = {
      ...keyStore,
      async listKeys(limit, after) {
        const page = await keyStore.listKeys(limit, after);
        // Behind the place that was read: only asking once more finds it.
        if (page.length < limit && !added) await late.keyStore.addKeys('case-00', { common: wrappedBefore });
        added ||= page.length < limit;
        return page;
      },
    };
    await rotateKeys(meanwhile, wrapper);
    const [found] = Object.values(await keyStore.wrappedKeys('case-00'));
    expect((await keyFileWrapper(folder.path('wrapping.key')).unwrap(found!)).equals(Buffer.alloc(32, 5))).toBe(true);
  });

  it('makes whoever comes too late with the old key wrap anew', async () => {
    await fill(few);
    const { wrapper, keyStore } = files();
    const late = files();
    let before: string | undefined = await late.wrapper.wrap(Buffer.alloc(32, 5));
    await rotateKeys(keyStore, wrapper);
    const keys = await createKeys({
      keyStore: late.keyStore,
      wrapper: {
        unwrap: (wrapped) => late.wrapper.unwrap(wrapped),
        async wrap(key) {
          const answer = before ?? (await late.wrapper.wrap(key));
          before = undefined;
          return answer;
        },
      },
    });
    await keys.create('case-late', ['common']);
    const sealed = await keys.seal('case-late', 'common', 'here', 'content');
    expect(await (await aProcess()).open('case-late', 'here', sealed)).toBe('content');
  });

  it('brings no key back that is destroyed meanwhile', async () => {
    const sealed = await fill(many.slice(0, 20));
    const { wrapper, keyStore } = files();
    const other = await aProcess();
    const meanwhile: KeyStore = {
      ...keyStore,
      async replaceKey(key, wrapped) {
        if (key.owner === 'case-7') await other.destroy('case-7');
        return keyStore.replaceKey(key, wrapped);
      },
    };
    await rotateKeys(meanwhile, wrapper);
    expect(await keyStore.wrappedKeys('case-7')).toEqual({});
    await expect((await aProcess()).open('case-7', 'here', sealed.get('case-7')!)).rejects.toThrow(Unreadable);
  });

  it('goes on after a kill (-9), with another process reading and writing all the time', async () => {
    const sealed = await fill(many);
    const writer = await aProcess();
    const made = new Map<string, Sealed>();
    let ended = false;
    const writing = (async () => {
      for (let n = 0; !ended; n += 1) {
        const owner = `new-${n}`;
        await writer.create(owner, ['common']);
        made.set(owner, await writer.seal(owner, 'common', 'here', `content of ${owner}`));
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    for (const rewrapped of [1, 150, 300]) {
      expect(await rotateAsProcess(rewrapped)).toMatchObject({ killed: true });
      expect((await files().wrapper.wrapperIds()).older).toHaveLength(1);
      await expectReadable(sealed);
    }
    const { code, output } = await rotateAsProcess();
    ended = true;
    await writing;
    expect([code, output]).toEqual([0, expect.stringMatching(/data keys were wrapped anew/)]);
    const { wrapper, keyStore } = files();
    const ids = await wrapper.wrapperIds();
    expect(ids.older).toEqual([]);
    expect(await wrappers(keyStore)).toEqual(new Set([ids.newest]));
    await expectReadable(sealed);
    await expectReadable(made);
  }, 60_000);

  it('is done by one process at a time', async () => {
    await fill(few);
    const ends = await Promise.all([rotateAsProcess(), rotateAsProcess()]);
    const refused = ends.filter(({ code }) => code === 1);
    for (const { output } of refused) expect(output).toMatch(/by another process/);
    expect((await files().wrapper.wrapperIds()).older).toEqual([]);
  }, 60_000);

  it('refuses a folder without a key file, and makes none', async () => {
    const { code, output } = await rotateAsProcess();
    expect([code, output]).toEqual([1, expect.stringMatching(/There is no key file.*TRYGG_DATA/)]);
    expect(folder.names('.')).toEqual([]);
  });
});

class Stopped extends Error {}

/** Throws at the nth moment before or after a write, and at every one after that: as a process that is gone. */
function stoppingAt(nth: number): { wrapper: RotatingWrapper; keyStore: KeyStore } {
  let moments = 0;
  const moment = () => {
    moments += 1;
    if (moments >= nth) throw new Stopped();
  };
  const watched = <T extends object>(behind: T, writes: readonly string[]): T =>
    new Proxy(behind, {
      get(target, name: string) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function' || !writes.includes(name)) return method;
        return async (...given: readonly unknown[]) => {
          moment();
          const answer: unknown = await Reflect.apply(method, target, given);
          moment();
          return answer;
        };
      },
    });
  const { wrapper, keyStore } = files();
  return { wrapper: watched(wrapper, ['renew', 'drop']), keyStore: watched(keyStore, ['replaceKey', 'retire']) };
}

/** The command itself; or, where so many keys are said, a rotation that dies once it has wrapped them. */
async function rotateAsProcess(most?: number) {
  const program = join(packageRoot, most === undefined ? 'src/rotate-keys.ts' : 'test/application/dying-rotation.ts');
  const loader = join(packageRoot, 'test/adapters/storage/run-typescript.cjs');
  const environment = { ...process.env, TRYGG_DATA: folder.path('.') };
  const child = spawn(process.execPath, ['-r', loader, program, folder.path('.'), String(most)], { env: environment });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  const [code, signal] = await once(child, 'close');
  return { code, killed: signal === 'SIGKILL', output };
}
