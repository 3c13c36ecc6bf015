import { answeredBefore, replacedBy, saidOfItself } from '../../../case/elements';
import type { InstanceId } from '../../../case/events';
import type { Ground } from '../../../case/ground';
import { factsOf } from '../../../case/needs';
import { moves } from '../../../case/notice';
import { type Case, documentOf, instanceOf } from '../../../case/state';
import { mayRead } from '../../../case/who-sees-what';
import { declared, type Procedure, stepNamed } from '../../../procedure/declarations';
import type { Answers, Step } from '../../../procedure/steps';
import type { FormScreen } from '../cards/case-screens';
import type { Recorded } from '../cards/lines';
import { decidedBefore, draftOf, elementsIn } from './letter-elements';
import { recordedOf, saidBefore } from './on-record';
import { fitsOnCard } from './pages';

/** What a form answers to, so that nobody has to look for it: a draft, a letter, a decision, a report, a measure. */
export function basisFor(
  { procedure }: Pick<Ground, 'procedure'>,
  state: Case,
  personId: string,
  step: Step,
  instance: InstanceId,
): Pick<FormScreen, 'basis' | 'readBasis'> {
  const drawing = step.does === 'letter' ? step.of : undefined;
  const back = cameBack(procedure, state, step, instance);
  if (back) return { basis: [back] };
  if (step.does === 'letter' && !step.of) {
    const { elsewhere, always } = saidOfItself(procedure, step, answeredBefore(state, step, instance));
    return { basis: elementsIn(procedure, step, { ...elsewhere, ...always }) };
  }
  const origin = stepNamed(procedure, drawing ?? step.eachOf ?? '');
  const about = saidBefore(procedure, state, step, instance);
  const before = about.length > 0 ? { basis: about } : {};
  if (!origin) return before;
  const of = { ...instance, step: origin.name };
  if (!mayRead(state, personId, of)) return before;
  const basis = drawing
    ? [
        ...decidedBefore(procedure, origin, factsOf(state, instance.subject)),
        draftOf(procedure, origin, {
          ...(step.does === 'letter' ? replacedBy(procedure, state, step, instance) : {}),
          ...instanceOf(state, of).done?.answers,
        }),
      ]
    : withoutRepeating([...about, ...readable(procedure, state, origin, of)]);
  if (fitsOnCard(basis)) return { basis };
  const { subject, round } = of;
  return { ...before, readBasis: { verb: 'ReadRecord', caseId: state.caseId, step: origin.name, subject, round } };
}

/** What both a step and what it answers to are about is said once. */
function withoutRepeating(recorded: readonly Recorded[]): readonly Recorded[] {
  const words = recorded.map(({ form, as, answers }) => JSON.stringify([form, as, answers]));
  return recorded.filter((_, place) => words.indexOf(words[place] ?? '') === place);
}

/** Of a letter its words, of everything else what was recorded. */
function readable(procedure: Procedure, state: Case, origin: Step, of: InstanceId): readonly Recorded[] {
  const elements = origin.does === 'letter' ? documentOf(state, of)?.elements : undefined;
  return origin.does === 'letter' && elements
    ? elementsIn(procedure, origin, elements)
    : recordedOf(procedure, state, origin, of);
}

/** Why something is drawn up once more: the leader's remark, or why the meeting was moved. */
function cameBack(procedure: Procedure, state: Case, step: Step, instance: InstanceId): Recorded | undefined {
  const before = letterBefore(procedure, state, step, instance);
  if (!before) return undefined;
  const { letter, answers } = before;
  if (letter.does === 'letter' && letter.unless?.(answers)) return only(letter, 'remark', answers);
  const moved = movedBefore(procedure, state, instance);
  return moved && only(moved.step, 'reasons', moved.answers);
}

/** What stood in the draft before; a time that no longer holds is asked for anew. */
export function draftBefore(procedure: Procedure, state: Case, step: Step, instance: InstanceId): Answers {
  if (!letterBefore(procedure, state, step, instance)) return {};
  const written = instanceOf(state, roundBefore(instance)).done?.answers ?? {};
  const { meetAt = '', ...words } = written;
  const [date = '', time = ''] = meetAt.split('T');
  return movedBefore(procedure, state, instance) ? words : { ...words, 'meetAt.date': date, 'meetAt.time': time };
}

function letterBefore(procedure: Procedure, state: Case, step: Step, instance: InstanceId) {
  const letter = declared(procedure, 'step').find(
    (other) => other.does === 'letter' && other.of === step.name && other.eachOf === step.name,
  );
  const answers = letter && instanceOf(state, { ...roundBefore(instance), step: letter.name }).done?.answers;
  return letter && answers ? { letter, answers } : undefined;
}

function movedBefore(procedure: Procedure, state: Case, instance: InstanceId) {
  return moves.flatMap((name) => {
    const step = stepNamed(procedure, name);
    const answers = instanceOf(state, { ...roundBefore(instance), step: name }).done?.answers;
    return step && answers ? [{ step, answers }] : [];
  })[0];
}

function roundBefore(instance: InstanceId): InstanceId {
  return { ...instance, round: instance.round - 1 };
}

function only({ name, asks }: Step, field: string, answers: Answers): Recorded | undefined {
  const asked = asks[field];
  return asked && { form: name, fields: { [field]: asked }, answers: { [field]: answers[field] ?? '' } };
}
