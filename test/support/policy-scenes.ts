import { rolesOf } from '../../src/case/roles';
import type { Role } from '../../src/procedure/steps';
import { check } from './rule-tests';
import { acknowledged, deciding, noted } from './scenes';
import type { Step, Story } from './story';

/** Places from which the tests of Trygg's own policy start. */

/** Asked on Wednesday 7 January 2026: five working days end on the 14th, five more, from the 15th, on the 22nd. */
export const firstOver = '2026-01-15T07:00:00.000Z';
export const secondOver = '2026-01-23T07:00:00.000Z';
/** Invited again on Thursday 15 January: five working days end on the 22nd. */
const secondInvitation = '2026-01-15T08:00:00.000Z';

export const lapseOfSignature = { step: 'signMinutesOfComplainant', answers: { note: 'Called twice, no answer.' } };
export const lapseOfConversation: Step = {
  step: 'holdConversationWithComplainant',
  answers: { note: 'Never came to the door.' },
};

const meeting = (round: number, meetAt: string): Step => ({
  step: 'tellComplainantOfCompanion',
  round,
  answers: { meetAt, place: 'Room 1' },
});
export const invited = (story: Story): Story =>
  acknowledged(story).at('2026-01-07T08:00:00.000Z').does('kari', 'TellOfCompanion', meeting(1, '2026-01-09T10:00'));
export const invitedTwice = (story: Story): Story =>
  invited(story)
    .timePasses(firstOver)
    .at(secondInvitation)
    .does('kari', 'TellOfCompanion', meeting(2, '2026-01-19T10:00'));

export const replying = (way: string, words = ''): Step => ({
  step: 'answerInvitationOfComplainant',
  answers: { way, words },
});

/** Something came later; `against` is the account that it is said of. */
export const more = (against?: string, round = 1): Step => ({
  step: 'reportMore',
  round,
  answers: { kind: 'retaliation', what: 'My shifts were taken away.', ...(against ? { againstId: against } : {}) },
});
export const followingUp = (round = 1): Step => ({
  step: 'followUpReport',
  round,
  answers: { way: 'protected', what: 'The shifts are back.' },
});

/** It came to HR, because there is no leader. */
export const atHr = (story: Story): Story => story.sends({ facts: { leaders: [] }, seen: ['anne'] });
export const appointing = (leader: string): Step => ({ step: 'appointHandler', answers: { leader } });

export const steppingDown = (round = 1): Step => ({
  step: 'stepDown',
  round,
  answers: { reasons: 'I am a friend of the family.' },
});

/** Kari sees no grounds, and Anne does. */
export const disagreed = (story: Story): Story =>
  noted(story).does('kari', 'DecideCase', deciding('no')).does('anne', 'DecideCase', deciding('yes'));
export const settling = (grounds: string): Step => ({
  step: 'settleDecision',
  answers: { grounds, reasons: 'Both views were heard.' },
});

/** Nora withdraws; Kari would go on, and Anne would set it aside. */
export const withdrawn = (story: Story): Story => differing(acknowledged(story));
export const withdrawing = { step: 'withdraw', answers: { words: '' } };
export const differing = (story: Story, handler = 'kari'): Story =>
  story
    .does('nora', 'Withdraw', withdrawing)
    .does(handler, 'DecideFollowUp', followUp('goOn'))
    .does('anne', 'DecideFollowUp', followUp('close'));
export const followUp = (answer: 'goOn' | 'close', step = 'decideFollowUp'): Step => ({
  step,
  answers: { followUp: answer, reasons: 'It is hers to say.' },
});

export const accusing = (personId: string, round = 1): Step => ({
  step: 'nameAccused',
  round,
  answers: { personId, reasons: 'Two witnesses named them.' },
});

export function checkHolds(
  story: Story,
  role: Role & ('handler' | 'hrAdviser' | 'leaderAbove'),
  person?: string,
): void {
  check(story.open.roles[role]?.accountId === person, `${role} is ${person}, not ${story.open.roles[role]?.accountId}`);
}

/** Neither a task nor a look at it. */
export function checkIsOut(story: Story, personId: string): void {
  check(story.tasksOf(personId).length === 0, `${personId} has no task`);
  check(rolesOf(story.open, personId).length === 0, `${personId} has no part in it`);
}
