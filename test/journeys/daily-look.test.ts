import { openFileDirectory, sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { type Account, type Directory, DirectoryDown } from '../../src/application/directory';
import { sendReport } from '../support/acts';
import { startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';

it('a look at all cases that meets a directory that is down is tried again soon: nobody keeps for a day what is not theirs', async () => {
  const file = openFileDirectory(sampleOrganisation);
  let isDown = false;
  let asked = 0;
  const left = new Set<string>();
  const asNow = (account: Account) => ({ ...account, active: account.active && !left.has(account.id) });
  const directory: Directory & { readonly organisation: string } = {
    ...file,
    organisation: file.organisation,
    async person(id) {
      asked += 1;
      if (isDown) throw new DirectoryDown();
      const account = await file.person(id);
      return account && asNow(account);
    },
    async surroundings(id) {
      const { leaders, ...others } = await file.surroundings(id);
      return { ...others, leaders: leaders.map(asNow) };
    },
  };
  const local = await startLocalTrygg(undefined, {
    directoryFile: undefined,
    graph: { directory: () => directory },
    lookAgain: 50,
  });
  try {
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
    const caseId = await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
    const handler = async () =>
      (await local.trygg.trygg.caseFor(organisation.nora.id, caseId))?.roles.handler?.accountId;
    expect(await handler()).toBe(organisation.kari.id);
    left.add(organisation.kari.id);
    isDown = true;
    asked = 0;
    await local.restart();
    await local.trygg.peopleChecked();
    expect(asked).toBeGreaterThan(0);
    expect(await handler()).toBe(organisation.kari.id);
    isDown = false;
    for (let tries = 0; tries < 100 && (await handler()) !== undefined; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await handler()).toBeUndefined();
  } finally {
    await local.stop();
  }
});
