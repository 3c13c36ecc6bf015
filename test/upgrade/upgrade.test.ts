import type { Case } from '../../src/case/state';
import type { ConnectorVerdict } from '../../src/workbench/channel/model';
import { button, caseNumberIn, doTask, sendReport, textsIn, writeReport } from '../support/acts';
import { openCosmos } from '../support/cosmos-place';
import type { CosmosServer } from '../support/cosmos-server';
import { buildProgram } from '../support/killable-trygg';
import { repeatsIn } from '../support/killed-journey';
import { LocalCloud } from '../support/local-cloud';
import { TestClock } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { openOrganisationCloud } from '../support/organisation-cloud';
import { playCase, type Stage } from '../support/whole-case';
import { keptPrograms } from './kept-release';
import { type Release, Releases } from './releases';

/** Processes of two releases start here, beside everything else that a machine does. */
jest.setTimeout(120_000);

const people = ['nora', 'kari', 'anne', 'jonas', 'per'] as const satisfies readonly PersonName[];
const limits = { slowMs: 60_000, lateMs: 60_000 };
const start = '2026-01-05T08:00:00.000Z';
const decision = { grounds: 'no', reasons: 'Samlet vurdering.' };

/** What is done to the releases between the acts of a case. */
interface Between {
  readonly heard?: () => Promise<unknown>;
  readonly reminded?: () => Promise<unknown>;
  /** Plays HR's half of the decision. */
  readonly decides?: (stage: Stage) => Promise<unknown>;
}

