import type { Procedure } from '../../src/procedure/declarations';
import { procedure } from '../../src/procedure/procedure';
import { button, sendReport, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { playCase } from '../support/whole-case';

/** Until 15 January HR did not sign for the receipt. */
const before: Procedure = {
  version: '2026-1-1',
  from: '2026-01-01',
  declarations: procedure.declarations.filter((one) => one.kind !== 'step' || one.name !== 'signReceipt'),
};
const after: Procedure = { ...procedure, version: '2026-1-2', from: '2026-01-15' };

describe('a change of the procedure', () => {
  let local: LocalTrygg;
  const kept = { versions: [before, after] };
  const cast = { complainant: 'nora', handler: 'kari', hr: 'anne' } as const;
  const reported = async () => {
    const caseId = await sendReport(local.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
    return caseId;
  };
  const play = (caseId: string) => playCase(local, caseId, cast);
  const tasksOfAnne = async (caseId: string): Promise<readonly string[]> => {
    const { tasks } = await local.trygg.trygg.views.inbox(local.person('anne').person.id);
    return tasks.filter((task) => task.caseId === caseId).map(({ command }) => command);
  };
  let old: string;

  beforeAll(async () => {
    local = await startLocalTrygg('2026-01-14T22:59:00.000Z', kept);
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('a case that begins on the day before goes by the older version', async () => {
    old = await reported();
    expect((await play(old).state()).procedureVersion).toBe('2026-1-1');
    expect(await tasksOfAnne(old)).not.toContain('SignReceipt');
  });

  it('it does so after the change too, and after a restart', async () => {
    await local.moveTo('2026-01-19T08:00:00.000Z');
    await local.restart();
    await play(old).task('kari', 'AcknowledgeReceipt');
    expect(await tasksOfAnne(old)).toEqual(['AssessComplaint']);
    await play(old).openCase('anne');
    expect(JSON.stringify(local.person('anne').dialog?.card)).not.toContain('"command":"SignReceipt"');
    local.person('anne').closeDialog();
  });

  it('a case that begins on its first day goes by the newer one', async () => {
    const caseId = await reported();
    expect((await play(caseId).state()).procedureVersion).toBe('2026-1-2');
    expect(await tasksOfAnne(caseId)).toContain('SignReceipt');
    await play(caseId).task('anne', 'SignReceipt');
    expect(await tasksOfAnne(old)).toEqual(['AssessComplaint']);
  });

  it('a program that does not know the newer one yet leaves such a case alone, and goes on with the others', async () => {
    const caseId = await reported();
    const state = await play(caseId).state();
    kept.versions = [before];
    await local.restart();
    const kari = local.person('kari');
    const asked = await kari.press(button('OpenTask', { command: 'AcknowledgeReceipt', caseId }));
    expect(textsIn(asked)).toContain('Det gikk ikke akkurat nå');
    kari.closeDialog();
    const listed = await local.trygg.trygg.views.inbox(kari.person.id);
    expect(listed.cases.map((one) => one.caseId)).toContain(old);
    expect(listed.cases.map((one) => one.caseId)).not.toContain(caseId);
    expect(listed.unreadable).toBe(2);
    await local.moveTo('2026-02-02T08:00:00.000Z');
    expect(await play(caseId).state()).toEqual(state);
    await play(old).task('kari', 'AssessComplaint', { felt: 'bullying', improper: 'yes', reasons: 'Gjentatt.' });
    kept.versions = [before, after];
    await local.restart();
    await play(caseId).task('kari', 'AcknowledgeReceipt');
  });
});
