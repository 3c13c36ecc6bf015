import type { Trygg } from '../../../application/trygg';
import type { InstanceId } from '../../../case/events';
import { isReceipt, lateReceiptIn } from '../../../case/notice';
import { type Case, instanceOf } from '../../../case/state';
import type { Step } from '../../../procedure/steps';
import type { ReceivedLate } from '../cards/lines';

/** Shown where a summons was received too late, where its meeting is moved, and where the next one is drawn up. */
export function receivedLate(
  trygg: Trygg,
  state: Case,
  step: Step,
  instance: InstanceId,
): { readonly receivedLate?: ReceivedLate } {
  const before = { ...instance, round: instance.round - 1 };
  const isMoved =
    step.name === 'drawUpSummons' && instanceOf(state, { ...before, step: 'moveLateMeeting' }).done !== undefined;
  if (!isMoved && !isReceipt(step) && step.name !== 'moveLateMeeting') return {};
  const received = lateReceiptIn(trygg.groundOf(state), state, isMoved ? before : instance);
  return received ? { receivedLate: { ...received, ...(isMoved ? { isMoved } : {}) } } : {};
}
