import type { ConnectorVerdict } from '../../src/workbench/channel/model';
import { sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';

let local: LocalTrygg;

beforeAll(async () => {
  local = await startLocalTrygg();
  for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
});
afterAll(() => local.stop());

describe('a message is sent once for each time that the outbox counts', () => {
  it.each<readonly [string, ConnectorVerdict]>([
    ['the platform took it and gave no answer', 'acceptThenDrop'],
    ['the platform gave no answer', 'drop'],
    ['the platform answered with an error', { status: 503 }],
  ])('where %s', async (_, verdict) => {
    let tried = 0;
    local.channel.intercept(() => {
      tried += 1;
      return verdict;
    });
    const heard = local.person('kari').messages.length;
    await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
    local.channel.intercept(() => 'accept');
    // The notice to Nora, and a task each for Kari and Anne.
    expect(tried).toBe(3);
    expect(local.person('kari').messages.length - heard).toBe(verdict === 'acceptThenDrop' ? 1 : 0);
  });
});
