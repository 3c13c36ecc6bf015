import { button, doTask, type Outcome, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';

const account = 'Han ler av meg i møtene, hver uke siden august.';
const minutes = 'Nora fortalte at det har pågått siden august.';
const everybody: readonly PersonName[] = ['nora', 'jonas', 'silje', 'kari', 'per', 'anne', 'bjorn', 'amina'];

/** Sends a step that no card offers now, as a hostile or an early client would. */
function tooEarly(trygg: LocalTrygg, name: PersonName, caseId: string, command: string, step: string, subject: string) {
  const data = { verb: 'TakeStep', caseId, command, step, subject, round: 1, once: `early ${command}` };
  return trygg.person(name).dialogStep('task/submit', data);
}

function shown(outcome: Outcome): string {
  return JSON.stringify(outcome);
}

describe.each([
  ['one accused', ['jonas'] as const],
  ['two accused', ['jonas', 'silje'] as const],
])('from a report to signed minutes, with %s', (_, accused) => {
  let local: LocalTrygg;
  let caseId: string;
  const person = (name: PersonName) => local.person(name);
  const settled = () => local.trygg.trygg.idle();

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of everybody) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('Nora reports, and is told who received it', async () => {
    caseId = await sendReport(person('nora'), { accused, what: account });
    await settled();
    expect(person('kari').messages).toHaveLength(2);
    expect(person('anne').messages).toHaveLength(2);
    for (const name of ['jonas', 'silje', 'per', 'bjorn', 'amina'] as const) {
      expect(person(name).messages).toHaveLength(1);
    }
  });

  it('no chat and no toast holds a name of a party or a word of the account', () => {
    for (const name of everybody) {
      const seen = JSON.stringify([person(name).messages, person(name).toasts]);
      expect(seen).not.toContain('Jonas Berg');
      expect(seen).not.toContain('ler av meg');
    }
  });

  it('assessing is refused until the leader and HR have both signed for receipt', async () => {
    expect(shown(await tooEarly(local, 'kari', caseId, 'AssessComplaint', 'assessComplaint', 'matter'))).toContain(
      '3.1.2-',
    );
    await doTask(person('kari'), 'AcknowledgeReceipt');
    await settled();
    expect(shown(await tooEarly(local, 'kari', caseId, 'AssessComplaint', 'assessComplaint', 'matter'))).toContain(
      '3.1.2-6',
    );
    await doTask(person('anne'), 'SignReceipt');
    await settled();
  });

  it('the leader and HR assess the complaint, each their half', async () => {
    const half = { felt: 'harassment', improper: 'yes', reasons: 'Gjentatte kommentarer foran andre.' };
    await doTask(person('kari'), 'AssessComplaint', half);
    await settled();
    await doTask(person('anne'), 'AssessComplaint', { ...half, felt: 'bullying' });
    await settled();
  });

  it('the conversation is refused until Nora was told that she may bring somebody', async () => {
    const early = await tooEarly(
      local,
      'kari',
      caseId,
      'HoldConversation',
      'holdConversationWithComplainant',
      'complainant',
    );
    expect(shown(early)).toContain('3.1.2-11');
    await doTask(person('kari'), 'TellOfCompanion');
    await settled();
  });

  it('minutes are refused until the conversation was held', async () => {
    const early = await tooEarly(local, 'kari', caseId, 'WriteMinutes', 'writeMinutesOfComplainant', 'complainant');
    expect(shown(early)).toContain('3.1.2-12');
    await local.moveTo('2026-01-07T12:00:00.000Z');
    const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: 'Rom 1', companion: '' };
    await doTask(person('kari'), 'HoldConversation', held);
    await settled();
  });

  it('signing is refused until the minutes are written', async () => {
    const early = await tooEarly(local, 'nora', caseId, 'SignMinutes', 'signMinutesOfComplainant', 'complainant');
    expect(shown(early)).toContain('3.1.2-13');
    await doTask(person('kari'), 'WriteMinutes', { text: minutes });
    await settled();
  });

  it('Nora reads the minutes in a dialog and signs them', async () => {
    await person('nora').press(button('OpenTask', { command: 'SignMinutes' }));
    expect(JSON.stringify(person('nora').dialog?.card)).toContain(minutes);
    await person('nora').submitDialog(button('TakeStep'), { inputs: { way: 'sign' } });
    await settled();
    const state = await local.trygg.trygg.views.caseFor(person('nora').person.id, caseId);
    expect(state?.instances['signMinutesOfComplainant/complainant/1']?.done?.how).toBe('done');
    expect(Object.keys(state?.strands ?? {})).toHaveLength(accused.length);
  });

  it('every finished task has become a quiet receipt: what is offered is what comes next', () => {
    const offered = (name: PersonName) =>
      [...JSON.stringify(person(name).messages.slice(1)).matchAll(/"verb":"OpenTask"[^}]*?"command":"(\w+)"/g)].map(
        ([, command]) => command,
      );
    expect(new Set(offered('kari'))).toEqual(new Set(['ConsiderProtection']));
    for (const name of ['anne', 'nora'] as const) expect(offered(name)).toEqual([]);
  });

  it('it is all still there after a restart', async () => {
    await local.restart();
    await person('nora').say('mine saker');
    expect(JSON.stringify(person('nora').messages.at(-1))).toContain(caseId);
    const { cases } = await local.trygg.trygg.views.myCases(person('nora').person.id);
    expect(cases[0]?.progress.done).toContain('signMinutesOfComplainant');
  });

  it('heads rebuilt from the commits are the same as before', async () => {
    const before = await local.trygg.trygg.views.myCases(person('nora').person.id);
    expect(await local.trygg.trygg.rebuild()).toBe(1);
    expect(await local.trygg.trygg.views.myCases(person('nora').person.id)).toEqual(before);
  });
});
