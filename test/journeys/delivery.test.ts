import { button, doTask, sendReport, textsIn } from '../support/acts';
import { type Fault, type FaultyConnector, faultyConnector, refusals, retryAfter } from '../support/faulty-connector';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { beginCase } from '../support/whole-case';

const hour = 3600;

describe('what the platform does with a message', () => {
  let local: LocalTrygg;
  let platform: FaultyConnector;
  const person = (name: PersonName) => local.person(name);
  const settled = () => local.trygg.trygg.idle();
  const toKari = () => ({ conversationId: person('kari').conversationId });
  const requestsToKari = () =>
    platform.asked.filter(({ conversationId }) => conversationId === toKari().conversationId);
  const cardsOf = (name: PersonName) =>
    person(name).messages.filter((message) => textsIn(message).includes('"command":"AcknowledgeReceipt"')).length;
  const later = async (seconds: number) => {
    await local.moveTo(new Date(Date.parse(local.clock.now()) + seconds * 1000).toISOString());
  };
  const report = async () => {
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await settled();
    return caseId;
  };

  beforeEach(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'kari', 'anne'] as const) await person(name).install();
    platform = faultyConnector(local.channel);
  });
  afterEach(async () => {
    platform.mend();
    await local.stop();
  });

  it.each<readonly [string, Fault]>([
    ['412', refusals.preconditionFailed],
    ['429', refusals.throttled],
    ['500', refusals.serviceError],
    ['502', refusals.badGateway],
    ['503', refusals.unavailable],
    ['504', refusals.gatewayTimeout],
    ['401, which doubts the bot and not the person', refusals.unauthorized],
    ['a cut connection, before it was taken', 'cutBefore'],
    ['slowness', 300],
    ['a 403 that was false', refusals.botNotInRoster],
    ['a 404 that was false', refusals.conversationNotFound],
  ])('%s: it arrives once', async (_, fault) => {
    platform.next([fault], toKari());
    await report();
    for (let tries = 0; tries < 3; tries += 1) await later(hour);
    expect(cardsOf('kari')).toBe(1);
    expect(textsIn(person('anne').messages)).not.toContain('RecordReached');
  });

  it('a connection that was cut after it was taken: once more, and counted', async () => {
    platform.next(['cutAfter'], toKari());
    await report();
    await later(hour);
    expect(cardsOf('kari')).toBe(2);
    expect([...platform.counts().values()].filter(({ requests }) => requests > 1)).toEqual([{ requests: 2, taken: 2 }]);
  });

  it.each<readonly [string, Fault, number]>([
    ['is throttled', retryAfter(refusals.throttled, '900'), 1],
    ['meets a gateway that is out of order', refusals.badGateway, 1],
    ['meets a 403 that was false', refusals.botNotInRoster, 1],
    ['is cut before it was taken', 'cutBefore', 1],
    ['is cut after it was taken, and sent once more', 'cutAfter', 2],
    ['is shown twice by the platform itself', 'twice', 2],
  ])('a digest of several cases %s: each time whole, and HR is told nothing', async (_, fault, times) => {
    const cases = [await report(), await report(), await report()];
    platform.next([fault], toKari());
    await local.moveTo('2026-01-07T07:00:00.000Z');
    for (let minutes = 0; minutes < 60; minutes += 1) await later(60);
    expect(requestsToKari().map((asked) => asked.fault)).toContain(fault);
    const digests = person('kari')
      .messages.map(textsIn)
      .filter((text) => text.includes('En påminnelse fra Trygg'));
    expect(digests).toHaveLength(times);
    for (const digest of digests) for (const caseId of cases) expect(digest).toContain(caseId);
    expect(textsIn(person('anne').messages)).not.toContain('RecordReached');
  });

  it('the platform shows it twice by itself: nothing is asked for again', async () => {
    platform.next(['twice'], toKari());
    await report();
    await later(hour);
    expect(requestsToKari()).toHaveLength(1);
  });

  it('asks to wait so long: it is left alone for as long', async () => {
    platform.next([retryAfter(refusals.throttled, '900')], toKari());
    await report();
    await later(890);
    expect(requestsToKari()).toHaveLength(1);
    await later(90);
    expect(cardsOf('kari')).toBe(1);
  });

  it.each<readonly [string, Fault]>([
    ['is out of order for long', refusals.unavailable],
    ['asks each time to wait for a second', retryAfter(refusals.throttled, '1')],
  ])('%s: it is tried less and less often, and at last HR is told', async (_, fault) => {
    // A weekend, on which nobody is reminded of anything.
    await local.moveTo('2026-01-09T15:30:00.000Z');
    platform.next(Array<Fault>(1000).fill(fault), toKari());
    await report();
    const tries: number[] = [];
    for (let minutes = 0; minutes < 86 * 60; minutes += 10) {
      const before = requestsToKari().length;
      await later(600);
      tries.push(requestsToKari().length - before);
    }
    // At most once in each ten minutes at the beginning, and about once an hour at the end.
    expect(Math.max(...tries)).toBe(1);
    const lastDay = tries.slice(-6 * 24).reduce((sum, one) => sum + one, 0);
    expect(lastDay).toBeGreaterThan(15);
    expect(lastDay).toBeLessThan(50);
    expect(cardsOf('kari')).toBe(0);
    await person('anne').say('oppgaver');
    expect(textsIn(person('anne').messages.at(-1))).toContain('RecordReached');
    const asked = requestsToKari().length;
    await later(48 * hour);
    expect(requestsToKari().length - asked).toBeLessThan(3);
  });

  it('is out of order once more when Trygg runs again after a week: it goes on trying, and it arrives', async () => {
    platform.next([refusals.unavailable, refusals.unavailable, refusals.unavailable], toKari());
    await report();
    await later(7 * 24 * hour);
    for (let tries = 0; tries < 4; tries += 1) await later(hour);
    // The task, and by now a reminder of it.
    expect(cardsOf('kari')).toBe(2);
    expect(textsIn(person('anne').messages)).not.toContain('RecordReached');
  });

  it.each([
    ['was removed', refusals.notInstalled],
    ['was blocked', refusals.blockedByUser],
    ['is gone', refusals.conversationNotFound],
    ['is closed', refusals.writesBlocked],
  ])('says twice that the chat %s: HR is told, once, and does it in another way', async (_, refusal) => {
    platform.next([refusal, refusal], toKari());
    await report();
    expect(textsIn(person('anne').messages)).not.toContain('RecordReached');
    await later(hour);
    await later(hour);
    expect(requestsToKari()).toHaveLength(2);
    const tasks = person('anne').messages.filter((message) => textsIn(message).includes('RecordReached'));
    expect(tasks).toHaveLength(1);
    await doTask(person('anne'), 'RecordReached', { way: 'spokenTo', note: '' });
    await settled();
    await person('anne').say('oppgaver');
    expect(textsIn(person('anne').messages.at(-1))).not.toContain('RecordReached');
  });

  it('has lost the card that is to change: what it says now is sent anew, and the old one answers with the same', async () => {
    await report();
    const old = person('kari').messages.at(-1);
    platform.next([refusals.activityNotFound], { ...toKari(), operation: 'update' });
    await person('kari').press(button('OpenTask', { command: 'AcknowledgeReceipt' }));
    await person('kari').submitDialog(button('TakeStep'));
    await settled();
    await later(hour);
    const receipts = person('kari').messages.filter((message) =>
      textsIn(message).includes('Leder har bekreftet mottak'),
    );
    expect(receipts).toHaveLength(1);
    expect(textsIn(person('kari').messages)).toContain('"command":"AcknowledgeReceipt"');
    await person('kari').openChat();
    const now = person('kari').messages.find(({ id }) => id === old?.id);
    expect(textsIn(now)).not.toContain('"verb":"OpenTask"');
  });

  it('has lost both cards of what was asked for twice: what they say now is sent anew once', async () => {
    const { play } = await beginCase(local, ['jonas'], { accused: ['jonas'], what: 'Han ler av meg.' });
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await local.moveTo('2026-01-19T07:00:00.000Z');
    const seen = (words: string) => person('jonas').messages.filter((message) => textsIn(message).includes(words));
    expect(seen('"command":"SignMinutes"')).toHaveLength(2);
    const where = { conversationId: person('jonas').conversationId, operation: 'update' } as const;
    platform.next([refusals.activityNotFound, refusals.activityNotFound], where);
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await settled();
    expect(platform.asked.filter(({ fault }) => fault === refusals.activityNotFound)).toHaveLength(2);
    expect(seen('Referatet fra samtalen er ferdig')).toHaveLength(1);
  });
});
