import { button, doTask, openInCase, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';

const minutes = 'Nora fortalte at det har pågått siden august.';

describe('P-2 over HTTP: nobody can stop a case by not signing', () => {
  let local: LocalTrygg;
  let caseId: string;
  const person = (name: PersonName) => local.person(name);
  const settled = () => local.trygg.trygg.idle();
  const cardsFor = (name: PersonName, command: string) =>
    person(name).messages.filter((message) => JSON.stringify(message).includes(`"command":"${command}"`));

  /** A case in which Kari has written the minutes on Wednesday 7 January 2026. */
  beforeEach(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'jonas', 'kari', 'anne'] as const) await person(name).install();
    caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await settled();
    await doTask(person('kari'), 'AcknowledgeReceipt');
    await doTask(person('anne'), 'SignReceipt');
    await settled();
    await doTask(person('kari'), 'TellOfCompanion');
    await settled();
    await local.moveTo('2026-01-07T12:00:00.000Z');
    await doTask(person('kari'), 'HoldConversation', {
      'heldAt.date': '2026-01-07',
      'heldAt.time': '10:00',
      place: 'Rom 1',
    });
    await settled();
    await doTask(person('kari'), 'WriteMinutes', { text: minutes });
    await settled();
  });
  afterEach(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  const howItEnded = async () => {
    const state = await local.trygg.trygg.views.caseFor(person('nora').person.id, caseId);
    return state?.instances['signMinutesOfComplainant/complainant/1']?.done;
  };

  it('Nora declines with her reason: it is kept, and the gate is met', async () => {
    await person('nora').press(button('OpenTask', { command: 'SignMinutes' }));
    const without = await person('nora').submitDialog(button('TakeStep'), { inputs: { way: 'decline', reason: ' ' } });
    expect(without.kind).toBe('dialog');
    expect(await howItEnded()).toBeUndefined();
    await person('nora').submitDialog(button('TakeStep'), { inputs: { way: 'decline', reason: 'Dette sa jeg ikke.' } });
    await settled();
    expect(await howItEnded()).toMatchObject({ how: 'declined', answers: { reason: 'Dette sa jeg ikke.' } });
  });

  it('Nora signs with a remark', async () => {
    await doTask(person('nora'), 'SignMinutes', { way: 'signWithRemark', remark: 'Det begynte i juli.' });
    await settled();
    expect(await howItEnded()).toMatchObject({ how: 'done', answers: { remark: 'Det begynte i juli.' } });
  });

  it('nobody answers: asked twice in writing, five working days each, then HR records that it fell away', async () => {
    await local.moveTo('2026-01-14T22:59:00.000Z');
    expect(cardsFor('nora', 'SignMinutes')).toHaveLength(1);
    await local.moveTo('2026-01-14T23:01:00.000Z');
    expect(cardsFor('nora', 'SignMinutes')).toHaveLength(1);
    await local.moveTo('2026-01-15T08:00:00.000Z');
    expect(cardsFor('nora', 'SignMinutes')).toHaveLength(2);
    expect(cardsFor('anne', 'RecordLapse')).toHaveLength(0);
    await local.moveTo('2026-01-22T23:01:00.000Z');
    expect(cardsFor('anne', 'RecordLapse')).toHaveLength(0);
    // Trygg stood still in the hours of that Friday; the evening and the days off are nobody's.
    for (const dayOff of ['2026-01-23T15:00:00.000Z', '2026-01-24T09:00:00.000Z']) {
      await local.moveTo(dayOff);
      expect(cardsFor('anne', 'RecordLapse')).toHaveLength(0);
    }
    await local.moveTo('2026-01-26T08:00:00.000Z');
    expect(cardsFor('nora', 'SignMinutes')).toHaveLength(2);
    expect(cardsFor('anne', 'RecordLapse')).toHaveLength(1);
    await doTask(person('anne'), 'RecordLapse', { note: 'Ringt to ganger uten svar.' });
    await settled();
    expect(await howItEnded()).toMatchObject({ how: 'lapsed', answers: { note: 'Ringt to ganger uten svar.' } });
    expect(
      person('nora')
        .messages.map((message) => JSON.stringify(message))
        .join(),
    ).not.toContain('"verb":"OpenTask"');
    expect(cardsFor('anne', 'RecordLapse')).toHaveLength(0);
  });

  it('Kari corrects the minutes: what Nora had open is no longer what she would sign', async () => {
    await person('nora').press(button('OpenTask', { command: 'SignMinutes' }));
    await openInCase(person('kari'), caseId, 'WriteMinutes');
    await person('kari').submitDialog(button('TakeStep'), { inputs: { text: `${minutes} Hver uke.` } });
    await settled();
    const late = await person('nora').submitDialog(button('TakeStep'), { inputs: { way: 'sign' } });
    expect(JSON.stringify(late)).toContain('Hver uke.');
    expect(await howItEnded()).toBeUndefined();
    await person('nora').submitDialog(button('TakeStep'), { inputs: { way: 'sign' } });
    await settled();
    expect(await howItEnded()).toMatchObject({ how: 'done' });
  });
});
