import { askedOnly } from '../case/fields';
import type { Refusal } from '../case/refusal';
import type { Case } from '../case/state';
import type { Fields } from '../procedure/form-fields';
import type { Outcome } from '../procedure/retention';
import type { Answers } from '../procedure/steps';
import type { Cases } from './cases';
import type { Erasure, ErasurePlan } from './erasure';
import { secondsAfter } from './moments';
import type { Book, Entry, RetentionBook, Stub } from './retention-book';
import { fieldsOf, problemsWith } from './retention-form';
import { lineOf, type RetentionLook, type Running } from './retention-look';
import type { RetentionTelling } from './retention-telling';
import type { World } from './world';

export interface Overview {
  readonly entries: readonly Entry[];
  readonly running: readonly Running[];
  /** This year's and last year's, the newest first: of all cases. */
  readonly erased: readonly Stub[];
  readonly unset: readonly Outcome[];
}

/** One case, for whoever decides on it. */
export interface Review extends Running {
  readonly entry?: Entry;
  /** Why it is kept. */
  readonly reason?: string;
  readonly fields: Fields;
  /** What whoever fills it in has before their eyes. */
  readonly seen: string;
}

export interface Decided {
  readonly answers: Answers;
  readonly seen: string;
}

/** Between two tries at what could not be erased. Seconds. */
const pause = 600;

/**
 * How long closed cases are kept. Nothing is erased by itself: when the time of a case is over, somebody in HR decides
 * whether it is erased, or kept, until a day or without one (a legal hold).
 */
export class Retention {
  constructor(
    private readonly world: World,
    private readonly cases: Cases,
    private readonly book: RetentionBook,
    private readonly looking: RetentionLook,
    private readonly erasure: Erasure,
    private readonly telling: RetentionTelling,
  ) {}

  /** Looks at every case for what is over now: once a day is enough. `false`: to be tried again. */
  look(): Promise<boolean> {
    return this.looking.run();
  }

  /** Known with one look at the store. */
  async isAnythingDue(): Promise<boolean> {
    const book = await this.book.read();
    return book.entries.some((entry) => this.isToErase(entry)) || this.telling.isAnything(book);
  }

  /** Goes on with what is being erased, and tells HR what is theirs to decide. By one process at a time. */
  async runDue(holds: () => Promise<boolean>): Promise<void> {
    const { entries } = await this.book.read();
    for (const entry of entries.filter((one) => this.isToErase(one))) {
      if (!(await holds())) return;
      await this.goOn(entry);
    }
    await this.telling.run(holds);
  }

  /** Undefined for whoever is not in HR. */
  async overview(personId: string): Promise<Overview | undefined> {
    const { hr, lastResort } = await this.world.directory.surroundings('');
    if (![...hr, ...lastResort].some(({ id, active }) => active && id === personId)) return undefined;
    const book = await this.book.read();
    const { lines } = await this.cases.list(personId, (_, state): readonly Running[] => {
      const { caseId } = state;
      const isListed = book.entries.some((entry) => entry.caseId === caseId);
      const rest = !isListed && isAdviser(state, personId) ? this.looking.restOf(state) : undefined;
      return rest ? [{ caseId, rest }] : [];
    });
    const running = lines.flat();
    const year = Number(this.world.clock.now().slice(0, 4));
    const stubs = await Promise.all([year - 1, year].map((one) => this.book.stubs(String(one))));
    return {
      entries: book.entries.filter(({ reviewer }) => reviewer === personId),
      running,
      erased: stubs.flat().reverse(),
      unset: [...new Set([...book.unset, ...running.flatMap(({ rest }) => rest.unset)])],
    };
  }

  /** Undefined where it is not theirs to decide, just as where there is none. */
  async review(personId: string, caseId: string): Promise<Review | undefined> {
    const entry = (await this.book.read()).entries.find((one) => one.caseId === caseId);
    if (entry && (entry.reviewer !== personId || entry.stands.is === 'erasing')) return undefined;
    // Whoever decides need not have a part in it.
    const { state, version } = await (entry ? this.cases.load(caseId) : this.cases.loadFor(personId, caseId));
    if (state.phase === 'absent' || !(entry || isAdviser(state, personId))) return undefined;
    const rest = this.looking.restOf(state);
    if (!rest) return undefined;
    const { reason } = entry?.stands.is === 'kept' ? await this.book.casePage(caseId) : {};
    return {
      caseId,
      rest,
      ...(entry ? { entry } : {}),
      ...(reason ? { reason } : {}),
      fields: fieldsOf(rest, entry, this.world.clock.now()),
      seen: `${version} ${entry?.since ?? ''}`,
    };
  }

