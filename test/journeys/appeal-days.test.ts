import { button, type Outcome, sendForm } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { beginCase, playCase } from '../support/whole-case';

/**
 * 3.2.5-2 and P-3: decided on Monday 16 March, told on Wednesday the 18th. Over the change to summer time the two weeks
 * end with 1 April, which is over at 22:00 UTC.
 */
describe('the last day to appeal', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  let above: ReturnType<typeof playCase>;

  beforeAll(async () => {
    local = await startLocalTrygg('2026-03-02T08:00:00.000Z');
    const begun = await beginCase(local, ['jonas', 'per'], { accused: ['jonas'], what: 'Han ler av meg.' });
    play = begun.play;
    above = playCase(local, begun.caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
    await play.hearComplainant('2026-03-04');
    await play.considerProtection();
    await play.callAndHear('a1', '2026-03-09', '2026-03-10');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await local.moveTo('2026-03-16T09:00:00.000Z');
    await play.decide('a1', 'doubt');
    await local.moveTo('2026-03-18T09:00:00.000Z');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  const shown = (who: PersonName): string => JSON.stringify(local.person(who).dialog?.card ?? {});
  const opened = async (who: PersonName): Promise<string> => {
    await play.openCase(who);
    return shown(who);
  };
  const read = async (who: PersonName, step: string): Promise<string> => {
    await play.openCase(who);
    await local.person(who).submitDialog(button('ReadRecord', { step }));
    const text = shown(who);
    local.person(who).closeDialog();
    return text;
  };
  const sends = async (who: PersonName, inputs: Readonly<Record<string, string>>): Promise<Outcome> => {
    const outcome = await sendForm(local.person(who), inputs);
    await local.trygg.trygg.idle();
    return outcome;
  };

  it('Kari reads below her letter what it will say, and each letter says both days', async () => {
    await local.person('kari').press(button('OpenTask', { command: 'TellOutcome', step: 'tellAccusedOutcome' }));
    expect(shown('kari')).toContain('Vi godtar den til og med onsdag 1. april 2026.');
    local.person('kari').closeDialog();
    await play.tellOutcome('a1');
    for (const [who, step] of [
      ['nora', 'tellComplainantOutcome'],
      ['jonas', 'tellAccusedOutcome'],
    ] as const) {
      const letter = await read(who, step);
      expect(letter).toContain('altså til og med mandag 30. mars 2026 (punkt 3.2.5)');
      expect(letter).toContain('Vi godtar den til og med onsdag 1. april 2026.');
      expect(letter).toContain('organisasjonens egen praksis');
    }
  });

  it('the day stands where they look, and nobody is reminded of it', async () => {
    const before = local.person('nora').messages.length;
    await local.moveTo('2026-03-31T07:00:00.000Z');
    expect(local.person('nora').messages.length).toBe(before);
    expect(await opened('nora')).toContain('Du kan anke til og med onsdag 1. april.');
    local.person('nora').closeDialog();
    await local.person('jonas').say('mine saker');
    expect(JSON.stringify(local.person('jonas').messages.at(-1))).toContain('Du kan anke til og med onsdag 1. april.');
  });

  it('Nora appeals at 23:59 on the last day, and is in time', async () => {
    await local.moveTo('2026-04-01T21:59:00.000Z');
    await play.openCase('nora');
    await local.person('nora').submitDialog(button('OpenTask', { command: 'Appeal' }));
    expect(shown('nora')).toContain('Du kan anke til og med onsdag 1. april.');
    await sends('nora', { explanation: 'Vitnet ble ikke hørt.' });
    local.person('nora').closeDialog();
    expect(await read('nora', 'appeal')).not.toContain('etter fristen');
    await local.person('per').press(button('OpenTask', { command: 'DecideAppeal' }));
    expect(shown('per')).not.toContain('etter fristen');
    expect(shown('per')).not.toContain('tooLate');
    local.person('per').closeDialog();
  });

  it('Jonas appeals a minute later: he reads that it is late, and it is received', async () => {
    await local.moveTo('2026-04-01T22:00:00.000Z');
    expect(await opened('jonas')).toContain('Fristen for å anke var onsdag 1. april 2026.');
    await local.person('jonas').submitDialog(button('OpenTask', { command: 'Appeal' }));
    expect(shown('jonas')).toContain('En anke blir tatt imot likevel.');
    await sends('jonas', { explanation: 'Jeg har vært syk.' });
    local.person('jonas').closeDialog();
    expect(JSON.stringify(local.person('jonas').messages.at(-1))).toContain('Anken din er mottatt');
    expect(await read('jonas', 'appeal')).toContain('Anken kom etter fristen, som var onsdag 1. april 2026.');
  });

  it('Per cannot pass over that it came too late, and answers it as that', async () => {
    await local.person('per').press(button('OpenTask', { command: 'DecideAppeal' }));
    expect(shown('per')).toContain('Anken kom etter fristen, som var onsdag 1. april 2026.');
    expect(shown('per')).toContain('Jeg har vært syk.');
    await sends('per', { result: 'upheld', reasons: 'Det var fristen.' });
    expect(shown('per')).toContain('Skriv hvorfor anken tas opp, eller velg at den kom for sent.');
    await sends('per', { result: 'tooLate', reasons: 'Det var fristen.', whyTakenUp: '' });
    expect(shown('per')).toContain('Anken er avgjort');
    local.person('per').closeDialog();
    // After Easter: no letter goes out on days off (P-7).
    await local.moveTo('2026-04-07T08:00:00.000Z');
    for (const step of ['tellComplainantOfAppeal', 'tellAccusedOfAppeal']) {
      await local.person('per').press(button('OpenTask', { command: 'TellOfAppeal', step }));
      await sends('per', { text: 'Anken kom etter fristen, og blir ikke behandlet.' });
      local.person('per').closeDialog();
    }
    expect(await read('jonas', 'tellAccusedOfAppeal')).toContain('står i brevet om utfallet av saken');
  });

  it('the appeal that came in time is decided like any other', async () => {
    await above.task('per', 'DecideAppeal', { result: 'sentBack', backTo: 'decideCase', reasons: 'Vurder på nytt.' });
    const { strands } = await play.state();
    expect(strands.a1?.instances['appeal/a1/1']?.late).toBeUndefined();
    expect(strands.a1?.instances['appeal/a1/2']?.late?.day).toBe('2026-04-01');
    expect(strands.a1?.begunAnew?.decideCase).toBe(2);
    // Jonas was not told yet: to him the decision stands, and so does his right.
    expect(await opened('jonas')).toContain('Skriv en anke');
    local.person('jonas').closeDialog();
  });

  it('the decision is open again: there is nothing to appeal once they were told, until the new letter', async () => {
    for (const step of ['tellComplainantOfAppeal', 'tellAccusedOfAppeal']) {
      await local.person('per').press(button('OpenTask', { command: 'TellOfAppeal', step }));
      await sends('per', { text: 'Saken vurderes på nytt.' });
      local.person('per').closeDialog();
    }
    expect(await opened('jonas')).not.toContain('Skriv en anke');
    local.person('jonas').closeDialog();
  });
});
