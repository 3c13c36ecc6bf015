import type { Browser } from 'playwright-core';
import { rendered, type Sample } from '../adapters/teams/cards/samples';
import { type Drawn, type Gallery, startGallery } from './gallery';
import { type Finding, type Found, inspect, measure } from './inspect';
import { type Look, lookAt, looks, type Size } from './looks';

export interface CheckedCards {
  readonly findings: readonly Finding[];
  /** How many were drawn, and how many axe-core saw. */
  readonly drawn: number;
  readonly seen: number;
}

/** As much JSON as one page holds, in characters: axe-core takes longer for twice as much than for two. */
const pageful = 250_000;

/**
 * `every`: draws each card whole, and axe-core sees all of them in each look and size. `some` finds the same, for a
 * ninth of the time: what stands on several cards, word for word, is drawn and measured once, and axe-core, which does
 * not read, sees as many cards as have on them everything that stands on any, but for its words.
 */
export async function checkCards(
  browser: Browser,
  samples: readonly Sample[],
  which: 'every' | 'some',
): Promise<CheckedCards> {
  const server = await startGallery();
  try {
    const gallery = await server.open(browser);
    return await checkIn(gallery, samples.map(drawn), which);
  } finally {
    server.close();
  }
}

async function checkIn(gallery: Gallery, cards: readonly Drawn[], which: 'every' | 'some'): Promise<CheckedCards> {
  const { page } = gallery;
  const findings: Finding[] = [];
  const take = (look: Look, size: Size, found: readonly Found[]) => {
    const where = found.map((one) => ({ ...one, ...placeOf(one.part), look, size }));
    findings.push(...where);
  };
  const toSee: Drawn[] = [];
  const toColour: Drawn[] = [];
  const known = { parts: new Set<string>(), shapes: new Set<number>(), colours: new Set<number>() };
  await lookAt(page, 'light', '320 px');
  // Small ones first: whatever stands on them needs no large one to be seen.
  const whole = new Map(cards.map((card) => [card.name, card]));
  const drawn = which === 'every' ? cards : cards.toSorted((one, other) => sizeOf(one) - sizeOf(other));
  for (const some of pages(which === 'every' ? drawn : drawn.flatMap((card) => news(card, known.parts)))) {
    const likenesses = await gallery.show('nb', some);
    take('light', '320 px', await measure(page));
    for (const [index, { name }] of some.entries()) {
      const likeness = likenesses[index];
      const card = whole.get(name);
      if (card && (tells(known.shapes, likeness?.shapes) || which === 'every')) toSee.push(card);
      if (card && (tells(known.colours, likeness?.colours) || which === 'every')) toColour.push(card);
    }
  }
  for (const some of pages(toSee)) {
    await lookAt(page, 'light', '320 px');
    await gallery.show('nb', some);
    take('light', '320 px', await inspect(page, 'structure'));
    await lookAt(page, 'light', '200 %');
    take('light', '200 %', await measure(page));
    if (which === 'every') take('light', '200 %', await inspect(page, 'structure'));
  }
  for (const some of pages(toColour)) {
    await gallery.show('nb', some);
    await lookAt(page, 'light', '1280 px');
    take('light', '1280 px', await inspect(page, 'targets'));
    for (const look of looks) {
      await lookAt(page, look, '320 px');
      take(look, '320 px', await inspect(page, 'colour'));
    }
  }
  return { findings, drawn: cards.length, seen: new Set([...toSee, ...toColour]).size };
}

/** What of a card has not been drawn, in these words, on another one. What its buttons send is not to be seen. */
function news(card: Drawn, known: Set<string>): readonly Drawn[] {
  const body = card.card.body.filter((part) => {
    const words = JSON.stringify(part, (key, value) => (['data', 'id', 'fallback'].includes(key) ? undefined : value));
    return tells(known, [words]);
  });
  return body.length > 0 ? [{ ...card, card: { ...card.card, body } }] : [];
}

/** Whether there is anything new in it, which is then known. */
function tells<T>(known: Set<T>, these: readonly T[] = []): boolean {
  const before = known.size;
  for (const one of these) known.add(one);
  return known.size > before;
}

function drawn(sample: Sample): Drawn {
  const { card, title } = rendered(sample);
  const body = Array.isArray(card.body) ? card.body : [];
  return { name: `${sample.language} ${sample.name}`, language: sample.language, title, card: { ...card, body } };
}

function placeOf(part: string): { part: string; language: string } {
  const [language = '', ...name] = part.split(' ');
  return { language, part: name.join(' ') };
}

function sizeOf({ card }: Drawn): number {
  return JSON.stringify(card).length;
}

function* pages(cards: readonly Drawn[]): Generator<readonly Drawn[]> {
  let page: Drawn[] = [];
  let size = 0;
  for (const card of cards) {
    if (size > 0 && size + sizeOf(card) > pageful) {
      yield page;
      page = [];
      size = 0;
    }
    page.push(card);
    size += sizeOf(card);
  }
  if (page.length > 0) yield page;
}
