import { startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';

/** Another instance may remove a draft, and begin the next one, while this one is about to. */
describe('a draft that is removed, while another one is begun', () => {
  let local: Awaited<ReturnType<typeof startLocalTrygg>>;
  const store = new WatchedStore();
  const nora = organisation.nora.id;
  const trygg = () => local.trygg.trygg;
  const begin = async (what: string) => (await trygg().drafts.save(nora, { what }))?.caseId ?? '';
  const beginNext = () => begin('Den neste.');
  const left = async () => (await trygg().drafts.read(nora))?.draft.what;

  beforeAll(async () => {
    local = await startLocalTrygg(undefined, { around: { store: store.around } });
  });
  afterEach(async () => {
    await trygg().drafts.removeOf(nora, (await trygg().drafts.read(nora))?.caseId ?? '');
  });
  afterAll(() => local.stop());

  it('because it was sent: the next one stays', async () => {
    const accused = { accusedIds: organisation.jonas.id, what: 'Den første.' };
    const caseId = (await trygg().drafts.save(nora, accused))?.caseId ?? '';
    const review = await trygg().reports.review(nora);
    store.failing = { method: 'writeHead', error: new Error('not now') };
    const receivers = [review?.receivers.handler, review?.receivers.hrAdviser].flatMap((one) => one?.person.id ?? []);
    await trygg().desk.send(nora, { kind: 'own', revision: review?.saved.revision ?? '', receivers });
    await trygg().idle();
    store.failing = undefined;
    expect(await left()).toBe('Den første.');
    const work = async () => {
      await trygg().drafts.removeOf(nora, caseId);
      await beginNext();
    };
    store.meanwhile = { method: 'commit', when: 'before', work };
    expect(await trygg().reports.draft(nora)).toBeUndefined();
    expect(await left()).toBe('Den neste.');
  });

  it('by its owner: the next one stays', async () => {
    const caseId = await begin('Den første.');
    await local.restart();
    store.meanwhile = { method: 'deleteDocument', when: 'before', work: beginNext };
    await trygg().drafts.removeOf(nora, caseId);
    expect(await left()).toBe('Den neste.');
  });

  it('because its removal was cut off before: the next one stays', async () => {
    const caseId = await begin('Den første.');
    store.failing = { method: 'deleteDocument', error: new Error('cut off') };
    await expect(trygg().drafts.removeOf(nora, caseId)).rejects.toThrow('cut off');
    store.failing = undefined;
    store.meanwhile = { method: 'document', when: 'after', work: beginNext };
    expect(await left()).toBeUndefined();
    expect(await left()).toBe('Den neste.');
  });
});
