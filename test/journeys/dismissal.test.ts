import { button, sendForm, textsIn } from '../support/acts';
import { aboutDiscussion, concerns, type DisciplinePlay, toDiscipline, weighed } from '../support/discipline-play';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { playCase } from '../support/whole-case';

const minutes = 'Jonas sa at han ikke slutter.';
const noEvidence = 'Vitnet vil ikke nevnes.';
const discussed = 'Jonas vil bli i stillingen.';
const finalReasons = 'Samlet sett er det nok.';
const meeting = {
  'heldAt.date': '2026-01-29',
  'heldAt.time': '10:00',
  present: 'Jonas og Tor Tillit',
  said: discussed,
};
const again = {
  about: 'Om du kan bli i stillingen.',
  'meetAt.date': '2026-01-29',
  'meetAt.time': '10:00',
  place: 'Møterom 5',
};
const letter = {
  grounds: 'Trakassering over lang tid.',
  employer: 'Trolldalen Energi',
  noticePeriod: 'Tre måneder.',
  negotiation: 'Krav om forhandling innen to uker.',
  legalAction: 'Søksmål innen åtte uker.',
  stayingOn: 'Du kan stå i stillingen til det er avgjort.',
};
const explanation = 'Drøftingsmøtet var for kort.';
const handed = { how: 'inPerson', 'deliveredAt.date': '2026-01-29', 'deliveredAt.time': '11:00', seenBy: 'Anne Vik' };
const decision = { result: 'dismiss', reasons: finalReasons };

