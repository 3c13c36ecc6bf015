/** Whose documents they are: on each page by name, and at the top of the first by logo where there is one. */
export interface House {
  readonly name: string;
  readonly logo?: Logo;
}

/** An image, and its size in pixels. */
export interface Logo {
  readonly image: Buffer;
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** A document as it is to be read on paper: everything in it is already what its reader may see, in their language. */
export interface Paper {
  readonly language: 'nb' | 'en';
  readonly organisation: string;
  /** What the product calls itself: the program that the file names. */
  readonly app: string;
  /** With what is read aloud in its place. */
  readonly logo?: Logo & { readonly alt: string };
  readonly title: string;
  /** Stands on every page. */
  readonly caseNumber: string;
  /** Below the title: the day in words, the version. */
  readonly subtitle: readonly string[];
  readonly blocks: readonly Block[];
  /** The instant that the file gives as its own: from the case, so that the same content makes the same file. */
  readonly at: string;
  /** `Side 1 av 3`. */
  page(number: number, of: number): string;
  /** Said at the end where a character could not be printed and stands as its number in brackets instead. */
  readonly unprintable: string;
}

/** What people wrote is in `text` and `value`, and is printed as it was written. */
export type Block =
  /** With `room`, what comes next is not begun where a page has too little left for it. */
  | { readonly kind: 'gap'; readonly room?: 'signature' }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  /** What must not be overlooked. */
  | { readonly kind: 'warning'; readonly text: string }
  /** Short: label and value side by side. */
  | { readonly kind: 'fact'; readonly label: string; readonly value: string }
  /** Long: the value below its label. */
  | { readonly kind: 'answer'; readonly label: string; readonly value: string };

/** Several documents that are printed as one, with an index before them. */
export interface PaperFolder {
  readonly papers: readonly Paper[];
  /** Given the page on which each of them begins. */
  index(pages: readonly number[]): Paper;
}

/** Makes a file of a document, or of many. */
export interface Printer {
  print(paper: Paper): Promise<Buffer>;
  printFolder(folder: PaperFolder): Promise<Buffer>;
}
