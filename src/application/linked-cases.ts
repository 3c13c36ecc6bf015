import { createHash } from 'node:crypto';
import type { OpenFalseAccusation } from '../case/commands';
import type { InstanceId } from '../case/events';
import { type Case, instanceOf, keyOf } from '../case/state';
import type { Accepted, Cases } from './cases';
import type { Directory } from './directory';
import { newCaseNumber } from './drafts';
import type { Clock } from './ports';
import { aroundComplainant } from './surroundings';

/** Cases that begin by what another case concluded; each once, however often it is asked for. */
export class LinkedCases {
  constructor(
    private readonly directory: Directory,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  /**
   * What there is to settle of the new case; undefined where it had begun already.
   *
   * @throws where nobody could receive it: it is tried again, as every message is
   */
  async open(state: Case, instance: InstanceId): Promise<Accepted | undefined> {
    const accused = state.strands[instance.subject]?.accused;
    if (!accused) throw new Error('the case has no such strand');
    const once = `opened by ${state.caseId} ${keyOf(instance)}`;
    const wronged = accused;
    const around = await aroundComplainant(this.directory, wronged, state.roles.handler, false);
    const body: OpenFalseAccusation = {
      type: 'OpenFalseAccusation',
      caseId: newCaseNumber(createHash('sha256').update(once).digest().subarray(0, 8)),
      cameOf: state.caseId,
      wronged,
      accused: state.complainant,
      conclusion: conclusionIn(state, instance),
      steppedDown: state.steppedDown,
      facts: around,
    };
    const outcome = await this.cases.begin(body.caseId, { id: once, by: 'trygg', at: this.clock.now(), body });
    if ('refusal' in outcome) throw new Error(`the case could not begin: ${outcome.refusal.refused}`);
    return 'accepted' in outcome ? outcome.accepted : undefined;
  }
}

/** In the words of both who concluded it, or of whoever settled it. */
function conclusionIn(state: Case, instance: InstanceId): string {
  const { halves = {}, done } = instanceOf(state, instance);
  const words = [...Object.values(halves).map(({ answers }) => answers), done?.answers ?? {}];
  const said = words.flatMap(({ conclusion, reasons = '', whyKnowingly = '' }) =>
    conclusion === 'false' ? [reasons, whyKnowingly] : [],
  );
  return [...new Set(said)].filter((text) => text !== '').join('\n\n');
}
