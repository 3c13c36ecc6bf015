import {
  type Complaint,
  declared,
  type FieldProblem,
  type NamedPerson,
  type Procedure,
  type Step,
} from '../procedure/declarations';
import { dayOf, endOfPeriod } from './calendar';
import type { Command, SendComplaint } from './commands';
import type { CaseEvent, Due, StrandId } from './events';
import type { Decision, Ground } from './ground';
import { mayBeMeant } from './name-fits';
import { type Receivers, route } from './routing';
import type { CaseState } from './state';

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

/** The routing of a complaint, for the review before it is sent and again when it is. */
export function receiversOf(
  procedure: Procedure,
  body: Pick<SendComplaint, 'complaint' | 'complainant' | 'facts'>,
): Receivers {
  const accusedIds = accusedIdsOf(body);
  return route(procedure, { ...body.facts, accusedIds }, body.complainant.accountId);
}

/** Those who are accused, and those who may be meant by a name in words. */
export function accusedIdsOf({ complaint, facts }: Pick<SendComplaint, 'complaint' | 'facts'>): string[] {
  return complaint.accused.flatMap((person) => [person.accountId ?? [], ...meantBy(person, facts)].flat());
}

function meantBy({ accountId, name }: NamedPerson, { leaders, hr, lastResort }: SendComplaint['facts']) {
  return accountId ? [] : mayBeMeant(name, { leaders, others: [...hr, ...lastResort] });
}

export function receive(ground: Ground, state: CaseState, { at, by, body }: Command<SendComplaint>): Decision {
  const { procedure } = ground;
  const { complaint, complainant } = body;
  if (state.phase !== 'absent') return { refused: 'alreadyDone' };
  if (by !== complainant.accountId) return { refused: 'notYours' };

  const lacks = lacksOf(procedure, complaint, dayOf(at, ground.calendar));
  if (lacks) return { refused: 'incomplete', ...lacks };
  if (complaint.accused.some((person) => person.accountId === by)) {
    return { refused: 'incomplete', rule: '3.1.2-5', fields: [{ field: 'accused', problem: 'yourself' }] };
  }

  const { handler, hrAdviser } = receiversOf(procedure, body);
  const [mustReach] = declared(procedure, 'reachesPeople');
  if (mustReach && !hrAdviser) return { refused: 'noReceiver', rule: mustReach.rule };
  const receivers = [handler, hrAdviser].flatMap((chosen) => chosen?.person.id ?? []);
  const [mustBeSeen] = declared(procedure, 'receiversSeen');
  if (mustBeSeen && !sameSet(receivers, body.receiversSeen)) return { refused: 'changedSince', rule: mustBeSeen.rule };

  const common = { at, by, strand: 'common' } as const;
  const { accused, ...rest } = complaint;
  const events: CaseEvent[] = [
    {
      ...common,
      type: 'ComplaintReceived',
      caseId: body.caseId,
      procedureVersion: procedure.version,
      complainant,
      complaint: rest,
      due: promises(ground, at, accused.length, handler !== undefined),
    },
    ...accused.map(
      (person, index): CaseEvent => ({
        at,
        by,
        strand: strandId(index),
        type: 'AccusedNamed',
        person,
        mayBe: meantBy(person, body.facts),
      }),
    ),
  ];
  if (handler) {
    events.push({
      ...common,
      type: 'RoleGiven',
      role: 'handler',
      person: asPerson(handler.person),
      rule: handler.rule,
    });
  }
  if (hrAdviser) {
    const { person, rule } = hrAdviser;
    events.push({ ...common, type: 'RoleGiven', role: 'hrAdviser', person: asPerson(person), rule });
  }
  return events;
}

export function strandId(index: number): StrandId {
  return `a${index + 1}`;
}

export function asPerson({ id, name, position, unit }: { id: string; name: string; position: string; unit: string }) {
  return { accountId: id, name, position, unit };
}

/** What runs from the receipt of the complaint is promised at once. */
function promises({ procedure, policy, calendar }: Ground, at: string, accused: number, hasHandler: boolean): Due[] {
  return declared(procedure, 'step').flatMap((step) => {
    if (!step.within || (step.does === 'appoint' && hasHandler)) return [];
    const period = step.within;
    const { day, at: end } = endOfPeriod(at, policy.periods[period], calendar);
    return subjects(step, accused).map((subject) => ({
      instance: { step: step.name, subject, round: 1 },
      day,
      at: end,
      period,
      rule: step.rule,
      timeZone: calendar.timeZone,
    }));
  });
}

function subjects(step: Step, accused: number): string[] {
  return step.for === 'eachAccused' ? Array.from({ length: accused }, (_, index) => strandId(index)) : [step.for];
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}
