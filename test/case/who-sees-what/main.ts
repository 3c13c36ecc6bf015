import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/root';
import { page } from './document';

/** `npm run who-sees-what`: the one table of who sees what, printed and written to the documents. */
writeFileSync(join(packageRoot, 'docs', 'who-sees-what.md'), page());
process.stdout.write(page());
