import type { Complaint, FieldProblem, NamedPerson } from '../procedure/complaint';
import { type Candidate, declared, type Parties, type Procedure } from '../procedure/declarations';
import type { GivenRole, Step, Way } from '../procedure/steps';
import { dayOf } from './calendar';
import type { Command, SendComplaint } from './commands';
import { laidBefore } from './decide-minutes';
import { promises } from './dues';
import type { CaseEvent, StrandId } from './events';
import { sha256OfComplaint } from './fingerprints';
import type { Decision, Ground } from './ground';
import { mayBeMeant } from './name-fits';
import { type Chosen, type Receivers, route } from './routing';
import { type Case, type CaseState, everAccused, partiesOf } from './state';

/** What keeps a complaint from being sent, with the rule that demands it. `today` is `yyyy-mm-dd`, local. */
function lacksOf(
  procedure: Procedure,
  complaint: Complaint,
  today: string,
): { rule: string; fields: readonly FieldProblem[] } | undefined {
  for (const content of declared(procedure, 'content')) {
    const fields = content.lacks(complaint, today);
    if (fields.length > 0) return { rule: content.rule, fields };
  }
  return undefined;
}

/** What the routing of a complaint rests on. */
export type Routed = Pick<SendComplaint, 'complaint' | 'complainant' | 'facts' | 'way' | 'sender'>;

/** The routing of a complaint, for the review before it is sent and again when it is. */
export function receiversOf(procedure: Procedure, body: Routed): Receivers {
  const accusedIds = accusedIdsOf(body);
  return route(procedure, { ...body.facts, accusedIds }, { accusedIds, complainantIds: complainantIdsOf(body) });
}

/** The complainant, by name too; and whoever reports what they saw, who is no more free of it than they. */
function complainantIdsOf({ complainant, way, sender, facts }: Routed): string[] {
  const meant = meantBy(complainant, facts.leaders, [...facts.hr, ...facts.lastResort]);
  const own = [complainant, ...(way === 'observed' ? [sender] : [])].flatMap(({ accountId }) => accountId ?? []);
  return [...own, ...meant];
}

/** Those who are accused, and those who may be meant by a name in words. */
export function accusedIdsOf({ complaint, facts }: Pick<SendComplaint, 'complaint' | 'facts'>): string[] {
  const around = [...facts.hr, ...facts.lastResort];
  return complaint.accused.flatMap((person) => [
    ...(person.accountId ? [person.accountId] : []),
    ...meantBy(person, facts.leaders, around),
  ]);
}

/** Whom a name in words may mean; nobody else is meant by an account. */
export function meantBy(
  { accountId, name }: NamedPerson,
  leaders: readonly Candidate[],
  others: readonly Candidate[],
): readonly string[] {
  return accountId ? [] : mayBeMeant(name, { leaders, others });
}

/** The parties of a case, and whom of these a name in words may mean, although they came near it only afterwards. */
export function partiesAmong(state: Case, candidates: readonly Candidate[]): Parties {
  const { complainantIds, accusedIds } = partiesOf(state);
  const meant = everAccused(state).flatMap(({ accused }) => meantBy(accused, [], candidates));
  return {
    complainantIds: [...complainantIds, ...meantBy(state.complainant, [], candidates)],
    accusedIds: [...accusedIds, ...meant],
  };
}

