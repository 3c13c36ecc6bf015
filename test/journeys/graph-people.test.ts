import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { graphOf } from '../../src/services/graph';
import { button, caseNumberIn, sendReport, textsIn, turnPages, writeReport } from '../support/acts';
import { graphError, graphPeople, guidOf, type LocalGraph, startLocalGraph } from '../support/local-graph';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';

const ids = (...names: readonly PersonName[]) => names.map((name) => ({ person: organisation[name].id }));

/** The whole product with its people from Microsoft Graph. */
describe('people from Microsoft Graph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-graph-'));
  const rolesFile = join(folder, 'roles.json');
  let graph: LocalGraph;
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const latest = (name: PersonName) => textsIn(person(name).messages.at(-1));
  const down = graphError(500, 'InternalServerError');

  beforeAll(async () => {
    const roles = {
      hr: { advisers: [{ group: guidOf('hr') }], lastResort: ids('eva') },
      organisation: { name: 'Trolldalen' },
    };
    writeFileSync(rolesFile, JSON.stringify(roles));
    graph = await startLocalGraph();
    graph.groups.set(guidOf('hr'), [organisation.anne.id, organisation.bjorn.id]);
  });
  afterAll(async () => {
    await graph.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    graph.mend();
    for (const one of graphPeople()) graph.people.set(one.id, one);
    graph.people.get(organisation.tomasz.id)!.userType = 'Guest';
    local = await startLocalTrygg(
      undefined,
      graphOf({ MICROSOFT_APP_ID: guidOf('app'), TRYGG_GRAPH: rolesFile }, graph.url),
    );
  });
  afterEach(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  const install = async (...names: readonly PersonName[]) => {
    for (const name of names) await person(name).install();
  };
  const report = async () => {
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
    return caseId;
  };
  const rolesIn = async (caseId: string) => {
    const { hrAdviser, handler } = (await local.trygg.trygg.caseFor(organisation.nora.id, caseId))?.roles ?? {};
    return [handler?.name, hrAdviser?.name];
  };
  /** The next day, when Trygg looks for who has left. */
  const nextDay = async (day: string) => {
    await local.moveTo(`${day}T08:00:00.000Z`);
    await local.trygg.trygg.checkPeople();
  };

  it('a complaint goes to the leader whom Graph names; who leaves, by whatever way, gives it up', async () => {
    await install('nora', 'kari', 'anne');
    const caseId = await report();
    expect(await rolesIn(caseId)).toEqual(['Kari Haugen', 'Anne Vik']);
    graph.down(down);
    await nextDay('2026-01-06');
    // Nobody has left because Graph is down, even when nothing that it said counts any more.
    expect(await rolesIn(caseId)).toEqual(['Kari Haugen', 'Anne Vik']);
    graph.mend();
    // The answers that nobody waited for any more have come in before it is another day.
    await wait(150);
    graph.people.get(organisation.kari.id)!.accountEnabled = false;
    graph.people.delete(organisation.anne.id);
    await nextDay('2026-01-07');
    expect(await rolesIn(caseId)).toEqual([undefined, 'Bjørn Aas']);
  });

  it('Graph is down and nothing is known: a report is written to its end, kept, and sent when Graph is back', async () => {
    await install('nora');
    await local.restart();
    graph.down(down);
    await local.moveTo('2026-01-05T22:00:00.000Z');
    await local.restart();
    await person('nora').say('hei');
    expect(latest('nora')).toContain('"verb":"Report"');
    await writeReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' }).catch(() => {});
    expect(textsIn(person('nora').dialog?.card)).toContain('Trygg må vente litt');
    person('nora').closeDialog();
    expect(textsIn(person('nora').dialog?.card ?? '')).not.toContain('Han ler');
    const told = () => person('nora').messages.filter((one) => textsIn(one).includes('Nå kan du gå videre')).length;
    await local.moveTo('2026-01-05T22:05:00.000Z');
    expect(told()).toBe(0);
    const draft = await local.trygg.trygg.reports.draft(organisation.nora.id);
    expect([draft?.draft.what, draft?.draft.accusedIds]).toEqual(['Han ler av meg.', organisation.jonas.id]);
    graph.mend();
    await local.moveTo('2026-01-05T22:10:00.000Z');
    expect(told()).toBe(1);
    expect(textsIn(person('nora').messages.at(-1))).not.toMatch(/meld fra|klage|Jonas|Han ler/i);
    await local.moveTo('2026-01-06T08:00:00.000Z');
    await local.restart();
    await local.moveTo('2026-01-06T09:00:00.000Z');
    expect(told()).toBe(1);
    await person('nora').press(button('GoOnReport'));
    await turnPages(person('nora'), {});
    const sent = await person('nora').submitDialog(button('SendReport'));
    expect((await rolesIn(caseNumberIn(sent)))[0]).toBe('Kari Haugen');
    expect(await local.trygg.trygg.reports.draft(organisation.nora.id)).toBeUndefined();
  });

  it('Graph is down when a form is sent: it stays as it was filled in, or at least its words do', async () => {
    await install('nora', 'kari', 'anne');
    await report();
    await person('nora').say('mine saker');
    await person('nora').press(button('OpenTask', { command: 'ReportMore', kind: 'again' }));
    graph.down(down);
    await local.moveTo('2026-01-06T22:00:00.000Z');
    await local.restart();
    const what = 'Det skjedde igjen i dag.';
    await person('nora').submitDialog(button('TakeStep'), { inputs: { kind: 'again', what } });
    const shown = textsIn(person('nora').dialog?.card);
    expect([shown.includes('Vent litt, og trykk igjen'), shown.includes(what)]).toEqual([true, true]);
    await person('kari').dialogStep('task/submit', { verb: 'KeepDuty', duty: 'mapping', conclusion: what });
    expect(textsIn(person('kari').dialog?.card)).toContain(what);
    person('kari').closeDialog();
    graph.mend();
    await local.moveTo('2026-01-06T22:10:00.000Z');
    await person('nora').submitDialog(button('TakeStep'));
    expect(textsIn(person('nora').dialog?.card)).not.toContain('TakeStep');
    person('nora').closeDialog();
  });

  it('Graph is down: whoever was here before goes on with their cases, and a guest stays one', async () => {
    await install('nora', 'kari', 'anne', 'tomasz');
    expect(latest('tomasz')).toContain('gjestekonto');
    await report();
    graph.down(down);
    await local.moveTo('2026-01-06T08:00:00.000Z');
    await local.restart();
    await person('kari').say('oppgaver');
    expect(latest('kari')).toContain('"command":"AcknowledgeReceipt"');
    await person('kari').press(button('OpenTask', { command: 'AcknowledgeReceipt' }));
    expect(textsIn(person('kari').dialog?.card)).toContain('Nora Lund');
    person('kari').closeDialog();
    await person('tomasz').say('meld fra');
    expect(latest('tomasz')).toContain('gjestekonto');
    // Nobody knows who this is: they may report, and see nothing else.
    await install('silje');
    await person('silje').say('oppgaver');
    expect(latest('silje')).toContain('Trygg må vente litt');
    await person('silje').say('meld fra');
    expect(latest('silje')).toContain('"verb":"Report"');
  });
});
