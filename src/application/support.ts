import { createHash, randomUUID } from 'node:crypto';
import type { AskForSupport } from '../case/commands';
import { meantBy } from '../case/decide-complaint';
import { type Case, type CaseState, instanceOf } from '../case/state';
import type { FieldProblem } from '../procedure/complaint';
import type { Cases, Outcome } from './cases';
import type { Directory, Supporter } from './directory';
import { type Drafts, kindOf, newCaseNumber, type ReportDraft, type SavedDraft } from './drafts';
import type { Clock } from './ports';
import { commandIdOf, type Reports } from './reports';

/** Whom a person may ask, once each, and everything that they are to the person. */
export interface MayBeAsked {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  readonly as: readonly Supporter['as'][];
}

/** What the employee decided: whom to ask, in which words. `once` is the card's own mark. */
export interface Asked {
  readonly way: AskForSupport['way'];
  readonly supporterId: string;
  readonly words: string;
  readonly once: string;
}

/** Help with a draft that was asked for and is not over. */
export interface Help {
  readonly caseId: string;
  readonly name: string;
  readonly stage: 'asked' | 'helping';
}

/** Characters: a word to a colleague, not the account of what happened. */
export const longestWords = 2_000;

/** Who may support on the informal way (3.1.1-2), who may help with a report (3.1.2-4), and whom one can talk to. */
const kinds: Readonly<Record<AskForSupport['way'] | 'talk', readonly Supporter['as'][]>> = {
  informal: ['union', 'safety', 'leader', 'hr'],
  helped: ['safety', 'union'],
  talk: ['safety', 'union', 'hr', 'leader'],
};

