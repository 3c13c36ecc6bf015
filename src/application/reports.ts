import { createHash } from 'node:crypto';
import { dayOf } from '../case/calendar';
import type { SendComplaint } from '../case/commands';
import { accusedIdsOf, receiversOf } from '../case/decide-complaint';
import type { Person } from '../case/events';
import { groundAt } from '../case/ground';
import { sameName } from '../case/name-fits';
import type { Receivers } from '../case/routing';
import { type Complaint, type FieldProblem, longestLine } from '../procedure/complaint';
import { declared } from '../procedure/declarations';
import type { Cases, Outcome } from './cases';
import type { Courier } from './courier';
import { type Directory, unlessDown } from './directory';
import { type DraftKind, type Drafts, kindOf, type ReportDraft, type SavedDraft } from './drafts';
import type { Clock, Store } from './ports';
import { aroundComplainant } from './surroundings';
import { Waiting } from './waiting';
import { type NamedOne, oneNamed, peopleNamed } from './who-is-named';
import type { World } from './world';

export interface Review {
  readonly saved: SavedDraft;
  readonly complaint: Complaint;
  /** Whom it happened to, where somebody else reports it. */
  readonly affected?: Person;
  readonly receivers: Receivers;
  readonly mayChooseHr: boolean;
  readonly problems: readonly FieldProblem[];
  /** As it is sent by whoever has seen these receivers. */
  readonly body: Omit<SendComplaint, 'receiversSeen'>;
}

/** From a draft to a complaint that is sent. */
export class Reports {
  private readonly store: Store;
  private readonly directory: Directory;
  private readonly clock: Clock;
  readonly waiting: Waiting;

  constructor(
    { store, keys, directory, clock }: World,
    private readonly drafts: Drafts,
    private readonly cases: Cases,
    courier: Courier,
  ) {
    this.store = store;
    this.directory = directory;
    this.clock = clock;
    this.waiting = new Waiting(store, keys, courier, clock, cases.grounds);
  }

  /** The draft that the person left, if there is one that was not sent. */
  async draft(personId: string): Promise<SavedDraft | undefined> {
    const saved = await this.drafts.read(personId);
    if (!saved) return undefined;
    const sent = await this.store.commit(saved.caseId, 1);
    if (sent?.commit.commandId !== saved.commandId) return saved;
    await this.drafts.removeOf(personId, saved.caseId);
    return undefined;
  }

  /** Tells whoever waits for the directory that it answers again, while what they wrote is there. */
  tellWaiting(holds: () => Promise<boolean>): Promise<void> {
    return this.waiting.tell(holds, async (personId) => {
      const review = await unlessDown(this.review(personId), 'down' as const);
      return review === 'down' ? 'notYet' : review ? 'yes' : 'gone';
    });
  }

  /** Everything that will be sent, what is wrong with it, and exactly who will receive it. */
  async review(personId: string): Promise<Review | undefined> {
    const saved = await this.draft(personId);
    return saved && this.reviewOf(personId, saved);
  }

  /** The same, for whoever sends it: of a draft that was sent already, sending finds the case. */
  async reviewToSend(personId: string): Promise<Review | undefined> {
    const saved = await this.drafts.read(personId);
    return saved && this.reviewOf(personId, saved);
  }

  /**
   * Only a leader or somebody in HR takes a complaint down for somebody else.
   *
   * @rule 3.1.2-7
   */
  async takesDown(personId: string): Promise<boolean> {
    const [leaders, { hr }] = await Promise.all([this.directory.leaders(), this.directory.surroundings(personId)]);
    return [...leaders, ...hr].some(({ id, active }) => active && id === personId);
  }

  /**
   * Sending is signing: what is sent is what was read, the draft of that revision. The same draft sent twice makes one
   * case; the draft goes away when the case is on disk. Undefined where there is no draft, because it was deleted or
   * sent before.
   */
  async send(
    personId: string,
    seen: { readonly kind: DraftKind; readonly revision: string; readonly receivers: readonly string[] },
    review: Review | undefined,
  ): Promise<Outcome | undefined> {
    if (!review || kindOf(review.saved.draft) !== seen.kind) return undefined;
    const { saved, problems } = review;
    if (seen.kind === 'oral' && !(await this.takesDown(personId))) return refused({ refused: 'notYours' });
    if (saved.revision !== seen.revision) return refused({ refused: 'changedSince', rule: '3.1.2-6' });
    const fields = problems.filter(({ problem }) => ourOwn.includes(problem));
    if (fields.length > 0) return refused({ refused: 'incomplete', rule: '3.1.2-5', fields });
    const body: SendComplaint = { ...review.body, receiversSeen: seen.receivers };
    return this.cases.begin(saved.caseId, { id: saved.commandId, by: personId, at: this.clock.now(), body });
  }

