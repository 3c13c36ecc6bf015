import { appendFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor, ChainEnd } from '../../application/ports';

const name = 'record.anchor';
/** `c` for commits, `l` for looks; none of the four holds a space. */
const form = /^(c|l) (\S+) (\d+) (\S+)$/;

/**
 * The anchor as a file to which lines are added, in a folder that should lie where those who administer the databases
 * can't write: another machine's share, or storage that can be written once. It names cases by their number and no person.
 * Several processes may add to it.
 *
 * @throws where the folder can't be made or written to
 */
export async function openAnchorFile(folder: string): Promise<Anchor> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  let waiting: string[] = [];
  let writing = add('');

  /** On disk once this has answered. A line that a crash cut off is ended by the break, and is not read. */
  async function add(lines: string): Promise<void> {
    await appendFile(file, `\n${lines}\n`, { mode: 0o600, flush: true });
  }
  const addAll = async () => {
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) await add(lines.join('\n'));
  };
  await writing;

  return {
    keep(end) {
      waiting.push(lineOf(end));
      writing = writing.catch(() => undefined).then(addAll);
      return writing;
    },
    async *kept() {
      for await (const line of (await open(file, 'r')).readLines()) {
        const end = endIn(line);
        if (end) yield end;
      }
    },
  };
}

function lineOf({ of, chain, number, mac }: ChainEnd): string {
  return `${of === 'commits' ? 'c' : 'l'} ${chain} ${number} ${mac}`;
}

function endIn(line: string): ChainEnd | undefined {
  const [, of, chain = '', number, mac = ''] = form.exec(line) ?? [];
  return of === undefined ? undefined : { of: of === 'c' ? 'commits' : 'looks', chain, number: Number(number), mac };
}
