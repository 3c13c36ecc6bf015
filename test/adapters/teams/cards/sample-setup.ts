import type { LogoScreen } from '../../../../src/adapters/teams/cards/logo-screens';
import type {
  Changed,
  NamingSaid,
  SettingValues,
  SetupChatScreen,
  SetupDialogScreen,
  SetupFormScreen,
  SetupNamingScreen,
} from '../../../../src/adapters/teams/cards/setup-screens';
import { type Value, valueIn } from '../../../../src/application/policy-rules';
import { defaultPolicy } from '../../../../src/procedure/policy';
import { type Setting, settings, topics } from '../../../../src/procedure/setup';

const changed: Changed = { on: '2026-03-09', by: 'Anne **Vik** {{DATE(2026-01-01T00:00:00Z)}} [x](y)' };

const values = (setting: Setting, more: Partial<SettingValues> = {}): SettingValues => {
  const standard = valueIn(defaultPolicy, setting.name);
  return { setting, value: standard, under: standard, standard, ...more };
};

const named = (name: string): Setting => {
  const found = settings.find((setting) => setting.name === name);
  if (!found) throw new Error(`there is no setting ${name}`);
  return found;
};

/** Something else than the default, of each kind. */
const others: Readonly<Partial<Record<Setting['is'], Value>>> = {
  period: { workingDays: 1 },
  months: 1,
  wholes: [],
  dates: Array.from({ length: 20 }, (_, n) => `2026-12-${String(n + 10)}`),
  numbers: [{ phone: '55 00 00 00', name: { nb: 'Helsehuset', en: 'The health house' }, units: ['Salg'] }],
};

const form = (name: string, more: Partial<SetupFormScreen> = {}): SetupFormScreen => ({
  screen: 'setupForm',
  ...values(named(name)),
  save: { verb: 'SaveSetting', setting: name, seen: 0 },
  back: { verb: 'SetupTopic', topic: named(name).topic },
  ...more,
});

const takeBack = { verb: 'TakeBackSetting', setting: 'periods.assessment', seen: 2 };

const namedHere = { changed, takeAway: { verb: 'TakeAwayPerson', part: 'hr', person: '1' } };
const anne = { name: 'Anne Vik', position: 'HR-rådgiver', account: 'works' } as const;
const saids: readonly NamingSaid[] = [
  'named',
  'takenAway',
  'same',
  'noAccount',
  'guest',
  'other',
  'notInHr',
  'noUnit',
  'last',
  'tooMany',
];

const naming = (part: SetupNamingScreen['part'], wrong?: NamingSaid): SetupNamingScreen => ({
  screen: 'setupNaming',
  part,
  units: part === 'duty' ? ['Drift og teknikk', 'Kundeservice'] : [],
  advisers: part === 'duty' ? [{ id: '1', name: 'Bjørn Aas' }] : [],
  filled: { person: '', unit: '' },
  ...(wrong ? { wrong } : {}),
  save: { verb: 'SavePerson', part },
  back: { verb: 'SetupPeople' },
});

const logoSaid = ['changed', 'same', 'away', 'large', 'kind', 'wide', 'form', 'damaged'] as const;

export const logoSamples: Readonly<Record<string, LogoScreen>> = {
  'employee sent a file': { screen: 'fileSent' },
  'HR logo asked': { screen: 'logoAsked', use: { verb: 'UseLogo', file: 'https://trolldalen-my.sharepoint.com/x' } },
  ...Object.fromEntries(logoSaid.map((said) => [`HR logo ${said}`, { screen: 'logoSaid', said }])),
};

export const setupChatSamples: Readonly<Record<string, SetupChatScreen>> = {
  'HR setup, not looked through': {
    screen: 'setup',
    topics: topics.map((topic) => ({ topic, open: { verb: 'SetupTopic', topic } })),
  },
  'HR setup, looked through': {
    screen: 'setup',
    lookedThroughOn: '2026-01-09',
    topics: topics.map((topic) => ({ topic, open: { verb: 'SetupTopic', topic } })),
  },
  'HR setup to look through': { screen: 'setupNews', news: 'toLookThrough' },
  'HR setup changed once': { screen: 'setupNews', news: { count: 1 } },
  'HR setup named in HR': { screen: 'setupNamed', part: 'hr', takenAway: false },
  'HR setup named as last resort': { screen: 'setupNamed', part: 'lastResort', takenAway: false },
  'HR setup taken away from HR': { screen: 'setupNamed', part: 'hr', takenAway: true },
  'HR setup taken away as last resort': { screen: 'setupNamed', part: 'lastResort', takenAway: true },
  'HR setup changed often': { screen: 'setupNews', news: { count: 12 } },
};

