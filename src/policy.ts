import { daysOff } from './adapters/calendar/holidays';
import { policyRules } from './adapters/policy/policy-rules';
import { readPolicy } from './adapters/policy/read-policy';
import type { PolicyRules } from './application/policy-rules';
import type { Grounds } from './case/ground';
import type { Procedure } from './procedure/declarations';
import type { Policy } from './procedure/policy';
import { versions as allVersions } from './procedure/versions';

/** The operator's policy, and what HR may set over it in the chat. @throws with every mistake in the file */
export function rulesOf(policyFile: string | undefined): PolicyRules {
  const calendarOf = ({ timeZone, country, closedDays }: Policy) => ({
    timeZone,
    holidays: daysOff(country, closedDays),
  });
  return { ...policyRules(readPolicy(policyFile)), calendarOf };
}

/** As they are before anything was set in the chat. */
export function groundsOf(
  { operator, calendarOf }: PolicyRules,
  versions: readonly Procedure[] = allVersions,
): Grounds {
  return { versions, policy: operator, calendar: calendarOf(operator) };
}
