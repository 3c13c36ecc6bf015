import type { ReportDraft } from '../../../application/drafts';
import type { Texts } from '../../../language/texts';
import { type Answered, answered } from './recorded';
import type { Piece } from './templates';

/** What a report says, as it is shown. */
export interface ReportShown {
  readonly draft: ReportDraft;
  readonly accused: readonly string[];
  readonly witnesses: readonly string[];
  /** By name, where it is not the one in the draft. */
  readonly affected?: string;
  /** What another case concluded, and nobody filled a form in for. */
  readonly isConclusion?: boolean;
  /** What it says of an injury is not the reader's to see. */
  readonly withoutHealth?: boolean;
}

export function reportAnswers(texts: Texts, report: ReportShown): readonly Piece[] {
  return answersInReport(texts, report).map((one) => answered(texts, one));
}

/** Everything that a report says, in the order of the form, with what was left open. */
export function answersInReport(texts: Texts, report: ReportShown): readonly Answered[] {
  const { draft, accused, witnesses, affected = draft.personName } = report;
  if (report.isConclusion) {
    return [{ label: texts.text('screens.complaint.concluded'), value: draft.what, isOurs: false }];
  }
  const field = (name: string, value: string): Answered => ({
    label: texts.text(`fields.report.${name}.label`),
    value,
    isOurs: false,
  });
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
    ...(report.withoutHealth ? [] : [field('injury', draft.injury)]),
    field('name', draft.name),
    field('position', draft.position),
    field('birthDate', said(draft.birthDate, 'date')),
    field('unit', draft.unit),
  ];
}

/** That whoever reports saw it happen to somebody else. */
function role(texts: Texts): Answered {
  const text = (key: string) => texts.text(`fields.report.as.${key}`);
  return { label: text('label'), value: text('choices.observer'), isOurs: true };
}
