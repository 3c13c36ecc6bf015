import { type Candidate, declared, type Lapse, type Procedure, stepNamed } from '../procedure/declarations';
import type { Answers, LetterStep, Role, RuleNumber, Step } from '../procedure/steps';
import { withAppealDays } from './appeal-days';
import { type Command, stamp, type TakeStep } from './commands';
import { correctionOf, lacksInCorrection, saysWhyCorrected } from './corrections';
import { asPerson, partiesAmong } from './decide-complaint';
import { answer, filed, sendLetter, signedDocument, write } from './decide-minutes';
import { accuse, invite, named, record, reply, tell } from './decide-plain';
import { promisesFrom } from './dues';
import { elementsNow } from './elements';
import type { Due, InstanceId } from './events';
import { askedNow, askedOnly, problemsIn } from './fields';
import type { Decision, Ground } from './ground';
import { factsOf, instancesOf, isNeeded, passMeant } from './needs';
import { delayOwed, noticeLacking, withLateReceipt } from './notice';
import { goesWithLetter, hasToWait } from './quiet-hours';
import { isRefusal, type Refusal } from './refusal';
import { holderOf, rolesOf } from './roles';
import { barredBy, gaveOtherHalf } from './routing';
import { signed } from './signers';
import { type Case, type CaseState, instanceOf, partiesOf } from './state';
import { actingAs, mayLapse, signedOff, unmetGates } from './tasks';
import { tellsTooMuch } from './tells-too-much';
import { hasItsDay, lettersToCome, unfulfilled, waitsForAppeals } from './waiting';

export type Taken = Command<TakeStep> & { readonly onPaper?: true };

/** A step is taken by who may, when it may, with what it asks for; anything else is refused with the rule. */
export function takeStep(ground: Ground, state: CaseState, command: Taken): Decision {
  // Whoever has no part in a case is answered as if there were none, whatever they ask for.
  if (state.phase === 'absent' || rolesOf(state, command.by).length === 0) return { refused: 'notYours' };
  const { command: name } = command.body;

  const lapsing = declared(ground.procedure, 'lapse').find((declaration) => declaration.command === name);
  if (lapsing) return takeLapse(ground, state, command, lapsing);

  const instance = passMeant(ground.procedure, state, command.body.instance);
  const step = stepNamed(ground.procedure, instance.step);
  if (!step || step.command !== name || step.with) return { refused: 'unknownCommand' };
  // Whether there is such a pass at all would tell how many are accused, heard or reported: those who take it know.
  const acting = actingAs(ground.procedure, state, command.by, step, instance.subject);
  const [first] = acting;
  if (!first) return { refused: 'notYours' };
  const known = instancesOf(state, step).some((one) => sameInstance(one, instance));
  if (!known) return { refused: 'unknownCommand' };
  const bar = barredBy(ground.procedure, first.role, command.by, partiesOf(state));
  if (bar && !first.onPaper) return { refused: 'barred', rule: bar };

  // What is recorded for a party without an account is marked as that (1.1-1).
  const onPaper = acting.every((one) => one.onPaper) ? { onPaper: true as const } : {};
  const meant = { ...command, body: { ...command.body, instance }, ...onPaper };
  const refusal = notNow(ground, state, step, meant, acting);
  if (refusal) return refusal;
  const events = carryOut(ground, state, step, meant);
  if (isRefusal(events)) return events;
  const roles = acting.map(({ role }) => role);
  const dated = withLateReceipt(ground, state, withAppealDays(ground, state, events, roles));
  return signed(ground.procedure, state, dated, acting);
}

function notNow(
  { procedure }: Ground,
  state: Case,
  step: Step,
  { body: { instance, answers } }: Taken,
  acting: readonly { readonly role: Role }[],
): Refusal | undefined {
  const { done, halves } = instanceOf(state, instance);
  const writingAgain =
    step.does === 'write' && step.document === 'minutes' && done && !signedOff(procedure, state, step, instance);
  if (saysWhyCorrected(answers) && correctionOf(procedure, state, step, instance)) return undefined;
  if ((done && !writingAgain) || !isNeeded(procedure, state, step, instance)) {
    return { refused: done ? 'alreadyDone' : 'notAskedFor', rule: step.rule };
  }
  if (step.does === 'jointly' && acting.every(({ role }) => halves?.[role])) {
    return { refused: 'alreadyDone', rule: step.rule };
  }
  const unmet = [
    ...unmetGates(procedure, state, step, instance),
    ...lettersToCome(procedure, state, step, instance, acting),
  ];
  const [gate] = unmet;
  if (gate) return { refused: 'tooEarly', rule: gate.rule, waitsFor: unmet.map((waiting) => waiting.instance) };
  const condition = unfulfilled(procedure, state, step, instance);
  if (condition) return { refused: 'tooEarly', rule: condition };
  if (hasItsDay(procedure, state, step, instance)) return undefined;
  return { refused: 'tooEarly', rule: waitsForAppeals(procedure, step) ?? step.rule };
}

