import { button, sendForm } from '../support/acts';
import {
  concerns,
  type DisciplinePlay,
  heldOn,
  sanctionLetter,
  toDiscipline,
  weighed,
} from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { playCase } from '../support/whole-case';

const explanation = 'Innkallingen sa ikke hva jeg skulle svare på.';
const whySentBack = 'Innkallingen var for uklar.';
const toJonas = 'Du har fått medhold. Det blir en ny samtale.';
const toNora = 'Saken er sendt tilbake.';
const firstMinutes = 'Jonas forsto ikke hva det gjaldt.';
const newMinutes = 'Jonas forklarte seg om begge møtene.';
const newConcerns = 'Han lo av Nora 3. og 10. november.';
const newLetter = { ...sanctionLetter, breach: 'Du lo av en kollega 3. november.', howLong: 'I seks måneder.' };

/**
 * Chapter 3.2.5 after a warning: the leader above sends it back to the summons, and everything from there on is done once
 * more, for an oral warning this time. What was read before stays readable.
 */
describe('a warning that is appealed, and decided again', () => {
  let local: LocalTrygg;
  let play: DisciplinePlay;
  let above: ReturnType<typeof playCase>;

  const offers = async (who: 'jonas' | 'nora') => {
    await play.openCase(who);
    const shown = play.card(who);
    local.person(who).closeDialog();
    return shown;
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    play = await toDiscipline(local, ['silje']);
    above = playCase(local, play.caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
    await play.begins();
    await play.summons('2026-01-28');
    await play.task('jonas', 'ConfirmReceipt');
    await play.meets('2026-01-28', firstMinutes);
    await play.decidesOn('writtenWarning');
    await play.task('kari', 'SendSanctionLetter', sanctionLetter);
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp.' });
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('Jonas appeals on the last day; nothing of chapter 4 begins while it is open', async () => {
    await local.moveTo('2026-02-11T08:00:00.000Z');
    expect(await offers('jonas')).toContain('Du kan anke til og med onsdag 11. februar.');
    await play.offer('jonas', 'Appeal', { explanation });
    await local.moveTo('2026-02-13T08:00:00.000Z');
    const support = { command: 'ConsiderSupport', step: 'considerSupport', inputs: { way: 'no', reasons: 'Nei.' } };
    expect(await play.presses('kari', support)).toContain('alle anker er avgjort');
    expect(await play.reads('nora')).not.toContain(explanation);
  });

  it('Per sends it back to the summons, once, and writes to both', async () => {
    await local.person('per').press(button('OpenTask', { command: 'DecideAppeal' }));
    await sendForm(local.person('per'), { result: 'sentBack', reasons: whySentBack });
    expect(play.card('per')).toContain('Det er én ting å rette');
    local.person('per').closeDialog();
    const result = { result: 'sentBack', backTo: 'drawUpSummons', reasons: whySentBack };
    await above.task('per', 'DecideAppeal', result);
    const again = { command: 'DecideAppeal', step: 'decideAppeal', inputs: result };
    expect(await play.presses('per', again)).toContain('Dette er gjort allerede');
    for (const [step, text] of [
      ['tellComplainantOfAppeal', toNora],
      ['tellAccusedOfAppeal', toJonas],
    ] as const) {
      await local.person('per').press(button('OpenTask', { command: 'TellOfAppeal', step }));
      await sendForm(local.person('per'), { text });
      local.person('per').closeDialog();
      await local.trygg.trygg.idle();
    }
    const jonas = await play.reads('jonas');
    expect(jonas).toContain(toJonas);
    for (const unread of [whySentBack, toNora]) expect(jonas).not.toContain(unread);
    expect(await play.reads('nora')).not.toContain(toJonas);
  });

  it('the first round stays as it was: nobody does its steps again, and everybody reads what they could', async () => {
    const decided = { outcome: 'none', reasons: 'Ombestemt.' };
    const old = { command: 'DecideDiscipline', step: 'decideDiscipline', inputs: decided };
    expect(await play.presses('kari', old)).not.toContain('Takk');
    const early = await play.presses('kari', { ...old, round: 2 });
    expect(early).toContain('Dette kan ikke gjøres ennå');
    expect(
      await play.presses('kari', { command: 'HoldMeeting', step: 'holdMeeting', inputs: heldOn('2026-01-28') }),
    ).not.toContain('Takk');
    const jonas = await play.reads('jonas');
    for (const words of ['Skriftlig advarsel', ...Object.values(sanctionLetter), firstMinutes, concerns]) {
      expect(jonas).toContain(words);
    }
    expect(await offers('jonas')).toContain('**Det neste:** Du får en innkalling til disiplinærsamtalen.');
  });

  it('HR writes the summons anew, from what stood in the first one, with two weeks of its own', async () => {
    await local.person('anne').press(button('OpenTask', { command: 'DrawUpSummons' }));
    expect(play.card('anne')).toContain(concerns);
    local.person('anne').closeDialog();
    await play.summons('2026-03-02', { concerns: newConcerns });
    const early = { command: 'HoldMeeting', step: 'holdMeeting', round: 2, inputs: heldOn('2026-02-13') };
    expect(await play.presses('kari', early)).toContain('Dette kan ikke gjøres ennå');
    await play.task('jonas', 'ConfirmReceipt');
    await play.meets('2026-03-02', newMinutes);
  });

  it('it is decided again, and the new letters have days of their own to appeal', async () => {
    await play.decidesOn('oralWarning', { reasons: 'Bare det ene møtet er klart.' });
    expect(await play.reads('jonas')).not.toContain(newLetter.breach);
    await local.moveTo('2026-03-04T09:00:00.000Z');
    await play.task('kari', 'SendSanctionLetter', newLetter);
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp på nytt.' });
    const jonas = await play.reads('jonas');
    for (const words of ['Muntlig advarsel', ...Object.values(newLetter), newConcerns, newMinutes]) {
      expect(jonas).toContain(words);
    }
    for (const words of ['Skriftlig advarsel', sanctionLetter.breach, sanctionLetter.howLong, concerns, firstMinutes]) {
      expect(jonas).toContain(words);
    }
    expect(await offers('jonas')).toContain('Du kan anke til og med onsdag 18. mars.');
    expect(await offers('nora')).toContain('Du kan anke til og med onsdag 18. mars.');
  });

  it('Nora reads that it was dealt with twice, and never how; Jonas nothing of what was weighed', async () => {
    const nora = await play.reads('nora');
    for (const words of ['Saken er fulgt opp.', toNora, 'Saken er fulgt opp på nytt.']) expect(nora).toContain(words);
    const ofJonas = [
      ...Object.values(sanctionLetter),
      ...Object.values(newLetter),
      firstMinutes,
      newMinutes,
      explanation,
    ];
    for (const secret of [...ofJonas, newConcerns, concerns, weighed.proportion]) expect(nora).not.toContain(secret);
    expect(nora).not.toMatch(/advarsel/i);
    const jonas = await play.reads('jonas');
    for (const secret of [whySentBack, 'Bare det ene møtet er klart.', weighed.proportion, toNora]) {
      expect(jonas).not.toContain(secret);
    }
    expect(await play.reads('silje')).not.toContain(play.caseId);
  });

  it('rehabilitation waits for the new days, not for the first, and then it is closed', async () => {
    const support = {
      command: 'ConsiderSupport',
      step: 'considerSupport',
      round: 2,
      inputs: { way: 'no', reasons: 'Nei.' },
    };
    await local.moveTo('2026-03-18T20:00:00.000Z');
    expect(await play.presses('kari', support)).toContain('når fristen for å anke er ute');
    await local.moveTo('2026-03-19T08:00:00.000Z');
    await play.task('kari', 'ConsiderSupport', support.inputs);
    await play.task('kari', 'ConsiderGuidance', support.inputs);
    await play.task('kari', 'RaiseSubject', { reasons: 'De er enige om det.' });
    await play.task('kari', 'CloseStrand', { note: 'En muntlig advarsel ble gitt.' });
    const { phase, strands } = await play.state();
    expect(phase).toBe('closed');
    const outcomes = [1, 2].map(
      (round) => strands.a1?.instances[`decideDiscipline/a1/${round}`]?.done?.answers.outcome,
    );
    expect(outcomes).toEqual(['writtenWarning', 'oralWarning']);
  });
});
