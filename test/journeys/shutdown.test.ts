import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';
import { button, sendReport, writeReport } from '../support/acts';
import { freePort } from '../support/free-port';
import { startLocalTrygg } from '../support/local-trygg';

describe('the process ends cleanly', () => {
  it('a turn under way is answered, its messages go out, and all of it is there after a restart', async () => {
    const local = await startLocalTrygg();
    try {
      for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
      await writeReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
      const sending = local.person('nora').submitDialog(button('SendReport'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      await local.restart();
      expect(JSON.stringify(await sending)).toMatch(/T-[0-9A-Z]{4}-[0-9A-Z]{4}/);
      expect(local.person('kari').messages).toHaveLength(2);
      expect((await local.trygg.trygg.views.myCases(local.person('nora').person.id)).cases).toHaveLength(1);
      await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Igjen.' });
    } finally {
      await local.stop();
    }
  });

  // Windows has no SIGTERM: there a process that is told to end simply ends.
  const onPosix = process.platform === 'win32' ? it.skip : it;
  onPosix(
    'npm start’s process ends with 0 on SIGTERM, even when it comes twice, and starts again on its data',
    async () => {
      const data = mkdtempSync(join(tmpdir(), 'trygg-shutdown-'));
      try {
        for (const round of ['first', 'second']) {
          const port = await freePort();
          const child = spawn(process.execPath, [join(packageRoot, 'build/src/workbench/main.js')], {
            env: { ...process.env, PORT: String(port), TRYGG_DATA: data },
            stdio: ['ignore', 'pipe', 'pipe'],
          });
          expect(await said(child, `http://localhost:${port}`)).toBe(true);
          expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
          const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
          child.kill('SIGTERM');
          child.kill('SIGTERM');
          expect([round, await ended]).toEqual([round, 0]);
          expect(existsSync(join(data, 'trygg.db-wal'))).toBe(false);
        }
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    },
  );
});

function said(child: ChildProcess, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    let all = '';
    child.stdout?.on('data', (chunk) => {
      all += chunk;
      if (all.includes(text)) resolve(true);
    });
    child.once('exit', () => resolve(false));
  });
}
