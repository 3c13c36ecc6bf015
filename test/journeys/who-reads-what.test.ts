import { kindOf } from '../../src/adapters/teams/turns/download-button';
import { procedure } from '../../src/procedure/procedure';
import type { Json } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import { caseNumberIn, turnPages } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { pagesIn } from '../support/pdf-text';
import { everything, type Probe, probesOf } from '../support/probes';
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

const handled = [
  'klagen',
  'ønsket',
  'vurderingKari',
  'vurderingAnne',
  'beskyttelsen',
  'svarNora',
  'referatNora',
  'merknadNora',
  'innkallingJonas',
  'utsattJonas',
  'fortsattUtsatt',
  'svarJonas',
  'referatJonas',
  'merknadJonas',
  'innkallingSilje',
  'referatSilje',
  'merknadSilje',
  'vitnesbyrdet',
  'stedet',
  'materialet',
  'tiltaket',
  'navngitt',
  'notatJonas',
  'notatSilje',
  'beslutningPer',
  'beslutningAnne',
  'avgjørelsenIngrid',
  'beslutningSilje',
  'brevNoraOmJonas',
  'brevNoraOmSilje',
  'brevJonas',
  'brevSilje',
  'hastBrevNoraOmJonas',
  'hastBrevNoraOmSilje',
  'hastBrevJonas',
  'hastBrevSilje',
  'veiledningJonas',
  'veiledningSilje',
  'gjengjeldelsen',
  'oppfølgingen',
  'sluttnotatJonas',
  'sluttnotatSilje',
];

/**
 * By P-11 and the table of who uses Trygg: a party what concerns them, a witness their own statement, whoever reported
 * for somebody else their report, those who have the case all of it; why somebody stepped down, HR alone.
 */
const mayRead: Readonly<Record<Part, readonly string[]>> = {
  complainant: [
    'svarNora',
    'referatNora',
    'merknadNora',
    'brevNoraOmJonas',
    'brevNoraOmSilje',
    'veiledningJonas',
    'veiledningSilje',
  ],
  accused: ['innkallingJonas', 'svarJonas', 'referatJonas', 'merknadJonas', 'brevJonas', 'veiledningJonas'],
  accusedLater: ['innkallingSilje', 'referatSilje', 'merknadSilje', 'brevSilje', 'veiledningSilje'],
  observer: ['klagen'],
  witness: ['vitnesbyrdet'],
  handler: handled,
  formerHandler: [],
  hrAdviser: [...handled, 'inhabilKari'],
  otherHr: [],
  leaderAbove: handled,
  outsider: [],
};

/**
 * Whose names they may read besides their own, in a case that was closed: of two accused neither the other's, the
 * complainant's once told, and of those who have the case whoever wrote to them. Letters name whom they can talk to: HR's
 * adviser, and Amina, who is everybody's safety representative here. That she is a witness they do not learn.
 */
const mayReadNames: Readonly<Record<Part, readonly Part[]>> = {
  complainant: ['witness', 'handler', 'hrAdviser'],
  accused: ['witness', 'handler', 'hrAdviser'],
  accusedLater: ['complainant', 'witness', 'handler', 'hrAdviser'],
  observer: ['complainant', 'accused'],
  witness: ['handler'],
  handler: ['complainant', 'accused', 'accusedLater', 'observer', 'witness', 'hrAdviser', 'leaderAbove'],
  formerHandler: [],
  hrAdviser: ['complainant', 'accused', 'accusedLater', 'observer', 'witness', 'handler', 'leaderAbove'],
  otherHr: [],
  leaderAbove: ['complainant', 'accused', 'accusedLater', 'observer', 'witness', 'handler', 'hrAdviser'],
  outsider: [],
};

/** The steps that somebody knows of because they take them. */
const ownSteps: Readonly<Record<'complainant' | 'accused' | 'observer' | 'witness', readonly string[]>> = {
  complainant: [
    'withdraw',
    'signMinutesOfComplainant',
    'answerInvitationOfComplainant',
    'reportMore',
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
  ],
  observer: ['reportMore'],
  witness: ['reportMore'],
};

const parts = Object.keys(cast) as Part[];
const nowhere = 'T-0000-0000';
const word = (name: string) => `kanari-${name}`;
const half = (name: string) => ({ felt: 'both', improper: 'yes', reasons: word(name) });

/** Each looks at everything that one person can obtain: longer than other tests, where both cores are busy. */
jest.setTimeout(150_000);

