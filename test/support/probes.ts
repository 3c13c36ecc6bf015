import type { InstanceId } from '../../src/case/events';
import { type Case, keyOf } from '../../src/case/state';
import { correctable, correctableLetters, offers, openTasks } from '../../src/case/tasks';
import { declared, type Procedure, stepNamed } from '../../src/procedure/declarations';
import type { Json } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';

/** Something that somebody asks the bot for, although perhaps no card of theirs offers it. */
export interface Probe {
  readonly by: 'task/fetch' | 'task/submit' | 'chat';
  readonly data: Json;
}

/** Conversations for which there is a sheet; elsewhere the verb is refused before anything is looked at. */
const prepared: readonly string[] = ['holdConversationWithComplainant', 'holdConversationWithAccused', 'hearWitness'];

/** Every pass through a step that left something in the case, or that anybody can take or correct now. */
export function passesIn(procedure: Procedure, state: Case): readonly InstanceId[] {
  const recorded = [state, ...Object.values(state.strands)].flatMap(({ instances, documents }) =>
    [...Object.keys(instances), ...Object.keys(documents)].map((key): InstanceId => {
      const [step = '', subject = '', round = ''] = key.split('/');
      return { step, subject, round: Number(round) };
    }),
  );
  const tasks = [openTasks, offers, correctable, correctableLetters].flatMap((some) => some(procedure, state));
  const all = [...recorded, ...tasks.map(({ instance }) => instance)];
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

const strands = ['a1', 'a2', 'a3'];

/** Passes through every step there is, whether a case has come to them or not. */
export function everyPass(procedure: Procedure): readonly InstanceId[] {
  return declared(procedure, 'step').flatMap((step) =>
    (step.for === 'eachAccused' ? strands : [step.for]).flatMap((subject) =>
      (step.repeats || step.eachOf ? [1, 2] : [1]).map((round) => ({ step: step.name, subject, round })),
    ),
  );
}

/** Every verb that shows something of a case, for each of these passes. Nothing of it is filled in. */
export function probesOf(procedure: Procedure, passes: readonly InstanceId[]): readonly Probe[] {
  const [lapse] = declared(procedure, 'lapse');
  const asked = passes.flatMap(({ step: name, subject, round }): Probe[] => {
    const step = stepNamed(procedure, name);
    if (!step) return [];
    const data = { command: step.command, step: name, subject, round };
    const { does } = step;
    const lapses = does === 'sign' && lapse ? [{ ...data, command: lapse.command }] : [];
    return [
      { by: 'task/submit', data: { ...data, verb: 'ReadRecord' } },
      ...(prepared.includes(name) ? [{ by: 'task/fetch', data: { ...data, verb: 'Prepare' } } as const] : []),
      { by: 'chat', data: { ...data, verb: 'ShowTask' } },
      ...[data, ...lapses].map((one): Probe => ({ by: 'task/fetch', data: { ...one, verb: 'OpenTask' } })),
    ];
  });
  return [
    { by: 'task/fetch', data: { verb: 'OpenCase' } },
    { by: 'task/submit', data: { verb: 'OpenCase' } },
    { by: 'task/fetch', data: { verb: 'ShowWay' } },
    { by: 'task/submit', data: { verb: 'ReadComplaint' } },
    { by: 'task/fetch', data: { verb: 'ReadComplaint', command: 'SignReceipt', step: 'signReceipt' } },
    { by: 'task/fetch', data: { verb: 'HelpWithDraft' } },
    { by: 'task/submit', data: { verb: 'TurnHelpPage', from: 'reportWhat', page: 'reportReview', direction: 'back' } },
    { by: 'task/submit', data: { verb: 'SendReport', kind: 'own', revision: 'old', receivers: '' } },
    ...asked,
  ];
}

/** What a person is answered to each of them, without the number of the case that they themselves sent. */
export async function everything(
  person: PersonClient,
  probes: readonly Probe[],
  caseId: string,
): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { by, data } of probes) {
    const asked = { ...data, caseId };
    const answer =
      by === 'chat'
        ? await person.execute({ verb: 'ShowTask', data: asked }, { trigger: 'automatic' })
        : await person.dialogStep(by, asked);
    answers.push(JSON.stringify(answer).replaceAll(caseId, ''));
  }
  person.closeDialog();
  return answers;
}
