import type { ReportDraft } from '../../../application/drafts';
import type { Texts } from '../../../language/texts';
import { longestAccount, longestLine } from '../../../procedure/complaint';
import { type Asked, choiceInput, dateInput, peopleInput, textInput, timeInput } from './inputs';
import type { ReportPage } from './report-screens';
import type { Piece } from './templates';

/** Twenty names. */
const longestNames = 6_000;

/** What each page of a report asks for. */
export function inputsOf(texts: Texts, page: ReportPage, draft: ReportDraft): readonly Piece[] {
  return inputs[page](texts, draft);
}

const inputs: Readonly<Record<ReportPage, (texts: Texts, draft: ReportDraft) => readonly Piece[]>> = {
  reportWho: (texts, draft) => [
    ...(draft.as === 'oral' ? [] : [whomItHappenedTo(texts, draft)]),
    peopleInput(texts, asked('accusedIds', draft)),
    textInput(texts, asked('accusedNames', draft), longestNames, true),
  ],
  reportAffected: (texts, draft) => {
    const field = draft.as === 'oral' ? 'complainant' : 'affected';
    const one = (id: 'personId' | 'personName', key: string): Asked => ({
      id,
      key: `fields.report.${field}${key}`,
      value: draft[id],
    });
    return [
      peopleInput(texts, one('personId', 'Ids'), 'one'),
      textInput(texts, one('personName', 'Names'), longestLine, false),
    ];
  },
  reportWhat: (texts, draft) => [textInput(texts, asked('what', draft), longestAccount, true)],
  reportWhen: (texts, draft) => [
    dateInput(texts, asked('date', draft)),
    timeInput(texts, asked('time', draft)),
    textInput(texts, asked('whenInWords', draft), longestLine, false),
    textInput(texts, asked('place', draft), longestLine, false),
  ],
  reportMore: (texts, draft) => [
    peopleInput(texts, asked('witnessIds', draft)),
    textInput(texts, asked('witnessNames', draft), longestNames, true),
    textInput(texts, inWordsTo('injury', draft, 'observer', 'oral'), longestAccount, true),
  ],
  reportYou: (texts, draft) => [
    textInput(texts, inWordsTo('name', draft, 'oral'), longestLine, false),
    textInput(texts, inWordsTo('position', draft, 'oral'), longestLine, false),
    dateInput(texts, asked('birthDate', draft)),
    textInput(texts, inWordsTo('unit', draft, 'oral'), longestLine, false),
  ],
};

function whomItHappenedTo(texts: Texts, draft: ReportDraft): Piece {
  const choices = ['self', 'observer'].map((value) => ({
    value,
    title: texts.text(`fields.report.as.choices.${value}`),
  }));
  const value = draft.as === 'observer' ? 'observer' : 'self';
  return choiceInput(texts, { ...asked('as', draft), value }, choices, 'expanded');
}

/** The same field, asked for about somebody else. */
function inWordsTo(field: keyof ReportDraft, draft: ReportDraft, ...others: readonly string[]): Asked {
  const usual = asked(field, draft);
  return others.includes(draft.as) ? { ...usual, key: `fields.reportForAnother.${field}` } : usual;
}

function asked(field: keyof ReportDraft, draft: ReportDraft): Asked {
  return { id: field, key: `fields.report.${field}`, value: draft[field] };
}
