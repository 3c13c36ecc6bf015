import { procedure } from '../../src/procedure/procedure';
import { button, caseNumberIn, sendReport } from '../support/acts';
import { BreakingStore, type Breaks } from '../support/breaking-store';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { inkOf, pagesIn } from '../support/pdf-text';
import { everyPass, everything, probesOf } from '../support/probes';
import { everyDialog } from '../support/walk-dialogs';
import { playCase } from '../support/whole-case';

/** One person is accused, and nobody is heard twice. */
const passes = probesOf(procedure, everyPass(procedure)).filter(
  ({ data }) => !['a2', 'a3'].includes(String(data.subject)) && data.round !== 2,
);
const nowhere = 'T-0000-0000';
const word = (name: string) => `kanari-${name}`;
const ordinary = /.{40}(?<!\p{L})(?:klager|klagen|den anklagede)(?!\p{L}).{20}/giu;
const concluding = (who: string) => ({
  conclusion: 'false',
  reasons: word(`grunn${who}`),
  whyKnowingly: word(`visste${who}`),
});
const atTalk = { 'meetAt.date': '2026-01-14', 'meetAt.time': '10:00', place: 'Rom 3' };

/** Tomasz has accused Jonas, and no grounds were found. */
async function unfounded(local: LocalTrygg, store: BreakingStore) {
  for (const name of ['tomasz', 'hanne', 'bjorn', 'jonas', 'kari', 'anne'] as const) await local.person(name).install();
  const old = await sendReport(local.person('tomasz'), { accused: ['jonas'], what: word('klagen') });
  await local.trygg.trygg.idle();
  store.known = [old];
  store.begun = 0;
  const play = playCase(local, old, { complainant: 'tomasz', handler: 'hanne', hr: 'bjorn' });
  await play.hearComplainant();
  await play.considerProtection();
  await play.callAndHear('a1', '2026-01-08', '2026-01-09');
  await play.task('jonas', 'SignMinutes', { way: 'sign' });
  await play.decide('a1', 'no');
  return { old, play };
}

/** Half an hour and more, in which what was left behind is found. */
async function timePasses(local: LocalTrygg): Promise<void> {
  for (const minutes of [10, 20, 90])
    await local.moveTo(new Date(Date.parse('2026-01-09T09:30:00.000Z') + minutes * 60_000).toISOString());
}

/**
 * Chapter 3.2.6 and P-12. Tomasz, whom Hanne leads, accused Jonas, whom Kari leads: so Hanne and Bjørn have the old case,
 * and Kari and Anne the one that comes of it.
 */
