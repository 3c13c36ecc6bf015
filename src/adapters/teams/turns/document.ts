import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import type { InstanceId } from '../../../case/events';
import { sha256Of } from '../../../case/fingerprints';
import type { Ground } from '../../../case/ground';
import { type Case, documentOf, instanceOf } from '../../../case/state';
import { maySee } from '../../../case/who-sees-what';
import type { FieldProblem } from '../../../procedure/complaint';
import { declared, stepNamed } from '../../../procedure/declarations';
import type { Answers } from '../../../procedure/steps';
import type { DocumentScreen } from '../cards/case-screens';
import type { ButtonData } from '../cards/lines';
import { downloadButton } from './download-button';
import { nameOf, partiesFor, wordingOf } from './parties';
import { wordsInNote } from './reported-words';
import { openCaseButton } from './task-lines';

/** While the answer of whoever is to sign it is asked for. */
export interface Signing {
  readonly send: ButtonData;
  readonly onPaper: boolean;
  readonly changed: boolean;
  readonly problems: readonly FieldProblem[];
  readonly values: Answers;
}

/** What a writing step wrote, with its head and its signatures. */
export function documentScreen(
  trygg: Trygg,
  personId: string,
  state: Case,
  instance: InstanceId,
  signing?: Signing,
): DocumentScreen | undefined {
  const ground = trygg.groundOf(state);
  const { procedure } = ground;
  const writing = stepNamed(procedure, instance.step);
  const document = documentOf(state, instance);
  if (!document || writing?.does !== 'write') return undefined;
  const own = !maySee(state, personId, 'parties');
  const { text, version, sha256, by, signer } = document;
  const held = writing.of ? instanceOf(state, { ...instance, step: writing.of }).done?.answers : undefined;
  const { heldAt = '', place = '', companion = '' } = held ?? {};
  const isNote = writing.document === 'oralNote';
  return {
    screen: 'document',
    caseNumber: state.caseId,
    ...wordingOf(state),
    step: instance.step,
    own,
    people: own ? [] : partiesFor(state, personId, instance.subject),
    ...(writing.of ? { head: { heldAt, place, companion } } : {}),
    text: isNote ? '' : text,
    ...(isNote ? { complaint: wordsInNote(state, personId, text) } : {}),
    version,
    sha256,
    writtenBy: signer?.name ?? nameOf(state, by) ?? '',
    ...signedBy(ground, state, instance),
    ...(signing ? { sign: { ...signing.send, sha256 } } : {}),
    onPaper: signing?.onPaper ?? false,
    changed: signing?.changed ?? false,
    problems: signing?.problems ?? [],
    values: signing?.values ?? {},
    download: { ...downloadButton(state, instance), ...(signing ? backToSigning(signing) : {}) },
    openCase: openCaseButton(state.caseId),
  };
}

/** From the warning about a copy the way leads back to the question. */
function backToSigning({ send: { command = '', step = '' } }: Signing): ButtonData {
  return { command, signing: step };
}

function signedBy({ procedure, calendar }: Ground, state: Case, instance: InstanceId) {
  const signing = declared(procedure, 'step').find((step) => step.does === 'sign' && step.signs === instance.step);
  const { done } = signing ? instanceOf(state, { ...instance, step: signing.name }) : {};
  if (!done) return {};
  const { remark, reason, note, sha256 } = done.answers;
  const words = remark || reason || note || '';
  const isOfAnother = sha256 !== undefined && sha256 !== sha256Of(documentOf(state, instance)?.text ?? '');
  return {
    signed: { how: done.how, on: dayOf(done.at, calendar), remark: words, onPaper: done.onPaper === true, isOfAnother },
  };
}
