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
 * whoever waits for them is told so, and what comes later is tried all the same.
 */
export function addingTogether(add: (lines: string) => Promise<void>): (end: ChainEnd) => Promise<void> {
  let waiting: string[] = [];
  let writing = Promise.resolve();
  const addAll = async () => {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) await add(lines.join('\n'));
  };
  return (end) => {
    waiting.push(lineOf(end));
    writing = writing.catch(() => undefined).then(addAll);
    return writing;
  };
}
