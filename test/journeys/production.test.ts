import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doTask, sendReport } from '../support/acts';
import { LocalCloud } from '../support/local-cloud';
import { organisation, type PersonName } from '../support/organisation';

/** Several processes start, one after another. */
jest.setTimeout(120_000);

describe('production, started as an organisation starts it', () => {
  let cloud: LocalCloud;
  const person = (name: PersonName) => cloud.channel.person(organisation[name].id);

  beforeAll(async () => {
    cloud = await LocalCloud.open();
  });
  afterAll(() => cloud.close());

  const shown = async (name: PersonName, count: number) => {
    while (person(name).messages.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
  };

  let caseId: string;
  let second: Awaited<ReturnType<LocalCloud['start']>>;
  const quiet = /Nora|Jonas|ler av meg|"level":50/;

  it('waits for a vault that is silent, takes a report, and goes on after a restart', async () => {
    cloud.vault.fault = { status: 503 };
    const started = cloud.start();
    while (cloud.vault.requests === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    cloud.vault.fault = undefined;
    const first = await started;
    for (const name of ['nora', 'kari', 'anne'] as const) await person(name).install();
    caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await shown('kari', 2);
    expect(await first.end()).toBe(0);

    second = await cloud.start();
    await doTask(person('kari'), 'AcknowledgeReceipt');
    await person('nora').say('mine saker');
    expect(JSON.stringify(person('nora').messages.at(-1))).toContain(caseId);
    expect(first.output()).not.toMatch(quiet);
  });

  it('goes on while its key is rotated and its record verified', async () => {
    const old = cloud.vault.newest;
    const version = cloud.vault.rotate();
    const { code, output } = await cloud.run('rotate-keys');
    expect([code, output]).toEqual([0, expect.stringMatching(new RegExp(`wrapped anew with the version ${version}`))]);
    cloud.vault.disable(old);
    await sendReport(person('nora'), { accused: ['jonas'], what: 'Det skjedde igjen.' });
    const verified = await cloud.run('verify');
    expect(verified).toEqual({ code: 0, output: expect.stringContaining('The record is whole') });
    expect(await second.end()).toBe(0);
    const files = readdirSync(cloud.data, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    expect(files).toEqual(expect.arrayContaining(['keys.db', 'trygg.db']));
    expect(files).not.toContain('wrapping.key');
    const secrets = [...Object.values(organisation).flatMap(({ id, name }) => [id, name]), 'ler av meg'];
    for (const file of files) {
      const bytes = readFileSync(join(cloud.data, file));
      for (const secret of secrets) expect([file, secret, bytes.includes(secret)]).toEqual([file, secret, false]);
    }
    expect(second.output()).not.toMatch(quiet);
    for (const version of [1, 2]) expect(cloud.blobs.text).toContain(`\nc ${caseId} ${version} `);
    expect(cloud.vault.asked.filter((asked) => !/^(list|get|unwrap)/.test(asked))).toEqual([]);
    expect(cloud.channel.violations).toEqual([]);
  });
});
