import type { ReportDraft } from '../../../application/drafts';
import type { Texts } from '../../../language/texts';
import { answer, labelled, line } from './parts';
import type { Piece } from './templates';

/** Everything that a report says, in the order of the form, with what was left open. */
export function reportAnswers(
  texts: Texts,
  report: {
    readonly draft: ReportDraft;
    readonly accused: readonly string[];
    readonly witnesses: readonly string[];
    /** By name, where it is not the one in the draft. */
    readonly affected?: string;
  },
): readonly Piece[] {
  const { draft, accused, witnesses, affected = draft.personName } = report;
  const field = (name: string, written: string) => answer(texts, texts.text(`fields.report.${name}.label`), written);
  const said = (day: string, how: 'day' | 'date') => (texts.isDay(day) ? texts[how](day) : day);
  const another = draft.as === 'oral' ? 'complainant' : draft.as === 'observer' ? 'affected' : undefined;
  return [
    ...(draft.as === 'observer' ? [role(texts)] : []),
    ...(another ? [field(another, affected)] : []),
    field('accused', accused.join('\n')),
    field('what', draft.what),
    field('date', said(draft.date, 'day')),
    field('time', draft.time),
    field('whenInWords', draft.whenInWords),
    field('place', draft.place),
    field('witnesses', witnesses.join('\n')),
    field('injury', draft.injury),
    field('name', draft.name),
    field('position', draft.position),
    field('birthDate', said(draft.birthDate, 'date')),
    field('unit', draft.unit),
  ];
}

/** That whoever reports saw it happen to somebody else. */
function role(texts: Texts): Piece {
  return labelled(texts, texts.text('fields.report.as.label'), [
    line(texts, 'text', texts.text('fields.report.as.choices.observer')),
  ]);
}
