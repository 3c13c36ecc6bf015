import { existsSync } from 'node:fs';
import { verify } from './application/verify';
import { readPlaces } from './config';
import { cosmosOf } from './services/cosmos';
import { anchorOf, keyVaultOf } from './services/credential';
import { openData } from './services/open-data';

/** `npm run verify`: whether the record is whole. It may run beside Trygg. Ends with 1 where it is not. */
async function main(): Promise<void> {
  const places = readPlaces(process.env);
  const { TRYGG_DATA: dataFolder } = places;
  // Opening makes what is not there, and an empty record is whole.
  if (!existsSync(dataFolder)) throw new Error(`There is no folder ${dataFolder}: TRYGG_DATA names that of the data.`);
  const data = await openData({ dataFolder, ...anchorOf(places), ...keyVaultOf(places), ...cosmosOf(places) });
  try {
    const { chains, entries, anchored, flaws } = await verify(data.store, data.keys, data.anchor);
    for (const { of, chain, number, is } of flaws)
      process.stdout.write(`${is.padEnd(10)} ${of} ${chain}, entry ${number}\n`);
    const found = flaws.length === 0 ? 'The record is whole' : `${flaws.length} entries are not as they were written`;
    process.stdout.write(`${found}: ${entries} entries in ${chains} chains, checked with ${anchored} anchored ones.\n`);
    process.exitCode = flaws.length === 0 ? 0 : 1;
  } finally {
    await data.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The record could not be read.'}\n`);
  process.exit(2);
});
