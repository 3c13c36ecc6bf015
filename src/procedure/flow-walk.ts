import { declared, type Procedure, stepNamed } from './declarations';
import type { Fields } from './form-fields';
import { onceOf } from './once-of';
import type { Answers, Facts, Step, Way } from './steps';

/** A case walked through by its declarations alone: one accused, nobody missing, and no day that has to be waited for. */
export interface Walk {
  readonly way: Way;
  /** Whether what is only offered is made use of, each once: before all else that is open, or after it. */
  readonly offers: 'never' | 'first' | 'last';
  /** The newest finished round of each step, and what it was answered. */
  readonly rounds: Readonly<Record<string, number>>;
  readonly answers: Readonly<Record<string, Answers>>;
  /** Done before an appeal sent it back. */
  readonly once: readonly string[];
  readonly sentBack: readonly string[];
  readonly isSetAside: boolean;
  readonly isClosed: boolean;
  /** The days for an appeal have passed. */
  readonly appealsPassed: boolean;
}

/** On what it depends where the way goes on: the answer of a step. */
const deciding: Readonly<Record<string, string>> = {
  answerSupport: 'way',
  endInformal: 'how',
  askForWishes: 'wishes',
  decideFollowUp: 'followUp',
  decideCase: 'grounds',
  startDiscipline: 'way',
  sendSummons: 'way',
  decideDiscipline: 'outcome',
  decideDismissal: 'result',
};

/** More rounds of one thing lead nowhere new. */
const mostRounds = 2;

/** What can be done now. */
export function openSteps(procedure: Procedure, walk: Walk): readonly Step[] {
  const facts = factsOf(walk);
  return declared(procedure, 'step').filter(
    (step) =>
      isTaken(walk, step) &&
      comesUp(walk, step) &&
      isNeeded(procedure, walk, step, facts) &&
      gatesOf(procedure, step).every((gate) => isMet(procedure, walk, gate, facts)) &&
      declared(procedure, 'condition').every(({ steps, holds }) => !steps.includes(step.name) || holds(facts)) &&
      (walk.appealsPassed || !declared(procedure, 'afterAppeals').some(({ steps }) => steps.includes(step.name))),
  );
}

/** One more round of something would be needed, and is not walked. */
export function isCutShort(procedure: Procedure, walk: Walk): boolean {
  const facts = factsOf(walk);
  return declared(procedure, 'step').some(
    (step) =>
      step.repeats === 'whenNeeded' &&
      roundOf(walk, step.name) >= mostRounds &&
      isTaken(walk, step) &&
      isNeeded(procedure, walk, step, facts),
  );
}

export function walkOn(walk: Walk, step: Step, answers: Answers): Walk {
  const round = step.eachOf ? roundOf(walk, step.eachOf) : roundOf(walk, step.name) + 1;
  return {
    ...walk,
    rounds: { ...walk.rounds, [step.name]: round },
    answers: { ...walk.answers, [step.name]: answers },
    isClosed: walk.isClosed || (step.does === 'record' && step.closes?.(answers) === true),
    isSetAside: step.does === 'jointly' && step.setsAside ? step.setsAside(answers) : walk.isSetAside,
  };
}

/** Each way to answer what decides; the first choice of everything else. */
export function waysToAnswer(walk: Walk, step: Step): readonly Answers[] {
  return Object.entries(askedNow(walk, step)).reduce<readonly Answers[]>(
    (found, [name, field]) => {
      if (field.kind !== 'choice') return found;
      const choices = deciding[step.name] === name ? field.choices : field.choices.slice(0, 1);
      return found.flatMap((answers) => choices.map((choice) => ({ ...answers, [name]: choice })));
    },
    [{}],
  );
}

export function askedNow(walk: Walk, { asks, asksNow }: Step): Fields {
  const { answers } = factsOf(walk);
  return (
    asksNow?.(asks, { answers, way: walk.way, isSetAside: walk.isSetAside, cameLate: false, isByAccused: false }) ??
    asks
  );
}

/** As it goes on once these steps are to be taken once more. */
export function sentBack(procedure: Procedure, walk: Walk, steps: readonly string[]): Walk {
  const anew = steps.filter((name) => stepNamed(procedure, name)?.for === 'eachAccused');
  const without = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !anew.includes(name)));
  return {
    ...walk,
    rounds: without(walk.rounds),
    answers: without(walk.answers),
    once: [...walk.once, ...Object.keys(walk.rounds)],
    sentBack: [...walk.sentBack, ...steps],
    isClosed: false,
    appealsPassed: false,
  };
}

/** Said in answer to somebody, or where two can't agree: nothing waits for that here. */
function isTaken({ offers, rounds }: Walk, { does, may, stage, name }: Step): boolean {
  if (!['record', 'tell', 'jointly', 'write', 'sign', 'letter'].includes(does)) return false;
  return !may || (offers !== 'never' && stage !== 'always' && rounds[name] === undefined);
}

/** There is a round of it that was not taken yet. */
function comesUp(walk: Walk, { name, eachOf, repeats, with: other }: Step): boolean {
  const round = roundOf(walk, name);
  if (other && [other].flat().every((one) => roundOf(walk, one) === 0)) return false;
  if (eachOf) return roundOf(walk, eachOf) > round;
  return repeats === 'whenNeeded' ? round < mostRounds : round === 0;
}

function isNeeded(procedure: Procedure, walk: Walk, step: Step, facts: Facts): boolean {
  const isBefore = walk.way === 'informal' || walk.way === 'helped';
  if (isBefore !== (step.beforeComplaint ?? false)) return false;
  if (!isBefore && walk.isClosed) return step.stage === 'always';
  if (step.stage === undefined && (walk.isSetAside || walk.way === 'falseAccusation')) return false;
  if (step.does === 'sign') {
    const writing = stepNamed(procedure, step.signs);
    if (writing && !isNeeded(procedure, walk, writing, facts)) return false;
  }
  return (step.when?.(facts) ?? true) && !(step.until ?? []).some((name) => roundOf(walk, name) > 0);
}

const gatesOf = onceOf((procedure: Procedure, step: Step): readonly Step[] => {
  const policies = declared(procedure, 'gate').flatMap(({ step: name, after }) => (name === step.name ? [after] : []));
  const goesOn = step.stage === 'throughout' || step.stage === 'always' || step.does === 'sign';
  return declared(procedure, 'step').filter(
    (gate) =>
      step.after.includes(gate.name) ||
      policies.includes(gate.name) ||
      (gate.does === 'jointly' && gate.setsAside !== undefined && !goesOn),
  );
});

function isMet(procedure: Procedure, walk: Walk, gate: Step, facts: Facts): boolean {
  const round = roundOf(walk, gate.name);
  const isDone =
    gate.repeats === 'whenNeeded' ? false : round > 0 && (!gate.eachOf || round >= roundOf(walk, gate.eachOf));
  return isDone || !isNeeded(procedure, walk, gate, facts);
}

function roundOf({ rounds }: Walk, name: string): number {
  return rounds[name] ?? 0;
}

function factsOf(walk: Walk): Facts {
  const { way, answers, once } = walk;
  return {
    way,
    hasHandler: true,
    hasAdviser: true,
    supporter: 'leader',
    times: (step) => roundOf(walk, step),
    sentBackTo: (step) => walk.sentBack.filter((one) => one === step).length,
    answers: (step) => answers[step],
    round: (step) => roundOf(walk, step),
    roundInTime: (step) => roundOf(walk, step),
    hasAccount: () => true,
    wasDone: (step) => roundOf(walk, step) > 0 || once.includes(step),
  };
}
