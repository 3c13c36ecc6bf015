import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { dayOf } from '../case/calendar';
import type { SendComplaint } from '../case/commands';
import { lacksOf, receiversOf } from '../case/decide-complaint';
import type { Person } from '../case/events';
import type { Receivers } from '../case/routing';
import type { Complaint, FieldProblem, NamedPerson } from '../procedure/declarations';
import type { Cases, Outcome } from './cases';
import { type Clock, type Directory, type Keys, type Store, Unreadable } from './ports';

/** A report as it is being written. Accounts are object ids; names stand one on each line. */
export interface ReportDraft {
  readonly accusedIds: string;
  readonly accusedNames: string;
  readonly what: string;
  readonly date: string;
  readonly time: string;
  readonly whenInWords: string;
  readonly place: string;
  readonly witnessIds: string;
  readonly witnessNames: string;
  readonly injury: string;
  readonly name: string;
  readonly position: string;
  readonly birthDate: string;
  readonly unit: string;
  readonly to: string;
}

export const draftFields = [
  'accusedIds',
  'accusedNames',
  'what',
  'date',
  'time',
  'whenInWords',
  'place',
  'witnessIds',
  'witnessNames',
  'injury',
  'name',
  'position',
  'birthDate',
  'unit',
  'to',
] as const satisfies readonly (keyof ReportDraft)[];

export interface SavedDraft {
  /** Becomes the case's number when it is sent, so that sending twice makes one case. */
  readonly caseId: string;
  readonly commandId: string;
  readonly savedAt: string;
  readonly draft: ReportDraft;
}

export interface Review {
  readonly saved: SavedDraft;
  readonly complaint: Complaint;
  readonly receivers: Receivers;
  readonly mayChooseHr: boolean;
  readonly problems: readonly FieldProblem[];
}

/** Longer than any honest draft: a client that sends more is cut off before it fills the store. */
const longestField = 25_000;
const strand = 'common';

export class Reports {
  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly directory: Directory,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  /** The draft that the person left, if there is one that was not sent. */
  async draft(personId: string): Promise<SavedDraft | undefined> {
    const saved = await this.read(personId);
    if (!saved) return undefined;
    const sent = await this.store.commit(saved.caseId, 1);
    if (sent?.commit.commandId !== saved.commandId) return saved;
    await this.remove(personId);
    return undefined;
  }

  /** A new draft, with what the directory knows of the person. Nothing is stored before the first Next. */
  async blank(personId: string): Promise<ReportDraft> {
    const person = await this.directory.person(personId);
    const empty = Object.fromEntries(draftFields.map((field) => [field, ''])) as unknown as ReportDraft;
    return {
      ...empty,
      name: person?.name ?? '',
      position: person?.position ?? '',
      birthDate: person?.birthDate ?? '',
      unit: person?.unit ?? '',
      to: 'leader',
    };
  }

  /** Keeps what one step of the dialog asked for; the other fields stay as they were. Encrypted before it is stored. */
  async save(personId: string, fields: Readonly<Record<string, unknown>>): Promise<SavedDraft> {
    const before = await this.read(personId);
    const kept = before ?? {
      caseId: newCaseNumber(),
      commandId: randomUUID(),
      draft: await this.blank(personId),
    };
    const changed = draftFields.flatMap((field): [string, string][] => {
      const value = fields[field];
      return typeof value === 'string' ? [[field, value.slice(0, longestField)]] : [];
    });
    const draft = { ...kept.draft, ...Object.fromEntries(changed) };
    const saved: SavedDraft = { ...kept, draft, savedAt: this.clock.now() };
    if (!before) await this.keys.create(ownerOf(saved.caseId), [strand]);
    await this.write(personId, saved);
    return saved;
  }

  /** Its key is destroyed first: what remains of it in any copy of the store can't be read. */
  async remove(personId: string): Promise<void> {
    const saved = await this.read(personId);
    if (saved) await this.keys.destroy(ownerOf(saved.caseId));
    await this.store.deleteDocument('draft', this.keys.personKey(personId));
  }

  /** Everything that will be sent, what is wrong with it, and exactly who will receive it. */
  async review(personId: string): Promise<Review | undefined> {
    const saved = await this.draft(personId);
    return saved && this.reviewOf(personId, saved);
  }

  /**
   * Sending is signing. The same draft sent twice makes one case; the draft goes away when the case is on disk.
   * Undefined where there is no draft, because it was deleted or sent before.
   */
  async send(personId: string, receiversSeen: readonly string[]): Promise<Outcome | undefined> {
    const saved = await this.read(personId);
    if (!saved) return undefined;
    const review = await this.reviewOf(personId, saved);
    const body = await this.body(personId, saved, review.complaint, receiversSeen);
    const { caseId, commandId } = saved;
    const unknown = review.problems.filter(({ problem }) => problem === 'notKnown');
    if (unknown.length > 0) {
      return { refusal: { refused: 'incomplete', rule: '3.1.2-5', fields: unknown }, state: { phase: 'absent' } };
    }
    const strands = review.complaint.accused.map((_, index) => `a${index + 1}`);
    await this.keys.create(caseId, ['common', ...strands]);
    const outcome = await this.cases.carryOut(caseId, { id: commandId, by: personId, at: this.clock.now(), body });
    if (!('refusal' in outcome)) await this.remove(personId);
    return outcome;
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
      mayChooseHr: nearest !== undefined && complaint.accused.some((person) => person.accountId === nearest),
      problems: [
        ...(lacksOf(this.cases.ground.procedure, complaint, today)?.fields ?? []),
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
      name: name.trim() || account?.name || '',
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
    const named = parts(names, '\n').map((name) => ({ name }));
    return { people: [...known, ...named], unknown: known.length < wanted.length };
  }

  private async read(personId: string): Promise<SavedDraft | undefined> {
    const id = this.keys.personKey(personId);
    const document = await this.store.document('draft', id);
    if (!document) return undefined;
    const { caseId, sealed } = JSON.parse(document.body);
    try {
      return JSON.parse(await this.keys.open(ownerOf(caseId), `draft ${id}`, sealed));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // Its key is gone: a removal was cut off half-way.
      await this.store.deleteDocument('draft', id);
      return undefined;
    }
  }

  private async write(personId: string, saved: SavedDraft): Promise<void> {
    const id = this.keys.personKey(personId);
    const sealed = await this.keys.seal(ownerOf(saved.caseId), strand, `draft ${id}`, JSON.stringify(saved));
    await this.store.putDocument('draft', id, JSON.stringify({ caseId: saved.caseId, sealed }), 'any');
  }
}

/** Eight letters and digits that can't be taken for one another, 40 bits: tells neither how many cases there are nor when. */
export function newCaseNumber(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digits = [...randomBytes(8)].map((byte) => alphabet[byte % 32]).join('');
  return `T-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** An opaque and stable id of a command that a person sends from a card: the same press has the same id. */
export function commandIdOf(personId: string, once: string): string {
  return createHash('sha256')
    .update(JSON.stringify([personId, once]))
    .digest('base64url');
}

function ownerOf(caseId: string): string {
  return `draft ${caseId}`;
}

function parts(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
