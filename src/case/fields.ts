import type { FieldProblem } from '../procedure/complaint';
import { longestLine } from '../procedure/complaint';
import { type Candidate, declared, type Elements, type Procedure } from '../procedure/declarations';
import type { Field, Fields } from '../procedure/form-fields';
import type { Answers, Step } from '../procedure/steps';
import { type Calendar, dayOf, instantOf, isDay } from './calendar';
import { elementsNow, elementsOf } from './elements';
import type { InstanceId } from './events';
import { factsOf, isSetAside } from './needs';
import { holderOf } from './roles';
import { type Case, type Instance, instanceOf } from './state';

/** What a step's form asks for as the case stands. */
export function askedNow(procedure: Procedure, state: Case, step: Step, instance: InstanceId): Fields {
  const { asksNow, eachOf } = step;
  const { subject } = instance;
  const asks = everythingOf(procedure, step, elementsNow(procedure, state, step, subject));
  if (!asksNow) return asks;
  const answered = instanceOf(state, { ...instance, step: eachOf ?? instance.step });
  const { answers, way } = factsOf(state, subject);
  return asksNow(asks, {
    answers,
    way,
    isSetAside: isSetAside(procedure, state),
    cameLate: answered.late !== undefined,
    isByAccused: isByAccused(state, instance, answered),
  });
}

function isByAccused(state: Case, { subject }: InstanceId, { done }: Instance): boolean {
  const accused = holderOf(state, 'accused', subject);
  return done !== undefined && (accused === undefined ? done.onPaper === true : done.by === accused);
}

/** What the step asks for by itself, and what its document must have in it. */
export function everythingAsked(procedure: Procedure, step: Step): Fields {
  return everythingOf(procedure, step, elementsOf(procedure, step));
}

function everythingOf(procedure: Procedure, step: Step, elements: readonly Elements[]): Fields {
  const notices = declared(procedure, 'notice').filter(({ of }) => of === step.name);
  return Object.assign({}, step.asks, ...[...elements, ...notices].map(({ asks }) => asks));
}

interface Moments {
  readonly now: string;
  readonly receivedAt: string;
  readonly calendar: Calendar;
  /** Whom the directory knows of those whom the answers name. */
  readonly known: readonly Candidate[];
  /** When the newest pass through a step was over; undefined while none is. */
  readonly doneAt?: (step: string) => string | undefined;
}

/** What is wrong with a form's answers. Answers that no field asks for are dropped elsewhere, never stored. */
export function problemsIn(fields: Fields, answers: Answers, moments: Moments): readonly FieldProblem[] {
  return Object.entries(fields).flatMap(([field, asked]): FieldProblem[] => {
    const answer = answers[field]?.trim() ?? '';
    const chosen = asked.kind === 'person' ? (answers[`${field}Id`]?.trim() ?? '') : '';
    if (answer === '' && chosen === '') return asked.required ? [{ field, problem: 'missing' }] : [];
    const problem = problemWith(asked, answer, chosen, moments);
    return problem ? [{ field, problem }] : [];
  });
}

function problemWith(
  asked: Field,
  answer: string,
  chosen: string,
  { now, receivedAt, calendar, known, doneAt }: Moments,
): FieldProblem['problem'] | undefined {
  switch (asked.kind) {
    case 'text':
    case 'longText':
      return answer.length > asked.longest ? 'tooLong' : undefined;
    case 'choice':
      return asked.choices.includes(answer) ? undefined : 'notAChoice';
    case 'pastDateTime': {
      const instant = instantOf(answer, calendar);
      if (!instant) return 'notADate';
      if (instant > now) return 'inTheFuture';
      if (instant < toTheMinute(receivedAt)) return 'tooLongAgo';
      const earliest = asked.notBefore && doneAt?.(asked.notBefore);
      return earliest && instant < toTheMinute(earliest) ? 'tooSoon' : undefined;
    }
    case 'futureDateTime': {
      const instant = instantOf(answer, calendar);
      if (!instant) return 'notADate';
      return instant < now ? 'inThePast' : undefined;
    }
    case 'day':
      if (!isDay(answer)) return 'notADate';
      if (asked.notPast && answer < dayOf(now, calendar)) return 'inThePast';
      return asked.notFuture && answer > dayOf(now, calendar) ? 'inTheFuture' : undefined;
    case 'count':
      return /^\d{1,9}$/.test(answer) && Number(answer) >= 1 && Number(answer) <= asked.most ? undefined : 'notANumber';
    case 'person': {
      if (chosen !== '' && answer !== '') return 'alreadyNamed';
      if (chosen !== '') return known.some(({ id }) => id === chosen) ? undefined : 'notKnown';
      return answer.length > longestLine ? 'tooLong' : undefined;
    }
    case 'leader':
    case 'record':
      return undefined;
  }
}

/** Forms ask for times without seconds. */
function toTheMinute(instant: string): string {
  return instant.slice(0, 16);
}

/** The answers that the form asked for, trimmed, and the names of those chosen; what it did not ask for is left behind. */
export function askedOnly(fields: Fields, answers: Answers, known: readonly Candidate[]): Answers {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, { kind }]): [string, string][] => {
      const answer = answers[field]?.trim() ?? '';
      if (kind !== 'person') return [[field, answer]];
      const chosen = known.find(({ id }) => id === answers[`${field}Id`]);
      return chosen
        ? [
            [field, chosen.name],
            [`${field}Id`, chosen.id],
          ]
        : [[field, answer]];
    }),
  );
}
