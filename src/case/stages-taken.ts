import { placesOf, type Stage, stageAfter } from '../procedure/flow';
import type { Answers } from '../procedure/steps';
import type { CaseEvent, InstanceId, StrandId } from './events';

/** From one stage of the flow chart to another, and when. */
export interface StageMove {
  readonly from: Stage;
  readonly to: Stage;
  readonly at: string;
}

interface Standing {
  readonly stage: Stage;
  /** Where an appeal came, until it sends the strand back: a strand that was closed stays so where it does not. */
  readonly appealedAt?: Stage;
  /** No grounds were found because the report was withdrawn: another appeal can undo that in another strand too. */
  readonly isSetAside?: boolean;
  readonly moves: readonly StageMove[];
}

/**
 * From stage to stage as a strand went, by what happened: each move is an edge of the flow chart. What comes about beside
 * the way moves nothing, an appeal while the discipline goes on included: it does so where it sends the strand back.
 *
 * @rule F-2
 */
export function stagesTaken(events: readonly CaseEvent[], strand: StrandId): readonly StageMove[] {
  const begun: Standing = { stage: 'complaint', moves: [] };
  return events
    .filter((event) => event.strand === 'common' || event.strand === strand)
    .reduce((standing, event) => after(standing, event, strand), begun).moves;
}

function after(standing: Standing, event: CaseEvent, strand: StrandId): Standing {
  const { at } = event;
  switch (event.type) {
    case 'SupportAsked':
      return event.way === 'informal' ? move(standing, 'informalComplaint', at) : standing;
    case 'ComplaintReceived':
      // Of a false accusation another case has found the grounds.
      return event.way === 'falseAccusation'
        ? { ...standing, stage: 'grounds' }
        : move(standing, 'writtenComplaint', at);
    case 'SentBack':
      return event.strand === strand || standing.isSetAside
        ? { stage: 'appealProcedure', moves: standing.moves }
        : standing;
    case 'CaseClosed':
      return standing.stage === 'informalComplaint' ? move(standing, 'closed', at) : standing;
    case 'StepDone':
      return stepDone(standing, event.instance, event.answers, at);
    case 'DocumentWritten':
    case 'SignatureGiven':
    case 'SignatureDeclined':
    case 'ConversationDeclined':
    case 'Lapsed':
      return stepDone(standing, event.instance, {}, at);
    default:
      return standing;
  }
}

function stepDone(standing: Standing, instance: InstanceId, answers: Answers, at: string): Standing {
  const { stage } = standing;
  const { step, subject } = instance;
  if (placesOf(step).includes('appealProcedure')) return inAppeal(standing, step, at);
  if (answers.followUp === 'goOn') return standing.isSetAside ? { ...standing, stage: 'appealProcedure' } : standing;
  const isOfMatter = subject === 'matter' || subject === 'complainant';
  const isUnderAppeal = stage === 'appealProcedure' && standing.appealedAt !== undefined;
  const next = stageAfter(stage, step, answers, isOfMatter);
  if (isOfMatter && isUnderAppeal) return standing;
  return next === stage ? standing : { ...entered(standing, next, at), isSetAside: answers.followUp === 'close' };
}

/** With what lies between on the way, where nobody does anything: the days for an appeal, and a decision that stands. */
function entered(standing: Standing, next: Stage, at: string): Standing {
  const { stage } = standing;
  if (next === 'rehabilitation' && stage !== 'appealProcedure') return move(move(standing, 'appealOpen', at), next, at);
  if (next === 'closed' && stage === 'appealProcedure') return move(move(standing, 'grounds', at), next, at);
  return move(standing, next, at);
}

function inAppeal(standing: Standing, step: string, at: string): Standing {
  const { stage, appealedAt } = standing;
  if (step === 'appeal' && (stage === 'closed' || stage === 'decisionOnDiscipline')) {
    return { ...move(move(standing, 'appealOpen', at), 'appealProcedure', at), appealedAt: stage };
  }
  const isOver = step === 'decideAppeal' && stage === 'appealProcedure' && appealedAt === 'closed';
  return isOver ? { ...standing, stage: 'closed' } : standing;
}

function move({ stage, moves, ...standing }: Standing, to: Stage, at: string): Standing {
  return { ...standing, stage: to, moves: [...moves, { from: stage, to, at }] };
}
