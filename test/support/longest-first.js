const Sequencer = require('@jest/test-sequencer').default;

/** Suites of more than half a minute. Begun last, each would keep one worker busy while the others have nothing left. */
const longest = [
  'case/anything.test.ts',
  'journeys/killed.test.ts',
  'journeys/year.test.ts',
  'journeys/who-reads-discipline.test.ts',
  'accessibility/accessibility.browser.test.ts',
  'workbench/page.browser.test.ts',
  'journeys/who-reads-what.test.ts',
  'journeys/false-accusation.test.ts',
  'upgrade/upgrade.test.ts',
  'rules/coverage.test.ts',
  'fuzz/fuzz.test.ts',
  'workbench/keyboard.browser.test.ts',
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = longest.findIndex((name) => path.endsWith(`/test/${name}`));
      return found === -1 ? longest.length : found;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
};
