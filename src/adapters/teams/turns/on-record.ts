import { answeredBefore } from '../../../case/elements';
import type { InstanceId } from '../../../case/events';
import { everythingAsked } from '../../../case/fields';
import { isComplainantNamed } from '../../../case/roles';
import { type Case, instanceOf } from '../../../case/state';
import { declared, type Procedure, stepNamed } from '../../../procedure/declarations';
import type { Step, TellingStep } from '../../../procedure/steps';
import type { Invitation, Recorded, SaidWith } from '../cards/lines';
import { decidedBefore } from './letter-elements';

/** What a pass through a step recorded: of what two decided each half, and what settled it. */
export function recordedOf(procedure: Procedure, state: Case, step: Step, instance: InstanceId): readonly Recorded[] {
  if (step.does === 'jointly') {
    return [...halvesOf(procedure, state, step, instance), ...settledBy(procedure, state, instance)];
  }
  return [
    ...saidBefore(procedure, state, step, instance),
    {
      form: step.form ?? step.name,
      fields: everythingAsked(procedure, step),
      answers: instanceOf(state, instance).done?.answers ?? {},
    },
  ];
}

/** What a step is about, by what was decided before it: in the round that it belongs to, where it has one for each. */
export function saidBefore(procedure: Procedure, state: Case, step: Step, instance: InstanceId): readonly Recorded[] {
  const recorded = decidedBefore(procedure, step, answeredBefore(state, step, instance));
  const standsInLetter = declared(procedure, 'step').some((one) => one.does === 'letter' && one.of === step.name);
  return standsInLetter ? recorded : recorded.map(({ inLetter: _, ...one }) => one);
}

/** What was recorded is a proposal, on which somebody else decides. */
export function isProposal(procedure: Procedure, state: Case, instance: InstanceId): { readonly isProposal?: true } {
  const step = stepNamed(procedure, instance.step);
  const { answers = {} } = instanceOf(state, instance).done ?? {};
  const proposes = Object.entries(step?.asks ?? {}).some(
    ([field, asked]) => asked.kind === 'choice' && asked.proposes?.includes(answers[field] ?? ''),
  );
  return step?.does === 'jointly' && proposes ? { isProposal: true } : {};
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
  const says = saidWith(procedure, state, step, instance);
  // Nobody has told them anything of this case before.
  const wronged = state.way === 'falseAccusation' ? { wronged: state.complainant.name } : {};
  return { says, meetAt, place, about, ...(step.asks.naming ? { naming } : {}), ...wronged };
}

/** What is said with an invitation besides the leader's words, by what it invites to, or by what it announces. */
const said: Readonly<Record<string, readonly SaidWith[]>> = {
  holdConversationWithAccused: ['investigation', 'discipline', 'companion'],
  holdInformalTalk: ['talk'],
  tellOfMeeting: ['meeting', 'companion'],
  hearOnNewEvidence: ['hearing', 'companion'],
  holdDiscussionMeeting: ['discussion', 'companion'],
};

export function saidWith(
  procedure: Procedure,
  state: Case,
  step: TellingStep,
  instance: InstanceId,
): readonly SaidWith[] {
  const { invitesTo = '', name } = step;
  const decided = saidBefore(procedure, state, step, instance).flatMap(({ answers }) => Object.values(answers));
  const considered = considers.filter((one) => decided.includes(one));
  const says = [...considered, ...(said[invitesTo] ?? said[name] ?? ['companion'])];
  return tellsOfData(procedure, state, name) ? [...says, 'data'] : says;
}

/** What is considered is said by name (P-4). */
const considers = ['dismissalWithNotice', 'summaryDismissal'] as const;

/** P-6, with the first that somebody hears of the case: the call to the conversation, or what a false accusation leads to. */
function tellsOfData(procedure: Procedure, { way }: Pick<Case, 'way'>, step: string): boolean {
  const informing = declared(procedure, 'step').find(({ rule, with: others }) => rule === 'P-6' && others);
  const [call, ...others] = [informing?.with ?? []].flat();
  return way === 'falseAccusation' ? others.includes(step) : call === step;
}
