import { randomBytes, randomUUID } from 'node:crypto';
import { type Directory, unlessDown } from './directory';
import { type Clock, type Keys, type Store, Unreadable } from './ports';

export const draftFields = [
  'as',
  'personId',
  'personName',
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
] as const;

/**
 * A report as it is being written. `as` is `self`, `observer` or `oral`; `personId` and `personName` are whom it happened
 * to, where that is somebody else. Accounts are object ids; names stand one on each line; `to` is `leader` or `hr`.
 */
export type ReportDraft = Readonly<Record<(typeof draftFields)[number], string>>;

/** A person's own report, as the one affected or as an observer; or one that they take down for somebody else. */
export type DraftKind = 'own' | 'oral';

export function kindOf({ as }: ReportDraft): DraftKind {
  return as === 'oral' ? 'oral' : 'own';
}

export interface SavedDraft {
  /** Becomes the case's number when it is sent, so that sending twice makes one case. */
  readonly caseId: string;
  readonly commandId: string;
  /** Another with each change: who sends, signs what they read. */
  readonly revision: string;
  readonly savedAt: string;
  readonly draft: ReportDraft;
  /** The case in which somebody was asked for help with this draft. A new draft has none: nobody is let in by an old yes. */
  readonly helpedIn?: string;
}

/** Which draft is meant. `mayBegin`: it may be that nothing of it is stored yet. */
export interface NamedDraft {
  readonly caseId: string;
  readonly mayBegin?: true;
}

/** As many people may be writing in the same hour. */
const mostRemembered = 1_000;

/** Longer than any honest draft: a client that sends more is cut off before it fills the store. */
const longestField = 25_000;
const strand = 'common';

/** Reports that are not sent yet, one for each person, each under a key of its own. */
export class Drafts {
  /** As this process has read each last, by the document's id. */
  private readonly lastRead = new Map<string, { readonly caseId: string; readonly etag: string }>();

