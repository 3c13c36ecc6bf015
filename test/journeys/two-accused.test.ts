import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { beginCase, type playCase } from '../support/whole-case';

/** P-2 and P-14: one of two accused refuses to sign, the other never answers, and neither holds up the other. */
describe('two accused, of whom one refuses to sign and one never answers', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: ['jonas', 'silje'], what: 'De ler av meg.' } as const;
    ({ play } = await beginCase(local, ['jonas', 'silje'], report));
    await play.hearComplainant();
    await play.considerProtection();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('Jonas declines with a reason, and his part goes on to its decision', async () => {
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'decline', reason: 'Jeg er ikke enig.' });
    await play.decide('a1', 'doubt');
    const { strands } = await play.state();
    expect(strands.a1?.instances['decideCase/a1/1']?.done?.answers.grounds).toBe('doubt');
    expect(strands.a2?.instances['decideCase/a2/1']).toBeUndefined();
  });

  it('Silje is called twice and never comes; HR records that the conversation fell away', async () => {
    const call = (on: string) => ({
      about: 'Kommentarer i møter.',
      'meetAt.date': on,
      'meetAt.time': '09:00',
      place: 'Rom 2',
      naming: 'named',
    });
    await play.task('kari', 'CallAccused', call('2026-01-14'), 'a2');
    await local.moveTo('2026-01-19T12:00:00.000Z');
    await play.offer('kari', 'CallAccused', call('2026-01-22'));
    await local.moveTo('2026-01-27T12:00:00.000Z');
    await play.task('anne', 'RecordLapse', { note: 'Ringt to ganger.' }, 'a2');
    const { strands } = await play.state();
    expect(strands.a2?.instances['holdConversationWithAccused/a2/1']?.done?.how).toBe('lapsed');
  });

  it('both parts end, each with its own letters and note', async () => {
    await play.decide('a2', 'no');
    for (const subject of ['a1', 'a2']) {
      await play.tellOutcome(subject);
      await play.task('kari', 'OfferCounselling', { offer: 'Samtale med bedriftshelsetjenesten.' }, subject);
      expect((await play.state()).phase).toBe('open');
      await play.close(subject);
    }
    expect((await play.state()).phase).toBe('closed');
  });

  it('neither learns of the other', () => {
    const jonas = JSON.stringify([local.person('jonas').messages, local.person('jonas').toasts]);
    const silje = JSON.stringify([local.person('silje').messages, local.person('silje').toasts]);
    expect(jonas).not.toContain('Silje');
    expect(silje).not.toContain('Jonas');
  });
});
