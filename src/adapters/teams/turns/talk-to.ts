import type { Trygg } from '../../../application/trygg';
import type { InstanceId } from '../../../case/events';
import { holderOf, isComplainantNamed } from '../../../case/roles';
import { type Case, instanceOf } from '../../../case/state';
import type { LetterStep } from '../../../procedure/steps';
import type { TalkTo } from '../cards/letter-screens';

/**
 * P-7: whom the reader of a letter can talk to. HR's adviser is the one who had the case when it was sent, or has it while
 * it is written; the safety representatives are those of now.
 */
export async function talkToIn(trygg: Trygg, state: Case, step: LetterStep, instance: InstanceId): Promise<TalkTo> {
  const reader = holderOf(state, step.to, instance.subject);
  const { done } = instanceOf(state, instance);
  const hrAdviser = done ? done.answers.talkTo : state.roles.hrAdviser?.name;
  const known = reader ? await trygg.support.whom(reader, 'helped') : [];
  const safety = known.filter(({ id, as }) => as.includes('safety') && id !== otherParty(state, step, instance));
  return { ...(hrAdviser ? { hrAdviser } : {}), safety: safety.map(({ name }) => name) };
}

/** Nobody is sent to talk with the other party, where they know who that is. */
function otherParty(state: Case, { to }: LetterStep, { subject }: InstanceId): string | undefined {
  if (to === 'complainant') return holderOf(state, 'accused', subject);
  return isComplainantNamed(state, subject) ? holderOf(state, 'complainant') : undefined;
}
