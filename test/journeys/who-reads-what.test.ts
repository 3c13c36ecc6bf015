import { procedure } from '../../src/procedure/procedure';
import type { Json } from '../../src/workbench/channel/model';
import { caseNumberIn, turnPages } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { checked, matrixOf, word, wordsIn, wrongIn } from '../support/matrix';
import { namesIn, type Obtained, obtainable, textOf } from '../support/obtainable';
import { nothingLeft, pressOldCards } from '../support/old-cards';
import { organisation, type PersonName } from '../support/organisation';
import { everything, type Probe, passesIn, probesOf } from '../support/probes';
import { WatchedStore } from '../support/watched-store';
import { playCase } from '../support/whole-case';

/**
 * Tomasz saw what Jonas did to Nora and reported it; Silje is accused later. Kari had the case and stepped down, Per has
 * it now, Anne takes part for HR, Ingrid settled what they could not agree on, and Amina is a witness. Every part of
 * the case has a word of its own, and everybody asks for everything.
 */
const cast = {
  complainant: 'nora',
  accused: 'jonas',
  accusedLater: 'silje',
  observer: 'tomasz',
  witness: 'amina',
  handler: 'per',
  formerHandler: 'kari',
  hrAdviser: 'anne',
  otherHr: 'bjorn',
  leaderAbove: 'ingrid',
  outsider: 'eva',
} as const satisfies Record<string, PersonName>;
type Part = keyof typeof cast;

/**
 * By P-11 and the table of who uses Trygg, written by hand: a party what concerns them, a witness their own statement,
 * whoever reported for somebody else their report, those who have the case all of it. `nora0` is Nora before she is asked
 * for her wishes, `jonas0` and `silje0` they before they are called, `ingrid0` Ingrid before she has anything to settle.
 */
const mayFind = matrixOf(`
                       | nora0 nora jonas0 jonas silje0 silje tomasz amina per kari anne bjorn ingrid0 ingrid eva
  the report, the wishes of whom it happened to, the assessment
  klagen               | .     .    .      .     .      .     x      .     x   .    x    .     .       x      .
  skaden               | .     .    .      .     .      .     x      .     x   .    x    .     .       x      .
  ønsket               | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  vurderingKari        | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  vurderingAnne        | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  why Kari stepped down: for HR alone
  inhabilKari          | .     .    .      .     .      .     .      .     .   .    x    .     .       .      .
  what is investigated, and the conversations
  svarNora             | .     x    .      .     .      .     .      .     x   .    x    .     .       x      .
  referatNora          | .     x    .      .     .      .     .      .     x   .    x    .     .       x      .
  merknadNora          | .     x    .      .     .      .     .      .     x   .    x    .     .       x      .
  beskyttelsen         | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  vitnesbyrdet         | .     .    .      .     .      .     .      x     x   .    x    .     .       x      .
  stedet               | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  materialet           | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  tiltaket             | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  navngitt             | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  innkallingJonas      | .     .    .      x     .      .     .      .     x   .    x    .     .       x      .
  utsattJonas          | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  fortsattUtsatt       | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  svarJonas            | .     .    .      x     .      .     .      .     x   .    x    .     .       x      .
  referatJonas         | .     .    .      x     .      .     .      .     x   .    x    .     .       x      .
  merknadJonas         | .     .    .      x     .      .     .      .     x   .    x    .     .       x      .
  innkallingSilje      | .     .    .      .     .      x     .      .     x   .    x    .     .       x      .
  referatSilje         | .     .    .      .     .      x     .      .     x   .    x    .     .       x      .
  merknadSilje         | .     .    .      .     .      x     .      .     x   .    x    .     .       x      .
  notes, decisions, letters and the end
  notatJonas           | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  notatSilje           | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  beslutningPer        | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  beslutningAnne       | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  avgjørelsenIngrid    | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  beslutningSilje      | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  brevNoraOmJonas      | .     x    .      .     .      .     .      .     x   .    x    .     .       x      .
  brevNoraOmSilje      | .     x    .      .     .      .     .      .     x   .    x    .     .       x      .
  brevJonas            | .     .    .      x     .      .     .      .     x   .    x    .     .       x      .
  brevSilje            | .     .    .      .     .      x     .      .     x   .    x    .     .       x      .
  hastBrevNoraOmJonas  | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  hastBrevNoraOmSilje  | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  hastBrevJonas        | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  hastBrevSilje        | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  veiledningJonas      | .     x    .      x     .      .     .      .     x   .    x    .     .       x      .
  veiledningSilje      | .     x    .      .     .      x     .      .     x   .    x    .     .       x      .
  what they want rectified about themselves: with what it is about, for those who have the case
  feilNora             | .     x    .      .     .      .     .      .     x   .    x    .     .       x      .
  feilJonas            | .     .    .      x     .      .     .      .     x   .    x    .     .       x      .
  feilSilje            | .     .    .      .     .      x     .      .     x   .    x    .     .       x      .
  feilTomasz           | .     .    .      .     .      .     x      .     x   .    x    .     .       x      .
  feilAmina            | .     .    .      .     .      .     .      x     x   .    x    .     .       x      .
  gjengjeldelsen       | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  oppfølgingen         | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  sluttnotatJonas      | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  sluttnotatSilje      | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
`);

