import { createAllowance } from '../../src/adapters/teams/allowance';
import { sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';

let local: LocalTrygg;
const person = (name: 'nora' | 'silje' | 'kari' | 'anne') => local.person(name);
const seen = (what: unknown) => JSON.stringify(what);
const waits = 'Det kom svært mye på en gang';

beforeAll(async () => {
  local = await startLocalTrygg(undefined, { allowance: createAllowance() });
  for (const name of ['nora', 'silje', 'kari', 'anne'] as const) await person(name).install();
});
afterAll(() => local.stop());

describe('somebody who reads far too often', () => {
  it('is asked to wait, kindly and in their language, and is always answered', async () => {
    const answers: string[] = [];
    for (let time = 0; time < 100; time += 1)
      answers.push(seen(await person('nora').execute({ verb: 'MyCases', data: {} })));
    const asked = answers.filter((answer) => answer.includes(waits));
    expect(asked.length).toBeGreaterThan(20);
    expect(answers.every((answer) => answer.includes('"kind":"card"'))).toBe(true);
    await person('nora').say('oppgaver');
    expect(seen(person('nora').messages.at(-1))).toContain(waits);
    const dialog = await person('nora').dialogStep('task/fetch', { verb: 'OpenCase', caseId: 'T-0000-0000' });
    expect(seen(dialog)).toContain(waits);
  });

  it('finds help and the menu all the same', async () => {
    await person('nora').say('hjelp');
    expect(seen(person('nora').messages.at(-1))).not.toContain(waits);
    await person('nora').say(
      'Sjefen min slo til meg i dag, og jeg vet ikke hva jeg skal gjøre eller hvem jeg kan si det til.',
    );
    expect(seen(person('nora').messages.at(-1))).not.toContain(waits);
    await person('nora').say('hei');
    expect(seen(person('nora').messages.at(-1))).toContain('Meld fra');
  });

  it('reports all the same, however often they press', async () => {
    for (let time = 0; time < 150; time += 1) await person('nora').dialogStep('task/fetch', { verb: 'Report' });
    const caseId = await sendReport(person('nora'), { accused: ['silje'], what: 'Hun slo til meg.' });
    await local.trygg.trygg.idle();
    expect(caseId).toMatch(/^T-/);
    expect(person('kari').messages.length).toBeGreaterThan(1);
  });

  it('is in nobody else’s way', async () => {
    expect(seen(await person('silje').execute({ verb: 'MyCases', data: {} }))).not.toContain(waits);
  });
});
