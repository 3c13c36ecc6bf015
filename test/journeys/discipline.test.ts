import { button } from '../support/acts';
import { meetingOn, warning, weighed } from '../support/discipline-acts';
import { type DisciplinePlay, toDiscipline } from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { everyDialog } from '../support/walk-dialogs';

const concerns = 'Han lo av en kollega i to møter.';
const remark = 'Skriv datoene for møtene.';
const noEvidence = 'Vitnet vil ikke nevnes.';
const summons = {
  concerns,
  whyUnacceptable: 'Det bryter med retningslinjene.',
  'meetAt.date': '2026-01-28',
  'meetAt.time': '10:00',
  place: 'Møterom 4',
  noEvidence,
};
const held = meetingOn('2026-01-28', 'Møterom 4');

/** Chapter 3.2 in the chat: HR draws up the summons, Kari reads all of it first, and Jonas reads what is his. */
describe('a disciplinary procedure in the chat', () => {
  let local: LocalTrygg;
  let play: DisciplinePlay;
  let caseId: string;
  const card = (name: PersonName) => JSON.stringify(local.person(name).dialog?.card);
  const opened = (name: PersonName, step: string) => local.person(name).press(button('OpenTask', { step }));
  const reached = async (name: PersonName) =>
    (await everyDialog(local, name, caseId)).map((dialog) => dialog.card).join('\n');

  beforeAll(async () => {
    local = await startLocalTrygg();
    play = await toDiscipline(local);
    caseId = play.caseId;
    await play.begins();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('a meeting that comes too soon is answered at its field, and nothing that was written is lost', async () => {
    await opened('anne', 'drawUpSummons');
    const inputs = { ...summons, 'meetAt.date': '2026-01-20' };
    await local.person('anne').submitDialog(button('TakeStep'), { inputs });
    expect(card('anne')).toContain('Den anklagede skal ha minst to uker fra innkallingen er mottatt.');
    expect(card('anne')).toContain(concerns);
    local.person('anne').closeDialog();
    await play.task('anne', 'DrawUpSummons', summons);
  });

  it('Kari reads the whole draft before she sends it, and what only HR and she are to know', async () => {
    await opened('kari', 'sendSummons');
    for (const words of [
      concerns,
      noEvidence,
      'onsdag 28. januar 2026 kl. 10.00',
      'Videre tiltak vurderes etter møtet.',
    ])
      expect(card('kari')).toContain(words);
    local.person('kari').closeDialog();
  });

  it('what she sends back reaches HR with her remark and with what was written, and Jonas never', async () => {
    await play.task('kari', 'SendSummons', { way: 'sendBack', remark });
    const jonas = await reached('jonas');
    for (const secret of [remark, concerns, 'Du har fått innkallingen', 'gitt tilbake'])
      expect(jonas).not.toContain(secret);
    const anne = await reached('anne');
    for (const words of ['Utkast til innkalling, gitt tilbake', 'Utkastet ble gitt tilbake, og er aldri sendt.'])
      expect(anne).toContain(words);
    expect(anne).not.toContain('Innkallingen til disiplinærsamtale');
    await opened('anne', 'drawUpSummons');
    for (const words of [remark, concerns, '2026-01-28']) expect(card('anne')).toContain(words);
    await local.person('anne').submitDialog(button('TakeStep'), { inputs: { concerns: `${concerns} 3. november.` } });
    local.person('anne').closeDialog();
    await local.trygg.trygg.idle();
  });

  it('Jonas reads all of the summons where he confirms it and afterwards, but not why nothing is enclosed', async () => {
    await play.task('kari', 'SendSummons', { way: 'send' });
    await opened('jonas', 'confirmReceipt');
    const own = ['3. november.', 'Møterom 4', 'Du kan ha med en tillitsvalgt', 'Videre tiltak vurderes etter møtet.'];
    for (const words of own) expect(card('jonas')).toContain(words);
    local.person('jonas').closeDialog();
    await play.task('jonas', 'ConfirmReceipt');
    const read = await reached('jonas');
    for (const words of own) expect(read).toContain(words);
    for (const secret of [noEvidence, remark]) expect(read).not.toContain(secret);
  });

  it('a sanction that comes late says what it waits for before anything is written', async () => {
    await local.moveTo('2026-01-28T12:00:00.000Z');
    await play.task('kari', 'HoldMeeting', held);
    await play.task('kari', 'WriteMinutes', { text: 'Jonas sa at han har sluttet.' });
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    for (const who of ['kari', 'anne'] as const)
      await play.task(who, 'DecideDiscipline', { outcome: 'writtenWarning', ...weighed });
    await local.moveTo('2026-02-09T08:00:00.000Z');
    await opened('kari', 'sendSanctionLetter');
    expect(card('kari')).toContain('Venter på: varsel om forsinkelse.');
    expect(card('kari')).toContain('Skriftlig advarsel');
    local.person('kari').closeDialog();
    const delay = { text: 'Vi trenger litt mer tid.', expected: '2026-02-10' };
    await play.offer('kari', 'TellOfDelay', delay);
  });

  it('Jonas reads the level, each element and when it was expected, in our words; Nora reads nothing of it', async () => {
    await play.task('kari', 'SendSanctionLetter', warning);
    const jonas = await reached('jonas');
    for (const words of ['Skriftlig advarsel', ...Object.values(warning), 'tirsdag 10. februar 2026'])
      expect(jonas).toContain(words);
    const nora = await reached('nora');
    for (const secret of ['advarsel', warning.breach, concerns]) expect(nora).not.toContain(secret);
  });

  it('Kari sees what comes later, and that it waits until no appeal can come any more', async () => {
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp.' });
    const kari = await reached('kari');
    expect(kari).toContain('Vurder støtte til klager');
    expect(kari).toContain('Dette kan gjøres når fristen for å anke er ute, og alle anker er avgjort.');
  });

  it('HR and Kari read what was said at the meeting besides the minutes', async () => {
    for (const who of ['kari', 'anne'] as const) {
      const read = await reached(who);
      expect(read).toContain('Jonas sa at han har sluttet.');
      expect(read).toContain('Bevisene var snakket godt nok gjennom');
    }
  });
});