describe('a false accusation', () => {
  let local: LocalTrygg;
  let old: string;
  let caseId: string;
  let play: ReturnType<typeof playCase>;
  let next: ReturnType<typeof playCase>;
  /** What somebody is answered where there is no case. */
  let nothing: string;
  const store = new BreakingStore();
  const person = (name: PersonName) => local.person(name);
  const idle = () => local.trygg.trygg.idle();
  const raw = async (who: PersonName, step: string, command: string, more: object, id = old) => {
    const data = { verb: 'TakeStep', caseId: id, command, step, subject: 'a1', round: 1, once: `raw ${step}`, ...more };
    const answer = JSON.stringify(await person(who).dialogStep('task/submit', data));
    person(who).closeDialog();
    await idle();
    return answer;
  };
  const answered = async (name: PersonName, id: string) => (await everything(person(name), passes, id)).join('\n');
  /** All that somebody reaches of a case, and all that was ever said to them. */
  const reached = async (name: PersonName, id = caseId) =>
    [
      await answered(name, id),
      ...(await everyDialog(local, name, id)).map(({ card }) => card),
      JSON.stringify([person(name).messages, person(name).toasts]),
    ].join('\n');
  const wordsIn = (text: string) =>
    [...new Set([...text.matchAll(/kanari-(\p{L}+)/gu)].map(([, found]) => found))].sort();
  const words = async (name: PersonName, id = caseId) => wordsIn(await reached(name, id));
  const learnsNothing = async (name: PersonName) => {
    expect([name, await answered(name, caseId)]).toEqual([name, nothing]);
    await person(name).say('mine saker');
    await person(name).say('oppgaver');
    expect([name, JSON.stringify([person(name).messages, person(name).toasts])]).not.toContain(caseId);
  };

  beforeAll(async () => {
    local = await startLocalTrygg(undefined, { around: { store: store.around } });
    for (const name of ['per', 'ingrid'] as const) await person(name).install();
    nothing = await answered('per', nowhere);
    ({ old, play } = await unfounded(local, store));
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('it can’t be concluded before both were told how it ended', async () => {
    expect(await raw('hanne', 'concludeFalse', 'ConcludeFalse', concluding('Hanne'))).toContain('3.1.2-24');
    await play.tellOutcome('a1');
  });

  it('nor without what shows that he knew, nor by anybody but the two who have the case', async () => {
    const unsaid = { ...concluding('Hanne'), whyKnowingly: '' };
    expect(await raw('hanne', 'concludeFalse', 'ConcludeFalse', unsaid)).toContain(
      'Skriv hva som viser at klager visste det.',
    );
    for (const who of ['kari', 'ingrid', 'tomasz', 'jonas'] as const)
      await raw(who, 'concludeFalse', 'ConcludeFalse', concluding('Feil'));
    expect((await play.state()).strands.a1?.instances['concludeFalse/a1/1']).toBeUndefined();
  });

  it('one of them alone begins nothing, and the same press is the same half', async () => {
    await raw('hanne', 'concludeFalse', 'ConcludeFalse', concluding('Hanne'));
    await raw('hanne', 'concludeFalse', 'ConcludeFalse', concluding('Hanne'));
    expect(Object.keys((await play.state()).strands.a1?.instances['concludeFalse/a1/1']?.halves ?? {})).toEqual([
      'handler',
    ]);
    expect(store.begun).toBe(0);
  });

  it('both have concluded, and the store is gone: the case begins when it is there again, once', async () => {
    store.breaks = 'before';
    await raw('bjorn', 'concludeFalse', 'ConcludeFalse', concluding('Bjorn'));
    expect(store.begun).toBe(0);
    await local.restart();
    await timePasses(local);
    await raw('bjorn', 'concludeFalse', 'ConcludeFalse', concluding('Bjorn'));
    await local.restart();
    await local.moveTo('2026-01-09T14:00:00.000Z');
    expect(store.begun).toBe(1);
    const cards = person('kari').messages.filter((message) => JSON.stringify(message).includes('"StartDiscipline"'));
    expect(cards).toHaveLength(1);
    caseId = caseNumberIn(cards);
    expect(caseId).not.toBe(old);
    play = playCase(local, old, { complainant: 'tomasz', handler: 'hanne', hr: 'bjorn' });
    next = playCase(local, caseId, { complainant: 'jonas', handler: 'kari', hr: 'anne' });
  });

  it('it is Kari’s and Anne’s, who are around Jonas, and starts at the discipline', async () => {
    const { roles, complainant, strands, cameOf } = await next.state();
    expect([roles.handler?.accountId, roles.hrAdviser?.accountId]).toEqual([
      person('kari').person.id,
      person('anne').person.id,
    ]);
    expect([complainant.name, strands.a1?.accused.name, cameOf]).toEqual(['Jonas Berg', 'Tomasz Nowak', old]);
    expect((await local.trygg.trygg.views.inbox(person('kari').person.id)).tasks.map(({ command }) => command)).toEqual(
      ['StartDiscipline'],
    );
  });

  it('Kari and Anne read of which case it came, and what was concluded there; the old case they don’t reach', async () => {
    for (const who of ['kari', 'anne'] as const) {
      const read = await reached(who);
      expect(read).toContain('Konklusjonen om falsk anklage');
      expect(read).toContain('Det saken bygger på');
      expect(read).toContain('Dette ble konkludert i den andre saken');
      for (const ofReport of ['Det som er meldt', 'Klager: ', 'Den anklagede: ', 'Ikke fylt ut'])
        expect(read).not.toContain(ofReport);
      expect(read).toContain(`Saken begynte fordi sak ${old} konkluderte`);
      expect(wordsIn(read)).toEqual(['grunnBjorn', 'grunnHanne', 'vissteBjorn', 'vissteHanne']);
      expect(await answered(who, old)).toBe(nothing);
    }
  });

  it('what was concluded is printed as words that nobody has signed, least of all Jonas', async () => {
    const kari = person('kari');
    await next.openCase('kari');
    await kari.submitDialog(button('ReadComplaint'));
    await kari.submitDialog(button('Download'));
    await kari.submitDialog(button('SendFile'));
    kari.closeDialog();
    await kari.answerFile('accept');
    await local.trygg.downloaded();
    const ink = inkOf(pagesIn(kari.files.at(-1)?.content ?? Buffer.alloc(0)).join(''));
    expect(ink).toContain(word('vissteBjorn'));
    for (const signed of ['Signert av', 'Sendt av', '(klager)']) expect(ink).not.toContain(inkOf(signed));
  });

  it('nobody else learns that there is one: neither who handled the old one, nor who was wronged, nor who accused', async () => {
    for (const who of ['hanne', 'bjorn', 'jonas', 'tomasz', 'ingrid'] as const) await learnsNothing(who);
  });

  it('nothing of it is done too early, or by others', async () => {
    const early = await raw('kari', 'callToTalk', 'CallToTalk', { about: 'x', ...atTalk }, caseId);
    expect(early).toMatch(/3\.1\.2-27|3\.2\.1-1/);
    expect(await raw('kari', 'closeAfterDiscipline', 'CloseStrand', { note: 'x' }, caseId)).toContain('3.1.2-27');
    for (const who of ['hanne', 'bjorn', 'anne'] as const)
      await raw(who, 'startDiscipline', 'StartDiscipline', { way: 'informalTalk', reasons: word('Feil') }, caseId);
    expect((await next.state()).strands.a1?.instances['startDiscipline/a1/1']).toBeUndefined();
  });

  it('Tomasz learns of it with the call, and of the talk what is his; Jonas still nothing', async () => {
    await local.moveTo('2026-01-12T08:00:00.000Z');
    await next.task('kari', 'StartDiscipline', { way: 'informalTalk', reasons: word('valget') });
    await learnsNothing('tomasz');
    expect(JSON.stringify(person('anne').messages.at(-1))).toContain('Det blir en uformell samtale');
    await next.task('kari', 'CallToTalk', { about: word('samtalen'), ...atTalk });
    expect(await words('tomasz')).toEqual(['samtalen']);
    expect(await reached('tomasz')).toMatch(/Det gjelder det du har meldt om.{0,200}Jonas Berg/s);
    await next.task('tomasz', 'AnswerInvitation', { way: 'comes', words: '' });
    await local.moveTo('2026-01-14T12:00:00.000Z');
    await next.task('kari', 'HoldInformalTalk', {
      'heldAt.date': '2026-01-14',
      'heldAt.time': '10:00',
      concerns: word('bekymringen'),
      improvement: word('bedringen'),
    });
    expect(JSON.stringify(person('anne').messages.at(-1))).toContain('Den uformelle samtalen er holdt');
  });

  it('Jonas learns of it with the letter that is his; each reads their own', async () => {
    const letter = async (step: string, text: string) => {
      await person('kari').press(button('OpenTask', { command: 'TellOfDiscipline', step, caseId }));
      await person('kari').submitDialog(button('PreviewLetter'), { inputs: { text } });
      await person('kari').submitDialog(button('TakeStep'));
      person('kari').closeDialog();
      await idle();
    };
    expect(await raw('kari', 'tellComplainantOfDiscipline', 'TellOfDiscipline', { text: 'x' }, caseId)).toContain(
      'P-13',
    );
    await letter('tellAccusedOfDiscipline', word('brevTomasz'));
    await learnsNothing('jonas');
    await local.moveTo('2026-02-16T09:00:00.000Z');
    const tooEarly = await raw('kari', 'closeAfterDiscipline', 'CloseStrand', { note: 'x' }, caseId);
    const late = JSON.stringify(await person('anne').execute({ verb: 'Late' }, { trigger: 'automatic' }));
    for (const said of [tooEarly, late.slice(late.indexOf(caseId))]) {
      expect(said).toMatch(/den berørte/i);
      expect(said).not.toMatch(ordinary);
    }
    await letter('tellComplainantOfDiscipline', word('brevJonas'));
    const [jonas, tomasz] = [await reached('jonas'), await reached('tomasz')];
    expect(wordsIn(jonas)).toEqual(['brevJonas']);
    expect(wordsIn(tomasz)).toEqual(['bedringen', 'bekymringen', 'brevTomasz', 'samtalen']);
    for (const read of [jonas, tomasz]) expect(read).not.toContain('Saken begynte fordi');
  });

  it('nobody in it reads “complainant” of the one whom the accusation was about', async () => {
    for (const who of ['kari', 'anne', 'jonas', 'tomasz'] as const) {
      const dialogs = (await everyDialog(local, who, caseId)).map(({ card }) => card).join('\n');
      expect([who, dialogs.match(ordinary)]).toEqual([who, null]);
    }
    await person('sunniva').install();
    const asked = { verb: 'WhoLooked', asked: caseId };
    const looks = JSON.stringify(await person('sunniva').dialogStep('task/submit', asked));
    expect(looks).toContain('den berørte');
    expect(looks.slice(looks.indexOf('nyeste'))).not.toMatch(ordinary);
    const kari = JSON.stringify(person('kari').messages);
    for (const words of ['Den ansatte er invitert til en uformell samtale', 'Brevet til den berørte er ferdig'])
      expect(kari).toContain(words);
    const [call] = (await everyDialog(local, 'tomasz', caseId)).filter(({ card }) => card.includes('blir lagret'));
    expect(call?.card).toContain('Det følger av retningslinjene, punkt 3.2.6.');
  });

  it('it is closed with its note, which is for those who have it, and the old one ends by itself', async () => {
    await next.task('kari', 'CloseStrand', { note: word('sluttnotatet') });
    expect((await next.state()).phase).toBe('closed');
    for (const who of ['jonas', 'tomasz'] as const) expect(await words(who)).not.toContain('sluttnotatet');
    expect(await words('anne')).toContain('sluttnotatet');
    for (const who of ['hanne', 'bjorn'] as const) await learnsNothing(who);
    expect((await play.state()).phase).toBe('open');
    await play.task('hanne', 'OfferCounselling', { offer: 'Samtaler med bedriftshelsetjenesten.' });
    await play.close('a1');
    expect((await play.state()).phase).toBe('closed');
    expect(store.begun).toBe(1);
  });
});

it.each<Breaks>(['before', 'after'])('the store dies %s the new case is written: it begins once', async (breaks) => {
  const store = new BreakingStore();
  const local = await startLocalTrygg(undefined, { around: { store: store.around } });
  try {
    const { play } = await unfounded(local, store);
    await play.tellOutcome('a1');
    await play.offer('hanne', 'ConcludeFalse', concluding('Hanne'));
    store.breaks = breaks;
    await play.offer('bjorn', 'ConcludeFalse', concluding('Bjorn'));
    expect(store.begun).toBe(breaks === 'before' ? 0 : 1);
    await local.restart();
    await timePasses(local);
    expect(store.begun).toBe(1);
    const { tasks } = await local.trygg.trygg.views.inbox(local.person('kari').person.id);
    expect(tasks.map(({ command }) => command)).toEqual(['StartDiscipline']);
    const cards = local
      .person('kari')
      .messages.filter((message) => JSON.stringify(message).includes('StartDiscipline'));
    expect(cards).toHaveLength(1);
  } finally {
    await local.stop();
  }
});
