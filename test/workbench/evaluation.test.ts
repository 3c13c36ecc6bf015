import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Evaluation } from '../../src/application/evaluation';
import { secondsAfter } from '../../src/application/moments';
import { WheelBooks } from '../../src/application/wheel-books';
import { packageRoot } from '../../src/root';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { beginCase, type playCase } from '../support/whole-case';

/** What the evaluator reads of a case, while it is played. The report comes on Monday 5 January 2026. */
describe('a case from outside', () => {
  let local: LocalTrygg;
  let evaluation: Evaluation;
  let caseId: string;
  let play: ReturnType<typeof playCase>;

  const file = async () => {
    const found = await evaluation.file(caseId);
    if (!found) throw new Error('the case is not there');
    return found;
  };
  const step = async (name: string) => (await file()).way.find((one) => one.step === name);

  beforeAll(async () => {
    local = await startLocalTrygg();
    const { store, keys, trygg } = local.trygg;
    const books = await WheelBooks.open(store, keys, local.clock);
    evaluation = new Evaluation(store, keys, books, trygg.grounds, local.clock);
  });
  afterAll(() => local.stop());

  it('there is no case before the first report, and only the yearly wheel has something ahead', async () => {
    expect(await evaluation.nextDeadline()).toMatchObject({ duty: expect.any(String), reminds: true });
    expect(await evaluation.cases()).toEqual([]);
    expect(await evaluation.file('T-0000-0000')).toBeUndefined();
  });

  it('says what is open and with whom, and what waits for which step', async () => {
    const report = { accused: ['jonas'], what: 'Han ler av meg i møtene.' } as const;
    ({ caseId, play } = await beginCase(local, ['jonas'], report));
    expect(await step('acknowledgeReceipt')).toMatchObject({ stands: 'open', with: [organisation.kari.id] });
    expect(await step('assessComplaint')).toMatchObject({
      stands: 'waits',
      waitsFor: [
        { step: 'signReceipt', rule: '3.1.2-6' },
        { step: 'acknowledgeReceipt', rule: '3.1.2-9' },
      ],
    });
    expect(await step('withdraw')).toMatchObject({ stands: 'offered' });
  });

  it('finds the next moment of any case: the reminder of a task, and then the end of its day', async () => {
    const receipt = expect.stringMatching(/^(acknowledgeReceipt|signReceipt)$/);
    const wednesday = { caseId, at: '2026-01-07T07:00:00.000Z', step: receipt, reminds: true };
    expect(await evaluation.nextDeadline()).toEqual(wednesday);
    await local.moveTo('2026-01-08T12:00:00.000Z');
    expect(await evaluation.nextDeadline()).toEqual({ caseId, at: '2026-01-08T22:59:59.999Z', step: receipt });
    const { events, outbox } = await file();
    expect(events.find(({ type }) => type === 'Reminded')?.steps).toEqual(expect.arrayContaining([receipt]));
    expect(outbox.find(({ kind }) => kind === 'reminder')?.about).toEqual(expect.arrayContaining([receipt]));
  });

  it('finds also when Trygg asks again by itself, and never what has passed', async () => {
    await play.hearComplainant('2026-01-08');
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    // Asked for on Friday the 9th: five working days end on the 16th.
    await local.moveTo('2026-01-16T12:00:00.000Z');
    const asked = { caseId, step: 'signMinutesOfAccused' };
    expect(await evaluation.nextDeadline()).toEqual({ ...asked, at: '2026-01-16T22:59:59.999Z' });
    // Its day has ended, and on Monday morning Trygg says so.
    await local.moveTo('2026-01-16T23:00:00.000Z');
    expect(await evaluation.nextDeadline()).toEqual({ ...asked, at: '2026-01-19T07:00:00.000Z' });
    const askedAgain = async () =>
      (await file()).events.filter(({ type, by }) => type === 'SignatureAsked' && by === 'trygg');
    expect(await askedAgain()).toHaveLength(0);
    await local.moveTo('2026-01-19T07:00:00.000Z');
    expect(await askedAgain()).toHaveLength(1);
    await local.moveTo('2026-01-26T12:00:00.000Z');
    expect(await evaluation.nextDeadline()).toEqual({ ...asked, at: '2026-01-26T22:59:59.999Z' });
  });

  it('says of each due date whether it was kept, has passed, or lies ahead', async () => {
    const { dues } = await file();
    const stands = Object.fromEntries(dues.map((due) => [`${due.step} ${due.day}`, due.stands]));
    expect(stands).toMatchObject({
      'acknowledgeReceipt 2026-01-08': 'met',
      'signMinutesOfAccused 2026-01-16': 'overdue',
      'signMinutesOfAccused 2026-01-26': 'ahead',
      'decideCase 2026-02-19': 'ahead',
    });
    expect(new Set(dues.map((due) => `${due.step} ${due.subject} ${due.at}`)).size).toBe(dues.length);
  });

  it('shows every message, to whom it goes and what became of it', async () => {
    const { outbox } = await file();
    expect(outbox[0]).toMatchObject({
      to: organisation.nora.id,
      kind: 'notice',
      about: ['ComplaintReceived'],
      stands: 'sent',
    });
    local.channel.intercept(() => ({ status: 503 }));
    await play.task('jonas', 'SignMinutes', { way: 'sign' });
    const waiting = (await file()).outbox.filter(({ stands }) => stands === 'waiting');
    expect(waiting.map(({ kind }) => kind)).toContain('notice');
    expect(waiting.every(({ tries, begun }) => tries === 1 && begun === 1)).toBe(true);
    local.channel.intercept();
    await local.moveTo(secondsAfter(local.clock.now(), 600));
    const again = (await file()).outbox.filter(({ begun }) => begun > 1);
    expect(again.map(({ stands, tries, begun }) => [stands, tries, begun])).toEqual(waiting.map(() => ['sent', 2, 2]));
    expect((await file()).outbox[0]).toMatchObject({ tries: 1, begun: 1 });
  });

  it('holds no word of what people wrote, and no name', async () => {
    const seen = JSON.stringify([await file(), await evaluation.cases()]);
    for (const word of ['ler av meg', 'Klager fortalte', 'Nora', 'Jonas', 'Rom 1']) expect(seen).not.toContain(word);
  });
});

