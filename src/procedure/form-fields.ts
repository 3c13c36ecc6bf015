/** What a form asks for. Lengths are in characters. */
export type Field =
  | { readonly kind: 'text' | 'longText'; readonly required: boolean; readonly longest: number }
  | {
      readonly kind: 'choice';
      readonly required: boolean;
      readonly choices: readonly string[];
      /** Chosen so, it is a proposal, on which somebody else decides. */
      readonly proposes?: readonly string[];
      /** Worse than what stands for whoever appealed: with a reason of its own. */
      readonly harsher?: readonly string[];
    }
  /** Local date and time in the organisation's time zone. */
  | { readonly kind: 'futureDateTime'; readonly required: boolean }
  /** Neither in the future nor before the complaint came, nor before the newest pass through the step `notBefore`. */
  | { readonly kind: 'pastDateTime'; readonly required: boolean; readonly notBefore?: string }
  /** `yyyy-mm-dd`, local. */
  | { readonly kind: 'day'; readonly required: boolean; readonly notPast?: true; readonly notFuture?: true }
  /** A whole number from 1. */
  | { readonly kind: 'count'; readonly required: boolean; readonly most: number }
  /** From the directory, answered as `<field>Id`; or by name, answered as `<field>`. */
  | { readonly kind: 'person'; readonly required: boolean }
  /** The object id of somebody who may be appointed. */
  | { readonly kind: 'leader'; readonly required: boolean }
  /** Something on record: `complaint`, the key of a pass through a step that they may read, or `other`. */
  | { readonly kind: 'record'; readonly required: boolean };

export type Fields = Readonly<Record<string, Field>>;
