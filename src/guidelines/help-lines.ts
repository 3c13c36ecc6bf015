import type { Language } from './model';

export type HelpLine = {
  /** As it is dialled and shown. */
  number: string;
  /** `emergency`: life or safety, now. `talk`: somebody who listens. `advice`: about the rules of working life. */
  kind: 'emergency' | 'talk' | 'advice';
  name: Record<Language, string>;
  when: Record<Language, string>;
};

/** Norwegian defaults, the most urgent first. */
export const helpLines: readonly HelpLine[] = [
  {
    number: '113',
    kind: 'emergency',
    name: { nb: 'Medisinsk nødhjelp', en: 'Medical emergency' },
    when: {
      nb: 'Når det er akutt og står om liv. Hele døgnet.',
      en: 'When it is urgent and life is in danger. Day and night.',
    },
  },
  {
    number: '112',
    kind: 'emergency',
    name: { nb: 'Politi, nød', en: 'Police emergency' },
    when: {
      nb: 'Når noen truer eller skader deg nå. Hele døgnet.',
      en: 'When somebody threatens or harms you now. Day and night.',
    },
  },
  {
    number: '110',
    kind: 'emergency',
    name: { nb: 'Brann', en: 'Fire' },
    when: { nb: 'Ved brann eller større ulykke. Hele døgnet.', en: 'Fire or a major accident. Day and night.' },
  },
  {
    number: '116 117',
    kind: 'emergency',
    name: { nb: 'Legevakt', en: 'Out-of-hours doctor' },
    when: {
      nb: 'Når du trenger lege nå, men det ikke står om liv. Hele døgnet.',
      en: 'When you need a doctor now, but life is not in danger. Day and night.',
    },
  },
  {
    number: '116 123',
    kind: 'talk',
    name: { nb: 'Mental Helse, hjelpetelefonen', en: 'Mental Helse helpline' },
    when: {
      nb: 'Når du trenger noen å snakke med. Hele døgnet.',
      en: 'When you need somebody to talk to. Day and night.',
    },
  },
  {
    number: '22 40 00 40',
    kind: 'talk',
    name: { nb: 'Kirkens SOS', en: 'Kirkens SOS' },
    when: {
      nb: 'Når livet er vanskelig. For alle, uansett tro. Hele døgnet.',
      en: 'When life is hard. For everybody, whatever you believe. Day and night.',
    },
  },
  {
    number: '73 19 97 00',
    kind: 'advice',
    name: { nb: 'Arbeidstilsynet, svartjenesten', en: 'Norwegian Labour Inspection Authority, answering service' },
    when: {
      nb: 'Når du har spørsmål om regler på jobb. Hverdager, noen timer på dagtid.',
      en: 'When you have questions about the rules at work. Weekdays, some hours in the daytime.',
    },
  },
];
