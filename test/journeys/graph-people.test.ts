import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { needed } from '../../src/adapters/teams/answering';
import { isChatVerb } from '../../src/adapters/teams/turns/chat';
import { isDialogVerb } from '../../src/adapters/teams/turns/dialogs';
import { graphOf } from '../../src/services/graph';
import { button, caseNumberIn, doTask, sendReport, textsIn, turnPages, writeReport } from '../support/acts';
import { graphError, graphPeople, guidOf, type LocalGraph, startLocalGraph } from '../support/local-graph';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { beginCase } from '../support/whole-case';

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
      unionRepresentatives: ids('amina'),
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
  const asked = { supporter: organisation.amina.id, words: 'Kan du hjelpe meg?' };
  /** Nora lets Amina help with her draft. */
  const letAminaHelp = async () => {
    await install('nora', 'amina');
    await person('nora').press(button('Report'));
    await person('nora').submitDialog(button('AskForHelp'), { inputs: { accusedIds: organisation.jonas.id } });
    await person('nora').submitDialog(button('PreviewSupport'), { inputs: asked });
    const caseId = caseNumberIn(await person('nora').submitDialog(button('SendSupport')));
    person('nora').closeDialog();
    await local.trygg.trygg.idle();
    await doTask(person('amina'), 'HelpWithReport', { way: 'yes' });
    person('amina').closeDialog();
    return caseId;
  };
  const rolesIn = async (caseId: string) => {
    const { hrAdviser, handler } = (await local.trygg.trygg.views.caseFor(organisation.nora.id, caseId))?.roles ?? {};
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

  it('Graph is down: whatever carries or helps somebody is answered, or has the numbers to call and their words', async () => {
    await install('kari');
    const caseId = await letAminaHelp();
    graph.down(down);
    await local.moveTo('2026-01-06T22:00:00.000Z');
    await local.restart();

    const words = 'Han ler av meg hver dag.';
    const page = { kind: 'own', from: 'reportWhat', page: 'reportWhen', what: words };
    const step = { caseId, command: 'EndHelp', step: 'endHelp', subject: 'matter', round: '1' };
    const duty = { duty: 'mapping', conclusion: words };
    // Who presses it, and what goes with it. What has to wait for Graph is marked.
    const presses: Readonly<Record<string, [PersonName, Readonly<Record<string, string>>, 'waits'?]>> = {
      Home: ['nora', {}],
      Help: ['nora', {}],
      WhatCanIDo: ['nora', {}],
      InformalWay: ['nora', {}],
      Talk: ['kari', { talk: 'leader', said: 'complain.staff.yes', at: 'ways' }],
      ClearTalk: ['nora', {}],
      TalkTo: ['nora', {}],
      TalkToPeople: ['nora', {}],
      AskForCall: ['nora', { to: organisation.anne.id }],
      Report: ['nora', {}],
      GoOnReport: ['nora', {}],
      TurnPage: ['nora', page],
      SendReport: ['nora', { kind: 'own' }, 'waits'],
      SomebodyToldMe: ['kari', {}],
      AskForSupport: ['nora', {}, 'waits'],
      PreviewSupport: ['nora', { ...asked, way: 'informal', words }, 'waits'],
      SendSupport: ['nora', { ...asked, way: 'informal', words }, 'waits'],
      AskForHelp: ['kari', page, 'waits'],
      EndDraftHelp: ['nora', page, 'waits'],
      HelpWithDraft: ['amina', { caseId }],
      TurnHelpPage: ['amina', { ...page, caseId }],
      TakeStep: ['nora', step],
      PreviewLetter: ['nora', step],
      EditLetter: ['nora', step],
      KeepDuty: ['kari', duty, 'waits'],
      RemoveReport: ['nora', { kind: 'own' }],
    };
    expect(Object.keys(presses).sort()).toEqual([...needed].sort());
    const odd: string[] = [];
    for (const [verb, [name, data, waits]] of Object.entries(presses)) {
      const answers = [
        ...(isChatVerb(verb) ? [await person(name).execute({ verb, data })] : []),
        ...(isDialogVerb(verb) ? [await person(name).dialogStep('task/submit', { verb, ...data })] : []),
      ].map(textsIn);
      person(name).closeDialog();
      for (const answer of answers) {
        const isWaiting = /Trygg må vente|Det gikk ikke/.test(answer);
        if (isWaiting !== (waits !== undefined)) odd.push(`${verb}: ${answer}`);
        if (isWaiting && !/ring \*\*113/.test(answer)) odd.push(`${verb} without numbers: ${answer}`);
        if (isWaiting && Object.values(data).includes(words) && !answer.includes(words))
          odd.push(`${verb} loses words`);
      }
    }
    expect(odd).toEqual([]);
    expect(textsIn(await person('kari').execute({ verb: 'SomebodyToldMe' }))).toContain(
      'Skriv ned det jeg ble fortalt',
    );
  });

  it('Graph is down when whoever helps with a draft is named in it: the page is kept, and closed to them', async () => {
    const caseId = await letAminaHelp();
    graph.down(down);
    await local.moveTo('2026-01-06T22:00:00.000Z');
    await local.restart();
    const named = { accusedIds: `${organisation.jonas.id},${organisation.amina.id}` };
    const page = { verb: 'TurnPage', kind: 'own', from: 'reportWho', page: 'reportWhat', ...named };
    expect(textsIn(await person('nora').dialogStep('task/submit', page))).toContain('Steg 2 av');
    const helps = async () =>
      textsIn(await person('amina').dialogStep('task/submit', { verb: 'HelpWithDraft', caseId }));
    const over = 'Utkastet er ikke åpent for deg nå';
    expect(await helps()).toContain(over);
    // As long as she is named, each page tries to end her help.
    graph.mend();
    await local.moveTo('2026-01-06T22:10:00.000Z');
    await person('nora').dialogStep('task/submit', page);
    await person('nora').dialogStep('task/submit', { ...page, accusedIds: organisation.jonas.id });
    expect(await helps()).toContain(over);
    for (const name of ['nora', 'amina'] as const) person(name).closeDialog();
  });

  it('Graph is down when a letter is read before it goes out: its form stays as it was filled in', async () => {
    const { play } = await beginCase(local, ['jonas'], { accused: ['jonas'], what: 'Han ler av meg.' });
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    await play.decide('a1', 'no');
    await person('kari').press(button('OpenTask', { command: 'TellOutcome', step: 'tellComplainantOutcome' }));
    graph.down(down);
    await local.moveTo('2026-01-12T08:00:00.000Z');
    await local.restart();
    await person('kari').submitDialog(button('PreviewLetter'), { inputs: { text: 'Vi fant ikke grunnlag.' } });
    const shown = textsIn(person('kari').dialog?.card);
    expect([shown.includes('Vent litt, og trykk igjen'), shown.includes('Vi fant ikke grunnlag.')]).toEqual([
      true,
      true,
    ]);
    person('kari').closeDialog();
  });

  it('Graph is down: whoever was here before goes on with their cases, and a guest stays one', async () => {
    await install('nora', 'kari', 'anne', 'tomasz');
    expect(latest('tomasz')).toContain('gjestekonto');
    await report();
    graph.down(down);
    await local.moveTo('2026-01-06T08:00:00.000Z');
    await local.restart();
    // Whoever comes back finds at once what waits for them.
    await person('kari').install();
    expect(latest('kari')).toContain('"command":"AcknowledgeReceipt"');
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
