import type { FieldProblem } from '../procedure/complaint';
import { longestAccount } from '../procedure/complaint';
import { declared } from '../procedure/declarations';
import type { Answers, LetterStep, SigningStep, Step, WritingStep } from '../procedure/steps';
import { endOfDay } from './calendar';
import { type Command, stamp, type TakeStep } from './commands';
import { asCorrection } from './corrections';
import { dayPromised, dueInstead, dueWithin, isAskedByItself, promisesFrom } from './dues';
import { elementsOfLetter } from './elements';
import {
  type CaseEvent,
  type DocumentFiled,
  type DocumentWritten,
  type Due,
  type InstanceId,
  keyStrandOf,
} from './events';
import { sha256Of, sha256OfLetter } from './fingerprints';
import type { Decision, Ground } from './ground';
import { factsOf, isUnanswered } from './needs';
import type { Refusal } from './refusal';
import { type Case, documentOf, type WrittenDocument } from './state';

type Taken = Command<TakeStep>;

interface Moment {
  readonly at: string;
  readonly by: string;
}

/** Sending the minutes is the leader's signature on them, and asks the party for theirs. */
export function write(ground: Ground, step: WritingStep, command: Taken, state: Case, text: string): Decision {
  const { instance } = command.body;
  const before = documentOf(state, instance);
  if (before?.sha256 === sha256Of(text)) return { refused: 'alreadyDone', rule: step.rule };
  const { at, by } = command;
  return laidBefore(ground, step, instance, text, { at, by, version: (before?.version ?? 0) + 1 });
}

/** A document as it stands now, and the question whether the party signs it. */
export function laidBefore(
  ground: Ground,
  step: WritingStep,
  instance: InstanceId,
  text: string,
  { version, ...moment }: Moment & { readonly version: number },
): readonly CaseEvent[] {
  const asked = declared(ground.procedure, 'step')
    .filter((signing) => signing.does === 'sign' && signing.signs === step.name)
    .flatMap((signing) => ask(ground, signing, { ...instance, step: signing.name }, 1, moment));
  return [documentWritten(step, instance, text, version, moment), ...asked];
}

function documentWritten(
  step: Step,
  instance: InstanceId,
  text: string,
  version: number,
  moment: Moment,
): DocumentWritten {
  return {
    ...moment,
    type: 'DocumentWritten',
    strand: keyStrandOf(instance.subject),
    instance,
    what: step.event,
    rule: step.rule,
    version,
    text,
    sha256: sha256Of(text),
  };
}

/** A letter is never altered once it was sent: what corrects it is a new version, to be handed over anew on paper. */
export function sendLetter(
  ground: Ground,
  state: Case,
  step: LetterStep,
  { at, by, onPaper, body }: Taken & { readonly onPaper?: true },
  answers: Answers,
): readonly CaseEvent[] {
  const { instance } = body;
  const before = documentOf(state, instance);
  const { version, ...corrects } = before ? asCorrection(before, body.answers) : { version: 1 };
  const { text = '' } = answers;
  const elements = elementsOfLetter(ground.procedure, state, step, instance, answers);
  const said = Object.entries(answers).filter(([field]) => field !== 'text' && elements[field] === undefined);
  const toHandOver = toBeHandedOver(ground, state, instance, at);
  const again = before ? toHandOver.map((one) => ({ handOverAgain: one.instance })) : [];
  const receipts = receiptsToCome(ground, state, step, instance, { at, by });
  const due = [
    ...dayOfMeeting(ground, step, instance, elements),
    ...dayPromised(ground, state, instance, elements),
    ...toHandOver,
    ...receipts.due,
  ];
  return [
    {
      ...documentWritten(step, instance, text, version, { at, by }),
      sha256: sha256OfLetter(text, elements),
      ...(Object.keys(elements).length > 0 ? { elements } : {}),
      ...(said.length > 0 ? { said: Object.fromEntries(said) } : {}),
      ...corrects,
      ...(due.length > 0 ? { due } : {}),
      ...(onPaper ? { onPaper } : {}),
      ...again[0],
    },
    ...receipts.asked,
  ];
}

/**
 * The reader of a letter is asked to confirm that they have it, and once more where no answer comes. Whoever acts for
 * somebody without an account has a day for it; and so has whoever hands it over, where an earlier one was left unanswered.
 *
 * @rule P-2
 */
function receiptsToCome(
  ground: Ground,
  state: Case,
  letter: LetterStep,
  of: InstanceId,
  moment: Moment,
): { readonly due: readonly Due[]; readonly asked: readonly CaseEvent[] } {
  const receipts = declared(ground.procedure, 'step')
    .filter((step) => step.eachOf === letter.name && step.does === 'record' && isAskedByItself(ground.procedure, step))
    .map((step) => ({ step, instance: { ...of, step: step.name } }));
  if (!factsOf(state, of.subject).hasAccount(letter.to)) {
    const due = receipts.flatMap(({ step: { rule }, instance }) =>
      dueInstead(ground, instance, moment.at).map((one) => ({ ...one, instance, rule })),
    );
    return { due, asked: [] };
  }
  return {
    due: receipts.flatMap(({ step, instance }) =>
      isUnanswered(state, step.name, of.subject, of.round) ? dueInstead(ground, instance, moment.at) : [],
    ),
    asked: receipts.flatMap(({ step, instance }) => ask(ground, step, instance, 1, moment)),
  };
}

