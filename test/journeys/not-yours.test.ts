import { procedure } from '../../src/procedure/procedure';
import type { Json, Outcome } from '../../src/workbench/channel/model';
import { button, doTask, sendReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { WatchedStore } from '../support/watched-store';

const everybody = Object.keys(organisation) as PersonName[];
const nowhere = 'T-0000-0000';
const half = { felt: 'harassment', improper: 'yes', reasons: 'Gjentatte kommentarer.' };
const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: 'Rom 1', companion: '' };

/** The path to signed minutes: who presses which task, and what they fill in. */
const path: readonly (readonly [PersonName, string, Readonly<Record<string, string>>])[] = [
  ['kari', 'AcknowledgeReceipt', {}],
  ['anne', 'SignReceipt', {}],
  ['kari', 'AssessComplaint', half],
  ['anne', 'AssessComplaint', half],
  ['kari', 'TellOfCompanion', {}],
  ['kari', 'HoldConversation', held],
  ['kari', 'WriteMinutes', { text: 'Nora fortalte.' }],
  ['nora', 'SignMinutes', { way: 'sign' }],
];

let local: LocalTrygg;
let caseId: string;
const store = new WatchedStore();
const person = (name: PersonName) => local.person(name);
const settled = () => local.trygg.trygg.idle();
const commits = () => store.asked.filter((method) => method === 'insertCommit').length;

beforeAll(async () => {
  local = await startLocalTrygg(undefined, { around: { store: store.around } });
  for (const name of everybody) await person(name).install();
  caseId = await sendReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
  await settled();
  local.clock.moveTo('2026-01-07T12:00:00.000Z');
});
afterAll(() => local.stop());

/** What a person was shown, without the number that they themselves sent. */
function shown(outcome: Outcome, sent: unknown): string {
  return JSON.stringify(outcome).replaceAll(String(sent), '');
}

/** Presses with the data of a case, and with the same data of no case: both answers. */
async function pressBoth(name: PersonName, step: 'task/fetch' | 'task/submit', data: Json): Promise<[string, string]> {
  const real = await person(name).dialogStep(step, data);
  const none = await person(name).dialogStep(step, { ...data, caseId: nowhere });
  person(name).closeDialog();
  return [shown(real, data.caseId), shown(none, nowhere)];
}

/** The data of the newest button with that verb and command, in the chat or in the open dialog. */
function dataOf(name: PersonName, where: 'chat' | 'dialog', verb: string, command: string): Json {
  const cards = where === 'chat' ? person(name).cards : [person(name).dialog?.card];
  const found: Json[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { data } = part as { data?: Json };
    if (data?.verb === verb && data.command === command) found.push(data);
    for (const inner of Object.values(part)) walk(inner);
  };
  walk(cards);
  const newest = found.at(-1);
  if (!newest) throw new Error(`${name} has no ${verb} for ${command}`);
  return newest;
}

