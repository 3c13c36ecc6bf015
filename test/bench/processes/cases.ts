import { Cases } from '../../../src/application/cases';
import { openCommit, openState, sealCommit } from '../../../src/application/codec';
import type { Directory } from '../../../src/application/directory';
import { People } from '../../../src/application/people';
import type { Keys, Store, StoredHead } from '../../../src/application/ports';
import { aroundComplainant } from '../../../src/application/surroundings';
import type { SendComplaint } from '../../../src/case/commands';
import { receiversOf } from '../../../src/case/decide-complaint';
import type { Person } from '../../../src/case/events';
import { type Grounds, groundAt } from '../../../src/case/ground';

/** What cases are prepared with, beside the running product and never while it is measured. */
export interface Workshop {
  readonly store: Store;
  readonly keys: Keys;
  readonly directory: Directory;
  readonly grounds: Grounds;
}

/** A complaint to be handed in; `oral` as a leader took it down. */
export interface Report {
  readonly caseId: string;
  readonly complainantId: string;
  readonly accusedId: string;
  readonly takenDownBy?: string;
}

const account =
  'I møtene de siste ukene har han gjentatte ganger kommentert måten jeg snakker på, og de andre ler. ' +
  'Jeg har sagt fra at jeg ikke liker det. Etter det ble jeg ikke lenger bedt med på lunsj, og to oppgaver som var mine ' +
  'ble gitt til andre uten at noen sa det til meg. Jeg gruer meg til å gå på jobb, og har sovet dårlig siden høsten.';

/** Begins a case as if it had been reported then, and everything that follows from that had been sent. */
export async function beginCase({ store, keys, directory, grounds }: Workshop, report: Report, at: string) {
  const cases = new Cases(store, keys, grounds, 'bench', { info: () => {}, error: () => {} });
  const { caseId, takenDownBy } = report;
  const complainant = await named(directory, report.complainantId);
  const accused = await directory.person(report.accusedId);
  const sender = takenDownBy ? await named(directory, takenDownBy) : complainant;
  const around = await aroundComplainant(directory, complainant, sender, takenDownBy !== undefined);
  const unseen: SendComplaint = {
    type: 'SendComplaint',
    caseId,
    way: takenDownBy ? 'oral' : 'written',
    complainant,
    sender,
    complaint: {
      accused: [{ accountId: report.accusedId, name: accused?.name ?? '' }],
      witnesses: [],
      what: account,
      date: at.slice(0, 10),
      time: '10:30',
      whenInWords: '',
      place: 'Møterom 2',
      injury: '',
      reporter: {
        name: complainant.name,
        position: 'Konsulent',
        birthDate: '1990-05-17',
        unit: complainant.unit ?? '',
      },
    },
    facts: { ...around, straightToHr: false },
    receiversSeen: [],
  };
  const { handler, hrAdviser } = receiversOf(groundAt(grounds, at).procedure, unseen);
  const receiversSeen = [handler, hrAdviser].flatMap((chosen) => chosen?.person.id ?? []);
  const command = { id: `begin ${caseId}`, by: sender.accountId ?? '', at, body: { ...unseen, receiversSeen } };
  const outcome = await cases.begin(caseId, command);
  if (!('accepted' in outcome)) throw new Error(`the case was not begun: ${JSON.stringify(outcome)}`);
  const { state, version, mac, commit, mark, etag } = outcome.accepted;
  await cases.writeHead(state, version, mac);
  const sent = { at, state: 'sent', conversationId: 'a:bench', activityId: '1' } as const;
  const deliveries = Object.fromEntries(commit.messages.map((_, number) => [number, sent]));
  await store.updateMark(caseId, version, { ...mark, unsettled: false, deliveries }, etag);
}

export async function leastDurable({ store, keys }: Workshop, caseIds: readonly string[], like: string) {
  const commits = await store.commitsOf(like, 1);
  const [first, second] = commits;
  if (!first || !second) throw new Error('there is no such commit');
  const commit = await openCommit(keys, second.commit, first.commit.mac);
  const took: number[] = [];
  for (const caseId of caseIds) {
    const started = performance.now();
    const head = await store.head(caseId);
    if (!head) throw new Error('there is no such head');
    await openState(keys, head);
    const stored = await sealCommit(keys, caseId, commit, second.commit.at, head.mac);
    await store.insertCommit(stored, second.mark);
    took.push(performance.now() - started);
  }
  return took;
}

async function named(directory: Directory, id: string): Promise<Person> {
  const found = await directory.person(id);
  if (!found) throw new Error(`nobody has the account ${id}`);
  return { accountId: id, name: found.name, position: found.position, unit: found.unit };
}

export interface Filling {
  readonly count: number;
  /** The deadlines lie after this instant, one a second. */
  readonly dueAfter: string;
  /** Whose head they are copies of, in size; with a short snapshot where there is none. */
  readonly like?: string;
}

const atATime = 5000;

/** Heads of cases that are in the store and have nothing to do with what is measured. */
export async function fill({ store }: Pick<Workshop, 'store'>, { count, dueAfter, like }: Filling): Promise<void> {
  const model = like === undefined ? undefined : await store.head(like);
  const snapshot = model?.snapshot ?? [{ strand: 'common', box: 'QUJD'.repeat(16) }];
  const first = Date.parse(dueAfter) + 1000;
  for (let from = 0; from < count; from += atATime) {
    const heads = Array.from({ length: Math.min(atATime, count - from) }, (_, place): StoredHead => {
      const number = String(from + place).padStart(9, '0');
      const due = new Date(first + (from + place) * 1000).toISOString();
      return {
        caseId: `T-FILL-${number}`,
        version: 1,
        mac: 'QUJD'.repeat(11),
        snapshot,
        personKeys: [`${'p'.repeat(33)}${number}a`, `${'p'.repeat(33)}${number}b`],
        nextDue: due,
        firstDeadline: due,
      };
    });
    await Promise.all(heads.map((head) => store.writeHead(head)));
  }
}

/** They can be reached, as everybody for whom the app is installed. */
export async function meet(
  { store, keys }: Pick<Workshop, 'store' | 'keys'>,
  people: readonly { readonly id: string; readonly conversationId: string }[],
  serviceUrl: string,
): Promise<void> {
  const known = await People.open(store, keys, { now: () => new Date().toISOString() });
  for (const { id, conversationId } of people) await known.learn(id, { conversationId, serviceUrl, locale: 'nb-NO' });
}
