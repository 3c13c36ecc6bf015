import { declared } from '../procedure/declarations';
import type { Command, RunDue } from './commands';
import { ask } from './decide-minutes';
import { type CaseEvent, type InstanceId, keyStrandOf } from './events';
import type { Decision, Ground } from './ground';
import { type CaseState, instanceOf, type OpenCase } from './state';
import { subjectsOf } from './tasks';

/** P-2: a signature that was asked for and did not come is asked for again, and at last handed to HR. */
export function runDue(ground: Ground, state: CaseState, { at, by }: Command<RunDue>): Decision {
  if (state.phase === 'absent') return { refused: 'notYours' };
  const [lapse] = declared(ground.procedure, 'lapse');
  if (!lapse) return [];
  return waiting(ground, state).flatMap(({ step, instance, until }): CaseEvent[] => {
    if (until > at) return [];
    const times = instanceOf(state, instance).asked?.length ?? 0;
    if (times < lapse.asked) return ask(ground, step, instance, times + 1, { at, by });
    const strand = keyStrandOf(instance.subject);
    const what = 'SignatureUnanswered';
    return [{ type: 'SignatureUnanswered', at, by, strand, instance, what, rule: lapse.rule }];
  });
}

/** The next moment at which a case has something to do by itself. */
export function nextDue(ground: Ground, state: CaseState): string | undefined {
  if (state.phase === 'absent') return undefined;
  return waiting(ground, state)
    .map(({ until }) => until)
    .sort()[0];
}

function waiting(ground: Ground, state: OpenCase) {
  return declared(ground.procedure, 'step')
    .filter((step) => step.does === 'sign')
    .flatMap((step) =>
      subjectsOf(state, step).flatMap((subject) => {
        const instance: InstanceId = { step: step.name, subject, round: 1 };
        const { done, unanswered, asked } = instanceOf(state, instance);
        const until = asked?.at(-1)?.until.at;
        return until && !done && !unanswered ? [{ step, instance, until }] : [];
      }),
    );
}
