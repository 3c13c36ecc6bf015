import fc from 'fast-check';
import { declared } from '../../src/procedure/declarations';
import type { Fields } from '../../src/procedure/form-fields';
import { procedure } from '../../src/procedure/procedure';
import { isJson, type Json } from '../../src/workbench/channel/model';
import { organisation, type PersonName } from '../support/organisation';

/** Something hostile that is sent to the bot. */
export type Attempt =
  /** What a person's client could send at the most: the channel vouches for who it is, and for nothing else. */
  | { readonly kind: 'person'; readonly who: PersonName; readonly activity: Json }
  /** The same from somebody for whom the channel does not vouch. */
  | { readonly kind: 'stranger'; readonly who: PersonName; readonly activity: Json; readonly token: Token }
  /** What is somebody's to do or to read now, asked for by them, or by somebody else. */
  | {
      readonly kind: 'open';
      readonly by: PersonName | null;
      readonly pick: number;
      readonly number: number;
      readonly name: 'task/fetch' | 'task/submit';
    }
  /** Bytes. */
  | {
      readonly kind: 'raw';
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    };

/** An attempt of which it is settled what goes over the wire. */
export type Sent = Exclude<Attempt, { kind: 'open' }>;

export const tokens = [
  'none',
  'garbage',
  'foreignKey',
  'expired',
  'noExpiry',
  'notYet',
  'audience',
  'issuer',
  'emulator',
  'service',
  'noAlgorithm',
  'sharedSecret',
] as const;
export type Token = (typeof tokens)[number];

const hostile = fc.constantFrom(
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'a1',
  'a2',
  'matter',
  'complainant',
  'T-0000-0000',
  '../../etc/passwd',
  `\${$root}`,
  '{{DATE(2026-01-01T00:00:00Z)}}',
  '<script>alert(1)</script>',
  "' OR '1'='1",
  '\u0000',
  '\ud800',
  '\u202e',
  'x'.repeat(21_000),
  '-1',
  '1e309',
  'NaN',
  'true',
  'yes',
  'no',
  'sign',
  'decline',
  '2026-02-30',
  '9999-12-31',
);

const anything = fc.oneof(
  { weight: 6, arbitrary: hostile },
  { weight: 2, arbitrary: fc.string({ maxLength: 40, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double() },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[[]]], { length: 3 }, { a1: [{ b: null }] }, [
      0,
      'x',
      {},
    ]),
  },
);

const steps = declared(procedure, 'step');
const commands = [
  ...new Set([...steps.map(({ command }) => command), 'RecordLapse', 'SendReport', 'LookAtPeople', 'RunDue']),
];
const duties = (['duty', 'onBehalf', 'signalNoting', 'dateSetting'] as const).flatMap((kind) => [
  ...declared(procedure, kind),
]);
const subjects = ['matter', 'complainant', 'a1', 'a2', 'a9'];

export const verbs = [
  ...['Home', 'Report', 'Help', 'Language', 'SetLanguage', 'Norwegian', 'English', 'Guidelines', 'Section', 'Passage'],
  ...['MyCases', 'Tasks', 'ClosedCases', 'ShowTask', 'ShowReminders', 'RemindTomorrow', 'Late', 'Wheel', 'ShareText'],
  ...['WhatCanIDo', 'InformalWay', 'SomebodyToldMe', 'GoOnReport', 'TurnPage', 'SendReport', 'RemoveReport'],
  ...['AskForSupport', 'AskForHelp', 'EndDraftHelp', 'PreviewSupport', 'SendSupport', 'HelpWithDraft', 'TurnHelpPage'],
  ...['OpenTask', 'TakeStep', 'PreviewLetter', 'EditLetter', 'Prepare', 'OpenCase', 'ShowWay', 'ReadRecord'],
  ...['ReadComplaint', 'Download', 'SendFile', 'OpenDuty', 'KeepDuty', 'ReadWheel', 'ReadWheelEntry', 'ReadLeaders'],
  ...['PersonnelFiles', 'PersonnelFile', 'Talk', 'ClearTalk', 'TalkTo', 'TalkToPeople'],
  ...['AskForCall', 'OpenCall', 'AnswerCall', 'ReadCall'],
];

