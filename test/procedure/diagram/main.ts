import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { edgesOf } from '../../../src/procedure/flow-edges';
import { procedure } from '../../../src/procedure/procedure';
import { packageRoot } from '../../../src/root';
import { diagram } from './draw';

/** `npm run diagram`: the flow chart as the declarations have it. */
const file = join(packageRoot, 'docs', 'procedure.svg');
writeFileSync(file, diagram(edgesOf(procedure)));
process.stdout.write(`${file}\n`);
