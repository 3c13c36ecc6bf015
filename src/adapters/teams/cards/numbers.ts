import type { Texts } from '../../../language/texts';
import type { NumberToCall } from '../../../procedure/policy';
import type { Problem } from './lines';
import { line } from './parts';
import { bind, type Piece } from './templates';

/** One below the other, each with whose it is. */
export function numberFacts(texts: Texts, numbers: readonly NumberToCall[]): readonly Piece[] {
  const facts = numbers.map(({ phone, name }) => ({ title: unbroken(phone), value: name[texts.language] }));
  return facts.length > 0 ? [bind(texts, 'parts/numbers', { facts })] : [];
}

/** Where life or safety is at stake, and somebody to talk to. */
export function emergency(texts: Texts): Piece {
  return bind(texts, 'parts/emergency', { numbers: numberFacts(texts, atHand(texts)) });
}

/** At the foot of a card on which somebody thinks. */
export function numbersFoot(texts: Texts): Piece {
  return line(texts, 'subtle', texts.text('parts.numbers.foot', { numbers: inALine(texts, atHand(texts)) }));
}

/** On a card that may be read by somebody who does not cope. */
export function talkNow(texts: Texts): Piece {
  return bind(texts, 'parts/talk-now', { text: talkNowText(texts) });
}

export function talkNowText(texts: Texts): string {
  const { emergency: urgent, helpLines } = texts.numbers;
  return texts.text('parts.talk-now.text', { numbers: inALine(texts, [...helpLines.slice(0, 1), ...urgent]) });
}

/** Why something can't be done now, which nobody in danger is left alone with. */
export function problemText(texts: Texts, problem: Problem): string {
  return texts.text(`problems.${problem}.text`, { numbers: inALine(texts, texts.numbers.emergency) });
}

/** The first of the help lines is for whoever is in no danger, and has nobody to talk to. */
function atHand({ numbers: { emergency: urgent, helpLines } }: Texts): readonly NumberToCall[] {
  return [...urgent, ...helpLines.slice(0, 1)];
}

/** With as much of each name as stands before its first comma. */
function inALine(texts: Texts, numbers: readonly NumberToCall[]): string {
  const short = (name: string) => name.split(',')[0] ?? name;
  return numbers.map(({ phone, name }) => `**${unbroken(phone)}** (${short(name[texts.language])})`).join(', ');
}

/** Blanks that never break: a number stands on one line. */
export function unbroken(phone: string): string {
  return phone.replaceAll(' ', '\u00a0');
}