/** Verbs that read or change something of a case. */
export const verbsOfCases = [
  ...['ShowTask', 'OpenTask', 'TakeStep', 'PreviewLetter', 'EditLetter', 'Prepare', 'OpenCase', 'ShowWay'],
  ...['ReadRecord', 'ReadComplaint', 'Download', 'SendFile', 'HelpWithDraft', 'TurnHelpPage', 'PersonnelFile'],
];

const keys = [
  'caseId',
  'verb',
  'command',
  'step',
  'subject',
  'round',
  'once',
  'version',
  'page',
  'sha256',
  'text',
  'way',
];
const others = [
  'reasons',
  'leader',
  'note',
  'signing',
  'revision',
  'kind',
  'receivers',
  'digest',
  'accusedIds',
  'from',
];

/** What there is to attack with. `people` are those who attack. */
export interface Material {
  readonly people: readonly PersonName[];
  readonly caseIds: readonly string[];
  readonly recorded: readonly Json[];
}

export function attempts({ people, caseIds, recorded }: Material): fc.Arbitrary<Attempt> {
  const who = fc.constantFrom(...people);
  const caseId = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...caseIds) },
    { weight: 1, arbitrary: fc.constantFrom('T-0000-0000', 't-0000-0000', '', '__proto__') },
  );
  const passes = fc.oneof(
    fc.constantFrom(...steps).map((step) => ({
      step: step.name,
      subject: step.for === 'eachAccused' ? 'a1' : step.for,
      round: 1,
    })),
    fc.record({
      step: fc.constantFrom(...steps.map(({ name }) => name), 'complaint', 'nonsense'),
      subject: fc.constantFrom(...subjects),
      round: fc.constantFrom(1, 2, 0, -1, 99, '1', 'x'),
    }),
  );
  const own = fc.nat(3).map((number) => number > 0);

  /** Somebody asks for a part of a case, or takes a step of it, that no card of theirs may offer. */
  const aimed = fc
    .record({
      verb: fc.constantFrom(...verbsOfCases),
      caseId,
      pass: passes,
      command: fc.constantFrom(...commands),
      own,
    })
    .chain(({ verb, caseId: id, pass, command, own: isOwn }) => {
      const declaredCommand = steps.find(({ name }) => name === pass.step)?.command;
      const data = { verb, caseId: id, ...pass, command: isOwn && declaredCommand ? declaredCommand : command };
      const more = fc.dictionary(fc.constantFrom(...keys.slice(5), ...others), anything, { maxKeys: 3 });
      return more.map((extra): Json => ({ ...data, once: '', ...extra }));
    });
  /** A whole form, filled in as it asks. */
  const filled = fc.record({ caseId, step: fc.constantFrom(...steps), number: fc.nat() }).map(
    ({ caseId: id, step, number }): Json => ({
      verb: number % 5 === 0 ? 'PreviewLetter' : 'TakeStep',
      caseId: id,
      command: step.command,
      step: step.name,
      subject: step.for === 'eachAccused' ? 'a1' : step.for,
      round: 1,
      once: '',
      ...fillIn(step.asks, number),
      ...(number % 3 === 0 ? {} : { text: 'Noe helt annet.', reasons: 'Derfor.' }),
    }),
  );
  /** What comes round without any case, recorded by whomever. */
  const duty = fc
    .record({ act: fc.constantFrom(...duties), number: fc.nat(), seen: fc.constantFrom(0, 0, 0, 1, 1, 2, 3) })
    .map(
      ({ act, number, seen }): Json => ({
        verb: number % 4 === 0 ? 'OpenDuty' : 'KeepDuty',
        act: act.name,
        seen: String(seen),
        once: `${number}`,
        ...fillIn(act.asks, number),
        told: 'both',
        heldOn: '2026-01-08',
        next: '2026-12-01',
      }),
    );
  const odd = fc
    .record({
      verb: fc.oneof(fc.constantFrom(...verbs), anything),
      data: fc.dictionary(fc.oneof(fc.constantFrom(...keys, ...others), hostile), anything, { maxKeys: 8 }),
    })
    .map(({ verb, data }): Json => ({ ...data, verb }));

  const activityWith = (data: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
    fc.tuple(data, fc.constantFrom('chat', 'message', 'task/fetch', 'task/submit', 'consent')).map(([sent, by]) => {
      if (by === 'message') return { type: 'message', value: sent };
      if (by === 'consent')
        return { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'accept', context: sent } };
      if (by !== 'chat') return { type: 'invoke', name: by, value: { data: sent, context: { theme: 'default' } } };
      const action = { type: 'Action.Execute', verb: sent.verb, data: sent };
      return { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } };
    });

  /** What somebody's client really sent: by somebody else, about another case, or with something changed in it. */
  const mutated = fc
    .record({
      activity: fc.constantFrom(...recorded),
      caseId,
      by: fc.option(who, { freq: 3 }),
      crosses: fc.boolean(),
      changes: fc.array(
        fc.tuple(
          fc.nat(200),
          fc.oneof(
            anything,
            passes.map(({ step }) => step),
          ),
          fc.nat(9),
        ),
        {
          maxLength: 2,
        },
      ),
    })
    .map(({ activity, caseId: id, by, crosses, changes }) => {
      const { from, conversation: _, recipient: __, ...sent } = structuredClone(activity);
      const changed = changes.reduce<unknown>((value, [at, to, how]) => changedAt(value, at, to, how), sent);
      const text = JSON.stringify(changed);
      const crossed = crosses ? text.replace(/T-[0-9A-Z]{4}-[0-9A-Z]{4}/g, id) : text;
      return { who: by ?? ownerOf(from, people), activity: JSON.parse(crossed) as Json };
    });

  const said = fc
    .oneof(
      fc.constantFrom(
        'mine saker',
        'oppgaver',
        'forsinket',
        'årshjulet',
        'personalmapper',
        'hjelp',
        'english',
        'norsk',
      ),
      hostile,
    )
    .map((text): Json => ({ type: 'message', text }));

  const invented = fc.oneof(
    { weight: 5, arbitrary: activityWith(aimed) },
    { weight: 3, arbitrary: activityWith(filled) },
    { weight: 3, arbitrary: activityWith(odd) },
    { weight: 1, arbitrary: activityWith(duty) },
    { weight: 3, arbitrary: duty.map((data) => ({ type: 'invoke', name: 'task/submit', value: { data } })) },
    { weight: 1, arbitrary: said },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('type', 'name', 'value', 'text', 'locale', 'entities'), anything),
    },
  );
  const sent = fc.oneof(
    { weight: 3, arbitrary: fc.record({ who, activity: invented }) },
    { weight: 2, arbitrary: mutated },
  );

  return fc.oneof(
    { weight: 17, arbitrary: sent.map((one) => ({ kind: 'person' as const, ...one })) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('open' as const),
        by: fc.option(who, { freq: 4 }),
        pick: fc.nat(),
        number: fc.nat(),
        name: fc.constantFrom('task/fetch', 'task/submit'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(sent, fc.constantFrom(...tokens))
        .map(([one, token]) => ({ kind: 'stranger' as const, ...one, token })),
    },
    { weight: 1, arbitrary: raw },
  );
}