describe('who reads what, in a case with everybody in it', () => {
  let local: LocalTrygg;
  let play: ReturnType<typeof playCase>;
  let caseId: string;
  let probes: readonly Probe[];
  /** What somebody is answered where there is no case. */
  let nothing: string;
  const store = new WatchedStore();
  const person = (name: PersonName) => local.person(name);
  const idle = () => local.trygg.trygg.idle();
  const commits = () => store.asked.filter((method) => method === 'insertCommit').length;

  /** Everything that a person is shown, whatever they ask for. */
  const shown = async (part: Part, id = caseId) => (await everything(person(cast[part]), probes, id)).join('\n');
  const wordsIn = (text: string) =>
    [...new Set([...text.matchAll(/kanari-(\p{L}+)/gu)].map(([, found]) => found))].sort();
  const read = async (part: Part) => wordsIn(await shown(part));

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
    probes = probesOf(procedure);
    for (const name of Object.values(cast)) await person(name).install();
    nothing = await shown('outsider', nowhere);
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
    });
    const sent = await person('tomasz').dialogStep('task/submit', sendIn(person('tomasz').dialog?.card));
    caseId = caseNumberIn(sent);
    person('tomasz').closeDialog();
    await idle();
    play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
    await play.task('kari', 'AcknowledgeReceipt');
    await play.task('anne', 'SignReceipt');
    expect(await shown('complainant')).toBe(nothing);
    await play.task('kari', 'AskForWishes', { wishes: 'wanted', words: word('ønsket') });
    await play.task('kari', 'AssessComplaint', half('vurderingKari'));
    await play.task('anne', 'AssessComplaint', half('vurderingAnne'));
    await play.offer('kari', 'StepDown', { reasons: word('inhabilKari') });
    await play.task('anne', 'AppointHandler', { leader: organisation.per.id });
    expect(await shown('formerHandler')).toBe(nothing);
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
    for (const part of ['accused', 'accusedLater', 'leaderAbove'] as const) {
      expect([part, await shown(part)]).toEqual([part, nothing]);
    }
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
    expect([await read('accused'), await read('accusedLater')]).toEqual([['innkallingJonas'], []]);
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
    expect(await read('hrAdviser')).not.toContain('beslutningPer');
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
    expect((await play.state()).phase).toBe('closed');
  });

  it.each(parts)('%s reads what is theirs, and nothing else', async (part) => {
    const before = commits();
    const text = await shown(part);
    expect(wordsIn(text)).toEqual([...mayRead[part]].sort());
    // What is answered only because it failed by accident is a defect, even where it does no harm.
    expect(text).not.toContain('Det gikk ikke akkurat nå');
    const names = parts.filter((other) => other !== part && text.includes(organisation[cast[other]].name));
    expect(names).toEqual(parts.filter((other) => mayReadNames[part].includes(other)));
    expect(commits()).toBe(before);
    if (mayRead[part].length === 0) expect(text).toBe(nothing);
  });

  it.each(parts)('%s can send nothing that is not theirs, and learns nothing from the refusal', async (part) => {
    const before = commits();
    for (const data of emptyPresses(probes)) {
      const text = JSON.stringify(await person(cast[part]).dialogStep('task/submit', { ...data, caseId }));
      const found = wordsIn(text).filter((one) => !mayRead[part].includes(one ?? ''));
      expect([data, found]).toEqual([data, []]);
    }
    person(cast[part]).closeDialog();
    expect(commits()).toBe(before);
  });

  it.each(['complainant', 'accused', 'observer', 'witness'] as const)(
    '%s cannot count accused, witnesses, measures or reports by what is refused',
    async (part) => {
      const others = emptyPresses(probes).filter(({ step }) => !ownSteps[part].includes(String(step)));
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

  it.each(parts)('%s gets as a file what is theirs, and nothing else', async (part) => {
    const files = (await filesOf(person(cast[part]))).map((file) => ({
      ...file,
      text: pagesIn(file.content).join(''),
    }));
    const found = [...new Set(files.flatMap(({ text }) => wordsIn(text)))];
    expect(found.filter((one) => !mayRead[part].includes(one ?? ''))).toEqual([]);
    expect(found.filter((one) => one?.startsWith('hast'))).toEqual([]);
    const theirs = mayRead[part].filter((one) => /^(?:klagen|referat|merknad|brev|sluttnotat)/.test(one));
    expect(theirs.filter((one) => !found.includes(one))).toEqual([]);
    // What may be handed to the accused names neither who complains nor who reported it, whoever printed it.
    const toJonas = files.filter(({ text }) => /kanari-(?:referat|brev)Jonas/.test(text));
    expect(toJonas.filter(({ text }) => /Nora Lund|Tomasz Nowak|Silje Moen/.test(text))).toEqual([]);
  });

  /** Everything that their client lets in, although nobody offered it. */
  const filesOf = async (who: PersonClient) => {
    const { declarations } = procedure;
    const makes = declarations.flatMap((one) => (one.kind === 'step' && kindOf(one) ? one.name : []));
    const asked = probes
      .map(({ data }) => data)
      .filter(({ verb, step }) => verb === 'ReadRecord' && makes.includes(String(step)));
    for (const { step, subject, round } of [{ step: 'complaint', subject: 'matter', round: 1 }, ...asked]) {
      const uploadInfo = local.channel.files.open(who.person.id, 'x.pdf');
      const context = { caseId, step, subject, round };
      await who.invoke('fileConsent/invoke', { type: 'fileUpload', action: 'accept', context, uploadInfo });
    }
    await local.trygg.downloaded();
    return who.files;
  };

  it('nobody’s chat holds a word of it, or the name of anybody in it', () => {
    const names = parts.map((part) => organisation[cast[part]].name);
    for (const part of parts) {
      const { messages, toasts } = person(cast[part]);
      const text = JSON.stringify([messages, toasts]);
      expect([part, wordsIn(text), names.filter((name) => text.includes(name))]).toEqual([part, [], []]);
    }
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
