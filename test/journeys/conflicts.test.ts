import { button, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';

/** Nobody who is accused, or too close, has the case; and there is always somebody who has. */
describe('conflicts of interest', () => {
  let local: LocalTrygg;

  beforeEach(async () => {
    local = await startLocalTrygg();
    for (const name of Object.keys(organisation) as PersonName[]) await local.person(name).install();
  });
  afterEach(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  const report = async (accused: readonly PersonName[]) => {
    const caseId = await sendReport(local.person('nora'), { accused, what: 'Dette har skjedd flere ganger.' });
    await local.trygg.trygg.idle();
    return caseId;
  };
  const inboxOf = (name: PersonName) => local.trygg.trygg.views.inbox(organisation[name].id);
  const roles = async (by: PersonName, caseId: string) => {
    const state = await local.trygg.trygg.views.caseFor(organisation[by].id, caseId);
    return [state?.roles.handler?.name, state?.roles.hrAdviser?.name];
  };

  it('the leader is accused: the leader’s leader has it, and the leader is called like any accused', async () => {
    const caseId = await report(['kari']);
    expect(await roles('per', caseId)).toEqual(['Per Solberg', 'Anne Vik']);
    expect((await inboxOf('kari')).cases).toEqual([]);
    const play = playCase(local, caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
    await play.hearComplainant();
    await play.considerProtection();
    await play.callAndHear('a1', '2026-01-08', '2026-01-09');
    await play.task('kari', 'SignMinutes', { way: 'sign' });
    expect((await inboxOf('kari')).cases).toEqual([]);
  });

  it('the HR adviser is accused: the deputy takes part, and the adviser sees nothing', async () => {
    const caseId = await report(['anne']);
    expect(await roles('kari', caseId)).toEqual(['Kari Haugen', 'Bjørn Aas']);
    const asked = { verb: 'OpenCase', caseId };
    const refused = await local.person('anne').dialogStep('task/fetch', asked);
    const unknown = await local.person('anne').dialogStep('task/fetch', { ...asked, caseId: 'T-0000-0000' });
    expect(JSON.stringify(refused)).toEqual(JSON.stringify(unknown));
  });

  it('everybody up to the top and all of HR are accused: the last resort has it, and finds a leader', async () => {
    const caseId = await report(['kari', 'per', 'ingrid', 'anne', 'bjorn']);
    expect((await inboxOf('eva')).tasks.map(({ command }) => command).sort()).toEqual([
      'AppointHandler',
      'SignReceipt',
    ]);
    const state = await local.trygg.trygg.views.caseFor(organisation.eva.id, caseId);
    const free = state ? await local.trygg.trygg.steps.appointable(state) : [];
    expect(free.length).toBeGreaterThan(0);
    for (const name of ['kari', 'per', 'ingrid', 'anne', 'bjorn'] as const) {
      expect(free.map(({ id }) => id)).not.toContain(organisation[name].id);
      expect((await inboxOf(name)).cases).toEqual([]);
    }
  });

  it('the handler steps down half-way: what she had closes at once, and the case goes on with another', async () => {
    const caseId = await report(['jonas']);
    const play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.hearComplainant();
    await play.offer('kari', 'StepDown', { reasons: 'Vi er naboer.' });
    expect((await inboxOf('kari')).cases).toEqual([]);
    // Cards that she still has open no door.
    const asked = { verb: 'OpenCase', caseId };
    const refused = await local.person('kari').dialogStep('task/fetch', asked);
    const unknown = await local.person('kari').dialogStep('task/fetch', { ...asked, caseId: 'T-0000-0000' });
    expect(JSON.stringify(refused)).toEqual(JSON.stringify(unknown));
    await local.person('anne').press(button('OpenTask', { command: 'AppointHandler', caseId }));
    await local.person('anne').submitDialog(button('TakeStep'), { inputs: { leader: organisation.per.id } });
    await local.trygg.trygg.idle();
    expect(await roles('per', caseId)).toEqual(['Per Solberg', 'Anne Vik']);
    expect(JSON.stringify(local.person('per').messages)).toContain('ConsiderProtection');
  });

  it('somebody accused later who is the handler loses the case at once', async () => {
    const caseId = await report(['jonas']);
    const play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.task('kari', 'AcknowledgeReceipt');
    await play.offer('anne', 'NameAccused', { personId: organisation.kari.id, reasons: 'Framgår av samtalen.' });
    expect((await inboxOf('kari')).cases).toEqual([]);
    expect(await roles('per', caseId)).toEqual(['Per Solberg', 'Anne Vik']);
  });
});
