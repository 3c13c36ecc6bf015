import type { Value } from '../../../application/policy-rules';
import type { Setting } from '../../../procedure/setup';
import { longestWritten } from '../cards/setup-values';

/** What was filled in, as the policy has it. What it can't be is left to the policy's own rules to refuse. */
export function valueSaid(setting: Setting, { value: said = '', unit }: { value?: string; unit?: string }): Value {
  const text = said.length > longestWritten ? '' : said.trim();
  switch (setting.is) {
    case 'period':
      return unit === 'workingDays' ? { workingDays: whole(text) } : { days: whole(text) };
    case 'whole':
      return whole(text);
    case 'months':
      return text === '' ? null : whole(text);
    case 'wholes':
      return parts(text, /[\s,;]+/).map(whole);
    case 'dates':
      return [...new Set(parts(text, /[\s,;]+/).map(day))].sort();
    case 'numbers':
      return parts(text, /[\r\n]+/).map((line) => numberIn(setting, line));
    case 'country':
      return text.toUpperCase();
    default:
      return text;
  }
}

const notWhole = -1;

function whole(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : notWhole;
}

function parts(text: string, between: RegExp): readonly string[] {
  return text.split(between).filter((part) => part !== '');
}

/** As Norwegians write a day, too. */
function day(text: string): string {
  const [, date = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
}

/** `116 123; navn på norsk; name in English`, and for the company health service the units, where it is not for all. */
function numberIn({ name: setting }: Setting, line: string): Value {
  const [phone = '', nb = '', en = '', units, ...more] = line.split(';').map((part) => part.trim());
  const number = { phone: more.length > 0 ? '' : phone, name: { nb, en } };
  if (setting === 'numbers.healthService')
    return { ...number, units: units === undefined ? [] : parts(units, /\s*,\s*/) };
  return units === undefined ? number : { ...number, phone: '' };
}
