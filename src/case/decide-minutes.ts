import { createHash } from 'node:crypto';
import { declared, type FieldProblem, type SigningStep, type Step, type WritingStep } from '../procedure/declarations';
import { endOfPeriod } from './calendar';
import { type Command, stamp, type TakeStep } from './commands';
import { type Answers, type CaseEvent, type DocumentFiled, type Due, type InstanceId, keyStrandOf } from './events';
import type { Decision, Ground } from './ground';
import type { Refusal } from './refusal';
import { documentOf, instanceOf, type OpenCase, type WrittenDocument } from './state';

type Taken = Command<TakeStep>;

const longestRemark = 20_000;

/** Sending the minutes is the leader's signature on them, and asks the party for theirs. */
export function write(ground: Ground, step: WritingStep, command: Taken, state: OpenCase, text: string): Decision {
  const { instance } = command.body;
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  const before = documentOf(state, instance);
  if (before?.sha256 === sha256) return { refused: 'alreadyDone', rule: step.rule };
  const written: CaseEvent = {
    ...stamp(command),
    type: 'DocumentWritten',
    what: step.event,
    rule: step.rule,
    version: (before?.version ?? 0) + 1,
    text,
    sha256,
  };
  const asked = declared(ground.procedure, 'step')
    .filter((signing) => signing.does === 'sign' && signing.signs === step.name)
    .flatMap((signing) => ask(ground, signing, { ...instance, step: signing.name }, 1, command));
  return [written, ...asked];
}

/** Asks for a signature and stores until when; without P-2 nobody would be asked by a certain day. */
export function ask(
  ground: Ground,
  step: Step,
  instance: InstanceId,
  times: number,
  { at, by }: { readonly at: string; readonly by: string },
): CaseEvent[] {
  const [lapse] = declared(ground.procedure, 'lapse');
  if (!lapse) return [];
  const { day, at: end } = endOfPeriod(at, ground.policy.periods[lapse.period], ground.calendar);
  const { timeZone } = ground.calendar;
  const until: Due = { instance, day, at: end, period: lapse.period, rule: lapse.rule, timeZone };
  return [
    {
      type: 'SignatureAsked',
      at,
      by,
      strand: keyStrandOf(instance.subject),
      instance,
      what: 'SignatureAsked',
      times,
      rule: step.rule,
      until,
    },
  ];
}

/** The field that each way of answering keeps. */
const keeps = { sign: undefined, signWithRemark: 'remark', decline: 'reason' } as const;

/** Signed, signed with a remark, or declined with a reason, which meets the gate as a signature does (P-2). */
export function answer({ procedure }: Ground, step: SigningStep, command: Taken, state: OpenCase): Decision {
  const { answers } = command.body;
  const document = signedDocument(step, command, state);
  if (!document || document.sha256 !== answers.sha256) return { refused: 'changedSince', rule: step.rule };
  const { way } = answers;
  if (way !== 'sign' && way !== 'signWithRemark' && way !== 'decline') return problem(step, 'way', 'notAChoice');
  const words = wordsOf(step, answers, keeps[way]);
  if (typeof words !== 'string') return words;

  const { sha256 } = document;
  if (way !== 'decline') {
    const given = { ...stamp(command), what: step.event, rule: step.rule, sha256, remark: words };
    return [{ ...given, type: 'SignatureGiven' }, filed(step, command, sha256)];
  }
  const [lapse] = declared(procedure, 'lapse');
  if (!lapse) return { refused: 'unknownCommand' };
  const declined = { ...stamp(command), what: 'SignatureDeclined', rule: lapse.rule, sha256, reason: words };
  return [{ ...declined, type: 'SignatureDeclined' }, filed(step, command, sha256)];
}

/** What was written in the field that is kept. Words in the other one would be lost, and nobody's words are. */
function wordsOf(step: Step, answers: Answers, kept: 'remark' | 'reason' | undefined): string | Refusal {
  for (const field of ['remark', 'reason'] as const) {
    const text = answers[field]?.trim() ?? '';
    if (field !== kept && text !== '') return problem(step, field, 'wouldBeLost');
    if (field === kept && text === '') return problem(step, field, 'missing');
    if (text.length > longestRemark) return problem(step, field, 'tooLong');
  }
  return kept ? (answers[kept]?.trim() ?? '') : '';
}

/** P-2: asked as often as is owed, and HR joins and records that the signature fell away. */
export function lapse(step: SigningStep, command: Taken, state: OpenCase, rule: string): Decision {
  const document = signedDocument(step, command, state);
  const { asked = [] } = instanceOf(state, command.body.instance);
  return [
    {
      ...stamp(command),
      type: 'SignatureLapsed',
      what: 'SignatureLapsed',
      rule,
      askedAt: asked.map(({ at }) => at),
      note: command.body.answers.note?.trim() ?? '',
    },
    ...(document ? [filed(step, command, document.sha256)] : []),
  ];
}

function signedDocument(step: SigningStep, { body }: Taken, state: OpenCase): WrittenDocument | undefined {
  return documentOf(state, { ...body.instance, step: step.signs });
}

function filed(step: SigningStep, command: Taken, sha256: string): DocumentFiled {
  const { filedWith } = step;
  return {
    ...stamp(command),
    type: 'DocumentFiled',
    what: 'DocumentFiled',
    rule: step.rule,
    sha256,
    inFileOf: filedWith,
    copyTo: filedWith,
  };
}

function problem(step: Step, field: string, what: FieldProblem['problem']): Refusal {
  return { refused: 'incomplete', rule: step.rule, fields: [{ field, problem: what }] };
}