  constructor(
    private readonly store: Store,
    private readonly keys: Keys,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** As it is stored, though it may have been sent a moment ago. */
  async read(personId: string): Promise<SavedDraft | undefined> {
    return (await this.stored(personId))?.saved;
  }

  /** A new draft, with what the directory knows of whoever writes for themselves. Nothing is stored before the first Next. */
  async blank(personId: string, kind: DraftKind = 'own'): Promise<ReportDraft> {
    const empty = Object.fromEntries(draftFields.map((field) => [field, ''])) as unknown as ReportDraft;
    if (kind === 'oral') return { ...empty, as: 'oral', to: 'leader' };
    return { ...empty, ...(await this.known(personId)), as: 'self', to: 'leader' };
  }

  /**
   * The draft that begins with a page, by a name which that page was given when it was opened: every page that is opened
   * before anything is stored begins one of its own. Nobody can choose the number.
   */
  begunBy(personId: string, page: string): NamedDraft {
    const mac = Buffer.from(this.keys.mac(`draft ${personId} ${page}`), 'base64');
    return { caseId: newCaseNumber(mac.subarray(0, 8)), mayBegin: true };
  }

  /**
   * Keeps what one step of the dialog asked for; the other fields stay as they were, also where two people or two
   * clients of one person save at once. Encrypted before it is stored. Undefined where a draft of the other kind is
   * there, or not the one that was named: two reports are never mixed.
   */
  async save(
    personId: string,
    fields: Readonly<Record<string, unknown>>,
    kind: DraftKind = 'own',
    named?: NamedDraft,
  ): Promise<SavedDraft | undefined> {
    const save = async (before: SavedDraft | undefined) => {
      if (before && kindOf(before.draft) !== kind) return undefined;
      if (named && isOfAnother(named, before)) return undefined;
      return { draft: await this.filledIn(before?.draft ?? (await this.blank(personId, kind)), fields, kind) };
    };
    return this.change(personId, save, named?.caseId);
  }

  /** What a helper wrote: kept in the owner's draft while that is the one they help with, and never in another. */
  async saveHelped(
    ownerId: string,
    helpedIn: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<SavedDraft | undefined> {
    return this.change(ownerId, async (before) =>
      before?.helpedIn === helpedIn ? { draft: await this.filledIn(before.draft, fields, 'own') } : undefined,
    );
  }

  /** Ties the draft to the case in which somebody is asked for help with it; undefined where there is no draft. */
  async tie(personId: string, helpedIn: string): Promise<SavedDraft | undefined> {
    return this.change(personId, async (before) => before && { draft: before.draft, helpedIn });
  }

  private async change(
    personId: string,
    next: (before: SavedDraft | undefined) => Promise<Pick<SavedDraft, 'draft' | 'helpedIn'> | undefined>,
    caseId = newCaseNumber(),
  ): Promise<SavedDraft | undefined> {
    for (;;) {
      const before = await this.stored(personId);
      const changed = await next(before?.saved);
      if (!changed) return undefined;
      const kept = before?.saved ?? { caseId, commandId: randomUUID() };
      // What was read stays what it was where nothing in it changed.
      const revision = before && changed.draft === before.saved.draft ? before.saved.revision : randomUUID();
      const saved: SavedDraft = { ...kept, ...changed, revision, savedAt: this.clock.now() };
      if (!before) await this.keys.create(ownerOf(saved.caseId), [strand]);
      if ((await this.write(personId, saved, before?.etag)) !== 'conflict') return saved;
      if (!before) await this.keys.destroy(ownerOf(saved.caseId));
    }
  }

  /** Only what the client may say: a report is never turned into one of the other kind. */
  private async filledIn(
    before: ReportDraft,
    fields: Readonly<Record<string, unknown>>,
    kind: DraftKind,
  ): Promise<ReportDraft> {
    const said = draftFields.flatMap((field): [string, string][] => {
      const value = fields[field];
      return typeof value === 'string' ? [[field, value.slice(0, longestField)]] : [];
    });
    const draft: ReportDraft = { ...before, ...Object.fromEntries(said) };
    if (kind === 'own') return draft.as === 'self' || draft.as === 'observer' ? draft : { ...draft, as: before.as };
    const another = draft.personId !== before.personId || draft.personName !== before.personName;
    // Whatever was filled in about the one who complained is not another person's.
    return { ...draft, ...(another ? await this.known(draft.personId, draft.personName) : {}), as: 'oral' };
  }

  private async known(personId: string, name = '') {
    // What is not known now is asked for: nobody is kept from writing.
    const person = personId === '' ? undefined : await unlessDown(this.directory.person(personId), undefined);
    return {
      name: person?.name ?? name.trim(),
      position: person?.position ?? '',
      // Another person's day of birth is theirs to say.
      birthDate: '',
      unit: person?.unit ?? '',
    };
  }

  /**
   * Where it is the one of that case; another one, begun since then, stays. Its key is destroyed first: what remains of
   * it in any copy of the store can't be read.
   */
  async removeOf(personId: string, caseId: string): Promise<void> {
    const id = this.keys.personKey(personId);
    if (this.lastRead.get(id)?.caseId !== caseId) await this.stored(personId);
    const known = this.lastRead.get(id);
    if (known?.caseId !== caseId) return;
    this.lastRead.delete(id);
    await this.keys.destroy(ownerOf(caseId));
    await this.store.deleteDocument('draft', id, known.etag);
  }

  private async stored(personId: string): Promise<{ saved: SavedDraft; etag: string } | undefined> {
    const id = this.keys.personKey(personId);
    const document = await this.store.document('draft', id);
    if (!document) return undefined;
    const { caseId, sealed } = JSON.parse(document.body);
    if (this.lastRead.size >= mostRemembered) this.lastRead.clear();
    this.lastRead.set(id, { caseId, etag: document.etag });
    try {
      const saved = JSON.parse(await this.keys.open(ownerOf(caseId), `draft ${id}`, sealed));
      return { saved, etag: document.etag };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // Its key is gone: a removal was cut off half-way. Another one, begun meanwhile, stays.
      await this.store.deleteDocument('draft', id, document.etag);
      return undefined;
    }
  }

  private async write(personId: string, saved: SavedDraft, etag?: string): Promise<unknown> {
    const id = this.keys.personKey(personId);
    const sealed = await this.keys.seal(ownerOf(saved.caseId), strand, `draft ${id}`, JSON.stringify(saved));
    return this.store.putDocument('draft', id, JSON.stringify({ caseId: saved.caseId, sealed }), etag);
  }
}

/** Whether what is stored is not the draft that is meant, nor can become it. */
export function isOfAnother({ caseId, mayBegin }: NamedDraft, saved: SavedDraft | undefined): boolean {
  return saved ? saved.caseId !== caseId : !mayBegin;
}

/** Eight letters and digits that can't be taken for one another, 40 bits: tells neither how many cases there are nor when. */
export function newCaseNumber(bytes: Uint8Array = randomBytes(8)): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digits = [...bytes].map((byte) => alphabet[byte % 32]).join('');
  return `T-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function ownerOf(caseId: string): string {
  return `draft ${caseId}`;
}
