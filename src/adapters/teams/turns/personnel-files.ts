import type { PersonnelFile } from '../../../application/personnel-files';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import type { Filed } from '../../../case/personnel-file';
import type { Folder } from '../cards/download-model';
import type { PersonnelFileScreen, PersonnelFilesScreen } from '../cards/personnel-screens';
import type { DialogScreen } from '../cards/screens';
import { documentFor } from './download-document';
import { nothingHere } from './problems';
import type { Turn } from './turn';

/** Stands where a document's step does, in what asks for a whole file. */
export const wholeFile = 'personnelFile';

/** 3.1.2-8, -13, -18: of whom HR has something to keep, from the adviser's own cases. */
export async function listPersonnelFiles(trygg: Trygg, { personId }: Turn): Promise<PersonnelFilesScreen> {
  const files = await trygg.personnelFiles.all(personId);
  return {
    screen: 'personnelFiles',
    files: files.map(({ name, at, documents }) => ({
      name,
      count: documents.length,
      open: { verb: 'PersonnelFile', ...at },
    })),
  };
}

export async function openPersonnelFile(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const file = await trygg.personnelFiles.of(personId, data.caseId ?? '', data.subject ?? '');
  return file ? personnelFileScreen(trygg, file) : nothingHere;
}

function personnelFileScreen(trygg: Trygg, { name, at, documents }: PersonnelFile): PersonnelFileScreen {
  const { calendar } = trygg.grounds;
  return {
    screen: 'personnelFile',
    name,
    documents: documents.map(({ state: { caseId }, filed }) => {
      const { step, subject, round } = filed.document;
      return {
        caseNumber: caseId,
        step,
        on: dayOf(filed.at, calendar),
        how: filed.how,
        copy: copyLine(trygg, filed),
        open: { verb: 'ReadRecord', caseId, step, subject, round },
      };
    }),
    download: { verb: 'Download', ...at, step: wholeFile, round: 1 },
    back: { verb: 'PersonnelFiles' },
  };
}

function copyLine({ grounds }: Trygg, { copy }: Filed): PersonnelFileScreen['documents'][number]['copy'] {
  if (copy.how === 'owed') return copy;
  return { how: copy.how, on: copy.how === 'inTrygg' ? dayOf(copy.at, grounds.calendar) : copy.at.slice(0, 10) };
}

/** All of a person's file, as one: an index, and the documents as HR reads them. */
export async function folderFor(trygg: Trygg, turn: Turn): Promise<Folder | undefined> {
  const { caseId = '', subject = '' } = turn.data;
  const file = await trygg.personnelFiles.of(turn.personId, caseId, subject);
  if (!file) return undefined;
  const screen = personnelFileScreen(trygg, file);
  const documents = await Promise.all(
    screen.documents.map(async ({ open, ...line }) => {
      const data = Object.fromEntries(Object.entries(open).map(([key, value]) => [key, String(value)]));
      const document = await documentFor(trygg, { ...turn, data });
      return document ? [{ line, document }] : [];
    }),
  );
  const at = file.documents.at(-1)?.filed.at ?? '';
  return { kind: 'personnelFile', caseNumber: file.at.caseId, name: file.name, documents: documents.flat(), at };
}
