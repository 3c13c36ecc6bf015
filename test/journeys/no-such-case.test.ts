import { renderScreen } from '../../src/adapters/teams/cards/render-screen';
import { pressed } from '../../src/adapters/teams/turns/chat';
import { dialog } from '../../src/adapters/teams/turns/dialogs';
import { textsOf } from '../../src/adapters/teams/turns/turn';
import { readLibrary } from '../../src/guidelines/read-library';
import type { Json } from '../../src/workbench/channel/model';
import { median } from '../bench/statistics';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';
import { beginCase } from '../support/whole-case';

const nowhere = 'T-0000-0000';
const task = { command: 'AssessComplaint', step: 'assessComplaint', subject: 'matter', round: 1 };
const letter = { command: 'TellOutcome', step: 'tellAccusedOutcome', subject: 'a1', round: 1, text: 'Utfallet.' };
const minutes = { step: 'writeMinutesOfComplainant', subject: 'complainant', round: 1 };
const half = { felt: 'harassment', improper: 'yes', reasons: 'Gjentatte kommentarer.' };

/** Every verb that takes the number of a case, as a client would send it. */
const asked: Readonly<Record<string, Json>> = {
  OpenCase: {},
  ShowWay: {},
  ReadComplaint: {},
  ReadRecord: minutes,
  Download: minutes,
  SendFile: minutes,
  Prepare: { ...task, command: 'HoldConversation', step: 'holdConversationWithComplainant', subject: 'complainant' },
  OpenTask: task,
  TakeStep: { ...task, ...half, once: 'one press' },
  PreviewLetter: letter,
  EditLetter: letter,
  HelpWithDraft: {},
  TurnHelpPage: { from: 'reportWhat', page: 'reportReview', what: 'Mer.' },
  PersonnelFile: { subject: 'complainant' },
  ReviewRetention: {},
  DecideRetention: { way: 'erase', reason: 'Tiden er ute.', seen: '1 ' },
  AccessOf: { subject: 'complainant' },
  SendReport: { kind: 'own', revision: 'old', receivers: '' },
  TurnPage: { kind: 'own', from: 'reportWhat', page: 'reportWhen', what: 'Mer.' },
  RemoveReport: { kind: 'own' },
  AskForHelp: { kind: 'own', from: 'reportWhat', what: 'Mer.' },
  EndDraftHelp: { kind: 'own', from: 'reportWhat', what: 'Mer.' },
};
const lapse = { ...minutes, step: 'signMinutesOfComplainant', command: 'RecordLapse', note: 'Svarte ikke.' };
const more = { command: 'ReportMore', step: 'reportMore', subject: 'matter', round: 1, kind: 'again', what: 'Igjen.' };
const presses: readonly Json[] = [
  ...Object.entries(asked).map(([verb, data]) => ({ verb, ...data })),
  ...[lapse, more].flatMap((data) => ['OpenTask', 'TakeStep'].map((verb) => ({ verb, ...data, once: 'x' }))),
  { verb: 'OpenTask', command: 'Nonsense', step: '__proto__', subject: 'constructor', round: 9 },
];

/** Anne had it and stepped down, Jonas is accused and not called yet, Björn has HR's overview; the others have no part. */
const strangers = ['jonas', 'silje', 'eva', 'amina', 'tomasz', 'anne'] as const satisfies readonly PersonName[];

/** What is measured once more takes its time where both cores are busy. */
jest.setTimeout(60_000);