/**
 * Whose names they may read besides their own, in a case that was closed: of two accused neither the other's, the
 * complainant's once told, and of those who have the case whoever wrote to them. Letters name whom they can talk to: HR's
 * adviser, and Amina, who is everybody's safety representative here. That she is a witness they do not learn. Kari signed
 * for receipt, which stands under the complaint for those who have the case.
 */
const mayName = matrixOf(`
                       | nora0 nora jonas0 jonas silje0 silje tomasz amina per kari anne bjorn ingrid0 ingrid eva
  nora                 | .     .    .      .     .      x     x      .     x   .    x    .     .       x      .
  jonas                | .     .    .      .     .      .     x      .     x   .    x    .     .       x      .
  silje                | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  tomasz               | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  amina                | .     x    .      x     .      x     .      .     x   .    x    .     .       x      .
  per                  | .     x    .      x     .      x     .      x     .   .    x    .     .       x      .
  anne                 | .     x    .      x     .      x     .      .     x   .    .    .     .       x      .
  ingrid               | .     .    .      .     .      .     .      .     x   .    x    .     .       .      .
  kari                 | .     .    .      .     .      .     .      .     x   .    x    .     .       x      .
  bjorn                | .     .    .      .     .      .     .      .     .   .    .    .     .       .      .
  eva                  | .     .    .      .     .      .     .      .     .   .    .    .     .       .      .
`);

/** The steps that somebody knows of because they take them. */
const ownSteps: Readonly<Record<'complainant' | 'accused' | 'observer' | 'witness', readonly string[]>> = {
  complainant: [
    'withdraw',
    'signMinutesOfComplainant',
    'answerInvitationOfComplainant',
    'reportMore',
    'askToRectifyAsComplainant',
    'endHelp',
    'endInformal',
    'signOralNote',
    'appeal',
  ],
  accused: [
    'signMinutesOfAccused',
    'answerInvitationOfAccused',
    'answerCallToTalk',
    'answerCallToHearing',
    'answerCallToHearingAgain',
    'answerCallToDiscussion',
    'answerCallToDiscussionAgain',
    'confirmReceipt',
    'signMinutesOfMeeting',
    'appeal',
    'askToRectifyAsAccused',
  ],
  observer: ['reportMore', 'askToRectify'],
  witness: ['reportMore', 'askToRectify'],
};

const parts = Object.keys(cast) as Part[];
const nowhere = 'T-0000-0000';
const half = (name: string) => ({ felt: 'both', improper: 'yes', reasons: word(name) });

