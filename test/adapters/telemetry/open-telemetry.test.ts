import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../../src/root';

interface Told {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: { readonly code?: number };
}

interface Heard {
  readonly answers: readonly unknown[];
  readonly logged: readonly string[];
  readonly told: readonly { readonly path: string; readonly body: string }[];
}

describe('telemetry', () => {
  let heard: Heard;
  let text: string;
  let spans: readonly Told[];

  beforeAll(() => {
    const compiler = join(packageRoot, 'test/adapters/storage/run-typescript.cjs');
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['-r', compiler, join(__dirname, 'telling-process.ts')],
      { encoding: 'utf8', timeout: 25_000 },
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    heard = JSON.parse(stdout);
    text = heard.told.map(({ body }) => body).join('\n');
    spans = heard.told
      .filter(({ path }) => path === '/v1/traces')
      .flatMap(({ body }) => JSON.parse(body).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap((scope: { spans: Told[] }) => scope.spans);
  });

  it('leaves what a port answers as it is, and fails nobody where no collector listens', () => {
    expect(heard.answers).toEqual(['it kept', 7, 'what somebody wrote', 1, 2, 'done']);
    expect(heard.logged).toEqual(['turn', 'message.failed']);
  });

  it('tells of each part of a turn as a part of it, also where turns go on at once', () => {
    const turns = spans.filter(({ name }) => name === 'turn');
    const parents = spans.filter(({ name }) => name === 'port.read').flatMap(({ parentSpanId }) => parentSpanId || []);
    expect(turns).toHaveLength(2);
    expect(parents.sort()).toEqual(turns.map(({ spanId }) => spanId).sort());
  });

  it('tells that something failed, and not what the error says', () => {
    expect(spans.filter(({ status }) => status.code === 2).map(({ name }) => name)).toEqual(['port.fail']);
    expect(text).not.toContain('somebody wrote');
  });

  it('counts events by their kinds, and by nothing that has as many values as there are cases or people', () => {
    expect(text).toContain('message.failed');
    expect(text).toContain('Undeliverable');
    expect(text).not.toMatch(/T-1234-5678|somebody/);
  });
});
