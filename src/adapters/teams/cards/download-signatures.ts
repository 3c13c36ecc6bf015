import type { Block } from '../../../application/paper';
import type { Texts } from '../../../language/texts';
import type { Signature } from './download-model';

/** Who signed, as what, when, and what exactly: the fingerprint of the content stands with each signature. */
export function signatureBlocks(texts: Texts, signatures: readonly Signature[]): readonly Block[] {
  return [
    { kind: 'heading', text: texts.text('papers.signatures') },
    ...signatures.flatMap((one) => blocksOf(texts, one)),
    ...(signatures.some(({ sha256 }) => sha256) ? [note(texts, isCopy(signatures) ? 'copy' : 'digital')] : []),
  ];
}

/** The original was signed with a pen, and somebody has it. */
function isCopy(signatures: readonly Signature[]): boolean {
  return signatures.some(({ how }) => how === 'handedOver' || how === 'registered');
}

function blocksOf(texts: Texts, signature: Signature): readonly Block[] {
  const { how, name, as, at, sha256, words = '', askedAt = [], onPaper = false, recorder } = signature;
  const text = (key: string) => texts.text(`papers.signature.${key}`);
  const fact = (key: string, value: string): Block => ({ kind: 'fact', label: text(key), value });
  const wordsKey = how === 'declined' ? 'reason' : how === 'lapsed' ? 'note' : 'remark';
  return [
    { kind: 'gap', room: 'signature' },
    ...(signature.isOfAnother ? [{ kind: 'warning' as const, text: text('isOfAnother') }] : []),
    fact(how, inRole(texts, name, as)),
    ...(at ? [fact('at', texts.moment(at))] : []),
    ...askedAt.map((moment) => fact('asked', texts.moment(moment))),
    ...(sha256 ? [fact('sha256', sha256)] : []),
    ...(words.trim() === '' ? [] : [{ kind: 'answer' as const, label: text(wordsKey), value: words }]),
    ...(recorder ? [fact('recorder', inRole(texts, recorder.name, recorder.as))] : []),
    ...(onPaper ? [note(texts, 'onPaper')] : []),
  ];
}

function inRole(texts: Texts, name: string, as: Signature['as']): string {
  return as ? `${name} (${texts.text(`papers.roles.${as}`)})` : name;
}

function note(texts: Texts, key: string): Block {
  return { kind: 'note', text: texts.text(`papers.signature.${key}`) };
}
