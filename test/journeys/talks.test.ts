import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../src/workbench/channel/model';
import { button, sendReport } from '../support/acts';
import { type FaultyConnector, faultyConnector, refusals } from '../support/faulty-connector';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';

/** Guided talks, and whom one can talk to: before there is a case, and mostly instead of one. */

/** The company health service of two units, and an emergency number of another country. */
const policy = {
  numbers: {
    emergency: [{ phone: '911', name: { nb: 'Nødtelefon', en: 'Emergency' } }],
    healthService: [
      { phone: '55 00 00 01', name: { nb: 'For kundeservice', en: 'For customers' }, units: ['Kundeservice'] },
      { phone: '55 00 00 02', name: { nb: 'For drift', en: 'For operations' }, units: ['Drift og teknikk'] },
    ],
  },
};

let local: LocalTrygg;
let platform: FaultyConnector;
const folder = mkdtempSync(join(tmpdir(), 'trygg-talks-'));
const store = new WatchedStore();
const person = (name: PersonName) => local.person(name);
const newest = (name: PersonName) => JSON.stringify(person(name).cards.at(-1));
const shown = (name: PersonName) => JSON.stringify(person(name).dialog?.card);
const answer = (said: string) => button('Talk', { said });
const writes = (since: number) => store.asked.slice(since).filter((method) => /^(put|insert|write)/.test(method));

/** What a button asks for that no card of ours has. */
const forged = (name: PersonName, data: Json) => person(name).submit({ verb: 'Talk', ...data });

beforeAll(async () => {
  const policyFile = join(folder, 'policy.json');
  writeFileSync(policyFile, JSON.stringify(policy));
  local = await startLocalTrygg(undefined, { policyFile, around: { store: store.around } });
  for (const name of ['nora', 'kari', 'tomasz', 'anne'] as const) await person(name).install();
  platform = faultyConnector(local.channel);
});
afterAll(async () => {
  platform.mend();
  await local.stop();
  rmSync(folder, { recursive: true });
  expect(local.channel.violations).toEqual([]);
});

