import { createHash } from 'node:crypto';
import type { Trygg } from '../../../application/trygg';
import { keyOf } from '../../../case/state';
import type { Document } from '../cards/download-model';
import type { FileOffer } from '../cards/download-screens';
import type { ButtonData } from '../cards/lines';
import type { DialogScreen } from '../cards/screens';
import { complaintInstance } from './download-button';
import { documentFor } from './download-document';
import { instanceIn } from './find-task';
import { nothingHere } from './problems';
import type { Turn } from './turn';

/** What a file is beside its text, about: fonts and structure. Bytes. */
const frame = 20_000;

/** Before anything leaves Trygg: that nobody can protect or delete it afterwards. */
export async function warnOfDownload(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const document = await documentFor(trygg, turn);
  if (!document) return nothingHere;
  const context = contextOf(turn);
  const isComplaint = context.step === complaintInstance.step;
  return {
    screen: 'downloadWarning',
    caseNumber: document.screen.caseNumber,
    send: { verb: 'SendFile', ...context },
    back: { verb: isComplaint ? 'ReadComplaint' : 'ReadRecord', ...context },
  };
}

/** The person wants it all the same: their client asks them once more, with a card of its own. */
export async function offerFile(trygg: Trygg, turn: Turn): Promise<DialogScreen> {
  const document = await documentFor(trygg, turn);
  if (!document) return nothingHere;
  const { caseNumber } = document.screen;
  const context = contextOf(turn);
  const offer: FileOffer = {
    kind: document.kind,
    caseNumber,
    mark: markOf(turn, document),
    size: frame + Buffer.byteLength(JSON.stringify(document.screen)),
    context,
  };
  return { screen: 'downloadOffered', caseNumber, offer };
}

function contextOf({ data }: Turn): ButtonData {
  const { step, subject, round } = instanceIn(data);
  return { caseId: data.caseId ?? '', step, subject, round };
}

/** The same for the same document and version, so that a corrected one never takes the place of what was saved before. */
function markOf({ data }: Turn, { screen }: Document): string {
  const version = screen.screen === 'document' ? screen.version : 1;
  return createHash('sha256')
    .update(`${keyOf(instanceIn(data))}/${version}`)
    .digest('hex')
    .slice(0, 4);
}
