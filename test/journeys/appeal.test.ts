import { button, sendForm } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { beginCase, playCase } from '../support/whole-case';

/** P-13: the accused appeals in the chat after closing; the leader above sends the decision back, and it is made anew. */
describe('an appeal', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: ReturnType<typeof playCase>;
  let above: ReturnType<typeof playCase>;

  beforeAll(async () => {
    local = await startLocalTrygg();
    ({ caseId, play } = await beginCase(local, ['jonas', 'per'], { accused: ['jonas'], what: 'Han ler av meg.' }));
    above = playCase(local, caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await play.decide('a1', 'doubt');
    await play.tellOutcome('a1');
    await play.task('kari', 'OfferCounselling', { offer: 'Samtale.' }, 'a1');
    await play.close('a1');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  /** Their list of cases, the case, and where it is. */
  const screensOf = async (who: 'nora' | 'jonas'): Promise<string> => {
    const person = local.person(who);
    await person.say('mine saker');
    const list = person.messages.at(-1)?.attachments;
    await person.press(button('OpenCase', { caseId }));
    const file = person.dialog?.card;
    await person.submitDialog(button('ShowWay', { caseId }));
    const way = person.dialog?.card;
    person.closeDialog();
    return JSON.stringify([list, file, way]).replace(/"once":"[^"]*"/g, '');
  };

  it('Jonas appeals, and gets a receipt; Nora learns nothing of what he wrote', async () => {
    await play.offer('jonas', 'Appeal', { explanation: 'Vitnet mitt ble ikke hørt.' });
    expect(JSON.stringify(local.person('jonas').messages.at(-1))).toContain('Anken din er mottatt');
    await play.openCase('nora');
    expect(JSON.stringify(local.person('nora').dialog?.card)).not.toContain('"verb":"ReadRecord","step":"appeal"');
    const asked = { verb: 'ReadRecord', caseId, step: 'appeal', subject: 'a1', round: 1 };
    expect(JSON.stringify(await local.person('nora').dialogStep('task/fetch', asked))).not.toContain('Vitnet mitt');
    local.person('nora').closeDialog();
  });

  it('Per reads it, sends the decision back with his reasons, and writes to both', async () => {
    await local.person('per').press(button('OpenTask', { command: 'DecideAppeal' }));
    if (!JSON.stringify(local.person('per').dialog?.card).includes('OpenCase'))
      throw new Error(JSON.stringify(local.person('per').dialog));
    await local.person('per').submitDialog(button('OpenCase'));
    await local.person('per').submitDialog(button('ReadRecord', { step: 'appeal' }));
    expect(JSON.stringify(local.person('per').dialog?.card)).toContain('Vitnet mitt ble ikke hørt.');
    local.person('per').closeDialog();
    const before = [await screensOf('nora'), await screensOf('jonas')];
    await above.task('per', 'DecideAppeal', { result: 'sentBack', backTo: 'decideCase', reasons: 'Vurder på nytt.' });
    // They learn of it by the letter, and not by a screen that has changed.
    expect([await screensOf('nora'), await screensOf('jonas')]).toEqual(before);
    for (const step of ['tellComplainantOfAppeal', 'tellAccusedOfAppeal']) {
      await local.person('per').press(button('OpenTask', { command: 'TellOfAppeal', step }));
      await sendForm(local.person('per'), { text: 'Saken vurderes på nytt.' });
      local.person('per').closeDialog();
      await local.trygg.trygg.idle();
    }
    for (const who of ['nora', 'jonas'] as const) expect(await screensOf(who)).toMatch(/Saken avgjøres.*Kan komme/);
  });

  it('Kari and Anne decide anew, both are told, and it is closed again; the first decision is still read', async () => {
    await play.task('kari', 'DecideCase', { grounds: 'no', reasons: 'Etter ny vurdering.' }, 'a1');
    await play.task('anne', 'DecideCase', { grounds: 'no', reasons: 'Etter ny vurdering.' }, 'a1');
    await play.tellOutcome('a1');
    await play.task('kari', 'OfferCounselling', { offer: 'Samtale.' }, 'a1');
    await play.close('a1');
    const { phase, strands } = await play.state();
    expect(phase).toBe('closed');
    expect(strands.a1?.instances['decideCase/a1/1']?.done?.answers.grounds).toBe('doubt');
    expect(strands.a1?.instances['decideCase/a1/2']?.done?.answers.grounds).toBe('no');
  });
});
