import { type Coverage, coverage } from './coverage';

/** `npm run rules`: what carries each rule of the catalogue, and the tests that show it. `--json` for machines. */
function print(rules: readonly Coverage[]): void {
  if (process.argv.includes('--json')) {
    process.stdout.write(`${JSON.stringify(rules, null, 2)}\n`);
    return;
  }
  for (const { rule, carriedBy, allows, refuses, repeats } of rules) {
    process.stdout.write(`${rule}  ${carriedBy.length > 0 ? carriedBy.join('; ') : 'not carried yet'}\n`);
    const shown = { allows, refuses, repeats };
    for (const [kind, names] of Object.entries(shown)) {
      for (const name of names) process.stdout.write(`    ${kind}: ${name}\n`);
    }
  }
  const carried = rules.filter(({ carriedBy }) => carriedBy.length > 0).length;
  process.stdout.write(`\n${carried} of ${rules.length} rules are carried.\n`);
}

print(coverage());
