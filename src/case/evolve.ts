import { WrittenByNewer } from '../procedure/written-by-newer';
import { copyOf } from './copy';
import type { CaseEvent, ComplaintReceived, DocumentWritten, Due, InstanceId, StepDone, SupportAsked } from './events';
import {
  type Case,
  type CaseState,
  cardKey,
  type EarlierVersion,
  type Instance,
  keyOf,
  lastRound,
  type Part,
  partOf,
  type WrittenDocument,
} from './state';
import { forgetWhatFollowed } from './worked-out';

/**
 * Folds one event into the state, in place: whoever folds owns the state, and a thousand events cost a thousand
 * steps. Knows no procedure, no policy and no clock, so that old events fold the same for ever.
 */
export function evolve(state: CaseState, event: CaseEvent): CaseState {
  if (event.type === 'ComplaintReceived' || event.type === 'SupportAsked') return begin(event);
  if (state.phase === 'absent') throw new Error(`a case cannot begin with ${event.type}`);
  apply(state, event);
  forgetWhatFollowed(state);
  return state;
}

/** The case as it would be after these events; the one that is given stays as it is. */
export function folded<State extends CaseState>(state: State, events: readonly CaseEvent[]): State {
  return events.length === 0 ? state : (events.reduce<CaseState>(evolve, copyOf(state)) as State);
}

function begin(event: ComplaintReceived | SupportAsked): Case {
  const { caseId, procedureVersion, way, at } = event;
  const empty: Omit<Case, 'complainant' | 'complaint'> = {
    phase: 'open',
    caseId,
    procedureVersion,
    way,
    receivedAt: at,
    witnesses: [],
    roles: {},
    steppedDown: [],
    accusedSince: [],
    due: {},
    instances: {},
    documents: {},
    strands: {},
    commands: {},
    cards: {},
    since: {},
    remindTomorrow: {},
  };
  if (event.type === 'SupportAsked') {
    const supporter = { ...event.supporter, leads: event.supporterLeads, words: event.words };
    const due = Object.fromEntries((event.due ?? []).map((one) => [keyOf(one.instance), one]));
    return { ...empty, complainant: event.employee, supporter, complaint: nothingSaid, due };
  }
  return {
    ...empty,
    complainant: event.complainant,
    complaint: event.complaint,
    ...(event.observer ? { observer: event.observer } : {}),
    ...(event.takenDownBy ? { takenDownBy: event.takenDownBy } : {}),
    ...(event.cameOf ? { cameOf: event.cameOf } : {}),
    steppedDown: [...(event.steppedDown ?? [])],
    ...(event.sha256 ? { complaintSha256: event.sha256 } : {}),
    due: Object.fromEntries(event.due.map((due) => [keyOf(due.instance), due])),
  };
}

const nothingSaid: Case['complaint'] = {
  what: '',
  date: '',
  time: '',
  whenInWords: '',
  place: '',
  witnesses: [],
  injury: '',
  reporter: { name: '', position: '', birthDate: '', unit: '' },
};

