import type { ButtonData } from '../../src/adapters/teams/cards/lines';
import { isJson, type Json } from '../../src/workbench/channel/model';
import { isChoice, isForWritten, objectsIn, ofType } from '../adapters/teams/cards/walk';
import { recordWhatIsSent } from '../fuzz/recorder';
import { sendReport } from '../support/acts';
import { sanctionLetter, toDiscipline } from '../support/discipline-play';
import { hostileTexts, marker, writesHostileTexts } from '../support/hostile-text';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import type { PersonName } from '../support/organisation';
import { inkOf, pagesIn } from '../support/pdf-text';
import { playCase } from '../support/whole-case';

/** Everything that bad text can become, in every field that people write in, over a whole journey. */
describe('what people write can become nothing else', () => {
  const text = hostileTexts(20_261_123);
  const written: (readonly string[])[] = [];
  const everybody = ['nora', 'jonas', 'kari', 'anne', 'per', 'silje'] as const;
  const answers: string[] = [];
  let local: LocalTrygg;
  let caseId: string;

  /** Opens everything in the case that somebody can, over HTTP. */
  const walk = async (who: PersonName) => {
    const leadsOn = ['OpenCase', 'ShowWay', 'OpenTask', 'ReadRecord', 'ReadComplaint', 'Prepare', 'PersonnelFile'];
    const seen = new Set<string>();
    const waiting: Json[] = [{ verb: 'OpenCase', caseId }, { verb: 'PersonnelFiles' }];
    for (let data = waiting.pop(); data; data = waiting.pop()) {
      const key = JSON.stringify(Object.entries(data).sort());
      if (seen.has(key)) continue;
      seen.add(key);
      await local.person(who).dialogStep('task/submit', data);
      const buttons = ofType(local.person(who).dialog?.card, 'Action.Submit');
      waiting.push(...buttons.flatMap(({ data: on }) => (isJson(on) && leadsOn.includes(String(on.verb)) ? [on] : [])));
    }
    local.person(who).closeDialog();
  };
  const takes = async (who: PersonName, data: ButtonData | Json) => {
    const before = local.person(who).files.length;
    await local.person(who).dialogStep('task/submit', { ...data, verb: 'SendFile', caseId });
    local.person(who).closeDialog();
    await local.person(who).answerFile('accept');
    await local.trygg.downloaded();
    expect([who, data, local.person(who).files.length]).toEqual([who, data, before + 1]);
  };

  beforeAll(async () => {
    local = await startLocalTrygg();
    const recorder = await recordWhatIsSent(local);
    for (const name of everybody) written.push(writesHostileTexts(local.person(name), text));
    const play = await toDiscipline(local, ['silje']);
    ({ caseId } = play);
    await play.begins();
    await play.summons('2026-01-26');
    await play.task('jonas', 'ConfirmReceipt', {});
    await play.meets('2026-01-26', 'Jonas svarte.');
    await play.decidesOn('writtenWarning');
    await play.task('kari', 'SendSanctionLetter', sanctionLetter);
    await play.offer('jonas', 'Appeal', { explanation: 'Det er feil.' });
    await play.task('kari', 'TellOfDiscipline', { text: 'Det er fulgt opp.' });
    const above = playCase(local, caseId, { complainant: 'nora', handler: 'per', hr: 'anne' });
    await above.task('per', 'DecideAppeal', { result: 'upheld', reasons: 'Den står.' });
    await play.offer('jonas', 'AskToRectify', { about: 'writeMinutesOfAccused/a1/1', what: 'Det var ikke meg.' });
    await play.offer('nora', 'AskToRectify', { about: 'other', what: 'Jeg var der.' });
    const every = {
      accused: ['jonas'],
      accusedNames: 'Ukjent Person',
      what: 'Det skjer igjen.',
      inputs: {
        whenInWords: 'Ofte',
        place: 'Kantina',
        witnessNames: 'Noen',
        injury: 'Vondt',
        position: 'X',
        unit: 'Y',
      },
    } as const;
    const another = await sendReport(local.person('silje'), every);
    await local.trygg.trygg.idle();
    const second = playCase(local, another, { complainant: 'silje', handler: 'kari', hr: 'anne' });
    await second.task('kari', 'AcknowledgeReceipt');
    await second.task('anne', 'SignReceipt');
    // Forms ask for local time, which is an hour ahead.
    const hoursFrom = (hours: number) => new Date(Date.parse(local.clock.now()) + hours * 3_600_000).toISOString();
    await local.moveTo(hoursFrom(3));
    const [day = '', time = ''] = hoursFrom(-1).split('T');
    const held = { 'heldAt.date': day, 'heldAt.time': time.slice(0, 5), place: 'Rom 1' };
    await second.offer('kari', 'HearWitness', { ...held, witness: 'Tor Ukjent', minutes: 'Han så det.' });
    await second.offer('kari', 'VisitPlace', { ...held, minutes: 'Et rom.' });
    const material = { what: 'En melding', givenBy: 'Silje', relevance: 'Viser tonen' };
    await second.offer('kari', 'AddMaterial', material);
    for (const name of ['kari', 'anne', 'silje'] as const) {
      caseId = another;
      await walk(name);
    }
    caseId = play.caseId;
    for (const name of ['kari', 'anne'] as const) {
      await local.person(name).dialogStep('task/fetch', { verb: 'ReadComplaint', caseId: another });
      local.person(name).closeDialog();
    }
    for (const name of everybody) await walk(name);
    for (const name of everybody)
      for (const word of ['mine saker', 'oppgaver', 'forsinket']) await local.person(name).say(word);
    await local.moveTo('2026-03-02T08:00:00.000Z');
    const minutes = { step: 'writeMinutesOfComplainant', subject: 'complainant', round: 1 };
    await takes('kari', { step: 'complaint', subject: 'matter', round: 1 });
    await takes('nora', minutes);
    await takes('jonas', { step: 'writeMinutesOfAccused', subject: 'a1', round: 1 });
    for (const step of ['sendSummons', 'sendSanctionLetter']) await takes('jonas', { step, subject: 'a1', round: 1 });
    await takes('nora', { step: 'tellComplainantOutcome', subject: 'a1', round: 1 });
    await recorder.stop();
    answers.push(...recorder.answers);
  }, 120_000);
  afterAll(() => local.stop());

  /** As a client draws them: what a button sends back is never shown. */
  const drawn = (card: unknown): unknown =>
    JSON.parse(JSON.stringify(card), (key, value) => (key === 'data' ? null : value));
  const cards = () => [
    ...answers.filter((answer) => answer !== '').map((answer) => drawn(JSON.parse(answer))),
    ...everybody.flatMap((name) => local.person(name).cards.map(drawn)),
  ];

  it('was written in what the leader above decides, what witnesses said, material, and what somebody wants rectified', () => {
    const decided = everybody.flatMap((_, place) => written[place] ?? []);
    for (const field of ['reasons', 'minutes', 'relevance', 'what', 'givenBy', 'explanation']) {
      expect([field, decided.some((one) => one.includes(` ${field} `))]).toEqual([field, true]);
    }
  });

  it('was written in very many fields, and read there', () => {
    const all = written.flat();
    expect(all.length).toBeGreaterThan(45);
    const shown = answers.join('\n');
    const numbers = all.flatMap((one) => new RegExp(`${marker}\\d+`).exec(one)?.[0] ?? []);
    expect(numbers.filter((number) => shown.includes(number)).length).toBeGreaterThan(40);
  });

  it('stands on cards in TextRuns and in the inputs of its writer alone, where nothing is read into it', () => {
    for (const card of cards()) {
      for (const object of objectsIn(card)) {
        for (const [property, value] of Object.entries(object)) {
          if (typeof value !== 'string') continue;
          if (isChoice(object) && property === 'title') expect(value).not.toMatch(/[[\]<>*_~#`|\\]/);
          else if (value.includes(marker) || value.includes('evil.example')) {
            expect([object.type, property, isForWritten(object, property)]).toEqual([object.type, property, true]);
          }
          // The one thing that a TextRun interprets, and what turns the direction of writing.
          if (object.type === 'TextRun') expect(value).not.toMatch(/\{\{|[\u202a-\u202e\u2066\u2067]/);
        }
      }
    }
  });

  it('makes no action, no link, no mention and no picture', () => {
    for (const card of cards()) {
      for (const object of objectsIn(card)) {
        expect(['Action.OpenUrl', 'mention', 'Media'].includes(String(object.type))).toBe(false);
        if (object.type === 'TextRun') expect(Object.keys(object)).not.toContain('selectAction');
        if (isJson(object.msteams)) expect(object.msteams).not.toHaveProperty('entities');
      }
    }
  });

  it('reaches no chat, no toast, no summary and no name of a file', () => {
    for (const name of everybody) {
      const { messages, toasts, files } = local.person(name);
      const inChat = JSON.stringify([messages, toasts, files.map((file) => file.name)]);
      expect(inChat).not.toContain(marker);
      expect(inChat).not.toContain('evil.example');
    }
  });

  it('stands in documents letter for letter, and does nothing there', () => {
    const files = everybody.flatMap((name) => [...local.person(name).files]);
    expect(files).toHaveLength(6);
    for (const { content } of files) {
      expect(inkOf(pagesIn(content).join(''))).toContain(marker);
      const outside = content.toString('latin1').replace(/stream\n[\s\S]*?\nendstream/g, '');
      expect(outside).not.toMatch(
        /\/(?:URI|JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia|GoToR|SubmitForm)\b/,
      );
      for (const word of [marker, 'evil']) {
        const wide = Buffer.from(word, 'utf16le').swap16().toString('latin1');
        expect([word, outside.includes(word), outside.includes(wide)]).toEqual([word, false, false]);
      }
    }
  });

  it('breaks no rule of the channel', () => {
    expect(local.channel.violations.filter(({ code }) => code !== 'upload-range')).toEqual([]);
  });
});
