import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snapshotFormat } from '../../src/application/codec';
import { packageRoot } from '../../src/root';

/** How events fold, without what changes nothing: comments, lines and imports. */
function foldingCode(): string {
  const sources = ['evolve', 'commit'].map((name) => readFileSync(join(packageRoot, `src/case/${name}.ts`), 'utf8'));
  return sources
    .join('')
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|^import[\s\S]*?;/gm, '')
    .replaceAll(/\s+/g, '');
}

it('snapshots of another way of folding can’t be opened: where this fails, raise `snapshotFormat` and put both here', () => {
  const fold = createHash('sha256').update(foldingCode()).digest('hex').slice(0, 12);
  expect([snapshotFormat, fold]).toEqual([4, 'dc02bb39c82d']);
});
