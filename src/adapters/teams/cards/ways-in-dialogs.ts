import { longestWords, type MayBeAsked } from '../../../application/support';
import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { typedGroup } from './end-dialogs';
import { choiceInput, textInput } from './inputs';
import { actions, caseNumberLine, line, submit } from './parts';
import { problemBox, withProblems } from './problem-box';
import type { AskSupportReviewScreen, AskSupportScreen, WayOn, WaysOnScreen } from './report-screens';
import { bind, type Piece } from './templates';
import { choiceTitle, oneLine } from './written';

/** Which form of the language files: asking for support, or for help with a report. */
const formOf = { informal: 'askForSupport', helped: 'askForHelp' } as const;

/** Up to so many people stand there at once; more are a list to open. */
const mostAtOnce = 6;

export function askSupport(texts: Texts, screen: AskSupportScreen): DialogCard {
  const { way, people, supporter, words, problems, next, back } = screen;
  const form = formOf[way];
  const key = (field: string) => `fields.${form}.${field}`;
  const choices = people.map((one) => ({ value: one.id, title: choiceTitle(titleOf(texts, one)) }));
  const asked = { id: 'supporter', key: key('supporter'), value: supporter };
  const data = {
    problems: problemBox(texts, problems, key),
    heading: own(texts, way, 'heading'),
    intro: own(texts, way, 'intro'),
    inputs: withProblems(
      texts,
      [
        choiceInput(texts, asked, choices, choices.length > mostAtOnce ? 'compact' : 'expanded'),
        ...wordsInput(texts, way, words),
      ],
      problems,
      key,
    ),
    closing: texts.text('parts.closing.text'),
    actions: actions(
      texts,
      submit(texts, texts.text('screens.ask-support.next'), next, 'positive'),
      ...(back ? [submit(texts, texts.text('screens.ask-support.backToReport'), back)] : []),
    ),
  };
  return dialog(texts, 'ask-support', data, {}, own(texts, way, 'title'));
}

/** What is sent is what stands in the field at that moment, and nothing besides. */
export function askSupportReview(texts: Texts, screen: AskSupportReviewScreen): DialogCard {
  const { way, supporter, words, problems, send, back } = screen;
  const as = supporter.as.map((one) => texts.text(`screens.ask-support.as.${one}`)).join(', ');
  const key = (field: string) => `fields.${formOf[way]}.${field}`;
  const data = {
    problems: problemBox(texts, problems, key),
    supporter: bind(texts, 'parts/receiver', {
      name: oneLine(supporter.name),
      position: oneLine(supporter.position),
      as,
    }),
    inputs: withProblems(texts, wordsInput(texts, way, words), problems, key),
    effect: own(texts, way, 'effect'),
    closing: texts.text('parts.closing.text'),
    actions: actions(
      texts,
      submit(texts, texts.text('screens.ask-support-review.send'), send, 'positive'),
      submit(texts, texts.text('parts.draft.back'), back),
    ),
  };
  return dialog(texts, 'ask-support-review', data, {}, own(texts, way, 'title'));
}

export function waysOn(texts: Texts, { said, caseNumber, ways, typed = [] }: WaysOnScreen): DialogCard {
  const data = {
    heading: texts.text(`screens.ways-on.${said}.heading`),
    text: texts.text(`screens.ways-on.${said}.text`),
    number: caseNumber ? [line(texts, 'subtle', caseNumberLine(texts, caseNumber))] : [],
    typed: typedGroup(texts, typed),
    actions: waysOnButtons(texts, ways),
  };
  return dialog(texts, 'ways-on', data);
}

/** The first is what most will want. */
export function waysOnButtons(texts: Texts, ways: readonly WayOn[]): readonly Piece[] {
  return actions(
    texts,
    ...ways.map(({ to, open }, place) =>
      submit(texts, texts.text(`screens.ways-on.to.${to}`), open, place === 0 ? 'positive' : 'default'),
    ),
  );
}

function wordsInput(texts: Texts, way: 'informal' | 'helped', words: string): readonly Piece[] {
  const key = `fields.${formOf[way]}.words`;
  return [
    line(texts, 'subtle', texts.text(`${key}.help`)),
    textInput(texts, { id: 'words', key, value: words }, longestWords, true),
  ];
}

function titleOf(texts: Texts, { name, position, as }: MayBeAsked): string {
  return `${name}, ${position} (${as.map((one) => texts.text(`screens.ask-support.as.${one}`)).join(', ')})`;
}

function own(texts: Texts, way: 'informal' | 'helped', key: string): string {
  return texts.text(`screens.ask-support.${way}.${key}`);
}
