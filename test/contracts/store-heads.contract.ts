import type { OpenStore } from './store.contract';
import { early, headOf, late, megabytes, noon, oddText } from './store-samples';

const versionsOf = (heads: readonly { caseId: string; version: number }[]) =>
  heads.map(({ caseId, version }) => `${caseId}:${version}`).sort();

export function headStoreContract(opened: () => OpenStore): void {
  describe('heads', () => {
    it('are given back as they were written', async () => {
      const { store, reopen } = opened();
      const head = headOf('case-1', 3, {
        snapshot: [{ strand: oddText, box: megabytes(1.5) }],
        personKeys: ['nora', 'kari'],
        nextDue: noon,
      });
      expect(await store.writeHead(head)).toBe('written');
      expect(await store.head('case-1')).toEqual(head);
      expect(await store.head('case-2')).toBeUndefined();
      expect(await (await reopen()).head('case-1')).toEqual(head);
    });

    it('go forward, also past versions that were never written', async () => {
      const { store } = opened();
      await store.writeHead(headOf('case-1', 1));
      expect(await store.writeHead(headOf('case-1', 4, { mac: 'bmV3' }))).toBe('written');
      expect(await store.head('case-1')).toEqual(headOf('case-1', 4, { mac: 'bmV3' }));
    });

    it.each([
      ['lower', 2],
      ['the same', 3],
    ])('never go back to %s version, and nothing derived changes then', async (_, version) => {
      const { store } = opened();
      const present = headOf('case-1', 3, { personKeys: ['nora'], nextDue: noon });
      await store.writeHead(present);
      const older = headOf('case-1', version, { personKeys: ['jonas'], nextDue: early, mac: 'b2xk' });
      expect(await store.writeHead(older)).toBe('older');
      expect(await store.head('case-1')).toEqual(present);
      expect(await store.headsOf('jonas')).toEqual([]);
      expect(await store.headsOf('nora')).toEqual([present]);
      expect(await store.dueCases(late, 10)).toEqual([{ caseId: 'case-1', nextDue: noon }]);
    });

    it('are reckoned anew in place of the same version only: of no other one, and not of one that is gone', async () => {
      const { store } = opened();
      const present = headOf('case-1', 3, { personKeys: ['nora'], nextDue: noon });
      await store.writeHead(present);
      const anew = headOf('case-1', 3, { personKeys: ['nora'], nextDue: early });
      expect(await store.rewriteHead(anew)).toBe('written');
      expect(await store.head('case-1')).toEqual(anew);
      expect(await store.headsOf('nora')).toEqual([anew]);
      expect(await store.dueCases(early, 10)).toEqual([{ caseId: 'case-1', nextDue: early }]);
      for (const version of [2, 4]) expect(await store.rewriteHead(headOf('case-1', version))).toBe('changed');
      expect(await store.rewriteHead(headOf('case-2', 1))).toBe('changed');
      expect(await store.head('case-1')).toEqual(anew);
      expect(await store.head('case-2')).toBeUndefined();
      expect(await store.writeHead(headOf('case-1', 4))).toBe('written');
    });

    it('that are late are found the longest overdue first, from any of them on', async () => {
      const { store } = opened();
      await store.writeHead(headOf('case-2', 1, { firstDeadline: noon }));
      await store.writeHead(headOf('case-1', 1, { firstDeadline: noon }));
      await store.writeHead(headOf('case-3', 1, { firstDeadline: early }));
      await store.writeHead(headOf('case-4', 1));
      const first = await store.lateCases(late, 2);
      expect(first.map(({ caseId }) => caseId)).toEqual(['case-3', 'case-1']);
      const second = await store.lateCases(late, 2, first.at(-1));
      expect(second.map(({ caseId }) => caseId)).toEqual(['case-2']);
      expect(await store.lateCases(late, 2, second.at(-1))).toEqual([]);
      expect(await store.lateCases(noon, 2)).toHaveLength(1);
    });

    it('are gone with everything derived from them once deleted, and can be written anew', async () => {
      const { store } = opened();
      const head = headOf('case-1', 3, { personKeys: ['nora'], nextDue: noon });
      await store.writeHead(head);
      await store.deleteHead('case-1');
      await store.deleteHead('case-1');
      expect(await store.head('case-1')).toBeUndefined();
      expect(await store.headsOf('nora')).toEqual([]);
      expect(await store.dueCases(late, 10)).toEqual([]);
      expect(await store.writeHead(headOf('case-1', 2))).toBe('written');
    });

    it('end at the highest version when two clients write them at once and out of order', async () => {
      const { store, another } = opened();
      const stores = [store, await another()];
      const versions = [5, 2, 9, 1, 7, 10, 3, 8, 4, 6];
      await Promise.all(
        versions.map((version, n) =>
          stores[n % 2]!.writeHead(headOf('case-1', version, { personKeys: [`p${version}`] })),
        ),
      );
      expect((await store.head('case-1'))?.version).toBe(10);
      expect(versionsOf(await store.headsOf('p10'))).toEqual(['case-1:10']);
      expect(await store.headsOf('p9')).toEqual([]);
    });
  });

  describe('heads of a person', () => {
    it('are those of exactly the cases that name the person', async () => {
      const { store } = opened();
      await store.writeHead(headOf('case-1', 1, { personKeys: ['nora', 'kari'] }));
      await store.writeHead(headOf('case-2', 1, { personKeys: ['kari'] }));
      await store.writeHead(headOf('case-3', 1));
      expect(versionsOf(await store.headsOf('kari'))).toEqual(['case-1:1', 'case-2:1']);
      expect(versionsOf(await store.headsOf('nora'))).toEqual(['case-1:1']);
      expect(await store.headsOf('kar')).toEqual([]);
    });

    it('name it to those whom it names, and to nobody else more than how far it has come', async () => {
      const { store } = opened();
      const present = headOf('case-1', 2, { personKeys: ['nora', 'kari'] });
      await store.writeHead(present);
      expect(await store.headFor('case-1', 'nora')).toEqual({ version: 2, head: present });
      expect(await store.headFor('case-1', 'jonas')).toEqual({ version: 2 });
      expect(await store.headFor('case-2', 'nora')).toBeUndefined();
      await store.writeHead(headOf('case-1', 3, { personKeys: ['nora'] }));
      expect(await store.headFor('case-1', 'kari')).toEqual({ version: 3 });
    });

    it('follow a change of persons: who was taken out no longer finds the case, who came in does', async () => {
      const { store } = opened();
      await store.writeHead(headOf('case-1', 1, { personKeys: ['nora', 'kari'] }));
      await store.writeHead(headOf('case-1', 2, { personKeys: ['nora', 'per'] }));
      expect(await store.headsOf('kari')).toEqual([]);
      expect(versionsOf(await store.headsOf('per'))).toEqual(['case-1:2']);
      expect(versionsOf(await store.headsOf('nora'))).toEqual(['case-1:2']);
    });

    it('names a case once for a person who is in it twice', async () => {
      const { store } = opened();
      await store.writeHead(headOf('case-1', 1, { personKeys: ['nora', 'nora'] }));
      expect(versionsOf(await store.headsOf('nora'))).toEqual(['case-1:1']);
    });
  });

  describe('what is due', () => {
    it('is what lies at the moment or before it, the earliest first, no more than asked for', async () => {
      const { store } = opened();
      await store.writeHead(headOf('case-late', 1, { nextDue: late }));
      await store.writeHead(headOf('case-noon', 1, { nextDue: noon }));
      await store.writeHead(headOf('case-early', 1, { nextDue: early }));
      await store.writeHead(headOf('case-never', 1));
      expect(await store.dueCases(noon, 10)).toEqual([
        { caseId: 'case-early', nextDue: early },
        { caseId: 'case-noon', nextDue: noon },
      ]);
      expect(await store.dueCases(late, 1)).toEqual([{ caseId: 'case-early', nextDue: early }]);
      expect(await store.dueCases('2026-01-05T07:59:59.999Z', 10)).toEqual([]);
    });

    it('follows the head when the moment changes or falls away', async () => {
      const { store, reopen } = opened();
      await store.writeHead(headOf('case-1', 1, { nextDue: early }));
      await store.writeHead(headOf('case-2', 1, { nextDue: early }));
      await store.writeHead(headOf('case-1', 2, { nextDue: late }));
      await store.writeHead(headOf('case-2', 2));
      expect(await store.dueCases(noon, 10)).toEqual([]);
      expect(await (await reopen()).dueCases(late, 10)).toEqual([{ caseId: 'case-1', nextDue: late }]);
    });

    it('is found among 1,000 cases', async () => {
      const { store } = opened();
      const heads = Array.from({ length: 1000 }, (_, n) =>
        headOf(`case-${n}`, 1, { nextDue: n === 617 ? early : late, personKeys: [`p${n % 10}`] }),
      );
      await Promise.all(heads.map((head) => store.writeHead(head)));
      expect(await store.dueCases(noon, 10)).toEqual([{ caseId: 'case-617', nextDue: early }]);
      expect(await store.headsOf('p3')).toHaveLength(100);
    });
  });
}
