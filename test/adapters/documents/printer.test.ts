import { pdfPrinter } from '../../../src/adapters/documents/printer';
import type { Block, Paper } from '../../../src/application/paper';
import { inkOf, isInstalled, pagesIn, said, theFile } from '../../support/pdf-text';

const unprintable = 'Noen tegn står med nummeret sitt.';

function paper(...blocks: readonly Block[]): Paper {
  return {
    language: 'nb',
    organisation: 'Trolldalen Energi',
    app: 'Trygg',
    title: 'Referatet fra samtalen',
    caseNumber: 'Sak T-ABCD-1234',
    subtitle: ['Skrevet mandag 5. januar 2026'],
    blocks,
    at: '2026-01-05T08:00:00.000Z',
    page: (number, of) => `Side ${number} av ${of}`,
    unprintable,
  };
}

const wrote = (text: string): Block => ({ kind: 'text', text });
const margins = /^(?:Trolldalen Energi|Sak T-ABCD-1234|Side \d+ av \d+)$/gm;
const printed = async (...blocks: readonly Block[]) =>
  pagesIn(await pdfPrinter.print(paper(...blocks)))
    .join('\n')
    .replace(margins, '');
const turned = (text: string) => [...text].reverse().join('');

/** A test that needs a program that is not on every machine; it is skipped by name where it is not there. */
function itWith(program: string) {
  return isInstalled(program) ? it : it.skip;
}

describe('a printed document', () => {
  it('is the same file for the same content, whenever it is made', async () => {
    const [one, other] = [await pdfPrinter.print(paper(wrote('Et.'))), await pdfPrinter.print(paper(wrote('Et.')))];
    expect(one.equals(other)).toBe(true);
    expect(one.equals(await pdfPrinter.print(paper(wrote('To.'))))).toBe(false);
    expect(one.toString('latin1')).toContain('D:20260105080000Z');
  });

  it('is tagged, says its language and its title, and has the parts of its fonts that it uses in it', async () => {
    const pdf = (await pdfPrinter.print(paper({ kind: 'heading', text: 'Teksten' }, wrote('Hei.')))).toString('latin1');
    for (const part of ['/Marked true', '/StructTreeRoot', '/Lang (nb)', '/DisplayDocTitle true', '/FontFile2']) {
      expect(pdf).toContain(part);
    }
    for (const tag of ['/S /Document', '/S /H1', '/S /H2', '/S /P']) expect(pdf).toContain(tag);
    expect(pdf.length).toBeLessThan(60_000);
  });

  it('says on every page whose it is, which case, and which page of how many', async () => {
    const pages = pagesIn(await pdfPrinter.print(paper(wrote('En linje.\n'.repeat(120)))));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      for (const there of ['Trolldalen Energi', 'Sak T-ABCD-1234', `Side ${index + 1} av ${pages.length}`]) {
        expect(page).toContain(there);
      }
    });
    expect(pages.join('').match(/En linje\./g)).toHaveLength(120);
  });

  it.each([
    ['Norwegian', 'Blåbærsyltetøy på «søndag» – 3 × 4 = 12 € … ½'],
    ['Greek', 'Ελένη Παπαδοπούλου'],
    ['Cyrillic', 'Наталья Щербакова, Володимир Їжак'],
    ['Polish and Vietnamese', 'Zażółć gęślą jaźń, Nguyễn Thị Ánh'],
    ['faces', 'Han sendte 😀 og ☹'],
  ])('holds what was written: %s', async (_, text) => {
    const shown = await printed(wrote(text), { kind: 'fact', label: 'Klager', value: text });
    expect(inkOf(shown).split(inkOf(text)).length - 1).toBe(2);
    expect(shown).not.toContain(unprintable);
  });

  it('writes Arabic and Hebrew from right to left, and what stands beside them from left to right', async () => {
    const shown = await printed(wrote('Klager: דוד בן (leder), født 1990.'));
    expect(inkOf(shown)).toContain(inkOf(`Klager: ${turned('דוד בן')} (leder), født 1990.`));
    expect(inkOf(await printed(wrote('שלום (עולם) 12')))).toContain(inkOf(`12 (${turned('עולם')}) ${turned('שלום')}`));
  });

  itWith('pdftotext')('is read again by pdftotext as it was written, also from right to left', async () => {
    const text = 'Nora møtte محمد علي og דוד בן i Αθήνα.';
    const read = said('pdftotext', [theFile, '-'], await pdfPrinter.print(paper(wrote(text))));
    for (const word of ['Nora', 'محمد', 'علي', 'דוד', 'Αθήνα']) expect(read).toContain(word);
  });

  it('gives a character that the typeface lacks by its number, and says so', async () => {
    const shown = await printed(wrote('李娜 sa det.'));
    expect(inkOf(shown)).toContain('[U+674E][U+5A1C]sadet.');
    expect(inkOf(shown)).toContain(inkOf(unprintable));
  });

  it('leaves out what turns the direction of writing by force, and control characters', async () => {
    const shown = await printed(wrote('a\u202eb\u0000c\u2066d'));
    expect(shown).toContain('abcd');
    expect(shown).not.toContain('U+');
  });

  it('breaks a word that is wider than the page, and loses nothing of it', async () => {
    const word = 'abcdefghij'.repeat(200);
    const shown = await printed(wrote(`Før ${word} etter`), { kind: 'fact', label: 'Navn', value: word });
    expect(inkOf(shown).split(word).length - 1).toBe(2);
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(110);
  });

  it('prints all of 20,000 characters, with their paragraphs', async () => {
    const text = Array.from({ length: 2_000 }, (_, place) => `ord${place} `)
      .join('')
      .slice(0, 20_000);
    const shown = await printed({ kind: 'answer', label: 'Hva har skjedd?', value: text });
    expect(inkOf(shown)).toContain(inkOf(text));
  });

  it('does not take marks for anything but what they are', async () => {
    const text = '**fet** <b>x</b> {{DATE(2026)}} \\n (a) [b]';
    expect(inkOf(await printed(wrote(text)))).toContain(inkOf(text));
  });

  itWith('qpdf')('is found sound by qpdf', async () => {
    const pdf = await pdfPrinter.print(paper(wrote('Hei.\n'.repeat(200))));
    expect(said('qpdf', ['--check', theFile], pdf)).toContain('No syntax or stream encoding errors');
  });

  itWith('pdfinfo')('is read aloud in its order, by pdfinfo: heads and feet of pages are left out', async () => {
    const blocks: readonly Block[] = [
      { kind: 'fact', label: 'Klager', value: 'Nora Lund' },
      { kind: 'heading', text: 'Teksten' },
      wrote('Hun fortalte.'),
    ];
    const spoken = said('pdfinfo', ['-struct-text', theFile], await pdfPrinter.print(paper(...blocks)));
    const heard = [...spoken.matchAll(/"([^"]*)"/g)].map(([, words]) => words);
    const top = ['Referatet fra samtalen', 'Skrevet mandag 5. januar 2026'];
    expect(heard).toEqual([...top, 'Klager', 'Nora Lund', 'Teksten', 'Hun fortalte.']);
  });
});
