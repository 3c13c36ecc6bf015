import { button, doTask, sendReport, writeReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { LocalVault, type VaultFault } from '../support/local-vault';
import { organisation, type PersonName } from '../support/organisation';

const calm = 'Det som var lagret fra før, er lagret fortsatt. Prøv igjen om litt.';

/** Every data key is asked for anew each time it is used, as long as the vault answers. */
const keyCache = { owners: 1000, age: 0, silence: 3_600_000 };

describe('while the Key Vault', () => {
  let vault: LocalVault;
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const settled = () => local.trygg.trygg.idle();
  const last = (name: PersonName) => JSON.stringify(person(name).messages.at(-1));

  beforeAll(async () => {
    vault = await LocalVault.open();
    local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { keyVault: vault.settings({ newest: 0 }), keyCache });
    for (const name of ['nora', 'silje', 'kari', 'anne'] as const) await person(name).install();
  });
  afterEach(() => {
    vault.fault = undefined;
  });
  afterAll(async () => {
    await local.stop();
    await vault.close();
    expect(local.channel.violations).toEqual([]);
  });

  const silences: readonly (readonly [string, VaultFault])[] = [
    ['is down', 'cut'],
    ['is throttled', { status: 429, after: 60 }],
    ['has an error', { status: 503 }],
  ];

  it.each(silences)('%s, a report is written, sent and received, and what was open goes on', async (_, fault) => {
    vault.fault = fault;
    const before = person('kari').messages.length;
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await settled();
    expect(person('kari').messages).toHaveLength(before + 1);
    await doTask(person('kari'), 'AcknowledgeReceipt');
    await settled();
    expect((await local.trygg.trygg.views.caseFor(person('nora').person.id, caseId))?.instances).toMatchObject({
      'acknowledgeReceipt/matter/1': { done: { how: 'done' } },
    });
  });

  it('is down after a restart, people can still report; who opens what is not in memory is told to wait', async () => {
    const old = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await settled();
    await writeReport(person('silje'), { accused: ['jonas'], what: 'Jeg så det.' });
    person('silje').closeDialog();
    await local.restart();
    vault.fault = 'cut';

    await person('kari').press(button('OpenTask', { command: 'AcknowledgeReceipt' }));
    expect(JSON.stringify(person('kari').dialog)).toContain(calm);
    person('kari').closeDialog();
    await person('silje').press(button('Report'));
    expect(JSON.stringify(person('silje').dialog)).toContain(calm);
    person('silje').closeDialog();
    await sendReport(person('anne'), { accused: ['jonas'], what: 'Det samme skjedde meg.' });
    await local.moveTo('2026-01-06T08:00:00.000Z');

    vault.fault = undefined;
    await person('silje').press(button('Report'));
    await person('silje').submitDialog(button('GoOnReport'));
    expect(JSON.stringify(person('silje').dialog)).toContain(organisation.jonas.id);
    await local.moveTo('2026-01-06T08:10:00.000Z');
    expect(await local.trygg.trygg.views.caseFor(person('kari').person.id, old)).toBeDefined();
    await doTask(person('kari'), 'AcknowledgeReceipt');
  });

  it('refuses, nothing is read and nothing begun, everybody is told so, and all of it is there afterwards', async () => {
    await writeReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg igjen.' });
    vault.fault = { status: 403, code: 'ForbiddenByRbac' };
    await person('nora').submitDialog(button('SendReport'));
    expect(JSON.stringify(person('nora').dialog)).toContain(calm);
    await person('kari').say('oppgaver');
    expect(last('kari')).toContain(calm);
    person('nora').closeDialog();

    vault.fault = undefined;
    await person('nora').press(button('Report'));
    await person('nora').submitDialog(button('GoOnReport'));
    expect(JSON.stringify(person('nora').dialog)).toContain(organisation.jonas.id);
    expect((await local.trygg.trygg.views.myCases(person('nora').person.id)).cases).toHaveLength(4);
  });

  it('is slow, each turn is answered in time: who waits once does not wait again', async () => {
    await local.stop();
    const slow = await LocalVault.open();
    try {
      local = await startLocalTrygg('2026-01-05T08:00:00.000Z', {
        keyVault: slow.settings({ answer: 1000, silence: 60_000 }),
        keyCache: { ...keyCache, silence: 0 },
      });
      await person('nora').install();
      for (let cases = 0; cases < 3; cases += 1)
        await sendReport(person('nora'), { accused: ['jonas'], what: 'Igjen.' });
      await settled();
      slow.fault = 'hang';
      const began = performance.now();
      await person('nora').say('mine saker');
      expect(last('nora')).toContain(calm);
      expect(performance.now() - began).toBeLessThan(4500);
      const { requests } = slow;
      await person('nora').say('mine saker');
      expect(last('nora')).toContain(calm);
      expect(slow.requests).toBe(requests);
    } finally {
      slow.fault = undefined;
      await slow.close();
    }
  });
});
