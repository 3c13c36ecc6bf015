import { declared, type Procedure, stepNamed } from '../procedure/declarations';
import type { InstanceId } from './events';
import { isNeeded } from './needs';
import { isHandling, rolesOf } from './roles';
import { type Pass, passesThrough } from './seen-steps';
import { type Case, instanceOf, type Strand } from './state';

type Party = 'complainant' | 'accused';

/**
 * The case as a person knows it who is a party of it. What an appeal led to they learn by its letter and not by a screen
 * that has changed: until then each strand is as it was before; and so is that the other party appealed, for whoever was
 * not told of it. Where nobody will write to them, or they were called or written to in what is done anew, nothing is held
 * back.
 *
 * @rule P-13
 */
export function asKnownTo(procedure: Procedure, state: Case, personId: string): Case {
  const role = rolesOf(state, personId).find(({ role }) => role === 'complainant' || role === 'accused')?.role;
  if (!role || isHandling(state, personId)) return state;
  const party = role === 'accused' ? role : 'complainant';
  const all = Object.entries(state.strands);
  const known = all.map(([id, strand]) => [id, strandKnownTo(procedure, state, { personId, party, id }, strand)]);
  if (known.every(([, strand], place) => strand === all[place]?.[1])) return state;
  return { ...state, strands: Object.fromEntries(known) };
}

interface Reader {
  readonly personId: string;
  readonly party: Party;
  /** Of the strand. */
  readonly id: string;
}

/** The letter that tells a party what became of an appeal. */
export function letterOnAppealTo(party: Party): string {
  return party === 'accused' ? 'tellAccusedOfAppeal' : 'tellComplainantOfAppeal';
}

function strandKnownTo(procedure: Procedure, state: Case, reader: Reader, strand: Strand): Strand {
  const { id, personId } = reader;
  const appeals = passesThrough(state, 'appeal', id);
  if (appeals.length === 0) return strand;
  const untold = decisionsNotTold(procedure, state, reader, strand);
  const isOpen = ({ round }: Pass) => !instanceOf(state, { step: 'decideAppeal', subject: id, round }).done;
  const isUntold = ({ round }: Pass) => untold.some((one) => one.round === round);
  const isSecret = ({ at }: Pass) => !isToldThatAppealed(procedure, state, reader.party, id, at);
  const ofOthers = appeals.filter((one) => one.by !== personId && isSecret(one) && (isOpen(one) || isUntold(one)));
  const hidden = [...named('decideAppeal', untold), ...named('appeal', ofOthers)];
  if (hidden.length === 0) return strand;
  const before = untold.flatMap(({ round }) => strand.beforeAppeal?.[round] ?? [])[0];
  const { begunAnew = {}, closedAt, ...rest } = strand;
  const isAnew = (step: string, round: number) =>
    before !== undefined && begunAnew[step] !== before.begunAnew?.[step] && round >= before.round;
  const instances = Object.entries(strand.instances).filter(([key]) => {
    const [step = '', , round] = key.split('/');
    return !hidden.includes(`${step} ${round}`) && !isAnew(step, Number(round));
  });
  const stood = before ?? { begunAnew, ...(closedAt ? { closedAt } : {}) };
  return {
    ...rest,
    instances: Object.fromEntries(instances),
    ...(stood.begunAnew ? { begunAnew: stood.begunAnew } : {}),
    ...(stood.closedAt ? { closedAt: stood.closedAt } : {}),
  };
}

/**
 * Whoever has the letter on what was decided last is told that the other party appealed. Who has none yet would learn from
 * that alone that something was decided. How it goes on is no decision that a letter tells of.
 */
export function isToldThatAppealed(
  procedure: Procedure,
  state: Case,
  party: Party,
  strand: string,
  at: string,
): boolean {
  const periods = declared(procedure, 'appealPeriod');
  const passesBefore = (step: string) =>
    [...passesThrough(state, step, strand), ...passesThrough(state, step, 'matter')].filter((one) => one.at <= at);
  const decisions = periods.flatMap((one) => one.decisions).filter((step) => !leadsOn(procedure, step));
  const decidedAt =
    decisions
      .flatMap((step) => passesBefore(step).map((one) => one.at))
      .sort()
      .at(-1) ?? '';
  return periods
    .flatMap((one) => one.letters)
    .filter((name) => isLetterTo(procedure, name, party))
    .some((name) => passesBefore(name).some((sent) => sent.at >= decidedAt));
}

function isLetterTo(procedure: Procedure, name: string, party: Party): boolean {
  const step = stepNamed(procedure, name);
  return step?.does === 'letter' && step.to === party;
}

/** One leader chooses by it what comes next. */
function leadsOn(procedure: Procedure, name: string): boolean {
  const step = stepNamed(procedure, name);
  return step?.does === 'record' && step.by === 'handler';
}

const named = (step: string, passes: readonly Pass[]): readonly string[] =>
  passes.map(({ round }) => `${step} ${round}`);

/** In the order in which they were made: of what came before a letter, that letter has told too. */
function decisionsNotTold(procedure: Procedure, state: Case, reader: Reader, strand: Strand): readonly Pass[] {
  const { id, party } = reader;
  const letter = stepNamed(procedure, letterOnAppealTo(party));
  const decided = [...passesThrough(state, 'decideAppeal', id)].sort((one, other) => one.at.localeCompare(other.at));
  const isTold = ({ round }: Pass) => {
    const instance: InstanceId = { step: letter?.name ?? '', subject: id, round };
    const comes = letter !== undefined && isNeeded(procedure, state, letter, instance);
    return !comes || instanceOf(state, instance).done !== undefined || isToldAnew(procedure, strand, reader, round);
  };
  return decided.slice(decided.findLastIndex(isTold) + 1);
}

/** Called, or written to, in what that decision had taken once more. */
function isToldAnew(procedure: Procedure, strand: Strand, { id, party }: Reader, round: number): boolean {
  const before = strand.beforeAppeal?.[round];
  if (!before) return false;
  return declared(procedure, 'step').some((step) => {
    const tells = step.does === 'tell' ? step.tells : step.does === 'letter' ? step.to : undefined;
    if (tells !== party && tells !== 'both') return false;
    if ((strand.begunAnew?.[step.name] ?? 0) < before.round) return false;
    return Object.entries(strand.instances).some(([key, { done }]) => {
      const [name, subject, at] = key.split('/');
      return done !== undefined && name === step.name && subject === id && Number(at) >= before.round;
    });
  });
}
