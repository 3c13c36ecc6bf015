import type { Block, House, Paper } from '../../../application/paper';
import type { Texts } from '../../../language/texts';
import type { DocumentScreen, RecordScreen } from './case-screens';
import type { ComplaintScreen } from './complaint-screen';
import { besideRecord } from './download-invitation';
import type { Document } from './download-model';
import { signatureBlocks } from './download-signatures';
import type { TalkTo } from './letter-screens';
import type { PersonLine, RectifiedScreen, RightToAppeal } from './lines';
import { talkNowText } from './numbers';
import { caseNumberLine } from './parts';
import { recordTitle, standingWords, whenItWas } from './record-dialog';
import { type Answered, answersIn, elementsOfLetter, whenToAppeal } from './recorded';
import { answersInReport } from './report-answers';

/** A document for paper: what its reader's dialog says, and who signed it. */
export function paperOf(all: Texts, document: Document, { name, logo }: House): Paper {
  const { screen, signatures, at } = document;
  const texts = all.in(screen.wording);
  const { blocks, ...top } = bodyOf(texts, document);
  return {
    language: texts.language,
    organisation: name,
    app: texts.name,
    ...(logo ? { logo: { ...logo, alt: texts.text('papers.logo', { name }) } } : {}),
    caseNumber: caseNumberLine(texts, screen.caseNumber),
    at,
    unprintable: texts.text('papers.unprintable'),
    page: (number, of) => texts.text('papers.page', { number, of }),
    ...top,
    blocks: [...blocks, ...(signatures.length > 0 ? signatureBlocks(texts, signatures) : []), ...added(texts, screen)],
  };
}

/** Nothing of the document itself: what was added to it since, by whom it is about. */
function added(texts: Texts, { rectified }: RectifiedScreen): readonly Block[] {
  return (rectified?.statements ?? []).flatMap(({ on, own, text }): readonly Block[] => [
    { kind: 'heading', text: texts.text('parts.rectified.heading') },
    { kind: 'warning', text: texts.text(`parts.rectified.${own ? 'own' : 'text'}`, { day: texts.day(on) }) },
    { kind: 'text', text },
  ]);
}

type Body = Pick<Paper, 'title' | 'subtitle' | 'blocks'>;

function bodyOf(texts: Texts, { screen, signatures, party }: Document): Body {
  switch (screen.screen) {
    case 'complaint':
      return complaintBody(texts, screen);
    case 'document':
      return documentBody(texts, screen, party, signatures.find(({ how }) => how === 'written')?.at);
    case 'record':
      return screen.letter === undefined
        ? noteBody(texts, screen)
        : letterBody(texts, { ...screen, letter: screen.letter }, party);
  }
}

/** 3.1.2-6: the form by its name. */
function complaintBody(texts: Texts, screen: ComplaintScreen): Body {
  const { isConclusion, received } = screen;
  return {
    title: isConclusion ? recordTitle(texts, 'concludeFalse', false) : texts.text('papers.form'),
    subtitle: [texts.text(`parts.case.${isConclusion ? 'began' : 'received'}`, { day: texts.day(received) })],
    blocks: [...people(texts, screen.people), ...answers(texts, answersInReport(texts, screen))],
  };
}

/** Minutes are the same on everybody's paper: they are signed, and may be laid beside one another. */
function documentBody(
  texts: Texts,
  { step, head, version, complaint, text: words }: DocumentScreen,
  party: PersonLine | undefined,
  writtenAt: string | undefined,
): Body {
  const text = (key: string) => texts.text(`screens.document.${key}`);
  const held: readonly Block[] = head
    ? [
        fact(text('heldAt'), head.heldAt && texts.moment(head.heldAt)),
        fact(text('place'), head.place),
        fact(text('companion'), head.companion.trim() || text('alone')),
      ]
    : [];
  return {
    title: recordTitle(texts, step, false),
    subtitle: [
      ...(writtenAt ? [texts.text('papers.written', { day: texts.day(writtenAt.slice(0, 10)) })] : []),
      ...(version > 1 ? [texts.text('papers.corrected', { version })] : []),
    ],
    blocks: [
      ...people(texts, party ? [party] : []),
      ...held,
      { kind: 'heading', text: text('textHeading') },
      ...(complaint ? answers(texts, answersInReport(texts, complaint)) : [{ kind: 'text' as const, text: words }]),
    ],
  };
}

