import Holidays from 'date-holidays';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { isDay } from '../../case/calendar';
import { defaultPolicy, type Period } from '../../procedure/policy';
import { type Outcome, outcomes } from '../../procedure/retention';
import type { PeriodName } from '../../procedure/steps';

/** Longer than a year is a slip of the keyboard. */
const longestPeriod = 366;

/** Nobody loses a say overnight: an answer that is waited for falls away when it does not come (P-2). */
const shortest: Partial<Record<PeriodName, number>> = { signature: 2 };

const period = (least: number) => {
  const days = whole(least, longestPeriod).optional();
  return z
    .object({ days, workingDays: days })
    .strict()
    .refine((one) => (one.days === undefined) !== (one.workingDays === undefined), {
      message: 'must have either days or workingDays',
    })
    .transform(({ days, workingDays = least }): Period => (days === undefined ? { workingDays } : { days }));
};

function whole(least: number, most: number) {
  return z.number().refine((number) => Number.isInteger(number) && number >= least && number <= most, {
    message: `must be a whole number from ${least} to ${most}`,
    params: { least, most },
  });
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day, written as 08:00');

const everySoMany = whole(1, 60).optional();

const daysBefore = z.array(whole(0, 60)).refine((days) => new Set(days).size === days.length, {
  message: 'names a day more than once',
});

/** Five years without looking are a slip too. */
const months = whole(1, 60).optional();

/** Fifty years, in months. */
const longestRetention = 600;

/** Stands on cards, where some characters have a meaning. */
const plainLine = z
  .string()
  .regex(
    /^[^\s[\]<>*_~#`|\\{}$][^[\]<>*_~#`|\\{}$\n\r]{0,99}$/,
    'must be a line of 1 to 100 characters, without * _ # [ ] < > { } $',
  );

/** As the platform has it for an app's short name. */
const longestAppName = 30;

const numberToCall = z
  .object({
    phone: z.string().regex(/^\+?\d[\d ]{1,18}\d$/, 'must be a telephone number of digits and blanks, as 116 123'),
    name: z.object({ nb: plainLine, en: plainLine }).strict(),
  })
  .strict();

/** As many as a card shows without hiding the first. */
const mostNumbers = 10;

const periods = Object.keys(defaultPolicy.periods) as PeriodName[];

/** Of fewer, a number would tell a safety representative who is meant (1.6-3). */
const fewest = { people: 5, cases: 3 };

/** Any part of it may be left out. What the guidelines and the law themselves set has no place in it. */
export const policySchema = z
  .object({
    periods: z
      .object(
        Object.fromEntries(periods.map((name) => [name, period(shortest[name] ?? 1).optional()])) as Record<
          PeriodName,
          z.ZodOptional<ReturnType<typeof period>>
        >,
      )
      .strict(),
    appealFrom: z.enum(['receipt', 'decision'], {
      errorMap: () => ({ message: 'must be receipt or decision' }),
    }),
    appName: plainLine.refine((name) => name.length <= longestAppName, {
      message: `must have ${longestAppName} characters at most`,
    }),
    organisation: plainLine,
    language: z.enum(['client', 'nb', 'en'], { errorMap: () => ({ message: 'must be client, nb or en' }) }),
    timeZone: z.string().refine((zone) => IANAZone.isValidZone(zone), {
      message: 'is no time zone that is known; write it as Europe/Oslo',
    }),
    country: z.string().refine((country) => Object.hasOwn(new Holidays().getCountries(), country), {
      message: 'is no country whose public holidays are known; write it with two capital letters, as NO',
    }),
    closedDays: z.array(z.string().refine(isDay, { message: 'must be a day of the calendar, written as 2026-12-24' })),
    reminding: z
      .object({
        before: daysBefore,
        after: z.object({ own: everySoMany, hr: everySoMany, outside: everySoMany, every: everySoMany }).strict(),
        from: time,
        until: time,
      })
      .partial()
      .strict(),
    lettersUntil: time,
    wheel: z
      .object({
        every: z.object({ makingKnown: months, mapping: months, topics: months }).strict(),
        first: z.object({ makingKnown: months, mapping: months, topics: months }).strict(),
        measures: period(1),
        before: daysBefore,
        again: everySoMany,
      })
      .partial()
      .strict(),
    numbers: z
      .object({
        emergency: z.array(numberToCall).min(1, 'must name at least one number').max(mostNumbers),
        helpLines: z.array(numberToCall).max(mostNumbers),
        healthService: z.array(numberToCall.extend({ units: z.array(z.string().min(1)).default([]) })).max(100),
      })
      .partial()
      .strict(),
    areaNumbers: z
      .object({ people: whole(fewest.people, 1000).optional(), cases: whole(fewest.cases, 100).optional() })
      .strict(),
    retention: z
      .object(
        Object.fromEntries(outcomes.map((outcome) => [outcome, whole(1, longestRetention).optional()])) as Record<
          Outcome,
          z.ZodOptional<ReturnType<typeof whole>>
        >,
      )
      .strict(),
  })
  .partial()
  .strict();

export type PolicyFile = z.infer<typeof policySchema>;
