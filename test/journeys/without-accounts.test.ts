import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { beginCase, type playCase } from '../support/whole-case';

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
  });

  it('the case comes to its end like any other', async () => {
    await play.decide('a1', 'yes');
    await play.tellOutcome('a1');
    await play.task('kari', 'StartDiscipline', { plan: 'Innkalling etter kapittel 3.2.' }, 'a1');
    await play.close('a1');
    expect((await play.state()).phase).toBe('closed');
  });
});
