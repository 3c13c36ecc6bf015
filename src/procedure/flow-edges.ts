import { declared, type Procedure, stepNamed } from './declarations';
import { placesOf, type Stage, stageAfter, stages } from './flow';
import { askedNow, isCutShort, openSteps, sentBack, type Walk, walkOn, waysToAnswer } from './flow-walk';
import type { RuleNumber, Step, Way } from './steps';

/** From one stage to another, under the rules of the steps by which one gets there. */
export interface Edge {
  readonly from: Stage;
  readonly to: Stage;
  readonly rules: readonly RuleNumber[];
}

type Move = readonly [from: Stage, to: Stage, rule: RuleNumber];

/**
 * The edges of the flow chart as the declarations have them. Every case is walked through by somebody in a hurry, who
 * always takes what lies furthest ahead: only what a declaration holds back is not skipped.
 *
 * @rule F-2
 */
export function edgesOf(procedure: Procedure): readonly Edge[] {
  const moves = [...beginnings.flatMap((walk) => walked(procedure, walk)), ...fromTheInformalWay(procedure)];
  const edges = new Map<string, Edge>();
  for (const [from, to, rule] of moves) {
    const rules = edges.get(`${from} ${to}`)?.rules ?? [];
    edges.set(`${from} ${to}`, { from, to, rules: rules.includes(rule) ? rules : [...rules, rule] });
  }
  const place = (stage: Stage) => stages.indexOf(stage);
  return [...edges.values()].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
}

/** What is offered makes no difference that does not show where the employee writes themselves. */
const offersMade: Readonly<Record<Exclude<Way, 'helped'>, readonly Walk['offers'][]>> = {
  informal: ['never', 'first', 'last'],
  written: ['never', 'first', 'last'],
  oral: ['never'],
  observed: ['never'],
  falseAccusation: ['never'],
};

const beginnings: readonly Walk[] = (['informal', 'written', 'oral', 'observed', 'falseAccusation'] as const).flatMap(
  (way) =>
    offersMade[way].map((offers) => ({
      way,
      offers,
      rounds: {},
      answers: {},
      once: [],
      sentBack: [],
      isSetAside: false,
      isClosed: false,
      appealsPassed: false,
    })),
);

/** All moves from stage to stage that can follow, at each answer that decides one way or another. */
function walked(procedure: Procedure, beginning: Walk): readonly Move[] {
  const seen = new Set<string>();
  const moves: Move[] = [];
  const go = (walk: Walk, at: Stage): void => {
    const key = JSON.stringify([at, walk]);
    if (seen.has(key)) return;
    seen.add(key);
    const move = (to: Stage, rule: RuleNumber) => at !== to && moves.push([at, to, rule]);
    const step = nextStep(procedure, walk);
    if (step) {
      for (const answers of waysToAnswer(walk, step)) {
        const to = stageAfter(at, step.name, answers, step.for !== 'eachAccused');
        move(to, step.rule);
        go(walkOn(walk, step, answers), to);
      }
      return;
    }
    const told = lettersOf(procedure, walk);
    const [letter] = told;
    if (!letter || walk.appealsPassed || isCutShort(procedure, walk)) return;
    move('appealOpen', letter.rule);
    go({ ...walk, appealsPassed: true }, 'appealOpen');
    moves.push(...appealed(procedure, walk));
  };
  // A false accusation is a case of its own, whose grounds another one has found.
  go(beginning, beginning.way === 'falseAccusation' ? 'grounds' : 'complaint');
  return moves;
}

function nextStep(procedure: Procedure, walk: Walk): Step | undefined {
  const distance = ({ name }: Step) => stages.indexOf(stageAfter('complaint', name, {}, false));
  const offered = ({ may }: Step) => (may ? 1 : 0) * (walk.offers === 'first' ? -1 : 1);
  return openSteps(procedure, walk).toSorted((a, b) => offered(a) - offered(b) || distance(b) - distance(a))[0];
}

/** By which a party was told what they may appeal, the newest first. */
function lettersOf(procedure: Procedure, { rounds }: Walk): readonly Step[] {
  const letters = declared(procedure, 'appealPeriod').flatMap((period) => period.letters);
  return Object.keys(rounds)
    .filter((name) => letters.includes(name))
    .flatMap((name) => stepNamed(procedure, name) ?? [])
    .reverse();
}

/** The appeal, and every stage from which the case can go on once it was decided. */
function appealed(procedure: Procedure, walk: Walk): readonly Move[] {
  const [period] = declared(procedure, 'appealPeriod');
  return declared(procedure, 'step')
    .filter((step) => step.eachOf === period?.of)
    .flatMap((step) => [
      ['appealOpen', 'appealProcedure', stepNamed(procedure, step.eachOf ?? '')?.rule ?? step.rule] as const,
      ...afterwards(procedure, { ...walk, appealsPassed: true }),
      ...resultsOf(walk, step).flatMap((steps) => afterwards(procedure, sentBack(procedure, walk, steps))),
    ]);
}

/** Each list of steps that are to be taken once more. */
function resultsOf(walk: Walk, step: Step): readonly (readonly string[])[] {
  if (step.does !== 'record' || !step.sendsBack) return [];
  const { backTo } = askedNow(walk, step);
  const choices = backTo?.kind === 'choice' ? backTo.choices : [];
  return choices.map((choice) => step.sendsBack?.({ result: 'sentBack', backTo: choice }) ?? []);
}

/** The next stage after an appeal. */
function afterwards(procedure: Procedure, walk: Walk): readonly Move[] {
  const step = nextStep(procedure, walk);
  if (!step) return [];
  return waysToAnswer(walk, step).flatMap((answers): readonly Move[] => {
    const to = stageAfter('appealProcedure', step.name, answers, step.for !== 'eachAccused');
    if (to === 'appealProcedure') return afterwards(procedure, walkOn(walk, step, answers));
    return [['appealProcedure', to, step.rule]];
  });
}

/** Ended and not solved: the employee can report it, and is never asked why they have not. */
function fromTheInformalWay(procedure: Procedure): readonly Move[] {
  return declared(procedure, 'step')
    .filter((step) => placesOf(step.name).includes('informalComplaint') && step.by === 'complainant')
    .filter(({ asks: { how } }) => how?.kind === 'choice' && how.choices.includes('notSolved'))
    .map(({ rule }) => ['informalComplaint', 'writtenComplaint', rule]);
}
