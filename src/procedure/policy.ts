import type { Interval } from './duties';
import type { Outcome } from './retention';
import type { PeriodName } from './steps';

/** Counted in days of the organisation's time zone; working days leave out weekends and public holidays. */
export type Period = { readonly days: number } | { readonly workingDays: number };

/** When people are reminded of what is due. */
export interface Reminding {
  /** Days before the last day of a period, calendar days: 0 is the day itself. */
  readonly before: readonly number[];
  /**
   * Once it has passed: the person's own reminder, HR's and the one outside the case each come first on that working
   * day after the last day, and then every so many working days.
   */
  readonly after: { readonly own: number; readonly hr: number; readonly outside: number; readonly every: number };
  /** Local times `HH:mm` between which reminders go out, on working days. */
  readonly from: string;
  readonly until: string;
}

/** What comes round without any case (chapters 2 and 5). */
export interface WheelPolicy {
  /** Months between two times, at most. */
  readonly every: Readonly<Record<Interval, number>>;
  /** Months from the day on which Trygg was started, within which it is due first. */
  readonly first: Readonly<Record<Interval, number>>;
  /** 2-3: within which it is decided on a signal. */
  readonly measures: Period;
  /** Days before a day of the wheel on which its people are reminded, calendar days. */
  readonly before: readonly number[];
  /** Once it has passed: every how many working days the reminders of the wheel come again. */
  readonly again: number;
}

/** A telephone number, and whose it is in each language. */
export interface NumberToCall {
  readonly phone: string;
  readonly name: Readonly<Record<'nb' | 'en', string>>;
}

/** Whom people can call without anybody at work knowing. */
export interface NumbersToCall {
  /** Where life or safety is at stake, the most urgent first. */
  readonly emergency: readonly NumberToCall[];
  /** Outside the organisation, for somebody to talk to or advice. */
  readonly helpLines: readonly NumberToCall[];
  /** The company health service (bedriftshelsetjeneste): of these units, or of all where none is named. */
  readonly healthService: readonly (NumberToCall & { readonly units: readonly string[] })[];
}

/** 1.6-3: below which numbers a safety representative is told none, since they would tell who is meant. */
export interface AreaNumbersPolicy {
  /** In the area, people whose accounts work. */
  readonly people: number;
  /** Cases: fewer are told as that, and more by how often that many there are. */
  readonly cases: number;
}

/** What the guidelines leave open and the organisation decides. People see it as policy, never as a rule. */
export interface Policy {
  readonly periods: Readonly<Record<PeriodName, Period>>;
  /** P-3: from when the two weeks for an appeal run that the organisation accepts. The guidelines count from the decision. */
  readonly appealFrom: 'receipt' | 'decision';
  /** What Trygg calls itself wherever people read it: a toast that names a bot for complaints is a hint by itself. */
  readonly appName: string;
  /** As it stands in letters; the directory's name where nothing is said. */
  readonly organisation?: string;
  /** Of whoever has not chosen one: `client` is that of their Teams. */
  readonly language: 'client' | 'nb' | 'en';
  readonly timeZone: string;
  /** ISO 3166 code, for public holidays. */
  readonly country: string;
  /** The organisation's own days off, `yyyy-mm-dd`, besides weekends and public holidays. */
  readonly closedDays: readonly string[];
  readonly reminding: Reminding;
  /** P-7: local time `HH:mm` on the last working day before days off. */
  readonly lettersUntil: string;
  readonly wheel: WheelPolicy;
  readonly numbers: NumbersToCall;
  readonly areaNumbers: AreaNumbersPolicy;
  /** Months from the end of a case, by how it ended. What is not set has no end: no case is erased by default. */
  readonly retention: Readonly<Partial<Record<Outcome, number>>>;
}

export const defaultPolicy: Policy = {
  periods: {
    acknowledgement: { workingDays: 3 },
    assessment: { days: 7 },
    conversationWithComplainant: { days: 14 },
    conversationWithAccused: { days: 21 },
    decision: { days: 45 },
    decisionLonger: { days: 30 },
    signature: { workingDays: 5 },
    appealDecision: { days: 30 },
    outcome: { days: 7 },
    closing: { days: 30 },
    discipline: { days: 14 },
    sanction: { days: 7 },
    followUpSoon: { days: 30 },
    followUpLater: { days: 90 },
    dataInformation: { days: 30 },
  },
  appealFrom: 'receipt',
  appName: 'Trygg',
  language: 'client',
  timeZone: 'Europe/Oslo',
  country: 'NO',
  closedDays: [],
  reminding: {
    before: [3, 1, 0],
    after: { own: 2, hr: 1, outside: 5, every: 2 },
    from: '08:00',
    until: '16:00',
  },
  lettersUntil: '12:00',
  wheel: {
    every: { makingKnown: 12, mapping: 24, topics: 6 },
    first: { makingKnown: 3, mapping: 6, topics: 3 },
    measures: { days: 30 },
    before: [30, 7],
    again: 5,
  },
  numbers: {
    emergency: [
      { phone: '113', name: { nb: 'Fare for liv og helse', en: 'Danger to life or health' } },
      { phone: '112', name: { nb: 'Politi, hvis du er i fare', en: 'Police, if you are in danger' } },
      { phone: '110', name: { nb: 'Brann', en: 'Fire' } },
      { phone: '116 117', name: { nb: 'Legevakt', en: 'Out-of-hours doctor' } },
    ],
    helpLines: [
      {
        phone: '116 123',
        name: {
          nb: 'Mental Helse, noen å snakke med, hele døgnet',
          en: 'Mental Helse, somebody to talk to, day and night',
        },
      },
      {
        phone: '22 40 00 40',
        name: {
          nb: 'Kirkens SOS, noen å snakke med, hele døgnet',
          en: 'Kirkens SOS, somebody to talk to, day and night',
        },
      },
      {
        phone: '116 006',
        name: {
          nb: 'Vold- og overgrepslinjen, vold i nære relasjoner og overgrep, hele døgnet',
          en: 'Vold- og overgrepslinjen, violence in close relationships and abuse, day and night',
        },
      },
      {
        phone: '116 111',
        name: {
          nb: 'Alarmtelefonen for barn og unge, hele døgnet',
          en: 'Alarmtelefonen, for children and young people, day and night',
        },
      },
      {
        phone: '73 19 97 00',
        name: {
          nb: 'Arbeidstilsynet, råd om arbeidsmiljø, på dagtid',
          en: 'The Labour Inspection Authority, advice on the working environment, in the daytime',
        },
      },
    ],
    healthService: [],
  },
  areaNumbers: { people: 10, cases: 5 },
  retention: {},
};
