import type { AccessLine } from './access-screens';
import type { DocumentScreen, RecordScreen } from './case-screens';
import type { ComplaintScreen } from './complaint-screen';
import type { FileKind } from './download-screens';
import type { PersonLine } from './lines';
import type { FiledLine } from './personnel-screens';

/** A document as its reader sees it in a dialog, with what only paper has to say. */
export interface Document {
  readonly kind: FileKind;
  readonly screen: ComplaintScreen | DocumentScreen | RecordScreen;
  readonly signatures: readonly Signature[];
  /** Whom a letter is to, or a conversation was with. Nobody else stands at the head of what is handed to a party. */
  readonly party?: PersonLine;
  /** The instant at which it became what it is. */
  readonly at: string;
}

export interface Signature {
  readonly how:
    | 'written'
    | 'sent'
    | 'handedOver'
    | 'registered'
    | 'recorded'
    | 'received'
    | 'signed'
    | 'declined'
    | 'lapsed'
    | 'missing';
  readonly name: string;
  readonly as?: PersonLine['as'];
  /** Local, `yyyy-mm-ddThh:mm`; absent while it is missing. */
  readonly at?: string;
  /** Of what was signed, in hex. */
  readonly sha256?: string;
  /** The remark, the reason or the note that came with it. */
  readonly words?: string;
  /** Local moments at which it was asked for. */
  readonly askedAt?: readonly string[];
  readonly onPaper?: boolean;
  /** Who answers for what came back on paper. */
  readonly recorder?: { readonly name: string; readonly as: NonNullable<PersonLine['as']> };
  /** Given to another version than this. */
  readonly isOfAnother?: boolean;
}

/** Everything that lies in one person's file, or that concerns them, with an index before it. */
export interface Folder {
  readonly kind: 'personnelFile' | 'access';
  /** One of the cases that it comes from. */
  readonly caseNumber: string;
  readonly name: string;
  readonly documents: readonly { readonly line: Omit<FiledLine, 'open'> | AccessLine; readonly document: Document }[];
  /** The instant at which the newest came into it. */
  readonly at: string;
}
