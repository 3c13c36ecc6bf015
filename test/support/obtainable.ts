import { kindOf } from '../../src/adapters/teams/turns/download-button';
import type { InstanceId } from '../../src/case/events';
import type { Case } from '../../src/case/state';
import { stepNamed } from '../../src/procedure/declarations';
import { procedure } from '../../src/procedure/procedure';
import type { Json } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import { ofType } from '../adapters/teams/cards/walk';
import type { LocalTrygg } from './local-trygg';
import { organisation, type PersonName } from './organisation';
import { pagesIn } from './pdf-text';
import { everything, passesIn, probesOf } from './probes';

/** What somebody can get of a case in any way, over HTTP: each kind of it by itself, as text. */
export interface Obtained {
  /** Answers to all that they can ask for, whether a card offers it or not. */
  readonly asked: string;
  /** What the buttons of a dialog lead to from their case, page by page, and of their lists. */
  readonly walked: string;
  readonly lists: string;
  /** Cards and words that were pushed to them, and what their screen showed of that. */
  readonly pushed: string;
  readonly files: readonly string[];
}

const leadsOn = [
  ...['OpenCase', 'ShowWay', 'OpenTask', 'ReadRecord', 'ReadComplaint', 'Prepare'],
  ...['PersonnelFile', 'AccessOf', 'ReviewRetention'],
];
const lists = ['mine saker', 'oppgaver', 'hva haster', 'årshjul', 'hjem'];
const listVerbs = ['MyCases', 'Tasks', 'ClosedCases', 'Late', 'Wheel', 'Home'];

export async function obtainable(local: LocalTrygg, who: PersonName, caseId: string, state: Case): Promise<Obtained> {
  const person = local.person(who);
  const passes = passesIn(procedure, state);
  const { messages, toasts } = person;
  const pushed = JSON.stringify([messages, toasts]);
  const asked = (await everything(person, probesOf(procedure, passes), caseId)).join('\n');
  const walked = await walk(person, caseId);
  const files = await filesOf(local, person, caseId, passes);
  return { asked, walked, lists: await listsOf(person), pushed, files };
}

/** All of it in one text. */
export function textOf({ asked, walked, lists: listed, pushed, files }: Obtained): string {
  return [asked, walked, listed, pushed, ...files].join('\n');
}

/** Follows every button that opens something else to read, and sends nothing. */
async function walk(person: PersonClient, caseId: string): Promise<string> {
  const seen = new Map<string, string>();
  const waiting: Json[] = [
    ...['OpenCase', 'AccessOf', 'ReviewRetention'].map((verb) => ({ verb, caseId, subject: 'complainant' })),
    ...['PersonnelFiles', 'Access', 'Retention', 'AreaNumbers'].map((verb) => ({ verb })),
  ];
  for (let data = waiting.pop(); data; data = waiting.pop()) {
    const key = JSON.stringify(Object.entries(data).sort());
    if (seen.has(key)) continue;
    const answer = await person.dialogStep('task/submit', data);
    const card = answer.kind === 'dialog' ? answer.dialog.card : {};
    seen.set(key, JSON.stringify(answer));
    const buttons = ofType(card as Json, 'Action.Submit').map((one) => (one.data ?? {}) as Json);
    waiting.push(...buttons.filter(({ verb }) => leadsOn.includes(String(verb))));
  }
  person.closeDialog();
  return [...seen.values()].join('\n');
}

/** What they type, and what the buttons of the menu ask for. */
async function listsOf(person: PersonClient): Promise<string> {
  const before = person.messages.length;
  for (const words of lists) await person.say(words);
  const answers: unknown[] = [];
  for (const verb of listVerbs) answers.push(await person.execute({ verb }, { trigger: 'automatic' }));
  for (const digest of digestsIn(person)) {
    answers.push(await person.execute({ verb: 'ShowReminders', data: { digest } }, { trigger: 'automatic' }));
  }
  return JSON.stringify([person.messages.slice(before), answers]);
}

function digestsIn({ messages }: PersonClient): readonly string[] {
  return [...new Set([...JSON.stringify(messages).matchAll(/"digest":"(\w+)"/g)].flatMap(([, id]) => id ?? []))];
}

/** Everything that their client lets in, although nobody offered it; with a folder for each person that HR keeps. */
async function filesOf(local: LocalTrygg, person: PersonClient, caseId: string, passes: readonly InstanceId[]) {
  const printed = passes.filter(({ step }) => {
    const declared = stepNamed(procedure, step);
    return declared && kindOf(declared);
  });
  const folders = ['personnelFile', 'access'].flatMap((step) =>
    ['complainant', 'a1', 'a2'].map((subject) => ({ step, subject, round: 1 })),
  );
  const wanted = [{ step: 'complaint', subject: 'matter', round: 1 }, ...printed, ...folders];
  return filesTaken(local, person, caseId, wanted);
}

/** As texts; one that is not theirs is not there. */
export async function filesTaken(
  local: LocalTrygg,
  person: PersonClient,
  caseId: string,
  wanted: readonly InstanceId[],
): Promise<readonly string[]> {
  const before = person.files.length;
  for (const context of wanted) {
    const uploadInfo = local.channel.files.open(person.person.id, 'x.pdf');
    const value = { type: 'fileUpload', action: 'accept', context: { caseId, ...context }, uploadInfo };
    await person.invoke('fileConsent/invoke', value);
  }
  await local.trygg.downloaded();
  return person.files.slice(before).map(({ content }) => pagesIn(content).join(''));
}

export function namesIn(text: string, but: PersonName): readonly PersonName[] {
  const everybody = Object.keys(organisation) as PersonName[];
  return everybody.filter((name) => name !== but && text.includes(organisation[name].name));
}
