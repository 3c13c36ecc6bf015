import { outcomes } from './retention';
import type { PeriodName } from './steps';

/** What the organisation sets in the chat, in the order in which it is shown. Each has a default, and a meaning in words. */

export const topics = ['periods', 'days', 'reminders', 'wheel', 'retention', 'numbers', 'organisation'] as const;
export type Topic = (typeof topics)[number];

/** How a value is written. `months` may be none; `dates`, `wholes` and `numbers` are lists. */
export type Written =
  | 'period'
  | 'whole'
  | 'wholes'
  | 'months'
  | 'time'
  | 'zone'
  | 'country'
  | 'dates'
  | 'numbers'
  | 'choice'
  | 'line';

export interface Setting {
  /** Where it stands in the policy file, parted by dots. */
  readonly name: string;
  readonly topic: Topic;
  readonly is: Written;
  readonly choices?: readonly string[];
  /** In which a whole number counts. */
  readonly unit?: 'workingDays' | 'months' | 'people' | 'cases';
  /** Of what it sets the measure. */
  readonly rule?: string;
}

/** The rule whose time each sets. */
const periods: Readonly<Record<PeriodName, string>> = {
  acknowledgement: '3.1.2-9',
  assessment: '3.1.2-10',
  conversationWithComplainant: '3.1.2-12',
  conversationWithAccused: '3.1.2-17',
  decision: '3.1.2-23',
  decisionLonger: 'P-15',
  outcome: '3.1.2-24',
  signature: 'P-2',
  appealDecision: 'P-13',
  closing: 'F-1',
  discipline: '3.1.2-27',
  sanction: '3.2.4-2',
  followUpSoon: '4-1',
  followUpLater: '4-1',
  dataInformation: 'P-6',
};

const intervals = { makingKnown: '1.6-5', mapping: '2-2', topics: '2-4' } as const;

export const settings: readonly Setting[] = [
  ...Object.entries(periods).map(
    ([name, rule]): Setting => ({ name: `periods.${name}`, topic: 'periods', is: 'period', rule }),
  ),
  { name: 'appealFrom', topic: 'periods', is: 'choice', choices: ['receipt', 'decision'], rule: 'P-3' },
  { name: 'closedDays', topic: 'days', is: 'dates' },
  { name: 'country', topic: 'days', is: 'country' },
  { name: 'timeZone', topic: 'days', is: 'zone' },
  { name: 'lettersUntil', topic: 'days', is: 'time', rule: 'P-7' },
  { name: 'reminding.from', topic: 'reminders', is: 'time' },
  { name: 'reminding.until', topic: 'reminders', is: 'time' },
  { name: 'reminding.before', topic: 'reminders', is: 'wholes' },
  { name: 'reminding.after.own', topic: 'reminders', is: 'whole', unit: 'workingDays' },
  { name: 'reminding.after.hr', topic: 'reminders', is: 'whole', unit: 'workingDays' },
  { name: 'reminding.after.outside', topic: 'reminders', is: 'whole', unit: 'workingDays', rule: 'P-9' },
  { name: 'reminding.after.every', topic: 'reminders', is: 'whole', unit: 'workingDays' },
  ...(['every', 'first'] as const).flatMap((which) =>
    Object.entries(intervals).map(
      ([name, rule]): Setting => ({
        name: `wheel.${which}.${name}`,
        topic: 'wheel',
        is: 'whole',
        unit: 'months',
        rule,
      }),
    ),
  ),
  { name: 'wheel.measures', topic: 'wheel', is: 'period', rule: '2-3' },
  { name: 'wheel.before', topic: 'wheel', is: 'wholes' },
  { name: 'wheel.again', topic: 'wheel', is: 'whole', unit: 'workingDays' },
  ...outcomes.map((outcome): Setting => ({ name: `retention.${outcome}`, topic: 'retention', is: 'months' })),
  { name: 'numbers.emergency', topic: 'numbers', is: 'numbers' },
  { name: 'numbers.helpLines', topic: 'numbers', is: 'numbers' },
  { name: 'numbers.healthService', topic: 'numbers', is: 'numbers' },
  { name: 'organisation', topic: 'organisation', is: 'line' },
  { name: 'appName', topic: 'organisation', is: 'line' },
  { name: 'language', topic: 'organisation', is: 'choice', choices: ['client', 'nb', 'en'] },
  { name: 'areaNumbers.people', topic: 'organisation', is: 'whole', unit: 'people', rule: '1.6-3' },
  { name: 'areaNumbers.cases', topic: 'organisation', is: 'whole', unit: 'cases', rule: '1.6-3' },
];

export function settingNamed(name: string): Setting | undefined {
  return settings.find((setting) => setting.name === name);
}
