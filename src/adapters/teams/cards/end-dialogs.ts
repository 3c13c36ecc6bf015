import type { Texts } from '../../../language/texts';
import type { CaseScreen } from './case-screens';
import { type DialogCard, dialog } from './dialog';
import { problemText } from './numbers';
import { actions, caseNumberLine, leave, line, ruleLine, waits } from './parts';
import { recordedGroup, said } from './recorded';
import type { Piece } from './templates';
import { paragraphs } from './written';

type Of<Name extends CaseScreen['screen']> = Extract<CaseScreen, { screen: Name }>;

export function dialogDone(texts: Texts, { step, caseNumber, way, openCase }: Of<'dialogDone'>): DialogCard {
  const ownWords = `steps.${step}.ways.${way}`;
  const answered = `screens.dialog-done.ways.${way}`;
  return dialog(texts, 'dialog-done', {
    text: texts.text(texts.has(ownWords) ? ownWords : `steps.${step}.thanks`),
    way: texts.has(answered) ? [line(texts, 'text', texts.text(answered))] : [],
    number: caseNumberLine(texts, caseNumber),
    actions: openCase ? actions(texts, leave(texts, texts.text('parts.case.back'), openCase)) : [],
  });
}

export function dialogProblem(texts: Texts, screen: Of<'dialogProblem'>): DialogCard {
  const { problem, rule, waitsFor, awaits, written, typed = [], openCase } = screen;
  const text = (key: string) => texts.text(`screens.dialog-problem.${key}`);
  const data = {
    heading: texts.text(`problems.${problem}.heading`),
    text: problemText(texts, problem),
    waits: waits(texts, waitsFor, awaits),
    rule: rule ? [ruleLine(texts, rule)] : [],
    written: written ? [recordedGroup(texts, text('written'), written)] : typedGroup(texts, typed),
    actions: openCase ? actions(texts, leave(texts, texts.text('parts.case.back'), openCase)) : [],
  };
  return dialog(texts, 'dialog-problem', data, {}, text(problem === 'draftDeleted' ? 'titleDone' : 'title'));
}

/** What somebody wrote where it could not be kept. */
export function typedGroup(texts: Texts, typed: readonly string[]): readonly Piece[] {
  if (typed.length === 0) return [];
  return [
    said(
      texts,
      texts.text('screens.dialog-problem.written'),
      typed.flatMap((text) => paragraphs(texts, text)),
    ),
  ];
}
