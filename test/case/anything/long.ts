import { type Explored, type Extent, explore } from './campaign';
import { isReplayed } from './replayed';
import { Stored } from './stored';

/** `npm run anything`: half an hour against the core, and then a third of that on disk, unless {@link Extent} says else. */
async function main(): Promise<void> {
  const seed = Number(process.env.ANYTHING_SEED ?? Date.now() % 1_000_000_000);
  process.stdout.write(`ANYTHING_SEED=${seed}\n`);
  print('core', await explore({ seed, seconds: 1800, cases: 300 }, isReplayed));
  const stored = await Stored.open();
  try {
    print('disk', await explore({ seed, seconds: 600, cases: 100 }, (model) => stored.keepsAsModelled(model)));
  } finally {
    await stored.close();
  }
}

function print(where: string, { cases, commands, ends }: Explored): void {
  process.stdout.write(`${where}: ${cases} cases, ${commands} commands\n${ends}\n`);
}

main().catch((error: unknown) => {
  const told = error instanceof Error ? [error.message, error.cause] : [error];
  process.stderr.write(`${told.join('\n')}\n`);
  process.exitCode = 1;
});