/** P-4 and 3.2.4.1: Kari and Anne want it, Ingrid decides it, Anne writes it, and Kari gives it to Jonas on paper. */
describe('a dismissal', () => {
  let local: LocalTrygg;
  let play: DisciplinePlay;

  beforeAll(async () => {
    local = await startLocalTrygg();
    play = await toDiscipline(local, ['ingrid', 'silje', 'eva']);
    await play.begins();
    await play.summons('2026-01-28', { evidence: '', noEvidence });
    await play.task('jonas', 'ConfirmReceipt');
    await play.meets('2026-01-28', minutes);
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('is nobody’s before leader and HR want it, and then waits for the discussion meeting', async () => {
    expect(await play.reads('ingrid')).not.toContain(play.caseId);
    const asked = { command: 'DecideDismissal', step: 'decideDismissal', inputs: decision };
    expect(await play.presses('ingrid', asked)).toContain('det er ikke ditt');
    await play.decidesOn('dismissalWithNotice');
    await local.person('ingrid').say('English');
    const early = await play.presses('ingrid', asked);
    for (const words of ['This cannot be done yet', 'discussion meeting', '3.2.4.1-1']) expect(early).toContain(words);
    await local.person('ingrid').say('norsk');
    const writing = await play.presses('anne', {
      command: 'PrepareDismissal',
      step: 'prepareDismissal',
      inputs: letter,
    });
    expect(writing).not.toContain('Lederen får teksten nå');
  });

  it('what leader and HR want is called a proposal, to them and on record', async () => {
    for (const who of ['kari', 'anne'] as const) {
      const read = await play.reads(who);
      expect(read).toContain('Forslaget om oppsigelse eller avskjed');
      expect(read).toMatch(/"Forslag"[^}]*\}[^}]*"Oppsigelse"/);
      expect(read).not.toMatch(/"Beslutning"[^}]*\}[^}]*"Oppsigelse"/);
    }
    const form = await play.opens('kari', 'callToDiscussion');
    for (const words of ['"Forslag"', '"Oppsigelse"', 'Arbeidsgiver vurderer å si deg opp.'])
      expect(form).toContain(words);
  });

  it('Jonas is called to the discussion meeting, is told what is considered, and answers', async () => {
    const early = { command: 'HoldDiscussionMeeting', step: 'holdDiscussionMeeting', inputs: meeting };
    expect(await play.presses('kari', early)).not.toContain('Det er ført inn');
    await play.discussion('2026-01-29');
    const called = await play.opens('jonas', 'answerCallToDiscussion');
    for (const words of [
      'Arbeidsgiver vurderer å si deg opp. Ingenting er avgjort.',
      '§ 15-1',
      'Du kan ha med en tillitsvalgt',
      aboutDiscussion,
      'torsdag 29. januar 2026 kl. 12.00',
      'Møterom 5',
    ]) {
      expect(called).toContain(words);
    }
    const { messages, toasts } = local.person('jonas');
    expect(JSON.stringify([messages, toasts])).not.toMatch(/si deg opp|ppsigelse|avskjed/);
    await play.task('jonas', 'AnswerInvitation', { way: 'otherTime', words: 'Klokka ti passer.' });
    await play.offer('kari', 'CallToDiscussion', again);
    expect(await play.opens('jonas', 'answerCallToDiscussionAgain')).toContain('torsdag 29. januar 2026 kl. 10.00');
    await play.task('jonas', 'AnswerInvitation', { way: 'comes' });
  });

  it('what was discussed is recorded after the call and after the disciplinary meeting, once', async () => {
    await local.moveTo('2026-01-29T09:30:00.000Z');
    for (const [date, time] of [
      ['2026-01-28', '09:00'],
      ['2026-01-28', '10:15'],
    ]) {
      const inputs = { ...meeting, 'heldAt.date': date ?? '', 'heldAt.time': time ?? '' };
      const step = { command: 'HoldDiscussionMeeting', step: 'holdDiscussionMeeting', inputs };
      expect(await play.presses('kari', step)).toContain('før den anklagede ble kalt inn');
    }
    expect(await play.thrice('kari', 'HoldDiscussionMeeting', meeting)).toContain('Dette er gjort allerede');
  });

  it('Ingrid reads what it rests on, and nothing else', async () => {
    const ingrid = await play.reads('ingrid');
    for (const words of [
      'Han ler av meg.',
      concerns,
      minutes,
      weighed.reasons,
      weighed.proportion,
      discussed,
      aboutDiscussion,
    ]) {
      expect(ingrid).toContain(words);
    }
    const hidden = [
      'Gjentatte kommentarer foran andre.',
      'Klager fortalte fritt.',
      'Den anklagede la fram sin side.',
      'De to arbeider ikke sammen nå.',
      'Det har skjedd flere ganger.',
      'Et møte er riktig.',
      'Utfallet av saken er dette.',
      noEvidence,
    ];
    for (const secret of hidden) expect(ingrid).not.toContain(secret);
    const chat = JSON.stringify([local.person('ingrid').messages, local.person('ingrid').toasts]);
    for (const secret of ['Jonas', 'Nora', discussed]) expect(chat).not.toContain(secret);
  });

  it('she decides in the chat, once; until then no letter is written, and Jonas reads nothing of it', async () => {
    const early = { command: 'HandOverDismissal', step: 'handOverDismissal', inputs: handed };
    expect(await play.presses('kari', early)).not.toContain('Det er ført inn at brevet er gitt');
    expect(await play.thrice('ingrid', 'DecideDismissal', decision)).toContain('Dette er gjort allerede');
    const tooEarly = await play.presses('kari', early);
    expect(tooEarly).toContain('Dette kan ikke gjøres ennå');
    expect(tooEarly).toContain('brevet om oppsigelse eller avskjed');
    const asked = await play.opens('anne', 'prepareDismissal');
    for (const words of ['"Beslutning"', '"Oppsigelse"']) expect(asked).toContain(words);
    const jonas = await play.reads('jonas');
    for (const secret of ['"Oppsigelse"', finalReasons, discussed]) expect(jonas).not.toContain(secret);
  });

  it('Anne writes what the Act demands, all of it', async () => {
    await local.person('anne').press(button('OpenTask', { command: 'PrepareDismissal' }));
    const { stayingOn: _, ...rest } = letter;
    expect((await local.person('anne').submitDialog(button('TakeStep'), { inputs: rest })).kind).toBe('stopped');
    local.person('anne').closeDialog();
    const lacking = await play.presses('anne', { command: 'PrepareDismissal', step: 'prepareDismissal', inputs: rest });
    expect(lacking).toContain('Det er én ting å rette');
    expect(await play.thrice('anne', 'PrepareDismissal', letter)).toContain('Dette er gjort allerede');
    expect(await play.reads('jonas')).not.toContain(letter.grounds);
  });

  it('Kari hands it over on paper; Trygg sends Jonas nothing, and he can read it from then on', async () => {
    const before = local.person('jonas').messages.length;
    const toasts = local.person('jonas').toasts.length;
    await local.moveTo('2026-01-29T10:30:00.000Z');
    const shown = await play.opens('kari', 'handOverDismissal');
    for (const words of [
      '"Oppsigelse"',
      ...Object.values(letter),
      'Retten til å anke',
      'Anne Vik',
      'Les og last ned',
    ]) {
      expect(shown).toContain(words);
    }
    expect(await play.thrice('kari', 'HandOverDismissal', handed)).toContain('gjort');
    expect(local.person('jonas').messages).toHaveLength(before);
    expect(local.person('jonas').toasts).toHaveLength(toasts);
    const jonas = await play.reads('jonas');
    for (const words of Object.values(letter)) expect(jonas).toContain(words);
    for (const secret of [finalReasons, weighed.reasons, noEvidence]) expect(jonas).not.toContain(secret);
    for (const words of ['Levert torsdag 29. januar 2026', 'Overlevert av', 'Anne Vik']) expect(jonas).toContain(words);
    const { strands } = await play.state();
    expect(strands.a1?.instances['handOverDismissal/a1/1']?.done?.answers.talkTo).toBe('Anne Vik');
  });

  it('Nora is told that it was dealt with, and not how', async () => {
    await play.task('kari', 'TellOfDiscipline', { text: 'Saken er fulgt opp.' });
    const nora = await play.reads('nora');
    expect(nora).toContain('Saken er fulgt opp.');
    expect(nora).not.toMatch(/ppsigelse|avskjed|Ingrid|ansettelsesmyndighet/i);
    for (const secret of [...Object.values(letter), discussed, minutes, finalReasons, concerns]) {
      expect(nora).not.toContain(secret);
    }
  });

  it('Jonas appeals it: to somebody above Ingrid, who has decided it', async () => {
    await play.offer('jonas', 'Appeal', { explanation });
    const { roles, strands } = await play.state();
    expect(strands.a1?.instances['appeal/a1/1']?.done?.by).toBe(organisation.jonas.id);
    expect(roles.leaderAbove?.accountId).toBe(organisation.eva.id);
    expect(await play.reads('eva')).toContain(explanation);
    for (const who of ['ingrid', 'nora', 'silje', 'per'] as const) {
      expect(await play.reads(who)).not.toContain(explanation);
    }
  });

  it('it is upheld and told to both, nobody who was dismissed is guided, and it is closed', async () => {
    const above = playCase(local, play.caseId, { complainant: 'nora', handler: 'eva', hr: 'anne' });
    await above.task('eva', 'DecideAppeal', { result: 'upheld', reasons: 'Møtet var grundig.' });
    await local.moveTo('2026-02-13T08:00:00.000Z');
    for (const step of ['tellComplainantOfAppeal', 'tellAccusedOfAppeal']) {
      await local.person('eva').press(button('OpenTask', { command: 'TellOfAppeal', step }));
      await sendForm(local.person('eva'), { text: 'Anken er avgjort, og blir ikke tatt til følge.' });
      local.person('eva').closeDialog();
      await local.trygg.trygg.idle();
    }
    expect(await play.reads('nora')).not.toMatch(/ppsigelse|avskjed/i);
    await play.task('kari', 'ConsiderSupport', { way: 'no', reasons: 'Nora ønsker det ikke.' });
    await play.task('kari', 'RaiseSubject', { reasons: 'De andre vet det.' });
    const guided = await play.presses('kari', { command: 'ConsiderGuidance', step: 'considerGuidance' });
    expect(guided).not.toContain('"TakeStep"');
    const anne = local.person('anne');
    await anne.say('oppgaver');
    // Bjørn was to be told that the case is late, and has never opened Trygg.
    expect(textsIn(anne.messages.at(-1))).toContain('RecordReached');
    await play.task('kari', 'CloseStrand', { note: 'Oppsigelsen ble stående.' });
    expect((await play.state()).phase).toBe('closed');
    await anne.say('oppgaver');
    expect(textsIn(anne.messages.at(-1))).not.toContain('RecordReached');
    const jonas = await play.reads('jonas');
    for (const words of Object.values(letter)) expect(jonas).toContain(words);
    expect(jonas).not.toContain('Møtet var grundig.');
  });
});
