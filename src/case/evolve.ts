import type { CaseEvent, InstanceId } from './events';
import { type CaseState, type Instance, keyOf, type OpenCase, partOf } from './state';

/**
 * Folds one event into the state, in place: whoever folds owns the state, and a thousand events cost a thousand
 * steps. Knows no procedure, no policy and no clock, so that old events fold the same for ever.
 */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'ComplaintReceived') {
    return {
      phase: 'open',
      caseId: event.caseId,
      procedureVersion: event.procedureVersion,
      receivedAt: event.at,
      complainant: event.complainant,
      complaint: event.complaint,
      roles: {},
      due: Object.fromEntries(event.due.map((due) => [keyOf(due.instance), due])),
      instances: {},
      documents: {},
      strands: {},
      commands: {},
      cards: {},
    };
  }
  if (state.phase === 'absent') throw new Error(`a case cannot begin with ${event.type}`);
  apply(state, event);
  return state;
}

function apply(state: OpenCase, event: Exclude<CaseEvent, { type: 'ComplaintReceived' }>): void {
  switch (event.type) {
    case 'AccusedNamed':
      state.strands[event.strand] = { accused: event.person, mayBe: event.mayBe, instances: {}, documents: {} };
      return;
    case 'RoleGiven':
      state.roles[event.role] = event.person;
      return;
    case 'StepDone':
      finish(state, event.instance, event, 'done', event.answers);
      return;
    case 'HalfDone': {
      const instance = touch(state, event.instance);
      instance.halves = { ...instance.halves, [event.role]: { at: event.at, by: event.by, answers: event.answers } };
      return;
    }
    case 'DocumentWritten': {
      const { version, text, sha256, at, by } = event;
      const part = partOf(state, event.instance.subject);
      if (part) part.documents[keyOf(event.instance)] = { version, text, sha256, at, by };
      finish(state, event.instance, event, 'done', {});
      return;
    }
    case 'SignatureAsked': {
      const instance = touch(state, event.instance);
      const before = (instance.asked ?? []).slice(0, event.times - 1);
      instance.asked = [...before, { at: event.at, until: event.until }];
      instance.unanswered = false;
      state.due[keyOf(event.instance)] = event.until;
      return;
    }
    case 'SignatureGiven':
      finish(state, event.instance, event, 'done', { sha256: event.sha256, remark: event.remark });
      return;
    case 'SignatureDeclined':
      finish(state, event.instance, event, 'declined', { sha256: event.sha256, reason: event.reason });
      return;
    case 'SignatureUnanswered':
      touch(state, event.instance).unanswered = true;
      return;
    case 'SignatureLapsed':
      finish(state, event.instance, event, 'lapsed', { note: event.note });
      return;
    case 'DocumentFiled':
      return;
  }
}

function touch(state: OpenCase, id: InstanceId): Instance {
  const part = partOf(state, id.subject);
  if (!part) throw new Error(`the case has no part for ${id.subject}`);
  const key = keyOf(id);
  const instance = part.instances[key] ?? {};
  part.instances[key] = instance;
  return instance;
}

function finish(
  state: OpenCase,
  id: InstanceId,
  event: { at: string; by: string },
  how: 'done' | 'declined' | 'lapsed',
  answers: Readonly<Record<string, string>>,
): void {
  touch(state, id).done = { at: event.at, by: event.by, how, answers };
}
