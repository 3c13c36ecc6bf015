import { button } from '../support/acts';
import {
  concerns,
  type DisciplinePlay,
  heldOn,
  sanctionLetter,
  summonsFor,
  toDiscipline,
  weighed,
} from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { inkOf } from '../support/pdf-text';

const minutes = 'Jonas sa at han har sluttet.';
const reasons = 'Bare leder og HR leser denne begrunnelsen.';
const delay = { text: 'Vi trenger litt mer tid.', expected: '2026-03-02' };
const supported = 'Seks timer hos bedriftshelsetjenesten.';
const tooLate = '2026-01-29';

/**
 * A written warning the long way: Jonas has the first summons for less than two weeks, so the meeting is moved; what was
 * decided comes later than a week after it, so he is told of the delay; and it is followed up until the end of May.
 */
describe('a written warning after a moved meeting and a delay', () => {
  let local: LocalTrygg;
  let play: DisciplinePlay;

  beforeAll(async () => {
    local = await startLocalTrygg();
    play = await toDiscipline(local, ['silje', 'ingrid']);
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('nothing comes before what the guidelines put before it, and each is told so in words', async () => {
    await play.task('kari', 'StartDiscipline', { way: 'formal', reasons });
    const other = await play.presses('kari', { command: 'CallToTalk', step: 'callToTalk' });
    expect(other).toContain('Dette trengs ikke nå');
    expect(other).not.toContain('Noen har gjort dette');
    const early = await play.presses('kari', { command: 'TellOfMeeting', step: 'tellOfMeeting' });
    expect(early).toContain('Dette kan ikke gjøres ennå');
    expect(early).toContain('3.2.2-1');
    await local.person('anne').say('English');
    const drawing = await play.presses('anne', {
      command: 'DrawUpSummons',
      step: 'drawUpSummons',
      inputs: summonsFor('2026-01-28'),
    });
    expect(drawing).toContain('This cannot be done yet');
    expect(drawing).toContain(concerns);
    await local.person('anne').say('norsk');
    await play.task('kari', 'ConferWithHr', { view: 'Et møte er riktig.' });
    await play.task('anne', 'ConferWithHr', { view: 'Enig.' });
    expect(await play.presses('kari', { command: 'DrawUpSummons', step: 'drawUpSummons' })).toContain(
      'Dette finnes ikke',
    );
    await play.thrice('kari', 'TellOfMeeting', { about: 'Det blir en disiplinærsamtale.' });
    const told = JSON.stringify(local.person('jonas').messages.at(-1));
    expect(told).toContain('**Det neste:** Du får en innkalling til disiplinærsamtalen.');
    const jonas = await play.reads('jonas');
    expect(jonas).toContain('Det er besluttet å kalle deg inn til en disiplinærsamtale.');
    expect(jonas).not.toContain('Lederen vil ha en samtale med deg.');
  });

  it('a meeting within two weeks is sent back at its field, and one beyond four needs a reason', async () => {
    for (const [day, said] of [
      ['2026-01-20', 'Den anklagede skal ha minst to uker fra innkallingen er mottatt.'],
      ['2026-03-20', 'Mer enn fire uker'],
    ] as const) {
      await local.person('anne').press(button('OpenTask', { command: 'DrawUpSummons' }));
      await local.person('anne').submitDialog(button('TakeStep'), { inputs: summonsFor(day) });
      expect(play.card('anne')).toContain(said);
      expect(play.card('anne')).toContain('"TakeStep"');
      local.person('anne').closeDialog();
    }
    expect(await play.thrice('anne', 'DrawUpSummons', summonsFor('2026-01-28'))).toContain('Dette er gjort allerede');
  });

  it('Jonas has it once, whatever is pressed; the meeting waits until he has it', async () => {
    expect(await play.reads('jonas')).not.toContain('Han lo av en kollega');
    const before = local.person('jonas').messages.length;
    expect(await play.thrice('kari', 'SendSummons', { way: 'send' })).toContain('Dette er gjort allerede');
    // The letter, and the task to confirm it.
    expect(local.person('jonas').messages).toHaveLength(before + 2);
    const early = await play.presses('kari', { command: 'HoldMeeting', step: 'holdMeeting', inputs: heldOn(tooLate) });
    expect(early).toContain('Dette kan ikke gjøres ennå');
    await local.moveTo('2026-01-15T08:00:00.000Z');
    expect(await play.thrice('jonas', 'ConfirmReceipt', {})).toContain('Dette er gjort allerede');
  });

  it('thirteen days are too few: it is not held that day, and nobody is absent from a meeting never moved', async () => {
    await local.moveTo('2026-01-28T12:00:00.000Z');
    const inputs = heldOn('2026-01-28');
    for (const press of [
      { command: 'HoldMeeting', step: 'holdMeeting', inputs },
      { command: 'RecordAbsence', step: 'recordAbsence', inputs: { what: 'Han kom ikke.' } },
    ]) {
      const refused = await play.presses('kari', press);
      expect(refused).toContain('Dette kan ikke gjøres ennå');
      expect(refused).toContain('Samtalen må først få en ny tid');
    }
  });

  it('the meeting is moved: Jonas learns that, and gets a new summons with two weeks of its own', async () => {
    expect(await play.thrice('kari', 'MoveLateMeeting', {})).toContain('Dette er gjort allerede');
    expect(JSON.stringify(local.person('jonas').messages.at(-1))).toContain('Møtet er flyttet');
    expect(await play.reads('jonas')).toContain('Møtet er flyttet. Denne innkallingen gjelder ikke lenger.');
    await local.person('anne').press(button('OpenTask', { command: 'DrawUpSummons' }));
    for (const words of ['Han lo av en kollega', 'mottatt torsdag 15. januar 2026']) {
      expect(play.card('anne')).toContain(words);
    }
    await local.person('anne').submitDialog(button('TakeStep'), { inputs: summonsFor('2026-02-10') });
    expect(play.card('anne')).toContain('Den anklagede skal ha minst to uker fra innkallingen er mottatt.');
    local.person('anne').closeDialog();
    await play.summons('2026-02-16', { place: 'Møterom 7' });
    await play.task('jonas', 'ConfirmReceipt');
    const jonas = await play.reads('jonas');
    const inPlaceOf = 'Kommer i stedet for samtalen som var satt til';
    for (const words of ['Møterom 4', 'Møterom 7', 'mandag 16. februar 2026', inPlaceOf]) {
      expect(jonas).toContain(words);
    }
    const replaced = 'Erstattet av innkallingen fra onsdag 28. januar 2026. Denne gjelder ikke lenger.';
    for (const who of ['jonas', 'kari', 'anne'] as const) expect(await play.reads(who)).toContain(replaced);
    expect(jonas).not.toContain('Møtet er flyttet. Denne innkallingen');
    const paper = await play.inkTaken('jonas', 'sendSummons');
    for (const words of ['Møterom 4', replaced]) expect(paper).toContain(inkOf(words));
  });

  it('it is held, and the minutes are signed by both', async () => {
    const old = await play.presses('kari', {
      command: 'HoldMeeting',
      step: 'holdMeeting',
      inputs: heldOn('2026-01-28'),
    });
    expect(old).not.toContain('dialogDone');
    await local.moveTo('2026-02-16T09:30:00.000Z');
    const early = { command: 'DecideDiscipline', step: 'decideDiscipline', inputs: { outcome: 'none', ...weighed } };
    expect(await play.presses('kari', early)).toContain('Dette kan ikke gjøres ennå');
    expect(await play.thrice('kari', 'HoldMeeting', heldOn('2026-02-16', { place: 'Møterom 7' }))).toContain(
      'Dette er gjort allerede',
    );
    await play.task('kari', 'WriteMinutes', { text: minutes });
    const before = await play.presses('kari', early);
    expect(before).toContain('Dette kan ikke gjøres ennå');
    expect(before).toContain('3.2.3-3');
    await play.task('jonas', 'SignMinutes', { way: 'signWithRemark', remark: 'Jeg ba om unnskyldning.' });
  });

  it('the delay is told once, within the week, and Jonas reads when it is expected', async () => {
    await local.moveTo('2026-02-20T08:00:00.000Z');
    await play.offer('kari', 'TellOfDelay', delay);
    const jonas = await play.reads('jonas');
    for (const words of [delay.text, 'mandag 2. mars 2026']) expect(jonas).toContain(words);
    expect(await play.reads('nora')).not.toContain(delay.text);
    await local.moveTo('2026-02-26T08:00:00.000Z');
    for (const who of ['kari', 'anne'] as const) {
      await play.task(who, 'DecideDiscipline', { outcome: 'writtenWarning', ...weighed, reasons });
    }
  });

  it('the letter has each element or why not, and goes out once', async () => {
    await local.person('kari').press(button('OpenTask', { command: 'SendSanctionLetter' }));
    await local.person('kari').submitDialog(button('PreviewLetter'), { inputs: { ...sanctionLetter, support: '' } });
    expect(play.card('kari')).toContain('Fyll ut');
    local.person('kari').closeDialog();
    await play.task('kari', 'SendSanctionLetter', sanctionLetter);
    const before = local.person('jonas').messages.length;
    const again = { command: 'SendSanctionLetter', step: 'sendSanctionLetter', inputs: sanctionLetter };
    expect(await play.presses('kari', again)).toContain('Noen har gjort dette før, kanskje du selv.');
    expect(local.person('jonas').messages).toHaveLength(before);
    const jonas = await play.reads('jonas');
    for (const words of ['Skriftlig advarsel', ...Object.values(sanctionLetter)]) expect(jonas).toContain(words);
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp.' });
    expect(await play.reads('nora')).toContain('Saken er fulgt opp.');
  });

  it('nobody reads more than is theirs, in the case or in the chat', async () => {
    const nora = await play.reads('nora');
    const ofSanction = ['advarsel', 'Skriftlig', ...Object.values(sanctionLetter), delay.text, minutes, 'Møterom'];
    for (const secret of [...ofSanction, reasons, weighed.proportion]) expect(nora).not.toContain(secret);
    const jonas = await play.reads('jonas');
    for (const secret of [reasons, weighed.proportion, weighed.earlierMatters, 'Et møte er riktig.']) {
      expect(jonas).not.toContain(secret);
    }
    for (const who of ['silje', 'ingrid'] as const) {
      expect(await play.reads(who)).not.toMatch(/T-[0-9A-Z]{4}-[0-9A-Z]{4}|Jonas|advarsel/);
    }
    for (const who of ['nora', 'jonas', 'kari', 'anne'] as const) {
      const chat = JSON.stringify([local.person(who).messages, local.person(who).toasts]);
      for (const secret of [reasons, minutes, sanctionLetter.breach, 'Skriftlig advarsel']) {
        expect(chat).not.toContain(secret);
      }
    }
  });

  it('rehabilitation waits for the days to appeal, and the follow-ups for their day', async () => {
    const support = { command: 'ConsiderSupport', step: 'considerSupport', inputs: { way: 'yes', what: supported } };
    const early = await play.presses('kari', support);
    expect(early).toContain('når fristen for å anke er ute');
    await local.moveTo('2026-03-13T08:00:00.000Z');
    expect(await play.thrice('kari', 'ConsiderSupport', support.inputs)).toContain('Dette er gjort allerede');
    await play.task('kari', 'ConsiderGuidance', { way: 'yes', what: 'Veiledning hver måned.' });
    const closing = { command: 'CloseStrand', step: 'closeAfterDiscipline', inputs: { note: 'Slutt.' } };
    expect(await play.presses('kari', closing)).toContain('Dette kan ikke gjøres ennå');
    await play.task('kari', 'RaiseSubject', { what: 'Tatt opp i personalmøtet.' });
    const soon = { command: 'FollowUp', step: 'followUpSoon', inputs: { how: 'Det går bra.' } };
    expect(await play.presses('kari', soon)).toContain('Dette kan ikke gjøres ennå');
    await local.moveTo('2026-03-30T08:00:00.000Z');
    await play.task('kari', 'FollowUp', { how: 'Det går bra.' });
    expect(await play.presses('kari', closing)).toContain('Dette kan ikke gjøres ennå');
    await local.moveTo('2026-05-27T08:00:00.000Z');
    await play.task('kari', 'FollowUp', { how: 'De arbeider sammen igjen.' });
    expect(await play.reads('jonas')).not.toContain(supported);
  });

  it('it is closed with a note, and what each was told stays readable', async () => {
    await play.task('kari', 'CloseStrand', { note: 'En skriftlig advarsel ble gitt.' });
    expect((await play.state()).phase).toBe('closed');
    const nora = await play.reads('nora');
    expect(nora).toContain('Saken er fulgt opp.');
    expect(nora).not.toContain('advarsel');
    const jonas = await play.reads('jonas');
    for (const words of [...Object.values(sanctionLetter), delay.text, minutes, 'Møterom 7']) {
      expect(jonas).toContain(words);
    }
  });
});
