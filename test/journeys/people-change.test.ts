import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DirectoryFile } from '../../src/adapters/directory/directory-schema';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { button, caseNumberIn, doTask, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { nothingLeft, pressOldCards } from '../support/old-cards';
import { organisation, type PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';

const nowhere = 'T-0000-0000';

/** People leave, and change places, while a case goes on. The directory is a file: each change comes with a restart. */
describe('people change while a case goes on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-directory-'));
  const directoryFile = join(folder, 'organisation.json');
  const original = readFileSync(sampleOrganisation, 'utf8');
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const chat = (name: PersonName) => JSON.stringify(person(name).messages);
  const idle = () => local.trygg.trygg.idle();

  beforeAll(async () => {
    writeFileSync(directoryFile, original);
    local = await startLocalTrygg(undefined, { directoryFile });
    for (const name of Object.keys(organisation) as PersonName[]) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
    expect(local.channel.violations).toEqual([]);
  });
  beforeEach(() => changed(() => undefined));

  /** The next morning the directory is another one. */
  const changed = async (change: (file: Omit<DirectoryFile, 'people'> & { people: Change[] }) => void) => {
    const file = JSON.parse(original);
    change(file);
    writeFileSync(directoryFile, JSON.stringify(file));
    await local.restart();
    await local.trygg.peopleChecked();
    await idle();
  };
  const without = (name: PersonName) =>
    changed(({ people }) => {
      for (const one of people) if (one.id === organisation[name].id) one.active = false;
    });
  const report = async () => {
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await idle();
    return caseId;
  };
  const rolesIn = async (caseId: string) => {
    const { hrAdviser, handler } = (await local.trygg.trygg.views.caseFor(organisation.nora.id, caseId))?.roles ?? {};
    return [handler?.name, hrAdviser?.name];
  };
  const tasksOf = async (name: PersonName, caseId: string) =>
    (await local.trygg.trygg.views.inbox(organisation[name].id)).tasks
      .filter((task) => task.caseId === caseId)
      .map(({ command }) => command)
      .sort();
  /** Nothing that somebody had shows them anything now, and what they had opened is not taken. */
  const isOut = async (name: PersonName, caseId: string) => {
    expect(await tasksOf(name, caseId)).toEqual([]);
    const passes = [
      { command: 'AcknowledgeReceipt', step: 'acknowledgeReceipt' },
      { command: 'SignReceipt', step: 'signReceipt' },
      { command: 'AssessComplaint', step: 'assessComplaint', felt: 'both', improper: 'yes', reasons: 'For sent.' },
    ];
    for (const data of passes.map((pass) => ({ ...pass, subject: 'matter', round: 1 }))) {
      for (const verb of ['OpenCase', 'ReadComplaint', 'ReadRecord', 'OpenTask', 'TakeStep']) {
        const real = await person(name).dialogStep('task/submit', { ...data, verb, caseId });
        const none = await person(name).dialogStep('task/submit', { ...data, verb, caseId: nowhere });
        expect([verb, JSON.stringify(real)]).toEqual([verb, JSON.stringify(none)]);
      }
    }
    for (const answer of await pressOldCards(person(name), caseId)) expect(answer).toMatch(nothingLeft);
    person(name).closeDialog();
    const left = JSON.stringify(person(name).cards.filter((card) => JSON.stringify(card).includes(caseId)));
    expect(left).not.toMatch(/"OpenTask"|"OpenCase"/);
  };

  it('the leader has left: HR is asked to appoint another, and no card of the old one leads anywhere', async () => {
    const caseId = await report();
    await without('kari');
    expect(await rolesIn(caseId)).toEqual([undefined, 'Anne Vik']);
    expect(await tasksOf('anne', caseId)).toContain('AppointHandler');
    await isOut('kari', caseId);
    await person('anne').press(button('OpenTask', { command: 'AppointHandler', caseId }));
    const choices = JSON.stringify(person('anne').dialog?.card);
    expect(choices).not.toContain(organisation.kari.id);
    await person('anne').submitDialog(button('TakeStep'), { inputs: { leader: organisation.per.id } });
    person('anne').closeDialog();
    await idle();
    expect(await tasksOf('per', caseId)).toContain('AcknowledgeReceipt');
  });

  it('the adviser has left: the deputy gets what was waiting, as cards too', async () => {
    const caseId = await report();
    await without('anne');
    expect(await rolesIn(caseId)).toEqual(['Kari Haugen', 'Bjørn Aas']);
    expect(await tasksOf('bjorn', caseId)).toEqual(['SignReceipt']);
    await isOut('anne', caseId);
    await person('bjorn').press(button('OpenTask', { command: 'SignReceipt', caseId }));
    await person('bjorn').submitDialog(button('TakeStep'));
    person('bjorn').closeDialog();
    await idle();
    expect(await tasksOf('bjorn', caseId)).toEqual([]);
  });

  it('the adviser works elsewhere now, and has no business with it any more', async () => {
    const caseId = await report();
    await changed(({ hr }) => {
      hr.advisers = [organisation.bjorn.id];
      hr.duty = [];
    });
    expect(await rolesIn(caseId)).toEqual(['Kari Haugen', 'Bjørn Aas']);
    await isOut('anne', caseId);
  });

  it('Nora has another leader: the case goes to her, and a form that Kari had open is not taken', async () => {
    const caseId = await report();
    await person('kari').press(button('OpenTask', { command: 'AcknowledgeReceipt', caseId }));
    await changed(({ people }) => {
      for (const one of people) if (one.id === organisation.nora.id) one.manager = organisation.per.id;
    });
    expect(await rolesIn(caseId)).toEqual(['Per Solberg', 'Anne Vik']);
    await person('kari').submitDialog(button('TakeStep'));
    expect(JSON.stringify(person('kari').dialog?.card)).toContain('Her er det ingenting å gjøre for deg');
    await isOut('kari', caseId);
    expect(await tasksOf('per', caseId)).toEqual(['AcknowledgeReceipt']);
    expect(chat('nora')).not.toContain('Per Solberg');
  });

  it('the accused becomes Nora’s leader, and still never gets the case', async () => {
    const caseId = await report();
    await changed(({ people }) => {
      for (const one of people) if (one.id === organisation.nora.id) one.manager = organisation.jonas.id;
    });
    expect(await rolesIn(caseId)).toEqual(['Kari Haugen', 'Anne Vik']);
    await isOut('jonas', caseId);
  });

  it.each(['nora', 'jonas'] as const)(
    '%s is not in the directory any more: whoever has the case keeps it',
    async (gone) => {
      const caseId = await report();
      await changed((file) => {
        file.people = file.people.filter(({ id }) => id !== organisation[gone].id);
      });
      expect(await rolesIn(caseId)).toEqual(['Kari Haugen', 'Anne Vik']);
      expect(await tasksOf('kari', caseId)).toEqual(['AcknowledgeReceipt']);
    },
  );

  it('an accused whose account is closed does not stop the case: the signature falls away', async () => {
    const caseId = await report();
    const plays = () => playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    let play = plays();
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await without('jonas');
    play = plays();
    await local.moveTo('2026-01-19T12:00:00.000Z');
    await local.moveTo('2026-01-27T12:00:00.000Z');
    await play.task('anne', 'RecordLapse', { note: 'Sluttet i jobben.' }, 'a1');
    await play.decide('a1', 'no');
    expect((await play.state()).strands.a1?.instances['decideCase/a1/1']?.done).toBeDefined();
  });

  it('the one whom Nora asked for support has left: nothing of it is left to them, and Nora can ask another', async () => {
    await person('nora').say('hva kan jeg gjøre');
    await person('nora').press(button('AskForSupport'));
    const chosen = { supporter: organisation.tomasz.id, words: 'Vil du bli med?' };
    await person('nora').submitDialog(button('PreviewSupport'), { inputs: chosen });
    const caseId = caseNumberIn(await person('nora').submitDialog(button('SendSupport')));
    person('nora').closeDialog();
    await idle();
    await without('tomasz');
    await isOut('tomasz', caseId);
    const state = await local.trygg.trygg.views.caseFor(organisation.nora.id, caseId);
    expect(state?.supporter).toBeUndefined();
    await person('nora').dialogStep('task/fetch', { verb: 'AskForSupport' });
    expect(JSON.stringify(person('nora').dialog?.card)).not.toContain(organisation.tomasz.id);
    person('nora').closeDialog();
  });

  it('the one who helps with a draft has left: the page that they have open keeps nothing', async () => {
    const page = { verb: 'TurnPage', kind: 'own', from: 'reportWho', page: '', accusedNames: 'Ola' };
    await person('nora').dialogStep('task/submit', page);
    const ask = { verb: 'SendSupport', way: 'helped', supporter: organisation.amina.id, words: 'Hjelp?', once: 'x' };
    const caseId = caseNumberIn(await person('nora').dialogStep('task/submit', ask));
    person('nora').closeDialog();
    await idle();
    await doTask(person('amina'), 'HelpWithReport', { way: 'yes' });
    person('amina').closeDialog();
    await idle();
    await without('amina');
    const turned = { verb: 'TurnHelpPage', caseId, from: 'reportWhat', page: 'reportWhen', what: 'For sent.' };
    const answer = JSON.stringify(await person('amina').dialogStep('task/submit', turned));
    expect(answer).toContain('Utkastet er ikke åpent for deg nå');
    expect((await local.trygg.trygg.reports.draft(organisation.nora.id))?.draft.what).toBe('');
  });
});

interface Change {
  readonly id: string;
  manager?: string;
  active?: boolean;
}
