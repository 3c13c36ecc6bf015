import type { RecordScreen } from '../cards/case-screens';
import type { ButtonData, Recorded } from '../cards/lines';
import type { ListPage } from '../cards/list-page';

/** As much as a card holds beside everything else, in bytes: one long account always has room. */
const mostBytes = 40_000;

/** Several long accounts do not fit on one card: they are read page by page. */
export function pageOf(
  recorded: readonly Recorded[],
  wanted: number,
  open: ButtonData,
): Pick<RecordScreen, 'recorded' | 'page' | 'previous' | 'following'> {
  const pages = pagesOf(recorded);
  const number = pages[wanted - 1] ? wanted : 1;
  const to = (page: number) => ({ ...open, page });
  return {
    recorded: pages[number - 1] ?? [],
    page: { number, of: pages.length },
    ...(number > 1 ? { previous: to(number - 1) } : {}),
    ...(number < pages.length ? { following: to(number + 1) } : {}),
  };
}

function bytesOf(recorded: readonly Recorded[]): number {
  return recorded.reduce((sum, { answers }) => sum + Buffer.byteLength(JSON.stringify(answers)), 0);
}

export function fitsOnCard(recorded: readonly Recorded[]): boolean {
  return bytesOf(recorded) <= mostBytes;
}

function pagesOf(recorded: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const pages: Recorded[][] = [[]];
  for (const piece of recorded.flatMap((one) => (fitsOnCard([one]) ? [one] : fieldByField(one)))) {
    const page = pages.at(-1) ?? [];
    if (page.length === 0 || fitsOnCard([...page, piece])) page.push(piece);
    else pages.push([piece]);
  }
  return pages;
}

function fieldByField(one: Recorded): readonly Recorded[] {
  return Object.entries(one.fields)
    .map(([name, field]) => ({ ...one, fields: { [name]: field } }))
    .map(onlyAsked);
}

function onlyAsked(one: Recorded): Recorded {
  const answers = Object.fromEntries(Object.entries(one.answers).filter(([name]) => Object.hasOwn(one.fields, name)));
  return { ...one, answers };
}

/** A page of a list of so many, as near to the wanted one as there is; `data` opens it again. */
export function numberedPage(
  count: number,
  most: number,
  wanted: number,
  data: Readonly<Record<string, string>> & { verb: string },
): ListPage {
  const of = Math.max(1, Math.ceil(count / most));
  const number = Math.min(Math.max(1, Math.trunc(wanted) || 1), of);
  return {
    number,
    of,
    ...(number > 1 ? { newer: { ...data, page: number - 1 } } : {}),
    ...(number < of ? { older: { ...data, page: number + 1 } } : {}),
  };
}
