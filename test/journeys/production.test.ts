import { readdirSync } from 'node:fs';
import { doTask, sendReport } from '../support/acts';
import { LocalCloud } from '../support/local-cloud';
import { organisation, type PersonName } from '../support/organisation';

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

  it('waits for a vault that is silent, then takes a report, and goes on after a restart and a rotation of its key', async () => {
    cloud.vault.fault = { status: 503 };
    const started = cloud.start();
    while (cloud.vault.requests === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    cloud.vault.fault = undefined;
    const first = await started;
    for (const name of ['nora', 'kari', 'anne'] as const) await person(name).install();
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await shown('kari', 2);
    expect(await first.end()).toBe(0);

    const second = await cloud.start();
    await doTask(person('kari'), 'AcknowledgeReceipt');
    await person('nora').say('mine saker');
    expect(JSON.stringify(person('nora').messages.at(-1))).toContain(caseId);
    const old = cloud.vault.newest;
    expect(await cloud.run('rotate-keys')).toMatchObject({ code: 1, output: expect.stringContaining('az keyvault') });
    const version = cloud.vault.rotate();
    const { code, output } = await cloud.run('rotate-keys');
    expect([code, output]).toEqual([0, expect.stringMatching(new RegExp(`wrapped anew with the version ${version}`))]);
    cloud.vault.disable(old);
    await sendReport(person('nora'), { accused: ['jonas'], what: 'Det skjedde igjen.' });
    const verified = await cloud.run('verify');
    expect(verified).toEqual({ code: 0, output: expect.stringContaining('The record is whole') });
    expect(await second.end()).toBe(0);
    expect(readdirSync(cloud.data)).not.toContain('wrapping.key');
    for (const { output } of [first, second]) expect(output()).not.toMatch(/Nora|Jonas|ler av meg|"level":50/);
    for (const version of [1, 2]) expect(cloud.blobs.text).toContain(`\nc ${caseId} ${version} `);
    expect(cloud.vault.asked.filter((asked) => !/^(list|get|unwrap)/.test(asked))).toEqual([]);
    expect(cloud.channel.violations).toEqual([]);
  });
});