function carryOut(ground: Ground, state: Case, step: Step, command: Taken): Decision {
  const refusal =
    lacking(ground, state, step, command) ??
    lacksInCorrection(ground, state, step, command) ??
    tellsTooMuch(ground, state, step, command) ??
    noticeLacking(ground, state, step, command) ??
    delayOwed(ground.procedure, state, step, command.body.instance, command.at) ??
    hasToWait(ground, state, step, command);
  if (refusal) return refusal;

  const asks = askedNow(ground.procedure, state, step, command.body.instance);
  const answers = askedOnly(asks, command.body.answers, command.body.named);
  switch (step.does) {
    case 'record':
      return record(ground, state, step, command, answers);
    case 'tell':
      return [...tell(ground, state, step, command, answers), ...invite(ground, state, step, command, answers)];
    case 'reply':
      return reply(ground, state, step, command, answers);
    case 'jointly':
      return joinIn(ground, state, step, command, answers);
    case 'settle': {
      const event = { ...stamp(command), what: step.event, rule: step.rule, answers };
      const settled = { ...command.body.instance, step: step.settles };
      const joint = stepNamed(ground.procedure, step.settles);
      return [
        { ...event, type: 'StepDone' },
        {
          ...event,
          type: 'StepDone',
          instance: settled,
          what: joint?.event ?? step.event,
          ...promised(ground, state, settled, command),
        },
      ];
    }
    case 'appoint':
      return appoint(ground, state, step, command, answers);
    case 'stepDown': {
      const { at, by } = command;
      const done = { ...stamp(command), type: 'StepDone', what: step.event, rule: step.rule, answers } as const;
      return [done, { at, by, strand: 'common', type: 'SteppedDown' }];
    }
    case 'reach':
      return [{ ...stamp(command), type: 'StepDone', what: step.event, rule: step.rule, answers }];
    case 'accuse':
      return accuse(ground, state, step, command, answers);
    case 'write':
      return write(ground, step, command, state, answers.text ?? '');
    case 'letter':
      return letter(ground, state, step, command, answers);
    case 'sign':
      return answer(ground, step, command, state);
  }
}

/** A letter goes out, with whom its reader can talk to; or back to whoever drew it up. */
function letter(ground: Ground, state: Case, step: LetterStep, command: Taken, answers: Answers): Decision {
  if (step.unless?.(answers)) {
    const back = { ...stamp(command), type: 'StepDone', what: 'DraftSentBack', rule: step.rule, answers } as const;
    return [{ ...back, ...promised(ground, state, command.body.instance, command) }];
  }
  return [
    ...sendLetter(ground, state, step, command, answers),
    ...goesWithLetter(ground, state, step, command, answers),
  ];
}

/** The half of the role that the person holds; with the second half the step is done, where the two agree. */
function joinIn(
  ground: Ground,
  state: Case,
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
  const half = { ...event, type: 'HalfDone' as const, role, answers };
  const other = step.by.find((r) => r !== role);
  const otherHalf = other && halves[other];
  if (!otherHalf) return [half];
  const { agreeOn } = step;
  if (!agreeOn) return [half, { ...event, type: 'StepDone', answers: {} }];
  const agreed = answers[agreeOn] ?? '';
  return otherHalf.answers[agreeOn] === agreed
    ? [
        half,
        {
          ...event,
          type: 'StepDone',
          answers: { [agreeOn]: agreed },
          ...promised(ground, state, body.instance, command),
        },
      ]
    : [half, { ...event, type: 'HalvesDiffered', what: 'HalvesDiffered' }];
}

/** What runs from what two decided, or somebody for them. */
function promised(ground: Ground, state: Case, instance: InstanceId, { at }: Taken): { readonly due?: readonly Due[] } {
  const due = promisesFrom(ground, state, instance, at);
  return due.length > 0 ? { due } : {};
}

