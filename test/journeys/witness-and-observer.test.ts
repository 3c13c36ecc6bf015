import { button, caseNumberIn, sendReport, turnPages } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';

const nowhere = 'T-0000-0000';
const heldAt = { 'heldAt.date': '2026-01-07', 'heldAt.time': '13:00', place: 'Rom 3' };

describe('witnesses and observers', () => {
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const shown = (name: PersonName) => JSON.stringify(person(name).dialog?.card);
  const chat = (name: PersonName) => JSON.stringify([person(name).messages, person(name).toasts]);
  const idle = () => local.trygg.trygg.idle();
  const tasksOf = async (name: PersonName, caseId: string) =>
    (await local.trygg.trygg.views.inbox(organisation[name].id)).tasks
      .filter((task) => task.caseId === caseId)
      .map(({ command }) => command)
      .sort();
  const rolesIn = async (name: PersonName, caseId: string) => {
    const { handler, hrAdviser } = (await local.trygg.trygg.views.caseFor(organisation[name].id, caseId))?.roles ?? {};
    return [handler?.name, hrAdviser?.name];
  };
  const reads = async (name: PersonName, data: Readonly<Record<string, unknown>>) => {
    await person(name).dialogStep('task/submit', data);
    const read = shown(name);
    person(name).closeDialog();
    return read;
  };

  /** Nora reports Jonas; Kari has it, and hears these witnesses. */
  const begun = async (...witnesses: readonly PersonName[]) => {
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await idle();
    const play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.task('kari', 'AcknowledgeReceipt');
    for (const [index, name] of witnesses.entries()) {
      const hearing = { command: 'HearWitness', step: 'hearWitness', caseId, round: index + 1 };
      const said = { witnessId: organisation[name].id, minutes: `Dette sa ${name}.` };
      expect(await submit('kari', { ...hearing, ...heldAt, ...said })).not.toContain('"TakeStep"');
    }
    return { caseId, play };
  };
  const submit = async (name: PersonName, data: Readonly<Record<string, unknown>>) => {
    const take = { verb: 'TakeStep', subject: 'matter', once: '', round: 1, ...data };
    await person(name).dialogStep('task/submit', take);
    const end = shown(name);
    person(name).closeDialog();
    await idle();
    return end;
  };
  /** From the list of one's own cases: one tap, and the form. */
  const opensReport = async (name: PersonName, caseId: string) => {
    await person(name).say('mine saker');
    await person(name).press(button('OpenTask', { command: 'ReportMore', caseId, kind: 'retaliation' }));
  };
  const sends = async (name: PersonName, inputs: Readonly<Record<string, string>>) => {
    await person(name).submitDialog(button('TakeStep'), { inputs: { kind: 'retaliation', ...inputs } });
    const end = shown(name);
    person(name).closeDialog();
    await idle();
    return end;
  };
  const isNoCaseTo = async (name: PersonName, caseId: string) => {
    for (const verb of ['OpenCase', 'ReadComplaint']) {
      expect(await reads(name, { verb, caseId })).toBe(await reads(name, { verb, caseId: nowhere }));
    }
    const record = { verb: 'ReadRecord', step: 'reportMore', subject: 'matter', round: 1 };
    expect(await reads(name, { ...record, caseId })).toBe(await reads(name, { ...record, caseId: nowhere }));
  };

  beforeAll(async () => {
    local = await startLocalTrygg('2026-01-07T12:00:00.000Z');
    for (const name of Object.keys(organisation) as PersonName[]) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('of two witnesses each reads their own statement', async () => {
    const { caseId } = await begun('amina', 'eva');
    const rounds = [1, 2].map((round) => ({
      verb: 'ReadRecord',
      caseId,
      step: 'hearWitness',
      subject: 'matter',
      round,
    }));
    for (const [name, other] of [
      ['amina', 'eva'],
      ['eva', 'amina'],
    ] as const) {
      const both = (await Promise.all(rounds.map((data) => person(name).dialogStep('task/submit', data)))).map((one) =>
        JSON.stringify(one),
      );
      expect(both.join()).toContain(`Dette sa ${name}.`);
      expect(both.join()).not.toContain(`Dette sa ${other}.`);
      expect(await reads(name, { verb: 'OpenCase', caseId })).not.toContain(organisation[other].name);
      expect(chat(name)).not.toMatch(/Nora|Jonas|Dette sa/);
    }
  });

  it('a witness says that they are punished, from the list of their cases', async () => {
    const { caseId } = await begun('amina');
    await opensReport('amina', caseId);
    expect(await sends('amina', { what: 'Jeg får ikke vakter lenger.' })).not.toContain('"TakeStep"');
    expect(await tasksOf('anne', caseId)).toContain('FollowUpReport');
    for (const name of ['nora', 'jonas'] as const) {
      const record = { verb: 'ReadRecord', caseId, step: 'reportMore', subject: 'matter', round: 1 };
      expect(await reads(name, record)).not.toContain('vakter');
    }
    await submit('anne', {
      command: 'FollowUpReport',
      step: 'followUpReport',
      caseId,
      round: 1,
      way: 'protected',
      what: 'Vaktlisten er rettet.',
    });
    expect(await tasksOf('anne', caseId)).not.toContain('FollowUpReport');
    expect(chat('amina')).not.toMatch(/vakter|Vaktlisten/);
  });

  it('two who report at once are both heard, and neither learns of the other', async () => {
    const { caseId } = await begun('amina', 'eva');
    for (const name of ['amina', 'eva', 'nora'] as const) await opensReport(name, caseId);
    const rounds = (['amina', 'eva', 'nora'] as const).map((name) => /"round":(\d+)/.exec(shown(name))?.[1]);
    expect(new Set(rounds).size).toBe(1);
    const ends = await Promise.all(
      (['amina', 'eva', 'nora'] as const).map((name) => sends(name, { what: `Dette skjer med ${name}.` })),
    );
    for (const end of ends) expect(end).not.toMatch(/gjort allerede|"TakeStep"/);
    const state = await local.trygg.trygg.views.caseFor(organisation.anne.id, caseId);
    const said = [1, 2, 3].map((round) => state?.instances[`reportMore/matter/${round}`]?.done?.answers.what);
    expect(said.sort()).toEqual(['Dette skjer med amina.', 'Dette skjer med eva.', 'Dette skjer med nora.']);
    expect((await tasksOf('anne', caseId)).filter((command) => command === 'FollowUpReport')).toHaveLength(3);
    await opensReport('nora', caseId);
    expect(shown('nora')).toContain('"round":1');
    person('nora').closeDialog();
  });

  it('a card that was used once leads to a new report, not to a dead end', async () => {
    const { caseId } = await begun('amina');
    await opensReport('amina', caseId);
    const old = { verb: 'OpenTask', caseId, command: 'ReportMore', step: 'reportMore', subject: 'matter', round: 1 };
    await sends('amina', { what: 'Første gang.' });
    expect(await reads('amina', old)).toContain('"TakeStep"');
  });

  it.each([
    ['by account', { againstId: organisation.anne.id }],
    ['by a part of the name', { against: 'anne' }],
  ])('against the adviser, %s: she loses the case at once, and another in HR gets it', async (_, against) => {
    const { caseId } = await begun('amina');
    await opensReport('amina', caseId);
    await sends('amina', { what: 'Anne truer meg.', ...against });
    expect(await rolesIn('kari', caseId)).toEqual(['Kari Haugen', 'Bjørn Aas']);
    expect(await tasksOf('anne', caseId)).toEqual([]);
    expect(await tasksOf('bjorn', caseId)).toContain('FollowUpReport');
    await isNoCaseTo('anne', caseId);
    expect(chat('anne')).not.toContain('truer');
  });

  it('against the leader: she loses the case at once, and the follow-up goes to HR', async () => {
    const { caseId } = await begun('amina');
    await opensReport('amina', caseId);
    await sends('amina', { what: 'Kari gir meg dårlige vakter.', againstId: organisation.kari.id });
    expect(await rolesIn('anne', caseId)).toEqual([expect.not.stringContaining('Kari'), 'Anne Vik']);
    expect(await tasksOf('anne', caseId)).toContain('FollowUpReport');
    await isNoCaseTo('kari', caseId);
  });

  it('against everybody who could follow it up: refused, with what was written kept for another way', async () => {
    const { caseId } = await begun('amina');
    for (const name of ['anne', 'bjorn'] as const) {
      await opensReport('amina', caseId);
      await sends('amina', { what: 'De truer meg.', againstId: organisation[name].id });
    }
    expect(await rolesIn('kari', caseId)).toEqual(['Kari Haugen', 'Eva Lindqvist']);
    await opensReport('amina', caseId);
    const end = await sends('amina', { what: 'Hun truer meg også.', againstId: organisation.eva.id });
    expect(end).toContain('Hun truer meg også.');
    expect(await rolesIn('kari', caseId)).toEqual(['Kari Haugen', 'Eva Lindqvist']);
    expect((await tasksOf('eva', caseId)).filter((command) => command === 'FollowUpReport')).toHaveLength(2);
  });

  it('whoever was heard never gets a part in handling it', async () => {
    const { caseId } = await begun('per', 'bjorn');
    await submit('kari', { command: 'StepDown', step: 'stepDown', caseId, round: 1, reasons: 'Vi er naboer.' });
    await person('anne').press(button('OpenTask', { command: 'AppointHandler', caseId }));
    expect(shown('anne')).not.toContain(organisation.per.id);
    person('anne').closeDialog();
    const appoint = { command: 'AppointHandler', step: 'appointHandler', caseId, round: 1 };
    await submit('anne', { ...appoint, leader: organisation.per.id });
    expect(await rolesIn('anne', caseId)).toEqual([undefined, 'Anne Vik']);
    await submit('anne', { command: 'StepDown', step: 'stepDown', caseId, round: 2, reasons: 'Jeg òg.' });
    expect(await rolesIn('eva', caseId)).toEqual([undefined, 'Eva Lindqvist']);
  });

  it('a witness who is accused later hears nothing of that before they are called', async () => {
    const { caseId } = await begun('amina');
    const before = chat('amina');
    const accused = { personId: organisation.amina.id, reasons: 'Framgår av samtalen.' };
    await submit('anne', { command: 'NameAccused', step: 'nameAccused', caseId, round: 1, ...accused });
    await submit('nora', { command: 'Withdraw', step: 'withdraw', caseId, round: 1 });
    await submit('anne', { command: 'SignReceipt', step: 'signReceipt', caseId, round: 1 });
    const followUp = { command: 'DecideFollowUp', step: 'decideFollowUp', caseId, round: 1 };
    for (const name of ['kari', 'anne'] as const) {
      await submit(name, { ...followUp, followUp: 'close', reasons: 'Etter ønske.' });
    }
    for (const subject of ['a1', 'a2']) {
      const strand = { caseId, round: 1, subject };
      await submit('kari', { ...strand, command: 'TellOutcome', step: 'tellComplainantOutcome', text: 'Avsluttet.' });
      await submit('kari', { ...strand, command: 'CloseStrand', step: 'closeWithNote', note: 'Trukket.' });
    }
    const state = await local.trygg.trygg.views.caseFor(organisation.kari.id, caseId);
    expect(state?.phase).toBe('closed');
    expect(chat('amina')).toBe(before);
    expect(await reads('amina', { verb: 'OpenCase', caseId })).not.toMatch(/anklag/i);
    await opensReport('amina', caseId);
    await sends('amina', { what: 'Nå fryses jeg ut.' });
    expect(await tasksOf('anne', caseId)).toEqual(['FollowUpReport']);
  });

  it('an observer has a receipt and a way to say more; the accused never reads who it was', async () => {
    await person('tomasz').dialogStep('task/fetch', { verb: 'Report', as: 'observer' });
    const report = { as: 'observer', accusedIds: organisation.jonas.id, what: 'Han ropte til henne.' };
    await turnPages(person('tomasz'), { ...report, personId: organisation.nora.id });
    const caseId = caseNumberIn(await person('tomasz').submitDialog(button('SendReport')));
    person('tomasz').closeDialog();
    await idle();
    const toldAtOnce = person('tomasz').messages.length;
    const play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.task('kari', 'AcknowledgeReceipt');
    await submit('kari', {
      command: 'AskForWishes',
      step: 'askForWishes',
      subject: 'complainant',
      caseId,
      round: 1,
      wishes: 'wanted',
      words: 'Hun vil ha slutt på det.',
    });
    await play.task('anne', 'SignReceipt');
    await play.task('kari', 'TellOfCompanion');
    await play.task('kari', 'HoldConversation', heldAt, 'complainant');
    await play.considerProtection();
    expect(person('tomasz').messages).toHaveLength(toldAtOnce);
    const opened = await reads('tomasz', { verb: 'OpenCase', caseId });
    expect(opened).not.toMatch(/Kari|Anne|Mottak|samtale/i);
    await opensReport('tomasz', caseId);
    await sends('tomasz', { what: 'Han gjorde det igjen.', kind: 'again' });
    expect(await tasksOf('anne', caseId)).toContain('FollowUpReport');
    for (const name of ['nora', 'jonas'] as const) {
      const all = await Promise.all(
        ['OpenCase', 'ReadComplaint', 'ReadRecord'].map((verb) =>
          reads(name, { verb, caseId, step: 'reportMore', subject: 'matter', round: 1 }),
        ),
      );
      expect(all.join() + chat(name)).not.toMatch(/Tomasz|ropte|gjorde det igjen/);
    }
  });
});
