import type { InstanceId } from '../../../case/events';
import { everythingAsked } from '../../../case/fields';
import { type Case, instanceOf, isComplainantNamed } from '../../../case/state';
import { declared, type Procedure, stepNamed } from '../../../procedure/declarations';
import type { Step, TellingStep } from '../../../procedure/steps';
import type { Invitation, Recorded, SaidWith } from '../cards/lines';

/** What a pass through a step recorded: of what two decided each half, and what settled it. */
export function recordedOf(procedure: Procedure, state: Case, step: Step, instance: InstanceId): readonly Recorded[] {
  if (step.does === 'jointly') {
    return [...halvesOf(procedure, state, step, instance), ...settledBy(procedure, state, instance)];
  }
  return [
    {
      form: step.form ?? step.name,
      fields: everythingAsked(procedure, step),
      answers: instanceOf(state, instance).done?.answers ?? {},
    },
  ];
}

/** The halves that have been given. */
export function halvesOf(procedure: Procedure, state: Case, step: Step, instance: InstanceId): readonly Recorded[] {
  const { halves = {} } = instanceOf(state, instance);
  return (['handler', 'hrAdviser'] as const).flatMap((as) => {
    const half = halves[as];
    return half ? [{ form: step.name, as, fields: everythingAsked(procedure, step), answers: half.answers }] : [];
  });
}

function settledBy(procedure: Procedure, state: Case, instance: InstanceId): readonly Recorded[] {
  return declared(procedure, 'step').flatMap((step): Recorded[] => {
    const isThis = step.does === 'settle' && step.settles === instance.step;
    const { done } = isThis ? instanceOf(state, { ...instance, step: step.name }) : {};
    return done
      ? [{ form: step.name, as: 'leaderAbove', fields: everythingAsked(procedure, step), answers: done.answers }]
      : [];
  });
}

/** What the invited person was told: never what the leader wrote for the record alone. */
export function invitationIn(procedure: Procedure, state: Case, instance: InstanceId): Invitation | undefined {
  const step = stepNamed(procedure, instance.step);
  const { done } = instanceOf(state, instance);
  if (step?.does !== 'tell' || !(step.invitesTo || step.asks.about) || !done) return undefined;
  const { meetAt = '', place = '', about = '' } = done.answers;
  const isNamed = isComplainantNamed(state, instance.subject);
  const naming = isNamed ? { complainant: state.complainant.name } : ('later' as const);
  const says = saidWith(procedure, state, step);
  // Nobody has told them anything of this case before.
  const wronged = state.way === 'falseAccusation' ? { wronged: state.complainant.name } : {};
  return { says, meetAt, place, about, ...(step.asks.naming ? { naming } : {}), ...wronged };
}

/** What is said with an invitation besides the leader's words, by what it invites to. */
const said: Readonly<Record<string, readonly SaidWith[]>> = {
  holdConversationWithAccused: ['investigation', 'discipline', 'companion'],
  holdInformalTalk: ['talk'],
  hearOnNewEvidence: ['hearing', 'companion'],
};

export function saidWith(
  procedure: Procedure,
  state: Pick<Case, 'way'>,
  { invitesTo = '', name }: TellingStep,
): readonly SaidWith[] {
  const says = said[invitesTo] ?? ['companion'];
  return tellsOfData(procedure, state, name) ? [...says, 'data'] : says;
}

/** P-6, with the first that somebody hears of the case: the call to the conversation, or what a false accusation leads to. */
function tellsOfData(procedure: Procedure, { way }: Pick<Case, 'way'>, step: string): boolean {
  const informing = declared(procedure, 'step').find(({ rule, with: others }) => rule === 'P-6' && others);
  const [call, ...others] = [informing?.with ?? []].flat();
  return way === 'falseAccusation' ? others.includes(step) : call === step;
}
