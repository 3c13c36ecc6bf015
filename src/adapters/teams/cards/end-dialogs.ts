import type { Texts } from '../../../language/texts';
import type { CaseScreen } from './case-screens';
import { type DialogCard, dialog } from './dialog';
import { problemText } from './numbers';
import { actions, caseNumberLine, leave, line, ruleLine, waits } from './parts';
import { recordedGroup } from './recorded';

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
  const { problem, rule, waitsFor, awaits, written, openCase } = screen;
  const text = (key: string) => texts.text(`screens.dialog-problem.${key}`);
  const data = {
    heading: texts.text(`problems.${problem}.heading`),
    text: problemText(texts, problem),
    waits: waits(texts, waitsFor, awaits),
    rule: rule ? [ruleLine(texts, rule)] : [],
    written: written ? [recordedGroup(texts, text('written'), written)] : [],
    actions: openCase ? actions(texts, leave(texts, texts.text('parts.case.back'), openCase)) : [],
  };
  return dialog(texts, 'dialog-problem', data, {}, text(problem === 'draftDeleted' ? 'titleDone' : 'title'));
}
