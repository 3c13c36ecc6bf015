import { type Candidate, declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { Answers, PlainStep, ReplyingStep, Step, TellingStep } from '../procedure/steps';
import { type Command, stamp, type TakeStep } from './commands';
import { meantBy, strandId } from './decide-complaint';
import { untilAnswered } from './decide-minutes';
import { dayPromised, promises, promisesAnew, promisesFrom } from './dues';
import type { CaseEvent, InstanceId, Person, SentBack } from './events';
import { folded } from './evolve';
import type { Decision, Ground } from './ground';
import { sameName } from './name-fits';
import { finishedRounds } from './needs';
import { aboutNothingOfTheirs } from './rectifications';
import type { Refusal } from './refusal';
import { type Case, firstRound, instanceOf, lastRound, partOf } from './state';

type Taken = Command<TakeStep>;

/** Somebody did what the step asks for; and what follows from some of the answers. */
export function record(ground: Ground, state: Case, step: PlainStep, command: Taken, answers: Answers): Decision {
  const unreadable = aboutNothingOfTheirs(state, step, command, answers.about);
  if (unreadable) return unreadable;
  if (hearsAnotherRole(state, command, answers)) return alreadyNamed(step, 'witness');
  return [
    stepDone(ground, state, step, command, answers),
    ...closed(step, command, answers),
    ...witnessNamed(command, answers),
    ...accusedSince(command, answers),
    ...prolonged(ground, state, step, command, answers),
    ...sentBack(ground, state, step, command, answers),
  ];
}

/** Told together with what the guidelines want said in the same breath. */
export function tell(ground: Ground, state: Case, step: TellingStep, command: Taken, answers: Answers): CaseEvent[] {
  const { at, by, body } = command;
  const together = declared(ground.procedure, 'step')
    .filter((other) => [other.with ?? []].flat().includes(step.name))
    .map((other) => ({ other, instance: alongside(ground.procedure, state, body.instance, other.name) }))
    .filter(({ instance }) => !instanceOf(state, instance).done)
    .map(({ other, instance }): CaseEvent => {
      const { event: what, rule } = other;
      return { at, by, strand: stamp(command).strand, type: 'StepDone', instance, what, rule, answers: {} };
    });
  return [stepDone(ground, state, step, command, answers), ...together];
}

/** An invitation in writing, which P-2 counts. */
export function invite(ground: Ground, state: Case, step: TellingStep, command: Taken, answers: Answers): CaseEvent[] {
  const { meetAt = '', place = '' } = answers;
  if (!step.invitesTo || meetAt === '') return [];
  const instance = alongside(ground.procedure, state, command.body.instance, step.invitesTo);
  const until = untilAnswered(ground, instance, command.at);
  if (!until) return [];
  return [{ ...stamp(command), instance, type: 'Invited', what: 'Invited', rule: step.rule, meetAt, place, until }];
}

/** Coming, another time, or declining, which meets the gate of the conversation (P-2). */
export function reply(ground: Ground, state: Case, step: ReplyingStep, command: Taken, answers: Answers): CaseEvent[] {
  const done = stepDone(ground, state, step, command, answers);
  if (answers.way !== 'declines') return [done];
  const instance = alongside(ground.procedure, state, command.body.instance, step.to);
  const reason = answers.words ?? '';
  const what = 'ConversationDeclined';
  const due = promisesFrom(ground, state, instance, command.at);
  const declined = {
    ...stamp(command),
    instance,
    type: 'ConversationDeclined',
    what,
    rule: step.rule,
    reason,
  } as const;
  return [done, { ...declined, ...(due.length > 0 ? { due } : {}) }];
}

/** One more strand, with what is promised to its accused from now. */
export function accuse(ground: Ground, state: Case, step: Step, command: Taken, answers: Answers): Decision {
  const { at, by } = command;
  const person = personAnswered(command, answers, 'person');
  if (parties(state).some((party) => samePerson(party, person))) return alreadyNamed(step, 'person');
  const strand = strandId(Object.keys(state.strands).length);
  const due = promises(ground, at, [strand], (one) => one.for === 'eachAccused');
  const mayBe = mayBeAround(command, person);
  return [
    stepDone(ground, state, step, command, answers),
    { at, by, strand, type: 'AccusedNamed', person, mayBe, due },
  ];
}

/** Whom the directory knows by an answer. */
export function named({ body }: Taken, id: string): Candidate | undefined {
  return body.named.find((candidate) => candidate.id === id);
}

function stepDone(ground: Ground, state: Case, step: Step, command: Taken, answers: Answers): CaseEvent {
  const { instance } = command.body;
  const due = [
    ...promisesFrom(ground, state, instance, command.at, answers),
    ...dayPromised(ground, state, instance, answers),
  ];
  const done = { ...stamp(command), what: step.event, rule: step.rule, answers };
  return { ...done, type: 'StepDone', ...(due.length > 0 ? { due } : {}) };
}

function closed({ closes, for: subject }: PlainStep, command: Taken, answers: Answers): CaseEvent[] {
  const { at, by, body } = command;
  const closesStrand = subject === 'eachAccused' && closes?.(answers);
  return closesStrand ? [{ at, by, strand: body.instance.subject, type: 'StrandClosed' }] : [];
}

/** A party has a conversation of their own, and learns of the case only then; whoever has the case hears others. */
function hearsAnotherRole(state: Case, command: Taken, answers: Answers): boolean {
  if (answers.witness === undefined) return false;
  const person = personAnswered(command, answers, 'witness');
  return [...parties(state), ...Object.values(state.roles)].some((one) => samePerson(one, person));
}

/** Whoever was heard may read what was recorded of it. */
function witnessNamed(command: Taken, answers: Answers): CaseEvent[] {
  if (answers.witness === undefined) return [];
  const { at, by, body } = command;
  const person = personAnswered(command, answers, 'witness');
  return [{ at, by, strand: 'common', type: 'WitnessNamed', person, instance: body.instance }];
}

/** Whoever is accused of what came later is kept away from the case from that moment. */
function accusedSince(command: Taken, answers: Answers): CaseEvent[] {
  if (!answers.against && !answers.againstId) return [];
  const { at, by } = command;
  const person = personAnswered(command, answers, 'against');
  return [{ at, by, strand: 'common', type: 'AccusedSince', person, mayBe: mayBeAround(command, person) }];
}

/** A measure that is prolonged is one more measure, with a day of its own. */
function prolonged(ground: Ground, state: Case, step: PlainStep, command: Taken, answers: Answers): CaseEvent[] {
  const { eachOf, waitsForDay } = step;
  if (!eachOf || waitsForDay?.until !== 'answered' || answers.way !== 'prolonged') return [];
  const measure = stepNamed(ground.procedure, eachOf);
  const { instance } = command.body;
  if (!measure) return [];
  const before = instanceOf(state, { ...instance, step: eachOf }).done?.answers ?? {};
  const round = finishedRounds(state, eachOf, instance.subject) + 1;
  const body = { ...command.body, instance: { ...instance, step: eachOf, round } };
  const until = answers[waitsForDay.answer] ?? '';
  const reasons = answers.reasons ?? '';
  return [stepDone(ground, state, measure, { ...command, body }, { ...before, [waitsForDay.answer]: until, reasons })];
}

/** What an appeal sends back is done once more; what it decides itself counts as that decision, and is told anew. */
function sentBack(ground: Ground, state: Case, step: PlainStep, command: Taken, answers: Answers): CaseEvent[] {
  const { at, by, body } = command;
  const { subject } = body.instance;
  const steps = step.sendsBack?.(answers) ?? [];
  if (steps.length === 0) return [];
  const ofMatter = steps.filter((name) => stepNamed(ground.procedure, name)?.for === 'matter');
  const inStrand = steps.filter((name) => !ofMatter.includes(name));
  const part = partOf(state, subject);
  const round = 1 + Math.max(0, ...inStrand.map((name) => (part ? lastRound(part, subject, name) : 0)));
  const back: SentBack[] = [
    { at, by, strand: subject, type: 'SentBack', steps: inStrand, round, decision: body.instance },
    ...(ofMatter.length > 0 ? [{ at, by, strand: 'common', type: 'SentBack', steps: ofMatter } as const] : []),
  ];
  const anew = folded(state, back);
  const promised = back.map((one) => {
    const due = promisesAnew(ground, anew, one.steps, subject, at);
    return { ...one, ...(due.length > 0 ? { due } : {}) };
  });
  return [...promised, ...decidedWithIt(ground, anew, step, command, answers)];
}

/** What is promised from such a decision runs for the steps as they are begun anew. */
function decidedWithIt(ground: Ground, anew: Case, step: PlainStep, command: Taken, answers: Answers): CaseEvent[] {
  return (step.decides ?? []).flatMap(({ step: name, answer }): CaseEvent[] => {
    const decided = stepNamed(ground.procedure, name);
    const said = answers[answer] ?? '';
    if (!decided || said === '') return [];
    const { subject } = command.body.instance;
    const instance = { step: name, subject, round: firstRound(anew, name, subject) };
    const done = { ...stamp(command), instance, what: decided.event, rule: decided.rule };
    const due = promisesFrom(ground, anew, instance, command.at);
    return [{ ...done, type: 'StepDone', answers: { [answer]: said }, ...(due.length > 0 ? { due } : {}) }];
  });
}

function mayBeAround({ body }: Taken, person: Person): readonly string[] {
  const { leaders, hr, lastResort, holders } = body.around;
  return meantBy(person, leaders, [...hr, ...lastResort, ...holders]);
}

function personAnswered(command: Taken, answers: Answers, field: string): Person {
  const known = named(command, answers[`${field}Id`] ?? '');
  return known ? { accountId: known.id, name: known.name } : { name: answers[field] ?? '' };
}

function parties(state: Case): readonly Person[] {
  return [state.complainant, ...Object.values(state.strands).map(({ accused }) => accused)];
}

function alreadyNamed({ rule }: Step, field: string): Refusal {
  return { refused: 'incomplete', rule, fields: [{ field, problem: 'alreadyNamed' }] };
}

function samePerson(one: Person, other: Person): boolean {
  return one.accountId || other.accountId ? one.accountId === other.accountId : sameName(one.name, other.name);
}

/** The pass through another step that belongs to this one: of the same round where it has one for each of something. */
function alongside(procedure: Procedure, state: Case, { subject, round }: InstanceId, step: string): InstanceId {
  const isEach = stepNamed(procedure, step)?.eachOf !== undefined;
  return { step, subject, round: isEach ? round : firstRound(state, step, subject) };
}
