import { appendFile, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from '../../application/ports';
import { addingTogether, endIn } from './lines';

const name = 'record.anchor';

/**
 * The anchor as a file to which lines are added, in a folder that should lie where those who administer the databases
 * can't write: another machine's share, or storage that can be written once. Several processes may add to it.
 *
 * @throws where the folder can't be made or written to
 */
export async function openAnchorFile(folder: string): Promise<Anchor> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);

  /** On disk once this has answered. A line that a crash cut off is ended by the break, and is not read. */
  async function add(lines: string): Promise<void> {
    await appendFile(file, `\n${lines}\n`, { mode: 0o600, flush: true });
  }
  await add('');

  return {
    keep: addingTogether(add),
    async *kept() {
      for await (const line of (await open(file, 'r')).readLines()) {
        const end = endIn(line);
        if (end) yield end;
      }
    },
  };
}
