import type { DeadlineView } from '../case/deadline-views';
import type { MessageView } from '../case/message-views';
import type { DutyView } from '../wheel/views';

/** One digest of everything that somebody is reminded of at one moment, from any number of cases and the wheel. */
export interface Reminders {
  readonly kind: 'reminders';
  readonly digest: string;
  readonly deadlines: readonly DeadlineView[];
  readonly duties: readonly DutyView[];
}

/** What a message shows. */
export type Shown =
  | MessageView
  | Reminders
  /** In place of a message about a case that was erased. */
  | { readonly kind: 'messageGone' }
  /** In place of a list of cases in which one that was erased may have stood. */
  | { readonly kind: 'listGone' }
  /** To HR: so many closed cases wait for them to decide whether they are erased. */
  | { readonly kind: 'casesToReview'; readonly count: number }
  /** Somebody asks to be called, or has an answer to that: `call` opens it, for whoever gets this and nobody else. */
  | { readonly kind: 'callAsked' | 'callAnswered'; readonly call: string }
  /** To HR: for some outcomes nobody has set how long such a case is kept. */
  | { readonly kind: 'retentionUnset' }
  /** To HR and the last resort: so many times somebody else has changed how Trygg works. */
  | { readonly kind: 'setupChanged'; readonly count: number }
  /** To whoever somebody has named in HR or as the last resort, or taken away again. */
  | { readonly kind: 'setupNamed'; readonly part: 'hr' | 'lastResort'; readonly takenAway: boolean }
  /** To whoever could not send what they wrote: now they can. */
  | { readonly kind: 'canBeSent' }
  /** To HR: nobody has looked through it yet. */
  | { readonly kind: 'setupToLookThrough' };

/** How a message is to go out. */
export interface Manner {
  /** Whether somebody waits for it; a morning's reminders let everything else go first. */
  readonly urgency?: Urgency;
  /** The instant after which it must not be begun: somebody else may then send it. */
  readonly notAfter?: string;
  /** Somebody's turn waits for what becomes of it: it is begun at once, and given up before their client gives up. */
  readonly inTurn?: true;
}

export type Urgency = 'now' | 'canWait';

/**
 * Brings messages to people. Throws {@link Undeliverable} where the platform says that trying again changes nothing,
 * {@link NotNow} where it says how long to wait, and anything else where it gave no answer or failed.
 */
export interface Messenger {
  send(to: Addressee, view: Shown, manner?: Manner): Promise<{ activityId: string }>;
  /** @throws CardGone too */
  update(to: Addressee, activityId: string, view: Shown, manner?: Manner): Promise<void>;
}

export interface Addressee {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly language: 'nb' | 'en';
}

/** Final, says the platform. It has been seen to say so without reason. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** The message that was to be changed is no longer in the chat: what it says now can be sent anew. */
export class CardGone extends Error {
  override readonly name = 'CardGone';
}

/** Nothing more is taken for so many seconds: so the platform says, or, where it was not asked, who keeps to its limits. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  constructor(
    readonly retryAfterSeconds: number,
    readonly wasAsked = true,
  ) {
    super('the platform asks to wait');
  }
}

/** No request to the platform takes longer. A message is begun only while the claim lasts that long. */
export const longestRequestSeconds = 20;
