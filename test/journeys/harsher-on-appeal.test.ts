import { button, sendForm } from '../support/acts';
import { type DisciplinePlay, sanctionLetter, toDiscipline, weighed } from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { playCase } from '../support/whole-case';

const whyHarsher = 'Det har skjedd igjen etter advarselen.';

/** The guidelines don't say whether an appeal may make it worse: nobody is worse off without being told so, and why. */
describe('a warning that Jonas appeals, and that becomes a reassignment', () => {
  let local: LocalTrygg;
  let play: DisciplinePlay;
  let above: ReturnType<typeof playCase>;
  const changed = { result: 'changed', outcome: 'reassignment', ...weighed };

  beforeAll(async () => {
    local = await startLocalTrygg();
    play = await toDiscipline(local);
    above = playCase(local, play.caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
    await play.begins();
    await play.summons('2026-01-28');
    await play.task('jonas', 'ConfirmReceipt');
    await play.meets('2026-01-28', 'Jonas sa at han har sluttet.');
    await play.decidesOn('writtenWarning');
    await play.task('kari', 'SendSanctionLetter', sanctionLetter);
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp.' });
    await play.offer('jonas', 'Appeal', { explanation: 'Det var ikke jeg som lo.' });
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('the form says what is harsher than now, and takes it with a reason of its own only', async () => {
    await local.person('per').press(button('OpenTask', { command: 'DecideAppeal' }));
    const form = play.card('per');
    for (const words of [
      'Omplassering (strengere enn nå)',
      'Oppsigelse (strengere enn nå)',
      'Avskjed (strengere enn nå)',
    ]) {
      expect(form).toContain(words);
    }
    expect(form).not.toMatch(/(?:Ingen sanksjon|advarsel) \(strengere enn nå\)/);
    await sendForm(local.person('per'), changed);
    expect(play.card('per')).toContain('Du har valgt noe strengere enn det som gjelder nå');
    local.person('per').closeDialog();
    await above.task('per', 'DecideAppeal', { ...changed, whyHarsher });
    const again = { command: 'DecideAppeal', step: 'decideAppeal', inputs: { ...changed, whyHarsher } };
    expect(await play.presses('per', again)).toContain('Dette er gjort allerede');
  });

  it('his letter tells him so, before it is sent too; Nora’s does not', async () => {
    for (const step of ['tellComplainantOfAppeal', 'tellAccusedOfAppeal']) {
      const shown = await play.opens('per', step);
      if (step === 'tellAccusedOfAppeal') expect(shown).toContain(whyHarsher);
      await local.person('per').press(button('OpenTask', { command: 'TellOfAppeal', step }));
      await sendForm(local.person('per'), { text: 'Anken er avgjort.' });
      local.person('per').closeDialog();
      await local.trygg.trygg.idle();
    }
    const jonas = await play.reads('jonas');
    for (const words of ['Beslutningen blir strengere enn før. Grunnen til det', whyHarsher])
      expect(jonas).toContain(words);
    expect(await play.reads('nora')).not.toContain(whyHarsher);
    expect(await play.inkTaken('jonas', 'tellAccusedOfAppeal')).toContain(
      'Beslutningenblirstrengereennfør.Grunnentildet',
    );
  });
});
