import type { Declaration } from './declarations';
import { accountOrNothing } from './fields';
import type { Fields } from './form-fields';
import type { PlainStep } from './steps';

/**
 * 1.1-1, on what others find in Trygg: whoever has no account gets it on paper, and the leader records when and how, or HR,
 * who is there when the leader is not any more. The copies are those that 3.1.2-8, -13 and -18 owe them, and the letters
 * those of 3.1.2-24, P-13 and P-15.
 */

const handed: Fields = {
  way: { kind: 'choice', required: true, choices: ['inPerson', 'byPost'] },
  handedAt: { kind: 'pastDateTime', required: true },
  note: accountOrNothing,
};

type About = Pick<PlainStep, 'name' | 'for'> & { readonly of: string; readonly to: 'complainant' | 'accused' };

/** However far the case is: what is owed is owed after it was closed too, and keeps it open. */
function handOver({ name, of, to, for: subject }: About): Declaration {
  return {
    kind: 'step',
    rule: '1.1-1',
    name,
    does: 'record',
    command: 'HandOver',
    event: 'HandedOver',
    by: ['handler', 'hrAdviser'],
    for: subject,
    after: [],
    asks: handed,
    form: 'handOver',
    handsOver: to,
    eachOf: of,
    when: ({ hasAccount }) => !hasAccount(to),
    within: 'acknowledgement',
    from: of,
    stage: 'always',
  };
}

const toComplainant = (name: string, of: string, subject: PlainStep['for'] = 'eachAccused'): Declaration =>
  handOver({ name, of, to: 'complainant', for: subject });
const toAccused = (name: string, of: string): Declaration => handOver({ name, of, to: 'accused', for: 'eachAccused' });

export const handingOver: readonly Declaration[] = [
  toComplainant('handOverOralNote', 'signOralNote', 'complainant'),
  toComplainant('handOverMinutesToComplainant', 'signMinutesOfComplainant', 'complainant'),
  toAccused('handOverMinutesToAccused', 'signMinutesOfAccused'),
  toComplainant('handOverOutcomeToComplainant', 'tellComplainantOutcome'),
  toAccused('handOverOutcomeToAccused', 'tellAccusedOutcome'),
  toComplainant('handOverAppealToComplainant', 'tellComplainantOfAppeal'),
  toAccused('handOverAppealToAccused', 'tellAccusedOfAppeal'),
  toAccused('handOverMinutesOfMeeting', 'signMinutesOfMeeting'),
  toAccused('handOverDelay', 'tellOfDelay'),
  toComplainant('handOverWaitToComplainant', 'tellComplainantOfWait'),
  toAccused('handOverWaitToAccused', 'tellAccusedOfWait'),
  toAccused('handOverSanction', 'sendSanctionLetter'),
  toAccused('handOverDisciplineToAccused', 'tellAccusedOfDiscipline'),
  toComplainant('handOverDisciplineToComplainant', 'tellComplainantOfDiscipline'),
];
