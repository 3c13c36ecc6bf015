import { declared, type LetterCorrection, type Procedure } from '../procedure/declarations';
import type { Answers, LetterStep, Step } from '../procedure/steps';
import { deliveryOf } from './appeal-days';
import type { Command, TakeStep } from './commands';
import type { InstanceId } from './events';
import { problemsIn } from './fields';
import type { Ground } from './ground';
import { instancesOf } from './needs';
import type { Refusal } from './refusal';
import { type Case, documentOf, instanceOf, keyOf, partOf, type WrittenDocument } from './state';

/** A letter that was sent is never altered: what was wrong in it is put right by a new version that says so. */

/**
 * What corrects a letter that was sent; undefined where this is none, or was sent back since. What another step drew up is
 * drawn up anew instead.
 */
export function correctionOf(
  procedure: Procedure,
  state: Case,
  step: Step,
  instance: InstanceId,
): LetterCorrection | undefined {
  if (step.does !== 'letter' || step.of || !instanceOf(state, instance).done || !documentOf(state, instance)) {
    return undefined;
  }
  const stands = instancesOf(state, step).some(({ subject, round }) => {
    return subject === instance.subject && round === instance.round;
  });
  return stands ? declared(procedure, 'letterCorrection')[0] : undefined;
}

/** Every letter that whoever sent it may still correct, closed or not. */
export function lettersToCorrect(
  procedure: Procedure,
  state: Case,
): readonly { step: LetterStep; instance: InstanceId }[] {
  return declared(procedure, 'step').flatMap((step) =>
    step.does === 'letter'
      ? instancesOf(state, step)
          .filter((instance) => correctionOf(procedure, state, step, instance))
          .map((instance) => ({ step, instance }))
      : [],
  );
}

/** The form of a correction asks why; a letter's first form, sent twice, corrects nothing. */
export function saysWhyCorrected({ whyCorrected }: Answers): boolean {
  return whyCorrected !== undefined;
}

/** A correction says why, and something else than before. */
export function lacksInCorrection(
  { procedure, calendar }: Ground,
  state: Case,
  step: Step,
  { at, body }: Command<TakeStep>,
): Refusal | undefined {
  const { answers, instance, named: known } = body;
  const correction = correctionOf(procedure, state, step, instance);
  if (!correction) return undefined;
  const { rule, asks } = correction;
  const fields = problemsIn(asks, answers, { now: at, receivedAt: state.receivedAt, calendar, known });
  if (fields.length > 0) return { refused: 'incomplete', rule, fields };
  return saysTheSame(documentOf(state, instance), answers) ? { refused: 'alreadyDone', rule } : undefined;
}

function saysTheSame(before: WrittenDocument | undefined, answers: Answers): boolean {
  const now = (field: string) => (answers[field] ?? '').trim();
  const elements = Object.entries(before?.elements ?? {}).filter(([field]) => field in answers);
  const added = Object.keys(answers).filter((field) => !isOfCorrection(field) && !before?.elements?.[field]);
  return (
    before?.text === now('text') &&
    elements.every(([field, text]) => text === now(field)) &&
    added.every((field) => now(field) === '')
  );
}

/** Not a part of what the letter says. */
function isOfCorrection(field: string): boolean {
  return ['text', 'whyCorrected', 'whyNow'].includes(field);
}

/** How a correction of what stands there is written down. */
export function asCorrection(before: WrittenDocument, answers: Answers) {
  return { version: before.version + 1, correction: { why: answers.whyCorrected?.trim() ?? '', of: before.at } };
}

/** The case with a letter as it was in an earlier version, and what that one promised; as it is, where none is meant. */
export function withVersion(state: Case, instance: InstanceId, version: number): Case {
  const meant = documentOf(state, instance)?.earlier?.find((one) => one.version === version);
  const part = partOf(state, instance.subject);
  if (!meant || !part) return state;
  const { sent, ...document } = meant;
  const key = keyOf(instance);
  const { done: _, appeal: __, ...rest } = part.instances[key] ?? {};
  const { [keyOf(deliveryOf(instance))]: ___, ...others } = part.instances;
  const changed = {
    instances: { ...others, [key]: { ...rest, ...sent } },
    documents: { ...part.documents, [key]: document },
  };
  const strand = state.strands[instance.subject];
  return strand
    ? { ...state, strands: { ...state.strands, [instance.subject]: { ...strand, ...changed } } }
    : { ...state, ...changed };
}
