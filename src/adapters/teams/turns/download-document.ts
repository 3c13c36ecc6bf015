import { DateTime } from 'luxon';
import type { Trygg } from '../../../application/trygg';
import type { Calendar } from '../../../case/calendar';
import { withVersion } from '../../../case/corrections';
import type { InstanceId } from '../../../case/events';
import { sha256Of, sha256OfComplaintIn, sha256OfLetter } from '../../../case/fingerprints';
import { personIn } from '../../../case/roles';
import { signsForComplaint } from '../../../case/signers';
import { type Case, documentOf, type Instance, instanceOf } from '../../../case/state';
import { maySee } from '../../../case/who-sees-what';
import { declared, stepNamed } from '../../../procedure/declarations';
import { givenRoles, type SigningStep, type Step, type WritingStep } from '../../../procedure/steps';
import type { RecordScreen } from '../cards/case-screens';
import type { Document, Signature } from '../cards/download-model';
import type { Recorded } from '../cards/lines';
import { complaintInstance, kindOf } from './download-button';
import { instanceIn } from './find-task';
import { letterByHand } from './letter-by-hand';
import { nameOf } from './parties';
import { readComplaint, readRecord } from './read';
import type { Turn } from './turn';

/**
 * A document for whoever may read it now, and undefined for anybody else. What it says is what the dialog says: it is
 * asked from there.
 */
export async function documentFor(trygg: Trygg, turn: Turn): Promise<Document | undefined> {
  const { personId, data } = turn;
  const newest = await trygg.views.caseFor(personId, data.caseId ?? '');
  if (!newest) return undefined;
  const instance = instanceIn(data);
  const state = withVersion(newest, instance, Number(data.version));
  if (instance.step === complaintInstance.step) return complaintFor(trygg, turn, state);
  const step = stepNamed(trygg.groundOf(state).procedure, instance.step);
  const kind = step && kindOf(step);
  const screen = kind && (await readWhole(trygg, turn));
  if (!screen) return undefined;
  const local = localIn(trygg.grounds.calendar);
  if (screen.screen === 'document' && step.does === 'write') {
    const at = documentOf(state, instance)?.at ?? state.receivedAt;
    const signatures = [written(state, instance, local), signed(trygg, state, step, instance, local)];
    const party = partyOf(state, signingOf(trygg, state, step)?.by, instance);
    return { kind, screen, at, signatures: signatures.flatMap((one) => one ?? []), ...party };
  }
  if (screen.screen !== 'record' || !screen.download) return undefined;
  const at = instanceOf(state, instance).done?.at ?? state.receivedAt;
  const document = documentOf(state, instance);
  const now = sha256OfLetter(document?.text ?? '', document?.elements);
  const drawn = letterByHand(trygg.groundOf(state).procedure, step);
  if (drawn) return { kind, screen, at, signatures: [], ...partyOf(state, drawn.to, instance) };
  const { how, on } = deliveryOf(step, instanceOf(state, instance), local(at));
  const signer = instanceOf(state, instance).done?.signer;
  const by = signer?.name ?? screen.by;
  const as = signer ? { as: signer.as } : asIn(state, screen.by ?? '');
  const signatures: readonly Signature[] = by
    ? [{ how, name: by, at: on, ...as, ...givenTo(document?.sha256, now) }]
    : [];
  return { kind, screen, at, signatures, ...(step.does === 'letter' ? partyOf(state, step.to, instance) : {}) };
}

/** How a letter reached its reader, and when; or that something was recorded. */
function deliveryOf(step: Step, { done }: Instance, recordedAt: string): { how: Signature['how']; on: string } {
  if (step.does !== 'letter') return { how: 'recorded', on: recordedAt };
  const { how, deliveredAt } = done?.answers ?? {};
  if (!step.byHand || !deliveredAt) return { how: 'sent', on: recordedAt };
  return { how: how === 'registeredMail' ? 'registered' : 'handedOver', on: deliveredAt };
}

type Local = (instant: string) => string;

