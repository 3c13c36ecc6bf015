import { graphOf } from '../../src/services/graph';
import { button, sendReport, textsIn } from '../support/acts';
import {
  type GraphFault,
  graphError,
  graphPeople,
  guidOf,
  type LocalGraph,
  startLocalGraph,
  throttled,
  unavailable,
} from '../support/local-graph';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { knock, message, token } from '../support/raw-http';

const kari = organisation.kari.id;
const install = new RegExp(`^POST /v1.0/users/${kari}/teamwork/installedApps$`);

/** A leader who has never opened Trygg receives a complaint. */
describe('somebody who never met Trygg has to be reached', () => {
  let graph: LocalGraph;
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const teamsApp = guidOf('catalogue');
  const through = (app?: string) => graphOf({ MICROSOFT_APP_ID: guidOf('app'), TRYGG_TEAMS_APP: app }, graph.url);

  beforeAll(async () => {
    graph = await startLocalGraph();
    for (const one of graphPeople()) graph.people.set(one.id, one);
  });
  afterAll(() => graph.close());
  beforeEach(async () => {
    graph.mend();
    graph.installed.clear();
    graph.taken();
    graph.whenInstalled(async (id) => void (await local.channel.person(id).install()));
    await begin(teamsApp);
  });
  afterEach(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  const begin = async (app?: string) => {
    local = await startLocalTrygg(undefined, through(app));
    for (const name of ['nora', 'anne'] as const) await person(name).install();
  };
  const minute = 60;
  const day = 86_400;
  const later = (seconds: number) =>
    local.moveTo(new Date(Date.parse(local.clock.now()) + seconds * 1000).toISOString());
  const report = async () => {
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await local.trygg.trygg.idle();
    return caseId;
  };
  /** Messages that carry this task of this case. */
  const cards = (name: PersonName, command: string, caseId: string) =>
    person(name).messages.filter(({ attachments }) => {
      const card = textsIn(attachments);
      return card.includes(`"command":"${command}"`) && card.includes(caseId);
    }).length;
  const isHrAsked = (caseId: string) => cards('anne', 'RecordReached', caseId) > 0;
  const asksToInstall = () => graph.taken().filter(({ method, path }) => install.test(`${method} ${path}`)).length;
  const isReached = (caseId: string) => {
    expect(cards('kari', 'AcknowledgeReceipt', caseId)).toBeGreaterThan(0);
    expect(isHrAsked(caseId)).toBe(false);
  };
  const hrIsAsked = async (caseId: string) => {
    expect(cards('kari', 'AcknowledgeReceipt', caseId)).toBe(0);
    expect(cards('anne', 'RecordReached', caseId)).toBe(1);
    await person('anne').press(button('OpenTask', { command: 'RecordReached', caseId }));
    expect(textsIn(person('anne').dialog?.card)).toContain('har aldri åpnet Trygg');
    person('anne').closeDialog();
  };

  it('Trygg is installed for them; they are greeted, and find what waits', async () => {
    const caseId = await report();
    isReached(caseId);
    expect(textsIn(person('kari').messages)).toContain('Velkommen til Trygg');
    expect(asksToInstall()).toBe(1);
    await local.restart();
    const next = await report();
    isReached(next);
    expect(graph.taken()).toEqual([]);
  });

  it('the chat makes itself known only a while later: what waits comes then', async () => {
    graph.whenInstalled(async () => {});
    const caseId = await report();
    await later(minute);
    expect(isHrAsked(caseId)).toBe(false);
    await person('kari').install();
    await later(2 * minute);
    isReached(caseId);
    expect(asksToInstall()).toBe(1);
  });

  it('two messages for them at once: it is installed once', async () => {
    graph.whenInstalled(async () => {});
    const both = [await report(), await report()];
    await person('kari').install();
    await later(2 * minute);
    for (const caseId of both) isReached(caseId);
    expect(asksToInstall()).toBe(1);
  });

  it('they have it already: their chat is looked at, and Teams tells of it anew', async () => {
    graph.installed.set(kari, teamsApp);
    const { userId, conversationId } = person('kari');
    const hows: unknown[] = [];
    graph.whenInstalled(async (id, how) => {
      hows.push(how);
      const added = {
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:bot' }],
        from: { id: userId, aadObjectId: id },
      };
      const conversation = { ...(message(local).conversation as object), id: conversationId };
      const told = JSON.stringify(message(local, { ...added, conversation, text: undefined }));
      hows.push((await knock(local, `Bearer ${token(local)}`, told)).status);
    });
    await person('kari').install();
    await local.trygg.store.deleteDocument('person', local.trygg.keys.personKey(kari));
    await later(minute);
    const before = person('kari').messages.length;
    const caseId = await report();
    expect(hows).toEqual(['chat', 200]);
    isReached(caseId);
    expect(person('kari').messages.length - before).toBe(1);
    expect(graph.taken().map(({ method, path }) => `${method} ${path.split('/teamwork/')[1]}`)).toEqual([
      'POST installedApps',
      `GET installedApps?$expand=teamsApp&$filter=teamsApp/id eq '${teamsApp}'`,
      `GET installedApps/${guidOf(kari)}==/chat`,
    ]);
  });

  it.each<[string, GraphFault]>([
    ['a policy forbids it', graphError(403, 'Forbidden')],
    ['Graph does not know them', graphError(404, 'Request_ResourceNotFound')],
    ['the app is not in the catalogue', graphError(400, 'BadRequest')],
  ])('%s: HR is asked at once to reach them in another way', async (_, fault) => {
    graph.down(fault, install);
    await hrIsAsked(await report());
    expect(asksToInstall()).toBe(1);
  });

  it.each<[string, GraphFault]>([
    ['is down', unavailable],
    ['cuts the connection', 'cut'],
    ['answers with a page of a gateway', { status: 502, body: '<html>Bad Gateway</html>' }],
  ])('Graph %s for a while: it is tried again, and HR is not asked', async (_, fault) => {
    graph.down(fault, install);
    const caseId = await report();
    await later(2 * minute);
    graph.mend();
    await later(5 * minute);
    isReached(caseId);
  });

  it('Graph asks to wait: it is left alone for so long', async () => {
    graph.next(throttled(240), install);
    const caseId = await report();
    await later(3 * minute);
    expect(asksToInstall()).toBe(1);
    await later(5 * minute);
    isReached(caseId);
  });

  it('Graph asks to wait for more than an hour, and fails once after it: a reminder is tried again, and HR is not asked', async () => {
    await person('kari').install();
    const caseId = await report();
    await local.moveTo('2026-01-07T06:30:00.000Z');
    await local.trygg.store.deleteDocument('person', local.trygg.keys.personKey(kari));
    graph.next(throttled(4000), install);
    await local.moveTo('2026-01-07T07:00:00.000Z');
    graph.down(unavailable, install);
    await later(70 * minute);
    graph.mend();
    expect(asksToInstall()).toBeGreaterThan(1);
    expect(isHrAsked(caseId)).toBe(false);
    await later(2 * minute);
    expect(textsIn(person('kari').messages.at(-1))).toContain('En påminnelse fra Trygg');
    expect(isHrAsked(caseId)).toBe(false);
  });

  it('Graph is down for more than an hour: HR is asked', async () => {
    graph.down(graphError(500, 'InternalServerError'), install);
    const caseId = await report();
    for (let minutes = 0; minutes < 60; minutes += 6) await later(6 * minute);
    expect(isHrAsked(caseId)).toBe(false);
    await later(60 * minute);
    await hrIsAsked(caseId);
  });

  it('their chat never makes itself known: HR is asked after an hour, and Graph once a day', async () => {
    graph.whenInstalled(async () => {});
    const first = await report();
    await later(61 * minute);
    await hrIsAsked(first);
    const second = await report();
    expect(isHrAsked(second)).toBe(true);
    expect(asksToInstall()).toBe(1);
    await later(day);
    await report();
    expect(asksToInstall()).toBe(1);
  });

  it('the organisation does not let Trygg install itself: HR is asked at once', async () => {
    await local.stop();
    await begin();
    await hrIsAsked(await report());
    expect(graph.taken()).toEqual([]);
  });
});
