import { isDeepStrictEqual } from 'node:util';
import { openCommit } from '../../src/application/codec';
import { type CaseCommit, foldCommit } from '../../src/case/commit';
import { absent, type Case, type CaseState, keyOf } from '../../src/case/state';
import { correctionsOf, offersTo, recordsFor, tasksOf } from '../../src/case/views';
import type { Json } from '../../src/workbench/channel/model';
import { organisation, type PersonName } from '../support/organisation';
import { pagesIn } from '../support/pdf-text';
import type { Answered } from './campaign';
import { type Ground, whoWrites } from './ground';
import { type Opening, verbsOfCases } from './requests';
import { WheelOracle } from './wheel-oracle';
import { mayDo, mayReadPart, type RoleHere, rolesHere } from './who-may';

/** Knows what everybody may read and do, without asking the product, and looks whether it came to anything else. */

interface Known {
  state: Case;
  readonly commits: CaseCommit[];
  mac: string;
}

type Roles = ReadonlyMap<PersonName, ReadonlyMap<string, readonly RoleHere[]>>;

const names = Object.keys(organisation) as PersonName[];
const idOf = (name: PersonName) => organisation[name].id;
/** HR oversees what is late: numbers and days, of cases that are not theirs too. */
const overseers: readonly PersonName[] = ['anne', 'bjorn'];

export class Oracle {
  private readonly cases = new Map<string, Known>();
  private readonly reads: string[] = [];
  private readonly changes: string[] = [];
  private readonly rightlySeen = new Set<string>();
  private readonly files = new Map<PersonName, number>();
  private authorised = 0;
  private open: readonly Opening[] | undefined;
  private roles: Roles = new Map();
  private draft = '';

  private constructor(
    private readonly ground: Ground,
    private readonly wheel: WheelOracle,
  ) {}

  static async prepare(ground: Ground): Promise<Oracle> {
    const oracle = new Oracle(ground, await WheelOracle.prepare(ground));
    for (const caseId of ground.caseIds) await oracle.catchUp(caseId);
    oracle.lookAtCases();
    for (const name of names) oracle.files.set(name, ground.local.person(name).files.length);
    oracle.draft = JSON.stringify(await oracle.theDraft());
    return oracle;
  }

  /** What came of requests that were all under way at once. */
  async look(answers: readonly Answered[], messages: ReadonlyMap<PersonName, string>): Promise<void> {
    const before = this.roles;
    await this.wheel.look(answers);
    const changed = this.ground.changed();
    for (const caseId of changed) await this.judge(caseId, answers);
    if (changed.size > 0) this.lookAtCases();
    const mayKnow = (name: PersonName, caseId: string): readonly RoleHere[] => [
      ...(before.get(name)?.get(caseId) ?? []),
      ...(this.roles.get(name)?.get(caseId) ?? []),
    ];
    for (const { attempt, body, text } of answers) {
      if (attempt.kind === 'raw') this.nothingIn(text, `${attempt.method} ${attempt.path}`);
      else if (attempt.kind === 'stranger') this.nothingIn(text, body);
      else this.readRightly(attempt.who, text, mayKnow, body);
    }
    const sentBy = (name: PersonName) =>
      answers.flatMap(({ attempt, body }) => (attempt.kind === 'person' && attempt.who === name ? [body] : [])).join();
    for (const [name, text] of messages) this.readRightly(name, text, mayKnow, sentBy(name));
    for (const name of names) {
      const { files } = this.ground.local.person(name);
      for (const { content } of files.slice(this.files.get(name))) {
        this.readRightly(name, pagesIn(content).join('\n').replace(/\s/g, ''), mayKnow, 'a file');
      }
      this.files.set(name, files.length);
    }
  }

  async end() {
    for (const [caseId, { state }] of this.cases) {
      const handler = state.roles.handler?.accountId ?? state.roles.hrAdviser?.accountId ?? '';
      const now = await this.ground.local.trygg.trygg.views.caseFor(handler, caseId);
      if (now && !isDeepStrictEqual(plain(now), plain(state))) {
        this.changes.push(`${caseId} is not what the authorised commands alone give`);
      }
    }
    if (JSON.stringify(await this.theDraft()) !== this.draft) this.changes.push("somebody else's draft was changed");
    return {
      authorised: this.authorised,
      duties: this.wheel.authorised,
      cases: this.cases.size,
      canariesSeenByThoseWhoMay: this.rightlySeen.size,
      unauthorisedReads: this.reads,
      unauthorisedChanges: [...this.changes, ...this.wheel.changes],
    };
  }

  /**
   * A case that a request is about, where its sender has no part in any that it names, and never did anything: whoever
   * once did is told again that they did, where they press the same once more.
   */
  strangeCaseIn({ who, activity }: { readonly who: PersonName; readonly activity: Json }): string | undefined {
    const text = JSON.stringify(activity);
    const named = [...new Set(text.match(/T-[0-9A-Z]{4}-[0-9A-Z]{4}/g))].filter((number) => this.cases.has(number));
    const [first, ...more] = named;
    if (first === undefined || more.length > 0 || this.roles.get(who)?.get(first)?.length !== 0) return undefined;
    const isStrange = !this.cases.get(first)?.commits.some(({ events }) => events.some(({ by }) => by === idOf(who)));
    return isStrange && verbsOfCases.some((verb) => text.includes(`"verb":"${verb}"`)) ? first : undefined;
  }

  private theDraft() {
    return this.ground.local.trygg.trygg.reports.draft(idOf(whoWrites));
  }

