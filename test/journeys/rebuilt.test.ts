import type { Log, Store } from '../../src/application/ports';
import { sendReport, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';

describe('heads and inboxes are derived', () => {
  let local: LocalTrygg;
  let store: Store;
  let caseId: string;
  let damaged: string;
  let beforeDelete: (() => Promise<unknown>) | undefined;
  let errors: unknown[];

  /** Changes the commits of one case on their way, and lets something happen before a head is deleted. */
  const around = (opened: Store): Store => {
    store = opened;
    return new Proxy(opened, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name === 'commitsOf') {
          return async (...given: Parameters<Store['commitsOf']>) => {
            const commits = await target.commitsOf(...given);
            if (given[0] !== damaged) return commits;
            return commits.map((one) => ({ ...one, commit: { ...one.commit, mac: 'damaged' } }));
          };
        }
        if (name === 'deleteHead') {
          return async (id: string) => {
            const happens = beforeDelete;
            beforeDelete = undefined;
            await happens?.();
            await target.deleteHead(id);
          };
        }
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
  const log: Log = { info: () => {}, error: (event, facts) => errors.push({ event, ...facts }) };

  const report = async (who: PersonName, accused: PersonName) => {
    const id = await sendReport(local.person(who), { accused: [accused], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
    return id;
  };

  beforeEach(async () => {
    damaged = '';
    beforeDelete = undefined;
    errors = [];
    local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { around: { store: around, log: () => log } });
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
    caseId = await report('nora', 'jonas');
  });
  afterEach(() => local.stop());

  const ownCases = async () =>
    (await local.trygg.trygg.views.myCases(local.person('nora').person.id)).cases.map(({ state }) => state);
  const damageHead = async (id: string) => {
    const head = (await store.head(id))!;
    await store.deleteHead(id);
    const snapshot = head.snapshot.map((sealed) => ({ ...sealed, box: Buffer.from('damaged').toString('base64') }));
    await store.writeHead({ ...head, snapshot });
    return { ...head, snapshot };
  };

  it('a damaged head is made anew from the commits, and harms nobody’s list', async () => {
    const before = await ownCases();
    const head = await damageHead(caseId);
    expect(await ownCases()).toEqual(before);
    expect(await store.head(caseId)).toMatchObject({ version: head.version, personKeys: head.personKeys });
    expect(await store.head(caseId)).not.toEqual(head);
  });

  it('lost heads are all made anew', async () => {
    const before = await ownCases();
    await store.deleteHead(caseId);
    expect(await ownCases()).toEqual([]);
    expect(await local.trygg.trygg.rebuild()).toBe(1);
    expect(await ownCases()).toEqual(before);
  });

  it('a lost head is written anew by the look of the next day, and people are reminded again', async () => {
    const head = await store.head(caseId);
    await store.deleteHead(caseId);
    await local.trygg.trygg.checkPeople();
    expect(await store.head(caseId)).toMatchObject({ version: head?.version, nextDue: head?.nextDue });
  });

  it('what is done while a head is made anew is in it', async () => {
    const play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    beforeDelete = () => play.task('kari', 'AcknowledgeReceipt');
    await local.trygg.trygg.rebuild();
    const commits = await store.commitsOf(caseId);
    expect(commits.length).toBeGreaterThan(1);
    expect((await store.head(caseId))?.version).toBe(commits.at(-1)?.commit.version);
  });

  describe('where the commits can’t be read either', () => {
    let other: string;
    let head: Awaited<ReturnType<typeof damageHead>>;
    const unreadable = () => expect.objectContaining({ event: 'case.unreadable', case: caseId, error: 'Unreadable' });

    beforeEach(async () => {
      other = await report('nora', 'silje');
      head = await damageHead(caseId);
      damaged = caseId;
    });

    it('the case keeps its head, and its people see their others, and that one is missing', async () => {
      const kari = local.person('kari');
      await kari.say('oppgaver');
      const shown = JSON.stringify(kari.messages.at(-1));
      expect(shown).toContain(other);
      expect(shown).toContain('Én av sakene dine kan ikke vises akkurat nå');
      expect((await ownCases()).map((state) => state.caseId)).toEqual([other]);
      expect(await store.head(caseId)).toEqual(head);
    });

    it('a reminder says what is left of the others', async () => {
      damaged = '';
      const kari = local.person('kari');
      await local.moveTo('2026-01-07T07:00:00.000Z');
      const reminder = () => textsIn(kari.messages.find((one) => textsIn(one).includes('En påminnelse fra Trygg')));
      expect(reminder()).toContain(caseId);
      await damageHead(caseId);
      damaged = caseId;
      await kari.openChat();
      expect(reminder()).not.toContain(caseId);
      expect(reminder()).toContain(other);
      expect(errors).toContainEqual(unreadable());
    });

    it('whoever runs Trygg is told, by the look of each day too', async () => {
      await local.trygg.trygg.views.inbox(local.person('kari').person.id);
      expect(errors).toEqual([unreadable()]);
      errors = [];
      await local.trygg.trygg.checkPeople();
      expect(errors).toEqual([unreadable()]);
    });

    it('making all heads anew goes on with the others', async () => {
      await store.deleteHead(other);
      expect(await local.trygg.trygg.rebuild()).toBe(1);
      expect(await store.head(caseId)).toEqual(head);
      expect(await store.head(other)).toBeDefined();
      expect(errors).toEqual([unreadable()]);
    });

    it('nothing that must be whole is made of the rest', async () => {
      const anne = local.person('anne').person.id;
      await expect(local.trygg.trygg.access.all(anne)).rejects.toThrow();
      await expect(local.trygg.trygg.personnelFiles.all(anne)).rejects.toThrow();
    });
  });

  it('a commit that was changed in the store is refused, not shown', async () => {
    const [{ commit, mark }] = (await store.commitsOf(caseId)) as [Awaited<ReturnType<Store['commitsOf']>>[number]];
    const forged = { ...commit, caseId: 'T-FORG-ED00', commandId: 'other' };
    await store.insertCommit(forged, mark);
    await expect(local.trygg.trygg.views.caseFor(local.person('nora').person.id, 'T-FORG-ED00')).rejects.toThrow();
  });
});
