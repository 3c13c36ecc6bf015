import { button } from '../support/acts';
import { type DisciplinePlay, sanctionLetter, summonsFor, toDiscipline } from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { inkOf, pagesIn } from '../support/pdf-text';

const minutes = 'Jonas sa at han har sluttet.\n\nHan la fram en e-post.';
const delay = { text: 'Vi trenger litt mer tid.', expected: '2026-02-09' };
const dismissal = {
  grounds: 'Trakassering over lang tid.',
  employer: 'Trolldalen Energi',
  noticePeriod: 'Tre måneder.',
  negotiation: 'Krav om forhandling innen to uker.',
  legalAction: 'Søksmål innen åtte uker.',
  stayingOn: 'Du kan stå i stillingen til det er avgjort.',
};
const noEvidence = 'Vitnet vil ikke nevnes.';
const noSupport = 'Du ønsket det ikke.';

/** What somebody gets of chapter 3.2 on paper has every word on it that was entered, and nothing that is not theirs. */
describe('the papers of a disciplinary procedure', () => {
  let local: LocalTrygg;
  let play: DisciplinePlay;
  const ink = async (who: 'jonas' | 'kari', step: string) => {
    const pdf = await play.takes(who, step);
    const ink = inkOf(pagesIn(pdf).join(''));
    expect(ink).not.toContain(inkOf('Signaturen gjelder ikke lenger'));
    return ink;
  };
  const says = (paper: string, words: readonly string[]) => {
    for (const one of words) expect(paper).toContain(inkOf(one));
  };

  beforeEach(async () => {
    local = await startLocalTrygg();
    play = await toDiscipline(local, ['ingrid', 'eva']);
    await play.begins();
  });
  afterEach(async () => {
    await local.stop();
    expect(local.channel.violations.filter(({ code }) => code !== 'upload-range')).toEqual([]);
  });

  it('the summons, the minutes of the meeting, the delay notice and the letter of a warning', async () => {
    await play.summons('2026-01-28');
    await play.task('jonas', 'ConfirmReceipt');
    const { concerns, whyUnacceptable, evidence } = summonsFor('2026-01-28');
    const summons = await ink('jonas', 'sendSummons');
    says(summons, [
      String(concerns),
      String(whyUnacceptable),
      String(evidence),
      'onsdag 28. januar 2026 kl. 10.00',
      'Møterom 4',
      'Du kan ha med en tillitsvalgt',
      'Videre tiltak vurderes etter møtet.',
      'Noen å snakke med',
      'Jonas Berg',
      'Sendt avKari Haugen',
    ]);
    await play.meets('2026-01-28', minutes);
    says(await ink('jonas', 'writeMinutesOfMeeting'), [
      'Referatet fra disiplinærsamtalen',
      ...minutes.split('\n\n'),
      'onsdag 28. januar 2026 kl. 10.00',
      'Møterom 4',
      'Tor Tillit',
      'Skrevet og signert avKari Haugen',
      'Signert avJonas Berg',
    ]);
    await local.moveTo('2026-02-02T08:00:00.000Z');
    await play.offer('kari', 'TellOfDelay', delay);
    says(await ink('jonas', 'tellOfDelay'), [
      'Varsel om forsinkelse',
      delay.text,
      'mandag 9. februar 2026',
      'Noen å snakke med',
    ]);
    await play.decidesOn('writtenWarning');
    await local.moveTo('2026-02-05T08:00:00.000Z');
    await play.task('kari', 'SendSanctionLetter', { ...sanctionLetter, support: '', noSupport });
    const letter = await ink('jonas', 'sendSanctionLetter');
    expect(letter).toContain(inkOf('Skriftlig advarsel\nSendt'));
    const { support, ...others } = sanctionLetter;
    says(letter, [...Object.values(others), noSupport, 'Skriftlig advarsel', 'Retten til å anke']);
    says(letter, ['Jonas Berg', 'Sendt avKari Haugen', 'Anne Vik']);
    expect(letter).not.toContain(inkOf(String(support)));

    // What was sent stands in the form of its correction, so that nothing of it is lost.
    await play.openCase('kari');
    await local.person('kari').submitDialog(button('OpenTask', { command: 'SendSanctionLetter' }));
    for (const words of [...Object.values(others), noSupport]) expect(play.card('kari')).toContain(words);
    const inputs = { breach: 'Du lo av en kollega i ett møte.', whyCorrected: 'Det var bare ett møte.' };
    await local.person('kari').submitDialog(button('PreviewLetter'), { inputs });
    await local.person('kari').submitDialog(button('TakeStep'));
    local.person('kari').closeDialog();
    await local.trygg.trygg.idle();
    const { breach, ...kept } = others;
    const corrected = await ink('jonas', 'sendSanctionLetter');
    says(corrected, [...Object.values(inputs), ...Object.values(kept), noSupport, 'Skriftlig advarsel']);
    expect(corrected).not.toContain(inkOf(String(breach)));
  });

  it('a summons with nothing enclosed doesn’t say why; a dismissal says all that the Act demands', async () => {
    await play.summons('2026-01-28', { evidence: '', noEvidence });
    await play.task('jonas', 'ConfirmReceipt');
    for (const who of ['jonas', 'kari'] as const) {
      expect(await ink(who, 'sendSummons')).not.toContain(inkOf(noEvidence));
    }
    await play.meets('2026-01-28', minutes);
    await play.decidesOn('dismissalWithNotice');
    await local.moveTo('2026-01-28T12:00:00.000Z');
    await play.discussion('2026-01-29');
    await play.task('kari', 'HoldDiscussionMeeting', { notHeld: 'Han ønsket det ikke.' });
    await play.task('ingrid', 'DecideDismissal', { result: 'dismiss', reasons: 'Samlet sett er det nok.' });
    await play.task('anne', 'PrepareDismissal', dismissal);
    const toPrint = await ink('kari', 'prepareDismissal');
    says(toPrint, [...Object.values(dismissal), 'Retten til å anke', 'i to uker fra dagen du fikk dette brevet']);
    says(toPrint, ['onsdag 11. februar 2026', 'Jonas Berg', 'Noen å snakke med', 'Anne Vik', 'For arbeidsgiver']);
    expect(toPrint).toContain(inkOf('Oppsigelse\nTilJonas Berg'));
    expect(toPrint).not.toMatch(/Sendtav|Brevettildeg/);
    await local.moveTo('2026-01-29T12:00:00.000Z');
    await play.task('kari', 'HandOverDismissal', {
      how: 'inPerson',
      'deliveredAt.date': '2026-01-29',
      'deliveredAt.time': '11:00',
      seenBy: 'Anne Vik',
    });
    const letter = await ink('jonas', 'handOverDismissal');
    says(letter, [...Object.values(dismissal), 'Retten til å anke', 'Jonas Berg', 'Noen å snakke med']);
    says(letter, ['Overlevert avKari Haugen', 'Anne Vik', 'onsdag 11. februar 2026', 'torsdag 12. februar 2026']);
    expect(letter).toContain(inkOf('Oppsigelse\nLevert torsdag 29. januar 2026'));
    expect(letter).not.toMatch(/Sendtav|Brevettildeg/);
    expect(letter).toContain(inkOf('Beslutning\nOppsigelse\nGrunnen'));
    expect(letter).not.toContain(inkOf('Samlet sett er det nok.'));
    expect(await ink('kari', 'handOverDismissal')).toContain(inkOf(dismissal.grounds));
  });
});
