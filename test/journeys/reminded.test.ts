import { button, caseNumberIn, doTask, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';

describe('what somebody is reminded of, and what is late', () => {
  let local: LocalTrygg;
  let caseId: string;
  const person = (name: PersonName) => local.person(name);
  const newest = (name: PersonName) => JSON.stringify(person(name).messages.at(-1));
  const digestOf = (name: PersonName) => /"digest":"([\w-]+)"/.exec(newest(name))?.[1] ?? '';
  const asks = async (name: PersonName, word: string) => {
    await person(name).say(word);
    return newest(name);
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'kari', 'anne', 'bjorn'] as const) await person(name).install();
    caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await local.trygg.trygg.idle();
    // Due on Thursday; this is half past eight on Wednesday.
    await local.moveTo('2026-01-07T07:30:00.000Z');
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('comes as one card, which says the day in words and in full', () => {
    expect(newest('kari')).toContain('Én oppgave venter på deg');
    expect(newest('kari')).toContain('Frist i morgen, torsdag 8. januar');
    expect(person('kari').toasts.at(-1)).toMatchObject({ text: 'En påminnelse fra Trygg' });
  });

  it('is put off until tomorrow, and says so however often it is looked at', async () => {
    await person('kari').press(button('RemindTomorrow'));
    await person('kari').openChat();
    expect(newest('kari')).toContain('Du blir minnet på dette igjen torsdag 8. januar.');
    expect(newest('kari')).not.toContain('RemindTomorrow');
    expect(newest('anne')).toContain('RemindTomorrow');
  });

  it('says that it is settled once it is', async () => {
    await person('anne').press(button('OpenTask', { command: 'SignReceipt' }));
    await person('anne').submitDialog(button('TakeStep'));
    await local.trygg.trygg.idle();
    await person('anne').openChat();
    expect(newest('anne')).toContain('Dette er ordnet');
    expect(newest('anne')).not.toContain(caseId);
  });

  it('is nothing to somebody else', async () => {
    const digest = digestOf('kari');
    expect(digest).not.toBe('');
    const outcome = await person('nora').execute({ verb: 'ShowReminders', data: { verb: 'ShowReminders', digest } });
    expect(JSON.stringify(outcome)).toContain('Denne påminnelsen er gammel');
    expect(JSON.stringify(outcome)).not.toContain(caseId);
  });

  it('tells HR on the case whose it is and how late, with a way into the case', async () => {
    await local.moveTo('2026-01-08T07:30:00.000Z');
    await local.moveTo('2026-01-09T07:30:00.000Z');
    for (const seen of [newest('anne'), await asks('anne', 'forsinket')]) {
      expect(seen).toContain(caseId);
      expect(seen.replace(/\s/g, ' ')).toContain(
        'Venter på: bekreftelse fra leder. **Én dag over fristen.** Ligger hos lederen.',
      );
      expect(seen).toContain('"verb":"OpenCase"');
    }
  });

  it('P-9: tells others in HR the number, the step and the days, nothing else', async () => {
    const seen = await asks('bjorn', 'frister');
    expect(seen.replace(/\s/g, ' ')).toContain('Venter på: bekreftelse fra leder. **Én dag over fristen.**"');
    expect(seen).toContain(caseId);
    expect(seen).not.toMatch(/OpenCase|OpenTask|Nora|Jonas|Kari|hos lederen/);
  });

  it('is for HR alone', async () => {
    expect(await asks('kari', 'overdue')).toContain('Her er det ingenting å gjøre for deg');
    expect([await asks('anne', 'hei'), await asks('kari', 'hei')].map((menu) => menu.includes('"Late"'))).toEqual([
      true,
      false,
    ]);
    expect(
      [await asks('anne', 'oppgaver'), await asks('kari', 'oppgaver')].map((menu) => menu.includes('"Late"')),
    ).toEqual([true, false]);
  });
});

