import type { Case } from '../../src/case/state';
import { button, sendForm, sendReport } from '../support/acts';
import { type Asked, CosmosServer } from '../support/cosmos-server';
import { CosmosStage, type CountedTurn, CountingStage, cameTo, TwoInstances } from '../support/cosmos-stages';
import { buildProgram } from '../support/killable-trygg';
import { LocalServices } from '../support/local-services';
import { organisation, type PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';

const people: readonly PersonName[] = ['nora', 'kari', 'anne', 'jonas', 'per'];

/** From the report to the closing note. */
async function playToTheEnd(stage: CosmosStage, midway: () => Promise<void> = async () => undefined): Promise<Case> {
  for (const name of people) await stage.person(name).install();
  const caseId = await sendReport(stage.person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
  await stage.trygg.trygg.idle();
  const play = playCase(stage, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
  await play.hearComplainant();
  await stage.person('kari').press(button('OpenTask', { command: 'ConsiderProtection' }));
  await midway();
  await stage
    .person('kari')
    .submitDialog(button('TakeStep'), { inputs: { needed: 'no', reasons: 'De arbeider ikke sammen.' } });
  await stage.trygg.trygg.idle();
  stage.person('kari').closeDialog();
  await stage.moveTo('2026-01-07T12:30:00.000Z');
  await play.callAndHear('a1', '2026-01-08', '2026-01-09');
  await play.task('jonas', 'SignMinutes', { way: 'sign' });
  await play.decide('a1', 'no');
  await play.tellOutcome('a1');
  await play.task('kari', 'OfferCounselling', { offer: 'Samtale med bedriftshelsetjenesten.' }, 'a1');
  await play.close('a1');
  return play.state();
}

/** What was asked of the cases' account. How a container is divided is read once in the life of an instance. */
function inStore(all: readonly Asked[]): readonly string[] {
  const ofCases = all.filter(({ database, what }) => database === 'trygg' && what !== 'container');
  return ofCases.map(({ container, what }) => `${container} ${what}`);
}

function commandsIn({ turns }: CountingStage): readonly CountedTurn[] {
  return turns.filter(({ before }) => inStore(before).includes('commits create'));
}

/** After every turn: commands, dialogs with their drafts and looks, lists, and the chat's first words. */
function expectFourAfter({ turns }: CountingStage): void {
  for (const { before, after } of turns) {
    expect(inStore(after).length).toBeLessThanOrEqual(4);
    // The key of the draft that became a report.
    const keys = after.filter(({ database }) => database === 'trygg-keys');
    expect(keys.length).toBeLessThanOrEqual(inStore(before).includes('heads read') ? 0 : 1);
  }
}

describe('a whole case on Cosmos DB', () => {
  let server: CosmosServer;
  let alone: ReturnType<typeof cameTo>;

  beforeAll(async () => {
    buildProgram();
    server = await CosmosServer.start();
  });
  afterAll(() => server.close());

  /**
   * Before: the head and the commit; of a report its draft and the commit. After: the head, at once all that has to be read,
   * and twice at most what was answered; of a report, its draft's end too.
   */
  it('asks twice for a step before the person is answered, and four times at most afterwards', async () => {
    const stage = new CountingStage(server);
    await stage.open();
    const state = await playToTheEnd(stage);
    alone = cameTo(stage, state, people);
    for (const name of people) await stage.person(name).say(name === 'kari' ? 'oppgaver' : 'mine saker');
    await stage.close();
    expect(state.phase).toBe('closed');
    const commands = commandsIn(stage);
    expect(commands).toHaveLength(21);
    let besides = 0;
    for (const { before } of commands) {
      const ofCase = inStore(before);
      const isReport = !ofCase.includes('heads read');
      const asked = isReport ? ofCase.slice(-2) : ofCase.filter((one) => one !== 'documents read');
      expect(asked).toEqual([isReport ? 'documents read' : 'heads read', 'commits create']);
      besides += ofCase.length - asked.length;
      // Keys are made with a case, and needed from memory afterwards.
      expect(before.length - inStore(before).length).toBe(isReport ? 4 : 0);
    }
    // Who somebody is is read anew behind an answer, a second later: now and then another one is on its way by then.
    expect(besides).toBeLessThan(commands.length / 4);
    expectFourAfter(stage);
    // What is opened to be read is put on record first: two reads of the case, two for who looks at it as what, one write.
    const looks = stage.turns.filter(({ before }) => inStore(before).includes('looks create'));
    expect(looks.length).toBeGreaterThan(20);
    for (const { before } of looks) expect(before.length).toBeLessThanOrEqual(8);
  }, 120_000);

  it('asks no more often where many messages follow, of people and cards that the instance does not know', async () => {
    const stage = new CountingStage(server);
    await stage.open();
    const accused = ['jonas', 'silje', 'tomasz', 'amina'] as const;
    for (const name of [...people, ...accused, 'ingrid'] as const) await stage.person(name).install();
    const caseId = await sendReport(stage.person('nora'), { accused, what: 'De ler av meg i møtene.' });
    await stage.trygg.trygg.idle();
    const play = playCase(stage, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.hearComplainant();
    await play.considerProtection();
    await play.openCase('kari');
    await stage.person('kari').submitDialog(button('OpenTask', { command: 'StepDown' }));
    await stage.restart();
    await sendForm(stage.person('kari'), { reasons: 'Vi er naboer.' });
    stage.person('kari').closeDialog();
    await stage.person('anne').press(button('OpenTask', { command: 'AppointHandler', caseId }));
    await stage.restart();
    await sendForm(stage.person('anne'), { leader: organisation.per.id });
    await stage.trygg.trygg.idle();
    const commands = commandsIn(stage);
    await stage.close();
    expect(Math.max(...commands.map(({ messages }) => messages))).toBeGreaterThan(5);
    expectFourAfter(stage);
  }, 120_000);

  it('goes on when one of two instances dies in the middle, and comes to the same', async () => {
    const stage = new TwoInstances(server);
    await stage.open();
    const state = await playToTheEnd(stage, () => stage.killAt({ name: 'store.writeHead:before', nth: 1 }));
    expect(stage.isAlone).toBe(true);
    expect(stage.had.other).toBeGreaterThan(10);
    const both = cameTo(stage, state, people);
    await stage.close();
    expect(both).toEqual(alone);
  }, 120_000);

  it('ends the same where keys, people and the anchor are the organisation’s own services too', async () => {
    const services = await LocalServices.start();
    const stage = new TwoInstances(services.cosmos, services.places);
    await stage.open();
    const state = await playToTheEnd(stage, () => stage.killAt({ name: 'store.insertCommit:after', nth: 1 }));
    expect(stage.isAlone).toBe(true);
    expect(state.phase).toBe('closed');
    expect(cameTo(stage, state, people).chats).toEqual(alone.chats);
    const anchored = [...services.blobs.text.matchAll(new RegExp(`^c ${state.caseId} (\\d+) `, 'gm'))];
    const versions = anchored.map(([, version]) => Number(version));
    expect([...new Set(versions)].sort((one, other) => one - other)).toEqual(
      Array.from({ length: Math.max(...versions) }, (_, place) => place + 1),
    );
    expect(Math.max(...versions)).toBeGreaterThan(20);
    expect(services.vault.asked.some((asked) => asked.startsWith('unwrap'))).toBe(true);
    expect(services.graph.asked.some(({ path }) => path.includes('transitiveMembers'))).toBe(true);
    await stage.close();
    await services.close();
  }, 120_000);

  it('has carried out a step that nobody was told of: the same press is recognised', async () => {
    const stage = new CosmosStage(server);
    await stage.open();
    for (const name of people) await stage.person(name).install();
    const caseId = await sendReport(stage.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await stage.trygg.trygg.idle();
    const step = { command: 'AcknowledgeReceipt', step: 'acknowledgeReceipt', subject: 'matter' };
    const press = async () => {
      const data = { verb: 'TakeStep', caseId, round: 1, once: 'the same press', ...step };
      return JSON.stringify(await stage.person('kari').dialogStep('task/submit', data));
    };
    // Carried out, and the store says that it never will be: nothing that is tried again.
    server.fail({ what: 'create', container: 'commits', times: 1, answer: { status: 400 }, carriedOut: true });
    expect(await press()).not.toContain('Takk');
    expect(await press()).toContain('Takk');
    const { commands } = (await stage.trygg.trygg.views.caseFor(organisation.kari.id, caseId)) ?? {};
    expect(Object.keys(commands ?? {})).toHaveLength(2);
    // Their claim is over: what nobody followed up is.
    const before = stage.channel.accepted.length;
    await stage.moveTo('2026-01-05T09:00:00.000Z');
    expect(stage.channel.accepted.length).toBe(before + 4);
    await stage.close();
  });
});
