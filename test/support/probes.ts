import { declared, type Procedure } from '../../src/procedure/declarations';
import type { Json } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';

/** Something that somebody asks the bot for, although perhaps no card of theirs offers it. */
export interface Probe {
  readonly by: 'task/fetch' | 'task/submit' | 'chat';
  readonly data: Json;
}

const strands = ['a1', 'a2', 'a3'];

/** Every verb that shows something of a case, for every pass through every step. Nothing of it is filled in. */
export function probesOf(procedure: Procedure): readonly Probe[] {
  const [lapse] = declared(procedure, 'lapse');
  const passes = declared(procedure, 'step').flatMap((step) =>
    (step.for === 'eachAccused' ? strands : [step.for]).flatMap((subject) =>
      (step.repeats || step.eachOf ? [1, 2] : [1]).map((round) => ({
        step,
        subject,
        round,
      })),
    ),
  );
  const asked = passes.flatMap(({ step: { name: step, command, does }, subject, round }): Probe[] => {
    const data = { command, step, subject, round };
    const lapses = does === 'sign' && lapse ? [{ ...data, command: lapse.command }] : [];
    return [
      { by: 'task/submit', data: { ...data, verb: 'ReadRecord' } },
      ...(does === 'record' && round === 1 ? [{ by: 'task/fetch', data: { ...data, verb: 'Prepare' } } as const] : []),
      { by: 'chat', data: { ...data, verb: 'ShowTask' } },
      ...[data, ...lapses].map((one): Probe => ({ by: 'task/fetch', data: { ...one, verb: 'OpenTask' } })),
    ];
  });
  return [
    { by: 'task/fetch', data: { verb: 'OpenCase' } },
    { by: 'task/submit', data: { verb: 'OpenCase' } },
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
