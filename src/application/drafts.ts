import { randomBytes, randomUUID } from 'node:crypto';
import { type Clock, type Directory, type Keys, type Store, Unreadable } from './ports';

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
] as const;

/** A report as it is being written. Accounts are object ids; names stand one on each line; `to` is `leader` or `hr`. */
export type ReportDraft = Readonly<Record<(typeof draftFields)[number], string>>;

export interface SavedDraft {
  /** Becomes the case's number when it is sent, so that sending twice makes one case. */
  readonly caseId: string;
  readonly commandId: string;
  /** Another with each change: who sends, signs what they read. */
  readonly revision: string;
  readonly savedAt: string;
  readonly draft: ReportDraft;
}

/** Longer than any honest draft: a client that sends more is cut off before it fills the store. */
const longestField = 25_000;
const strand = 'common';

/** Reports that are not sent yet, one for each person, each under a key of its own. */
export class Drafts {
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

  /**
   * Keeps what one step of the dialog asked for; the other fields stay as they were, also where two clients of the
   * person save at once. Encrypted before it is stored.
   */
  async save(personId: string, fields: Readonly<Record<string, unknown>>): Promise<SavedDraft> {
    const changed = draftFields.flatMap((field): [string, string][] => {
      const value = fields[field];
      return typeof value === 'string' ? [[field, value.slice(0, longestField)]] : [];
    });
    for (;;) {
      const before = await this.stored(personId);
      const kept = before?.saved ?? {
        caseId: newCaseNumber(),
        commandId: randomUUID(),
        draft: await this.blank(personId),
      };
      const draft = { ...kept.draft, ...Object.fromEntries(changed) };
      const saved: SavedDraft = { ...kept, draft, revision: randomUUID(), savedAt: this.clock.now() };
      if (!before) await this.keys.create(ownerOf(saved.caseId), [strand]);
      if ((await this.write(personId, saved, before?.etag)) !== 'conflict') return saved;
      if (!before) await this.keys.destroy(ownerOf(saved.caseId));
    }
  }

  /** Its key is destroyed first: what remains of it in any copy of the store can't be read. */
  async remove(personId: string): Promise<void> {
    const saved = await this.read(personId);
    if (saved) await this.keys.destroy(ownerOf(saved.caseId));
    await this.store.deleteDocument('draft', this.keys.personKey(personId));
  }

  private async stored(personId: string): Promise<{ saved: SavedDraft; etag: string } | undefined> {
    const id = this.keys.personKey(personId);
    const document = await this.store.document('draft', id);
    if (!document) return undefined;
    const { caseId, sealed } = JSON.parse(document.body);
    try {
      const saved = JSON.parse(await this.keys.open(ownerOf(caseId), `draft ${id}`, sealed));
      return { saved, etag: document.etag };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // Its key is gone: a removal was cut off half-way.
      await this.store.deleteDocument('draft', id);
      return undefined;
    }
  }

  private async write(personId: string, saved: SavedDraft, etag?: string): Promise<unknown> {
    const id = this.keys.personKey(personId);
    const sealed = await this.keys.seal(ownerOf(saved.caseId), strand, `draft ${id}`, JSON.stringify(saved));
    return this.store.putDocument('draft', id, JSON.stringify({ caseId: saved.caseId, sealed }), etag);
  }
}

/** Eight letters and digits that can't be taken for one another, 40 bits: tells neither how many cases there are nor when. */
function newCaseNumber(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const digits = [...randomBytes(8)].map((byte) => alphabet[byte % 32]).join('');
  return `T-${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function ownerOf(caseId: string): string {
  return `draft ${caseId}`;
}
