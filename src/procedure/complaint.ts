/** Somebody with an account in the directory, or known by name only (1.1-1). */
export interface NamedPerson {
  readonly accountId?: string;
  readonly name: string;
}

/** The complaint as it is handed in: the form's fields. Empty text means left open. */
export interface Complaint {
  readonly accused: readonly NamedPerson[];
  readonly what: string;
  /** `yyyy-mm-dd` and `hh:mm`, local; or in words. */
  readonly date: string;
  readonly time: string;
  readonly whenInWords: string;
  readonly place: string;
  readonly witnesses: readonly NamedPerson[];
  readonly injury: string;
  readonly reporter: {
    readonly name: string;
    readonly position: string;
    readonly birthDate: string;
    readonly unit: string;
  };
}

export interface FieldProblem {
  readonly field: string;
  readonly problem:
    | 'missing'
    | 'tooLong'
    | 'notAChoice'
    | 'notADate'
    | 'inTheFuture'
    | 'inThePast'
    | 'tooLongAgo'
    | 'tooSoon'
    | 'noticeTooShort'
    | 'anotherDay'
    | 'tooLate'
    | 'notANumber'
    | 'yourself'
    | 'notKnown'
    /** Somebody who is named twice, in places that exclude each other. */
    | 'alreadyNamed'
    /** It names somebody of whom its reader may not know. */
    | 'namesSomebody'
    /** Something was written that the chosen way would not keep. */
    | 'wouldBeLost';
}

/** Characters, for an account and for a line. */
export const longestAccount = 20_000;
export const longestLine = 300;
