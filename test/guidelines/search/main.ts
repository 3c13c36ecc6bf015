import { languages } from '../../../src/guidelines/model';
import { readLibrary } from '../../../src/guidelines/read-library';
import { readWords } from '../../../src/guidelines/read-words';
import { createFinder } from '../../../src/guidelines/search';
import { cryFigures } from './cry-figures';
import { figures } from './figures';
import { crySets, halves } from './questions';

/** `npm run search:eval`: how well the search answers; `-- --failures` names those of the tuning half. */
const library = readLibrary();
const finder = createFinder(library, readWords());
const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);
const print = (line: string) => process.stdout.write(`${line}\n`);

print('language  half      questions  section first  in three  passage first  in three');
for (const language of languages) {
  for (const half of halves) {
    const { count, first, firstThree, passageFirst, passageFirstThree, failures } = figures(
      library,
      finder,
      language,
      half,
    );
    const shares = [first, firstThree, passageFirst, passageFirstThree].map(percent);
    print(`${language.padEnd(10)}${half.padEnd(10)}${String(count).padEnd(11)}${shares.join('   ')}`);
    if (half !== 'tuning' || !process.argv.includes('--failures')) continue;
    for (const { question, found } of failures) {
      print(`    ${question.asked}\n      wanted ${question.expected.join(', ')}\n      found  ${found.join(', ')}`);
    }
  }
}

print('\ncries for help  half      cries    heard      others   taken for cries');
for (const set of crySets) {
  for (const half of halves) {
    const { cries, missed, others, falseAlarms } = cryFigures(set, half);
    const heard = [String(cries).padEnd(9), percent(1 - missed.length / cries)].join('');
    const taken = [String(others).padEnd(9), percent(falseAlarms.length / others)].join('');
    print(`${set.padEnd(16)}${half.padEnd(10)}${heard}   ${taken}`);
    if (half !== 'tuning' || !process.argv.includes('--failures')) continue;
    for (const text of missed) print(`    missed  ${text}`);
    for (const text of falseAlarms) print(`    taken   ${text}`);
  }
}
