import { button } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { beginCase, type playCase } from '../support/whole-case';

describe('a complainant who withdraws after the accused was heard', () => {
  let local: LocalTrygg;
  let caseId: string;
  let play: ReturnType<typeof playCase>;

  beforeAll(async () => {
    local = await startLocalTrygg();
    ({ caseId, play } = await beginCase(local, ['jonas', 'per'], { accused: ['jonas'], what: 'Han ler av meg.' }));
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('nothing else goes on until leader and HR have decided how it is followed up', async () => {
    await play.offer('nora', 'Withdraw');
    expect(await tasksOf('kari')).toEqual(['DecideFollowUp']);
    expect(await tasksOf('anne')).toEqual(['DecideFollowUp']);
  });

  it('they disagree, and the leader above decides that it is closed', async () => {
    await play.task('kari', 'DecideFollowUp', { followUp: 'goOn', reasons: 'Det er alvorlig.' });
    await play.task('anne', 'DecideFollowUp', { followUp: 'close', reasons: 'Klager ønsker det sterkt.' });
    expect(await tasksOf('per')).toEqual(['SettleFollowUp']);
    await play.task('per', 'SettleFollowUp', { followUp: 'close', reasons: 'Begge er enige om veien videre.' });
  });

  it('the accused, who has been heard, is told; and it ends with a note', async () => {
    await play.tellOutcome('a1');
    expect(JSON.stringify(local.person('jonas').messages.at(-1))).toContain(caseId);
    await play.openCase('jonas');
    await local.person('jonas').submitDialog(button('ReadRecord', { step: 'tellAccusedOutcome' }));
    local.person('jonas').closeDialog();
    await play.close('a1');
    expect((await play.state()).phase).toBe('closed');
  });

  async function tasksOf(name: 'kari' | 'anne' | 'per'): Promise<string[]> {
    const { tasks } = await local.trygg.trygg.views.inbox(local.person(name).person.id);
    return tasks.map(({ command }) => command);
  }
});
