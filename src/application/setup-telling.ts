import type { Grounds } from '../case/ground';
import { hourFrom } from '../case/reminders';
import type { Courier } from './courier';
import type { Shown } from './messenger';
import { isLongerAgo } from './moments';
import type { Clock, Keys, Store } from './ports';
import { SealedDocuments, type Sheet } from './sealed-documents';
import type { Setup } from './setup';
import type { Naming, SetupEntry } from './setup-book';
import { Teller } from './teller';

/** What each of HR and of the last resort was told. By their ids. */
interface Told {
  /** How many entries of the book they know of. */
  readonly upTo: Readonly<Record<string, number>>;
  /** When they were last asked to look through the setup. */
  readonly asked: Readonly<Record<string, string>>;
}

type News = Extract<Shown, { kind: 'setupChanged' | 'setupNamed' | 'setupToLookThrough' }>;

interface ToTell {
  readonly personId: string;
  readonly news: News;
  /** How many entries they know of once they were told. */
  readonly known?: number;
}

/** The task stands in their list from the start; a message about it comes so many days later, and again. */
const askedAfter = 7;
const askedAgainAfter = 30;

const sheet: Sheet = { id: 'setup-told', owner: 'setup', place: 'setup told' };
const nobody: Told = { upTo: {}, asked: {} };

/**
 * Tells everybody in HR and the last resort of each change, as soon as it is made: at whatever hour, since the hours are
 * part of what can be changed. Asks HR to look through the setup, in the hours of reminders.
 */
export class SetupTelling {
  private readonly documents: SealedDocuments;
  /** Everybody knows of so many entries, and nobody has to be asked. */
  private allKnow = -1;
  private readonly teller: Teller;

  constructor(
    store: Store,
    keys: Keys,
    private readonly setup: Setup,
    courier: Pick<Courier, 'bringDigest'>,
    private readonly clock: Clock,
    private readonly grounds: Grounds,
    /** When the organisation began with Trygg. */
    private readonly began: () => Promise<string>,
  ) {
    this.documents = new SealedDocuments(store, keys, 'setting');
    this.teller = new Teller(courier, clock);
  }

  async isAnything(): Promise<boolean> {
    return (await this.toTell()).length > 0;
  }

  /** By one process at a time. */
  async run(holds: () => Promise<boolean>): Promise<void> {
    for (const told of await this.toTell()) {
      if (!(await holds())) return;
      await this.tell(told);
    }
  }

  private async tell({ personId, news, known }: ToTell): Promise<void> {
    const now = this.clock.now();
    if (!(await this.teller.tell(personId, news))) return;
    await this.note(personId, known === undefined ? { asked: now } : { known });
  }

  private async note(personId: string, { known, asked }: { known?: number; asked?: string }): Promise<void> {
    await this.documents.change<Told>(sheet, (told = nobody) => ({
      upTo: known === undefined ? told.upTo : { ...told.upTo, [personId]: known },
      asked: asked === undefined ? told.asked : { ...told.asked, [personId]: asked },
    }));
  }

  private async toTell(): Promise<readonly ToTell[]> {
    const { entries } = this.setup;
    if (this.allKnow === entries.length || (await this.isTooSoon())) return [];
    const [told = nobody, { hr, lastResort }] = await Promise.all([
      this.documents.read<Told>(sheet),
      this.setup.who.working(),
    ]);
    const present = [...new Set([...hr, ...lastResort].map(({ id }) => id))];
    const named = entries.flatMap((entry) => (entry.is === 'naming' ? entry.personId : []));
    const ofChanges = [...new Set([...present, ...named])].flatMap((personId): ToTell[] => {
      const known = told.upTo[personId] ?? 0;
      const naming = namingOf(entries, personId, known);
      if (naming) return [naming];
      const count = entries.slice(known).filter(({ is, by }) => is !== 'lookedThrough' && by !== personId).length;
      if (count === 0 || !present.includes(personId)) return [];
      return [{ personId, news: { kind: 'setupChanged', count }, known: entries.length }];
    });
    const asked = await this.toAsk(
      (hr.length > 0 ? hr : lastResort).map(({ id }) => id),
      told.asked,
    );
    if (ofChanges.length === 0 && this.setup.isLookedThrough()) this.allKnow = entries.length;
    return [...ofChanges, ...asked].filter(({ personId }) => this.teller.mayTry(personId));
  }

  /** Nothing was changed, and whoever might be asked has just begun. */
  private async isTooSoon(): Promise<boolean> {
    return this.setup.entries.length === 0 && !isOlder(await this.began(), askedAfter, this.clock.now());
  }

  private async toAsk(people: readonly string[], asked: Told['asked']): Promise<readonly ToTell[]> {
    const now = this.clock.now();
    if (this.setup.isLookedThrough() || hourFrom(this.grounds, now) > now) return [];
    const began = await this.began();
    return people
      .filter((personId) => {
        const last = asked[personId];
        return last === undefined ? isOlder(began, askedAfter, now) : isOlder(last, askedAgainAfter, now);
      })
      .map((personId) => ({ personId, news: { kind: 'setupToLookThrough' as const } }));
  }
}

/** Somebody else named them in HR or as the last resort, or took them away: that is told to them before all else. */
function namingOf(entries: readonly SetupEntry[], personId: string, known: number): ToTell | undefined {
  const is = (entry: SetupEntry): entry is Naming =>
    entry.is === 'naming' && entry.part !== 'duty' && entry.personId === personId && entry.by !== personId;
  const at = entries.findLastIndex((entry, place) => place >= known && is(entry));
  const naming = entries[at];
  if (naming?.is !== 'naming' || naming.part === 'duty') return undefined;
  const { part, takenAway = false } = naming;
  return { personId, news: { kind: 'setupNamed', part, takenAway }, known: at + 1 };
}

function isOlder(at: string, days: number, now: string): boolean {
  return isLongerAgo(at, days * 86_400, now);
}
