import type { OpenStore } from './store.contract';
import { megabytes, oddText } from './store-samples';

export function documentStoreContract(opened: () => OpenStore): void {
  const etagOf = async (answer: Promise<{ etag: string } | 'conflict'>) => {
    const written = await answer;
    if (written === 'conflict') throw new Error('a conflict where none was expected');
    return written.etag;
  };

  describe('documents', () => {
    it('are given back as they were put, by kind and id', async () => {
      const { store } = opened();
      const etag = await etagOf(store.putDocument('draft', 'd1', 'a draft'));
      await store.putDocument('person', 'd1', 'a person');
      expect(await store.document('draft', 'd1')).toEqual({ id: 'd1', body: 'a draft', etag });
      expect((await store.document('person', 'd1'))?.body).toBe('a person');
      expect(await store.document('setting', 'd1')).toBeUndefined();
      expect(await store.document('draft', 'd2')).toBeUndefined();
    });

    it('must be new when no etag is given', async () => {
      const { store } = opened();
      await store.putDocument('draft', 'd1', 'first');
      expect(await store.putDocument('draft', 'd1', 'second')).toBe('conflict');
      expect((await store.document('draft', 'd1'))?.body).toBe('first');
    });

    it('must be unchanged since the etag that is given, and have another etag then', async () => {
      const { store } = opened();
      const first = await etagOf(store.putDocument('draft', 'd1', 'first'));
      const second = await etagOf(store.putDocument('draft', 'd1', 'second', first));
      expect(second).not.toBe(first);
      expect(await store.putDocument('draft', 'd1', 'third', first)).toBe('conflict');
      expect(await store.document('draft', 'd1')).toEqual({ id: 'd1', body: 'second', etag: second });
    });

    it('change their etag also when the same body is put again', async () => {
      const { store } = opened();
      const first = await etagOf(store.putDocument('draft', 'd1', 'same'));
      expect(await etagOf(store.putDocument('draft', 'd1', 'same', first))).not.toBe(first);
    });

    it('are not made by a put with an etag', async () => {
      const { store } = opened();
      expect(await store.putDocument('draft', 'd1', 'body', 'etag')).toBe('conflict');
      expect(await store.document('draft', 'd1')).toBeUndefined();
    });

    it('are written whatever is there with `any`', async () => {
      const { store } = opened();
      const first = await etagOf(store.putDocument('setting', 's1', 'first', 'any'));
      const second = await etagOf(store.putDocument('setting', 's1', 'second', 'any'));
      expect(second).not.toBe(first);
      expect(await store.document('setting', 's1')).toEqual({ id: 's1', body: 'second', etag: second });
    });

    it('let exactly one of two clients that read the same state win', async () => {
      const { store, another } = opened();
      const etag = await etagOf(store.putDocument('draft', 'd1', 'first'));
      const other = await another();
      const answers = await Promise.all([
        store.putDocument('draft', 'd1', 'one', etag),
        other.putDocument('draft', 'd1', 'two', etag),
      ]);
      expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(1);
      expect((await store.document('draft', 'd1'))?.body).toBe(answers[0] === 'conflict' ? 'two' : 'one');
    });

    it('are gone after a delete, which may come twice or where there is none', async () => {
      const { store, reopen } = opened();
      await store.putDocument('draft', 'd1', 'body');
      await store.putDocument('draft', 'd2', 'other');
      await store.deleteDocument('draft', 'd1');
      await store.deleteDocument('draft', 'd1');
      await store.deleteDocument('person', 'none');
      const again = await reopen();
      expect(await again.document('draft', 'd1')).toBeUndefined();
      expect((await again.document('draft', 'd2'))?.body).toBe('other');
    });

    it('stay where they were deleted with the etag of another', async () => {
      const { store } = opened();
      const first = await etagOf(store.putDocument('draft', 'd1', 'first'));
      const second = await etagOf(store.putDocument('draft', 'd1', 'second', first));
      await store.deleteDocument('draft', 'd1', first);
      expect((await store.document('draft', 'd1'))?.body).toBe('second');
      await store.deleteDocument('draft', 'd1', second);
      await store.deleteDocument('draft', 'd1', second);
      expect(await store.document('draft', 'd1')).toBeUndefined();
    });

    it('are read at the same moment as each is alone, also where one is not there', async () => {
      const { store } = opened();
      const ids = Array.from({ length: 120 }, (_, number) => `d${number}`);
      await Promise.all(ids.map((id) => store.putDocument('draft', id, `body of ${id}`)));
      const alone = await store.document('draft', 'd1');
      const asked = [...ids, 'none', 'd1'];
      const found = await Promise.all(asked.map((id) => store.document('draft', id)));
      const bodies = asked.map((id) => (id === 'none' ? undefined : `body of ${id}`));
      expect(found.map((document) => document?.body)).toEqual(bodies);
      expect([found[1], found.at(-1)]).toEqual([alone, alone]);
    });

    it('do not match an etag from before they were deleted and made anew', async () => {
      const { store } = opened();
      const old = await etagOf(store.putDocument('draft', 'd1', 'old'));
      await store.deleteDocument('draft', 'd1');
      await store.putDocument('draft', 'd1', 'new');
      expect(await store.putDocument('draft', 'd1', 'overwritten', old)).toBe('conflict');
    });

    it.each([
      ['odd characters', oddText],
      ['1.5 MB', megabytes(1.5)],
      ['nothing', ''],
    ])('keep %s over a restart', async (_, body) => {
      const { store, reopen } = opened();
      await store.putDocument('draft', `id ${oddText}`.slice(0, 20), body);
      expect((await (await reopen()).document('draft', `id ${oddText}`.slice(0, 20)))?.body).toBe(body);
    });
  });
}