export function receive(ground: Ground, state: CaseState, { at, by, body }: Command<SendComplaint>): Decision {
  const { procedure } = ground;
  const { complaint, complainant, way, sender } = body;
  if (state.phase !== 'absent') return { refused: 'alreadyDone' };
  if (by !== sender.accountId || (way === 'written' && by !== complainant.accountId)) return { refused: 'notYours' };

  const lacks = lacksOf(procedure, complaint, dayOf(at, ground.calendar));
  if (lacks) return { refused: 'incomplete', ...lacks };
  const misplaced = misplacedIn(body);
  if (misplaced) return { refused: 'incomplete', rule: '3.1.2-5', fields: [misplaced] };

  const { handler, hrAdviser } = receiversOf(procedure, body);
  const [mustReach] = declared(procedure, 'reachesPeople');
  if (mustReach && !hrAdviser) return { refused: 'noReceiver', rule: mustReach.rule };
  const receivers = [handler, hrAdviser].flatMap((chosen) => chosen?.person.id ?? []);
  const [mustBeSeen] = declared(procedure, 'receiversSeen');
  if (mustBeSeen && !sameSet(receivers, body.receiversSeen)) return { refused: 'changedSince', rule: mustBeSeen.rule };

  const common = { at, by, strand: 'common' } as const;
  const { accused, ...rest } = complaint;
  const strands = accused.map((_, index) => strandId(index));
  const around = [...body.facts.hr, ...body.facts.lastResort];
  return [
    {
      ...common,
      type: 'ComplaintReceived',
      caseId: body.caseId,
      procedureVersion: procedure.version,
      way,
      complainant,
      ...(way === 'observed' ? { observer: sender } : {}),
      ...(way === 'oral' ? { takenDownBy: sender } : {}),
      complaint: rest,
      sha256: sha256OfComplaint(complaint, complainant.name),
      due: promises(ground, at, strands, (step) => isAskedFor(step, way, handler !== undefined)),
    },
    ...accused.map((person, index): CaseEvent => {
      const mayBe = meantBy(person, body.facts.leaders, around);
      return { at, by, strand: strandId(index), type: 'AccusedNamed', person, mayBe };
    }),
    ...given('handler', handler, common),
    ...given('hrAdviser', hrAdviser, common),
    ...(way === 'oral' ? takenDown(ground, complaint, common) : []),
  ];
}

/** Nobody is on two sides of a complaint. */
function misplacedIn({ complaint, complainant, way, sender }: SendComplaint): FieldProblem | undefined {
  const accusedIds = complaint.accused.flatMap(({ accountId }) => accountId ?? []);
  const accusesSender = accusedIds.includes(sender.accountId ?? '');
  if (accusesSender) return { field: 'accused', problem: 'yourself' };
  const field = way === 'observed' ? 'affected' : 'complainant';
  if (complainant.name.trim() === '') return { field, problem: 'missing' };
  if (accusedIds.includes(complainant.accountId ?? '')) return { field, problem: 'alreadyNamed' };
  const isSender = way !== 'written' && complainant.accountId === sender.accountId;
  return isSender ? { field, problem: 'yourself' } : undefined;
}

export function isAskedFor(step: Step, way: Way, hasHandler: boolean): boolean {
  const facts = {
    way,
    hasHandler,
    hasAdviser: true,
    times: () => 0,
    sentBackTo: () => 0,
    answers: () => undefined,
    round: () => 0,
    roundInTime: () => 0,
    hasAccount: () => true,
    wasDone: () => false,
  };
  return !step.beforeComplaint && (step.when?.(facts) ?? true);
}

export function given(role: GivenRole, chosen: Chosen | undefined, common: Common): CaseEvent[] {
  if (!chosen) return [];
  return [{ ...common, type: 'RoleGiven', role, person: asPerson(chosen.person), rule: chosen.rule }];
}

/** The note of an oral complaint: signed by the leader who took it down, and laid before the complainant. */
function takenDown(ground: Ground, complaint: Complaint, { at, by }: Common): readonly CaseEvent[] {
  const taking = declared(ground.procedure, 'step').find(
    (step) => step.does === 'write' && step.document === 'oralNote',
  );
  if (taking?.does !== 'write') return [];
  const instance = { step: taking.name, subject: taking.for, round: 1 };
  return laidBefore(ground, taking, instance, JSON.stringify(complaint), { at, by, version: 1 });
}

export interface Common {
  readonly at: string;
  readonly by: string;
  readonly strand: 'common';
}

export function strandId(index: number): StrandId {
  return `a${index + 1}`;
}

export function asPerson({ id, name, position, unit }: { id: string; name: string; position: string; unit: string }) {
  return { accountId: id, name, position, unit };
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}
