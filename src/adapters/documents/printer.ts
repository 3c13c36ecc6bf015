import type { Block, Paper, PaperFolder, Printer } from '../../application/paper';
import { fullWidth, ink, Sheets, type Style } from './sheets';

const title: Style = { face: 'bold', size: 19, colour: ink.text };
const heading: Style = { face: 'bold', size: 12.5, colour: ink.text };
const label: Style = { face: 'bold', size: 9, colour: ink.quiet };
const text: Style = { face: 'regular', size: 10.5, colour: ink.text };
const warning: Style = { face: 'bold', size: 10.5, colour: ink.warning };
const small: Style = { face: 'regular', size: 9, colour: ink.quiet };

/** As high as a signature is, with who, when and what. Points. */
const signature = 80;

/** Where the value of a fact begins, in points from the margin. */
const column = 170;

/** Documents as tagged PDF: made anew each time, and the same for the same content. */
export const pdfPrinter: Printer = {
  async print(paper: Paper): Promise<Buffer> {
    const sheets = new Sheets(paper);
    fill(sheets, paper);
    return sheets.file();
  },

  async printFolder(folder: PaperFolder): Promise<Buffer> {
    // The index says on which pages the others begin, which nobody knows before it is printed.
    const { pages } = printAll(folder, []);
    return printAll(folder, pages).sheets.file();
  },
};

function printAll({ index, papers }: PaperFolder, known: readonly number[]) {
  const first = index(known);
  const sheets = new Sheets(first);
  fill(sheets, first);
  const pages = papers.map((paper) => {
    const begun = sheets.begin(paper);
    fill(sheets, paper);
    return begun;
  });
  return { sheets, pages };
}

function fill(sheets: Sheets, paper: Paper): void {
  sheets.tagged('H1', (element) => sheets.write(element, paper.title, title));
  for (const line of paper.subtitle) sheets.tagged('P', (element) => sheets.write(element, line, small));
  sheets.rule();
  for (const block of paper.blocks) write(sheets, block);
  if (sheets.isNumbered) write(sheets, { kind: 'note', text: paper.unprintable });
}

function write(sheets: Sheets, block: Block): void {
  switch (block.kind) {
    case 'gap':
      sheets.space(10, block.room ? signature : 0);
      return;
    case 'heading':
      sheets.space(16, 60);
      sheets.tagged('H2', (element) => sheets.write(element, block.text, heading));
      sheets.space(2);
      return;
    case 'text':
      sheets.space(4);
      sheets.tagged('P', (element) => sheets.write(element, block.text, text, { follows: true }));
      return;
    case 'note':
      sheets.space(8);
      sheets.tagged('P', (element) => sheets.write(element, block.text, small));
      return;
    case 'warning':
      sheets.space(8, 40);
      sheets.tagged('P', (element) => sheets.write(element, block.text, warning));
      return;
    case 'fact':
      sheets.space(3);
      sheets.tagged('P', (element) =>
        sheets.beside(
          () =>
            sheets.write(element, block.label, { ...label, size: text.size, face: 'regular' }, { width: column - 12 }),
          () => sheets.write(element, block.value, text, { indent: column, width: fullWidth - column }),
        ),
      );
      return;
    case 'answer':
      sheets.space(8, 40);
      sheets.tagged('P', (element) => sheets.write(element, block.label, label));
      sheets.tagged('P', (element) => sheets.write(element, block.value, text, { follows: true }));
  }
}
