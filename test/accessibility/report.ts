import type { Sample } from '../adapters/teams/cards/samples';
import type { Finding } from './inspect';
import { looks, type Size, sizes } from './looks';

const columns = [...looks, ...(Object.keys(sizes) as Size[])];
/** What depends on colours is counted by look, everything else by size. */
const columnOf = ({ rule, look, size }: Finding) => (/^(color|link-in|colour)/.test(rule) ? look : size);

/** A row for each kind of card and language, and one for each page: how much was found, by look and by size. */
export function table(samples: readonly Sample[], findings: readonly Finding[]): string {
  const kindOf = new Map(samples.map(({ language, name, screen }) => [`${language} ${name}`, screen.screen]));
  const rows = new Map<string, Finding[]>();
  const cards = new Map<string, number>();
  for (const { language, screen } of samples) {
    const row = `${screen.screen.padEnd(24)}${language}`;
    rows.set(row, []);
    cards.set(row, (cards.get(row) ?? 0) + 1);
  }
  for (const finding of findings) {
    const kind = kindOf.get(`${finding.language} ${finding.part}`) ?? finding.part;
    const row = `${kind.padEnd(24)}${finding.language}`;
    rows.set(row, [...(rows.get(row) ?? []), finding]);
  }
  const cells = (values: readonly (string | number)[]) => values.map((value) => String(value).padStart(9)).join('');
  const lines = [...rows].map(([row, found]) => {
    const counts = columns.map((column) => found.filter((one) => columnOf(one) === column).length);
    return `${row}${cells([cards.get(row) ?? 1, ...counts])}`;
  });
  return [`${'card or page'.padEnd(24)}  ${cells(['drawn', ...columns])}`, ...lines, ''].join('\n');
}

/** Each finding in words, the same one on several cards once. */
export function inWords(findings: readonly Finding[]): string {
  const same = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.rule, finding.what, finding.where, finding.look, finding.size].join('\n');
    same.set(key, [...(same.get(key) ?? []), finding]);
  }
  return [...same.values()]
    .map((found) => {
      const [{ rule, what, where, look, size, language, part }] = found as [Finding];
      const others = found.length > 1 ? ` and ${found.length - 1} more` : '';
      return `${rule} (${look}, ${size}): ${what} "${where}" on ${language} ${part}${others}\n`;
    })
    .join('');
}
