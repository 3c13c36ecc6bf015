import { dayOf, daysFrom } from '../case/calendar';
import { groundOf } from '../case/ground';
import { type AtRest, atRest, reviewerOf } from '../case/retention';
import type { Case } from '../case/state';
import type { Cases } from './cases';
import type { Directory } from './directory';
import { isUnreadable } from './heads';
import type { Clock, Log, Store } from './ports';
import type { Book, Entry, RetentionBook } from './retention-book';
import { aroundCase } from './surroundings';

/** A case at rest whose time runs, or has none. */
export interface Running {
  readonly caseId: string;
  readonly rest: AtRest;
}

interface Found extends Running {
  readonly state: Case;
}

/** Days after its closing from which HR is told that a case has no time set. */
const unsetFor = 365;

/** Finds the cases whose time is over. */
export class RetentionLook {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly cases: Cases,
    private readonly book: RetentionBook,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * Looks at every case: once a day is enough. What is over already and what HR has decided stays as it is, and so does what
   * the book has of a case that could not be looked at. `false` where that may be otherwise soon.
   */
  async run(): Promise<boolean> {
    const found: Found[] = [];
    const missed = new Set<string>();
    let areAllSeen = true;
    const missing = (caseId: string) => (error: unknown) => {
      missed.add(caseId);
      areAllSeen &&= isUnreadable(error);
      this.log.error('retention.failed', { case: caseId });
      return undefined;
    };
    for await (const caseId of this.store.caseIds()) {
      const one = await this.find(caseId).catch(missing(caseId));
      if (one) found.push(one);
    }
    const now = this.clock.now();
    const today = dayOf(now, this.cases.grounds.calendar);
    const over = found.filter(({ rest: { until } }) => until !== undefined && until.at < now);
    const reviewers = new Map<string, string>();
    for (const { caseId, state } of over) {
      const reviewer = await this.reviewerOf(state).catch(missing(caseId));
      if (reviewer) reviewers.set(caseId, reviewer);
    }
    const old = found.filter(({ rest }) => daysFrom(rest.closedOn, today) >= unsetFor);
    const unsetNow = old.flatMap(({ rest }) => rest.unset);
    await this.book.change((book) => {
      const entries = entriesNow(book, over, { reviewers, missed }, { now, today });
      const unset = [...new Set([...(missed.size > 0 ? book.unset : []), ...unsetNow])];
      const next = { ...book, entries, unset };
      return JSON.stringify(next) === JSON.stringify(book) ? book : next;
    });
    return areAllSeen;
  }

  private async reviewerOf(state: Case): Promise<string | undefined> {
    return reviewerOf(groundOf(this.cases.grounds, state), state, await aroundCase(this.directory, state));
  }

  restOf(state: Case): AtRest | undefined {
    return atRest(groundOf(this.cases.grounds, state), state, this.clock.now());
  }

  private async find(caseId: string): Promise<Found | undefined> {
    const { state } = await this.cases.load(caseId);
    if (state.phase === 'absent') {
      // Whoever made all heads anew while it was erased may have written it once more.
      if (await this.store.head(caseId)) await this.store.deleteHead(caseId);
      return undefined;
    }
    const rest = this.restOf(state);
    return rest && { caseId, state, rest };
  }
}

/** A case in which something happens again is none of these, but what is held stays held. */
function entriesNow(
  book: Book,
  over: readonly Running[],
  { reviewers, missed }: { readonly reviewers: ReadonlyMap<string, string>; readonly missed: ReadonlySet<string> },
  { now, today }: { readonly now: string; readonly today: string },
): readonly Entry[] {
  const known = book.entries.filter(
    ({ caseId, stands }) => stands.is !== 'overdue' || reviewers.has(caseId) || missed.has(caseId),
  );
  const added = over.flatMap(({ caseId, rest }): Entry[] => {
    const reviewer = reviewers.get(caseId);
    const isKnown = known.some((entry) => entry.caseId === caseId);
    return reviewer && !isKnown ? [{ ...lineOf(caseId, rest, reviewer, now), stands: { is: 'overdue' } }] : [];
  });
  return [...known, ...added].map((entry): Entry => {
    const { stands } = entry;
    const isUp = stands.is === 'kept' && stands.until !== undefined && stands.until < today;
    const reviewer = reviewers.get(entry.caseId) ?? entry.reviewer;
    return { ...entry, reviewer, ...(isUp ? { since: now, stands: { is: 'overdue' } as const } : {}) };
  });
}

export function lineOf(caseId: string, rest: AtRest, reviewer: string, since: string): Omit<Entry, 'stands'> {
  const { outcomes, receivedOn, closedOn } = rest;
  return { caseId, outcomes, receivedOn, closedOn, reviewer, since };
}
