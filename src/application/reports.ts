import { createHash } from 'node:crypto';
import { dayOf } from '../case/calendar';
import type { SendComplaint } from '../case/commands';
import { accusedIdsOf, receiversOf, strandId } from '../case/decide-complaint';
import type { Person } from '../case/events';
import type { Receivers } from '../case/routing';
import { type Complaint, declared, type FieldProblem, type NamedPerson } from '../procedure/declarations';
import type { Cases, Outcome } from './cases';
import type { Drafts, SavedDraft } from './drafts';
import type { Clock, Directory, Keys, Store } from './ports';

export interface Review {
  readonly saved: SavedDraft;
  readonly complaint: Complaint;
  readonly receivers: Receivers;
  readonly mayChooseHr: boolean;
  readonly problems: readonly FieldProblem[];
}

/** From a draft to a complaint that is sent. */
export class Reports {
  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly directory: Directory,
    private readonly drafts: Drafts,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  /** The draft that the person left, if there is one that was not sent. */
  async draft(personId: string): Promise<SavedDraft | undefined> {
    const saved = await this.drafts.read(personId);
    if (!saved) return undefined;
    const sent = await this.store.commit(saved.caseId, 1);
    if (sent?.commit.commandId !== saved.commandId) return saved;
    await this.drafts.remove(personId);
    return undefined;
  }

  /** Everything that will be sent, what is wrong with it, and exactly who will receive it. */
  async review(personId: string): Promise<Review | undefined> {
    const saved = await this.draft(personId);
    return saved && this.reviewOf(personId, saved);
  }

  /**
   * Sending is signing: what is sent is what was read, the draft of that revision. The same draft sent twice makes one
   * case; the draft goes away when the case is on disk. Undefined where there is no draft, because it was deleted or
   * sent before.
   */
  async send(
    personId: string,
    seen: { readonly revision: string; readonly receivers: readonly string[] },
  ): Promise<Outcome | undefined> {
    const saved = await this.drafts.read(personId);
    if (!saved) return undefined;
    if (saved.revision !== seen.revision) {
      return { refusal: { refused: 'changedSince', rule: '3.1.2-6' }, state: { phase: 'absent' } };
    }
    const review = await this.reviewOf(personId, saved);
    const body = await this.body(personId, saved, review.complaint, seen.receivers);
    const { caseId, commandId } = saved;
    const unknown = review.problems.filter(({ problem }) => problem === 'notKnown');
    if (unknown.length > 0) {
      return { refusal: { refused: 'incomplete', rule: '3.1.2-5', fields: unknown }, state: { phase: 'absent' } };
    }
    const strands = review.complaint.accused.map((_, index) => strandId(index));
    await this.keys.create(caseId, ['common', ...strands]);
    return this.cases.carryOut(caseId, { id: commandId, by: personId, at: this.clock.now(), body });
  }

  private async reviewOf(personId: string, saved: SavedDraft): Promise<Review> {
    const { draft } = saved;
    const [accused, witnesses] = await Promise.all([
      this.people(draft.accusedIds, draft.accusedNames),
      this.people(draft.witnessIds, draft.witnessNames),
    ]);
    const complaint: Complaint = {
      accused: accused.people,
      witnesses: witnesses.people,
      what: draft.what.trim(),
      date: draft.date.trim(),
      time: draft.time.trim(),
      whenInWords: draft.whenInWords.trim(),
      place: draft.place.trim(),
      injury: draft.injury.trim(),
      reporter: { name: draft.name, position: draft.position, birthDate: draft.birthDate, unit: draft.unit },
    };
    const { facts, complainant } = await this.body(personId, saved, complaint, []);
    const today = dayOf(this.clock.now(), this.cases.ground.calendar);
    const unknown = (field: string, found: { unknown: boolean }): FieldProblem[] =>
      found.unknown ? [{ field, problem: 'notKnown' }] : [];
    const yourself = complaint.accused.some((person) => person.accountId === personId);
    const nearest = facts.leaders[0]?.id;
    return {
      saved,
      complaint,
      receivers: receiversOf(this.cases.ground.procedure, { complaint, complainant, facts }),
      mayChooseHr: nearest !== undefined && accusedIdsOf({ complaint, facts }).includes(nearest),
      problems: [
        ...declared(this.cases.ground.procedure, 'content').flatMap(({ lacks }) => lacks(complaint, today)),
        ...(yourself ? [{ field: 'accused', problem: 'yourself' } as const] : []),
        ...unknown('accused', accused),
        ...unknown('witnesses', witnesses),
      ],
    };
  }

  private async body(
    personId: string,
    saved: SavedDraft,
    complaint: Complaint,
    receiversSeen: readonly string[],
  ): Promise<SendComplaint> {
    const { name, position, unit, to } = saved.draft;
    const [account, surroundings] = await Promise.all([
      this.directory.person(personId),
      this.directory.surroundings(personId),
    ]);
    const complainant: Person = {
      accountId: personId,
      name: account?.name ?? name.trim(),
      position: position.trim(),
      unit: unit.trim(),
    };
    return {
      type: 'SendComplaint',
      caseId: saved.caseId,
      complainant,
      complaint,
      facts: { ...surroundings, straightToHr: to === 'hr' },
      receiversSeen,
    };
  }

  private async people(ids: string, names: string): Promise<{ people: NamedPerson[]; unknown: boolean }> {
    const wanted = [...new Set(parts(ids, ','))];
    const accounts = await Promise.all(wanted.map((id) => this.directory.person(id)));
    const known = accounts.flatMap((account) => (account ? [{ accountId: account.id, name: account.name }] : []));
    const named = withoutRepetition(
      parts(names, '\n'),
      known.map(({ name }) => name),
    ).map((name) => ({ name }));
    return { people: [...known, ...named], unknown: known.length < wanted.length };
  }
}

/** An opaque and stable id of a command that a person sends from a card: the same press has the same id. */
export function commandIdOf(personId: string, press: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([personId, ...press]))
    .digest('base64url');
}

/** Names that were not named before, however they are written. */
function withoutRepetition(names: readonly string[], before: readonly string[]): string[] {
  const seen = new Set(before.map(comparable));
  return names.filter((name) => {
    const isNew = !seen.has(comparable(name));
    seen.add(comparable(name));
    return isNew;
  });
}

function comparable(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
