import type { ChainEnd } from '../../application/ports';

/** `c` for commits, `l` for looks; none of the four holds a space. */
const form = /^(c|l) (\S+) (\d+) (\S+)$/;

/** An anchor is text, a line for each end. It names cases by their number and no person. */
export function lineOf({ of, chain, number, mac }: ChainEnd): string {
  return `${of === 'commits' ? 'c' : 'l'} ${chain} ${number} ${mac}`;
}

/** Undefined for a line that was cut off. */
export function endIn(line: string): ChainEnd | undefined {
  const [, of, chain = '', number, mac = ''] = form.exec(line) ?? [];
  return of === undefined ? undefined : { of: of === 'c' ? 'commits' : 'looks', chain, number: Number(number), mac };
}

/**
 * Adds in one piece what came while the piece before was added. `add` answers once its lines are kept; where it fails,
 * everybody whose line was in that piece is told so, and what comes later is tried all the same.
 */
export function addingTogether(add: (lines: string) => Promise<void>): (end: ChainEnd) => Promise<void> {
  let next: { readonly lines: string[]; readonly added: Promise<void> } | undefined;
  let writing = Promise.resolve();
  return (end) => {
    if (!next) {
      const lines: string[] = [];
      const added = writing.then(() => {
        next = undefined;
        return add(lines.join('\n'));
      });
      next = { lines, added };
      writing = added.catch(() => undefined);
    }
    next.lines.push(lineOf(end));
    return next.added;
  };
}
