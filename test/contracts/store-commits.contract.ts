import type { CommitWithMark } from '../../src/application/ports';
import type { OpenStore } from './store.contract';
import { commitOf, early, late, megabytes, noon, oddText, settled, unsettled } from './store-samples';

const names = (found: readonly CommitWithMark[]) => found.map(({ commit }) => `${commit.caseId}:${commit.version}`);

const collect = async (ids: AsyncIterable<string>) => {
  const found: string[] = [];
  for await (const id of ids) found.push(id);
  return found.sort();
};

export function commitStoreContract(opened: () => OpenStore): void {
  describe('commits', () => {
    it('gives back a commit and its mark as they were inserted', async () => {
      const { store } = opened();
      const mark = {
        unsettled: true,
        claimedUntil: late,
        claimedBy: 'instance-1',
        attempts: 2,
        deliveries: { '0': { at: noon, state: 'sent', conversationId: 'a:1', activityId: '17' } },
      } as const;
      expect(await store.insertCommit(commitOf('case-1', 1), mark)).toEqual({ etag: expect.any(String) });
      const found = await store.commit('case-1', 1);
      expect(found).toEqual({ commit: commitOf('case-1', 1), mark, etag: expect.any(String) });
      expect(await store.commitsOf('case-1')).toEqual([found]);
    });

    it('knows nothing of a case or a version that nobody wrote', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-1', 1), settled);
      expect(await store.commit('case-1', 2)).toBeUndefined();
      expect(await store.commit('case-2', 1)).toBeUndefined();
      expect(await store.commitsOf('case-2')).toEqual([]);
    });

    it('refuses a second commit of the same version and leaves the first as it was', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-1', 1), unsettled());
      const before = await store.commit('case-1', 1);
      expect(await store.insertCommit(commitOf('case-1', 1, { commandId: 'other' }), settled)).toBe('conflict');
      expect(await store.commit('case-1', 1)).toEqual(before);
    });

    it('lets exactly one of twenty simultaneous writers of a version win, over two clients', async () => {
      const { store, another } = opened();
      const stores = [store, await another()];
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          stores[n % 2]!.insertCommit(commitOf('case-1', 1, { commandId: `writer-${n}` }), settled),
        ),
      );
      expect(answers.filter((answer) => answer !== 'conflict')).toHaveLength(1);
      const winner = `writer-${answers.findIndex((answer) => answer !== 'conflict')}`;
      expect((await stores[1]!.commit('case-1', 1))?.commit.commandId).toBe(winner);
    });

    it('lists the commits of one case in order of version, from the version asked for', async () => {
      const { store } = opened();
      for (const version of [2, 10, 1, 9, 3]) await store.insertCommit(commitOf('case-1', version), settled);
      await store.insertCommit(commitOf('case-10', 1), settled);
      expect(names(await store.commitsOf('case-1'))).toEqual([
        'case-1:1',
        'case-1:2',
        'case-1:3',
        'case-1:9',
        'case-1:10',
      ]);
      expect(names(await store.commitsOf('case-1', 3))).toEqual(['case-1:3', 'case-1:9', 'case-1:10']);
      expect(await store.commitsOf('case-1', 11)).toEqual([]);
    });

    it('keeps odd characters, in ids too', async () => {
      const { store, reopen } = opened();
      const odd = commitOf('sak-æøå-👩🏽', 1, { parts: [{ strand: oddText, box: oddText }], commandId: oddText });
      await store.insertCommit(odd, settled);
      expect((await (await reopen()).commit('sak-æøå-👩🏽', 1))?.commit).toEqual(odd);
    });

    it('tells ids apart that differ in case or in trailing spaces only', async () => {
      const { store } = opened();
      for (const id of ['case', 'Case', 'case ']) {
        expect(await store.insertCommit(commitOf(id, 1), settled)).toEqual({ etag: expect.any(String) });
      }
      expect(names(await store.commitsOf('Case'))).toEqual(['Case:1']);
    });

    it('keeps a commit of 1.5 MB', async () => {
      const { store, reopen } = opened();
      const large = commitOf('case-1', 1, { parts: [{ strand: 'common', box: megabytes(1.5) }] });
      await store.insertCommit(large, settled);
      expect((await (await reopen()).commit('case-1', 1))?.commit).toEqual(large);
    });

    it('has every commit after a restart', async () => {
      const { store, reopen } = opened();
      for (const version of [1, 2, 3]) await store.insertCommit(commitOf('case-1', version), settled);
      const before = await store.commitsOf('case-1');
      expect(await (await reopen()).commitsOf('case-1')).toEqual(before);
    });

    it('names each of 1,000 cases once, however many commits it has', async () => {
      const { store } = opened();
      const ids = Array.from({ length: 1000 }, (_, n) => `case-${String(n).padStart(4, '0')}`);
      await Promise.all(ids.map((id) => store.insertCommit(commitOf(id, 1), settled)));
      await store.insertCommit(commitOf('case-0500', 2), settled);
      expect(await collect(store.caseIds())).toEqual(ids);
    });

    it('can be written to while the cases are being named', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-1', 1), settled);
      for await (const id of store.caseIds()) {
        expect(await store.insertCommit(commitOf(id, 2), settled)).toEqual({ etag: expect.any(String) });
      }
      expect(await store.commitsOf('case-1')).toHaveLength(2);
    });
  });

  describe('the mark', () => {
    it('is changed by whoever knows its present etag, and has another etag then', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-1', 1), unsettled());
      const { etag } = (await store.commit('case-1', 1))!;
      const answer = await store.updateMark('case-1', 1, settled, etag);
      expect(answer).toEqual({ etag: expect.any(String) });
      expect(answer).not.toEqual({ etag });
      expect(await store.commit('case-1', 1)).toEqual({
        commit: commitOf('case-1', 1),
        mark: settled,
        ...(answer as { etag: string }),
      });
    });

    it('is not changed by a stale etag', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-1', 1), unsettled());
      const { etag } = (await store.commit('case-1', 1))!;
      await store.updateMark('case-1', 1, { ...unsettled(), attempts: 1 }, etag);
      expect(await store.updateMark('case-1', 1, settled, etag)).toBe('conflict');
      expect((await store.commit('case-1', 1))?.mark).toEqual({ ...unsettled(), attempts: 1 });
    });

    it('is claimed by exactly one of two clients that saw the same state', async () => {
      const { store, another } = opened();
      await store.insertCommit(commitOf('case-1', 1), unsettled());
      const { etag } = (await store.commit('case-1', 1))!;
      const other = await another();
      const answers = await Promise.all([
        store.updateMark('case-1', 1, { ...unsettled(late), claimedBy: 'one' }, etag),
        other.updateMark('case-1', 1, { ...unsettled(late), claimedBy: 'two' }, etag),
      ]);
      expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(1);
      const winner = answers[0] === 'conflict' ? 'two' : 'one';
      expect((await other.commit('case-1', 1))?.mark.claimedBy).toBe(winner);
    });

    it('of a commit that does not exist is a conflict', async () => {
      expect(await opened().store.updateMark('case-1', 1, settled, 'etag')).toBe('conflict');
    });
  });

  describe('what is unsettled', () => {
    it('is found from the moment its claim runs out, not before', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-1', 1), unsettled(noon));
      expect(names(await store.unsettled('2026-01-05T11:59:59.999Z', 10))).toEqual([]);
      expect(names(await store.unsettled(noon, 10))).toEqual(['case-1:1']);
    });

    it('comes oldest first and no more than asked for', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-a', 2, { at: late }), unsettled());
      await store.insertCommit(commitOf('case-b', 1, { at: noon }), unsettled());
      await store.insertCommit(commitOf('case-c', 1, { at: early }), unsettled());
      await store.insertCommit(commitOf('case-d', 1, { at: early }), settled);
      expect(names(await store.unsettled(late, 10))).toEqual(['case-c:1', 'case-b:1', 'case-a:2']);
      expect(names(await store.unsettled(late, 2))).toEqual(['case-c:1', 'case-b:1']);
    });

    it("is found apart where it can't wait, whatever number of older ones can", async () => {
      const { store } = opened();
      const canWait = { ...unsettled(), canWait: true } as const;
      for (const version of [1, 2, 3]) await store.insertCommit(commitOf('case-1', version, { at: early }), canWait);
      await store.insertCommit(commitOf('case-2', 1, { at: late }), unsettled());
      await store.insertCommit(commitOf('case-2', 2, { at: late }), unsettled());
      expect(names(await store.unsettled(late, 2, 'urgent'))).toEqual(['case-2:1', 'case-2:2']);
      expect(names(await store.unsettled(late, 10))).toEqual([
        ...['case-1:1', 'case-1:2', 'case-1:3'],
        ...['case-2:1', 'case-2:2'],
      ]);
      const [, second] = await store.unsettled(late, 10, 'urgent');
      await store.updateMark('case-2', 2, canWait, second!.etag);
      expect(names(await store.unsettled(late, 10, 'urgent'))).toEqual(['case-2:1']);
    });

    it('is no longer found once it is settled or claimed anew, with its whole commit until then', async () => {
      const { store } = opened();
      await store.insertCommit(commitOf('case-1', 1), unsettled());
      await store.insertCommit(commitOf('case-2', 1), unsettled());
      const [first, second] = await store.unsettled(noon, 10);
      expect(first).toEqual(await store.commit('case-1', 1));
      await store.updateMark('case-1', 1, settled, first!.etag);
      await store.updateMark('case-2', 1, unsettled(late), second!.etag);
      expect(await store.unsettled(noon, 10)).toEqual([]);
      expect(names(await store.unsettled(late, 10))).toEqual(['case-2:1']);
    });

    it('is still known after a restart', async () => {
      const { store, reopen } = opened();
      await store.insertCommit(commitOf('case-1', 1), unsettled());
      expect(names(await (await reopen()).unsettled(noon, 10))).toEqual(['case-1:1']);
    });
  });
}
