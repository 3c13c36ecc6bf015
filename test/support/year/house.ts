import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnchorFile } from '../../../src/adapters/anchor/anchor-file';
import { publicHolidays } from '../../../src/adapters/calendar/holidays';
import { openFileDirectory, sampleOrganisation } from '../../../src/adapters/directory/file-directory';
import { keyFileWrapper } from '../../../src/adapters/keys/key-file';
import { createKeys } from '../../../src/adapters/keys/keys';
import { openEmbeddedStore } from '../../../src/adapters/storage/embedded';
import { openEmbeddedKeyStore } from '../../../src/adapters/storage/embedded-key-store';
import type { Account, Directory } from '../../../src/application/directory';
import type { Messenger } from '../../../src/application/messenger';
import type { StoredCommit } from '../../../src/application/ports';
import { Trygg } from '../../../src/application/trygg';
import type { DeadlineView } from '../../../src/case/deadline-views';
import type { Grounds } from '../../../src/case/ground';
import type { Procedure } from '../../../src/procedure/declarations';
import { defaultPolicy } from '../../../src/procedure/policy';
import { procedure } from '../../../src/procedure/procedure';
import type { DutyView } from '../../../src/wheel/views';
import { rulesOf } from '../policy-rules';
import { watched } from './shadow';

/** Where there is one, since a year waits ten thousand times for the disk: power cuts are none of its business. */
const memory = '/dev/shm';

type Answer = (to: string) => Error | undefined;

/** Moved by the year alone. */
class MovedClock {
  constructor(private instant: string) {}
  now(): string {
    return this.instant;
  }
  moveTo(instant: string): void {
    this.instant = instant;
  }
}

/** A digest as it was sent. */
export interface Digest {
  readonly at: string;
  readonly to: string;
  readonly id: string;
  readonly deadlines: readonly DeadlineView[];
  readonly duties: readonly DutyView[];
}

export interface House {
  readonly trygg: Trygg;
  readonly clock: MovedClock;
  readonly keys: Awaited<ReturnType<typeof createKeys>>;
  readonly directory: Directory;
  readonly people: readonly Account[];
  /** What was stored, and what was sent, since they were last taken out. */
  readonly commits: StoredCommit[];
  readonly digests: Digest[];
  /** Their accounts are closed. */
  leave(id: string): void;
  /** The platform takes nothing, or takes everything again. */
  setDown(down: boolean): void;
  /** What it answers instead of taking a message to somebody; undefined where it takes it. */
  setAnswer(answer: (to: string) => Error | undefined): void;
  close(): Promise<void>;
}

/** The whole application on real files with real keys; what it sends is written down. Everybody has met Trygg. */
export async function openHouse(start: string, { withWheel = false } = {}): Promise<House> {
  const clock = new MovedClock(start);
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'trygg-'));
  const wrapper = keyFileWrapper(join(folder, 'wrapping.key'));
  const commits: StoredCommit[] = [];
  const opened = openEmbeddedStore({ file: join(folder, 'trygg.db'), key: wrapper.cipherKey('store') });
  const store = watched(opened, (commit) => commits.push(commit));
  const keyStore = openEmbeddedKeyStore({ file: join(folder, 'keys.db'), key: wrapper.cipherKey('keys') });
  const keys = await createKeys({ keyStore, wrapper });
  const file = openFileDirectory(sampleOrganisation);
  const left = new Set<string>();
  const directory = withoutThose(file, left);
  const digests: Digest[] = [];
  let answer: Answer = () => undefined;
  const messenger = writingDown(clock, digests, (to) => answer(to));
  const silent = { info: () => undefined, error: () => undefined };
  const anchor = await openAnchorFile(join(folder, 'anchor'));
  const grounds = groundsOf(start, withWheel ? procedure : casesOnly(procedure));
  const world = { store, keys, anchor, directory, messenger, clock, log: silent };
  const trygg = await Trygg.open(world, grounds, rulesOf(grounds));
  // The year asks what cases and the wheel bring about.
  const [adviser] = (await directory.surroundings('')).hr;
  await trygg.setup.lookThrough(adviser?.id ?? '');
  for (const { id } of file.people()) await trygg.people.learn(id, { conversationId: id, serviceUrl: 'local' });
  return {
    trygg,
    clock,
    keys,
    directory,
    people: file.people(),
    commits,
    digests,
    leave: (id) => left.add(id),
    setDown: (down) => {
      answer = () => (down ? new Error('the platform does not answer') : undefined);
    },
    setAnswer: (given) => {
      answer = given;
    },
    async close() {
      await trygg.idle();
      await store.close();
      await keyStore.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function groundsOf(start: string, version: Procedure): Grounds {
  const year = Number(start.slice(0, 4));
  const holidays = publicHolidays(defaultPolicy.country, year - 5, year + 5);
  return {
    versions: [version],
    policy: defaultPolicy,
    calendar: { timeZone: defaultPolicy.timeZone, holidays },
  };
}

function writingDown(clock: MovedClock, digests: Digest[], answer: Answer): Messenger {
  let count = 0;
  return {
    async send({ conversationId }, view) {
      const refusal = answer(conversationId);
      if (refusal) throw refusal;
      if (view.kind === 'reminders') {
        const { digest: id, deadlines, duties } = view;
        digests.push({ at: clock.now(), to: conversationId, id, deadlines, duties });
      }
      count += 1;
      return { activityId: `activity ${count}` };
    },
    async update() {},
  };
}

/** Without the yearly wheel, which has a year of its own. */
function casesOnly(whole: Procedure): Procedure {
  return { ...whole, declarations: whole.declarations.filter(({ kind }) => kind !== 'duty') };
}

function withoutThose(file: Directory, left: ReadonlySet<string>): Directory {
  const now = (account: Account): Account => (left.has(account.id) ? { ...account, active: false } : account);
  return {
    async person(id) {
      const account = await file.person(id);
      return account && now(account);
    },
    async surroundings(id) {
      const { leaders, hr, lastResort, appointing } = await file.surroundings(id);
      return {
        leaders: leaders.map(now),
        hr: hr.map(now),
        lastResort: lastResort.map(now),
        appointing: appointing.map(now),
      };
    },
    async supporters(id) {
      return (await file.supporters(id)).filter(({ account }) => !left.has(account.id));
    },
    async safetyUnits(id) {
      return left.has(id) ? [] : file.safetyUnits(id);
    },
    async peopleIn(units) {
      return (await file.peopleIn(units)).filter((account) => !left.has(account.id));
    },
    async leaders() {
      return (await file.leaders()).filter(({ id }) => !left.has(id));
    },
    async dataProtection() {
      return (await file.dataProtection()).filter(({ id }) => !left.has(id));
    },
    async committee() {
      return (await file.committee()).filter(({ id }) => !left.has(id));
    },
  };
}