describe('a guided talk', () => {
  it('asks one thing at a time in the place of the last, with the text behind it, and stores nothing', async () => {
    await person('nora').say('er dette mobbing?');
    const [messages, asked] = [person('nora').messages.length, store.asked.length];
    await person('nora').press(button('Talk', { talk: 'isIt' }));
    expect(newest('nora')).toContain('Hva har skjedd?');
    expect(newest('nora')).toContain('Alt dette kan være mobbing eller trakassering');
    await person('nora').press(button('Talk', { question: 'what' }), { inputs: { chosen: 'jokes,frozenOut' } });
    expect(newest('nora')).toContain('Hvor ofte har det skjedd?');
    await person('nora').press(answer('frozenOut+jokes.long'));
    await person('nora').press(button('Talk', { question: 'effect' }), { inputs: { chosen: '' } });
    await person('nora').press(answer('frozenOut+jokes.long.-.power'));
    expect(newest('nora')).toContain('Hvordan har du det akkurat nå?');
    for (const earlier of ['frosset ut', 'Igjen og igjen', 'mer makt']) expect(newest('nora')).not.toContain(earlier);
    for (const number of ['911', '116\u00a0123']) expect(newest('nora')).toContain(number);
    await person('nora').press(answer('frozenOut+jokes.long.-.power.danger'));
    expect(newest('nora')).toContain('Ta vare på deg først');
    await person('nora').press(button('Talk', { at: '0' }));
    expect(newest('nora')).toContain('ett av tegnene på mobbing');
    expect(newest('nora')).not.toMatch(/dette er mobbing|du blir mobbet|poeng/i);
    await person('nora').press(button('Talk', { at: '1' }));
    await person('nora').press(button('Talk', { at: '2' }));
    await person('nora').press(button('Talk', { at: 'ways' }));
    expect(newest('nora')).toContain('Hva vil du gjøre nå?');
    await person('nora').press(button('Talk', { at: 'words' }));
    expect(newest('nora')).toContain('«Jeg vil ikke at du gjør det igjen.»');
    await person('nora').press(button('Talk', { at: 'ways' }));
    expect(person('nora').messages).toHaveLength(messages);
    expect(writes(asked)).toEqual([]);
  });

  it('goes into a report as a first text that can be changed, stored from the first Next on', async () => {
    const asked = store.asked.length;
    await person('nora').press(button('Report', { talk: 'isIt' }));
    expect(writes(asked)).toEqual([]);
    await person('nora').submitDialog(button('TurnPage'), { inputs: { accusedNames: 'Ola Ukjent' } });
    for (const said of ['Jeg blir frosset ut.', 'igjen og igjen, over lang tid.', 'mer makt enn meg.']) {
      expect(shown('nora')).toContain(said);
    }
    await person('nora').submitDialog(button('TurnPage', { direction: 'back' }), { inputs: { what: 'Mine ord.' } });
    await person('nora').submitDialog(button('TurnPage', { page: 'reportWhat' }), { inputs: {} });
    expect(shown('nora')).toContain('Mine ord.');
    expect(shown('nora')).not.toContain('frosset ut');
    person('nora').closeDialog();
    await person('nora').press(button('Report', { talk: 'isIt' }));
    expect(shown('nora')).toContain('blir ikke lagt til nå');
    await person('nora').submitDialog(button('RemoveReport'));
    person('nora').closeDialog();
  });

  it('is cleared with one tap: nothing of it is left on the card', async () => {
    await person('nora').press(button('ClearTalk'));
    expect(newest('nora')).toContain('Kortet er tømt');
    expect(newest('nora')).not.toMatch(/frozenOut|isIt|mobb/);
  });

  it('what somebody saw begins an observer’s report', async () => {
    await forged('tomasz', { talk: 'saw', said: 'belittled.again.yes.no.no', at: 'ways' });
    await person('tomasz').press(button('Report', { talk: 'saw' }));
    await person('tomasz').submitDialog(button('TurnPage'), { inputs: { as: 'observer', accusedNames: 'Ola' } });
    await person('tomasz').submitDialog(button('TurnPage'), { inputs: { personName: 'Mina' } });
    expect(shown('tomasz')).toContain('Jeg har sett det flere ganger.');
    await person('tomasz').submitDialog(button('RemoveReport'));
    person('tomasz').closeDialog();
  });

  it.each<[string, Json]>([
    ['made up', { talk: 'isIt', said: 'guilty.yes' }],
    ['with more than there is', { talk: 'isIt', said: '-.once.-.hard.fine.fine' }],
    ['that has grown', { talk: 'isIt', said: 'jokes+'.repeat(5_000) }],
    ['of another question', { talk: 'isIt', said: '', question: 'effect', chosen: 'dread' }],
    ['with a list', { talk: 'isIt', said: ['-'], chosen: { toString: 1 } }],
  ])('a card %s begins again, or goes on from what is right', async (_, data) => {
    await forged('nora', data);
    expect(newest('nora')).toContain('Hva har skjedd?');
  });

  it.each([{}, { talk: 'isItNot' }, { talk: '__proto__' }])(
    'a talk that there is not shows all of them: %j',
    async (data) => {
      await forged('nora', data);
      expect(newest('nora')).toContain('Vil du tenke gjennom noe?');
    },
  );

  it('takes a leader to writing it down, and sends nobody else there', async () => {
    const atItsEnd = { talk: 'leader', said: 'complain.staff.yes', at: 'ways' };
    await forged('kari', atItsEnd);
    expect(newest('kari')).toContain('SomebodyToldMe');
    await forged('nora', atItsEnd);
    expect(newest('nora')).not.toContain('SomebodyToldMe');
  });
});

