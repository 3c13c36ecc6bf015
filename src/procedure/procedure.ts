import { appeals } from './appeal';
import { dataProtection } from './data-protection';
import { decisionOnTheCase } from './decision';
import type { Procedure } from './declarations';
import { disciplinaryMeeting } from './disciplinary-meeting';
import { discipline } from './discipline';
import { dismissal } from './dismissal';
import { falseAccusation } from './false-accusation';
import { furtherInvestigation } from './further-investigation';
import { handingOver } from './handing-over';
import { informalComplaint } from './informal-complaint';
import { informalTalk } from './informal-talk';
import { introduction } from './introduction';
import { investigation } from './investigation';
import { letters } from './letters';
import { longerDecision } from './longer-decision';
import { movedMeeting } from './moved-meeting';
import { rectification } from './rectification';
import { rehabilitation } from './rehabilitation';
import { sanction } from './sanction';
import { tryggPolicy } from './trygg-policy';
import { yearlyWheel } from './wheel';
import { writtenComplaint } from './written-complaint';

/** The guidelines in their own order, and Trygg's policy after them. */
export const procedure: Procedure = {
  version: '2026-11-5',
  from: '2026-11-23',
  declarations: [
    ...introduction,
    ...informalComplaint,
    ...writtenComplaint,
    ...investigation,
    ...decisionOnTheCase,
    ...informalTalk,
    ...discipline,
    ...movedMeeting,
    ...disciplinaryMeeting,
    ...furtherInvestigation,
    ...sanction,
    ...dismissal,
    ...rehabilitation,
    ...falseAccusation,
    ...appeals,
    ...letters,
    ...yearlyWheel,
    ...handingOver,
    ...tryggPolicy,
    ...longerDecision,
    ...dataProtection,
    ...rectification,
  ],
};