describe('the overview of more late cases than a card holds', () => {
  let local: LocalTrygg;
  const numbers: string[] = [];
  const person = (name: PersonName) => local.person(name);
  const newest = (name: PersonName) => JSON.stringify(person(name).messages.at(-1));
  const shown = (name: PersonName) => numbers.filter((number) => newest(name).includes(number));

  beforeAll(async () => {
    local = await startLocalTrygg();
    for (const name of ['nora', 'kari', 'anne', 'bjorn'] as const) await person(name).install();
    for (let count = 0; count < 42; count += 1) {
      const accused = count === 41 ? (['bjorn'] as const) : (['jonas'] as const);
      numbers.push(await sendReport(person('nora'), { accused, what: 'Han ler av meg i møtene.' }));
      await local.trygg.trygg.idle();
    }
    await local.moveTo('2026-01-09T07:30:00.000Z');
  }, 120_000);
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('shows HR every one of their own, page by page, and says how many there are', async () => {
    await person('anne').say('forsinket');
    expect(newest('anne')).toContain('42 saker er forsinket');
    expect(newest('anne')).toContain('Side 1 av 2');
    const first = shown('anne');
    await person('anne').press(button('Late'));
    const second = shown('anne');
    expect([first.length, second.length]).toEqual([30, 12]);
    expect(new Set([...first, ...second]).size).toBe(42);
    expect(newest('anne')).not.toContain('Vis neste');
    await person('anne').press(button('Late'));
    expect(shown('anne')).toEqual(first);
  });

  it('counts for others in HR those only that they may hear of', async () => {
    await person('bjorn').say('forsinket');
    expect(newest('bjorn')).toContain('41 saker er forsinket');
    const first = shown('bjorn');
    await person('bjorn').press(button('Late'));
    const second = shown('bjorn');
    expect([first.length, second.length]).toEqual([40, 1]);
    expect(new Set([...first, ...second])).toEqual(new Set(numbers.slice(0, 41)));
  });
});

describe('P-1: somebody whom a message never reached', () => {
  let local: LocalTrygg;
  const person = (name: PersonName) => local.person(name);
  const chat = (name: PersonName) => JSON.stringify([person(name).messages, person(name).toasts]);
  const shown = (name: PersonName) => JSON.stringify(person(name).dialog?.card);
  const settled = () => local.trygg.trygg.idle();

  beforeEach(async () => {
    local = await startLocalTrygg();
  });
  afterEach(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('is HR: the leader reads who in the dialog only, sees to it, and both stay on record', async () => {
    for (const name of ['nora', 'kari'] as const) await person(name).install();
    const caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await settled();
    await local.moveTo('2026-01-05T08:05:00.000Z');
    expect(chat('kari')).toContain('Få tak i personalavdelingen');
    expect(chat('kari')).not.toContain(organisation.anne.name);

    await person('kari').say('oppgaver');
    await person('kari').press(button('OpenCase', { caseId }));
    expect(shown('kari')).toContain('Trygg nådde ikke: ');
    expect(shown('kari')).toContain('Den 5. januar 2026. Ikke fulgt opp ennå.');
    await person('kari').submitDialog(button('OpenTask', { command: 'RecordReached' }));
    expect(shown('kari')).toContain(organisation.anne.name);
    expect(shown('kari')).toContain('Meldingen kom ikke fram mandag 5. januar 2026.');
    expect(shown('kari')).toContain('Personen har aldri åpnet Trygg i Teams.');
    await person('kari').submitDialog(button('TakeStep'), { inputs: { way: 'spokenTo' } });
    await settled();

    await person('kari').submitDialog(button('OpenCase'));
    expect(shown('kari')).toContain('Den 5. januar 2026. Fulgt opp 5. januar 2026.');
    await person('kari').submitDialog(button('ReadRecord', { step: 'reachAdviser' }));
    expect(shown('kari')).toContain(organisation.anne.name);
    expect(shown('kari')).toContain('Har snakket med personen');
    expect(chat('kari')).not.toContain(organisation.anne.name);
  });

  it('is the leader: HR sees to it', async () => {
    for (const name of ['nora', 'anne'] as const) await person(name).install();
    await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' });
    await settled();
    await local.moveTo('2026-01-05T08:05:00.000Z');
    await person('anne').press(button('OpenTask', { command: 'RecordReached' }));
    expect(shown('anne')).toContain(organisation.kari.name);
    expect(shown('anne')).toContain('Leder som behandler saken: ');
    expect(chat('anne')).not.toContain(organisation.kari.name);
    await doTask(person('anne'), 'RecordReached', { way: 'onPaper' });
  });

  it('is whom an employee asked for support: they are told, and can ask somebody else', async () => {
    await person('nora').install();
    await person('nora').say('hva kan jeg gjøre');
    await person('nora').press(button('AskForSupport'));
    await person('nora').submitDialog(button('PreviewSupport'), {
      inputs: { supporter: organisation.tomasz.id, words: 'Kan vi snakke sammen?' },
    });
    const caseId = caseNumberIn(await person('nora').submitDialog(button('SendSupport')));
    person('nora').closeDialog();
    await settled();
    await local.moveTo('2026-01-05T08:05:00.000Z');
    expect(chat('nora')).toContain('Den du spurte, har ikke fått spørsmålet');
    expect(chat('nora')).not.toContain(organisation.tomasz.name);
    await person('nora').press(button('OpenCase', { caseId }));
    expect(shown('nora')).toContain('Trygg når ikke den du spurte.');
    expect(shown('nora')).not.toContain('svarer deg');
    await person('nora').submitDialog(button('AskForSupport'));
    expect(shown('nora')).toContain('Hvem vil du spørre om støtte?');
  });
});
