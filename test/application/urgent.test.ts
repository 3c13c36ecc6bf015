import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { type Messenger, NotNow } from '../../src/application/messenger';
import type { Store } from '../../src/application/ports';
import { doTask, sendReport, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';

const endOfTime = '9999-12-31T00:00:00.000Z';
const report = { accused: ['jonas'], what: 'Han ler av meg i møtene.' } as const;
/** Kari is to acknowledge receipt on this day. */
const morning = '2026-01-08T07:00:00.000Z';
/** After the first pause, and within the claim of what is being sent. */
const soon = '2026-01-08T07:00:20.000Z';

/** A morning on which Kari is reminded, and the platform takes nothing until it is told to. */
describe('what people wait for', () => {
  let local: LocalTrygg;
  let store: Store;
  let isDown = false;
  let reminding: Promise<unknown> = Promise.resolve();
  let reached = () => {};
  const asTold = (messenger: Messenger): Messenger => ({
    ...messenger,
    async send(to, view, manner) {
      if (view.kind === 'reminders') {
        reached();
        await reminding;
      }
      if (isDown) throw new Error('the platform is down');
      return messenger.send(to, view, manner);
    },
  });
  const saying = (name: PersonName, text: string) =>
    local
      .person(name)
      .messages.map(textsIn)
      .filter((said) => said.includes(text));
  const remindersOf = (name: PersonName) => saying(name, 'En påminnelse fra Trygg').length;
  const tasksOf = (name: PersonName) => saying(name, '"verb":"OpenTask"').length - remindersOf(name);
  const reported = async () => {
    await sendReport(local.person('nora'), report);
    await local.trygg.trygg.idle();
  };

  /** From now on reminders wait until they may go on; `held` ends when the first does. */
  const holdReminders = () => {
    let goOn = () => {};
    reminding = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const held = new Promise<void>((resolve) => {
      reached = resolve;
    });
    return { held, goOn: () => goOn() };
  };
  const begin = async (sweepEvery: number) => {
    local = await startLocalTrygg(undefined, {
      sweepEvery,
      around: {
        store: (real) => {
          store = real;
          return real;
        },
        messenger: asTold,
      },
    });
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
    await reported();
    await doTask(local.person('anne'), 'SignReceipt');
    await local.trygg.trygg.idle();
  };
  afterEach(() => local.stop());

  it('is tried again while reminders go out, however long that takes', async () => {
    await begin(50);
    const { held, goOn } = holdReminders();
    local.clock.moveTo(morning);
    const swept = local.trygg.sweep();
    await held;
    const before = tasksOf('kari');
    isDown = true;
    await reported();
    isDown = false;
    local.clock.moveTo(soon);
    await local.person('kari').waitFor(() => tasksOf('kari') > before);
    expect(remindersOf('kari')).toBe(0);
    goOn();
    await swept;
    expect([tasksOf('kari') - before, remindersOf('kari')]).toEqual([1, 1]);
  });

  it('does not stand behind any number of older reminders that could not be sent', async () => {
    await begin(3_600_000);
    isDown = true;
    await local.moveTo(morning);
    const [left] = await store.unsettled(endOfTime, 1);
    if (!left) throw new Error('no reminder is left');
    const { commit, mark } = left;
    for (let number = 0; number < 250; number += 1)
      await store.insertCommit({ ...commit, caseId: `T-${number}` }, { ...mark, claimedUntil: morning });
    await reported();
    isDown = false;
    const before = tasksOf('kari');
    await local.moveTo(soon);
    expect(tasksOf('kari')).toBe(before + 1);
  });

  it('is not missed where the clock moves on during a sweep: another one follows', async () => {
    await begin(3_600_000);
    const { held, goOn } = holdReminders();
    local.clock.moveTo(morning);
    const first = local.trygg.sweep();
    await held;
    local.clock.moveTo('2026-01-12T07:00:00.000Z');
    const second = local.trygg.sweep();
    goOn();
    await Promise.all([first, second]);
    expect(remindersOf('kari')).toBe(1);
  });
});

describe('what people wait for, in one commit with a reminder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-urgent-'));
  const directoryFile = join(folder, 'organisation.json');
  let local: LocalTrygg;
  let store: Store;
  let isBusy = false;
  let takenUp = 0;

  /** The leader has left overnight: in the morning their task is another's, and HR is reminded of their own. */
  beforeAll(async () => {
    const file = JSON.parse(readFileSync(sampleOrganisation, 'utf8'));
    writeFileSync(directoryFile, JSON.stringify(file));
    local = await startLocalTrygg(undefined, {
      directoryFile,
      around: {
        store: (real) => {
          store = real;
          return real;
        },
        messenger: (real) => ({
          ...real,
          async send(to, view, manner) {
            if (isBusy) throw view.kind === 'reminders' ? new Error('no answer') : new NotNow(3_600);
            return real.send(to, view, manner);
          },
        }),
        log: () => ({
          info: (event) => {
            if (event === 'outbox.retried') takenUp += 1;
          },
          error: () => undefined,
        }),
      },
    });
    for (const name of ['nora', 'kari', 'anne', 'bjorn'] as const) await local.person(name).install();
    await sendReport(local.person('nora'), report);
    await local.trygg.trygg.idle();
    local.clock.moveTo('2026-01-07T22:00:00.000Z');
    file.people.find(({ id }: { id: string }) => id === organisation.kari.id).active = false;
    writeFileSync(directoryFile, JSON.stringify(file));
    await local.restart();
    await local.trygg.peopleChecked();
  });
  afterAll(async () => {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const holdTurn = (until: string) =>
    store.putDocument('lease', 'sweep', JSON.stringify({ by: 'another process', until }), 'any');

  it('is not taken up before it is to be tried again, however long another process has the turn', async () => {
    isBusy = true;
    await local.moveTo(morning);
    takenUp = 0;
    for (const minute of ['02', '03', '04']) {
      const now = `2026-01-08T07:${minute}:00.000Z`;
      await holdTurn(`2026-01-08T07:${minute}:30.000Z`);
      await local.moveTo(now);
    }
    expect(takenUp).toBe(0);
    isBusy = false;
    await holdTurn('2026-01-08T08:03:00.000Z');
    await local.moveTo('2026-01-08T08:02:00.000Z');
    expect(takenUp).toBe(1);
  });
});
