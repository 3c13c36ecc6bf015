import { randomUUID } from 'node:crypto';
import type { Command, TakeStep } from '../case/commands';
import { groundOf } from '../case/ground';
import type { Refusal } from '../case/refusal';
import { type Case, keyOf } from '../case/state';
import { type Candidate, stepNamed } from '../procedure/declarations';
import type { Cases, Outcome } from './cases';
import type { FollowUp } from './follow-up';
import { commandIdOf } from './reports';
import { accounts, appointable, aroundCase } from './surroundings';
import type { World } from './world';

/** A step as a person takes it from a card. `once` is the card's own mark: the same press again has the same. */
export interface StepTaken extends Omit<TakeStep, 'type' | 'named' | 'around'> {
  readonly caseId: string;
  readonly once: string;
}

/** What people do in a case. */
export class CaseSteps {
  constructor(
    private readonly world: World,
    private readonly cases: Cases,
    private readonly followUp: FollowUp,
  ) {}

  async take(personId: string, taken: StepTaken): Promise<Outcome> {
    const outcome = await this.cases.carryOutFor(personId, taken.caseId, this.commandFor(personId, taken));
    return this.followUp.after(outcome);
  }

  /** Why the step would be refused if it were taken now; undefined where it would not be. */
  wouldRefuse(personId: string, taken: StepTaken): Promise<Refusal | undefined> {
    return this.cases.wouldRefuse(personId, taken.caseId, this.commandFor(personId, taken));
  }

  /** Whom HR may appoint as handler. */
  appointable(state: Case): Promise<readonly Candidate[]> {
    return appointable(this.world.directory, groundOf(this.cases.grounds, state), state);
  }

  private commandFor(personId: string, taken: StepTaken): (state: Case) => Promise<Command<TakeStep>> {
    const { once, command, instance, answers } = taken;
    const { directory, clock } = this.world;
    // The same mark with another step is another press; without a mark each press is one of its own.
    const id = commandIdOf(personId, [once || randomUUID(), command, keyOf(instance)]);
    return async (state) => {
      const appointed = answers.leader ? (await this.appointable(state)).filter(({ id }) => id === answers.leader) : [];
      const known = await accounts(directory, this.namedIn(state, taken));
      const around = await aroundCase(directory, state);
      const body: TakeStep = { type: 'TakeStep', command, instance, answers, named: [...appointed, ...known], around };
      return { id, by: personId, at: clock.now(), body };
    };
  }

  /** The accounts that the step's own form names: nothing else that a client sends is looked up in the directory. */
  private namedIn(state: Case, { command, instance, answers }: StepTaken): readonly string[] {
    const step = stepNamed(groundOf(this.cases.grounds, state).procedure, instance.step);
    if (step?.command !== command) return [];
    return Object.entries(step.asks).flatMap(([field, { kind }]) =>
      kind === 'person' ? answers[`${field}Id`] || [] : [],
    );
  }
}
