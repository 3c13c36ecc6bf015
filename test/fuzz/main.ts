import { defectsOf, type Fuzzed, fuzz } from './campaign';

/** `npm run fuzz`: at least a hundred thousand hostile requests, unless {@link Extent} says else. */
async function main(): Promise<void> {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);
  const requests = Number(process.env.FUZZ_REQUESTS ?? 100_000);
  process.stdout.write(`FUZZ_SEED=${seed}\n`);
  const began = Date.now();
  const found = await fuzz({ seed, requests }, (line) => void process.stdout.write(`${line}\n`));
  process.stdout.write(`${said(found)}\n${Math.round((Date.now() - began) / 1000)} s\n`);
  process.exitCode = defectsOf(found).length > 0 ? 1 : 0;
}

function said(found: Fuzzed): string {
  return [
    `${found.requests} requests, answered ${JSON.stringify(found.statuses)}`,
    `${found.refusals} refused as not theirs; ${found.authorised} commits of what was theirs, in ${found.cases} cases`,
    `${found.duties} entries in the yearly wheel by those who may make them`,
    `${found.compared} answers about others' cases compared with those about none`,
    `${found.canariesSeenByThoseWhoMay} canaries seen by those who may`,
    `${found.unauthorisedReads.length} unauthorised reads`,
    `${found.unauthorisedChanges.length} unauthorised changes`,
    `${found.crashes.length} crashes`,
    `${found.unanswered.length} unanswered`,
  ].join('\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