/** A letter is what its receiver got, whoever prints it: nothing that is written beside it for those who handle it. */
function letterBody(
  texts: Texts,
  screen: RecordScreen & { readonly letter: string },
  party: PersonLine | undefined,
): Body {
  const { step, letter, recorded, appeal, talkTo, corrects, correctedBy, byHand, standing } = screen;
  return {
    title: recordTitle(texts, step, true, screen),
    subtitle: byHand === 'toPrint' ? [] : [whenItWas(texts, screen)],
    blocks: [
      ...(party ? [fact(texts.text('papers.to'), party.name), { kind: 'gap' as const }] : []),
      ...(correctedBy ? [warning(texts, 'by', correctedBy.on)] : []),
      ...(corrects ? [warning(texts, 'text', corrects.of)] : []),
      ...(corrects
        ? answers(texts, [{ label: texts.text('parts.corrects.why'), value: corrects.why, isOurs: false }])
        : []),
      ...(standing ? [{ kind: 'warning' as const, text: standingWords(texts, standing) }] : []),
      ...(corrects || correctedBy || standing ? [{ kind: 'gap' as const }] : []),
      ...(letter === '' ? [] : [{ kind: 'text' as const, text: letter }]),
      ...answers(texts, elementsOfLetter(texts, recorded)),
      ...besideLetter(texts, appeal, talkTo),
      ...(byHand === 'toPrint' ? toSignByHand(texts) : []),
    ],
  };
}

/** It is signed with a pen, and so is that it was received. */
function toSignByHand(texts: Texts): readonly Block[] {
  const line = (key: string): Block => fact(texts.text(`papers.byHand.${key}`), '_'.repeat(40));
  const gap: Block = { kind: 'gap', room: 'signature' };
  return [
    { kind: 'heading', text: texts.text('papers.signatures') },
    ...['placeAndDate', 'employer', 'received'].flatMap((key) => [gap, line(key)]),
  ];
}

/** What a correction takes the place of, or what took the place of this. */
function warning(texts: Texts, key: 'by' | 'text', day: string): Block {
  return { kind: 'warning', text: texts.text(`parts.corrects.${key}`, { day: texts.day(day) }) };
}

function noteBody(texts: Texts, screen: RecordScreen): Body {
  const heading: Block = { kind: 'heading', text: texts.text('screens.record.heading') };
  return {
    title: recordTitle(texts, screen.step, screen.own),
    subtitle: [texts.text('parts.case.recordedOn', { day: texts.day(screen.on) })],
    blocks: [
      ...people(texts, screen.people),
      ...besideRecord(texts, screen),
      ...screen.recorded.flatMap((one) => [heading, ...answers(texts, answersIn(texts, one))]),
    ],
  };
}

/** With the right to appeal (P-13) and whom one can talk to (P-7), which go with every letter. */
function besideLetter(texts: Texts, right: RightToAppeal | undefined, talkTo: TalkTo | undefined): readonly Block[] {
  const said = (words: string): Block => ({ kind: 'text', text: plain(words) });
  const text = (key: string): Block => said(texts.text(`parts.${key}`));
  const heading = (key: string): Block => ({ kind: 'heading', text: texts.text(`parts.${key}.heading`) });
  const { hrAdviser, safety = [] } = talkTo ?? {};
  return [
    ...(right === 'nothing'
      ? []
      : [heading('appeal'), text('appeal.right'), said(whenToAppeal(texts, right ?? 'undated')), text('appeal.where')]),
    ...(talkTo
      ? [
          heading('talk-to'),
          text('talk-to.text'),
          ...(hrAdviser === undefined ? [] : [person(texts, 'hrAdviser', hrAdviser)]),
          ...safety.map((name) => person(texts, 'safety', name)),
          said(talkNowText(texts)),
        ]
      : []),
  ];
}

function people(texts: Texts, who: readonly PersonLine[]): readonly Block[] {
  return who.map(({ as, name }) => person(texts, as, name));
}

function person(texts: Texts, as: string, name: string): Block {
  return fact(texts.text(`parts.people.${as}`).replace(/:\s*$/, ''), name);
}

function fact(label: string, value: string): Block {
  return { kind: 'fact', label, value };
}

function answers(texts: Texts, all: readonly Answered[]): readonly Block[] {
  return all.map(({ label, value }) => ({
    kind: 'answer',
    label,
    value: value.trim() === '' ? texts.text('parts.answer.notFilledIn') : value,
  }));
}

/** Our own texts without the marks that make words bold in the chat. */
function plain(text: string): string {
  return text.replaceAll('**', '');
}