  /** What HR decides on one case. */
  async decide(
    personId: string,
    caseId: string,
    { answers, seen }: Decided,
  ): Promise<Refusal | 'keep' | 'hold' | 'lift' | 'erase'> {
    const review = await this.review(personId, caseId);
    if (!review) return { refused: (await this.isBeingErased(personId, caseId)) ? 'alreadyDone' : 'notYours' };
    const now = this.world.clock.now();
    const problems = problemsWith(review.fields, answers, this.cases.grounds, now);
    if (problems.length > 0) return { refused: 'incomplete', fields: problems };
    if (seen !== review.seen) return { refused: 'changedSince' };
    const { way, until, reason = '' } = askedOnly(review.fields, answers, []);
    const line = lineOf(caseId, review.rest, personId, now);
    switch (way) {
      case 'erase':
        return this.beginErasing({
          ...line,
          stands: { is: 'erasing', by: this.world.keys.personKey(personId), notBefore: now },
        });
      case 'lift': {
        const isOver = review.rest.until !== undefined && review.rest.until.at < now;
        await this.book.change((book) =>
          isOver ? withEntry(book, { ...line, stands: { is: 'overdue' } }) : without(book, caseId),
        );
        await this.book.removeCasePage(caseId);
        return 'lift';
      }
      default: {
        await this.book.changeCasePage(caseId, () => ({ reason }));
        const stands = { is: 'kept' as const, by: personId, ...(way === 'keep' && until ? { until } : {}) };
        await this.book.change((book) => withEntry(book, { ...line, stands }));
        return way === 'keep' ? 'keep' : 'hold';
      }
    }
  }

  /** What it takes is written down first: nobody can find it out once the keys are gone. */
  private async beginErasing(entry: Entry): Promise<Refusal | 'erase'> {
    const { caseId } = entry;
    const erasing = await this.erasure.plan(caseId);
    if (!erasing) return { refused: 'changedSince' };
    await this.book.changeCasePage(caseId, () => ({ erasing }));
    await this.book.change((book) => withEntry(book, entry));
    this.world.log.info('retention.erasing', { case: caseId });
    try {
      // At once what makes it unreadable; what takes longer is found again by the sweep.
      if ((await this.destroy(caseId, erasing)) === 'changed') return { refused: 'changedSince' };
    } catch {
      this.world.log.error('retention.interrupted', { case: caseId });
    }
    return 'erase';
  }

  /** Cut off anywhere, it is begun again and does no harm twice. */
  private async goOn(entry: Entry): Promise<void> {
    const { caseId } = entry;
    try {
      if (await this.isErased(entry)) await this.book.change((book) => without(book, caseId));
      else await this.tryLater(entry);
    } catch {
      this.world.log.error('retention.interrupted', { case: caseId });
      await this.tryLater(entry);
    }
  }

  /** Where somebody did something in it since HR decided, nothing is erased, and it is looked at anew. */
  private async destroy(caseId: string, erasing: ErasurePlan): Promise<'destroyed' | 'changed'> {
    const destroyed = await this.erasure.destroy(caseId, erasing);
    if (destroyed === 'changed') {
      await this.book.change((book) => without(book, caseId));
      await this.book.removeCasePage(caseId);
    }
    return destroyed;
  }

  private async isErased({ caseId, since, stands, outcomes, receivedOn, closedOn }: Entry): Promise<boolean> {
    // Without a plan everything in it is done.
    const { erasing } = await this.book.casePage(caseId);
    if (erasing) {
      if ((await this.destroy(caseId, erasing)) === 'changed') return true;
      const said = await this.erasure.takeBack(erasing.said, since);
      if (said.length > 0) {
        await this.book.changeCasePage(caseId, () => ({ erasing: { ...erasing, said } }));
        return false;
      }
    }
    const by = stands.is === 'erasing' ? stands.by : '';
    await this.book.addStub({ caseId, outcomes, receivedOn, closedOn, erasedAt: since, by });
    await this.book.removeCasePage(caseId);
    this.world.log.info('retention.erased', { case: caseId });
    return (await this.world.store.clean()) === 'clean';
  }

  private async tryLater(entry: Entry): Promise<void> {
    const { caseId, stands } = entry;
    if (stands.is !== 'erasing') return;
    const notBefore = secondsAfter(this.world.clock.now(), pause);
    await this.book.change((book) => withEntry(book, { ...entry, caseId, stands: { ...stands, notBefore } }));
  }

  private async isBeingErased(personId: string, caseId: string): Promise<boolean> {
    const { entries } = await this.book.read();
    return entries.some((one) => one.caseId === caseId && one.reviewer === personId && one.stands.is === 'erasing');
  }

  private isToErase({ stands }: Entry): boolean {
    return stands.is === 'erasing' && stands.notBefore <= this.world.clock.now();
  }
}

function isAdviser({ roles }: Case, personId: string): boolean {
  return roles.hrAdviser?.accountId === personId;
}

function without(book: Book, caseId: string): Book {
  return { ...book, entries: book.entries.filter((entry) => entry.caseId !== caseId) };
}

function withEntry(book: Book, entry: Entry): Book {
  const { entries } = without(book, entry.caseId);
  return { ...book, entries: [...entries, entry] };
}
