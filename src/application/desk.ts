import type { CaseSteps } from './case-steps';
import type { Outcome } from './cases';
import type { DraftKind, Drafts, NamedDraft, SavedDraft } from './drafts';
import type { FollowUp } from './follow-up';
import type { Log } from './ports';
import type { Reports, Review } from './reports';
import type { Asked, Support } from './support';

const endOfHelp = {
  once: 'end',
  command: 'EndHelp',
  instance: { step: 'endHelp', subject: 'matter', round: 1 },
  answers: {},
};

/** Where a report is written, alone or with help, and where somebody is asked for support. */
export class Desk {
  constructor(
    private readonly drafts: Drafts,
    private readonly reports: Reports,
    private readonly support: Support,
    private readonly steps: CaseSteps,
    private readonly followUp: FollowUp,
    private readonly log: Log,
  ) {}

  /** One page of a report. Undefined where another draft is there. Nobody helps who is accused in it. */
  async save(
    personId: string,
    fields: Readonly<Record<string, unknown>>,
    kind: DraftKind,
    named?: NamedDraft,
  ): Promise<SavedDraft | undefined> {
    const saved = await this.drafts.save(personId, fields, kind, named);
    if (saved && (await this.support.accusesHelper(saved))) await this.letOut(personId, saved);
    return saved;
  }

  /** A page of somebody's draft, written by whom they let in; undefined where that is over, and nothing is kept. */
  async saveHelped(
    helperId: string,
    caseId: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<SavedDraft | undefined> {
    const helped = await this.support.helpedDraft(helperId, caseId);
    const saved = helped && (await this.drafts.saveHelped(helped.ownerId, caseId, fields));
    if (helped && saved && (await this.support.accusesHelper(saved))) await this.letOut(helped.ownerId, saved);
    return saved;
  }

  /** Undefined where there was no draft any more. Whoever helped with it is let out. `read`: its review, where it was read. */
  async send(personId: string, seen: Parameters<Reports['send']>[1], read?: Review): Promise<Outcome | undefined> {
    const review = read ?? (await this.reports.reviewToSend(personId));
    const outcome = await this.reports.send(personId, seen, review);
    if (outcome && !('refusal' in outcome)) {
      this.followUp.after(outcome);
      await this.letOut(personId, review?.saved);
    }
    return outcome;
  }

  async remove(personId: string, draft: SavedDraft): Promise<void> {
    await this.drafts.removeOf(personId, draft.caseId);
    await this.letOut(personId, draft);
  }

  async ask(personId: string, asked: Asked): Promise<Outcome> {
    return this.followUp.after(await this.support.ask(personId, asked));
  }

  /** At the wish of whose draft it is. Also fine where nobody helps, or no longer. */
  async endHelp(personId: string, draft: SavedDraft | undefined): Promise<void> {
    if (!draft?.helpedIn) return;
    await this.steps.take(personId, { ...endOfHelp, caseId: draft.helpedIn });
  }

  /**
   * The draft is gone, or names whoever helped as accused, and with that it is closed to them: what fails here is tried
   * again with the next page, or can wait for the owner to end it.
   */
  private async letOut(personId: string, before: SavedDraft | undefined): Promise<void> {
    await this.endHelp(personId, before).catch(() => this.log.error('help.left', { case: before?.helpedIn ?? '' }));
  }
}
