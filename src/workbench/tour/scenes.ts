/** A story that plays itself: what its scenes are made of. It is data; `acts.ts` carries it out. */

/** A part in the story, such as `complainant`: who plays it is found when it begins. */
export type Part = string;

/**
 * What is typed or carried by a button: as it stands, a text of the story's language, what was noted before, whoever
 * plays a part, or a local day counted in working days from the present one.
 */
export type Value =
  | string
  | { readonly words: string }
  | { readonly noted: string }
  | { readonly idOf: Part }
  | { readonly workingDay: number };

export type Values = Readonly<Record<string, Value>>;

/** A button by its verb, and by what else it carries. */
export interface Button {
  readonly verb: string;
  readonly carrying?: Values;
}

export type Act =
  /** Writes in the chat. */
  | { readonly does: 'says'; readonly who: Part; readonly text: Value }
  | ({ readonly does: 'presses'; readonly who: Part } & Button)
  /** Typed into the dialog that is open, to be seen before it is sent. */
  | { readonly does: 'fillsIn'; readonly who: Part; readonly inputs: Values }
  /** Presses a button of the dialog; `ends` where such a button is gone once it is done. */
  | ({ readonly does: 'submits'; readonly who: Part; readonly ends?: true } & Button)
  | { readonly does: 'closes'; readonly who: Part }
  /** Keeps what fits the pattern in the dialog that is open. */
  | { readonly does: 'notes'; readonly who: Part; readonly as: string; readonly pattern: string }
  /** The clock moves on to this hour of that working day; 0 is today, or the next working day where it is over. */
  | { readonly does: 'waits'; readonly workingDays: number; readonly until: string };

export interface Scene {
  /** Names its caption in the story's words. */
  readonly name: string;
  readonly rule?: string;
  /** Whose chats are shown, whoever acts last in front. */
  readonly shows: readonly Part[];
  readonly acts: readonly Act[];
}

export interface Story {
  /** Who may play a part, by name, the first choice first. */
  readonly cast: Readonly<Record<Part, readonly string[]>>;
  readonly scenes: readonly Scene[];
}

export type StoryLanguage = 'nb' | 'en';

/** Captions by the scene's name, and the texts that are typed. `{{complainant}}` is the first name of who plays it. */
export interface StoryWords {
  readonly language: string;
  readonly captions: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}