/** Each looks at everything that one person can obtain: longer than other tests, where both cores are busy. */
jest.setTimeout(150_000);

describe('who reads what, in a case with everybody in it', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  let caseId: string;
  const store = new WatchedStore();
  /** By column. */
  const found = new Map<string, Obtained>();
  const person = (name: PersonName) => local.person(name);
  const idle = () => local.trygg.trygg.idle();
  const commits = () => store.asked.filter((method) => method === 'insertCommit').length;
  /** As the product has it, whoever may read it. */
  const stateNow = async () => {
    const state = await local.trygg.trygg.views.caseFor(organisation.anne.id, caseId);
    if (!state) throw new Error('Anne does not have the case');
    return state;
  };
  const probesNow = async () => probesOf(procedure, passesIn(procedure, await stateNow()));

  /** At this moment, for the column of that name; nothing is changed by looking. */
  const looks = async (part: Part, column: string = cast[part]) => {
    const before = commits();
    found.set(column, await obtainable(local, cast[part], caseId, await stateNow()));
    expect(commits()).toBe(before);
  };
  /** What was asked for is answered as where there is no case. */
  const foundNothing = async (columns: readonly string[]) => {
    const nothing = (await everything(person('eva'), await probesNow(), nowhere)).join('\n');
    for (const column of columns) expect([column, found.get(column)?.asked === nothing]).toEqual([column, true]);
  };
  const textIn = (column: string) => {
    const obtained = found.get(column);
    if (!obtained) throw new Error(`${column} has not looked`);
    return textOf(obtained);
  };

  const submit = async (who: PersonName, data: Json, id = caseId) => {
    const take = { verb: 'TakeStep', caseId: id, round: 1, once: '', ...data };
    const outcome = await person(who).dialogStep('task/submit', take);
    const screen = JSON.stringify(outcome);
    person(who).closeDialog();
    if (outcome.kind !== 'dialog' || screen.includes('"TakeStep"')) throw new Error(`${who}: ${screen}`);
    await idle();
    return screen;
  };

  /** Neither by name nor by number. */
  const noneIsToldOfAnother = () => {
    for (const name of ['jonas', 'silje'] as const) {
      const { messages, toasts } = person(name);
      expect(JSON.stringify([messages, toasts])).not.toMatch(/del \d av \d|"a2".*"a1"|"a1".*"a2"/s);
    }
  };

  beforeAll(async () => {
    local = await startLocalTrygg(undefined, { around: { store: store.around } });
    for (const name of Object.values(cast)) await person(name).install();
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it('a report by an observer, and what the leader does before she steps down', async () => {
    await person('tomasz').dialogStep('task/fetch', { verb: 'Report', as: 'observer' });
    await turnPages(person('tomasz'), {
      as: 'observer',
      accusedIds: organisation.jonas.id,
      personId: organisation.nora.id,
      what: word('klagen'),
      injury: word('skaden'),
    });
    const sent = await person('tomasz').dialogStep('task/submit', sendIn(person('tomasz').dialog?.card));
    caseId = caseNumberIn(sent);
    person('tomasz').closeDialog();
    await idle();
    play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.task('kari', 'AcknowledgeReceipt');
    await play.task('anne', 'SignReceipt');
    await looks('complainant', 'nora0');
    await foundNothing(['nora0']);
    await play.task('kari', 'AskForWishes', { wishes: 'wanted', words: word('ønsket') });
    await play.task('kari', 'AssessComplaint', half('vurderingKari'));
    await play.task('anne', 'AssessComplaint', half('vurderingAnne'));
    await play.offer('kari', 'StepDown', { reasons: word('inhabilKari') });
    await play.task('anne', 'AppointHandler', { leader: organisation.per.id });
    await looks('formerHandler');
    await foundNothing(['kari']);
    play = playCase(local, caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
  });

  it('Nora is heard, and what is investigated beside it', async () => {
    const soon = { 'meetAt.date': '2026-01-07', 'meetAt.time': '10:00', place: 'Rom 1' };
    await play.task('per', 'TellOfCompanion', soon);
    await play.task('nora', 'AnswerInvitation', { way: 'otherTime', words: word('svarNora') });
    await local.moveTo('2026-01-07T12:00:00.000Z');
    const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: 'Rom 1' };
    await play.task('per', 'HoldConversation', held);
    await play.task('per', 'WriteMinutes', { text: word('referatNora') });
    await play.task('nora', 'SignMinutes', { way: 'signWithRemark', remark: word('merknadNora') });
    await play.task('per', 'ConsiderProtection', { needed: 'yes', reasons: word('beskyttelsen') });
    const witness = { witnessId: organisation.amina.id, minutes: word('vitnesbyrdet') };
    await submit('per', { command: 'HearWitness', step: 'hearWitness', subject: 'matter', ...held, ...witness });
    const visit = { ...held, minutes: word('stedet') };
    await submit('per', { command: 'VisitPlace', step: 'visitPlace', subject: 'matter', ...visit });
    const material = { what: word('materialet'), givenBy: 'En kollega', relevance: 'Viser tonen.' };
    await submit('per', { command: 'AddMaterial', step: 'addMaterial', subject: 'matter', ...material });
    const measure = { whom: 'En av dem', measure: 'apart', what: word('tiltaket'), reasons: 'Ro.' };
    const days = { from: '2026-01-07', until: '2026-02-20' };
    await submit('per', { command: 'TakeMeasure', step: 'takeMeasure', subject: 'matter', ...measure, ...days });
    const later = { personId: organisation.silje.id, reasons: word('navngitt') };
    await submit('anne', { command: 'NameAccused', step: 'nameAccused', subject: 'matter', ...later });
  });

  it('before they are called, and before they are asked to settle anything, nobody has anything', async () => {
    await looks('accused', 'jonas0');
    await looks('accusedLater', 'silje0');
    await looks('leaderAbove', 'ingrid0');
    await foundNothing(['jonas0', 'silje0', 'ingrid0']);
  });

  it('the accused are called and heard, one of them without the name of who complains', async () => {
    const call = (about: string) => ({
      about: word(about),
      'meetAt.date': '2026-01-09',
      'meetAt.time': '10:00',
      place: 'Rom 2',
    });
    await local.moveTo('2026-01-08T12:00:00.000Z');
    const postponed = { naming: 'postponed', reasons: word('utsattJonas') };
    await play.task('per', 'CallAccused', { ...call('innkallingJonas'), ...postponed }, 'a1');
    const probes = await probesNow();
    const read = async (who: PersonName) => wordsIn((await everything(person(who), probes, caseId)).join('\n'));
    expect([await read('jonas'), await read('silje')]).toEqual([['innkallingJonas'], []]);
    await play.task('per', 'CallAccused', { ...call('innkallingSilje'), naming: 'named' }, 'a2');
    noneIsToldOfAnother();
    await play.task('jonas', 'AnswerInvitation', { way: 'otherTime', words: word('svarJonas') });
    await local.moveTo('2026-01-09T12:00:00.000Z');
    const held = { 'heldAt.date': '2026-01-09', 'heldAt.time': '10:00', place: 'Rom 2' };
    for (const [who, subject, name] of [
      ['jonas', 'a1', 'Jonas'],
      ['silje', 'a2', 'Silje'],
    ] as const) {
      await play.task('per', 'HoldConversation', held, subject);
      await play.task('per', 'WriteMinutes', { text: word(`referat${name}`) }, subject);
      noneIsToldOfAnother();
      await play.task(who, 'SignMinutes', { way: 'signWithRemark', remark: word(`merknad${name}`) });
      const note = { about: 'Møtene.', grounds: word(`notat${name}`) };
      await play.task('per', 'WriteInvestigationNote', note, subject);
    }
  });

  it('the decisions, one of them settled by the leader above, and what follows from them', async () => {
    await play.task('per', 'NameComplainant', { naming: 'withheld', reasons: word('fortsattUtsatt') }, 'a1');
    await play.task('per', 'DecideCase', { grounds: 'yes', reasons: word('beslutningPer') }, 'a1');
    const answers = await everything(person('anne'), await probesNow(), caseId);
    expect(wordsIn(answers.join('\n'))).not.toContain('beslutningPer');
    await play.task('anne', 'DecideCase', { grounds: 'no', reasons: word('beslutningAnne') }, 'a1');
    await play.task('ingrid', 'SettleDecision', { grounds: 'no', reasons: word('avgjørelsenIngrid') }, 'a1');
    await play.task('per', 'DecideCase', { grounds: 'no', reasons: word('beslutningSilje') }, 'a2');
    await play.task('anne', 'DecideCase', { grounds: 'no', reasons: 'Det samme.' }, 'a2');
    for (const [subject, name] of [
      ['a1', 'Jonas'],
      ['a2', 'Silje'],
    ] as const) {
      const letter = { command: 'TellOutcome', subject };
      const toNora = { text: word(`brevNoraOm${name}`), whyNow: word(`hastBrevNoraOm${name}`) };
      await submit('per', { ...letter, step: 'tellComplainantOutcome', ...toNora });
      const toAccused = { text: word(`brev${name}`), whyNow: word(`hastBrev${name}`) };
      await submit('per', { ...letter, step: 'tellAccusedOutcome', ...toAccused });
      await play.task('per', 'OfferCounselling', { offer: word(`veiledning${name}`) }, subject);
      await play.task('per', 'CloseStrand', { note: word(`sluttnotat${name}`) }, subject);
    }
    const measure = { command: 'ReviewMeasure', step: 'reviewMeasure', subject: 'matter' };
    await submit('anne', { ...measure, way: 'ended', reasons: 'Ikke lenger.' });
    const more = { command: 'ReportMore', step: 'reportMore', subject: 'matter', kind: 'retaliation' };
    await submit('amina', { ...more, what: word('gjengjeldelsen') });
    const followUp = { way: 'spokenTo', what: word('oppfølgingen') };
    await play.task('anne', 'FollowUpReport', followUp);
    const wrong = async (who: PersonName, step: string, subject: string, about: string, what: string) => {
      await submit(who, { command: 'AskToRectify', step, subject, about, what: word(what) });
    };
    await wrong(
      'nora',
      'askToRectifyAsComplainant',
      'complainant',
      'writeMinutesOfComplainant/complainant/1',
      'feilNora',
    );
    await wrong('jonas', 'askToRectifyAsAccused', 'a1', 'writeMinutesOfAccused/a1/1', 'feilJonas');
    await wrong('silje', 'askToRectifyAsAccused', 'a2', 'offerCounselling/a2/1', 'feilSilje');
    await wrong('tomasz', 'askToRectify', 'matter', 'complaint', 'feilTomasz');
    await wrong('amina', 'askToRectify', 'matter', 'hearWitness/matter/1', 'feilAmina');
    expect((await play.state()).phase).toBe('closed');
  });

  it.each(parts)('%s looks at everything that they can obtain', async (part) => {
    await looks(part);
    if (mayFind.rows.every((row) => !mayFind.may(cast[part], row))) await foundNothing([cast[part]]);
  });

  it.each(mayFind.columns)('%s finds every word that is theirs, and no other', (column) => {
    const text = textIn(column);
    expect(wrongIn(mayFind, column, text)).toEqual([]);
    // What is answered only because it failed by accident is a defect, even where it does no harm.
    expect(text).not.toContain('Det gikk ikke akkurat nå');
  });

  it.each(mayName.columns)('%s reads the names that are theirs, and no other', (column) => {
    const own = column.replace(/\d$/, '') as PersonName;
    const read = namesIn(textIn(column), own);
    expect([...read].sort()).toEqual(mayName.rows.filter((row) => mayName.may(column, row)).sort());
  });

  it.each(parts)('%s can send nothing that is not theirs, and learns nothing from the refusal', async (part) => {
    const before = commits();
    for (const data of emptyPresses(await probesNow())) {
      const text = JSON.stringify(await person(cast[part]).dialogStep('task/submit', { ...data, caseId }));
      expect([data, wordsIn(text).filter((one) => !mayFind.may(cast[part], one))]).toEqual([data, []]);
    }
    person(cast[part]).closeDialog();
    expect(commits()).toBe(before);
  });

  it.each(['complainant', 'accused', 'observer', 'witness'] as const)(
    '%s cannot count accused, witnesses, measures or reports by what is refused',
    async (part) => {
      const others = emptyPresses(await probesNow()).filter(({ step }) => !ownSteps[part].includes(String(step)));
      for (const data of others) {
        const answers: string[] = [];
        const beyond = { ...data, round: 9, ...(/^a\d$/.test(String(data.subject)) ? { subject: 'a9' } : {}) };
        for (const one of [data, beyond]) {
          answers.push(JSON.stringify(await person(cast[part]).dialogStep('task/submit', { ...one, caseId })));
        }
        expect([data, answers[0]]).toEqual([data, answers[1]]);
      }
      person(cast[part]).closeDialog();
    },
  );

  it.each(parts)('%s gets as a file what is theirs, and nothing else', (part) => {
    const { files = [] } = found.get(cast[part]) ?? {};
    const read = wordsIn(files.join('\n'));
    expect(read.filter((one) => !mayFind.may(cast[part], one) || one.startsWith('hast'))).toEqual([]);
    const onPaper = mayFind.rows.filter((one) => /^(?:klagen|referat|merknad|brev|sluttnotat)/.test(one));
    expect(onPaper.filter((one) => mayFind.may(cast[part], one) && !read.includes(one))).toEqual([]);
    // What may be handed to the accused names neither who complains nor who reported it, whoever printed it.
    const toJonas = files.filter((text) => /kanari-(?:referat|brev)Jonas/.test(text));
    expect(toJonas.filter((text) => /Nora Lund|Tomasz Nowak|Silje Moen/.test(text))).toEqual([]);
  });

  it('cards that Kari still has show nothing when they are pressed or looked at anew', async () => {
    const answers = await pressOldCards(person('kari'), caseId);
    expect(answers.length).toBeGreaterThan(2);
    for (const text of answers) {
      expect([wordsIn(text), namesIn(text, 'kari')]).toEqual([[], []]);
      expect(text).toMatch(nothingLeft);
    }
  });

  it('nobody’s chat holds a word of it, or the name of anybody in it', () => {
    for (const column of mayFind.columns) {
      const pushed = found.get(column)?.pushed ?? '';
      const own = column.replace(/\d$/, '') as PersonName;
      expect([column, wordsIn(pushed), namesIn(pushed, own)]).toEqual([column, [], []]);
      expect(pushed.includes(organisation[own].name)).toBe(false);
    }
  });

  it('counts what was held against each other', () => {
    checked(mayFind, mayName);
  });
});

/** Every step sent with nothing filled in. */
function emptyPresses(probes: readonly Probe[]): readonly Json[] {
  const opened = probes.filter(({ data }) => data.verb === 'OpenTask');
  return opened.map(({ data }) => ({ ...data, verb: 'TakeStep', once: '' }));
}

function sendIn(card: unknown): Json {
  const found: Json[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { data } = part as { data?: Json };
    if (data?.verb === 'SendReport') found.push(data);
    for (const inner of Object.values(part)) walk(inner);
  };
  walk(card);
  const [data] = found;
  if (!data) throw new Error(`nothing to send: ${JSON.stringify(card)}`);
  return data;
}
