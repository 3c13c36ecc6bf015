import type { DutyLine } from '../../../../src/adapters/teams/cards/lines';
import type { ChatScreen, DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import type { DutyFormScreen, DutyStandLine } from '../../../../src/adapters/teams/cards/wheel-screens';
import { procedure } from '../../../../src/procedure/procedure';
import { askedBy } from '../../../../src/wheel/decide';
import { actNamed, dutiesOf } from '../../../../src/wheel/dues';
import { reminderSamples } from './sample-reminders';

const words = `Svarene er stort sett gode. **Flere** sier at tonen er hard når det er travelt. \${1+1} {{DATE(2026-01-05T08:00:00Z)}}`;

const open = (act: string) => ({ verb: 'OpenDuty', act });

const stand = (duty: string, more: Partial<DutyStandLine> = {}): DutyStandLine => ({
  duty,
  due: { day: '2026-07-05', daysLate: 0, isOpen: false },
  lastOn: '2026-01-05',
  forms: [{ act: duty, open: open(duty) }],
  ...more,
});

const overview: readonly DutyStandLine[] = [
  stand('makeKnownToAll', { due: { day: '2026-04-05', daysLate: 12, isOpen: true } }),
  {
    duty: 'makeKnownToStaff',
    due: { day: '2026-04-30', daysLate: 0, isOpen: true },
    round: { leaders: 24, done: 17, notReached: 2 },
    forms: [{ act: 'recordForLeader', open: open('recordForLeader') }],
    leaders: { verb: 'ReadLeaders' },
  },
  stand('mapEnvironment'),
  { duty: 'considerMeasures', forms: [{ act: 'noteSignal', open: open('noteSignal') }] },
  ...['raiseInCommittee', 'raiseWithLeaders', 'raiseWithStaff', 'raiseInCooperation'].map((duty) => stand(duty)),
  {
    duty: 'evaluateRoutines',
    due: { day: '2027-01-05', daysLate: 0, isOpen: false },
    forms: [
      { act: 'evaluateRoutines', open: open('evaluateRoutines') },
      { act: 'setEvaluationDate', open: open('setEvaluationDate') },
    ],
  },
];

const line = (duty: string, daysLate: number, more: Partial<DutyLine> = {}): DutyLine => ({
  duty,
  day: '2026-03-02',
  daysLate,
  open: open(duty),
  ...more,
});

const forLeader = line('makeKnownToStaff', 0, { share: { verb: 'ShareText' } });
const told = (duty: string, daysLate: number, leaders?: number): DutyLine => ({
  duty,
  day: '2026-03-02',
  daysLate,
  ...(leaders === undefined ? {} : { leaders }),
});

const remindTomorrow = { verb: 'RemindTomorrow', digest: 'a' };

const reminded = (
  duties: readonly DutyLine[],
  from = 'reminders, all done',
): Extract<ChatScreen, { screen: 'reminders' }> =>
  ({ ...reminderSamples[from], duties }) as Extract<ChatScreen, { screen: 'reminders' }>;

/** A list of tasks without any case; whether whoever reads it is in HR. */
const tasks = (oversees: boolean, duties: readonly DutyLine[]): ChatScreen => ({
  screen: 'tasks',
  tasks: [],
  count: 0,
  cases: [],
  hasClosed: false,
  oversees,
  asksForSetup: false,
  duties,
});

/** The yearly wheel, in the chat. */
export const wheelChatSamples: Readonly<Record<string, ChatScreen>> = {
  'HR wheel': { screen: 'wheel', duties: overview, record: { verb: 'ReadWheel' } },
  'HR wheel, as it begins': {
    screen: 'wheel',
    duties: overview.map(({ lastOn: _, round: __, ...duty }) => duty),
    record: { verb: 'ReadWheel' },
  },
  'HR wheel, with a signal': {
    screen: 'wheel',
    duties: [
      {
        duty: 'considerMeasures',
        due: { day: '2026-04-30', daysLate: 0, isOpen: true },
        forms: ['considerMeasures', 'noteSignal'].map((act) => ({ act, open: open(act) })),
      },
    ],
    record: { verb: 'ReadWheel' },
  },
  'leader shares, nb': { screen: 'shareText', in: 'nb' },
  'leader shares, en': { screen: 'shareText', in: 'en' },
  'leader reminders, wheel': { ...reminded([forLeader]), remindTomorrow },
  'leader reminders, wheel, again tomorrow': { ...reminded([forLeader]), again: '2026-03-09' },
  'leader reminders, wheel and cases': reminded([forLeader], 'leader reminders, one'),
  'HR reminders, wheel': reminded([
    line('raiseInCommittee', 0),
    line('evaluateRoutines', 0),
    { ...told('makeKnownToStaff', 2, 7), see: { verb: 'ReadLeaders' } },
    told('makeKnownToStaff', 2, 1),
  ]),
  'last resort reminders, wheel': reminded([told('mapEnvironment', 9), told('evaluateRoutines', 7)]),
  'leader tasks, wheel': tasks(false, [forLeader]),
  'HR tasks, wheel, not reached': tasks(true, [
    { ...told('makeKnownToStaff', 0, 7), notReached: 1, see: { verb: 'ReadLeaders' } },
  ]),
  'HR tasks, wheel, very many': tasks(
    true,
    Array.from({ length: 22 }, () => line('raiseInCooperation', 400)),
  ),
  'HR tasks, wheel, one too many': tasks(
    true,
    Array.from({ length: 16 }, () => line('raiseWithStaff', 1)),
  ),
  'HR late, wheel': {
    screen: 'late',
    count: 0,
    page: { number: 1, of: 1 },
    hr: [],
    outside: [],
    duties: [line('mapEnvironment', 1), told('makeKnownToStaff', 3, 5)],
  },
};

const form = (act: string, more: Partial<DutyFormScreen> = {}): DutyFormScreen => {
  const declared = actNamed(procedure, act);
  if (!declared) throw new Error(`there is no act ${act}`);
  return {
    screen: 'dutyForm',
    act,
    form: declared.rule === '5-1' ? 'evaluation' : 'wheel',
    rule: declared.rule,
    due: { day: '2026-03-02', daysLate: 0 },
    fields: askedBy(procedure, declared),
    leaders: [{ id: 'a', title: 'Hanne [her](https://evil.example), Drift' }],
    values: { heldOn: '2026-01-05', unit: 'Kundeservice', people: '12' },
    problems: [],
    signals: [],
    meanwhile: false,
    shares: act === 'makeKnownToStaff',
    history: { verb: 'ReadWheel', act },
    send: { verb: 'KeepDuty', act, seen: 0, once: 'once' },
    ...more,
  };
};

const recorded = (act: string, form: string, answers: Readonly<Record<string, string>>): DialogScreen => {
  const declared = actNamed(procedure, act);
  if (!declared) throw new Error(`there is no act ${act}`);
  return {
    screen: 'wheelEntry',
    act,
    rule: declared.rule,
    on: '2026-01-06',
    by: 'Anne Vik',
    recorded: { form, fields: askedBy(procedure, declared), answers },
    back: { verb: 'ReadWheel', page: 1 },
  };
};

const leaders = [
  { name: 'Hanne Kristoffersen', unit: 'Drift og teknikk', notReached: 'neverMet' },
  { name: 'Ingrid Dahl', unit: 'Administrasjon', notReached: 'refused' },
  { name: 'Kari Haugen', unit: 'Kundeservice' },
  { name: 'Per **Solberg**', unit: 'Kunde', did: { on: '2026-03-02', people: '14' } },
] as const;

/** The yearly wheel, in dialogs. */
export const wheelDialogSamples: Readonly<Record<string, DialogScreen>> = {
  ...Object.fromEntries(dutiesOf(procedure).map(({ name }) => [`form ${name}`, form(name)])),
  'form noteSignal': form('noteSignal'),
  'form recordForLeader': form('recordForLeader'),
  'form setEvaluationDate': form('setEvaluationDate'),
  'form considerMeasures, two signals': form('considerMeasures', {
    signals: ['noteSignal', 'noteSignal'].flatMap((act) => {
      const declared = actNamed(procedure, act);
      return declared ? [{ form: 'wheel', fields: declared.asks, answers: { heldOn: '2026-01-05', what: words } }] : [];
    }),
  }),
  'form mapEnvironment, meanwhile': form('mapEnvironment', {
    last: { on: '2026-01-05', by: 'Bjørn **Aas**' },
    meanwhile: true,
    values: { heldOn: '2026-01-05', where: 'AMU', who: 'Alle', conclusion: words },
    due: { day: '2026-01-02', daysLate: 3 },
  }),
  'form makeKnownToStaff, problems': form('makeKnownToStaff', {
    problems: [
      { field: 'people', problem: 'notANumber' },
      { field: 'told', problem: 'missing' },
    ],
  }),
  'form evaluateRoutines, too late': form('evaluateRoutines', { problems: [{ field: 'next', problem: 'tooLate' }] }),
  ...Object.fromEntries(
    [...dutiesOf(procedure).map(({ name }) => name), 'noteSignal', 'setEvaluationDate', 'recordForLeader'].map(
      (act) => [`done ${act}`, { screen: 'dutyDone', act, next: '2026-07-05', record: { verb: 'ReadWheel' } } as const],
    ),
  ),
  'wheel record': {
    screen: 'wheelRecord',
    entries: ['evaluateRoutines', 'makeKnownToStaff', 'mapEnvironment', 'noteSignal', 'setEvaluationDate'].map(
      (act, entry) => ({ act, on: '2026-01-05', by: 'Anne Vik', open: { verb: 'ReadWheelEntry', entry } }),
    ),
    page: { number: 2, of: 3, newer: { verb: 'ReadWheel', page: 1 }, older: { verb: 'ReadWheel', page: 3 } },
  },
  'wheel record, none': { screen: 'wheelRecord', entries: [], page: { number: 1, of: 1 } },
  'wheel entry, mapping': recorded('mapEnvironment', 'wheel', {
    heldOn: '2026-01-05',
    where: 'Spørreundersøkelse',
    who: 'Alle ansatte',
    conclusion: words,
    next: '2028-01-05',
    signals: 'worse',
  }),
  'wheel entry, evaluation': recorded('evaluateRoutines', 'evaluation', {
    heldOn: '2026-01-05',
    who: 'AMU',
    conclusion: words,
    changes: words,
    hseSystem: words,
    next: '2027-01-04',
  }),
  'wheel entry, leader': recorded('makeKnownToStaff', 'wheel', {
    heldOn: '2026-01-05',
    unit: 'Kundeservice',
    people: '12',
    note: words,
    told: 'both',
  }),
  'wheel entry, for a leader': recorded('recordForLeader', 'wheel', {
    leader: 'Hanne Kristoffersen',
    heldOn: '2026-01-05',
    unit: 'Drift',
    people: '4',
    source: words,
    told: 'meeting',
  }),
  'wheel entry, signal': recorded('noteSignal', 'wheel', { heldOn: '2026-01-05', what: words }),
  'wheel entry, measures': recorded('considerMeasures', 'wheel', {
    heldOn: '2026-01-05',
    where: 'Ledermøtet',
    who: 'Ledergruppen',
    needed: 'yes',
    reasons: words,
    measures: words,
  }),
  'wheel entry, date': recorded('setEvaluationDate', 'evaluation', { next: '2026-05-05', where: 'AMU' }),
  'wheel leaders': { screen: 'wheelLeaders', count: 4, done: 1, leaders, page: { number: 1, of: 1 } },
  'wheel leaders, one': {
    screen: 'wheelLeaders',
    count: 1,
    done: 0,
    leaders: leaders.slice(0, 1),
    page: { number: 1, of: 1 },
  },
  'wheel leaders, none': { screen: 'wheelLeaders', count: 0, done: 0, leaders: [], page: { number: 1, of: 1 } },
};