  /** The review of a draft that was read, with what would be sent. */
  async reviewOf(personId: string, saved: SavedDraft): Promise<Review> {
    const { draft } = saved;
    const [accused, witnesses, affected] = await Promise.all([
      peopleNamed(this.directory, draft.accusedIds, draft.accusedNames),
      peopleNamed(this.directory, draft.witnessIds, draft.witnessNames),
      this.affected(draft),
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
    const body = await this.body(personId, saved, complaint, affected);
    const now = this.clock.now();
    const { procedure, calendar } = groundAt(this.cases.grounds, now);
    const today = dayOf(now, calendar);
    const unknown = (field: string, found: { unknown: boolean }): FieldProblem[] =>
      found.unknown ? [{ field, problem: 'notKnown' }] : [];
    const yourself = complaint.accused.some((person) => person.accountId === personId);
    const accusedIds = accusedIdsOf(body);
    return {
      saved,
      complaint,
      ...(affected ? { affected: body.complainant } : {}),
      receivers: receiversOf(procedure, body),
      mayChooseHr: body.facts.leaders.some(({ id }) => accusedIds.includes(id)),
      problems: [
        ...(affected ? problemsOf(affected, personId, complaint, draft) : []),
        ...declared(procedure, 'content').flatMap(({ lacks }) => lacks(complaint, today)),
        ...(yourself ? [{ field: 'accused', problem: 'yourself' } as const] : []),
        ...unknown('accused', accused),
        ...unknown('witnesses', witnesses),
      ],
      body,
    };
  }

  private async affected({ as, personId, personName }: ReportDraft): Promise<NamedOne | undefined> {
    return as === 'observer' || as === 'oral' ? oneNamed(this.directory, personId, personName) : undefined;
  }

  /** Whoever receives it stands around the one it happened to. */
  private async body(
    personId: string,
    saved: SavedDraft,
    complaint: Complaint,
    affected: NamedOne | undefined,
  ): Promise<Review['body']> {
    const { as, to, name, position, unit } = saved.draft;
    const account = await this.directory.person(personId);
    const inTheForm = { position: position.trim(), unit: unit.trim() };
    const oral = as === 'oral';
    const asAccount = { position: account?.position ?? '', unit: account?.unit ?? '' };
    const sender: Person = {
      accountId: personId,
      name: account?.name ?? name.trim(),
      ...(oral ? asAccount : inTheForm),
    };
    const other: Person | undefined = affected && {
      ...affected.person,
      ...(oral ? inTheForm : { position: affected.account?.position ?? '', unit: affected.account?.unit ?? '' }),
    };
    const surroundings = await aroundComplainant(this.directory, other ?? sender, sender, oral);
    return {
      type: 'SendComplaint',
      caseId: saved.caseId,
      way: affected ? (oral ? 'oral' : 'observed') : 'written',
      complainant: other ?? sender,
      sender,
      complaint,
      facts: { ...surroundings, straightToHr: to === 'hr' },
    };
  }
}

/** What the case by itself can't see: what the directory does not know, and what the form would drop. */
const ourOwn: readonly FieldProblem['problem'][] = ['notKnown', 'alreadyNamed', 'wouldBeLost', 'tooLong'];

/** What is wrong with whom it happened to. */
function problemsOf(one: NamedOne, personId: string, { accused }: Complaint, { as }: ReportDraft): FieldProblem[] {
  const field = as === 'oral' ? 'complainant' : 'affected';
  const { person, unknown, twice } = one;
  const isAccused = accused.some((other) =>
    person.accountId && other.accountId ? person.accountId === other.accountId : sameName(person.name, other.name),
  );
  if (unknown) return [{ field, problem: 'notKnown' }];
  if (twice) return [{ field, problem: 'wouldBeLost' }];
  if (person.name === '') return [{ field, problem: 'missing' }];
  if (person.accountId === personId) return [{ field, problem: 'yourself' }];
  if (person.name.length > longestLine) return [{ field, problem: 'tooLong' }];
  return isAccused ? [{ field, problem: 'alreadyNamed' }] : [];
}

function refused(refusal: Extract<Outcome, { refusal: unknown }>['refusal']): Outcome {
  return { refusal, state: { phase: 'absent' } };
}

/** An opaque and stable id of a command that a person sends from a card: the same press has the same id. */
export function commandIdOf(personId: string, press: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([personId, ...press]))
    .digest('base64url');
}
