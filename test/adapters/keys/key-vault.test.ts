import { createSecretKey, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '../../../src/adapters/keys/aes-gcm';
import { openKeyVault } from '../../../src/adapters/keys/key-vault';
import { cipherKey, createKeys } from '../../../src/adapters/keys/keys';
import { openEmbeddedKeyStore } from '../../../src/adapters/storage/embedded-key-store';
import { type KeyStore, Unreadable } from '../../../src/application/ports';
import { rotateKeys } from '../../../src/application/rotation';
import { Unreachable } from '../../../src/application/unreachable';
import { keyWrapperContract } from '../../contracts/key-wrapper.contract';
import { keysContract } from '../../contracts/keys.contract';
import { LocalVault, type VaultFault } from '../../support/local-vault';
import { reopenable, temporaryFolder } from '../storage/temporary-files';

const openVault = async () => {
  const vault = await LocalVault.open();
  return { vault, wrapper: await openKeyVault(vault.settings()) };
};

/** One vault for many installations. */
let shared: Awaited<ReturnType<typeof openVault>>;
beforeAll(async () => {
  shared = await openVault();
});
afterAll(() => shared.vault.close());

keyWrapperContract('the Key Vault', async () => {
  const { vault, wrapper } = await openVault();
  return { wrapper, another: () => openKeyVault(vault.settings()), cleanUp: () => vault.close() };
});

const openStore = () => {
  const folder = temporaryFolder();
  const { another, closeAll } = reopenable(() =>
    openEmbeddedKeyStore({ file: folder.path('keys.db'), key: undefined }),
  );
  const cleanUp = async () => {
    await closeAll();
    folder.remove();
  };
  return { another, cleanUp };
};

keysContract('the keys of a Key Vault', async () => {
  const { another, cleanUp } = openStore();
  const keyStore = await another();
  const { wrapper } = shared;
  return {
    keys: await createKeys({ keyStore, wrapper }),
    keyStore,
    another: async () => createKeys({ keyStore: await another(), wrapper }),
    cleanUp,
  };
});

describe('the Key Vault', () => {
  let vault: LocalVault;
  let keyStore: KeyStore;
  let cleanUp: () => Promise<void>;
  const key = randomBytes(32);

  beforeEach(async () => {
    vault = await LocalVault.open();
    const store = openStore();
    keyStore = await store.another();
    cleanUp = store.cleanUp;
  });
  afterEach(async () => {
    await vault.close();
    await cleanUp();
  });

  it('is asked at the start for the key and for one trial, and for each data key when it is read', async () => {
    const wrapper = await openKeyVault(vault.settings());
    expect(vault.asked).toEqual(['list', `get ${vault.newest}`, `unwrap ${vault.newest}`]);
    vault.asked.length = 0;
    const wrapped = await wrapper.wrap(key);
    expect(vault.asked).toEqual([]);
    await wrapper.unwrap(wrapped);
    expect(vault.asked).toEqual([`unwrap ${vault.newest}`]);
  });

  it('does not unwrap for a start that may not unwrap: nothing is ever wrapped that can’t be read', async () => {
    vault.fault = { status: 403, code: 'ForbiddenByRbac' };
    await expect(openKeyVault(vault.settings())).rejects.toThrow('refuses: 403 ForbiddenByRbac');
  });

  it.each([
    'https://v.vault.azure.net/keys/trygg/1',
    'https://v.vault.azure.net',
    'https://v.vault.azure.net/keys/a?b',
  ])('is not taken for a key: %s', async (address) => {
    await expect(openKeyVault({ ...vault.settings(), key: address })).rejects.toThrow('without a version');
  });

  it('gives two processes that start at once the same keys and the same cipher', async () => {
    const wrapper = await openKeyVault(vault.settings());
    const [one, two] = await Promise.all([cipherKey({ keyStore, wrapper }), cipherKey({ keyStore, wrapper })]);
    expect(one).toHaveLength(32);
    expect(one.equals(two)).toBe(true);
    const [first, second] = await Promise.all([createKeys({ keyStore, wrapper }), createKeys({ keyStore, wrapper })]);
    expect(first.mac('text')).toBe(second.mac('text'));
    expect(one.equals(await cipherKey({ keyStore, wrapper: await openKeyVault(vault.settings()) }))).toBe(true);
  });

  it('lets nobody who can wrap and write into the key store give a case a key that they know', async () => {
    const wrapper = await openKeyVault(vault.settings());
    const keys = await createKeys({ keyStore, wrapper });
    await keyStore.addKeys('case-1', { common: await wrapper.wrap(key) });
    const { box } = await keys.seal('case-1', 'common', 'here', 'content');
    const bound = JSON.stringify(['case-1', 'common', 'here']);
    const known = createSecretKey(key);
    expect(decrypt(known, bound, Buffer.from(box, 'base64').subarray(1))).toBeUndefined();
    const forged = Buffer.concat([Buffer.of(1), encrypt(known, bound, Buffer.from('content'))]).toString('base64');
    await expect(keys.open('case-1', 'here', { strand: 'common', box: forged })).rejects.toThrow(Unreadable);
  });

  describe('with a new version', () => {
    it('wraps with it once it has looked again, and unwraps what older ones wrapped, past their day too', async () => {
      const old = vault.newest;
      const wrapper = await openKeyVault(vault.settings({ newest: 0 }));
      const wrapped = await wrapper.wrap(key);
      vault.expire(old);
      const version = vault.rotate();
      expect((await wrapper.wrap(key)).split('.')[0]).toBe(version);
      expect((await wrapper.unwrap(wrapped)).equals(key)).toBe(true);
    });

    it('wraps with none that is disabled or past its day', async () => {
      const good = vault.newest;
      vault.expire(vault.rotate());
      vault.disable(vault.rotate());
      const wrapper = await openKeyVault(vault.settings());
      expect((await wrapper.wrap(key)).split('.')[0]).toBe(good);
    });

    it('is rotated to by whoever runs the command; a process that knew the old one goes on', async () => {
      const old = vault.newest;
      const running = await createKeys({ keyStore, wrapper: await openKeyVault(vault.settings()) });
      await running.create('case-1', ['common']);
      const sealed = await running.seal('case-1', 'common', 'here', 'content');
      const command = await openKeyVault(vault.settings());
      await expect(rotateKeys(keyStore, command)).rejects.toThrow('Make a new one there first');

      const version = vault.rotate();
      const done = await rotateKeys(keyStore, command);
      expect(done).toEqual({ newest: version, dropped: [old], rewrapped: 3 });
      expect(await rotateKeys(keyStore, command)).toEqual({ newest: version, dropped: [old], rewrapped: 0 });
      vault.disable(old);

      await running.create('case-2', ['common']);
      expect((await keyStore.wrappedKeys('case-2')).common).toMatch(new RegExp(`^${version}\\.`));
      const anew = await createKeys({ keyStore, wrapper: await openKeyVault(vault.settings()) });
      expect(await anew.open('case-1', 'here', sealed)).toBe('content');
      expect(anew.mac('text')).toBe(running.mac('text'));
    });
  });

  const silences: readonly (readonly [string, VaultFault])[] = [
    ['is down', 'cut'],
    ['is throttled', { status: 429, after: 60 }],
    ['has an error', { status: 503 }],
  ];
  const cache = { owners: 100, age: 0, silence: 60_000 };

  describe.each(silences)('that %s', (_, fault) => {
    it('is told from one that refuses', async () => {
      const wrapper = await openKeyVault(vault.settings());
      const wrapped = await wrapper.wrap(key);
      vault.fault = fault;
      await expect(wrapper.unwrap(wrapped)).rejects.toThrow(Unreachable);
      vault.fault = undefined;
      expect((await wrapper.unwrap(wrapped)).equals(key)).toBe(true);
    });

    it('lets new keys be made, and known ones be used while the key store has them', async () => {
      const wrapper = await openKeyVault(vault.settings({ newest: 0 }));
      const keys = await createKeys({ keyStore, wrapper, cache });
      await keys.create('known', ['common']);
      const sealed = await keys.seal('known', 'common', 'here', 'content');
      vault.fault = fault;
      expect(await keys.open('known', 'here', sealed)).toBe('content');
      await keys.create('new', ['common']);
      const made = await keys.seal('new', 'common', 'here', 'a report');
      await keyStore.destroyKeys('known');
      await expect(keys.open('known', 'here', sealed)).rejects.toThrow(Unreadable);

      vault.fault = undefined;
      const after = await createKeys({ keyStore, wrapper: await openKeyVault(vault.settings()) });
      expect(await after.open('new', 'here', made)).toBe('a report');
    });
  });

  it('that gives no answer is waited for no longer than it may take', async () => {
    const wrapper = await openKeyVault(vault.settings({ answer: 1000 }));
    const wrapped = await wrapper.wrap(key);
    vault.fault = 'hang';
    await expect(wrapper.unwrap(wrapped)).rejects.toThrow(Unreachable);
    vault.fault = undefined;
    expect((await wrapper.unwrap(wrapped)).equals(key)).toBe(true);
  });

  it('that was silent is not asked again for a while, so that nobody waits for each of many answers', async () => {
    const noted = jest.fn();
    const wrapper = await openKeyVault({ ...vault.settings({ silence: 60_000 }), noted });
    const wrapped = await wrapper.wrap(key);
    vault.fault = 'cut';
    await expect(wrapper.unwrap(wrapped)).rejects.toThrow(Unreachable);
    const { requests } = vault;
    vault.fault = undefined;
    await expect(wrapper.unwrap(wrapped)).rejects.toThrow(Unreachable);
    expect(vault.requests).toBe(requests);
    expect(noted.mock.calls).toEqual([['silent']]);
  });

  it('that is silent for longer than its leave ends what is known', async () => {
    const keys = await createKeys({
      keyStore,
      wrapper: await openKeyVault(vault.settings()),
      cache: { ...cache, silence: 0 },
    });
    await keys.create('known', ['common']);
    vault.fault = 'cut';
    await expect(keys.seal('known', 'common', 'here', 'content')).rejects.toThrow(Unreachable);
  });

  it.each([
    { status: 403, code: 'Forbidden' },
    { status: 404, code: 'KeyNotFound' },
    { status: 400, code: 'BadParameter' },
    { status: 401, code: 'Unauthorized' },
  ])('that refuses with $status ends what is known, and makes nobody believe that a key is gone', async (fault) => {
    const keys = await createKeys({ keyStore, wrapper: await openKeyVault(vault.settings()), cache });
    await keys.create('known', ['common']);
    vault.fault = fault;
    const refused: unknown = await keys.seal('known', 'common', 'here', 'content').catch((error: unknown) => error);
    expect(refused).not.toBeInstanceOf(Unreadable);
    expect(`${refused}`).toMatch(`refuses: ${fault.status}`);
  });
});