/** The meeting to which a letter calls is due on its day. */
function dayOfMeeting({ procedure, calendar }: Ground, step: LetterStep, of: InstanceId, elements: Answers): Due[] {
  const day = elements.meetAt?.slice(0, 10);
  if (!day) return [];
  const { timeZone } = calendar;
  return declared(procedure, 'step')
    .filter(({ eachOf, asks }) => eachOf === step.name && asks.heldAt !== undefined)
    .map(({ name, rule }) => ({
      instance: { ...of, step: name },
      day,
      at: endOfDay(day, calendar),
      rule,
      timeZone,
    }));
}

/** 1.1-1: by when a party without an account gets on paper what others find in Trygg. */
function toBeHandedOver(ground: Ground, state: Case, of: InstanceId, at: string): readonly Due[] {
  const isOwed = (step: Step) =>
    step.does === 'record' && step.handsOver !== undefined && step.when?.(factsOf(state, of.subject)) === true;
  return promisesFrom(ground, state, of, at, {}, isOwed);
}

/** Asks for a signature, or for the receipt of a letter, and stores until when; without P-2 nobody would be asked by a certain day. */
export function ask(ground: Ground, step: Step, instance: InstanceId, times: number, moment: Moment): CaseEvent[] {
  const until = untilAnswered(ground, instance, moment.at);
  if (!until) return [];
  const strand = keyStrandOf(instance.subject);
  const what = step.does === 'sign' ? 'SignatureAsked' : 'ReceiptAsked';
  return [{ ...moment, type: 'SignatureAsked', strand, instance, what, times, rule: step.rule, until }];
}

/** P-2: how long an answer is waited for. */
export function untilAnswered(ground: Ground, instance: InstanceId, at: string): Due | undefined {
  const [lapse] = declared(ground.procedure, 'lapse');
  return lapse && dueWithin(ground, lapse.period, { instance, rule: lapse.rule }, at);
}

/** The field that each way of answering keeps. */
const keeps = { sign: undefined, signWithRemark: 'remark', decline: 'reason' } as const;

/** Signed, signed with a remark, or declined with a reason, which meets the gate as a signature does (P-2). */
export function answer(ground: Ground, step: SigningStep, command: Taken, state: Case): Decision {
  const { procedure } = ground;
  const { answers, instance } = command.body;
  const document = signedDocument(step, instance, state);
  if (!document || document.sha256 !== answers.sha256) return { refused: 'changedSince', rule: step.rule };
  const { way } = answers;
  if (way !== 'sign' && way !== 'signWithRemark' && way !== 'decline') return problem(step, 'way', 'notAChoice');
  const words = wordsOf(step, answers, keeps[way]);
  if (typeof words !== 'string') return words;

  const { sha256 } = document;
  if (way !== 'decline') {
    const given = { ...stamp(command), what: step.event, rule: step.rule, sha256, remark: words };
    return [{ ...given, type: 'SignatureGiven' }, ...filed(ground, state, step, command, sha256)];
  }
  const [lapse] = declared(procedure, 'lapse');
  if (!lapse) return { refused: 'unknownCommand' };
  const declined = { ...stamp(command), what: 'SignatureDeclined', rule: lapse.rule, sha256, reason: words };
  return [{ ...declined, type: 'SignatureDeclined' }, ...filed(ground, state, step, command, sha256)];
}

/** What was written in the field that is kept. Words in the other one would be lost, and nobody's words are. */
function wordsOf(step: Step, answers: Answers, kept: 'remark' | 'reason' | undefined): string | Refusal {
  for (const field of ['remark', 'reason'] as const) {
    const text = answers[field]?.trim() ?? '';
    if (field !== kept && text !== '') return problem(step, field, 'wouldBeLost');
    if (field === kept && text === '') return problem(step, field, 'missing');
    if (text.length > longestAccount) return problem(step, field, 'tooLong');
  }
  return kept ? (answers[kept]?.trim() ?? '') : '';
}

export function signedDocument(step: SigningStep, instance: InstanceId, state: Case): WrittenDocument | undefined {
  return documentOf(state, { ...instance, step: step.signs });
}

/** The original goes into the party's personnel file, and they get a copy: in Trygg, or on paper. */
export function filed(
  ground: Ground,
  state: Case,
  step: SigningStep,
  command: Taken,
  sha256: string,
): readonly DocumentFiled[] {
  const due = toBeHandedOver(ground, state, command.body.instance, command.at);
  const copy = due.length > 0 ? ({ copy: 'onPaper', due } as const) : ({ copy: 'inTrygg' } as const);
  return declared(ground.procedure, 'filing')
    .filter((filing) => filing.of === step.name)
    .map(({ rule, with: party }) => {
      return {
        ...stamp(command),
        type: 'DocumentFiled',
        what: 'DocumentFiled',
        rule,
        sha256,
        inFileOf: party,
        copyTo: party,
        ...copy,
      };
    });
}

function problem(step: Step, field: string, what: FieldProblem['problem']): Refusal {
  return { refused: 'incomplete', rule: step.rule, fields: [{ field, problem: what }] };
}