  private lookAtCases(): void {
    this.open = undefined;
    this.roles = new Map(
      names.map((name) => [
        name,
        new Map([...this.cases].map(([id, { state, commits }]) => [id, rolesHere(state, commits, idOf(name))])),
      ]),
    );
  }

  /** Everything that somebody can do or read in the cases at this moment, as the product offers it. */
  openings(): readonly Opening[] {
    this.open ??= names.flatMap((who) => [...this.cases.values()].flatMap(({ state }) => this.openTo(who, state)));
    return this.open;
  }

  private openTo(who: PersonName, state: Case): readonly Opening[] {
    const { trygg } = this.ground.local.trygg;
    const [ground, now, id, { caseId }] = [trygg.groundOf(state), trygg.now(), idOf(who), state];
    const tasks = [tasksOf, offersTo, correctionsOf].flatMap((asked) => asked(ground, state, id, now));
    const records = recordsFor(ground, state, id);
    return [
      ...tasks.flatMap(({ command, instance }) =>
        ['TakeStep', 'TakeStep', 'OpenTask'].map((verb) => ({ who, data: { caseId, command, ...instance, verb } })),
      ),
      ...records.flatMap(({ instance }) =>
        ['ReadRecord', 'Download'].map((verb) => ({ who, data: { caseId, ...instance, verb } })),
      ),
      ...(rolesHere(state, this.cases.get(caseId)?.commits ?? [], id).length > 0
        ? ['OpenCase', 'ReadComplaint'].map((verb) => ({ who, data: { caseId, verb } }))
        : []),
    ];
  }

  private readRightly(
    name: PersonName,
    text: string,
    mayKnow: (name: PersonName, caseId: string) => readonly RoleHere[],
    sent: string,
  ): void {
    for (const [found, place, part = ''] of text.matchAll(/KANARI(\d|draft)x(\w+?)x/g)) {
      const roles = mayKnow(name, this.ground.caseIds[Number(place)] ?? '');
      if (roles.some((role) => mayReadPart(role, part))) this.rightlySeen.add(`${name} ${found}`);
      else this.reads.push(`${name} read ${found} by ${sent}`);
    }
    for (const [number] of text.matchAll(/T-[0-9A-Z]{4}-[0-9A-Z]{4}/g)) {
      if (!this.cases.has(number) || sent.includes(number) || overseers.includes(name)) continue;
      if (mayKnow(name, number).length === 0) this.reads.push(`${name} learnt of ${number} by ${sent}`);
    }
  }

  private nothingIn(text: string, sent: string): void {
    if (/KANARI|T-[0-9A-Z]{4}-[0-9A-Z]{4}/.test(text)) this.reads.push(`a stranger read something by ${sent}`);
  }

  /** Each new commit of a case: by somebody who sent something, and who may do that, by hand and as the case then stood. */
  private async judge(caseId: string, answers: readonly Answered[]): Promise<void> {
    const before = this.cases.get(caseId)?.commits.length ?? 0;
    const stood = await this.catchUp(caseId);
    const { commits } = this.cases.get(caseId) ?? { commits: [] };
    const senders = new Set(answers.flatMap(({ attempt }) => (attempt.kind === 'person' ? [idOf(attempt.who)] : [])));
    commits.slice(before).forEach((commit, place) => {
      const wrong = this.wrongWith(stood[place] ?? absent, commits.slice(0, before + place), commit, senders);
      if (wrong) this.changes.push(`${caseId}:${commit.version} ${wrong}: ${JSON.stringify(commit.events[0])}`);
      else this.authorised += 1;
    });
  }

  private wrongWith(
    state: CaseState,
    earlier: readonly CaseCommit[],
    { events }: CaseCommit,
    senders: ReadonlySet<string>,
  ): string | undefined {
    const [first] = events;
    if (!first) return 'nothing happened';
    const { by } = first;
    if (by === 'trygg') return undefined;
    if (!senders.has(by)) return 'done in the name of somebody who sent nothing';
    if (state.phase === 'absent') return undefined;
    const roles = rolesHere(state, earlier, by);
    if (roles.length === 0) return 'done by somebody without a part in it';
    if (!('instance' in first) || first.instance === undefined) return undefined;
    const { instance } = first;
    const how = { onPaper: 'onPaper' in first && first.onPaper === true, lapsed: first.type === 'Lapsed' };
    if (!roles.some((role) => mayDo(role, instance.step, how))) return `not a thing that ${roles.join()} may do`;
    const ground = this.ground.local.trygg.trygg.groundOf(state);
    const open = [tasksOf, offersTo, correctionsOf].flatMap((asked) => asked(ground, state, by, first.at));
    const isOpen = open.some(
      (task) => keyOf(task.instance) === keyOf(instance) || task.instance.step === instance.step,
    );
    return isOpen ? undefined : 'not open for them';
  }

  /** Folds what is new. Answers with how the case stood before each of the new commits. */
  private async catchUp(caseId: string): Promise<readonly CaseState[]> {
    const { store, keys } = this.ground.local.trygg;
    const known = this.cases.get(caseId);
    const stood: CaseState[] = [];
    let state: CaseState = known ? known.state : { ...absent };
    let mac = known?.mac ?? '';
    const commits = known?.commits ?? [];
    for (const { commit } of await store.commitsOf(caseId, commits.length + 1)) {
      stood.push(structuredClone(state));
      const opened = await openCommit(keys, commit, mac);
      state = foldCommit(structuredClone(state), opened);
      mac = commit.mac;
      commits.push(opened);
    }
    if (state.phase !== 'absent') this.cases.set(caseId, { state, commits, mac });
    return stood;
  }
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
