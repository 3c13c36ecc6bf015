/** A person with an account, as the directory has it now. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly unit: string;
  /** `yyyy-mm-dd`, where the directory knows it. */
  readonly birthDate?: string;
  readonly active: boolean;
  /** Of another organisation, and invited into this one's tenant. */
  readonly guest?: true;
}

/** What routing needs to know around one person, nearest leader first. */
export interface Surroundings {
  readonly leaders: readonly Account[];
  /** The unit's duty adviser, the deputy, then everybody else in HR. */
  readonly hr: readonly Account[];
  readonly lastResort: readonly Account[];
  /** Who appoints to positions and dismisses from them. */
  readonly appointing: readonly Account[];
}

/** Somebody whom an employee may ask for support, and as what they would give it. */
export interface Supporter {
  readonly account: Account;
  readonly as: 'leader' | 'hr' | 'safety' | 'union';
}

/** The directory gives no answer, and what it said before is too old: nothing may be concluded about anybody from that. */
export class DirectoryDown extends Error {
  override readonly name = 'DirectoryDown';
}

/** What it says, or something else where it is down. */
export function unlessDown<T, O = T>(asked: Promise<T>, otherwise: O): Promise<T | O> {
  return asked.catch((error: unknown): O => {
    if (error instanceof DirectoryDown) return otherwise;
    throw error;
  });
}

/** Every question may fail with {@link DirectoryDown}. */
export interface Directory {
  person(id: string): Promise<Account | undefined>;
  surroundings(id: string): Promise<Surroundings>;
  /**
   * Around one person: their leaders, nearest first; HR; the safety representatives of their unit; the union
   * representatives. Accounts that work only, and never the person. Who is two of these is there twice.
   */
  supporters(id: string): Promise<readonly Supporter[]>;
  /** The units whose safety representative the person is; empty for others, and for an account that does not work. */
  safetyUnits(id: string): Promise<readonly string[]>;
  /** Everybody in these units. Accounts that work only. */
  peopleIn(units: readonly string[]): Promise<readonly Account[]>;
  /** Everybody who leads somebody, accounts that work only: HR may appoint them as handler. */
  leaders(): Promise<readonly Account[]>;
  /** The working environment committee (AMU). Accounts that work only. */
  committee(): Promise<readonly Account[]>;
  /** The data protection officer and whoever stands in for them. Accounts that work only. */
  dataProtection(): Promise<readonly Account[]>;
}
