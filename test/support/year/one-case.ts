import { organisation, type PersonName } from '../organisation';
import type { House } from './house';

/** Nora complains of Jonas, and Kari and Anne have it. Answers with its number. */
export async function complain({ trygg }: House): Promise<string> {
  const { id } = organisation.nora;
  await trygg.drafts.save(id, { what: 'Han ler av meg i møtene.', accusedIds: organisation.jonas.id });
  const review = await trygg.reports.review(id);
  const receivers = [organisation.kari.id, organisation.anne.id];
  await trygg.desk.send(id, { kind: 'own', revision: review?.saved.revision ?? '', receivers });
  await trygg.idle();
  return review?.saved.caseId ?? '';
}

/** A step about the whole matter that asks for nothing. */
export async function take(
  { trygg }: House,
  caseId: string,
  who: PersonName,
  command: string,
  step: string,
): Promise<void> {
  const instance = { step, subject: 'matter', round: 1 };
  const outcome = await trygg.steps.take(organisation[who].id, { caseId, once: '', command, instance, answers: {} });
  if (!('accepted' in outcome)) throw new Error(`${who} can't ${command}`);
  await trygg.idle();
}
