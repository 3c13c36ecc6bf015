import { all, neededWhen } from './answers';
import type { Declaration } from './declarations';
import { accountOrNothing } from './fields';
import type { Fields } from './form-fields';
import type { ReplyingStep, TellingStep } from './steps';

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

/**
 * A call to a conversation, which may be sent once more where nobody came: nobody can stop a case by that. Each has an
 * answer of its own, and nobody is asked to answer the first once there is a second.
 *
 * @rule P-2
 */
export function calledTwice(
  call: TellingStep & { readonly invitesTo: string },
  answer: string,
): readonly Declaration[] {
  const { name, invitesTo: to, tells, for: whom, stage } = call;
  if (tells === 'both') throw new Error(`${name} calls one party`);
  const again = `${name}Again`;
  const reply = { to, by: tells, for: whom, stage } as const;
  return [
    call,
    { ...call, rule: 'P-2', name: again, eachOf: name, may: true, until: [to] },
    answerTo({ ...reply, name: answer, eachOf: name, until: [again] }),
    answerTo({ ...reply, name: `${answer}Again`, form: answer, eachOf: again }),
  ];
}
