import { type Procedure, stepNamed } from '../procedure/declarations';
import { isGiven, type Role, type Step } from '../procedure/steps';
import type { CaseEvent, Signer, Subject } from './events';
import { sha256OfComplaintIn } from './fingerprints';
import { personIn, rolesOf } from './roles';
import type { Case } from './state';

/**
 * What is signed says who signed it, as they are named now; what came back on paper, who answers for that; and what is
 * signed for its receipt, which words those were.
 *
 * @rule 3.1.2-6
 */
export function signed(
  procedure: Procedure,
  state: Case,
  events: readonly CaseEvent[],
  acting: readonly { readonly role: Role; readonly onPaper?: true }[],
): readonly CaseEvent[] {
  const [first] = acting;
  if (!first) return events;
  return events.map((event) => {
    if (!isSignature(procedure, event)) return event;
    const signer = signerIn(state, first.role, event.instance.subject);
    const recorder = first.onPaper ? recorderIn(state, event.by) : undefined;
    const step = stepNamed(procedure, event.instance.step);
    return {
      ...event,
      ...(signer ? { signer } : {}),
      ...(recorder ? { recorder } : {}),
      ...(signsForComplaint(step) ? { sha256: sha256OfComplaintIn(state) } : {}),
    };
  });
}

/** Whether taking this step signs the complaint for its receipt. */
export function signsForComplaint(step: Step | undefined): boolean {
  return step?.does === 'record' && step.signsFor === 'complaint';
}

type Signature = Extract<
  CaseEvent,
  { readonly type: 'DocumentWritten' | 'SignatureGiven' | 'SignatureDeclined' | 'StepDone' }
>;

/** A document, the answer to one, a receipt, and the note that closes a strand. */
function isSignature(procedure: Procedure, event: CaseEvent): event is Signature {
  if (event.type !== 'StepDone') return ['DocumentWritten', 'SignatureGiven', 'SignatureDeclined'].includes(event.type);
  const step = stepNamed(procedure, event.instance.step);
  const isLetter = step?.does === 'letter';
  return isLetter || signsForComplaint(step) || (step?.does === 'record' && step.closes !== undefined);
}

function signerIn(state: Case, as: Role, subject: Subject): Signer | undefined {
  const name = personIn(state, as, subject)?.name;
  return name === undefined ? undefined : { name, as };
}

function recorderIn(state: Case, personId: string): Signer | undefined {
  const role = rolesOf(state, personId).find((held) => isGiven(held.role))?.role;
  return role && signerIn(state, role, 'matter');
}
