import { button, sendForm } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { beginCase, type playCase } from '../support/whole-case';

const handed = (on: string) => ({ way: 'byPost', 'handedAt.date': on, 'handedAt.time': '08:30', note: '' });

/** P-15: the decision takes longer than 45 days, and then longer than 30 more. The accused has no account. */
describe('a decision that takes longer', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  const card = (name: 'kari' | 'nora') => JSON.stringify(local.person(name).dialog?.card).replace(/\u00a0/g, ' ');
  const told = (name: 'kari' | 'nora') => JSON.stringify(local.person(name).messages).replace(/\u00a0/g, ' ');
  const tell = async (step: string, text: string, expected: string) => {
    const kari = local.person('kari');
    await kari.press(button('OpenTask', { command: 'TellOfWait', step }));
    expect(card('kari')).toContain('organisasjonens egen praksis');
    await sendForm(kari, { text, expected });
    kari.closeDialog();
    await local.trygg.trygg.idle();
  };
  const tellsBoth = async (text: string, expected: string) => {
    for (const step of ['tellComplainantOfWait', 'tellAccusedOfWait']) await tell(step, text, expected);
  };
  const readByNora = async () => {
    await play.openCase('nora');
    const opened = card('nora');
    await local.person('nora').submitDialog(button('ReadRecord', { step: 'tellComplainantOfWait' }));
    const read = card('nora');
    local.person('nora').closeDialog();
    return { opened, read };
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: [], accusedNames: 'Vigdis Frivillig', what: 'Hun roper til meg på vaktene.' };
    ({ play } = await beginCase(local, [], report));
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('kari', 'SignMinutes', { way: 'sign' }, 'a1');
    await play.task('kari', 'HandOver', handed('2026-01-09'), 'a1');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('is a task of the leader on the last day of the 45', async () => {
    await local.moveTo('2026-02-18T08:00:00.000Z');
    expect(told('kari')).not.toContain('at beslutningen tar lengre tid');
    await local.moveTo('2026-02-19T08:00:00.000Z');
    expect(told('kari')).toContain('Skriv til klager at beslutningen tar lengre tid');
    expect(told('kari')).toContain('Skriv til den anklagede at beslutningen tar lengre tid');
  });

  it('tells Nora why and when, with no word on an appeal, and Vigdis on paper', async () => {
    await tellsBoth('To til skal bli hørt.', '2026-03-10');
    const { opened, read } = await readByNora();
    expect(opened).toContain('Brevet til deg om at beslutningen tar lengre tid');
    for (const words of ['To til skal bli hørt.', 'tirsdag 10. mars 2026', 'Anne Vik']) expect(read).toContain(words);
    expect(read).not.toMatch(/anke/);
    await play.task('kari', 'HandOver', handed('2026-02-19'), 'a1');
    const { strands } = await play.state();
    expect(strands.a1?.instances['handOverWaitToAccused/a1/1']?.done?.answers.way).toBe('byPost');
  });

  it('comes again 30 days later, and not before', async () => {
    await local.moveTo('2026-03-19T08:00:00.000Z');
    expect(told('kari')).not.toContain('2026-03-21');
    expect((await play.state()).strands.a1?.instances['tellComplainantOfWait/a1/2']?.dayCame).toBeUndefined();
    // The 30 days end on a Saturday: it comes up on the Friday.
    await local.moveTo('2026-03-20T08:00:00.000Z');
    await tellsBoth('En av dem var syk.', '2026-04-10');
    await play.task('kari', 'HandOver', handed('2026-03-20'), 'a1');
    await play.openCase('nora');
    expect(card('nora')).toMatch(/"step":"tellComplainantOfWait"[^}]*"round":2/);
    local.person('nora').closeDialog();
  });

  it('never holds the decision up, and ends with it', async () => {
    await play.decide('a1', 'no');
    await play.tellOutcome('a1');
    await play.task('kari', 'HandOver', handed('2026-03-20'), 'a1');
    await play.task('kari', 'OfferCounselling', { offer: 'Samtaler med bedriftshelsetjenesten.' }, 'a1');
    await play.close('a1');
    await local.moveTo('2026-04-21T08:00:00.000Z');
    expect((await play.state()).phase).toBe('closed');
    expect((await play.state()).strands.a1?.instances['tellComplainantOfWait/a1/3']?.dayCame).toBeUndefined();
  });
});
