import { writeSync } from 'node:fs';
import { openEmbeddedStore } from '../../../src/adapters/storage/embedded';
import { commitOf, headOf, unsettled } from '../../contracts/store-samples';

/**
 * Writes commits of one case, each with a head and a document, and says so on standard output after the store has
 * answered. Ends after `count` of them; a version that somebody else took is tried again with the next.
 */
async function write([file = '', key = '', writer = '', count = '0']: readonly string[]): Promise<void> {
  const store = openEmbeddedStore({ file, key: Buffer.from(key, 'hex') });
  let version = 0;
  for (let written = 0; written < Number(count); ) {
    version++;
    const commit = commitOf('case-1', version, { commandId: writer });
    if ((await store.insertCommit(commit, unsettled())) === 'conflict') continue;
    writeSync(1, `commit ${version}\n`);
    await store.writeHead(headOf('case-1', version, { personKeys: [`person-${version}`] }));
    writeSync(1, `head ${version}\n`);
    await store.putDocument('draft', `${version}`, `draft ${version}`);
    writeSync(1, `document ${version}\n`);
    written++;
  }
  await store.close();
}

void write(process.argv.slice(2));
