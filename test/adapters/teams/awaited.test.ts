import { awaitedOf } from '../../../src/adapters/teams/turns/problems';
import { declared } from '../../../src/procedure/declarations';
import { procedure } from '../../../src/procedure/procedure';

describe('what is waited for that is no step', () => {
  it('has words for every rule under which something waits', () => {
    const rules = [...declared(procedure, 'condition'), ...declared(procedure, 'afterAppeals')].map(({ rule }) => rule);
    expect(rules.length).toBeGreaterThan(2);
    expect(rules.filter((rule) => awaitedOf(rule) === undefined)).toEqual([]);
    expect(awaitedOf('3.1.2-9')).toBeUndefined();
  });
});