describe("somebody else's case is no case", () => {
  it.each(path)(
    '%s alone can %s; to anybody else it looks as if there were nothing',
    async (owner, command, inputs) => {
      const open = dataOf(owner, 'chat', 'OpenTask', command);
      await person(owner).press(button('OpenTask', { command }));
      const take = { ...dataOf(owner, 'dialog', 'TakeStep', command), ...inputs };
      const before = commits();
      const both = command === 'AssessComplaint' ? ['kari', 'anne'] : [owner];
      for (const name of everybody.filter((other) => !both.includes(other))) {
        const presses: readonly (readonly ['task/fetch' | 'task/submit', Json])[] = [
          ['task/fetch', open],
          ['task/submit', open],
          ['task/submit', take],
          ['task/fetch', take],
          ['task/submit', { ...take, once: '' }],
          ['task/submit', { ...take, command: 'RecordLapse', note: 'x' }],
        ];
        for (const [step, data] of presses) {
          const [real, none] = await pressBoth(name, step, data);
          const lapse = data.command === 'RecordLapse' && ['kari', 'anne', 'nora'].includes(name);
          if (!lapse) expect([name, data.verb, real]).toEqual([name, data.verb, none]);
        }
      }
      expect(commits()).toBe(before);
      await doTask(person(owner), command, inputs);
      await settled();
      expect(commits()).toBe(before + 1);
    },
  );

  it('reading, and asking for what does not exist, tell an outsider nothing either', async () => {
    const before = commits();
    for (const name of everybody.filter((other) => !['nora', 'kari', 'anne'].includes(other))) {
      for (const data of [
        { verb: 'ReadComplaint' },
        { verb: 'ReadMinutes' },
        { verb: 'OpenTask', command: 'Nonsense', step: 'nonsense', subject: 'matter', round: 1 },
        { verb: 'TakeStep', command: 'Nonsense', step: 'nonsense', subject: 'matter', round: 1, once: 'x' },
        { verb: 'TakeStep', command: 'AcknowledgeReceipt', step: 'acknowledgeReceipt', subject: 'a9', round: 1 },
        { verb: 'TakeStep', command: 'AcknowledgeReceipt', step: 'acknowledgeReceipt', subject: 'matter', round: 9 },
        { verb: 'TakeStep', command: 'RecordLapse', step: 'nonsense', subject: 'a1', round: 1 },
        { verb: 'TakeStep', command: 'SignMinutes', step: '__proto__', subject: '__proto__', round: 1 },
      ]) {
        for (const step of ['task/fetch', 'task/submit'] as const) {
          const [real, none] = await pressBoth(name, step, { ...data, caseId });
          expect([name, data, real]).toEqual([name, data, none]);
        }
      }
    }
    expect(commits()).toBe(before);
  });

  it('lists of cases and tasks hold only what is theirs', async () => {
    for (const name of everybody.filter((other) => !['nora', 'kari', 'anne'].includes(other))) {
      for (const word of ['mine saker', 'oppgaver', 'hei']) await person(name).say(word);
      expect(JSON.stringify(person(name).messages)).not.toContain(caseId);
    }
  });
});

describe('those who have a part', () => {
  it('learn nothing of tasks that are not theirs, done or not', async () => {
    const assess = {
      verb: 'OpenTask',
      caseId,
      command: 'AssessComplaint',
      step: 'assessComplaint',
      subject: 'matter',
      round: 1,
    };
    const appoint = {
      verb: 'OpenTask',
      caseId,
      command: 'AppointHandler',
      step: 'appointHandler',
      subject: 'matter',
      round: 1,
    };
    for (const data of [assess, appoint]) {
      const [real, none] = await pressBoth('nora', 'task/fetch', data);
      expect(real).toBe(none);
    }
  });

  it.each(['__proto__', 'constructor', 'toString', 'a1', 'a9', ''])(
    'cannot confuse it with the subject %s',
    async (subject) => {
      const before = commits();
      for (const name of ['nora', 'kari', 'anne'] as const) {
        for (const [command, step] of [
          ['AcknowledgeReceipt', 'acknowledgeReceipt'],
          ['AssessComplaint', 'assessComplaint'],
          ['WriteMinutes', 'writeMinutesOfComplainant'],
          ['SignMinutes', 'signMinutesOfComplainant'],
          ['RecordLapse', 'signMinutesOfComplainant'],
        ] as const) {
          for (const verb of ['OpenTask', 'TakeStep']) {
            const data = { verb, caseId, command, step, subject, round: 1, text: 'x', way: 'sign', ...half };
            const answer = await person(name).dialogStep('task/submit', data);
            expect(answer.kind).toBe('dialog');
            expect(JSON.stringify(answer)).not.toContain('Det gikk ikke akkurat nå');
          }
        }
      }
      expect(commits()).toBe(before);
    },
  );

  it('are told that it is done when they press an old card, and nothing changes', async () => {
    const before = commits();
    for (const [owner, command, inputs] of path) {
      const step = procedure.declarations.find((d) => 'command' in d && d.command === command);
      const { name, for: subject } = step as { name: string; for: string };
      const old = { caseId, command, step: name, subject, round: 1, sha256: 'x' };
      for (const [how, data] of [
        ['task/fetch', { ...old, verb: 'OpenTask' }],
        ['task/submit', { ...old, ...inputs, verb: 'TakeStep', once: 'another press' }],
      ] as const) {
        const answer = await person(owner).dialogStep(how, data);
        expect([command, how, JSON.stringify(answer)]).toEqual([
          command,
          how,
          expect.stringContaining('Dette er gjort allerede'),
        ]);
      }
    }
    expect(commits()).toBe(before);
  });
});
