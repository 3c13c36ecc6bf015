import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openAnchorFile } from '../../src/adapters/anchor/anchor-file';
import { keyFileWrapper } from '../../src/adapters/keys/key-file';
import { createKeys } from '../../src/adapters/keys/keys';
import { openEmbeddedStore } from '../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../src/adapters/storage/embedded-key-store';
import { openCommit } from '../../src/application/codec';
import { type StoredHead, Unreadable } from '../../src/application/ports';
import { verify } from '../../src/application/verify';
import { button } from '../support/acts';
import { type Forgetting, nextYear, openReview, playToForgetting, secrets } from '../support/forgetting';
import type { PersonName } from '../support/organisation';

const everybody = ['nora', 'kari', 'anne', 'jonas', 'bjorn', 'silje', 'per', 'tomasz'] as const;

/** How long a case is kept, and what is left of it; without the databases' own cipher. */
describe('a closed case whose time is over', () => {
  let forgetting: Forgetting;
  /** The databases, as somebody took them before. */
  let copied: string;
  /** What lies in the databases of each case, and is gone with it. */
  let traces: Record<'over' | 'other', readonly string[]>;

  const local = () => forgetting.local;
  const retention = () => local().trygg.trygg.retention;
  const dialogOf = (name: PersonName) => JSON.stringify(local().person(name).dialog?.card ?? {});
  const chatOf = (name: PersonName) => JSON.stringify(local().person(name).messages);
  const bytes = () =>
    Buffer.concat(
      readdirSync(forgetting.folder)
        .filter((name) => name.startsWith('plain'))
        .map((name) => readFileSync(join(forgetting.folder, name))),
    );

  const tracesOf = async (caseId: string) => {
    const { store } = local().trygg;
    const head = (await store.head(caseId)) as StoredHead;
    const keyStore = openEmbeddedKeyStore({ file: join(forgetting.folder, 'plain-keys.db'), key: undefined });
    const wrapped = Object.values(await keyStore.wrappedKeys(caseId));
    await keyStore.close();
    const activities = (await store.commitsOf(caseId)).flatMap(({ mark }) =>
      Object.values(mark.deliveries).flatMap(({ activityId }) => activityId ?? []),
    );
    return [...head.snapshot.map(({ box }) => box.slice(0, 60)), ...wrapped, ...activities];
  };

  beforeAll(async () => {
    forgetting = await playToForgetting();
  }, 120_000);
  afterAll(async () => {
    await forgetting.remove();
    rmSync(copied, { recursive: true, force: true });
    expect(local().channel.violations).toEqual([]);
  });

  it('is nothing that anybody is told of before', async () => {
    await local().moveTo('2026-12-14T08:00:00.000Z');
    await retention().look();
    await local().moveTo('2026-12-14T08:01:00.000Z');
    expect(chatOf('anne')).not.toContain('Tiden er ute');
    await openReview(forgetting);
    expect(dialogOf('anne')).toContain('Før det kan saken bare holdes tilbake');
    expect(dialogOf('anne')).not.toContain('"value":"erase"');
    const early = { verb: 'DecideRetention', caseId: forgetting.over, way: 'erase', sure: 'yes', originals: 'yes' };
    expect(JSON.stringify(await local().person('anne').dialogStep('task/submit', early))).not.toContain(
      'Saken slettes',
    );
    expect(await local().trygg.store.head(forgetting.over)).toBeDefined();
  });

  it('comes up for HR on the case, and for nobody else; what a locked telephone shows says nothing', async () => {
    local().person('anne').closeDialog();
    await local().moveTo(nextYear);
    await retention().look();
    await local().moveTo(nextYear.replace('08:00', '08:01'));
    expect(chatOf('anne')).toContain('Tiden er ute for én avsluttet sak');
    expect(local().person('anne').toasts.at(-1)?.text).toBe('Du har en ny oppgave');
    for (const name of everybody) if (name !== 'anne') expect(chatOf(name)).not.toContain('avsluttet sak');
  });

  it.each(['nora', 'jonas', 'kari', 'silje', 'bjorn'] as const)('is not %s’s to decide on', async (name) => {
    const ask = (verb: string) => local().person(name).dialogStep('task/fetch', { verb, caseId: forgetting.over });
    const none = await local()
      .person(name)
      .dialogStep('task/fetch', { verb: 'ReviewRetention', caseId: 'T-0000-0000' });
    expect(JSON.stringify(await ask('ReviewRetention'))).toBe(JSON.stringify(none));
    expect(JSON.stringify(await ask('Retention'))).not.toContain(forgetting.over);
    const send = { verb: 'DecideRetention', caseId: forgetting.over, way: 'erase', sure: 'yes', originals: 'yes' };
    await local().person(name).dialogStep('task/submit', send);
    expect(await local().trygg.store.head(forgetting.over)).toBeDefined();
  });

  it('is not erased without both confirmations, and what was filled in stays', async () => {
    await openReview(forgetting);
    await local()
      .person('anne')
      .submitDialog(button('DecideRetention'), { inputs: { way: 'erase' } });
    expect(dialogOf('anne')).toContain('Bekreft at saken skal slettes for godt');
    expect(dialogOf('anne')).toContain('Legg dokumentene i personalmappen først');
    expect(await local().trygg.store.head(forgetting.over)).toBeDefined();
  });

  it('is erased when HR decides so', async () => {
    traces = { over: await tracesOf(forgetting.over), other: await tracesOf(forgetting.other) };
    const before = bytes();
    for (const trace of [...traces.over, ...traces.other])
      expect([trace, before.includes(trace)]).toEqual([trace, true]);
    for (const name of ['nora', 'kari'] as const) expect(chatOf(name)).toContain(forgetting.over);
    expect(traces.over.length).toBeGreaterThan(20);
    copied = forgetting.copy();

    const decision = { way: 'erase', originals: 'yes', sure: 'yes' };
    await local().person('anne').submitDialog(button('DecideRetention'), { inputs: decision });
    expect(dialogOf('anne')).toContain('Saken slettes nå');
    local().person('anne').closeDialog();
    await local().moveTo(nextYear.replace('08:00', '08:05'));
  });

  it('leaves no byte of its keys, head, inbox and addresses in the databases or their logs', async () => {
    const { store, keys } = local().trygg;
    expect(await store.head(forgetting.over)).toBeUndefined();
    for (const name of everybody) {
      const heads = await store.headsOf(keys.personKey(local().person(name).person.id));
      expect(heads.map(({ caseId }) => caseId)).not.toContain(forgetting.over);
    }
    const after = bytes();
    for (const trace of traces.over) expect([trace, after.includes(trace)]).toEqual([trace, false]);
    for (const trace of traces.other) expect([trace, after.includes(trace)]).toEqual([trace, true]);
  });

  /** What the copied database gives away to whoever has today's key store and today's wrapping key. */
  const readCopy = async (caseId: string) => {
    const store = openEmbeddedStore({ file: join(copied, 'plain.db'), key: undefined });
    const keyStore = openEmbeddedKeyStore({ file: join(forgetting.folder, 'plain-keys.db'), key: undefined });
    const wrapper = keyFileWrapper(join(forgetting.folder, 'wrapping.key'));
    const keys = await createKeys({ keyStore, wrapper });
    try {
      const head = await store.head(caseId);
      expect(head?.snapshot.length).toBeGreaterThan(1);
      let previous = '';
      let read = '';
      for (const { commit } of await store.commitsOf(caseId)) {
        read += JSON.stringify(
          await openCommit(keys, commit, previous).catch((error: unknown) => {
            if (error instanceof Unreadable) return '';
            throw error;
          }),
        );
        previous = commit.mac;
      }
      return read.replaceAll('""', '');
    } finally {
      await store.close();
      await keyStore.close();
    }
  };

  it('can’t be decrypted from the copy with the living keys, while another case can', async () => {
    expect(await readCopy(forgetting.over)).toBe('');
    expect(await readCopy(forgetting.other)).toContain(secrets.other);
  });

  it('is nowhere in a chat any more: its messages are taken back, and those of the other stay', async () => {
    for (const name of everybody) expect([name, chatOf(name).includes(forgetting.over)]).toEqual([name, false]);
    expect(chatOf('nora')).toContain('Denne meldingen er tatt bort');
    expect(chatOf('nora')).toContain('Denne oversikten er gammel');
    expect(chatOf('silje')).toContain(forgetting.other);
  });

  it('is for its people as a case that never was', async () => {
    const ask = async (name: PersonName, caseId: string) =>
      JSON.stringify(await local().person(name).dialogStep('task/fetch', { verb: 'OpenCase', caseId }));
    for (const name of everybody) expect(await ask(name, forgetting.over)).toBe(await ask(name, 'T-0000-0000'));
    await local().person('nora').say('mine saker');
    expect(chatOf('nora')).not.toContain(forgetting.over);
  });

  it('leaves a stub without persons, and its record still follows commit by commit', async () => {
    const overview = await retention().overview(local().person('bjorn').person.id);
    expect(overview?.erased).toEqual([
      {
        caseId: forgetting.over,
        outcomes: ['noGrounds'],
        receivedOn: '2026-01-05',
        closedOn: '2026-01-09',
        erasedAt: expect.stringMatching(/^2027-02-01T/),
        by: local().trygg.keys.personKey(local().person('anne').person.id),
      },
    ]);
    const commits = await local().trygg.store.commitsOf(forgetting.over);
    expect(commits.map(({ commit }) => commit.version)).toEqual(commits.map((_, place) => place + 1));
    for (const { mark } of commits) expect(mark.deliveries).toEqual({});
    const anchor = await openAnchorFile(join(forgetting.folder, 'anchor'));
    const verified = await verify(local().trygg.store, local().trygg.keys, anchor);
    expect(verified).toMatchObject({ flaws: [] });
    expect(verified.anchored).toBeGreaterThan(commits.length);
    await local().person('anne').press(button('Retention'));
    expect(dialogOf('anne')).toContain(`Sak ${forgetting.over}. Slettet 1. februar 2027`);
  });

  it('stays so after a restart, and when everything derived is made anew', async () => {
    await local().restart();
    expect(await local().trygg.trygg.rebuild()).toBe(1);
    await local().trygg.trygg.checkPeople();
    await retention().look();
    expect(await local().trygg.store.head(forgetting.over)).toBeUndefined();
    expect(await local().trygg.trygg.views.caseFile(local().person('anne').person.id, forgetting.over)).toBeUndefined();
    expect(await retention().isAnythingDue()).toBe(false);
  });
});