const headerText = fc.string({ maxLength: 30 }).map((text) => text.replace(/[^\x20-\x7e]/g, ''));

const raw: fc.Arbitrary<Attempt> = fc.record({
  kind: fc.constant('raw' as const),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'),
  path: fc.oneof(
    fc.constantFrom(
      '/api/messages',
      '/api/messages/',
      '/api/messages?x=%00',
      '/',
      '/%',
      '/..%2f..%2fetc/passwd',
      '/healthz',
    ),
    fc.webPath({ size: 'small' }).map((path) => `/${path.replace(/^\/+/, '')}`),
  ),
  headers: fc.dictionary(
    fc.constantFrom(
      'authorization',
      'content-type',
      'content-encoding',
      'x-forwarded-proto',
      'accept',
      'range',
      'cookie',
    ),
    fc.oneof(fc.constantFrom('Bearer x.y.z', 'application/json', 'gzip', 'text/html'), headerText),
  ),
  body: fc.oneof(
    fc.string({ maxLength: 200 }),
    fc.constantFrom('{}', '[]', '{"type":1}'),
    fc.constant('x'.repeat(300_000)),
  ),
});

/** One value, deep inside, becomes another, goes away, or comes under another key. */
function changedAt(value: unknown, at: number, to: unknown, how: number): unknown {
  const places: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
  const walk = (part: unknown): void => {
    if (!isJson(part)) return;
    for (const [key, inner] of Object.entries(part)) {
      // Who it is and where they talk is what the channel vouches for.
      if (['serviceUrl', 'channelId'].includes(key)) continue;
      places.push({ holder: part as Record<string, unknown>, key });
      walk(inner);
    }
  };
  walk(value);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return value;
  const { holder, key } = place;
  if (how === 0) delete holder[key];
  else if (how === 1) holder[`${key}x`] = holder[key];
  else if (how === 2) holder[key] = [holder[key]];
  else holder[key] = to;
  return value;
}

