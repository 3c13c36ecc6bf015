import type { CallAnswer, CallAsked } from '../../../application/calls';
import type { MayBeAsked } from '../../../application/support';
import type { FieldProblem } from '../../../procedure/complaint';
import type { NumberToCall } from '../../../procedure/policy';
import type { ButtonData, Day } from './lines';

/** Whom one can talk to, in the chat: it names nobody. */
export type CallScreen =
  | {
      readonly screen: 'talkTo';
      readonly open: ButtonData;
      /** Of the reader's unit. */
      readonly healthService: readonly NumberToCall[];
    }
  /** Somebody asks to be called, or has an answer: who it is stands in the dialog. */
  | { readonly screen: 'callNews'; readonly news: 'asked' | 'answered'; readonly open: ButtonData };

/** In a dialog: the people, and one tap to ask for a call. */
export type CallDialogScreen =
  | {
      readonly screen: 'talkToPeople';
      readonly people: readonly (Pick<MayBeAsked, 'name' | 'position' | 'as'> & { readonly ask: ButtonData })[];
      /** Nobody can say now who they are. */
      readonly isDown?: true;
    }
  | {
      readonly screen: 'callOutcome';
      readonly outcome: CallAsked;
      readonly name: string;
      /** Once more, where nobody knows whether it arrived. */
      readonly again: ButtonData | undefined;
      readonly back: ButtonData;
    }
  | {
      readonly screen: 'callRequest';
      readonly name: string;
      readonly position: string;
      readonly days: readonly Day[];
      readonly day: Day;
      readonly time: string;
      readonly problems: readonly FieldProblem[];
      readonly called: ButtonData;
      readonly will: ButtonData;
    }
  | { readonly screen: 'callAnswered'; readonly told: boolean }
  | { readonly screen: 'callReply'; readonly name: string; readonly answer: CallAnswer; readonly back: ButtonData }
  /** It was from long ago, or somebody else's. */
  | { readonly screen: 'callGone' };

export function isCallChat(screen: { readonly screen: string }): screen is CallScreen {
  return screen.screen === 'talkTo' || screen.screen === 'callNews';
}

const dialogs: Readonly<Record<CallDialogScreen['screen'], true>> = {
  talkToPeople: true,
  callOutcome: true,
  callRequest: true,
  callAnswered: true,
  callReply: true,
  callGone: true,
};

export function isCallDialog(screen: { readonly screen: string }): screen is CallDialogScreen {
  return Object.hasOwn(dialogs, screen.screen);
}
