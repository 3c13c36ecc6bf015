import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../../src/adapters/storage/embedded';
import { type TemporaryFolder, temporaryFolder } from './temporary-files';

let folder: TemporaryFolder;
const key = randomBytes(32);

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const startWriter = (name: string, count: number) => {
  const child = spawn(process.execPath, [
    '-r',
    join(__dirname, 'run-typescript.cjs'),
    join(__dirname, 'writer-process.ts'),
    folder.path('store.db'),
    key.toString('hex'),
    name,
    `${count}`,
  ]);
  const output = { text: '', errors: '' };
  child.stdout.on('data', (data) => {
    output.text += data;
  });
  child.stderr.on('data', (data) => {
    output.errors += data;
  });
  return { child, output };
};

const ended = async (child: ChildProcess) => {
  const [code, signal] = await once(child, 'close');
  return { code, signal };
};

/** Whole lines only: what was cut off was not acknowledged. */
const acknowledged = (text: string) =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
    .map(([what, version]) => ({ what, version: Number(version) }));

describe('a writer that is killed in the middle', () => {
  it.each([1, 40, 200, 700])(
    'has lost nothing that was acknowledged, killed after about %i answers',
    async (answers) => {
      const { child, output } = startWriter('writer', 100_000);
      const closed = ended(child);
      child.stdout.on('data', () => {
        if (acknowledged(output.text).length >= answers) child.kill('SIGKILL');
      });
      expect(await closed).toEqual({ code: null, signal: 'SIGKILL' });

      const done = acknowledged(output.text);
      expect(done.length).toBeGreaterThanOrEqual(answers);
      const store = openEmbeddedStore({ file: folder.path('store.db'), key });
      const highest = Math.max(...done.map(({ version }) => version));
      const found = (await store.commitsOf('case-1')).map(({ commit }) => commit.version);
      expect(found).toEqual(Array.from({ length: found.length }, (_, n) => n + 1));
      expect([highest, highest + 1]).toContain(found.length);
      expect((await store.unsettled('2026-01-05T12:00:00.000Z', found.length + 1)).length).toBe(found.length);
      for (const { what, version } of done) {
        if (what === 'document') expect((await store.document('draft', `${version}`))?.body).toBe(`draft ${version}`);
      }
      const head = await store.head('case-1');
      const acknowledgedHead = Math.max(0, ...done.filter(({ what }) => what === 'head').map(({ version }) => version));
      expect(head?.version ?? 0).toBeGreaterThanOrEqual(acknowledgedHead);
      // The head and the index of its persons were written together or not at all.
      if (head !== undefined) expect(await store.headsOf(`person-${head.version}`)).toEqual([head]);
      await store.close();
    },
  );
});

describe('four processes that make and write one file at the same time', () => {
  it('all end well, and each version was written by exactly one of them', async () => {
    const writers = ['a', 'b', 'c', 'd'].map((name) => startWriter(name, 50));
    const ends = await Promise.all(writers.map(({ child }) => ended(child)));
    expect(writers.map(({ output }) => output.errors).join('')).toBe('');
    expect(ends).toEqual(writers.map(() => ({ code: 0, signal: null })));

    const store = openEmbeddedStore({ file: folder.path('store.db'), key });
    const commits = (await store.commitsOf('case-1')).map(({ commit }) => commit);
    expect(commits.map(({ version }) => version)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    for (const name of ['a', 'b', 'c', 'd']) {
      expect(commits.filter(({ commandId }) => commandId === name)).toHaveLength(50);
    }
    expect((await store.head('case-1'))?.version).toBe(200);
    await store.close();
  });
});
