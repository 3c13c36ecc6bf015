import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { beginCase, type playCase } from '../support/whole-case';

/** From the report to the closing note, where no grounds for discipline were found: each gate tried too early first. */
describe('a case without grounds for discipline', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: ReturnType<typeof playCase>;

  const tooEarly = async (command: string, step: string, inputs: Readonly<Record<string, string>> = {}) => {
    const data = { verb: 'TakeStep', caseId, command, step, subject: 'a1', round: 1, once: `early ${step}`, ...inputs };
    return JSON.stringify(await local.person('kari').dialogStep('task/submit', data));
  };
  const seenBy = (name: 'jonas' | 'nora') =>
    JSON.stringify([local.person(name).messages, local.person(name).toasts, local.person(name).dialog]);

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: ['jonas'], what: 'Han ler av meg i møtene.' } as const;
    ({ caseId, play } = await beginCase(local, ['jonas', 'per', 'bjorn'], report));
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('the accused can’t be called before protection was considered', async () => {
    await play.hearComplainant();
    expect(await tooEarly('CallAccused', 'callAccused')).toContain('3.1.2-14');
    await play.considerProtection();
  });

  it('the conversation with the accused waits for both things to be told', async () => {
    expect(await tooEarly('HoldConversation', 'holdConversationWithAccused')).toContain('3.1.2-15');
  });

  it('Jonas knows of nothing before he is called', async () => {
    expect(local.person('jonas').messages).toHaveLength(1);
    await local.person('jonas').say('mine saker');
    expect(seenBy('jonas')).not.toContain(caseId);
  });

  it('Jonas is called, and reads what it is about, whose it is, and his rights', async () => {
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    const person = local.person('jonas');
    await person.press(button('OpenCase', { caseId }));
    await person.submitDialog(button('ReadRecord', { step: 'callAccused' }));
    const read = JSON.stringify(person.dialog?.card);
    for (const told of ['Kommentarer i møter i høst', 'Nora Lund', 'tillitsvalgt', 'undersøkelse', 'disiplin']) {
      expect(read).toContain(told);
    }
    expect(read).not.toContain('Han ler av meg');
    person.closeDialog();
  });

  it('the decision waits for his minutes and for the note', async () => {
    expect(await tooEarly('DecideCase', 'decideCase')).toContain('3.1.2-18');
    await play.task('jonas', 'SignMinutes', { way: 'signWithRemark', remark: 'Jeg husker det annerledes.' });
    expect(await tooEarly('DecideCase', 'decideCase')).toContain('3.1.2-21');
    await play.decide('a1', 'no');
  });

  it('it can’t be closed before both are told and counselling is offered', async () => {
    expect(await tooEarly('CloseStrand', 'closeWithNote', { note: 'For tidlig' })).toContain('P-13');
    await play.tellOutcome('a1');
    expect(await tooEarly('CloseStrand', 'closeWithNote', { note: 'For tidlig' })).toContain('3.1.2-26');
    await play.task('kari', 'OfferCounselling', { offer: 'Samtale med bedriftshelsetjenesten.' }, 'a1');
  });

  it('both read their letters, with the right to appeal, and only their own', async () => {
    for (const [name, step] of [
      ['nora', 'tellComplainantOutcome'],
      ['jonas', 'tellAccusedOutcome'],
    ] as const) {
      const person = local.person(name);
      await play.openCase(name);
      await person.submitDialog(button('ReadRecord', { step }));
      expect(JSON.stringify(person.dialog?.card)).toContain('anke');
      person.closeDialog();
      const other = step === 'tellAccusedOutcome' ? 'tellComplainantOutcome' : 'tellAccusedOutcome';
      const asked = { verb: 'ReadRecord', caseId, step: other, subject: 'a1', round: 1 };
      expect(JSON.stringify(await person.dialogStep('task/fetch', asked))).not.toContain('Utfallet av saken');
    }
  });

  it('the closing note closes it, and nobody has a task any more', async () => {
    await play.close('a1');
    expect((await play.state()).phase).toBe('closed');
    for (const name of ['kari', 'anne', 'nora', 'jonas'] as const) {
      expect((await local.trygg.trygg.views.inbox(local.person(name).person.id)).tasks).toEqual([]);
    }
  });

  it('after closing, Nora tells that it happened again; HR follows it up, and it is closed again', async () => {
    await local.person('nora').say('mine saker');
    await local.person('nora').press(button('OpenTask', { command: 'ReportMore', kind: 'again' }));
    await local.person('nora').submitDialog(button('TakeStep'), { inputs: { what: 'Han gjorde det igjen i går.' } });
    local.person('nora').closeDialog();
    await local.trygg.trygg.idle();
    expect((await play.state()).phase).toBe('open');
    await play.task('anne', 'FollowUpReport', { way: 'spokenTo', what: 'Snakket med ham.' });
    expect((await play.state()).phase).toBe('closed');
  });
});
