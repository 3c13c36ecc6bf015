import { policyRules } from '../../src/adapters/policy/policy-rules';
import type { PolicyRules } from '../../src/application/policy-rules';
import type { Grounds } from '../../src/case/ground';

/** Of these grounds, whose calendar stays as it is. */
export function rulesOf({ policy, calendar }: Grounds): PolicyRules {
  return { ...policyRules(policy), calendarOf: () => calendar };
}
