import { button, caseNumberIn, doTask, turnPages } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';

/** Nora finds it hard to write and tells it to Kari, her leader, who takes it down (3.1.2-7). */
describe('an oral complaint', () => {
  let local: LocalTrygg;
  let caseId: string;
  const person = (name: PersonName) => local.person(name);
  const shown = (name: PersonName) => JSON.stringify(person(name).dialog?.card);
  const newest = (name: PersonName) => JSON.stringify(person(name).messages.at(-1));
  const draft = async (name: PersonName) => (await local.trygg.trygg.reports.draft(organisation[name].id))?.draft;

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'jonas', 'kari', 'anne'] as const) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('is not offered to whoever is neither leader nor in HR, and is refused by the server', async () => {
    await person('jonas').say('muntlig klage');
    expect(newest('jonas')).toContain('Bare ledere og personalavdelingen');
    expect(newest('jonas')).not.toContain('"SomebodyToldMe"');
    await person('jonas').dialogStep('task/fetch', { verb: 'SomebodyToldMe' });
    expect(shown('jonas')).toContain('Dette er for leder og personalavdeling');
    const page = { verb: 'TurnPage', kind: 'oral', from: 'reportAffected', page: 'reportWho', personName: 'Nora' };
    expect(JSON.stringify(await person('jonas').dialogStep('task/submit', page))).toContain('for leder og personal');
    const sneaked = { verb: 'TurnPage', from: 'reportWho', page: 'reportWhat', as: 'oral', accusedNames: 'Per' };
    await person('jonas').dialogStep('task/submit', sneaked);
    expect((await draft('jonas'))?.as).toBe('self');
    person('jonas').closeDialog();
  });

  it('is taken down page by page, beginning with who complains', async () => {
    await person('kari').say('Noen har fortalt meg');
    await person('kari').press(button('SomebodyToldMe'));
    expect(shown('kari')).toContain('Hvem har fortalt deg om det?');
    const next = async (personId: string) => {
      await person('kari').submitDialog(button('TurnPage'), { inputs: { personId } });
      return shown('kari');
    };
    expect(await next(organisation.kari.id)).toContain('velger du «Meld fra» i stedet');
    expect(await next(organisation.nora.id)).toContain('Hvem er det klaget på?');
    expect(await draft('kari')).toMatchObject({ as: 'oral', name: 'Nora Lund', position: 'Kundekonsulent' });
  });

  it('is never mixed with the leader’s own report', async () => {
    person('kari').closeDialog();
    const own = { verb: 'TurnPage', kind: 'own', from: 'reportWho', page: 'reportWhat', accusedNames: 'Min egen sak' };
    expect(JSON.stringify(await person('kari').dialogStep('task/submit', own))).toContain('ett utkast om gangen');
    expect((await draft('kari'))?.accusedNames).toBe('');
    await person('kari').dialogStep('task/submit', { verb: 'RemoveReport', kind: 'own' });
    expect(await draft('kari')).toBeDefined();
    await person('kari').dialogStep('task/fetch', { verb: 'Report' });
    expect(shown('kari')).toContain('muntlig klage');
    await person('kari').submitDialog(button('GoOnReport'));
    expect(shown('kari')).toContain('Hvem har fortalt deg om det?');
  });

  it('is sent with the leader’s signature, to those around the complainant', async () => {
    await turnPages(person('kari'), { accusedIds: organisation.jonas.id, what: 'Hun sier at han ler av henne.' });
    for (const told of ['Nora Lund', 'Kari Haugen', 'Anne Vik', 'signere notatet'])
      expect(shown('kari')).toContain(told);
    caseId = caseNumberIn(await person('kari').submitDialog(button('SendReport')));
    expect(shown('kari')).toContain('bedt om å lese notatet');
    person('kari').closeDialog();
    await local.trygg.trygg.idle();
    expect(await draft('kari')).toBeUndefined();
  });

  it('is read and signed by the complainant in the chat', async () => {
    await person('nora').press(button('OpenTask', { command: 'SignOralNote' }));
    expect(shown('nora')).toContain('Hun sier at han ler av henne.');
    await person('nora').submitDialog(button('TakeStep'), { inputs: { way: 'sign' } });
    await local.trygg.trygg.idle();
    const state = await local.trygg.trygg.views.caseFor(organisation.kari.id, caseId);
    expect(state?.way).toBe('oral');
    expect(Object.keys(state?.instances ?? {})).toContain('signOralNote/complainant/1');
    expect(state?.roles.handler?.accountId).toBe(organisation.kari.id);
    expect((await doTask(person('kari'), 'AcknowledgeReceipt')).kind).toBe('dialog');
  });

  it('can come from somebody without an account, who signs on paper', async () => {
    await person('anne').say('noen har fortalt meg');
    await person('anne').press(button('SomebodyToldMe'));
    const said = { personName: 'Innleid Ida', accusedIds: organisation.jonas.id, what: 'Hun sier at han ropte.' };
    await turnPages(person('anne'), said);
    const id = caseNumberIn(await person('anne').submitDialog(button('SendReport')));
    expect(shown('anne')).toContain('på papir');
    await local.trygg.trygg.idle();
    expect(id).not.toBe(caseId);
  });
});