async function playWhole(stage: Stage, between: Between = {}): Promise<Case> {
  for (const name of people) await stage.person(name).install();
  const caseId = await sendReport(stage.person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
  await stage.trygg.trygg.idle();
  const play = playCase(stage, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
  await play.hearComplainant();
  await between.heard?.();
  await play.considerProtection();
  // Kari is to have spoken with Jonas by Monday 26 January: reminded on the Friday before, at eight.
  await stage.moveTo('2026-01-23T07:00:00.000Z');
  await between.reminded?.();
  await play.callAndHear('a1', '2026-01-26', '2026-01-27');
  await play.task('jonas', 'SignMinutes', { way: 'sign' });
  await play.task('kari', 'WriteInvestigationNote', { about: 'Kommentarer.', grounds: 'Begge er hørt.' }, 'a1');
  await play.task('kari', 'DecideCase', decision, 'a1');
  await (between.decides ?? decides)(stage);
  await stage.moveTo('2026-01-28T09:30:00.000Z');
  await play.tellOutcome('a1');
  await play.task('kari', 'OfferCounselling', { offer: 'Samtale med bedriftshelsetjenesten.' }, 'a1');
  await play.close('a1');
  return play.state();
}

async function decides(stage: Stage): Promise<unknown> {
  return doTask(stage.person('anne'), 'DecideCase', decision);
}

/** Without what differs from one playing to the next: the case's number, marks, and the minutes of the clock. */
function cameTo(state: Case): unknown {
  const text = JSON.stringify({ ...state, commands: '' }).replaceAll(state.caseId, 'CASE');
  return JSON.parse(
    text.replaceAll(/(\d{4}-\d\d-\d\d)T[\d:.]+Z/g, '$1').replaceAll(/"sha256":"[^"]+"/g, '"sha256":""'),
  );
}

const reminders = (stage: Pick<Stage, 'person'>, name: PersonName) =>
  stage.person(name).messages.filter((message) => textsIn(message).includes('En påminnelse fra Trygg')).length;

const messagesOf = (stage: Pick<Stage, 'person'>) =>
  people.map((name) => [name, stage.person(name).messages.filter(({ from }) => from === 'bot').length]);

beforeAll(buildProgram);

describe('a new version beside the one that is kept, on one organisation’s services', () => {
  let cloud: LocalCloud;
  let cosmos: CosmosServer;
  let releases: Releases;
  let old: Release;
  let fresh: Release;
  let state: Case;
  const clock = new TestClock(start);

  beforeAll(async () => {
    ({ cloud, cosmos } = await openOrganisationCloud({ now: () => new Date(clock.now()), limits }));
    releases = new Releases(cloud, clock);
    old = await releases.start(keptPrograms());
  });
  afterAll(() => cloud.close());

  /** The old one is told to end while it carries out a decision, and the platform takes one message of what follows. */
  async function endsInTheMiddle(): Promise<void> {
    const anne = releases.person('anne');
    releases.only = old;
    await anne.press(button('OpenTask', { command: 'DecideCase' }));
    const commit = cosmos.holdNext({ container: 'commits', what: 'create' });
    const deciding = anne.submitDialog(button('TakeStep'), { inputs: decision });
    await commit.reached;
    const ended = releases.stop(old);
    await cloud.refuses(old.process.url);
    const verdicts: ConnectorVerdict[] = ['accept'];
    cloud.channel.intercept(() => verdicts.shift() ?? 'drop');
    commit.goOn();
    expect(textsIn(await deciding)).toContain('Takk');
    expect(await ended).toBe(0);
    expect(verdicts).toEqual([]);
    cloud.channel.intercept();
    anne.closeDialog();
  }

  it('plays a case with either in turn, loses nothing when the old one is ended, and sends nothing twice', async () => {
    state = await playWhole(releases, {
      async heard() {
        fresh = await releases.start();
      },
      async reminded() {
        expect(reminders(releases, 'kari')).toBe(1);
        // What only the new one knows, pressed where only the old one answers: nothing is done, and it is said so.
        await fresh.ask('sweep', undefined);
        const anne = releases.person('anne');
        releases.only = old;
        expect(textsIn(await anne.press(button('Setup')))).toContain('Ingenting er endret');
        releases.only = fresh;
        await anne.say('oppgaver');
        expect(textsIn(await anne.press(button('Setup')))).toContain('Oppsettet');
        releases.only = undefined;
      },
      decides: endsInTheMiddle,
    });
    expect(state.phase).toBe('closed');
    expect(old.turns).toBeGreaterThan(30);
    expect(fresh.turns).toBeGreaterThan(10);
    expect(cloud.channel.violations).toEqual([]);
    expect(old.process.output() + fresh.process.output()).not.toMatch(/turn\.failed|Nora|ler av meg/);
  });

  it('has a record that is whole, with nothing left to do', async () => {
    expect(await cloud.run('verify')).toEqual({ code: 0, output: expect.stringContaining('The record is whole') });
    const { store, keyStore } = await openCosmos(cosmos.place);
    expect(await store.unsettled('9999-12-31T00:00:00.000Z', 10)).toEqual([]);
    await store.close();
    await keyStore.close();
  });

  it('comes to what one version alone comes to', async () => {
    const clock = new TestClock(start);
    const files = await LocalCloud.open({ channel: { now: () => new Date(clock.now()), limits } });
    const alone = new Releases(files, clock);
    await alone.start();
    const listed = { reminded: () => alone.person('anne').say('oppgaver') };
    expect(cameTo(await playWhole(alone, listed))).toEqual(cameTo(state));
    expect(messagesOf(alone)).toEqual(messagesOf(releases));
    expect(repeatsIn(files.channel.accepted)).toEqual(repeatsIn(cloud.channel.accepted));
    await files.close();
  });

  it('does not start on what a version after it has written, and says why', async () => {
    await releases.stop(fresh);
    const { store, keyStore } = await openCosmos(cosmos.place);
    await store.putDocument('setting', 'format', '1000', 'any');
    await store.close();
    await keyStore.close();
    await expect(cloud.start()).rejects.toThrow('The data were written by a newer version of Trygg');
  });
});

describe('a new version after the one that is kept, on the files of one machine', () => {
  let cloud: LocalCloud;
  let releases: Releases;
  let running: Release;
  const clock = new TestClock(start);
  const person = (name: PersonName) => releases.person(name);

  beforeAll(async () => {
    cloud = await LocalCloud.open({ channel: { now: () => new Date(clock.now()), limits } });
    releases = new Releases(cloud, clock);
    running = await releases.start(keptPrograms());
    for (const name of ['nora', 'kari', 'anne', 'silje', 'tomasz'] as const) await person(name).install();
    await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await releases.idle();
    await doTask(person('anne'), 'SignReceipt');
    await writeReport(person('silje'), { accused: ['per'], what: 'Han roper til oss.' });
    person('silje').closeDialog();
  });
  afterAll(() => cloud.close());

  /** Acknowledging receipt was due on Thursday 8 January: Kari is reminded on the second working day after it. */
  it('goes on with a case, a draft and the reminders that came due meanwhile', async () => {
    expect(await releases.stop(running)).toBe(0);
    clock.moveTo('2026-01-12T07:00:00.000Z');
    running = await releases.start();
    await releases.moveTo('2026-01-12T07:00:00.000Z');
    await releases.moveTo('2026-01-12T07:05:00.000Z');
    expect(reminders(releases, 'kari')).toBe(1);
    await doTask(person('kari'), 'AcknowledgeReceipt');
    await person('silje').press(button('Report'));
    await person('silje').submitDialog(button('GoOnReport'));
    await person('silje').submitDialog(button('TurnPage', { page: 'reportWhat' }));
    expect(textsIn(person('silje').dialog)).toContain('Han roper til oss.');
    person('silje').closeDialog();
  });

  it('and the old one goes on with what the new one wrote, which loses nothing by it', async () => {
    await person('nora').say('hva kan jeg gjøre');
    await person('nora').press(button('AskForSupport'));
    const asked = { supporter: organisation.tomasz.id, words: 'Kan vi snakke sammen?' };
    await person('nora').submitDialog(button('PreviewSupport'), { inputs: asked });
    const caseId = caseNumberIn(await person('nora').submitDialog(button('SendSupport')));
    await releases.idle();
    const look = () => running.ask('look', { personId: organisation.nora.id, caseId });
    const before = await look();
    expect(Object.keys(before?.due ?? {})).not.toEqual([]);

    await releases.stop(running);
    running = await releases.start(keptPrograms(), ['--rebuild']);
    await doTask(person('kari'), 'AssessComplaint', { felt: 'harassment', improper: 'yes', reasons: 'Foran andre.' });
    await releases.stop(running);
    running = await releases.start();
    expect(await look()).toEqual(before);
    await doTask(person('anne'), 'AssessComplaint', { felt: 'harassment', improper: 'yes', reasons: 'Foran andre.' });
    await releases.idle();
    expect(await cloud.run('verify')).toEqual({ code: 0, output: expect.stringContaining('The record is whole') });
    expect(cloud.channel.violations).toEqual([]);
  });
});
