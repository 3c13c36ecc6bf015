import { createSecretKey } from 'node:crypto';
import { encrypt } from '../../../src/adapters/keys/aes-gcm';
import { keyFileWrapper } from '../../../src/adapters/keys/key-file';
import { createKeys } from '../../../src/adapters/keys/keys';
import { openEmbeddedKeyStore } from '../../../src/adapters/storage/embedded-key-store';
import { type KeyStore, type KeyWrapper, Unreadable } from '../../../src/application/ports';
import { keyWrapperContract } from '../../contracts/key-wrapper.contract';
import { keysContract } from '../../contracts/keys.contract';
import { reopenable, temporaryFolder } from '../storage/temporary-files';

const openKeys = async () => {
  const folder = temporaryFolder();
  const wrapper = keyFileWrapper(folder.path('wrapping.key'));
  const { another, closeAll } = reopenable(() =>
    openEmbeddedKeyStore({ file: folder.path('keys.db'), key: undefined }),
  );
  const keyStore = await another();
  const cleanUp = async () => {
    await closeAll();
    folder.remove();
  };
  return {
    keys: await createKeys({ keyStore, wrapper }),
    keyStore,
    wrapper,
    folder,
    another: async () =>
      createKeys({ keyStore: await another(), wrapper: keyFileWrapper(folder.path('wrapping.key')) }),
    cleanUp,
  };
};

keysContract('the keys of a key file', openKeys);

keyWrapperContract('the key file', async () => {
  const { wrapper, folder, cleanUp } = await openKeys();
  return { wrapper, another: async () => keyFileWrapper(folder.path('wrapping.key')), cleanUp };
});

describe('a box of an earlier version', () => {
  it('opens, where it was sealed with the data key itself', async () => {
    const { keys, keyStore, wrapper, cleanUp } = await openKeys();
    await keys.create('case-1', ['common']);
    const dataKey = createSecretKey(await wrapper.unwrap((await keyStore.wrappedKeys('case-1')).common ?? ''));
    const bound = JSON.stringify(['case-1', 'common', 'here']);
    const box = Buffer.concat([Buffer.of(1), encrypt(dataKey, bound, Buffer.from('content'))]).toString('base64');
    expect(await keys.open('case-1', 'here', { strand: 'common', box })).toBe('content');
    await cleanUp();
  });
});

describe('keys in memory', () => {
  let opened: Awaited<ReturnType<typeof openKeys>>;
  let reads: number;
  let counting: { keyStore: KeyStore; wrapper: KeyWrapper };

  beforeEach(async () => {
    opened = await openKeys();
    reads = 0;
    counting = {
      wrapper: opened.wrapper,
      keyStore: {
        ...opened.keyStore,
        wrappedKeys: (owner) => {
          reads++;
          return opened.keyStore.wrappedKeys(owner);
        },
      },
    };
    for (const owner of ['case-1', 'case-2', 'case-3']) await opened.keys.create(owner, ['common']);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await opened.cleanUp();
  });

  const readsOf = async (work: () => Promise<unknown>) => {
    const before = reads;
    await work();
    return reads - before;
  };

  it('spare the key store every question after the first, simultaneous ones included', async () => {
    const keys = await createKeys(counting);
    const seal = () => keys.seal('case-1', 'common', 'here', 'content');
    expect(await readsOf(() => Promise.all([seal(), seal(), seal()]))).toBe(1);
    expect(await readsOf(seal)).toBe(0);
  });

  it('are kept for the owners used last only', async () => {
    const keys = await createKeys({ ...counting, cache: { owners: 2, age: 60_000, silence: 0 } });
    const seal = (owner: string) => () => keys.seal(owner, 'common', 'here', 'content');
    await seal('case-1')();
    await seal('case-2')();
    expect(await readsOf(seal('case-1'))).toBe(0);
    await seal('case-3')();
    expect(await readsOf(seal('case-1'))).toBe(0);
    expect(await readsOf(seal('case-2'))).toBe(1);
  });

  it('are asked for anew when they are old, so that an erasure by another instance reaches this one', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    const keys = await createKeys(counting);
    const sealed = await keys.seal('case-1', 'common', 'here', 'content');
    await opened.keys.destroy('case-1');
    jest.advanceTimersByTime(10 * 60_000);
    await expect(keys.open('case-1', 'here', sealed)).rejects.toThrow(Unreadable);
  });

  it('are not kept when the key store could not be reached', async () => {
    let down = true;
    const keys = await createKeys({
      ...counting,
      keyStore: {
        ...counting.keyStore,
        wrappedKeys: async (owner) => {
          if (down && owner === 'case-1') throw new Error('the key store is down');
          return opened.keyStore.wrappedKeys(owner);
        },
      },
    });
    await expect(keys.seal('case-1', 'common', 'here', 'content')).rejects.toThrow('the key store is down');
    down = false;
    await expect(keys.seal('case-1', 'common', 'here', 'content')).resolves.toBeDefined();
  });
});
