import { pdfPrinter } from '../../../../src/adapters/documents/printer';
import { folderOf } from '../../../../src/adapters/teams/cards/download-folder';
import { paperOf } from '../../../../src/adapters/teams/cards/download-paper';
import type { Recorded } from '../../../../src/adapters/teams/cards/lines';
import { languages, textsFor } from '../../../../src/language/texts';
import { inkOf, isInstalled, pagesIn, said, theFile } from '../../../support/pdf-text';
import { documents, folder } from './sample-downloads';

const samples = languages.flatMap((language) =>
  Object.entries(documents).map(([name, document]) => [name, language, document] as const),
);
const house = { name: 'Trolldalen Energi' };
const margins = /^(?:Trolldalen Energi|(?:Sak|Case) T-\S+|(?:Side|Page) \d+ (?:av|of) \d+)$/gm;

/** A test that needs a program that is not on every machine; it is skipped by name where it is not there. */
function itWith(program: string) {
  return isInstalled(program) ? it.each(samples) : it.skip.each(samples);
}

describe('every kind of document, printed', () => {
  it.each(samples)(
    '%s, in %s: nothing that its dialog says of what people wrote is lost',
    async (_, language, document) => {
      const pdf = await pdfPrinter.print(paperOf(textsFor(language), document, house));
      const ink = inkOf(pagesIn(pdf).join('\n').replace(margins, ''));
      const { screen, signatures, party } = document;
      const written =
        screen.screen === 'complaint'
          ? [...screen.accused, ...screen.witnesses, screen.draft.what, screen.draft.injury]
          : screen.screen === 'document'
            ? [screen.text, screen.head?.place ?? '', screen.complaint?.draft.what ?? '', party?.name ?? '']
            : [screen.letter ?? '', ...screen.recorded.flatMap(ownWords)];
      const signed = signatures.flatMap(({ name, sha256 = '', words = '' }) => [name, sha256, words]);
      for (const told of [...written, ...signed]) {
        for (const line of told.split('\n').filter(isPlain)) expect(ink).toContain(inkOf(line));
      }
      expect(pdf.toString('latin1')).toContain(`/Lang (${language})`);
    },
  );

  it.each(languages)(
    'a signature to other words than these is void, and says so before anything else of it: %s',
    async (language) => {
      const texts = textsFor(language);
      const voided = inkOf(texts.text('papers.signature.isOfAnother'));
      const inkOfSample = async (name: keyof typeof documents) => {
        const document = documents[name];
        if (!document) throw new Error('there is no such sample');
        return inkOf(pagesIn(await pdfPrinter.print(paperOf(texts, document, house))).join('\n'));
      };
      const ink = await inkOfSample('minutes, corrected, declined');
      expect(ink.indexOf(voided)).toBeGreaterThan(0);
      expect(ink.indexOf(voided)).toBeLessThan(ink.indexOf(inkOf(texts.text('papers.signature.declined'))));
      expect(await inkOfSample('minutes')).not.toContain(voided);
    },
  );

  itWith('qpdf')('%s, in %s, is found sound by qpdf', async (_, language, document) => {
    const pdf = await pdfPrinter.print(paperOf(textsFor(language), document, house));
    expect(said('qpdf', ['--check', theFile], pdf)).toContain('No syntax or stream encoding errors');
  });

  itWith('pdffonts')('%s, in %s, has every typeface in it, by pdffonts', async (_, language, document) => {
    const [, , ...fonts] = said(
      'pdffonts',
      [theFile],
      await pdfPrinter.print(paperOf(textsFor(language), document, house)),
    )
      .trim()
      .split('\n');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
  });
});

describe('a person’s file, printed', () => {
  it.each(languages)('begins with an index that names the page of each document: %s', async (language) => {
    const texts = textsFor(language);
    const pdf = await pdfPrinter.printFolder(folderOf(texts, folder, house));
    const pages = pagesIn(pdf).map(inkOf);
    expect(pages).toHaveLength(1 + folder.documents.length);
    folder.documents.forEach(({ document }, place) => {
      const page = place + 2;
      expect(pages[0]).toContain(inkOf(texts.text('papers.onPage', { page })));
      expect(pages[page - 1]).toContain(inkOf(texts.text('papers.page', { number: page, of: pages.length })));
      const { screen } = document;
      const words =
        screen.screen === 'record' ? (screen.letter ?? '') : screen.screen === 'document' ? screen.text : '';
      for (const line of words.split('\n')) expect(pages[page - 1]).toContain(inkOf(line));
    });
    expect(pdf.toString('latin1')).toContain('/PageMode /UseOutlines');
    expect(pdf.equals(await pdfPrinter.printFolder(folderOf(texts, folder, house)))).toBe(true);
  });

  (isInstalled('qpdf') ? it : it.skip)('is found sound by qpdf', async () => {
    const pdf = await pdfPrinter.printFolder(folderOf(textsFor('nb'), folder, house));
    expect(said('qpdf', ['--check', theFile], pdf)).toContain('No syntax or stream encoding errors');
  });
});

/** A choice or a day is printed in our words. */
function ownWords({ fields, answers }: Recorded): readonly string[] {
  return Object.entries(answers).flatMap(([name, words]) =>
    ['text', 'longText'].includes(fields[name]?.kind ?? '') ? [words] : [],
  );
}

/** What is ordered anew for the eye, or stands as its number, is shown to be right by the printer's own tests. */
function isPlain(line: string): boolean {
  return (
    line.trim() !== '' &&
    /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{Z}\p{S}]*$/u.test(line) &&
    !/\p{Extended_Pictographic}/u.test(line)
  );
}
