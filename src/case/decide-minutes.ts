import { createHash } from 'node:crypto';
import { declared, type SigningStep, type Step, type WritingStep } from '../procedure/declarations';
import { endOfPeriod } from './calendar';
import { type Command, stamp, type TakeStep } from './commands';
import { type CaseEvent, type DocumentFiled, type Due, type InstanceId, keyStrandOf } from './events';
import type { Decision, Ground } from './ground';
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

export function sign(step: SigningStep, command: Taken, state: OpenCase): Decision {
  const { answers } = command.body;
  const document = signedDocument(step, command, state);
  if (!document || document.sha256 !== answers.sha256) return { refused: 'changedSince', rule: step.rule };
  const remark = answers.remark?.trim() ?? '';
  if (answers.way === 'signWithRemark' && remark === '') return problem(step, 'remark', 'missing');
  if (remark.length > longestRemark) return problem(step, 'remark', 'tooLong');
  if (answers.way !== 'sign' && answers.way !== 'signWithRemark') return problem(step, 'way', 'notAChoice');
  const { sha256 } = document;
  return [
    {
      ...stamp(command),
      type: 'SignatureGiven',
      what: step.event,
      rule: step.rule,
      sha256,
      remark: answers.way === 'signWithRemark' ? remark : '',
    },
    filed(step, command, sha256),
  ];
}

/** P-2: a refusal with its reason meets the gate as a signature does. */
export function decline({ procedure }: Ground, step: SigningStep, command: Taken, state: OpenCase): Decision {
  const [lapse] = declared(procedure, 'lapse');
  if (!lapse) return { refused: 'unknownCommand' };
  const { answers } = command.body;
  const document = signedDocument(step, command, state);
  if (!document || document.sha256 !== answers.sha256) return { refused: 'changedSince', rule: step.rule };
  const reason = answers.reason?.trim() ?? '';
  if (reason === '') return problem(step, 'reason', 'missing');
  if (reason.length > longestRemark) return problem(step, 'reason', 'tooLong');
  const { sha256 } = document;
  return [
    { ...stamp(command), type: 'SignatureDeclined', what: 'SignatureDeclined', rule: lapse.rule, sha256, reason },
    filed(step, command, sha256),
  ];
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

function problem(step: Step, field: string, what: 'missing' | 'tooLong' | 'notAChoice'): Decision {
  return { refused: 'incomplete', rule: step.rule, fields: [{ field, problem: what }] };
}
