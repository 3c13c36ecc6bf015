import type { Value } from '../../../application/policy-rules';
import type { Texts } from '../../../language/texts';
import type { Setting } from '../../../procedure/setup';
import { type Asked, choiceInput, numberInput, textInput, timeInput } from './inputs';
import type { Piece } from './templates';

/** As long as what HR writes in one field can be. */
export const longestWritten = 4_000;

const longestShown = 12;

interface NumberLine {
  readonly phone: string;
  readonly name: { readonly nb: string; readonly en: string };
  readonly units?: readonly string[];
}

/** In words. */
export function valueInWords(texts: Texts, setting: Setting, value: Value | undefined): string {
  const text = (key: string, values = {}) => texts.text(`setup.values.${key}`, values);
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) {
    return text(setting.is === 'months' ? 'noTime' : setting.is === 'line' ? 'ofDirectory' : 'none');
  }
  switch (setting.is) {
    case 'period': {
      const period = value as { readonly days?: number; readonly workingDays?: number };
      return period.days === undefined
        ? text('workingDays', { count: period.workingDays ?? 0 })
        : text('days', { count: period.days });
    }
    case 'whole':
    case 'months':
      return text(setting.unit ?? 'months', { count: Number(value) });
    case 'wholes':
      return text('daysBefore', { days: texts.list((value as readonly number[]).map(String)) });
    case 'time':
      return text('time', { time: String(value).replace(':', texts.language === 'nb' ? '.' : ':') });
    case 'choice':
      return texts.text(`setup.settings.${setting.name}.choices.${value}`);
    case 'dates':
      return listed(texts, (value as readonly string[]).map(texts.day));
    case 'numbers':
      return (value as unknown as readonly NumberLine[])
        .map(({ phone, name }) => `${phone} ${name[texts.language]}`)
        .join('; ');
    case 'zone':
    case 'country':
    case 'line':
      return String(value);
  }
}

function listed(texts: Texts, items: readonly string[]): string {
  const left = items.length - longestShown;
  if (left <= 0) return texts.list(items);
  return texts.list([...items.slice(0, longestShown), texts.text('setup.values.more', { count: left })]);
}

/** As it stands in the input: what {@link import('../turns/setup-answers').valueSaid} reads back. */
export function written(setting: Setting, value: Value | undefined): { readonly value: string; readonly unit: string } {
  const unit = typeof value === 'object' && value !== null && 'workingDays' in value ? 'workingDays' : 'days';
  if (value === undefined || value === null) return { value: '', unit };
  switch (setting.is) {
    case 'period':
      return { value: String(Object.values(value)[0] ?? ''), unit };
    case 'wholes':
    case 'dates':
      return { value: (value as readonly (string | number)[]).join(', '), unit };
    case 'numbers':
      return { value: (value as unknown as readonly NumberLine[]).map(numberWritten).join('\n'), unit };
    default:
      return { value: String(value), unit };
  }
}

function numberWritten({ phone, name, units = [] }: NumberLine): string {
  return [phone, name.nb, name.en, ...(units.length > 0 ? [units.join(', ')] : [])].join('; ');
}

export function settingInputs(texts: Texts, setting: Setting, filled: ReturnType<typeof written>): readonly Piece[] {
  const asked: Asked = { id: 'value', key: `fields.setup.${setting.is}`, value: filled.value };
  switch (setting.is) {
    case 'period': {
      const choices = ['days', 'workingDays'].map((value) => ({
        value,
        title: texts.text(`fields.setup.unit.choices.${value}`),
      }));
      const unit: Asked = { id: 'unit', key: 'fields.setup.unit', value: filled.unit, required: true };
      return [numberInput(texts, { ...asked, required: true }, 366), choiceInput(texts, unit, choices, 'expanded')];
    }
    case 'whole':
      return [
        numberInput(
          texts,
          { ...asked, required: true },
          setting.unit === 'people' || setting.unit === 'cases' ? 1000 : 60,
        ),
      ];
    case 'months':
      return [numberInput(texts, asked, 600)];
    case 'time':
      return [timeInput(texts, { ...asked, required: true })];
    case 'choice': {
      const choices = (setting.choices ?? []).map((value) => ({
        value,
        title: texts.text(`setup.settings.${setting.name}.choices.${value}`),
      }));
      return [choiceInput(texts, { ...asked, required: true }, choices, 'expanded')];
    }
    case 'numbers':
      return [textInput(texts, asked, longestWritten, true)];
    default:
      return [textInput(texts, asked, longestWritten, setting.is === 'dates')];
  }
}
