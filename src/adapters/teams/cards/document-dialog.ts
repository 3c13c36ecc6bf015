import type { Texts } from '../../../language/texts';
import type { DocumentScreen } from './case-screens';
import { type DialogCard, dialog } from './dialog';
import { download } from './download-dialogs';
import { choiceInput, textInput } from './inputs';
import { actions, answer, caseNumberLine, labelled, leave, line, people, submit } from './parts';
import { problemBox, withProblems } from './problem-box';
import { recordTitle } from './record-dialog';
import { askToRectify, rectified, said } from './recorded';
import { reportAnswers } from './report-answers';
import { bind, type Piece } from './templates';
import { paragraphs } from './written';

const longestRemark = 20_000;
const ways = ['sign', 'signWithRemark', 'decline'] as const;
const signatureField = (field: string) => `fields.signature.${field}`;

export function documentDialog(texts: Texts, screen: DocumentScreen): DialogCard {
  const { step, own, complaint } = screen;
  const text = (key: string) => texts.text(`screens.document.${key}`);
  const data = {
    number: caseNumberLine(texts, screen.caseNumber),
    problems: [
      ...(screen.changed ? [bind(texts, 'parts/warning', { text: text('changed') })] : []),
      ...problemBox(texts, screen.problems, signatureField),
    ],
    people: people(texts, screen.people),
    facts: head(texts, screen),
    text: complaint ? reportAnswers(texts, complaint) : paragraphs(texts, screen.text),
    signed: [...signed(texts, screen.signed), ...rectified(texts, screen.rectified)],
    signing: signing(texts, screen),
    actions: actions(
      texts,
      ...download(texts, screen.download),
      ...askToRectify(texts, screen.rectified),
      leave(texts, texts.text('parts.case.back'), screen.openCase),
    ),
  };
  return dialog(texts, 'document', data, { version: screen.version }, recordTitle(texts, step, own));
}

function head(texts: Texts, { head: held, writtenBy }: DocumentScreen): readonly Piece[] {
  const text = (key: string) => texts.text(`screens.document.${key}`);
  const written = answer(texts, text('writtenBy'), writtenBy);
  if (!held) return [written];
  const alone = labelled(texts, text('companion'), [line(texts, 'text', text('alone'))]);
  return [
    answer(texts, text('heldAt'), held.heldAt && texts.moment(held.heldAt)),
    answer(texts, text('place'), held.place),
    held.companion.trim() === '' ? alone : answer(texts, text('companion'), held.companion),
    written,
  ];
}

function signed(texts: Texts, given: DocumentScreen['signed']): readonly Piece[] {
  if (!given) return [];
  const text = (key: string, day = '') => texts.text(`screens.document.${key}`, { day });
  const written = given.remark.trim() !== '';
  const heading = text(given.how === 'done' && written ? 'doneWithRemark' : given.how, texts.day(given.on));
  const labels = { done: 'remark', declined: 'reason', lapsed: 'note' } as const;
  return [
    ...(given.isOfAnother ? [bind(texts, 'parts/warning', { text: texts.text('papers.signature.isOfAnother') })] : []),
    said(texts, heading, [
      ...(given.onPaper ? [line(texts, 'text', text('onPaper'))] : []),
      ...(written ? [answer(texts, text(labels[given.how]), given.remark)] : []),
    ]),
  ];
}

function signing(texts: Texts, { sign, sha256, values, problems, onPaper }: DocumentScreen): readonly Piece[] {
  if (!sign) return [];
  const asked = (id: string) => ({ id, key: signatureField(id), value: values[id] ?? '' });
  const choices = ways.map((value) => ({ value, title: texts.text(`fields.signature.way.choices.${value}`) }));
  const words = onPaper ? 'onPaper' : 'own';
  const inputs = [
    choiceInput(texts, { ...asked('way'), required: true }, choices, 'expanded'),
    textInput(texts, asked('remark'), longestRemark, true),
    textInput(texts, asked('reason'), longestRemark, true),
  ];
  return [
    bind(texts, 'parts/signing', {
      heading: texts.text(`parts.signing.${words}.heading`),
      intro: texts.text(`parts.signing.${words}.intro`),
      inputs: withProblems(texts, inputs, problems, signatureField),
      after: texts.text(`parts.signing.${words}.after`),
      closing: line(texts, 'subtle', texts.text('parts.closing.text')),
      actions: actions(
        texts,
        submit(texts, texts.text(`parts.signing.${words}.send`), { ...sign, sha256 }, 'positive'),
      ),
    }),
  ];
}
