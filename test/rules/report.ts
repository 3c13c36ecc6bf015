import { type Language, languages } from '../../src/guidelines/model';
import { type Coverage, contentCoverage, coverage } from './coverage';

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

/** What people read: which passages tell each content rule. The ids are the same in every language. */
function printContent(): void {
  const content = contentCoverage();
  process.stdout.write('\nContent rules, and the passages that tell them (nb, en):\n');
  for (const { rule, told } of content) {
    const missing = languages.filter((language) => told[language].length === 0);
    const where = missing.length > 0 ? `NOT TOLD in ${missing.join(', ')}` : told.nb.join(', ');
    process.stdout.write(`${rule.padEnd(9)}${where}\n`);
  }
  const told = (language: Language) => content.filter((one) => one.told[language].length > 0).length;
  const shares = languages.map((language) => `${told(language)} of ${content.length} in ${language}`);
  process.stdout.write(`\nContent rules told: ${shares.join(', ')}.\n`);
}

print(coverage());
if (!process.argv.includes('--json')) printContent();