describe('who can I talk to', () => {
  const ask = async (to: PersonName) => {
    await person('nora').say('hvem kan jeg snakke med?');
    await person('nora').press(button('TalkToPeople'));
    await person('nora').submitDialog(button('AskForCall', { to: organisation[to].id }));
    return shown('nora');
  };

  it('numbers in the chat, and people by name in a dialog, of whom nobody is chosen', async () => {
    await person('nora').say('hvem kan jeg snakke med?');
    for (const number of ['911', '116\u00a0123', '73\u00a019\u00a097\u00a000', '55\u00a000\u00a000\u00a001']) {
      expect(newest('nora')).toContain(number);
    }
    expect(newest('nora')).not.toMatch(/55.00.00.02|\b11[23]\b/);
    expect(newest('nora')).not.toContain('Kari');
    await person('nora').press(button('TalkToPeople'));
    const names = ['Tomasz', 'Anne', 'Kari'].map((name) => shown('nora').indexOf(name));
    expect(names.every((place) => place > 0)).toBe(true);
    expect(shown('nora')).not.toContain('"isSelected"');
    person('nora').closeDialog();
  });

  it('a neutral message with a name and no matter, and the asker is told that it arrived', async () => {
    const cases = (await local.trygg.trygg.views.inbox(organisation.anne.id)).cases.length;
    expect(await ask('anne')).toContain('Beskjeden er levert');
    person('nora').closeDialog();
    expect(JSON.stringify([person('anne').messages.at(-1), person('anne').toasts])).not.toMatch(/Nora|mobb|trakass/);
    await person('anne').press(button('OpenCall'));
    expect(shown('anne')).toContain('Nora Lund');
    expect((await local.trygg.trygg.views.inbox(organisation.anne.id)).cases).toHaveLength(cases);
    expect((await local.trygg.trygg.views.myCases(organisation.nora.id)).cases).toEqual([]);
  });

  it('is answered with when, and the asker reads it', async () => {
    await person('anne').submitDialog(button('AnswerCall', { how: 'will' }), { inputs: { time: '' } });
    expect(shown('anne')).toContain('Velg et klokkeslett.');
    await person('anne').submitDialog(button('AnswerCall', { how: 'will' }), { inputs: { time: '23:59' } });
    expect(shown('anne')).toContain('har fått svaret ditt');
    person('anne').closeDialog();
    expect(newest('nora')).toContain('Du har fått svar');
    expect(newest('nora')).not.toContain('Anne');
    await person('nora').press(button('ReadCall'));
    expect(shown('nora')).toMatch(/Anne Vik/);
    expect(shown('nora')).toMatch(/Personen ringer deg .* kl\. 23\.59/);
    person('nora').closeDialog();
  });

  it('or with: I have called', async () => {
    await person('anne').press(button('OpenCall'));
    await person('anne').submitDialog(button('AnswerCall', { how: 'called' }));
    person('anne').closeDialog();
    await person('nora').press(button('ReadCall'));
    expect(shown('nora')).toContain('at de har ringt deg');
    person('nora').closeDialog();
  });

  it('is nobody else’s to open or to answer, and nothing that somebody makes up', async () => {
    const opener = person('anne')
      .cards.map((card) => /"call":"([^"]+)"/.exec(JSON.stringify(card))?.[1])
      .find(Boolean);
    const heard = person('nora').messages.length;
    for (const call of [opener, 'AAAA', '', '__proto__']) {
      for (const verb of ['OpenCall', 'ReadCall', 'AnswerCall']) {
        await person('kari').dialogStep('task/submit', { verb, call, how: 'called' });
        expect(shown('kari')).toContain('ikke her lenger');
      }
    }
    expect(person('nora').messages).toHaveLength(heard);
    person('kari').closeDialog();
  });

  it('once a day from the same person, and not to everybody', async () => {
    const heard = person('anne').messages.length;
    expect(await ask('anne')).toContain('Du har spurt alt');
    expect(person('anne').messages).toHaveLength(heard);
    person('nora').closeDialog();
  });

  it('says so where it did not arrive', async () => {
    // She has never opened Trygg.
    expect(await ask('bjorn')).toContain('Beskjeden kom ikke fram');
    person('nora').closeDialog();
  });

  it('says so where nobody knows, and can be tried again', async () => {
    platform.next([refusals.serviceError], { conversationId: person('tomasz').conversationId });
    expect(await ask('tomasz')).toContain('Trygg vet ikke om beskjeden kom fram');
    await person('nora').submitDialog(button('AskForCall', { to: organisation.tomasz.id }));
    expect(shown('nora')).toContain('Beskjeden er levert');
    person('nora').closeDialog();
  });

  it('asks so many a day and no more; the day after, again', async () => {
    expect(await ask('kari')).toContain('Beskjeden er levert');
    expect(await ask('amina')).toContain('Beskjeden kom ikke fram');
    expect(await ask('per')).toContain('Du har spurt flere det siste døgnet');
    local.clock.moveTo(new Date(Date.parse(local.clock.now()) + 25 * 3_600_000).toISOString());
    expect(await ask('anne')).toContain('Beskjeden er levert');
    person('nora').closeDialog();
  });

  it('sends nobody to whom they complain of, from the first draft on', async () => {
    const names = async () => (await local.trygg.trygg.calls.whom(organisation.nora.id)).map(({ name }) => name);
    expect(await names()).toContain('Kari Haugen');
    await person('nora').press(button('Report'));
    await person('nora').submitDialog(button('TurnPage'), { inputs: { accusedNames: 'Kari Haugen' } });
    expect(await names()).not.toContain('Kari Haugen');
    await person('nora').submitDialog(button('RemoveReport'));
    person('nora').closeDialog();
    await person('nora').say('meny');
    await sendReport(person('nora'), { accused: ['anne'], what: 'Hun ler av meg.' });
    expect(await names()).toContain('Kari Haugen');
    expect(await names()).not.toContain('Anne Vik');
  });

  it('reaches nobody who is not on the list', async () => {
    await person('nora').dialogStep('task/submit', { verb: 'AskForCall', to: organisation.silje.id });
    expect(shown('nora')).toContain('Hvem vil du snakke med?');
    person('nora').closeDialog();
  });
});
