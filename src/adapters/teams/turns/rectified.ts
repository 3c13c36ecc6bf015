import type { Trygg } from '../../../application/trygg';
import { type About, aboutKey } from '../../../case/about';
import { dayOf } from '../../../case/calendar';
import { asksToRectify, rectificationsOf, statementOf } from '../../../case/rectifications';
import { type Case, instanceOf } from '../../../case/state';
import { offersTo, type TaskView, takingDown } from '../../../case/views';
import { mayRead } from '../../../case/who-sees-what';
import { stepNamed } from '../../../procedure/declarations';
import type { Step } from '../../../procedure/steps';
import type { RectifiedScreen } from '../cards/lines';
import { openTaskButton } from './task-lines';

/** What was added to something on record by whom it is about, and where its reader can add to it themselves. */
export function rectifiedIn(trygg: Trygg, personId: string, state: Case, about: About): RectifiedScreen {
  const { caseId } = state;
  const ground = trygg.groundOf(state);
  const statements = rectificationsOf(ground.procedure, state, about)
    .filter((instance) => mayRead(state, personId, instance))
    .map((instance) => {
      const { done } = instanceOf(state, instance);
      return {
        on: dayOf(done?.at ?? state.receivedAt, ground.calendar),
        own: statementOf(ground.procedure, state, instance) === personId,
        text: done?.answers.what ?? '',
        open: { verb: 'ReadRecord', caseId, step: instance.step, subject: instance.subject, round: instance.round },
      };
    });
  const ask = asking(trygg, personId, state, about);
  return { rectified: { statements, ...(ask ? { ask } : {}) } };
}

function asking(trygg: Trygg, personId: string, state: Case, about: About) {
  const ground = trygg.groundOf(state);
  if (typeof about === 'object' && isStatement(stepNamed(ground.procedure, about.step))) return undefined;
  const subject = typeof about === 'object' ? about.subject : 'complainant';
  const offered = offersTo(ground, state, personId, trygg.now()).filter(
    ({ step, instance }) => step === instance.step && isStatement(stepNamed(ground.procedure, step)),
  );
  const offer = offered.find(({ instance }) => instance.subject === subject) ?? offered[0];
  return offer && { ...openTaskButton(offer), about: aboutKey(about) };
}

/** What HR takes down for somebody who can say it here themselves is offered where HR gives access, and not in the case. */
export function isOfferedElsewhere(trygg: Trygg, state: Case, { step, instance }: TaskView): boolean {
  return step === takingDown && statementOf(trygg.groundOf(state).procedure, state, instance) !== undefined;
}

export function isStatement(step: Step | undefined): boolean {
  return step !== undefined && asksToRectify(step);
}
