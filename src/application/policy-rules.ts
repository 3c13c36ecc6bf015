import type { Calendar } from '../case/calendar';
import type { Policy } from '../procedure/policy';

export type Value = string | number | null | readonly Value[] | { readonly [name: string]: Value };

/** By the names of settings. `null` says that there is to be none. */
export type Changes = Readonly<Record<string, Value>>;

/** Why a value can't be. `least` and `most` where it is a number beyond them. */
export interface Unfit {
  readonly setting: string;
  /** `order`: together with another one it makes no sense. */
  readonly why: 'form' | 'order';
  readonly least?: number;
  readonly most?: number;
}

/** What the organisation's policy may be. The same rules hold for the operator's file and for what is set in the chat. */
export interface PolicyRules {
  /** As the operator has set it, over the defaults. */
  readonly operator: Policy;
  /** With these changes over that of the operator. */
  with(changes: Changes): Policy | Unfit;
  calendarOf(policy: Policy): Calendar;
}

export function isUnfit(policy: Policy | Unfit): policy is Unfit {
  return 'setting' in policy;
}

/** What a policy says of one setting. Undefined where it says nothing. */
export function valueIn(policy: Policy, setting: string): Value | undefined {
  return setting
    .split('.')
    .reduce<Value | undefined>(
      (found, part) =>
        typeof found === 'object' && found !== null && !Array.isArray(found) && Object.hasOwn(found, part)
          ? (found as { readonly [name: string]: Value })[part]
          : undefined,
      policy as unknown as Value,
    );
}
