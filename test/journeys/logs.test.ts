import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';

interface Run {
  readonly caseId: string;
  /** What must stand nowhere: canaries, names, ids of people and of their chats. */
  readonly secrets: readonly string[];
  /** All that a collector of telemetry heard. */
  readonly told: string;
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** Runs the journey in a process of its own, and keeps everything that it writes. */
function run(...options: readonly string[]): Promise<Run> {
  const file = join(packageRoot, 'test/support/logged-process.ts');
  const compiler = join(packageRoot, 'test/adapters/storage/run-typescript.cjs');
  const child = spawn(process.execPath, ['-r', compiler, file, ...options], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const timer = setTimeout(() => child.kill(), 90_000);
  let told: Pick<Run, 'caseId' | 'secrets' | 'told'> = { caseId: '', secrets: [], told: '' };
  let [out, err] = ['', ''];
  child.stdout?.on('data', (part: Buffer) => {
    out += part.toString('utf8');
  });
  child.stderr?.on('data', (part: Buffer) => {
    err += part.toString('utf8');
  });
  child.on('message', (message) => {
    told = message as typeof told;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ ...told, out, err, code });
    });
  });
}

/** What may stand in a line of the log, and nothing else. */
const facts: Readonly<Record<string, RegExp>> = {
  level: /^\d\d$/,
  time: /^\d+$/,
  event: /^[a-z]+\.?[a-z]+$/,
  kind: /^[a-zA-Z]+(\/[a-z]+)?$/,
  case: /^T-[0-9A-Z]{4}-[0-9A-Z]{4}$/,
  error: /^\w+$/,
  verb: /^[a-zA-Z]+$/,
  problem: /^[a-zA-Z]+$/,
  person: /^[\w-]{43}$/,
  ms: /^\d+$/,
  version: /^\d+$/,
  attempts: /^\d+$/,
  unsettled: /^\d+$/,
  unsettledFor: /^\d+$/,
  dueFor: /^\d+$/,
};

describe('what a whole journey, its enemies and its failures leave in the log', () => {
  let journey: Run;
  beforeAll(async () => {
    journey = await run();
  }, 100_000);

  it('the journey came to its end', () => {
    expect(journey).toMatchObject({ code: 0, err: '' });
    expect(journey.secrets.length).toBeGreaterThan(30);
  });

  it('holds no word that anybody wrote, no name, and no id of a person or a chat', () => {
    const seen = journey.out + journey.err + journey.told;
    expect(journey.secrets.filter((secret) => seen.includes(secret))).toEqual([]);
  });

  it('holds events with ids, kinds and timings, one on each line, and nothing else', () => {
    const lines = journey.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(50);
    for (const line of lines) {
      for (const [fact, value] of Object.entries(line)) {
        expect([fact, String(value)]).toEqual([fact, expect.stringMatching(facts[fact] ?? /^$/)]);
      }
    }
    const events = new Set(lines.map(({ event }) => event));
    for (const event of ['turn', 'turn.failed', 'message.sent', 'message.delayed', 'sweep.failed', 'library.said']) {
      expect(events).toContain(event);
    }
  });

  it('tells a collector what was done, how often and for how long, and of no case', () => {
    const names = [...journey.told.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
    for (const name of ['turn', 'sweep', 'store.insertCommit', 'messenger.send', 'trygg.turn', 'trygg.due.for']) {
      expect(names).toContain(name);
    }
    expect(journey.told).toMatch(/"key":"event","value":{"stringValue":"turn.failed"}/);
    expect(journey.told).not.toContain(journey.caseId);
    expect(journey.told).not.toMatch(/T-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  });
});

it('what nobody caught ends the process, and its text is not printed either', async () => {
  const { code, out, err, secrets } = await run('surprise');
  expect(code).toBe(1);
  expect(err).toBe('');
  expect(secrets.filter((secret) => out.includes(secret))).toEqual([]);
  expect(out.trim().split('\n').at(-1)).toContain('"event":"process.ended","error":"Error"');
}, 100_000);
