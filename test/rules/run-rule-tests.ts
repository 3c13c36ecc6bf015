import { type Procedure, without } from '../../src/procedure/declarations';
import { procedure } from '../../src/procedure/procedure';
import type { RuleTests } from '../support/rule-tests';
import { NotRefused, Story } from '../support/story';
import { Place } from '../support/told-before';
import { accusedRules } from './accused';
import { appealRules } from './appeal';
import { appealDaysRules } from './appeal-days';
import { appealOfDisciplineRules } from './appeal-discipline';
import { closingRules } from './closing';
import { complainantRules } from './complainant';
import { dataProtectionRules } from './data-protection';
import { decisionRules } from './decision';
import { disciplinaryMeetingRules } from './disciplinary-meeting';
import { disciplineBeginsRules } from './discipline-begins';
import { disciplinePolicyRules } from './discipline-policy';
import { dismissalRules } from './dismissal';
import { escalationRules } from './escalation';
import { falseAccusationRules } from './false-accusation';
import { informalComplaintRules } from './informal-complaint';
import { introductionRules } from './introduction';
import { investigationRules } from './investigation';
import { letterRules } from './letters';
import { longerDecisionRules } from './longer-decision';
import { measureRules } from './measures';
import { noticeRules } from './notice';
import { onPaperRules } from './on-paper';
import { oralComplaintRules } from './oral-complaint';
import { receivedRules } from './received';
import { rectificationRules } from './rectification';
import { rehabilitationRules } from './rehabilitation';
import { roleRules } from './roles';
import { sanctionRules } from './sanctions';
import { summonsRules } from './summons';
import { tryggPolicyRules } from './trygg-policy';
import { writtenComplaintRules } from './written-complaint';
import { yearlyWheelRules } from './yearly-wheel';

/** Chapter by chapter; the policy after the guidelines. */
export const allRuleTests: readonly RuleTests[] = [
  ...appealRules,
  ...appealDaysRules,
  ...onPaperRules,
  ...introductionRules,
  ...roleRules,
  ...informalComplaintRules,
  ...writtenComplaintRules,
  ...oralComplaintRules,
  ...complainantRules,
  ...accusedRules,
  ...investigationRules,
  ...measureRules,
  ...decisionRules,
  ...closingRules,
  ...dataProtectionRules,
  ...rectificationRules,
  ...falseAccusationRules,
  ...disciplineBeginsRules,
  ...summonsRules,
  ...noticeRules,
  ...receivedRules,
  ...disciplinaryMeetingRules,
  ...sanctionRules,
  ...dismissalRules,
  ...rehabilitationRules,
  ...appealOfDisciplineRules,
  ...letterRules,
  ...yearlyWheelRules,
  ...tryggPolicyRules,
  ...escalationRules,
  ...longerDecisionRules,
  ...disciplinePolicyRules,
];

export const kinds = ['allows', 'refuses', 'repeats'] as const;

const start = new Place();

/** Throws where the case is not told as the rule has it. */
export function tellUnderProcedure(tell: (story: Story) => void): void {
  tell(new Story(procedure, start));
}

let lacking: { readonly rule: string; readonly procedure: Procedure; readonly start: Place } | undefined;

/** Takes the rule's declarations out: each of its refusing tests must then see that nothing refuses. */
export function tellWithoutRule(rule: string, tell: (story: Story) => void): void {
  try {
    if (lacking?.rule !== rule) lacking = { rule, procedure: without(procedure, rule), start: new Place() };
    tell(new Story(lacking.procedure, lacking.start));
  } catch (error) {
    if (error instanceof NotRefused) return;
    throw new Error(`without ${rule} the test failed for another reason: ${String(error)}`);
  }
  throw new Error(`without ${rule} its refusing test still passes: it shows nothing`);
}