describe('the yearly wheel from outside', () => {
  let local: LocalTrygg;
  beforeAll(async () => {
    local = await startLocalTrygg();
  });
  afterAll(() => local.stop());

  it('the clock goes from one moment to the next: to each at which somebody is reminded, and to the day itself', async () => {
    const { store, keys, trygg } = local.trygg;
    const books = await WheelBooks.open(store, keys, local.clock);
    const evaluation = new Evaluation(store, keys, books, trygg.grounds, local.clock);
    const moments: string[] = [];
    const reminded: string[] = [];
    for (let moved = 0; moved < 80; moved += 1) {
      const next = await evaluation.nextDeadline();
      if (!next || !('duty' in next)) throw new Error('nothing is ahead');
      moments.push(`${next.duty}${next.reminds ? ' reminds' : ''}`);
      if (next.reminds) reminded.push(next.at);
      await local.moveTo(next.at);
    }
    const { wheel } = await books.standing();
    expect(wheel.reminded.length).toBeGreaterThan(5);
    expect(wheel.reminded).toEqual(reminded);
    expect(moments).toContain('makeKnownToAll');
    expect(new Set(moments.map((moment) => moment.split(' ')[0])).size).toBeGreaterThan(2);
  });
});

it('what production is built from has neither the workbench nor the view for the evaluator', () => {
  const tsc = join(packageRoot, 'node_modules/typescript/bin/tsc');
  const command = [tsc, '-p', 'tsconfig.production.json', '--listFilesOnly'];
  const { stdout } = spawnSync(process.execPath, command, { cwd: packageRoot, encoding: 'utf8' });
  const files = stdout.split('\n').filter((name) => name.includes('/src/') && !name.includes('node_modules'));
  expect(files.some((name) => name.endsWith('src/main.ts'))).toBe(true);
  expect(files.filter((name) => /src\/workbench\/|application\/evaluation/.test(name))).toEqual([]);
});
