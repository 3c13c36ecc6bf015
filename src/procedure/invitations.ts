import { all, neededWhen } from './answers';
import type { Declaration } from './declarations';
import { accountOrNothing } from './fields';
import type { Fields } from './form-fields';
import type { ReplyingStep } from './steps';

const reply: Fields = {
  way: { kind: 'choice', required: true, choices: ['comes', 'otherTime', 'declines'] },
  words: accountOrNothing,
};
const withReason = all(neededWhen('words', 'way', 'otherTime'), neededWhen('words', 'way', 'declines'));

/** Asked for until it is over, or until one of `until` is: a later invitation has an answer of its own. */
type Invitation = Pick<ReplyingStep, 'name' | 'to' | 'by' | 'for' | 'stage' | 'form' | 'until'> & {
  readonly eachOf: string;
};

/**
 * Whoever is invited to a conversation may come, ask for another time, or decline; declining does not stop the case.
 *
 * @rule P-2
 */
export function answerTo({ to, until = [], ...invitation }: Invitation): Declaration {
  return {
    kind: 'step',
    rule: 'P-2',
    does: 'reply',
    to,
    command: 'AnswerInvitation',
    event: 'InvitationAnswered',
    after: [],
    asks: reply,
    alsoAsks: withReason,
    until: [to, ...until],
    ...invitation,
  };
}
