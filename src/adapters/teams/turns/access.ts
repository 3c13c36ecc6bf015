import type { ConcernsPerson, PartOfCase } from '../../../application/access';
import type { Trygg } from '../../../application/trygg';
import { statementOf } from '../../../case/rectifications';
import { offersTo, takingDown } from '../../../case/views';
import type { AccessLine, AccessOfScreen, AccessScreen } from '../cards/access-screens';
import type { Document, Folder } from '../cards/download-model';
import type { DialogScreen } from '../cards/screens';
import { recordLines } from './case-file';
import { complaintInstance } from './download-button';
import { documentFor, readWhole } from './download-document';
import { instanceIn } from './find-task';
import { nothingHere } from './problems';
import { openTaskButton } from './task-lines';
import { type Turn, textsOf } from './turn';

/** Access (GDPR, article 15), for HR to check and to hand over. */

/** Stands where a document's step does, in what asks for all that concerns a person. */
export const allOfPerson = 'access';

export async function listAccess(trygg: Trygg, { personId }: Turn): Promise<AccessScreen> {
  const people = await trygg.access.all(personId);
  return {
    screen: 'access',
    people: people.map(({ name, at, cases }) => ({ name, count: cases.length, open: { verb: 'AccessOf', ...at } })),
  };
}

export async function openAccess(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const person = await trygg.access.of(personId, data.caseId ?? '', data.subject ?? '');
  return person ? accessScreen(trygg, personId, person) : nothingHere;
}

function accessScreen(trygg: Trygg, adviserId: string, { personId, name, at, cases }: ConcernsPerson): AccessOfScreen {
  return {
    screen: 'accessOf',
    name,
    cases: cases.map((part) => ({
      caseNumber: part.state.caseId,
      roles: [...new Set(part.roles.map(({ role }) => role))],
      lines: itemsIn(trygg, personId, part).map(({ line }) => line),
      ...takenDown(trygg, adviserId, personId, part),
    })),
    download: { verb: 'Download', ...at, step: allOfPerson, round: 1 },
    back: { verb: 'Access' },
  };
}

/** What a party tells HR that they want rectified is taken down for them (article 16). */
function takenDown(trygg: Trygg, adviserId: string, personId: string, { state }: PartOfCase) {
  const ground = trygg.groundOf(state);
  const offer = offersTo(ground, state, adviserId, trygg.now()).find(
    ({ step, instance }) => step === takingDown && statementOf(ground.procedure, state, instance) === personId,
  );
  return offer ? { takeDown: openTaskButton(offer) } : {};
}

/** What stands in the person's own list of the case. */
function itemsIn(trygg: Trygg, personId: string, part: PartOfCase) {
  const caseNumber = part.state.caseId;
  return recordLines(trygg, personId, part).map(({ step, on, open }) => ({
    line: { caseNumber, step, on } satisfies AccessLine,
    instance: open.verb === 'ReadComplaint' ? complaintInstance : instanceIn(textsOf(open)),
  }));
}

/** As the person themself would read each of it, and never as HR does. */
export async function accessFor(trygg: Trygg, turn: Turn): Promise<Folder | undefined> {
  const { caseId = '', subject = '' } = turn.data;
  const person = await trygg.access.of(turn.personId, caseId, subject);
  if (!person) return undefined;
  const { personId, name, cases } = person;
  const documents: { line: AccessLine; document: Document }[] = [];
  for (const part of cases) {
    for (const { instance, line } of itemsIn(trygg, personId, part)) {
      const data = { caseId: part.state.caseId, ...instance, round: String(instance.round) };
      const document = await readAs(trygg, { personId, language: turn.language, data });
      if (document) documents.push({ line, document });
    }
  }
  const at = cases
    .flatMap(({ state, records }) => [state.receivedAt, ...records.map((record) => record.at)])
    .sort()
    .at(-1);
  return { kind: 'access', caseNumber: caseId, name, documents, at: at ?? '' };
}

/** What is no document of its own kind is printed as the note that it is. */
async function readAs(trygg: Trygg, turn: Turn): Promise<Document | undefined> {
  const document = await documentFor(trygg, turn);
  if (document) return document;
  const screen = await readWhole(trygg, turn);
  return screen && { kind: 'closingNote', screen, signatures: [], at: trygg.now() };
}
