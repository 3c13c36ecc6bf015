import type { Block, House, Paper, PaperFolder } from '../../../application/paper';
import type { Texts } from '../../../language/texts';
import { accessWords } from './access-dialogs';
import type { Folder } from './download-model';
import { paperOf } from './download-paper';
import { caseNumberLine } from './parts';
import { filedLines } from './personnel-dialogs';
import { recordTitle } from './record-dialog';

/** A person's file for paper: what lies in it, and on which page each document begins. */
export function folderOf(texts: Texts, folder: Folder, house: House): PaperFolder {
  const papers = folder.documents.map(({ document }) => paperOf(texts, document, house));
  return { papers, index: (pages) => indexOf(texts, folder, house, pages) };
}

function indexOf(texts: Texts, { kind, name, documents, at }: Folder, house: House, pages: readonly number[]): Paper {
  const { name: organisation, logo } = house;
  const numbers = [...new Set(documents.map(({ line }) => line.caseNumber))];
  return {
    language: texts.language,
    organisation,
    app: texts.name,
    ...(logo ? { logo: { ...logo, alt: texts.text('papers.logo', { name: organisation }) } } : {}),
    title: texts.text(`papers.${kind}`),
    caseNumber: numbers.map((number) => caseNumberLine(texts, number)).join(', '),
    subtitle: [name],
    at,
    unprintable: texts.text('papers.unprintable'),
    page: (number, of) => texts.text('papers.page', { number, of }),
    blocks: [
      ...(kind === 'access' ? [{ kind: 'text' as const, text: texts.text('papers.aboutAccess') }] : []),
      ...documents.flatMap(({ line }, place): readonly Block[] => [
        { kind: 'gap', room: 'signature' },
        {
          kind: 'fact',
          label: texts.text('papers.onPage', { page: pages[place] ?? 0 }),
          value: linesOf(texts, line).join('\n'),
        },
      ]),
    ],
  };
}

function linesOf(texts: Texts, line: Folder['documents'][number]['line']): readonly string[] {
  if ('how' in line) return [recordTitle(texts, line.step, false), ...filedLines(texts, line)];
  return [accessWords(texts, line, true), caseNumberLine(texts, line.caseNumber)];
}
