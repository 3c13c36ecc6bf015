import {
  type Candidate,
  declared,
  type Lapse,
  type Procedure,
  type RuleNumber,
  type Step,
} from '../procedure/declarations';
import { type Command, stamp, type TakeStep } from './commands';
import { asPerson } from './decide-complaint';
import { answer, lapse, write } from './decide-minutes';
import type { Answers } from './events';
import { askedOnly, problemsIn } from './fields';
import type { Decision, Ground } from './ground';
import { mayBeMeant } from './name-fits';
import type { Refusal } from './refusal';
import { barredBy } from './routing';
import { type CaseState, holderOf, instanceOf, type OpenCase, partiesOf, rolesOf } from './state';
import { isNeeded, rolesOfStep, signedOff, subjectsOf, unmetGates } from './tasks';

type Taken = Command<TakeStep>;

/** A step is taken by who may, when it may, with what it asks for; anything else is refused with the rule. */
export function takeStep(ground: Ground, state: CaseState, command: Taken): Decision {
  // Whoever has no part in a case is answered as if there were none, whatever they ask for.
  if (state.phase === 'absent' || rolesOf(state, command.by).length === 0) return { refused: 'notYours' };
  const { command: name, instance } = command.body;

  const lapsing = declared(ground.procedure, 'lapse').find((declaration) => declaration.command === name);
  if (lapsing) return takeLapse(ground, state, command, lapsing);

  const step = declared(ground.procedure, 'step').find((s) => s.command === name && s.name === instance.step);
  if (!step || !subjectsOf(state, step).includes(instance.subject) || instance.round !== 1) {
    return { refused: 'unknownCommand' };
  }
  return mayTake(ground, state, step, command) ?? carryOut(ground, state, step, command);
}

function mayTake(ground: Ground, state: OpenCase, step: Step, { by, body }: Taken): Refusal | undefined {
  const roles = rolesOfStep(step).filter((role) => holderOf(state, role) === by);
  const [role] = roles;
  if (!role) return { refused: 'notYours' };
  const bar = barredBy(ground.procedure, role, by, partiesOf(state));
  if (bar) return { refused: 'barred', rule: bar };

  const { done, halves } = instanceOf(state, body.instance);
  const writingAgain =
    step.does === 'write' && done !== undefined && !signedOff(ground.procedure, state, step, body.instance);
  if ((done && !writingAgain) || !isNeeded(state, step)) return { refused: 'alreadyDone', rule: step.rule };
  if (step.does === 'jointly' && roles.every((r) => halves?.[r])) return { refused: 'alreadyDone', rule: step.rule };

  const unmet = unmetGates(ground.procedure, state, step, body.instance);
  const [first] = unmet;
  return first && { refused: 'tooEarly', rule: first.rule, waitsFor: unmet.map((gate) => gate.instance) };
}

function carryOut(ground: Ground, state: OpenCase, step: Step, command: Taken): Decision {
  const incomplete = lacking(ground, state, step, command);
  if (incomplete) return incomplete;

  const answers = askedOnly(step.asks, command.body.answers);
  const event = { ...stamp(command), what: step.event, rule: step.rule };
  switch (step.does) {
    case 'record':
    case 'tell':
      return [{ ...event, type: 'StepDone', answers }];
    case 'jointly':
      return joinIn(ground, state, step, command, answers);
    case 'appoint':
      return appoint(ground, state, step, command, answers);
    case 'write':
      return write(ground, step, command, state, answers.text ?? '');
    case 'sign':
      return answer(ground, step, command, state);
  }
}

/** The half of the role that the person holds; with the second half the step is done. */
function joinIn(
  ground: Ground,
  state: OpenCase,
  step: Step & { does: 'jointly' },
  command: Taken,
  answers: Answers,
): Decision {
  const { by, body } = command;
  const { halves = {} } = instanceOf(state, body.instance);
  const role = step.by.find((r) => holderOf(state, r) === by && !halves[r]);
  if (!role) return { refused: 'notYours' };
  const [separate] = declared(ground.procedure, 'separateHalves');
  if (separate && Object.values(halves).some((half) => half.by === by)) {
    return { refused: 'barred', rule: separate.rule };
  }
  const event = { ...stamp(command), what: step.event, rule: step.rule };
  const complete = step.by.every((r) => r === role || halves[r]);
  return [
    { ...event, type: 'HalfDone', role, answers },
    ...(complete ? [{ ...event, type: 'StepDone' as const, answers: {} }] : []),
  ];
}

function appoint(
  { procedure }: Ground,
  state: OpenCase,
  step: Step & { does: 'appoint' },
  command: Taken,
  answers: Answers,
): Decision {
  const { named } = command.body;
  if (!named?.active) {
    return { refused: 'incomplete', rule: step.rule, fields: [{ field: 'leader', problem: 'notKnown' }] };
  }
  const bar = barredFromHandling(procedure, state, named);
  if (bar) return { refused: 'barred', rule: bar };
  if (named.id === holderOf(state, 'hrAdviser')) return { refused: 'barred', rule: step.rule };
  const { at, by } = command;
  return [
    { ...stamp(command), type: 'StepDone', what: step.event, rule: step.rule, answers },
    { at, by, strand: 'common', type: 'RoleGiven', role: 'handler', person: asPerson(named), rule: step.rule },
  ];
}

/** The rule that keeps somebody from being given the case: they are a party, or may be the one accused in words. */
export function barredFromHandling(
  procedure: Procedure,
  state: OpenCase,
  candidate: Candidate,
): RuleNumber | undefined {
  const { complainantId, accusedIds } = partiesOf(state);
  const inWords = Object.values(state.strands).some(
    ({ accused }) => !accused.accountId && mayBeMeant(accused.name, { leaders: [], others: [candidate] }).length > 0,
  );
  const parties = { complainantId, accusedIds: [...accusedIds, ...(inWords ? [candidate.id] : [])] };
  return barredBy(procedure, 'handler', candidate.id, parties);
}

function takeLapse(ground: Ground, state: OpenCase, command: Taken, declaration: Lapse): Decision {
  const { by, body } = command;
  const signing = declared(ground.procedure, 'step')
    .filter((s) => s.does === 'sign')
    .find((s) => s.name === body.instance.step);
  if (!signing || !subjectsOf(state, signing).includes(body.instance.subject)) return { refused: 'unknownCommand' };
  if (holderOf(state, declaration.recordedBy) !== by) return { refused: 'notYours' };
  const bar = barredBy(ground.procedure, declaration.recordedBy, by, partiesOf(state));
  if (bar) return { refused: 'barred', rule: bar };
  const instance = instanceOf(state, body.instance);
  if (instance.done) return { refused: 'alreadyDone', rule: declaration.rule };
  if (!instance.unanswered) return { refused: 'tooEarly', rule: declaration.rule, waitsFor: [body.instance] };
  return lacking(ground, state, declaration, command) ?? lapse(signing, command, state, declaration.rule);
}

/** A form that is not filled in as its declaration asks is refused with the fields that are wrong. */
function lacking(
  { calendar }: Ground,
  { receivedAt }: OpenCase,
  { asks, rule }: Step | Lapse,
  { at, body }: Taken,
): Refusal | undefined {
  const fields = problemsIn(asks, body.answers, { now: at, receivedAt, calendar });
  return fields.length > 0 ? { refused: 'incomplete', rule, fields } : undefined;
}
