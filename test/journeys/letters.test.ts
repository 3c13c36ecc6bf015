import { button, sendForm } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { inkOf, pagesIn } from '../support/pdf-text';
import { beginCase, type playCase } from '../support/whole-case';

/**
 * P-7: Amina, the safety representative of their unit, is accused. Kari begins the letters on a Friday morning, and is
 * not done when the afternoon has come.
 */
describe('letters on a Friday afternoon', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  const words = 'Vi fant ikke grunnlag for disiplinære tiltak.';
  const whyNow = 'Nora ba om å få vite det i dag.';
  const card = (name: 'kari' | 'nora' | 'amina') => JSON.stringify(local.person(name).dialog?.card);
  const asksWhy = () => card('kari').includes('"id":"whyNow"');

  beforeAll(async () => {
    local = await startLocalTrygg();
    ({ play } = await beginCase(local, ['amina'], { accused: ['amina'], what: 'Hun ler av meg.' }));
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('amina', 'SignMinutes', { way: 'sign' });
    await play.decide('a1', 'no');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('in the morning nobody asks why; in the afternoon the letter comes back, with what was written', async () => {
    const kari = local.person('kari');
    await kari.press(button('OpenTask', { command: 'TellOutcome', step: 'tellComplainantOutcome' }));
    expect(asksWhy()).toBe(false);
    expect(card('kari')).toContain('Anne Vik');
    await kari.submitDialog(button('PreviewLetter'), { inputs: { text: words } });
    for (const seen of [words, 'Brevet til deg om utfallet', 'Nora Lund', 'Anne Vik', 'Begge parter kan anke']) {
      expect(card('kari')).toContain(seen);
    }
    expect((await play.state()).strands.a1?.documents).not.toHaveProperty('tellComplainantOutcome/a1/1');
    await kari.submitDialog(button('EditLetter'));
    expect(card('kari')).toContain(words);
    await local.moveTo('2026-01-09T11:00:00.000Z');
    await kari.submitDialog(button('PreviewLetter'), { inputs: { text: words } });
    expect(card('kari')).toContain('Fra mandag 12. januar 2026 trenger du ingen grunn.');
    expect(card('kari')).toContain(words);
    expect(asksWhy()).toBe(true);
    expect((await play.state()).strands.a1?.documents).not.toHaveProperty('tellComplainantOutcome/a1/1');
  });

  it('without a text there is no preview, and what is missing is named', async () => {
    const outcome = await local.person('kari').submitDialog(button('PreviewLetter'), { inputs: { text: '  ' } });
    expect(JSON.stringify([outcome, card('kari')])).toMatch(/stopped|Skriv brevet/);
    await local.person('kari').submitDialog(button('PreviewLetter'), { inputs: { text: words } });
  });

  it('with a reason it goes out, and Nora reads whom she can talk to, not the reason, and not Amina', async () => {
    await sendForm(local.person('kari'), { whyNow });
    local.person('kari').closeDialog();
    await local.trygg.trygg.idle();
    await play.openCase('nora');
    await local.person('nora').submitDialog(button('ReadRecord', { step: 'tellComplainantOutcome' }));
    expect(card('nora')).toContain(words);
    for (const somebody of [/Noen å snakke med/, /Anne Vik/, /116\s123/]) expect(card('nora')).toMatch(somebody);
    expect(card('nora')).not.toContain(whyNow);
    expect(card('nora')).not.toContain('Amina');
    local.person('nora').closeDialog();
  });

  it('those who handle the case read the reason beside the letter', async () => {
    await play.openCase('kari');
    await local.person('kari').submitDialog(button('ReadRecord', { step: 'tellComplainantOutcome' }));
    expect(card('kari')).toContain(words);
    expect(card('kari')).toContain(whyNow);
    local.person('kari').closeDialog();
  });

  it('on Monday the other letter goes out without one, and Amina is not sent to herself', async () => {
    await local.moveTo('2026-01-12T08:00:00.000Z');
    await local.person('kari').press(button('OpenTask', { command: 'TellOutcome', step: 'tellAccusedOutcome' }));
    expect(asksWhy()).toBe(false);
    await sendForm(local.person('kari'), { text: words });
    local.person('kari').closeDialog();
    await local.trygg.trygg.idle();
    await play.openCase('amina');
    await local.person('amina').submitDialog(button('ReadRecord', { step: 'tellAccusedOutcome' }));
    expect(card('amina')).toContain('Anne Vik');
    expect(card('amina')).not.toContain('Verneombud: ');
    local.person('amina').closeDialog();
  });

  it('a letter that was sent is corrected by a new one, and both can be read and say so', async () => {
    await play.openCase('kari');
    expect(card('kari')).toContain('Rett «Brevet til klager»');
    await local
      .person('kari')
      .submitDialog(button('OpenTask', { command: 'TellOutcome', step: 'tellComplainantOutcome' }));
    expect(card('kari')).toContain(words);
    const inputs = { text: 'Vi fant ikke grunnlag nå.', whyCorrected: 'Et ord manglet.' };
    await local.person('kari').submitDialog(button('PreviewLetter'), { inputs });
    expect(card('kari')).toContain('Dette brevet retter brevet som ble sendt fredag 9. januar 2026');
    await local.person('kari').submitDialog(button('TakeStep'));
    local.person('kari').closeDialog();
    await local.trygg.trygg.idle();

    await play.openCase('nora');
    await local.person('nora').submitDialog(button('ReadRecord', { step: 'tellComplainantOutcome' }));
    for (const told of [inputs.text, inputs.whyCorrected, 'retter brevet som ble sendt fredag 9. januar 2026']) {
      expect(card('nora')).toContain(told);
    }
    await local.person('nora').submitDialog((action) => JSON.stringify(action).includes('"version":1'));
    expect(card('nora')).toContain(words);
    expect(card('nora')).toContain('Dette brevet er rettet. Det nye brevet er fra mandag 12. januar 2026');
    expect(card('nora')).not.toContain(inputs.text);
    await local.person('nora').submitDialog(button('Download'));
    await local.person('nora').submitDialog(button('SendFile'));
    local.person('nora').closeDialog();
    await local.person('nora').answerFile('accept');
    await local.trygg.downloaded();
    const ink = inkOf(pagesIn(local.person('nora').files.at(-1)?.content ?? Buffer.alloc(0)).join(''));
    for (const told of [words, 'Dette brevet er rettet.', 'Sendt fredag 9. januar 2026']) {
      expect(ink).toContain(inkOf(told));
    }
    expect(ink).not.toContain(inkOf(inputs.text));
  });

  it('whoever chose English reads what the letter says of its own in English, on the card and on paper; the others do not', async () => {
    const amina = local.person('amina');
    await amina.say('english');
    await play.openCase('amina');
    await amina.submitDialog(button('ReadRecord', { step: 'tellAccusedOutcome' }));
    expect(card('amina')).toContain(words);
    expect(card('amina')).toContain('Somebody to talk to');
    expect(card('amina')).toContain('Monday 12 January 2026');
    expect(card('amina')).not.toContain('Noen å snakke med');
    await amina.submitDialog(button('Download'));
    await amina.submitDialog(button('SendFile'));
    amina.closeDialog();
    await amina.answerFile('accept');
    await local.trygg.downloaded();
    const ink = inkOf(pagesIn(amina.files.at(-1)?.content ?? Buffer.alloc(0)).join(''));
    for (const told of [words, 'Somebody to talk to', 'Monday 12 January 2026']) expect(ink).toContain(inkOf(told));
    expect(ink).not.toContain(inkOf('Noen å snakke med'));
    await play.openCase('nora');
    await local.person('nora').submitDialog(button('ReadRecord', { step: 'tellComplainantOutcome' }));
    expect(card('nora')).toContain('Noen å snakke med');
  });
});