function ownerOf(from: unknown, people: readonly PersonName[]): PersonName {
  const id = (from as { aadObjectId?: unknown }).aadObjectId;
  const owner = people.find((name) => organisation[name].id === id);
  if (!owner) throw new Error('somebody recorded is not among those who attack');
  return owner;
}

/** Something that a card or a dialog of somebody's offers them at this moment. */
export interface Opening {
  readonly who: PersonName;
  readonly data: Json;
}

/** What is sent for it, if nothing is open then nothing of the kind. */
export function opened(attempt: Extract<Attempt, { kind: 'open' }>, openings: readonly Opening[]): Sent {
  const { by, pick, number, name } = attempt;
  const opening = openings[pick % Math.max(1, openings.length)];
  if (!opening) return { kind: 'person', who: by ?? 'eva', activity: { type: 'message', text: 'hei' } };
  const asks = steps.find((step) => step.name === opening.data.step)?.asks ?? {};
  const data =
    opening.data.verb === 'TakeStep' ? { ...fillIn(asks, number), ...whatWasNotAsked, ...opening.data } : opening.data;
  return { kind: 'person', who: by ?? opening.who, activity: { type: 'invoke', name, value: { data } } };
}

/** What minutes, letters and signatures want besides. */
const whatWasNotAsked = { text: 'Noe helt annet.', way: 'sign', reasons: 'Derfor.', grounds: 'no', once: '' };

/** As a form asks, so that whoever may take the step would be let. */
function fillIn(asks: Fields, number: number): Json {
  const entries = Object.entries(asks).flatMap(([name, field]): [string, string][] => {
    switch (field.kind) {
      case 'choice':
        return [[name, field.choices[number % field.choices.length] ?? '']];
      case 'pastDateTime':
        return [
          [`${name}.date`, '2026-01-12'],
          [`${name}.time`, '12:30'],
        ];
      case 'futureDateTime':
        return [
          [`${name}.date`, '2026-01-20'],
          [`${name}.time`, '10:00'],
        ];
      case 'day':
        return [[name, '2026-01-20']];
      case 'count':
        return [[name, '3']];
      case 'person':
        return [[`${name}Id`, organisation.silje.id]];
      case 'leader':
        return [[name, organisation.hanne.id]];
      case 'record':
        return [[name, ['other', 'complaint', 'writeMinutesOfComplainant/complainant/1'][number % 3] ?? '']];
      default:
        return [[name, 'Noe helt annet.']];
    }
  });
  return Object.fromEntries(entries);
}
