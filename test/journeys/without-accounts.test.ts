import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { inkOf, pagesIn } from '../support/pdf-text';
import { beginCase, type playCase } from '../support/whole-case';

const handed = (on: string) => ({ way: 'inPerson', 'handedAt.date': on, 'handedAt.time': '09:30', note: '' });

/** 1.1-1: an accused volunteer has no account; what they answer and sign is on paper, and the leader records it. */
describe('an accused without an account', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: [], accusedNames: 'Vigdis Frivillig', what: 'Hun roper til meg på vaktene.' };
    ({ play } = await beginCase(local, [], report));
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('the leader records what she signed on paper, with her remark', async () => {
    await local.person('kari').press(button('OpenTask', { command: 'SignMinutes', subject: 'a1' }));
    expect(JSON.stringify(local.person('kari').dialog?.card)).toContain('Den anklagede la fram sin side.');
    local.person('kari').closeDialog();
    await play.task('kari', 'SignMinutes', { way: 'signWithRemark', remark: 'Det var støy der.' }, 'a1');
    const { strands } = await play.state();
    const signed = strands.a1?.instances['signMinutesOfAccused/a1/1']?.done;
    expect(signed?.onPaper).toBe(true);
    expect(signed?.answers.remark).toBe('Det var støy der.');
    expect(signed?.signer).toEqual({ name: 'Vigdis Frivillig', as: 'accused' });
    expect(signed?.recorder).toEqual({ name: 'Kari Haugen', as: 'handler' });
  });

  it('the leader prints the minutes, gives her the copy that is hers, and records when', async () => {
    const kari = local.person('kari');
    await play.openCase('kari');
    await kari.submitDialog(button('ReadRecord', { step: 'writeMinutesOfAccused' }));
    await kari.submitDialog(button('Download'));
    await kari.submitDialog(button('SendFile'));
    kari.closeDialog();
    await kari.answerFile('accept');
    await local.trygg.downloaded();
    const ink = inkOf(pagesIn(kari.files.at(-1)?.content ?? Buffer.alloc(0)).join(''));
    for (const told of [
      'Signert avVigdis Frivillig (den anklagede)',
      'Ført inn avKari Haugen (leder som behandler saken)',
    ]) {
      expect(ink).toContain(inkOf(told));
    }
    await kari.press(button('OpenTask', { command: 'HandOver', subject: 'a1' }));
    await kari.submitDialog(button('ReadRecord', { step: 'writeMinutesOfAccused' }));
    expect(JSON.stringify(kari.dialog?.card)).toContain('"Download"');
    kari.closeDialog();
    await play.task('kari', 'HandOver', handed('2026-01-09'), 'a1');
    const { strands } = await play.state();
    expect(strands.a1?.instances['handOverMinutesToAccused/a1/1']?.done?.answers.way).toBe('inPerson');
  });

  it('the case comes to its end like any other', async () => {
    await play.decide('a1', 'no');
    await play.tellOutcome('a1');
    await local.moveTo('2026-01-12T09:00:00.000Z');
    await play.task('kari', 'HandOver', handed('2026-01-12'), 'a1');
    await play.task('kari', 'OfferCounselling', { offer: 'Samtaler med bedriftshelsetjenesten.' }, 'a1');
    await play.close('a1');
    expect((await play.state()).phase).toBe('closed');
  });
});
