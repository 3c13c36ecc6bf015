import { button, caseNumberIn, doTask, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';

/** Raised directly, with somebody's support (3.1.1). */
describe('the informal way', () => {
  let local: LocalTrygg;
  const store = new WatchedStore();
  const person = (name: PersonName) => local.person(name);
  const shown = (name: PersonName) => JSON.stringify(person(name).dialog?.card);
  const chat = (name: PersonName) => JSON.stringify([person(name).messages, person(name).toasts]);
  const stateOf = (caseId: string) => local.trygg.trygg.views.caseFor(organisation.nora.id, caseId);

  /** Nora asks somebody for support, and the case is the answer. */
  const asks = async (whom: PersonName, words: string): Promise<string> => {
    await person('nora').say('hva kan jeg gjøre');
    await person('nora').press(button('AskForSupport'));
    await person('nora').submitDialog(button('PreviewSupport'), {
      inputs: { supporter: organisation[whom].id, words },
    });
    const sent = await person('nora').submitDialog(button('SendSupport'));
    person('nora').closeDialog();
    await local.trygg.trygg.idle();
    return caseNumberIn(sent);
  };
  const ends = async (caseId: string, how: string) => {
    await person('nora').say('mine saker');
    await person('nora').press(button('OpenCase', { caseId }));
    await person('nora').submitDialog(button('OpenTask', { command: 'EndInformal' }));
    await person('nora').submitDialog(button('TakeStep'), { inputs: { how } });
    await local.trygg.trygg.idle();
    return shown('nora');
  };

  beforeAll(async () => {
    local = await startLocalTrygg(undefined, { around: { store: store.around } });
    for (const name of ['nora', 'kari', 'tomasz', 'anne', 'jonas'] as const) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('is prepared with words to use, and nothing of it is stored', async () => {
    await person('nora').say('hva kan jeg gjøre');
    const before = store.asked.length;
    await person('nora').press(button('InformalWay'));
    expect(chat('nora')).toContain('Jeg ber deg slutte med det med en gang');
    expect(store.asked.slice(before).filter((method) => /^(put|insert|write)/.test(method))).toEqual([]);
  });

  it('says what is wrong where nobody was chosen, nothing written, or too much', async () => {
    await person('nora').press(button('AskForSupport'));
    await person('nora').submitDialog(button('PreviewSupport'));
    expect(shown('nora')).toContain('Velg hvem du vil spørre.');
    expect(shown('nora')).toContain('Skriv noen ord til den du spør.');
    const preview = { verb: 'PreviewSupport', way: 'informal', supporter: organisation.kari.id };
    await person('nora').dialogStep('task/submit', { ...preview, words: 'x'.repeat(2_001) });
    expect(shown('nora')).toContain('Bruk inntil 2000 tegn.');
    await person('nora').dialogStep('task/submit', { ...preview, supporter: organisation.jonas.id, words: 'Hei.' });
    expect(shown('nora')).toContain('Denne personen kan ikke spørres nå.');
    person('nora').closeDialog();
  });

  it('solved with a leader’s help: closed with the leader’s note', async () => {
    const caseId = await asks('kari', 'Kan vi snakke sammen i morgen?');
    expect(chat('kari')).not.toMatch(/Kan vi snakke|Nora/);
    await person('kari').press(button('OpenTask', { command: 'AnswerSupport' }));
    expect(shown('kari')).toContain('Kan vi snakke sammen i morgen?');
    await person('kari').submitDialog(button('TakeStep'), { inputs: { way: 'yes', words: 'Ja, klokken ti.' } });
    person('kari').closeDialog();
    await local.trygg.trygg.idle();
    expect(await ends(caseId, 'solved')).toContain('Så bra at det løste seg');
    person('nora').closeDialog();
    await doTask(person('kari'), 'WriteInformalNote', { note: 'De ble enige om tonen i møtene.' });
    person('kari').closeDialog();
    expect((await stateOf(caseId))?.phase).toBe('closed');
  });

  it('not solved: the way to a complaint is offered, and nothing follows by itself', async () => {
    const caseId = await asks('tomasz', 'Vil du bli med?');
    await doTask(person('tomasz'), 'AnswerSupport', { way: 'yes' });
    await local.trygg.trygg.idle();
    expect(await ends(caseId, 'notSolved')).toContain('Du kan vurdere en skriftlig klage.');
    await person('nora').submitDialog(button('Report'));
    expect(shown('nora')).toContain('Hvem gjelder det?');
    person('nora').closeDialog();
    const complaint = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    expect(complaint).not.toBe(caseId);
    expect((await stateOf(complaint))?.way).toBe('written');
  });

  it('a no offers to ask another', async () => {
    const caseId = await asks('anne', 'Har du tid?');
    person('anne').closeDialog();
    await doTask(person('anne'), 'AnswerSupport', { way: 'no' });
    await local.trygg.trygg.idle();
    await person('nora').press(button('OpenCase', { caseId }));
    expect(shown('nora')).toContain('Be en annen om støtte');
    await person('nora').submitDialog(button('AskForSupport'));
    expect(shown('nora')).toContain('Hvem vil du ha støtte av?');
    person('nora').closeDialog();
  });

  it('pressed twice, one person is asked once', async () => {
    const send = {
      verb: 'SendSupport',
      way: 'informal',
      supporter: organisation.kari.id,
      words: 'En gang til?',
      once: 'the same press',
    };
    const first = await person('nora').dialogStep('task/submit', send);
    const second = await person('nora').dialogStep('task/submit', send);
    expect(caseNumberIn(second)).toBe(caseNumberIn(first));
  });
});
