import { button, caseNumberIn, doTask, turnPages } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';

/** Silje sees what Jonas does to Nora, and reports it (1.6-2). */
describe('a report by somebody who saw it', () => {
  let local: LocalTrygg;
  let caseId: string;
  const person = (name: PersonName) => local.person(name);
  const shown = (name: PersonName) => JSON.stringify(person(name).dialog?.card);
  const chat = (name: PersonName) => JSON.stringify([person(name).messages, person(name).toasts]);

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of ['silje', 'nora', 'jonas', 'kari', 'anne'] as const) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('begins in the chat, with what one can do', async () => {
    await person('silje').say('Hva kan jeg gjøre?');
    await person('silje').press(button('Report', { as: 'observer' }));
    expect(shown('silje')).toContain('"value":"observer"');
  });

  it('asks on a page of its own whom it happened to, and says there what is wrong', async () => {
    const accused = { accusedIds: organisation.jonas.id };
    await person('silje').submitDialog(button('TurnPage'), { inputs: accused });
    expect(shown('silje')).toContain('Hvem skjedde det med?');
    const next = async (inputs: Readonly<Record<string, string>>) => {
      await person('silje').submitDialog(button('TurnPage', { from: 'reportAffected' }), { inputs });
      return shown('silje');
    };
    expect(await next({})).toContain('Velg en person, eller skriv et navn.');
    expect(await next({ personId: organisation.silje.id })).toContain('Du har valgt deg selv.');
    expect(await next({ personId: organisation.jonas.id })).toContain('den samme som en av dem');
    expect(await next({ personId: 'nobody' })).toContain('Vi finner ikke personen');
    expect(await next({ personId: organisation.nora.id, personName: 'Per Hansen' })).toContain('Behold bare det ene');
    expect(await next({ personId: '', personName: 'x'.repeat(300) })).toContain('Hva så eller hørte du?');
    await person('silje').submitDialog(button('TurnPage', { direction: 'back' }));
    expect(await next({ personId: organisation.nora.id, personName: '' })).toContain('Hva så eller hørte du?');
  });

  it('shows in the review whom it reaches, and what an observer is owed', async () => {
    await turnPages(person('silje'), { what: 'Han ropte til Nora to ganger i dag.' });
    const review = shown('silje');
    for (const told of [
      'Nora Lund',
      'Kari Haugen',
      'Anne Vik',
      'egne ønsker',
      'Navnet ditt får de ikke',
      'kvittering',
    ]) {
      expect(review).toContain(told);
    }
  });

  it('is received with a receipt, and no more', async () => {
    caseId = caseNumberIn(await person('silje').submitDialog(button('SendReport')));
    expect(shown('silje')).toContain('Dette er kvitteringen din');
    expect(shown('silje')).not.toContain('senest');
    await local.trygg.trygg.idle();
    const state = await local.trygg.trygg.views.caseFor(organisation.kari.id, caseId);
    expect(state?.way).toBe('observed');
    expect(state?.complainant.accountId).toBe(organisation.nora.id);
    expect(state?.observer?.accountId).toBe(organisation.silje.id);
  });

  it('the second press of two gets the receipt too', async () => {
    const again = { verb: 'SendReport', kind: 'own', caseId, revision: 'old', receivers: '' };
    expect(JSON.stringify(await person('silje').dialogStep('task/submit', again))).toContain(caseId);
    person('silje').closeDialog();
  });

  it('tells Nora nothing before she is asked, and Jonas nothing at all', async () => {
    await doTask(person('kari'), 'AcknowledgeReceipt');
    await local.trygg.trygg.idle();
    for (const name of ['nora', 'jonas'] as const) {
      await person(name).say('mine saker');
      expect(chat(name)).not.toContain(caseId);
      await person(name).dialogStep('task/fetch', { verb: 'ReadComplaint', caseId });
      expect(shown(name)).toContain('Her er det ingenting å gjøre for deg');
      person(name).closeDialog();
    }
  });

  it('asks Nora what she wants, who then follows the case but never reads who reported it', async () => {
    person('kari').closeDialog();
    await doTask(person('kari'), 'AskForWishes', { wishes: 'wanted', words: 'Hun vil at det tar slutt.' });
    await local.trygg.trygg.idle();
    await person('nora').say('mine saker');
    expect(chat('nora')).toContain(caseId);
    await person('nora').press(button('OpenCase', { caseId }));
    expect(shown('nora') + chat('nora')).not.toMatch(/Silje|ropte/);
  });
});
