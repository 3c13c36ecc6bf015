import type { Json } from '../../src/workbench/channel/model';
import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { inkOf, pagesIn } from '../support/pdf-text';
import { beginCase, type playCase } from '../support/whole-case';

/** 3.1.2-13, -18: what belongs in whose file, for HR on the case and for nobody else. */
describe('personnel files', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: ReturnType<typeof playCase>;
  const dialog = (name: PersonName) => JSON.stringify(local.person(name).dialog?.card);
  const openFiles = async (name: PersonName) => {
    await local.person(name).say('oppgaver');
    await local.person(name).press(button('PersonnelFiles'));
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    const report = { accused: [], accusedNames: 'Vigdis Frivillig', what: 'Hun roper til meg på vaktene.' };
    ({ play, caseId } = await beginCase(local, ['bjorn'], report));
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations.filter(({ code }) => code !== 'upload-range')).toEqual([]);
  });

  it('there is nothing before something was signed', async () => {
    await openFiles('anne');
    expect(dialog('anne')).toContain('Det er ingenting å legge i noen personalmappe ennå.');
    local.person('anne').closeDialog();
  });

  it.each(['personalmapper', 'Personnel files'])('typing “%s” leads HR there, and nobody else', async (words) => {
    await local.person('anne').say(words);
    await local.person('anne').press(button('PersonnelFiles'));
    expect(dialog('anne')).toContain('personalmappe');
    local.person('anne').closeDialog();
    await local.person('kari').say(words);
    expect(JSON.stringify(local.person('kari').messages.at(-1))).not.toContain('"PersonnelFiles"');
  });

  it('HR on the case finds each person’s, and whether they have their copy', async () => {
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('kari', 'SignMinutes', { way: 'decline', reason: 'Hun vil ikke.' }, 'a1');
    await openFiles('anne');
    expect(dialog('anne')).toMatch(/Nora Lund.*Vigdis Frivillig/);
    expect(JSON.stringify(local.person('anne').messages)).not.toContain('Vigdis');
    await local.person('anne').submitDialog(button('PersonnelFile', { subject: 'complainant' }));
    expect(dialog('anne')).toContain('Kopi: i Trygg fra 7. januar 2026');
    await local.person('anne').submitDialog(button('PersonnelFiles'));
    await local.person('anne').submitDialog(button('PersonnelFile', { subject: 'a1' }));
    expect(dialog('anne')).toContain('Ikke signert, med begrunnelse, 9. januar 2026');
    expect(dialog('anne')).toContain('Kopi: ikke gitt på papir ennå.');
    expect(dialog('anne')).not.toContain('klager');
    local.person('anne').closeDialog();
  });

  it('the copy that was handed over stands there with its day', async () => {
    const handed = { way: 'byPost', 'handedAt.date': '2026-01-09', 'handedAt.time': '09:30', note: '' };
    await play.task('kari', 'HandOver', handed, 'a1');
    await openFiles('anne');
    await local.person('anne').submitDialog(button('PersonnelFile', { subject: 'a1' }));
    expect(dialog('anne')).toContain('Kopi: sendt med posten 9. januar 2026');
  });

  it('is downloaded as one PDF, with its index, at HR’s own wish', async () => {
    const anne = local.person('anne');
    await anne.submitDialog(button('Download', { step: 'personnelFile' }));
    expect(dialog('anne')).toContain('Der kan Trygg ikke verne den');
    await anne.submitDialog(button('SendFile'));
    anne.closeDialog();
    await anne.answerFile('accept');
    await local.trygg.downloaded();
    const file = anne.files.at(-1);
    expect(file?.name).toMatch(/^Trygg-mappe-T-/);
    const pages = pagesIn(file?.content ?? Buffer.alloc(0)).map(inkOf);
    expect(pages).toHaveLength(2);
    for (const told of ['Personalmappe', 'Vigdis Frivillig', 'Side 2', caseId]) expect(pages[0]).toContain(inkOf(told));
    for (const told of ['Den anklagede la fram sin side.', 'Hun vil ikke.']) expect(pages[1]).toContain(inkOf(told));
    expect(pages.join('')).not.toContain(inkOf('Klager fortalte fritt.'));
  });

  it('other HR finds nothing of the case, and has a list of their own', async () => {
    await openFiles('bjorn');
    expect(dialog('bjorn')).toContain('Det er ingenting å legge i noen personalmappe ennå.');
    local.person('bjorn').closeDialog();
  });

  it.each(['bjorn', 'kari', 'nora'] as const)('%s gets nothing of it, whatever their client sends', async (name) => {
    const asked: Json = { caseId, subject: 'complainant', step: 'personnelFile', round: 1 };
    for (const verb of ['PersonnelFile', 'Download', 'SendFile']) {
      const outcome = JSON.stringify(await local.person(name).dialogStep('task/fetch', { verb, ...asked }));
      expect(outcome).not.toMatch(/Referatet|"SendFile"|spørsmål i chatten/);
    }
    const listed = JSON.stringify(await local.person(name).dialogStep('task/fetch', { verb: 'PersonnelFiles' }));
    expect(listed).not.toContain('Nora Lund');
    local.person(name).closeDialog();
  });
});