function apply(state: Case, event: Exclude<CaseEvent, ComplaintReceived | SupportAsked>): void {
  switch (event.type) {
    case 'AccusedNamed':
      state.strands[event.strand] = { accused: event.person, mayBe: event.mayBe, instances: {}, documents: {} };
      promise(state, event.due);
      return;
    case 'RoleGiven':
      state.roles[event.role] = { ...event.person, rule: event.rule };
      return;
    case 'SupporterLeft':
      delete state.supporter;
      return;
    case 'SteppedDown':
      state.steppedDown.push(event.by);
      return;
    case 'RoleVacated':
      delete state.roles[event.role];
      return;
    case 'StepDone':
      finish(state, event, 'done', event.sha256 ? { ...event.answers, sha256: event.sha256 } : event.answers);
      promise(state, event.due);
      if (event.appealUntil) touch(state, event.instance).appealUntil = event.appealUntil;
      if (event.appeal) touch(state, event.instance).appeal = event.appeal;
      if (event.late) touch(state, event.instance).late = event.late;
      return;
    case 'HalfDone': {
      const instance = touch(state, event.instance);
      instance.halves = { ...instance.halves, [event.role]: { at: event.at, by: event.by, answers: event.answers } };
      return;
    }
    case 'HalvesDiffered':
      touch(state, event.instance).differs = true;
      return;
    case 'DocumentWritten': {
      const part = partOf(state, event.instance.subject);
      if (part) part.documents[keyOf(event.instance)] = written(event, part);
      if (event.handOverAgain) undo(touch(state, event.handOverAgain));
      finish(state, event, 'done', event.said ?? {});
      if (event.appeal) touch(state, event.instance).appeal = event.appeal;
      promise(state, event.due);
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
    case 'Invited': {
      const { at, until, meetAt, place } = event;
      const instance = touch(state, event.instance);
      instance.asked = [...(instance.asked ?? []), { at, until, meetAt, place }];
      instance.unanswered = false;
      return;
    }
    case 'SignatureGiven':
      finish(state, event, 'done', { sha256: event.sha256, remark: event.remark });
      return;
    case 'SignatureDeclined':
      finish(state, event, 'declined', { sha256: event.sha256, reason: event.reason });
      return;
    case 'ConversationDeclined':
      finish(state, event, 'declined', { reason: event.reason });
      promise(state, event.due);
      return;
    case 'Unanswered':
      touch(state, event.instance).unanswered = true;
      promise(state, event.due);
      return;
    case 'Lapsed':
      finish(state, event, 'lapsed', { note: event.note });
      promise(state, event.due);
      return;
    case 'DayCame':
      touch(state, event.instance).dayCame = true;
      return;
    case 'DocumentFiled':
      promise(state, event.due);
      return;
    case 'WitnessNamed':
      state.witnesses.push({ person: event.person, instance: event.instance });
      return;
    case 'AccusedSince':
      state.accusedSince.push({ accused: event.person, mayBe: event.mayBe });
      return;
    case 'SentBack': {
      promise(state, event.due);
      if (event.strand === 'common') {
        const times = (step: string) => (state.sentBackTo?.[step] ?? 0) + 1;
        state.sentBackTo = {
          ...state.sentBackTo,
          ...Object.fromEntries(event.steps.map((step) => [step, times(step)])),
        };
        return;
      }
      const strand = state.strands[event.strand];
      if (!strand) return;
      const { begunAnew, closedAt } = strand;
      if (event.decision && event.round) {
        const before = { round: event.round, ...(begunAnew ? { begunAnew } : {}), ...(closedAt ? { closedAt } : {}) };
        strand.beforeAppeal = { ...strand.beforeAppeal, [event.decision.round]: before };
      }
      const next = (step: string) => event.round ?? lastRound(strand, event.strand, step) + 1;
      strand.begunAnew = { ...begunAnew, ...Object.fromEntries(event.steps.map((step) => [step, next(step)])) };
      delete strand.closedAt;
      return;
    }
    case 'Reminded':
      state.remindedAt = event.at;
      toldOutside(state, event);
      return;
    case 'ReminderWanted':
      for (const { command, instance } of event.tasks) {
        state.remindTomorrow[cardKey({ personId: event.by, command, instance })] = event.moment;
      }
      return;
    case 'NotReached':
      promise(state, [event.due]);
      notReached(state, event);
      return;
    case 'StrandClosed': {
      const strand = state.strands[event.strand];
      if (strand) strand.closedAt = event.at;
      return;
    }
    case 'CaseClosed':
      state.phase = 'closed';
      state.closedAt = event.at;
      return;
    case 'CaseReopened':
      state.phase = 'open';
      delete state.closedAt;
      return;
    default:
      throw new WrittenByNewer();
  }
}

type Of<Type> = Extract<CaseEvent, { type: Type }>;

/** That the last one could not be told has had its answer with the next time that anybody is reminded. */
function toldOutside(state: Case, { reminders }: Of<'Reminded'>): void {
  const { to: personId, name } = reminders.find(({ as }) => as === 'outside') ?? {};
  if (personId && name) state.outside = { personId, name };
  else delete state.outside?.missedAt;
}

function notReached(state: Case, { person: personId, at, why, outside, instance }: Of<'NotReached'>): void {
  touch(state, instance).notReached = { personId, at, why, ...(outside ? { outside } : {}) };
  if (outside) state.outside = { personId, name: outside, missedAt: at };
}

/** A letter keeps the versions of it that were sent before. */
function written(event: DocumentWritten, part: Part): WrittenDocument {
  const before = part.documents[keyOf(event.instance)];
  const { version, text, elements, sha256, at, by, signer, correction } = event;
  return {
    version,
    text,
    ...(elements ? { elements } : {}),
    sha256,
    at,
    by,
    ...(signer ? { signer } : {}),
    ...(correction && before ? { correction, earlier: withBefore(before, part.instances[keyOf(event.instance)]) } : {}),
  };
}

function withBefore({ earlier = [], ...replaced }: WrittenDocument, sent: Instance = {}): readonly EarlierVersion[] {
  const { done, appeal } = sent;
  return [...earlier, { ...replaced, sent: { ...(done ? { done } : {}), ...(appeal ? { appeal } : {}) } }];
}

/** To be done once more; how it was done before stays. */
function undo(instance: Instance): void {
  const { done, doneBefore = [] } = instance;
  if (!done) return;
  instance.doneBefore = [...doneBefore, done];
  delete instance.done;
}

function promise(state: Case, promised: readonly Due[] = []): void {
  for (const due of promised) state.due[keyOf(due.instance)] = due;
}

function touch(state: Case, id: InstanceId): Instance {
  const part = partOf(state, id.subject);
  if (!part) throw new Error(`the case has no part for ${id.subject}`);
  const key = keyOf(id);
  const instance = part.instances[key] ?? {};
  part.instances[key] = instance;
  return instance;
}

function finish(
  state: Case,
  event: Pick<StepDone, 'instance' | 'at' | 'by' | 'onPaper' | 'signer' | 'recorder'>,
  how: 'done' | 'declined' | 'lapsed',
  answers: Readonly<Record<string, string>>,
): void {
  const { at, by, onPaper, signer, recorder } = event;
  const done: Instance['done'] = { at, by, how, answers };
  if (onPaper) Object.assign(done, { onPaper });
  if (signer) Object.assign(done, { signer });
  if (recorder) Object.assign(done, { recorder });
  touch(state, event.instance).done = done;
}
