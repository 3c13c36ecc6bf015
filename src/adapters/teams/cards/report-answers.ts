import type { ReportDraft } from '../../../application/drafts';
import type { Texts } from '../../../language/texts';
import { answer } from './parts';
import type { Piece } from './templates';

/** Everything that a report says, in the order of the form, with what was left open. */
export function reportAnswers(
  texts: Texts,
  report: { readonly draft: ReportDraft; readonly accused: readonly string[]; readonly witnesses: readonly string[] },
): readonly Piece[] {
  const { draft, accused, witnesses } = report;
  const field = (name: string, written: string) => answer(texts, texts.text(`fields.report.${name}.label`), written);
  const said = (day: string, how: 'day' | 'date') => (texts.isDay(day) ? texts[how](day) : day);
  return [
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
