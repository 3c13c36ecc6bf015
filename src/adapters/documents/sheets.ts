import PDFDocument from 'pdfkit';
import type { Paper } from '../../application/paper';
import { printable, type Repertoire } from './characters';
import { directionOf } from './direction';
import { type Face, faces } from './faces';
import { linesOf } from './lines';

/** All lengths are in points, 72 to the inch; A4. */
const page = { width: 595.28, height: 841.89, margin: 68, top: 96, bottom: 84 } as const;
/** As large as a logo may be, whatever its shape. */
const logo = { top: 72, width: 170, height: 44, below: 22 } as const;
export const fullWidth = page.width - 2 * page.margin;
const leading = 1.4;

export const ink = { text: '#1b1f24', quiet: '#5b646e', line: '#c9d0d6', warning: '#a4262c' } as const;

export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
}

export interface Place {
  /** From the left margin. */
  readonly indent?: number;
  readonly width?: number;
  /** Text that is written from right to left begins at the right. */
  readonly follows?: boolean;
}

type Element = PDFKit.PDFStructureElement;

/** The pages of one document, filled from top to bottom, with the tags that a screen reader reads. */
export class Sheets {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: Element;
  private y: number = page.top;
  /** Whose each page is. */
  private readonly owners: Paper[] = [];
  private paper: Paper;
  isNumbered = false;

