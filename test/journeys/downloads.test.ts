import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../src/workbench/channel/model';
import { button, sendForm, turnPages } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { inkOf, pagesIn } from '../support/pdf-text';
import { beginCase, playCase } from '../support/whole-case';

const account = 'Han ler av meg i møtene.\n\nEn gang sa han «محمد» til meg, og alle lo. 李';
const minutes = 'Nora fortalte at det har pågått siden august.\n\nHun ønsker at det tar slutt.';
const minutesOfJonas = 'Jonas sa at det var ment som spøk.';
const remark = 'Det var i september også.';
const letterToNora = 'Vi har undersøkt det du meldte.\n\nDet var ikke grunnlag for disiplinære tiltak.';
const letterToJonas = 'Saken mot deg er undersøkt.';
const closing = 'Saken er behandlet etter retningslinjene.';

/** Nora's case against Jonas, to its closing note; everybody downloads what is theirs, and tries what is not. */
describe('downloading what one may read', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: ReturnType<typeof playCase>;
  const person = (name: PersonName) => local.person(name);
  const newest = (name: PersonName) => JSON.stringify(person(name).messages.at(-1));
  const consents = (name: PersonName) =>
    person(name).messages.filter((message) => JSON.stringify(message).includes('teams.card.file.consent'));

  /** Opens it from the case, reads the warning, and asks for it all the same. */
  const ask = async (name: PersonName, open: (action: Json) => boolean) => {
    await play.openCase(name);
    await person(name).submitDialog(open);
    await person(name).submitDialog(button('Download'));
    const warning = JSON.stringify(person(name).dialog?.card);
    await person(name).submitDialog(button('SendFile'));
    return warning;
  };
  const answer = async (name: PersonName, given: 'accept' | 'decline') => {
    await person(name).answerFile(given);
    await local.trygg.downloaded();
  };
  const take = async (name: PersonName, open: (action: Json) => boolean): Promise<string> => {
    const before = person(name).files.length;
    await ask(name, open);
    person(name).closeDialog();
    await answer(name, 'accept');
    expect(person(name).files).toHaveLength(before + 1);
    const file = person(name).files.at(-1);
    expect(file?.name).toMatch(/^Trygg-[a-z-]+-T-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9a-f]{4}\.pdf$/);
    return pagesIn(file?.content ?? Buffer.alloc(0)).join('\n');
  };
  const read = (step: string, data: Readonly<Record<string, string>> = {}) => button('ReadRecord', { step, ...data });

  beforeAll(async () => {
    local = await startLocalTrygg();
    ({ caseId, play } = await beginCase(local, ['jonas', 'per', 'silje'], { accused: ['jonas'], what: account }));
    await play.task('kari', 'AcknowledgeReceipt');
    await play.task('anne', 'SignReceipt');
    const half = { felt: 'harassment', improper: 'yes', reasons: 'Gjentatte kommentarer.' };
    await play.task('kari', 'AssessComplaint', half);
    await play.task('anne', 'AssessComplaint', half);
    await play.task('kari', 'TellOfCompanion');
    await local.moveTo('2026-01-07T12:00:00.000Z');
    const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: 'Rom 1', companion: 'Tor Tillit' };
    await play.task('kari', 'HoldConversation', held, 'complainant');
    await play.task('kari', 'WriteMinutes', { text: minutes }, 'complainant');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations.filter(({ code }) => code !== 'upload-range')).toEqual([]);
  });

  it('says first that Trygg can’t protect a copy, and nothing leaves Trygg before the answer in the chat', async () => {
    const warning = await ask('kari', button('ReadComplaint'));
    expect(warning).toContain('Der kan Trygg ikke verne den, og ikke slette den');
    expect(JSON.stringify(person('kari').dialog?.card)).toContain('Ingenting er lagret før du svarer ja');
    person('kari').closeDialog();
    expect(person('kari').files).toEqual([]);
    for (const told of ['Nora', 'Jonas', 'ler av meg']) {
      expect(JSON.stringify([person('kari').messages, person('kari').toasts])).not.toContain(told);
    }
  });

  it('a no leaves nothing behind, and the question is gone', async () => {
    await answer('kari', 'decline');
    expect(newest('kari')).toContain('Ingenting er lagret');
    expect(consents('kari')).toEqual([]);
    expect(person('kari').files).toEqual([]);
  });

  it('the complaint, on its form, for Kari: all that was entered, and who signed it', async () => {
    const text = await take('kari', button('ReadComplaint'));
    expect(text).toContain('Melding om mobbing og trakassering');
    const ink = inkOf(text);
    for (const told of ['Han ler av meg i møtene.', 'og alle lo. [U+674E]', 'Jonas Berg', 'Nora Lund']) {
      expect(ink).toContain(inkOf(told));
    }
    for (const signed of ['Signert avNora Lund (klager)', 'Mottatt avKari Haugen (leder', 'Mottatt avAnne Vik (pers']) {
      expect(ink).toContain(inkOf(signed));
    }
    const fingerprints = ink.match(/[0-9a-f]{64}/g) ?? [];
    expect(fingerprints).toHaveLength(3);
    expect(new Set(fingerprints).size).toBe(1);
    expect(ink).not.toContain(inkOf('Signaturen gjelder ikke lenger'));
    expect(newest('kari')).toContain('teams.card.file.info');
    expect(newest('kari')).not.toContain('Jonas');
    expect(consents('kari')).toEqual([]);
  });

  it('who is asked to sign can take a copy first, and comes back to the question', async () => {
    const nora = person('nora');
    await nora.press(button('OpenTask', { command: 'SignMinutes', caseId }));
    await nora.submitDialog(button('Download'));
    await nora.submitDialog(button('OpenTask', { command: 'SignMinutes' }));
    expect(JSON.stringify(nora.dialog?.card)).toContain('"TakeStep"');
    await nora.submitDialog(button('Download'));
    await nora.submitDialog(button('SendFile'));
    nora.closeDialog();
    await answer('nora', 'accept');
    expect(inkOf(pagesIn(nora.files.at(-1)?.content ?? Buffer.alloc(0)).join(''))).toContain('Ikkesignertennå');
  });

  it('minutes that nobody has signed yet say so', async () => {
    expect(inkOf(await take('kari', read('writeMinutesOfComplainant')))).toContain('Ikkesignertennå');
    await play.task('nora', 'SignMinutes', { way: 'signWithRemark', remark }, 'complainant');
  });

  it('minutes for Nora: the conversation, every paragraph, both signatures with the fingerprint of the text', async () => {
    const ink = inkOf(await take('nora', read('writeMinutesOfComplainant')));
    for (const told of ['Referatet fra samtalen med klager', ...minutes.split('\n\n'), 'Rom 1', 'Tor Tillit', remark]) {
      expect(ink).toContain(inkOf(told));
    }
    const sha256 = createHash('sha256').update(minutes, 'utf8').digest('hex');
    expect(ink.split(sha256)).toHaveLength(3);
    expect(ink).toContain(inkOf('Skrevet og signert avKari Haugen (leder som behandler saken)'));
    expect(ink).toContain(inkOf('Signert avNora Lund (klager)Tidspunktonsdag 7. januar 2026 kl. 13.00'));
    expect(ink).not.toContain('JonasBerg');
  });

  it('the same document is the same file, also after a restart between question and answer', async () => {
    await ask('nora', read('writeMinutesOfComplainant'));
    person('nora').closeDialog();
    await local.restart();
    play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await answer('nora', 'accept');
    const [first, second] = person('nora').files.slice(-2);
    expect(second?.name).toBe(first?.name);
    expect(first && second?.content.equals(first.content)).toBe(true);
  });

  it('is in English for whoever speaks English with Trygg', async () => {
    await person('nora').say('English');
    await person('nora').say('my cases');
    await person('nora').press(button('OpenCase', { caseId }));
    await person('nora').submitDialog(read('writeMinutesOfComplainant'));
    await person('nora').submitDialog(button('Download'));
    await person('nora').submitDialog(button('SendFile'));
    person('nora').closeDialog();
    await answer('nora', 'accept');
    const text = pagesIn(person('nora').files.at(-1)?.content ?? Buffer.alloc(0)).join('\n');
    for (const told of ['Written and signed by', 'Wednesday 7 January 2026 at 13:00', 'Page 1 of 1']) {
      expect(inkOf(text)).toContain(inkOf(told));
    }
    await person('nora').say('norsk');
  });

  const notTheirs = [
    ['jonas', { step: 'complaint', subject: 'matter' }],
    ['jonas', { step: 'writeMinutesOfComplainant', subject: 'complainant' }],
    ['silje', { step: 'complaint', subject: 'matter' }],
    ['per', { step: 'writeMinutesOfComplainant', subject: 'complainant' }],
    ['nora', { step: 'writeMinutesOfAccused', subject: 'a1' }],
    ['nora', { step: 'tellAccusedOutcome', subject: 'a1' }],
    ['nora', { step: 'closeWithNote', subject: 'a1' }],
  ] as const;

  const triesAll = async (name: PersonName, wanted: Json) => {
    const before = person(name).files.length;
    for (const verb of ['Download', 'SendFile']) {
      const outcome = await person(name).dialogStep('task/fetch', { verb, caseId, round: 1, ...wanted });
      expect(JSON.stringify(outcome)).not.toMatch(/"SendFile"|spørsmål i chatten/);
    }
    expect(consents(name)).toEqual([]);
    await forge(name, wanted, { upload: `${local.channel.serviceUrl()}files/upload/x` });
    expect(newest(name)).toContain('Du kan ikke lenger lese dette dokumentet');
    expect(person(name).files).toHaveLength(before);
    person(name).closeDialog();
  };
  const forge = async (name: PersonName, wanted: Json, { upload, content = upload }: Record<string, string>) => {
    const uploadInfo = { name: 'x.pdf', uploadUrl: upload, contentUrl: content, uniqueId: 'x', fileType: 'pdf' };
    const context = { caseId, round: 1, ...wanted };
    const value = { type: 'fileUpload', action: 'accept', context, uploadInfo };
    expect((await person(name).invoke('fileConsent/invoke', value)).kind).toBe('done');
    await local.trygg.downloaded();
  };

  it.each(notTheirs.slice(0, 4))('%s gets nothing of %j, whatever their client sends', triesAll);

  it('a file goes nowhere but to people’s own files, whatever an answer says', async () => {
    let asked = 0;
    const elsewhere = createServer((_, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const there = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/x`;
    const mine = { step: 'writeMinutesOfComplainant', subject: 'complainant' };
    await forge('nora', mine, { upload: there });
    expect(newest('nora')).toContain('Filen ble ikke lagret');
    await forge('nora', mine, { upload: `${local.channel.serviceUrl()}files/upload/x`, content: there });
    expect(newest('nora')).not.toContain(there);
    expect(asked).toBe(0);
    elsewhere.close();
  });

  it('an upload that fails is told, and the next one goes well', async () => {
    const mine = { step: 'writeMinutesOfComplainant', subject: 'complainant' };
    await forge('nora', mine, { upload: `${local.channel.serviceUrl()}files/upload/no-such-session` });
    expect(newest('nora')).toContain('Noe gikk galt på veien');
    await take('nora', read('writeMinutesOfComplainant'));
  });

  it('minutes for Jonas are his alone and of those who handle it; the letters and the closing note too', async () => {
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'decline', reason: minutesOfJonas }, 'a1');
    const ofJonas = inkOf(await take('jonas', read('writeMinutesOfAccused')));
    for (const told of ['Den anklagede la fram sin side.', 'Signerte ikkeJonas Berg (den ank', minutesOfJonas]) {
      expect(ofJonas).toContain(inkOf(told));
    }
    await play.decide('a1', 'no');
    for (const [step, text] of [
      ['tellComplainantOutcome', letterToNora],
      ['tellAccusedOutcome', letterToJonas],
    ] as const) {
      await person('kari').press(button('OpenTask', { command: 'TellOutcome', step, subject: 'a1', caseId }));
      await sendForm(person('kari'), { text });
      person('kari').closeDialog();
      await local.trygg.trygg.idle();
    }
    const letter = inkOf(await take('nora', read('tellComplainantOutcome')));
    for (const told of [
      ...letterToNora.split('\n\n'),
      'Retten til å anke',
      'Vi godtar den til og med',
      'Noen å snakke med',
      'Sendt avKari Haugen',
    ]) {
      expect(letter).toContain(inkOf(told));
    }
    expect(letter).toContain('TilNoraLund');
    expect(letter).not.toContain('**');
    expect(letter).not.toContain('JonasBerg');
    await take('kari', read('tellComplainantOutcome'));
    const [forKari, forNora] = [person('kari').files.at(-1), person('nora').files.at(-1)];
    expect(forKari && forNora?.content.equals(forKari.content)).toBe(true);
    expect(letter).toContain(createHash('sha256').update(letterToNora, 'utf8').digest('hex'));
    expect(inkOf(await take('jonas', read('tellAccusedOutcome')))).toContain(inkOf(letterToJonas));
    await play.task('kari', 'OfferCounselling', { offer: 'Samtale.' }, 'a1');
    await play.close('a1');
    const note = inkOf(await take('anne', read('closeWithNote')));
    for (const told of [closing, 'Nora Lund', 'Jonas Berg', 'Skrevet avKari Haugen'])
      expect(note).toContain(inkOf(told));
  });

  it.each(notTheirs.slice(4))('%s gets nothing of %j either, once it is there', triesAll);

  it('the letter after an appeal', async () => {
    await play.offer('jonas', 'Appeal', { explanation: 'Vitnet mitt ble ikke hørt.' });
    await playCase(local, caseId, { complainant: 'nora', handler: 'per', hr: 'anne' }).task('per', 'DecideAppeal', {
      result: 'upheld',
      reasons: 'Ingenting nytt.',
    });
    await person('per').press(button('OpenTask', { command: 'TellOfAppeal', step: 'tellAccusedOfAppeal' }));
    await sendForm(person('per'), { text: 'Avgjørelsen blir stående.' });
    person('per').closeDialog();
    await local.trygg.trygg.idle();
    const letter = inkOf(await take('jonas', read('tellAccusedOfAppeal')));
    for (const told of [
      'Avgjørelsen blir stående.',
      'Hvor lenge du kan anke, står i brevet om utfallet',
      'Sendt avPer Solberg (leder over)',
    ]) {
      expect(letter).toContain(inkOf(told));
    }
  });

  it('whoever loses the case between question and answer gets nothing', async () => {
    await ask('kari', read('closeWithNote'));
    person('kari').closeDialog();
    await play.offer('nora', 'ReportMore', { kind: 'again', what: 'Det skjedde igjen.' });
    await play.offer('kari', 'StepDown', { reasons: 'Vi er naboer.' });
    const before = person('kari').files.length;
    await answer('kari', 'accept');
    expect(newest('kari')).toContain('Du kan ikke lenger lese dette dokumentet');
    expect(person('kari').files).toHaveLength(before);
  });

  it('the signature of a leader who has stepped down stays, with name and role', async () => {
    const ink = inkOf(await take('nora', read('writeMinutesOfComplainant')));
    expect(ink).toContain(inkOf('Skrevet og signert avKari Haugen (leder som behandler saken)'));
    const complaint = inkOf(await take('anne', button('ReadComplaint')));
    expect(complaint).toContain(inkOf('Mottatt avKari Haugen (leder som behandler saken)'));
  });
});

describe('an oral complaint, as a file', () => {
  let local: LocalTrygg;

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('says what was told, and carries the signatures of who took it down and who told it', async () => {
    const [kari, nora] = [local.person('kari'), local.person('nora')];
    await kari.say('Noen har fortalt meg');
    await kari.press(button('SomebodyToldMe'));
    const told = { personId: organisation.nora.id, accusedNames: 'Ukjent Mann', what: 'Hun sier at han ler.' };
    await turnPages(kari, told);
    await kari.submitDialog(button('SendReport'));
    kari.closeDialog();
    await local.trygg.trygg.idle();
    await nora.press(button('OpenTask', { command: 'SignOralNote' }));
    await nora.submitDialog(button('TakeStep'), { inputs: { way: 'sign' } });
    nora.closeDialog();
    await local.trygg.trygg.idle();

    await nora.say('mine saker');
    await nora.press(button('OpenCase'));
    await nora.submitDialog(button('ReadRecord', { step: 'takeDownComplaint' }));
    await nora.submitDialog(button('Download'));
    await nora.submitDialog(button('SendFile'));
    await nora.answerFile('accept');
    await local.trygg.downloaded();
    const ink = inkOf(pagesIn(nora.files[0]?.content ?? Buffer.alloc(0)).join(''));
    for (const part of [
      'Notatet om den muntlige klagen',
      told.what,
      'Ukjent Mann',
      'Skrevet og signert avKari',
      'Signert avNora',
    ]) {
      expect(ink).toContain(inkOf(part));
    }
  });
});