/** The existence of a case is confidential: whoever has no part in it is answered as if there were none. */
describe('a case to whoever has no part in it', () => {
  let local: LocalTrygg;
  let caseId: string;
  const store = new WatchedStore();

  beforeAll(async () => {
    local = await startLocalTrygg(undefined, { around: { store: store.around } });
    // As long as an account may be: what it takes to open it would be seen.
    const what = 'Han ler av meg. '.repeat(1_000);
    const begun = await beginCase(local, ['bjorn', ...strangers], { accused: ['jonas', 'silje'], what });
    ({ caseId } = begun);
    await begun.play.hearComplainant();
    await begun.play.offer('anne', 'StepDown', { reasons: 'Vi er naboer.' });
  });
  afterAll(async () => {
    await local.stop();
    expect(local.channel.violations).toEqual([]);
  });

  it.each(strangers)('%s is answered the same, byte for byte, whatever they send', async (name) => {
    const before = store.kept;
    const person = local.person(name);
    const without = (answer: unknown, id: string) => JSON.stringify(answer).replaceAll(id, '');
    for (const data of presses) {
      for (const how of ['task/fetch', 'task/submit'] as const) {
        const real = without(await person.dialogStep(how, { ...data, caseId }), caseId);
        const none = without(await person.dialogStep(how, { ...data, caseId: nowhere }), nowhere);
        expect([data, how, real]).toEqual([data, how, none]);
      }
    }
    for (const trigger of ['automatic', 'manual'] as const) {
      const show = async (id: string) =>
        without(await person.execute({ verb: 'ShowTask', data: { ...task, caseId: id } }, { trigger }), id);
      expect(await show(caseId)).toBe(await show(nowhere));
    }
    const files = [];
    for (const id of [caseId, nowhere]) {
      const sent = person.messages.length;
      const uploadInfo = local.channel.files.open(person.person.id, 'x.pdf');
      const context = { ...minutes, caseId: id };
      await person.invoke('fileConsent/invoke', { type: 'fileUpload', action: 'accept', context, uploadInfo });
      await local.trygg.downloaded();
      files.push(person.messages.slice(sent).map(({ text, attachments }) => without([text, attachments], id)));
    }
    expect(files[0]).toEqual(files[1]);
    expect(person.files).toEqual([]);
    person.closeDialog();
    expect(store.kept).toBe(before);
  });

  it('the store is asked the same, and nothing of the case is opened', async () => {
    for (const name of strangers.filter((one) => one !== 'anne')) {
      for (const data of presses) {
        const requests = async (id: string) => {
          store.asked.length = 0;
          await inTurn(name, data, id);
          return [...store.asked];
        };
        expect([name, data, await requests(caseId)]).toEqual([name, data, await requests(nowhere)]);
      }
    }
  });

  /** A ratio within one run, so that a slow machine changes nothing; before, opening the case took many times as long. */
  it.each([...presses, { verb: 'ShowTask', ...task }])('takes as long: $verb $command', async (data) => {
    const isFar = (ratio: number) => ratio > 2 || ratio < 0.5;
    const ratios: number[] = [];
    // What others do on the same machine falls on both, but not always evenly.
    while (ratios.length < 5 && ratios.every(isFar)) ratios.push(await ratioOf(data));
    expect([data.verb, ratios.filter((ratio) => !isFar(ratio)).length, ratios]).toEqual([data.verb, 1, ratios]);
  });

  /** Of how long it takes where there is a case to how long where there is none. */
  const ratioOf = async (data: Json): Promise<number> => {
    const took: { real: number[]; none: number[] } = { real: [], none: [] };
    for (let turn = 0; turn < 61; turn += 1) {
      const pair = [
        [took.real, caseId],
        [took.none, nowhere],
      ] as const;
      for (const [times, id] of turn % 2 === 0 ? pair : [...pair].reverse()) {
        const began = performance.now();
        await inTurn('eva', data, id);
        times.push(performance.now() - began);
      }
    }
    return median(took.real) / median(took.none);
  };

  /** In this process: what the way over HTTP takes would cover what is measured. */
  const inTurn = async (name: PersonName, { verb, ...data }: Json, id: string) => {
    const turn = { personId: organisation[name].id, language: 'nb', data: textsOf({ ...data, caseId: id }) } as const;
    const { trygg } = local.trygg;
    const screen =
      verb === 'ShowTask' ? await pressed(trygg, library, verb, turn) : await dialog(trygg, String(verb), turn);
    return renderScreen(screen, 'nb');
  };
});

const library = readLibrary();
