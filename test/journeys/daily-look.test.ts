import { openFileDirectory, sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { type Account, type Directory, DirectoryDown } from '../../src/application/directory';
import { sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';

/** The sample organisation, of whom some may have left, and which may be down. */
function directoryWith(left: ReadonlySet<string>, ask: () => void = () => {}) {
  const file = openFileDirectory(sampleOrganisation);
  const asNow = (account: Account) => ({ ...account, active: account.active && !left.has(account.id) });
  const directory: Directory & { readonly organisation: string } = {
    ...file,
    organisation: file.organisation,
    async person(id) {
      ask();
      const account = await file.person(id);
      return account && asNow(account);
    },
    async surroundings(id) {
      const { leaders, ...others } = await file.surroundings(id);
      return { ...others, leaders: leaders.map(asNow) };
    },
  };
  return directory;
}

/** A directory that is asked again soon where it could not be asked. */
function lookingAgain(directory: ReturnType<typeof directoryWith>): Promise<LocalTrygg> {
  return startLocalTrygg(undefined, {
    directoryFile: undefined,
    graph: { directory: () => directory },
    lookAgain: 50,
  });
}

/** Nora has reported Jonas. Answers with how to ask who handles it now. */
async function reported(local: LocalTrygg): Promise<() => Promise<string | undefined>> {
  for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
  const caseId = await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
  await local.trygg.trygg.idle();
  return async () => (await local.trygg.trygg.views.caseFor(organisation.nora.id, caseId))?.roles.handler?.accountId;
}

it('a look at all cases that meets a directory that is down is tried again soon: nobody keeps for a day what is not theirs', async () => {
  let isDown = false;
  let asked = 0;
  const left = new Set<string>();
  const directory = directoryWith(left, () => {
    asked += 1;
    if (isDown) throw new DirectoryDown();
  });
  const local = await lookingAgain(directory);
  try {
    const handler = await reported(local);
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

it('a start on a Saturday hands no case on before Monday morning: nobody is told on a day off', async () => {
  const left = new Set<string>();
  const directory = directoryWith(left);
  const local = await lookingAgain(directory);
  try {
    const handler = await reported(local);
    left.add(organisation.kari.id);
    local.clock.moveTo('2026-01-10T09:00:00.000Z');
    await local.restart();
    await local.trygg.peopleChecked();
    const before = local.person('nora').messages.length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await handler()).toBe(organisation.kari.id);
    expect(local.person('nora').messages).toHaveLength(before);
    local.clock.moveTo('2026-01-12T07:00:00.000Z');
    for (let tries = 0; tries < 100 && (await handler()) !== undefined; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await handler()).toBeUndefined();
  } finally {
    await local.stop();
  }
});
