import { createHash } from 'node:crypto';
import type { Trygg } from '../../../application/trygg';
import { keyOf } from '../../../case/state';
import type { Document, Folder } from '../cards/download-model';
import type { FileKind, FileOffer } from '../cards/download-screens';
import type { ButtonData } from '../cards/lines';
import type { DialogScreen } from '../cards/screens';
import { accessFor, allOfPerson } from './access';
import { documentFor } from './download-document';
import { instanceIn } from './find-task';
import { folderFor, wholeFile } from './personnel-files';
import { nothingHere } from './problems';
import type { Turn } from './turn';

/** What a file is beside its text, about: fonts and structure. Bytes. */
const frame = 20_000;

/** Before anything leaves Trygg: that nobody can protect or delete it afterwards. */
export async function warnOfDownload(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const file = await fileFor(trygg, turn);
  if (!file) return nothingHere;
  const context = contextOf(turn);
  const { command = '', signing } = turn.data;
  return {
    screen: 'downloadWarning',
    caseNumber: caseNumberOf(file),
    send: { verb: 'SendFile', ...context },
    back: signing ? { verb: 'OpenTask', ...context, command, step: signing } : { verb: readBy(file), ...context },
  };
}

/** The person wants it all the same: their client asks them once more, with a card of its own. */
export async function offerFile(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const file = await fileFor(trygg, turn);
  if (!file) return nothingHere;
  const caseNumber = caseNumberOf(file);
  const context = contextOf(turn);
  const offer: FileOffer = {
    kind: file.kind,
    caseNumber,
    mark: markOf(turn, file),
    size: frame + Buffer.byteLength(JSON.stringify(file)),
    context,
  };
  return { screen: 'downloadOffered', caseNumber, offer };
}

/** By which dialog what is a document of its own kind was read. */
const reading: Partial<Record<FileKind, string>> = {
  complaint: 'ReadComplaint',
  personnelFile: 'PersonnelFile',
  access: 'AccessOf',
};

function readBy({ kind }: Document | Folder): string {
  return reading[kind] ?? 'ReadRecord';
}

/** A document, or a whole file of them, for whoever may read it now. */
export function fileFor(trygg: Trygg, turn: Turn): Promise<Document | Folder | undefined> {
  if (turn.data.step === allOfPerson) return accessFor(trygg, turn);
  return turn.data.step === wholeFile ? folderFor(trygg, turn) : documentFor(trygg, turn);
}

function caseNumberOf(file: Document | Folder): string {
  return 'screen' in file ? file.screen.caseNumber : file.caseNumber;
}

function versionOf({ screen }: Document): number {
  return screen.screen === 'document' ? screen.version : 1;
}

function contextOf({ data }: Turn): ButtonData {
  const { step, subject, round } = instanceIn(data);
  const { caseId = '', version } = data;
  return { caseId, step, subject, round, ...(version === undefined ? {} : { version }) };
}

/** The same for the same document and version, so that a corrected one never takes the place of what was saved before. */
function markOf({ data }: Turn, file: Document | Folder): string {
  const version = 'screen' in file ? (data.version ?? versionOf(file)) : file.at;
  return createHash('sha256')
    .update(`${keyOf(instanceIn(data))}/${version}`)
    .digest('hex')
    .slice(0, 4);
}