export const setupDialogSamples: Readonly<Record<string, SetupDialogScreen>> = Object.fromEntries([
  ...topics.map((topic): [string, SetupDialogScreen] => [
    `HR setup ${topic}`,
    {
      screen: 'setupTopic',
      topic,
      lines: settings
        .filter((setting) => setting.topic === topic)
        .map((setting, n) => ({
          ...values(
            setting,
            n % 3 === 1 ? { value: others[setting.is] ?? valueIn(defaultPolicy, setting.name), changed } : {},
          ),
          open: { verb: 'ChangeSetting', setting: setting.name },
        })),
      ...(topic === 'organisation' ? { logo: { is: 'set', changed } } : {}),
    },
  ]),
  ...(['operators', 'none'] as const).map((is): [string, SetupDialogScreen] => [
    `HR setup logo ${is}`,
    { screen: 'setupTopic', topic: 'organisation', lines: [], logo: { is } },
  ]),
  ...settings.map((setting): [string, SetupDialogScreen] => [`HR setup form ${setting.name}`, form(setting.name)]),
  ...[...new Map(settings.map((setting) => [setting.is, setting])).values()].map(
    ({ name, is }): [string, SetupDialogScreen] => [
      `HR setup form wrong ${is}`,
      form(name, { wrong: 'form', filled: { value: 'tull **x**', unit: 'workingDays' } }),
    ],
  ),
  [
    'HR setup saved',
    {
      screen: 'setupTopic',
      topic: 'retention',
      said: { setting: named('retention.sanction'), is: 'changed' },
      lines: [
        { ...values(named('retention.sanction'), { under: 24, value: 36, changed }), open: { verb: 'ChangeSetting' } },
      ],
    },
  ],
  [
    'HR setup as before',
    {
      screen: 'setupTopic',
      topic: 'reminders',
      said: { setting: named('reminding.after.own'), is: 'same' },
      lines: [{ ...values(named('reminding.after.own'), { value: 1 }), open: { verb: 'ChangeSetting' } }],
    },
  ],
  [
    'HR setup form beyond',
    form('periods.assessment', {
      wrong: 'form',
      least: 1,
      most: 366,
      changed,
      takeBack,
      filled: { value: '900', unit: 'days' },
    }),
  ],
  ['HR setup form meanwhile', form('periods.assessment', { wrong: 'meanwhile', changed, takeBack })],
  ['HR setup form in order', form('reminding.from', { wrong: 'order', filled: { value: '17:00', unit: 'days' } })],
  ['HR setup form many days', form('closedDays', { value: others.dates, changed })],
  ['HR setup form number of the health service', form('numbers.healthService', { value: others.numbers })],
  ['HR setup history, none', { screen: 'setupHistory', changes: [], page: { number: 1, of: 1 } }],
  [
    'HR setup history',
    {
      screen: 'setupHistory',
      page: { number: 1, of: 2, older: { verb: 'SetupHistory', page: 2 } },
      changes: [
        {
          setting: named('periods.assessment'),
          from: { days: 7 },
          to: { workingDays: 10 },
          back: false,
          changed,
          as: 'hr',
        },
        { setting: named('retention.sanction'), from: undefined, to: 1, back: false, changed, as: 'lastResort' },
        { part: 'lastResort', unit: '', name: 'Per **Solberg**', takenAway: true, changed, as: 'hr' },
        { logo: 'set', changed, as: 'hr' },
        { logo: 'takenAway', changed, as: 'lastResort' },
        { part: 'duty', unit: 'Drift', name: 'Bjørn Aas', takenAway: false, changed, as: 'hr' },
        { setting: named('retention.sanction'), from: 1, to: undefined, back: true, changed, as: 'hr' },
      ],
    },
  ],
  ...(['hr', 'lastResort', 'duty'] as const).map((part): [string, SetupDialogScreen] => [
    `HR setup naming ${part}`,
    naming(part),
  ]),
  ...saids.map((wrong): [string, SetupDialogScreen] => [`HR setup naming wrong ${wrong}`, naming('lastResort', wrong)]),
  ...saids.map((said): [string, SetupDialogScreen] => [
    `HR setup people ${said}`,
    { screen: 'setupPeople', hr: [anne], lastResort: [], duty: [], said },
  ]),
  [
    'HR setup people',
    {
      screen: 'setupPeople',
      hr: [
        anne,
        { name: 'Bjørn Aas', position: '', account: 'works', named: namedHere },
        { name: 'Hanne Kristoffersen', position: 'Regnskap', account: 'disabled', named: namedHere },
        { name: 'Per **Solberg**', position: '', account: 'gone', named: namedHere },
      ],
      lastResort: [{ name: 'Eva Lindqvist', position: 'Styreleder', account: 'works' }],
      duty: [
        { unit: 'Drift [x](y)', name: 'Bjørn Aas', named: namedHere },
        { unit: 'Kundeservice', name: 'Anne Vik' },
      ],
    },
  ],
  ['HR setup people, none on duty', { screen: 'setupPeople', hr: [], lastResort: [], duty: [] }],
] as [string, SetupDialogScreen][]);
