import { askedNow } from '../../../src/case/fields';
import type { Case } from '../../../src/case/state';
import { documentOf } from '../../../src/case/state';
import type { Task } from '../../../src/case/tasks';
import { declared, stepNamed } from '../../../src/procedure/declarations';
import type { Field } from '../../../src/procedure/form-fields';
import { procedure } from '../../../src/procedure/procedure';
import type { Answers, Step } from '../../../src/procedure/steps';
import { anyOf, type Dice, oneOf } from '../../case/anything/dice';
import { organisation } from '../organisation';
import { localTime, plusDays } from './calendar';
import type { House } from './house';

const mayBeHeard = ['bjorn', 'silje', 'bjorn', 'jonas', 'bjorn', 'amina', 'tomasz'] as const;

/** The form of a step as somebody fills it in, one way or another. */
export async function filledIn(house: House, state: Case, task: Task, dice: Dice): Promise<Answers> {
  const step = stepNamed(procedure, task.instance.step);
  if (task.command === 'RecordLapse') return filled(house, state, declared(procedure, 'lapse')[0]?.asks ?? {}, dice);
  if (!step) return {};
  if (step.does === 'sign') return signature(state, step, task, dice);
  const quiet = declared(procedure, 'quietHours').find(({ does }) => does === step.does);
  const asks = askedNow(procedure, state, step, task.instance);
  let answers = await filled(house, state, { ...asks, ...(dice(2) === 0 ? quiet?.asks : {}) }, dice);
  for (let tries = 0; tries < 4; tries += 1) {
    for (const { field, problem } of step.alsoAsks?.(answers, asks) ?? []) {
      const asked = asks[field];
      const anew = asked && problem !== 'wouldBeLost' ? await answer(house, state, field, asked, dice, 30) : {};
      answers = { ...answers, [field]: '', ...anew };
    }
  }
  return answers;
}

function signature(state: Case, step: Step & { does: 'sign' }, { instance }: Task, dice: Dice): Answers {
  const sha256 = documentOf(state, { ...instance, step: step.signs })?.sha256 ?? '';
  return dice(6) === 0 ? { way: 'decline', reason: 'Nei.', sha256 } : { way: 'sign', sha256 };
}

async function filled(house: House, state: Case, asks: Step['asks'], dice: Dice): Promise<Answers> {
  let answers: Answers = {};
  for (const [field, asked] of Object.entries(asks)) {
    if (!asked.required && dice(2) === 0) continue;
    answers = { ...answers, ...(await answer(house, state, field, asked, dice, 0)) };
  }
  return answers;
}

async function answer(
  house: House,
  state: Case,
  field: string,
  asked: Field,
  dice: Dice,
  later: number,
): Promise<Answers> {
  const [today = '', time = ''] = localTime(house.clock.now()).split(' ');
  switch (asked.kind) {
    case 'text':
    case 'longText':
      return { [field]: 'Slik var det.' };
    case 'count':
      return { [field]: String(1 + dice(asked.most)) };
    case 'choice':
      return { [field]: field === 'followUp' && dice(8) > 0 ? 'close' : (oneOf(dice, asked.choices) ?? '') };
    case 'pastDateTime':
      return { [field]: `${today}T${time.slice(0, 5)}` };
    case 'futureDateTime':
      return { [field]: `${plusDays(today, 1 + dice(9))}T10:00` };
    case 'day':
      return { [field]: plusDays(today, later + dice(20)) };
    case 'person':
      return dice(4) === 0
        ? { [field]: `Gjest nummer ${dice(1000)}` }
        : { [`${field}Id`]: organisation[anyOf(dice, mayBeHeard)].id };
    case 'record':
      return { [field]: 'other' };
    case 'leader':
      return { [field]: oneOf(dice, await house.trygg.steps.appointable(state))?.id ?? '' };
  }
}