/** Somebody who stands by an employee: on the informal way, or in writing a report. */
export class Support {
  constructor(
    private readonly directory: Directory,
    private readonly drafts: Drafts,
    private readonly reports: Reports,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  /** Whom the person may ask, in the order of the guidelines. */
  async whom(personId: string, way: AskForSupport['way'] | 'talk'): Promise<readonly MayBeAsked[]> {
    const found = await this.directory.supporters(personId);
    const ordered = kinds[way].flatMap((kind) => found.filter(({ as }) => as === kind));
    const ids = [...new Set(ordered.map(({ account }) => account.id))];
    return ids.flatMap((id) => {
      const same = found.filter(({ account }) => account.id === id);
      const [first] = same;
      if (!first) return [];
      const { name, position, unit } = first.account;
      return [{ id, name, position, unit, as: same.map(({ as }) => as) }];
    });
  }

  /** What keeps somebody from being asked, before anything is sent. */
  async problemsOf(personId: string, { way, supporterId, words }: Asked): Promise<readonly FieldProblem[]> {
    const supporter = (await this.whom(personId, way)).find(({ id }) => id === supporterId);
    const saved = way === 'helped' ? await this.reports.draft(personId) : undefined;
    const about = (field: string, problem: FieldProblem['problem']): FieldProblem => ({ field, problem });
    return [
      ...(supporterId === '' ? [about('supporter', 'missing')] : []),
      ...(supporterId !== '' && !supporter ? [about('supporter', 'notKnown')] : []),
      ...(supporter && saved && isAccusedIn(saved.draft, supporter) ? [about('supporter', 'alreadyNamed')] : []),
      ...(words.trim() === '' ? [about('words', 'missing')] : []),
      ...(words.length > longestWords ? [about('words', 'tooLong')] : []),
    ];
  }

  /**
   * Asks one person. For help with a report the draft is tied to the case first: a case that no draft names lets
   * nobody in. One person at a time is let into a draft.
   */
  async ask(personId: string, asked: Asked): Promise<Outcome> {
    const { way, words } = asked;
    const press = [asked.once || randomUUID(), 'AskForSupport', way];
    const caseId = newCaseNumber(createHash('sha256').update(commandIdOf(personId, press)).digest().subarray(0, 8));
    const rule = way === 'informal' ? '3.1.1-2' : '3.1.2-4';
    const fields = await this.problemsOf(personId, asked);
    if (fields.length > 0) return { refusal: { refused: 'incomplete', rule, fields }, state: { phase: 'absent' } };
    if (way === 'helped') {
      const saved = await this.reports.draft(personId);
      const before = saved && (await this.helpWith(personId, saved));
      const other = before !== undefined && before.caseId !== caseId;
      if (!saved || kindOf(saved.draft) !== 'own' || other) {
        return { refusal: { refused: 'alreadyDone', rule }, state: { phase: 'absent' } };
      }
      if (saved.helpedIn !== caseId) await this.drafts.tie(personId, caseId);
    }
    const [account, supporter] = await Promise.all([
      this.directory.person(personId),
      this.whom(personId, way).then((some) => some.find(({ id }) => id === asked.supporterId)),
    ]);
    const employee = {
      accountId: personId,
      name: account?.name ?? '',
      position: account?.position ?? '',
      unit: account?.unit ?? '',
    };
    const body: AskForSupport = {
      type: 'AskForSupport',
      caseId,
      way,
      employee,
      ...(supporter ? { supporter: { ...supporter, active: true, leads: supporter.as.includes('leader') } } : {}),
      words,
    };
    const command = { id: commandIdOf(personId, press), by: personId, at: this.clock.now(), body };
    return this.cases.begin(caseId, command);
  }

  /** The help that goes on with a draft of this person; undefined where nobody was asked, or it is over. */
  async helpWith(personId: string, { helpedIn }: SavedDraft): Promise<Help | undefined> {
    if (!helpedIn) return undefined;
    const { state } = await this.cases.load(helpedIn);
    if (state.phase === 'absent' || state.complainant.accountId !== personId || !state.supporter) return undefined;
    const stage = stageOf(state);
    return stage && { caseId: helpedIn, name: state.supporter.name, stage };
  }

  /**
   * The draft that somebody was let into: while the case is open, they said yes, it is the very draft for which they
   * were asked, it was not sent, and they are not accused in it. Undefined otherwise, whatever the reason.
   *
   * @rule 3.1.2-4
   */
  async helpedDraft(
    helperId: string,
    caseId: string,
  ): Promise<{ readonly ownerId: string; readonly owner: string; readonly saved: SavedDraft } | undefined> {
    const { state } = await this.cases.loadFor(helperId, caseId);
    if (state.phase === 'absent' || state.supporter?.accountId !== helperId) return undefined;
    const { accountId: ownerId, name: owner } = state.complainant;
    if (stageOf(state) !== 'helping' || !ownerId) return undefined;
    const saved = await this.reports.draft(ownerId);
    const isTheirs = saved?.helpedIn === caseId && kindOf(saved.draft) === 'own';
    return isTheirs && !accuses(saved.draft, state) ? { ownerId, owner, saved } : undefined;
  }

  /** Whether whoever helps with a draft is accused in it by now. */
  async accusesHelper({ helpedIn, draft }: SavedDraft): Promise<boolean> {
    if (!helpedIn) return false;
    const { state } = await this.cases.load(helpedIn);
    return state.phase === 'open' && accuses(draft, state);
  }
}

function stageOf(state: CaseState): Help['stage'] | undefined {
  if (state.phase !== 'open' || state.way !== 'helped') return undefined;
  const at = (step: string) => instanceOf(state, { step, subject: 'matter', round: 1 }).done;
  if (at('endHelp')) return undefined;
  const answered = at('helpWithReport');
  if (!answered) return 'asked';
  return answered.answers.way === 'yes' ? 'helping' : undefined;
}

function accuses(draft: ReportDraft, { supporter }: Case): boolean {
  if (!supporter?.accountId) return false;
  return isAccusedIn(draft, { id: supporter.accountId, name: supporter.name, position: '', unit: '' });
}

/** By account, or perhaps by a name in words. */
export function isAccusedIn({ accusedIds, accusedNames }: ReportDraft, one: Omit<MayBeAsked, 'as'>): boolean {
  const byAccount = accusedIds.split(',').some((id) => id.trim() === one.id);
  const names = accusedNames.split('\n').filter((name) => name.trim() !== '');
  return byAccount || names.some((name) => meantBy({ name }, [], [{ ...one, active: true }]).length > 0);
}