function appoint(
  { procedure }: Ground,
  state: Case,
  step: Step & { does: 'appoint' },
  command: Taken,
  answers: Answers,
): Decision {
  const leader = named(command, answers.leader ?? '');
  if (!leader?.active) {
    return { refused: 'incomplete', rule: step.rule, fields: [{ field: 'leader', problem: 'notKnown' }] };
  }
  const bar = barredFromHandling(procedure, state, leader) ?? (isTaken(state, leader) ? step.rule : undefined);
  if (bar) return { refused: 'barred', rule: bar };
  const { at, by } = command;
  return [
    { ...stamp(command), type: 'StepDone', what: step.event, rule: step.rule, answers },
    { at, by, strand: 'common', type: 'RoleGiven', role: 'handler', person: asPerson(leader), rule: step.rule },
  ];
}

/** Whether somebody could be appointed to handle the case now. */
export function mayBeAppointed(procedure: Procedure, state: Case, candidate: Candidate): boolean {
  return candidate.active && !barredFromHandling(procedure, state, candidate) && !isTaken(state, candidate);
}

/** Nobody has two given roles or gives two halves, and whoever stepped down stays away. */
function isTaken(state: Case, { id }: Candidate): boolean {
  const others = (['hrAdviser', 'leaderAbove', 'appointingAuthority'] as const).map((role) => holderOf(state, role));
  return [...others, ...state.steppedDown, ...gaveOtherHalf(state, 'handler')].includes(id);
}

/** The rule that keeps somebody from being given the case: they are a party, or may be the one accused in words. */
export function barredFromHandling(procedure: Procedure, state: Case, candidate: Candidate): RuleNumber | undefined {
  return barredBy(procedure, 'handler', candidate.id, partiesAmong(state, [candidate]));
}

function takeLapse(ground: Ground, state: Case, command: Taken, declaration: Lapse): Decision {
  const { by, body } = command;
  const { procedure } = ground;
  if (holderOf(state, declaration.recordedBy) !== by) return { refused: 'notYours' };
  const step = stepNamed(procedure, body.instance.step);
  if (!step || !mayLapse(step) || !instancesOf(state, step).some((one) => sameInstance(one, body.instance))) {
    return { refused: 'unknownCommand' };
  }
  const bar = barredBy(procedure, declaration.recordedBy, by, partiesOf(state));
  if (bar) return { refused: 'barred', rule: bar };
  const instance = instanceOf(state, body.instance);
  if (instance.done || !isNeeded(procedure, state, step, body.instance)) {
    return { refused: instance.done ? 'alreadyDone' : 'notAskedFor', rule: declaration.rule };
  }
  if (!instance.unanswered) return { refused: 'tooEarly', rule: declaration.rule, waitsFor: [body.instance] };
  const incomplete = lacking(ground, state, declaration, command);
  if (incomplete) return incomplete;
  const askedAt = (instance.asked ?? []).map(({ at }) => at);
  const note = body.answers.note?.trim() ?? '';
  const document = step.does === 'sign' ? signedDocument(step, body.instance, state) : undefined;
  return [
    {
      ...stamp(command),
      type: 'Lapsed',
      what: 'Lapsed',
      rule: declaration.rule,
      askedAt,
      note,
      ...promised(ground, state, body.instance, command),
    },
    ...(step.does === 'sign' && document ? filed(ground, state, step, command, document.sha256) : []),
  ];
}

/** A form that is not filled in as its declarations ask is refused with the fields that are wrong, and whose they are. */
function lacking(
  { procedure, calendar }: Ground,
  state: Case,
  form: Step | Lapse,
  { at, body }: Taken,
): Refusal | undefined {
  const { rule } = form;
  const { receivedAt } = state;
  const { answers, named: known, instance } = body;
  const asks = form.kind === 'step' ? askedNow(procedure, state, form, instance) : form.asks;
  const doneAt = (step: string) => {
    const { subject } = instance;
    return instanceOf(state, { step, subject, round: factsOf(state, subject).round(step) }).done?.at;
  };
  const single = problemsIn(asks, answers, { now: at, receivedAt, calendar, known, doneAt });
  const elements = form.kind === 'step' ? elementsNow(procedure, state, form, instance.subject) : [];
  const together = (form.kind === 'step' ? [form, ...elements] : []).flatMap(
    (one) => one.alsoAsks?.(answers, asks) ?? [],
  );
  const fields = [...single, ...together.filter(({ field }) => !single.some((one) => one.field === field))];
  const [first] = fields;
  const demanding = elements.find((one) => Object.hasOwn(one.asks, first?.field ?? ''));
  return first && { refused: 'incomplete', rule: demanding?.rule ?? rule, fields };
}

function sameInstance(one: TakeStep['instance'], other: TakeStep['instance']): boolean {
  return one.step === other.step && one.subject === other.subject && one.round === other.round;
}
