import { button, caseNumberIn, doTask, turnPages } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';

/** Nora lets Amina, the safety representative, help her write (3.1.2-4). */
describe('help with a draft', () => {
  let local: LocalTrygg;
  let helpId: string;
  const person = (name: PersonName) => local.person(name);
  const shown = (name: PersonName) => JSON.stringify(person(name).dialog?.card);
  const chat = (name: PersonName) => JSON.stringify([person(name).messages, person(name).toasts]);
  const draft = async () => (await local.trygg.trygg.reports.draft(organisation.nora.id))?.draft;
  const idle = () => local.trygg.trygg.idle();

  const asks = async (whom: PersonName): Promise<string> => {
    await person('nora').submitDialog(button('AskForHelp'), { inputs: { accusedIds: organisation.jonas.id } });
    const chosen = { supporter: organisation[whom].id, words: 'Kan du hjelpe meg?' };
    await person('nora').submitDialog(button('PreviewSupport'), { inputs: chosen });
    const sent = await person('nora').submitDialog(button('SendSupport'));
    await idle();
    return caseNumberIn(sent);
  };
  const opens = async (name: PersonName, caseId = helpId) => {
    await person(name).dialogStep('task/fetch', { verb: 'HelpWithDraft', caseId });
    return shown(name);
  };
  const saves = async (name: PersonName, fields: Readonly<Record<string, string>>, caseId = helpId) => {
    const page = { verb: 'TurnHelpPage', caseId, from: 'reportWhat', page: 'reportWhen', ...fields };
    return JSON.stringify(await person(name).dialogStep('task/submit', page));
  };
  const over = 'Utkastet er ikke åpent for deg nå';

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'amina', 'tomasz', 'jonas', 'kari', 'anne'] as const) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('is asked for from the first page, which keeps what stands there', async () => {
    await person('nora').press(button('Report'));
    helpId = await asks('amina');
    expect((await draft())?.accusedIds).toBe(organisation.jonas.id);
    expect(chat('amina')).not.toMatch(/Nora|Kan du hjelpe/);
  });

  it('nobody is let in before they have said yes, and nobody else ever', async () => {
    expect(await opens('amina')).toContain(over);
    expect(await opens('tomasz')).toContain(over);
    expect(await saves('jonas', { what: 'Ikke mitt.' })).toContain(over);
    expect((await draft())?.what).toBe('');
  });

  it('a yes leads straight into the draft, whose pages say whose it is', async () => {
    for (const name of ['amina', 'nora'] as const) person(name).closeDialog();
    await doTask(person('amina'), 'HelpWithReport', { way: 'yes' });
    await idle();
    await person('amina').submitDialog(button('HelpWithDraft', { caseId: helpId }));
    expect(shown('amina')).toContain('Du hjelper til med et utkast');
    expect(shown('amina')).toContain('Nora Lund');
    expect(shown('amina')).not.toContain('RemoveReport');
  });

  it('what the helper writes is kept in the owner’s draft, up to a review that only the owner can send', async () => {
    await turnPages(person('amina'), { what: 'Han ler av henne i møtene.' });
    expect((await draft())?.what).toBe('Han ler av henne i møtene.');
    expect(shown('amina')).toContain('Bare den du hjelper, kan sende.');
    expect(shown('amina')).not.toContain('"SendReport"');
    expect(await local.trygg.trygg.reports.draft(organisation.amina.id)).toBeUndefined();
  });

  it('two who save at once lose nothing', async () => {
    const own = { verb: 'TurnPage', kind: 'own', from: 'reportWhen', page: 'reportMore', place: 'Kantina' };
    await Promise.all([person('nora').dialogStep('task/submit', own), saves('amina', { what: 'Fra Amina.' })]);
    expect(await draft()).toMatchObject({ what: 'Fra Amina.', place: 'Kantina' });
  });

  it('the owner reads what was changed before sending: an older review sends nothing', async () => {
    person('nora').closeDialog();
    await person('nora').dialogStep('task/fetch', { verb: 'GoOnReport' });
    await turnPages(person('nora'), {});
    expect(shown('nora')).toContain('Amina');
    await saves('amina', { what: 'Endret av Amina.' });
    await person('nora').submitDialog(button('SendReport'));
    expect(shown('nora')).toContain('Noe er endret siden du så dette sist.');
    expect(await draft()).toMatchObject({ what: 'Endret av Amina.' });
  });

  it('ended by the owner, it is over at once, and the page already open keeps nothing', async () => {
    await opens('amina');
    await person('nora').submitDialog(button('EndDraftHelp'));
    await idle();
    const late = await saves('amina', { what: 'For sent.' });
    expect([late.includes(over), late.includes('For sent.')]).toEqual([true, true]);
    expect(await draft()).toMatchObject({ what: 'Endret av Amina.' });
    expect(shown('nora')).toContain('La noen hjelpe meg');
  });

  it('is refused to somebody who is accused in the draft, and ends for whoever is named later', async () => {
    const page = (fields: Readonly<Record<string, string>>) =>
      person('nora').dialogStep('task/submit', {
        verb: 'TurnPage',
        kind: 'own',
        from: 'reportWho',
        page: '',
        ...fields,
      });
    await page({ accusedIds: organisation.tomasz.id });
    const ask = { way: 'helped', supporter: organisation.tomasz.id, words: 'Hei.' };
    const refused = await person('nora').dialogStep('task/submit', { verb: 'PreviewSupport', ...ask });
    expect(JSON.stringify(refused)).toContain('Denne personen er nevnt i meldingen');
    await page({ accusedIds: organisation.jonas.id });
    const sent = await person('nora').dialogStep('task/submit', { verb: 'SendSupport', ...ask, once: 'tomasz' });
    const second = caseNumberIn(sent);
    await idle();
    await doTask(person('tomasz'), 'HelpWithReport', { way: 'yes' });
    await idle();
    expect(await opens('tomasz', second)).toContain('Nora Lund');
    await page({ accusedIds: organisation.jonas.id, accusedNames: 'Tomasz' });
    await idle();
    expect(await opens('tomasz', second)).toContain(over);
    await page({ accusedIds: organisation.jonas.id });
    expect(await opens('tomasz', second)).toContain(over);
  });

  it('ends when the report is sent, and an old yes opens no new draft', async () => {
    const ask = {
      verb: 'SendSupport',
      way: 'helped',
      supporter: organisation.amina.id,
      words: 'Igjen?',
      once: 'third',
    };
    const third = caseNumberIn(await person('nora').dialogStep('task/submit', ask));
    await idle();
    person('amina').closeDialog();
    await doTask(person('amina'), 'HelpWithReport', { way: 'yes' });
    await idle();
    expect(await opens('amina', third)).toContain('Nora Lund');
    person('nora').closeDialog();
    await person('nora').dialogStep('task/fetch', { verb: 'GoOnReport' });
    await turnPages(person('nora'), {});
    await person('nora').submitDialog(button('SendReport'));
    await idle();
    expect(shown('nora')).toContain('Takk for at du sa fra');
    expect(await opens('amina', third)).toContain(over);
    await person('nora').dialogStep('task/submit', {
      verb: 'TurnPage',
      from: 'reportWho',
      page: '',
      accusedNames: 'Ola',
    });
    expect(await opens('amina', third)).toContain(over);
    expect((await local.trygg.trygg.views.caseFor(organisation.nora.id, third))?.phase).toBe('closed');
  });

  it('ends when the draft is deleted', async () => {
    const ask = {
      verb: 'SendSupport',
      way: 'helped',
      supporter: organisation.amina.id,
      words: 'Igjen?',
      once: 'fourth',
    };
    const fourth = caseNumberIn(await person('nora').dialogStep('task/submit', ask));
    await idle();
    await person('nora').dialogStep('task/submit', { verb: 'RemoveReport', kind: 'own' });
    await idle();
    expect(await draft()).toBeUndefined();
    expect((await local.trygg.trygg.views.caseFor(organisation.nora.id, fourth))?.phase).toBe('closed');
  });
});
