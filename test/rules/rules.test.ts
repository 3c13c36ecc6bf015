import { allRuleTests, kinds, tellUnderProcedure, tellWithoutRule } from './run-rule-tests';

for (const tests of allRuleTests) {
  describe(`${tests.rule} ${tests.title}`, () => {
    for (const kind of kinds) {
      for (const [name, tell] of Object.entries(tests[kind])) it(`${kind}: ${name}`, () => tellUnderProcedure(tell));
    }
    it('the refusing tests fail when the rule is taken out', () => {
      const shown = Object.values(tests.refuses).filter((tell) => {
        try {
          tellWithoutRule(tests.rule, tell);
          return true;
        } catch {
          return false;
        }
      });
      expect(shown.length).toBeGreaterThan(0);
    });
  });
}