function localIn({ timeZone }: Calendar): Local {
  return (instant) => DateTime.fromISO(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** What is read page by page on a card, whole. */
export async function readWhole(trygg: Trygg, turn: Turn): Promise<Document['screen'] | undefined> {
  const first = await readRecord(trygg, turn);
  if (first.screen === 'document') return first;
  if (first.screen !== 'record') return undefined;
  const pages = [first];
  for (let page = 2; page <= first.page.of; page += 1) {
    const next = await readRecord(trygg, { ...turn, data: { ...turn.data, page: String(page) } });
    if (next.screen === 'record') pages.push(next);
  }
  return { ...first, recorded: pages.flatMap((page: RecordScreen): readonly Recorded[] => page.recorded) };
}

/** 3.1.2-6: sending is the employee's signature; leader and HR sign for receipt, which those who handle it see. */
async function complaintFor(trygg: Trygg, turn: Turn, state: Case): Promise<Document | undefined> {
  const screen = await readComplaint(trygg, turn);
  if (screen.screen !== 'complaint') return undefined;
  const local = localIn(trygg.grounds.calendar);
  const { complainant, observer, takenDownBy, receivedAt, way } = state;
  const handles = maySee(state, turn.personId, 'parties');
  const sender = takenDownBy ?? observer ?? complainant;
  const as = takenDownBy ? 'takenDownBy' : observer ? 'observer' : 'complainant';
  // What another case concluded was sent by nobody.
  const isTheirs = way !== 'falseAccusation' && (handles || sender.accountId === turn.personId);
  const now = sha256OfComplaintIn(state);
  const sent: readonly Signature[] = isTheirs
    ? [{ how: 'signed', name: sender.name, as, at: local(receivedAt), ...givenTo(state.complaintSha256, now) }]
    : [];
  const receipts = declared(trygg.groundOf(state).procedure, 'step').filter(signsForComplaint);
  const received = receipts.flatMap(({ name: step }): readonly Signature[] => {
    const { done } = instanceOf(state, { step, subject: 'matter', round: 1 });
    const name = done && (done.signer?.name ?? nameOf(state, done.by));
    if (!done || !name || !handles) return [];
    const role = done.signer ? { as: done.signer.as } : asIn(state, name);
    return [{ how: 'received', name, ...role, at: local(done.at), ...givenTo(done.answers.sha256, now) }];
  });
  return { kind: 'complaint', screen, signatures: [...sent, ...received], at: receivedAt };
}

/** 3.1.2-13, -18: who wrote it has signed it by that. */
function written(state: Case, instance: InstanceId, local: Local): Signature | undefined {
  const document = documentOf(state, instance);
  const name = document && (document.signer?.name ?? nameOf(state, document.by));
  if (!document || !name) return undefined;
  const as = document.signer ? { as: document.signer.as } : asIn(state, name);
  return { how: 'written', name, ...as, at: local(document.at), ...given(document.sha256, document.text) };
}

/** What was signed; and whether the words that stand there are others by now, and the signature void. */
function given(sha256: string | undefined, text = ''): Pick<Signature, 'sha256' | 'isOfAnother'> {
  return givenTo(sha256, sha256Of(text));
}

function givenTo(sha256: string | undefined, now: string): Pick<Signature, 'sha256' | 'isOfAnother'> {
  return sha256 ? { sha256, isOfAnother: sha256 !== now } : {};
}

/** The other signature: given, declined, fallen away (P-2), or not there yet. */
function signed(
  trygg: Trygg,
  state: Case,
  writing: WritingStep,
  instance: InstanceId,
  local: Local,
): Signature | undefined {
  const signing = signingOf(trygg, state, writing);
  const person = signing && personIn(state, signing.by, instance.subject);
  if (!person) return undefined;
  const { done, asked = [] } = instanceOf(state, { ...instance, step: signing.name });
  const askedAt = asked.map(({ at }) => local(at));
  const of = { name: person.name, as: signing.by };
  if (!done) return { how: 'missing', ...of, askedAt };
  const { remark, reason, note, sha256 } = done.answers;
  return {
    how: done.how === 'done' ? 'signed' : done.how,
    ...of,
    at: local(done.at),
    words: remark || reason || note || '',
    onPaper: done.onPaper === true,
    ...(done.recorder ? { recorder: done.recorder } : {}),
    ...(done.how === 'lapsed' ? { askedAt } : {}),
    ...given(sha256, documentOf(state, instance)?.text),
  };
}

/** The step in which a party signs what this one writes. */
function signingOf(trygg: Trygg, state: Case, writing: WritingStep): SigningStep | undefined {
  const { procedure } = trygg.groundOf(state);
  const signing = declared(procedure, 'step').find((one) => one.does === 'sign' && one.signs === writing.name);
  return signing?.does === 'sign' ? signing : undefined;
}

function partyOf(
  state: Case,
  as: 'complainant' | 'accused' | undefined,
  { subject }: InstanceId,
): Pick<Document, 'party'> {
  const name = as && personIn(state, as, subject)?.name;
  return as && name ? { party: { as, name } } : {};
}

/** What somebody with a role is to the case, by the name under which they have it. */
function asIn(state: Case, name: string): Pick<Signature, 'as'> {
  const as = givenRoles.find((role) => state.roles[role]?.name === name);
  return as ? { as } : {};
}
