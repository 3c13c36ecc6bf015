import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import { People } from '../../src/application/people';
import type { KeyStore, Keys, Store } from '../../src/application/ports';
import { WatchedStore } from '../support/watched-store';

const nora = 'b1e7c0de-0000-4000-8000-000000000001';
const here = { conversationId: 'a:1', serviceUrl: 'https://smba.trafficmanager.net/emea/', locale: 'nb-NO' };

describe('what is known of a person', () => {
  let folder: string;
  let store: Store;
  let keyStore: KeyStore;
  let keys: Keys;
  let now: number;
  let watched: WatchedStore;
  let people: People;
  const open = (on: Store) => People.open(on, keys, { now: () => new Date(now).toISOString() });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-people-'));
    const wrapper = keyFileWrapper(join(folder, 'wrapping.key'));
    store = openEmbeddedStore({ file: join(folder, 'trygg.db'), key: wrapper.cipherKey('store') });
    keyStore = openEmbeddedKeyStore({ file: join(folder, 'keys.db'), key: wrapper.cipherKey('keys') });
    keys = await createKeys({ keyStore, wrapper });
    now = Date.parse('2026-03-02T08:00:00.000Z');
    watched = new WatchedStore();
    people = await open(watched.around(store));
    await people.learn(nora, here);
    watched.asked.length = 0;
  });

  afterEach(async () => {
    await store.close();
    await keyStore.close();
    rmSync(folder, { recursive: true });
  });

  it('is not asked of the store again while they go on talking', async () => {
    expect(await people.learn(nora, here)).toEqual(here);
    now += 29_000;
    expect(await people.learn(nora, here)).toEqual(here);
    expect(watched.asked).toEqual([]);
  });

  it('is kept at once where something is new, and nothing is lost of what another process has learnt', async () => {
    await (await open(store)).learn(nora, { language: 'en' });
    expect(await people.learn(nora, { ...here, locale: 'nn-NO' })).toEqual({
      ...here,
      locale: 'nn-NO',
      language: 'en',
    });
    expect(await people.get(nora)).toEqual({ ...here, locale: 'nn-NO', language: 'en' });
  });

  it('is what another process has learnt, half a minute later at the latest: read behind the answer, for the next one', async () => {
    await (await open(store)).learn(nora, { language: 'en' });
    now += 30_000;
    expect(await people.learn(nora, here)).toEqual(here);
    expect(watched.asked).toEqual([]);
    while (watched.asked.length === 0) await setTimeout(50);
    expect(await people.learn(nora, here)).toEqual({ ...here, language: 'en' });
    expect(watched.asked).toEqual(['document']);
  });

  it('is read behind the answer together with whom a command has to reach', async () => {
    now += 30_000;
    await people.learn(nora, here);
    expect(await people.meet([])).toBe(true);
    expect(watched.asked).toEqual(['document']);
    expect(await people.meet([])).toBe(false);
  });

  it('is asked for again by the next turn where the store did not answer', async () => {
    now += 30_000;
    watched.failing = { method: 'document', error: new Error('the store is gone') };
    expect(await people.learn(nora, here)).toEqual(here);
    while (watched.asked.length === 0) await setTimeout(50);
    watched.failing = undefined;
    expect(await people.learn(nora, here)).toEqual(here);
    expect(await people.meet([])).toBe(true);
  });

  it.each([
    ['half a day later', 12],
    ['where a clock was put back', -13],
  ])('is read before the answer %s', async (_, hours) => {
    await (await open(store)).learn(nora, { language: 'en' });
    now += hours * 3_600_000;
    expect(await people.learn(nora, here)).toEqual({ ...here, language: 'en' });
  });

  it('is always what the store has for whoever sends them something', async () => {
    await (await open(store)).learn(nora, { conversationId: 'a:2' });
    expect(await people.get(nora)).toEqual({ ...here, conversationId: 'a:2' });
  });
});