  constructor(paper: Paper) {
    const { title, organisation, language, at, app } = paper;
    this.paper = paper;
    this.owners.push(paper);
    const date = new Date(at);
    this.pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      bufferPages: true,
      info: {
        Title: title,
        Author: organisation,
        CreationDate: date,
        ModDate: date,
        Creator: app,
        Producer: app,
      },
    });
    for (const [name, font] of Object.entries(faces)) this.pdf.registerFont(name, font);
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    if (paper.logo) this.show(paper.logo);
  }

  /** Another document in the same file: on a page of its own, whose number this is, and in the outline. */
  begin(paper: Paper): number {
    this.paper = paper;
    this.isNumbered = false;
    this.turn();
    this.pdf.outline.addItem([paper.title, ...paper.subtitle].join(' · '));
    return this.pages();
  }

  /** At the top of the first page, above everything else that is read. */
  private show({ image, width, height, alt }: NonNullable<Paper['logo']>): void {
    const scale = Math.min(logo.width / width, logo.height / height);
    const [wide, high] = [width * scale, height * scale];
    // The package's types leave out where a figure stands.
    const figure = { alt, bbox: [page.margin, logo.top, page.margin + wide, logo.top + high], placement: 'Block' };
    const element = this.pdf.struct('Figure', figure);
    this.root.add(element);
    const content = this.pdf.markStructureContent('Figure');
    this.pdf.image(image, page.margin, logo.top, { width: wide, height: high });
    this.pdf.endMarkedContent();
    element.add(content);
    element.end();
    this.y = Math.max(this.y, logo.top + high + logo.below);
  }

  /** Room above what comes next; and so much below it that a heading does not stand alone at the foot of a page. */
  space(above: number, needed = 0): void {
    if (this.y > page.top) this.y += above;
    if (this.y + needed > page.height - page.bottom) this.turn();
  }

  /** A tag of its own, below which everything is that `fill` prints. */
  tagged(tag: 'H1' | 'H2' | 'P', fill: (element: Element) => void): void {
    const element = this.pdf.struct(tag);
    this.root.add(element);
    fill(element);
    element.end();
  }

  /** Prints text, line by line, over as many pages as it takes. */
  write(element: Element, text: string, style: Style, place: Place = {}): void {
    const { indent = 0, width = fullWidth - indent, follows = false } = place;
    const { paragraphs, isNumbered } = printable(text, this.repertoireOf(style));
    this.isNumbered ||= isNumbered;
    for (const paragraph of paragraphs) {
      if (paragraph === '') this.y += (style.size * leading) / 2;
      else this.paragraph(element, paragraph, style, { indent, width, follows });
    }
  }

  private paragraph(element: Element, paragraph: string, style: Style, place: Required<Place>): void {
    const direction = directionOf(paragraph, place.follows ? 'auto' : 'ltr');
    this.use(style);
    const widthOf = (text: string) => this.pdf.widthOfString(text);
    const lines = [...linesOf(paragraph, place.width, widthOf)];
    for (const [number, { start, end }] of lines.entries()) {
      this.space(0, linesKept(number, lines.length) * style.size * leading);
      this.use(style);
      const runs = direction.runs(start, end).map((run) => {
        // Shaped as one: the font puts its glyphs in the order of writing.
        const options: PDFKit.Mixins.TextOptions = { lineBreak: false, ...(run.isRightToLeft ? { features: [] } : {}) };
        return { ...run, options, width: this.pdf.widthOfString(run.text, options) };
      });
      const filled = runs.reduce((sum, run) => sum + run.width, 0);
      const content = this.pdf.markStructureContent('Span');
      let x = page.margin + place.indent;
      if (place.follows && direction.isRightToLeft) x += place.width - filled;
      for (const run of runs) {
        this.pdf.text(run.text, x, this.y, run.options);
        x += run.width;
      }
      this.pdf.endMarkedContent();
      element.add(content);
      this.y += style.size * leading;
    }
  }

  /** Several pieces side by side: each begins at the same height, and the longest decides where it goes on. */
  beside(...pieces: readonly (() => void)[]): void {
    const [top, begun] = [this.y, this.pages()];
    let lowest = top;
    for (const piece of pieces) {
      if (this.pages() === begun) this.y = top;
      piece();
      lowest = this.pages() === begun ? Math.max(lowest, this.y) : this.y;
    }
    this.y = lowest;
  }

  rule(): void {
    this.space(8);
    this.decorated(() => {
      const { margin, width } = page;
      this.pdf
        .moveTo(margin, this.y)
        .lineTo(width - margin, this.y)
        .lineWidth(0.7)
        .stroke(ink.line);
    });
    this.y += 10;
  }

  /** The whole file, with head and foot on each page. */
  async file(): Promise<Buffer> {
    const all = this.pages();
    for (const [place, paper] of this.owners.entries()) {
      const { organisation, caseNumber } = paper;
      this.pdf.switchToPage(place);
      this.decorated(() => {
        this.margin(organisation, 44, 'left', 'bold');
        this.margin(caseNumber, 44, 'right', 'regular');
        this.margin(paper.page(place + 1, all), page.height - 52, 'right', 'regular');
      });
    }
    this.root.end();
    const parts: Buffer[] = [];
    const ended = new Promise<void>((resolve, reject) => {
      this.pdf.on('data', (part: Buffer) => parts.push(part));
      this.pdf.once('end', resolve);
      this.pdf.once('error', reject);
    });
    this.pdf.end();
    await ended;
    return Buffer.concat(parts);
  }

  private margin(text: string, y: number, side: 'left' | 'right', face: Face): void {
    this.use({ face, size: 9, colour: ink.quiet });
    const width = this.pdf.widthOfString(text);
    const x = side === 'left' ? page.margin : page.width - page.margin - width;
    this.pdf.text(text, x, y, { lineBreak: false });
  }

  /** What is on every page, or only looks good, is not read aloud. */
  private decorated(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.pdf.endMarkedContent();
  }

  private pages(): number {
    return this.pdf.bufferedPageRange().count;
  }

  private turn(): void {
    this.pdf.addPage();
    this.owners.push(this.paper);
    this.y = page.top;
  }

  private use({ face, size, colour }: Style): void {
    this.pdf.font(face).fontSize(size).fillColor(colour);
  }

  private repertoireOf(style: Style): Repertoire {
    this.use(style);
    // The package's types leave out that a document knows its font.
    const { _font } = this.pdf as unknown as { readonly _font: { readonly font: Repertoire } };
    return _font.font;
  }
}

/** A few lines stay together, and of many none stands alone at the foot or the head of a page: how many have to fit. */
function linesKept(number: number, all: number): number {
  if (number === 0) return all <= 4 ? all : 2;
  return number === all - 2 ? 2 : 1;
}
