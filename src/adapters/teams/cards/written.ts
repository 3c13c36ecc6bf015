import type { Texts } from '../../../language/texts';
import { bind, type Piece } from './templates';

const mostParagraphs = 100;

/**
 * What a person wrote, made fit to be shown as it is: what no client can draw is taken out, and the one thing that a
 * TextRun does interpret, `{{DATE(…)}}`, is held apart by a character without width.
 */
export function shown(text: string): string {
  return cleaned(text).replaceAll('{{', '{\u2060{');
}

/** What a person wrote, as the value of an input. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(unprintable, '');
}

/** Control characters except tab and line feed, and those that turn the direction of writing by force. */
const unprintable = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** An account, a paragraph for each line; very many lines share paragraphs, so that the card stays small. */
export function paragraphs(texts: Texts, text: string): readonly Piece[] {
  const lines = shown(text)
    .split(/[\n\u2028\u2029]+/)
    .filter((line) => line.trim() !== '');
  const together = Math.ceil(lines.length / mostParagraphs);
  return lines.flatMap((_, index) =>
    index % together === 0
      ? [
          bind(texts, 'parts/paragraph', {
            text: lines.slice(index, index + together).join('\n'),
            spacing: index === 0 ? 'None' : 'Small',
          }),
        ]
      : [],
  );
}

/** Something short that a person wrote, on one line, whose direction of writing does not reach what stands beside it. */
export function oneLine(text: string): string {
  return `\u2068${shown(text).replace(/\s+/g, ' ').trim()}\u2069`;
}

/**
 * A name as the title of a choice. Some clients read Markdown there and others show a backslash as it is, so
 * characters with a meaning give way to their full-width twins, which mean nothing anywhere.
 */
export function choiceTitle(name: string): string {
  return oneLine(name).replace(/[\][<>*_~#`|\\]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
}

/**
 * The official renderer makes what a text begins with as wide as the card, and then indents a list: its lines would be cut
 * off at the right. So a list never comes first.
 */
export function afterAParagraph(markdown: string): string {
  return /^(?:-|\d+\.) /.test(markdown) ? `\u200b\n\n${markdown}` : markdown;
}
