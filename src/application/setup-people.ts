import type { Account, Directory } from './directory';
import { type Named, namedIn } from './named-people';
import type { Clock, Log } from './ports';
import type { Done, Naming, NamingPart, SetupBook } from './setup-book';

/** Whom somebody is named as, and for which unit they are asked first. */
export interface Part {
  readonly part: NamingPart;
  readonly unit?: string;
}

/**
 * `other`: who is in HR can be no last resort, and the other way round. `notInHr`: only one of HR is asked first.
 * `last`: nobody would be left. `tooMany`: no more can be named.
 */
export type NamingAnswer =
  | 'named'
  | 'takenAway'
  | 'same'
  | 'notYours'
  | 'noAccount'
  | 'guest'
  | 'other'
  | 'notInHr'
  | 'noUnit'
  | 'last'
  | 'tooMany';

/** More than an organisation names by hand. */
const mostNamed = 50;

/** Somebody of HR or of the last resort. */
export interface Member {
  readonly account: Account | undefined;
  /** Whoever was named in the chat. */
  readonly named?: Named;
}

/** HR and the last resort: those whom the directory names, and those who were named in the chat. */
export class SetupPeople {
  constructor(
    private readonly book: SetupBook,
    /** With those who were named in the chat. */
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** HR, and the last resort: so that nobody is alone with it, and whoever is accused can be overruled. */
  async working(): Promise<{ readonly hr: readonly Account[]; readonly lastResort: readonly Account[] }> {
    const { hr, lastResort } = await this.directory.surroundings('');
    const working = (all: readonly Account[]) => all.filter(({ active }) => active);
    return { hr: working(hr), lastResort: working(lastResort) };
  }

  /** As what somebody may change the setup; undefined for whoever may not. */
  async whois(personId: string): Promise<Pick<Done, 'name' | 'as'> | undefined> {
    const { hr, lastResort } = await this.working();
    const found = hr.find(({ id }) => id === personId);
    if (found) return { name: found.name, as: 'hr' };
    const above = lastResort.find(({ id }) => id === personId);
    return above && { name: above.name, as: 'lastResort' };
  }

  /** Everybody, also whose account no longer works; and who of HR is asked first in each unit. */
  async everybody() {
    await this.book.refresh();
    const [{ hr, lastResort }, units] = await Promise.all([this.directory.surroundings(''), this.units()]);
    const named = namedIn(this.book.entries);
    const duty = await Promise.all(
      units.map(async (unit) => ({ unit, account: await this.asked(unit), named: dutyIn(named.duty, unit) })),
    );
    return {
      hr: members(hr, named.hr),
      lastResort: members(lastResort, named.lastResort),
      duty: duty.flatMap(({ account, named: by, ...one }) =>
        account ? { ...one, account, ...(by && { named: by }) } : [],
      ),
    };
  }

  /** The units that somebody leads, by their names. */
  async units(): Promise<readonly string[]> {
    const units = new Set((await this.directory.leaders()).map(({ unit }) => unit).filter((unit) => unit !== ''));
    return [...units].sort((one, other) => one.localeCompare(other, 'nb'));
  }

  /** One more beside those whom the directory names; for a unit, another one who is asked first. */
  async name(by: string, part: Part, personId: string): Promise<NamingAnswer> {
    const account = await this.directory.person(personId);
    return this.enter(by, part, { personId, called: account?.name ?? '' }, () => this.mayName(part, account));
  }

  /** Of those who were named in the chat; whom the directory names, it names. */
  async takeAway(by: string, part: Part, personId: string): Promise<NamingAnswer> {
    const called = this.namedAs(part, personId)?.called ?? '';
    return this.enter(by, part, { personId, called, takenAway: true }, () => this.mayTakeAway(part, personId));
  }

  private async enter(
    by: string,
    { part, unit }: Part,
    naming: Pick<Naming, 'personId' | 'called' | 'takenAway'>,
    why: () => Promise<NamingAnswer | undefined>,
  ): Promise<NamingAnswer> {
    const entered = await this.book.enter<NamingAnswer>(async () => {
      const who = await this.whois(by);
      if (!who) return { why: 'notYours' };
      const refused = await why();
      if (refused) return { why: refused };
      const done = { at: this.clock.now(), by, ...who };
      return { entry: { is: 'naming', ...done, part, ...(part === 'duty' && { unit: unit ?? '' }), ...naming } };
    });
    if (entered !== 'entered') return entered;
    this.log.info('setup.named', { part });
    return naming.takenAway ? 'takenAway' : 'named';
  }

  private async mayName({ part, unit = '' }: Part, account: Account | undefined): Promise<NamingAnswer | undefined> {
    if (!account?.active) return 'noAccount';
    if (account.guest) return 'guest';
    const { hr, lastResort } = await this.directory.surroundings('');
    const isIn = (all: readonly Account[]) => all.some(({ id }) => id === account.id);
    const named = namedIn(this.book.entries);
    if (part === 'duty') {
      if (!isIn(hr)) return 'notInHr';
      if (!(await this.units()).includes(unit)) return 'noUnit';
      return dutyIn(named.duty, unit)?.personId === account.id ? 'same' : undefined;
    }
    if (isIn(part === 'hr' ? hr : lastResort)) return 'same';
    if (isIn(part === 'hr' ? lastResort : hr)) return 'other';
    return named[part].length < mostNamed ? undefined : 'tooMany';
  }

  private async mayTakeAway({ part, unit }: Part, personId: string): Promise<NamingAnswer | undefined> {
    if (!this.namedAs({ part, ...(unit === undefined ? {} : { unit }) }, personId)) return 'same';
    if (part === 'duty') return undefined;
    const left = (await this.working())[part].filter(({ id }) => id !== personId);
    return left.length > 0 ? undefined : 'last';
  }

  private namedAs({ part, unit = '' }: Part, personId: string): Named | undefined {
    const named = namedIn(this.book.entries);
    const of = part === 'duty' ? named.duty.filter((one) => one.unit === unit) : named[part];
    return of.find((one) => one.personId === personId);
  }

  /** The first of HR whom somebody in that unit would get. */
  private async asked(unit: string): Promise<Account | undefined> {
    const [leader] = (await this.directory.leaders()).filter((one) => one.unit === unit);
    return (await this.directory.surroundings(leader?.id ?? '')).hr.find(({ active }) => active);
  }
}

function dutyIn(duty: ReturnType<typeof namedIn>['duty'], unit: string) {
  return duty.find((one) => one.unit === unit);
}

/** Those whom the directory names too are among them; whose account is gone is there by name. */
function members(accounts: readonly Account[], named: readonly Named[]): readonly Member[] {
  const namedAs = (id: string) => named.find(({ personId }) => personId === id);
  const there = accounts.map((account): Member => {
    const by = namedAs(account.id);
    return { account, ...(by ? { named: by } : {}) };
  });
  const gone = named.filter(({ personId }) => !accounts.some(({ id }) => id === personId));
  return [...there, ...gone.map((one): Member => ({ account: undefined, named: one }))];
}
