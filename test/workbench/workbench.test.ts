import { request } from 'node:http';
import { daysOff } from '../../src/adapters/calendar/holidays';
import { isWorkingDay } from '../../src/case/calendar';
import { stepFrom } from '../../src/workbench/server/clock-steps';
import { anna } from './sample-channel';
import { type RunningWorkbench, startWorkbench } from './sample-workbench';

let workbench: RunningWorkbench;

beforeAll(async () => {
  workbench = await startWorkbench();
});

afterAll(() => workbench.close());

interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: workbench.port, path, method, headers, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

const say = `/workbench/api/people/${anna.id}/say`;
const json = { 'content-type': 'application/json' };
const said = { method: 'POST', headers: json, body: '{"text":"hei"}' };

describe('who may talk to the workbench', () => {
  it('this machine by its own names', async () => {
    for (const host of [`localhost:${workbench.port}`, `127.0.0.1:${workbench.port}`]) {
      expect(await ask('/', { headers: { host } })).toMatchObject({ status: 200 });
    }
  });

  it('nobody by another name, as in DNS rebinding', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${workbench.port}`,
      'localhost:1',
      `localhost.evil.example:${workbench.port}`,
    ]) {
      for (const path of [
        '/',
        say,
        '/workbench/page/page.js',
        '/workbench/api/events',
        '/workbench/api/evaluation/cases',
        '/workbench/api/tour/start',
        '/workbench/channel/v3/conversations',
      ]) {
        expect([host, path, (await ask(path, { ...said, headers: { ...json, host } })).status]).toEqual([
          host,
          path,
          403,
        ]);
      }
    }
  });

  it('no page of another origin, and none of another port', async () => {
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:1',
      `https://127.0.0.1:${workbench.port}`,
    ]) {
      expect(await ask(say, { ...said, headers: { ...json, origin } })).toMatchObject({ status: 403 });
    }
    expect(await ask(say, { ...said, headers: { ...json, 'sec-fetch-site': 'cross-site' } })).toMatchObject({
      status: 403,
    });
    expect(workbench.bot.seen).toEqual([]);
  });

  it('nobody with a form, which a browser sends anywhere without asking', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect(await ask(say, { ...said, headers: { 'content-type': type } })).toMatchObject({ status: 415 });
    }
  });
});

describe('what the workbench answers', () => {
  it('with a strict content security policy, and nothing kept or guessed', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect((await ask('/')).text).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style=/);
  });

  it('only its own paths', async () => {
    expect(await ask('/api/messages')).toMatchObject({ status: 404, text: 'not the workbench' });
    expect(await ask('/healthz')).toMatchObject({ text: 'not the workbench' });
    expect(await ask('/workbench/page/../../../package.json')).toMatchObject({ status: 404 });
    expect(await ask('/workbench/page/..%2f..%2f..%2fpackage.json')).toMatchObject({ status: 404 });
  });

  const refused: [string, number, string, Asked][] = [
    ['an unknown person', 404, '/workbench/api/people/nobody/say', said],
    ['an unknown wish', 404, `/workbench/api/people/${anna.id}/fly`, said],
    ['malformed JSON', 400, say, { ...said, body: '{"text":' }],
    ['a missing field', 400, say, { ...said, body: '{}' }],
    ['an overlong text', 400, say, { ...said, body: JSON.stringify({ text: 'x'.repeat(30_001) }) }],
    ['a body of a megabyte', 413, say, { ...said, body: JSON.stringify({ text: 'x'.repeat(1_000_000) }) }],
    ['another method', 405, say, {}],
    [
      'an action that is gone',
      409,
      `/workbench/api/people/${anna.id}/press`,
      { ...said, body: '{"message":"m","action":0}' },
    ],
    ['what the evaluator sees, where there is nothing to see', 404, '/workbench/api/evaluation/cases', said],
    ['a story, where there is none', 404, '/workbench/api/tour/start', { ...said, body: '{"language":"nb"}' }],
    [
      'the next deadline, where nobody knows it',
      404,
      '/workbench/api/clock',
      { ...said, body: '{"step":"nextDeadline"}' },
    ],
    ['a clock moved back', 400, '/workbench/api/clock', { ...said, body: '{"to":"2020-01-01T00:00"}' }],
    ['a clock moved nowhere', 400, '/workbench/api/clock', { ...said, body: '{"to":"tomorrow"}' }],
  ];
  it.each(refused)('%s: %i', async (_what, status, path, asked) => {
    expect(await ask(path, asked)).toMatchObject({ status });
  });

  it('what a person does, as it came out', async () => {
    await workbench.channel.person(anna.id).install();
    const answer = await ask(say, said);
    expect(JSON.parse(answer.text)).toEqual({ kind: 'done' });
    expect(workbench.bot.seen.at(-1)).toMatchObject({ text: 'hei', from: { aadObjectId: anna.id } });
  });
});

describe('steps of the clock', () => {
  const holidays = daysOff('NO');
  const oslo = {
    timeZone: 'Europe/Oslo',
    isWorkingDay: (day: string) => isWorkingDay(day, { timeZone: 'Europe/Oslo', holidays }),
  };
  const at = (iso: string) => new Date(iso);

  it('a day keeps the hour when the clocks change', () => {
    expect(stepFrom(at('2026-03-28T09:00:00+01:00'), 'day', oslo)).toEqual(at('2026-03-29T09:00:00+02:00'));
    expect(stepFrom(at('2026-10-24T09:00:00+02:00'), 'week', oslo)).toEqual(at('2026-10-31T09:00:00+01:00'));
  });

  it('the next working morning is later today, tomorrow, or on Monday', () => {
    expect(stepFrom(at('2026-03-02T07:59:00+01:00'), 'workingMorning', oslo)).toEqual(at('2026-03-02T08:00:00+01:00'));
    expect(stepFrom(at('2026-03-02T08:00:00+01:00'), 'workingMorning', oslo)).toEqual(at('2026-03-03T08:00:00+01:00'));
    expect(stepFrom(at('2026-03-06T16:00:00+01:00'), 'workingMorning', oslo)).toEqual(at('2026-03-09T08:00:00+01:00'));
    expect(stepFrom(at('2026-03-07T06:00:00+01:00'), 'workingMorning', oslo)).toEqual(at('2026-03-09T08:00:00+01:00'));
  });

  it('the next working morning is on no public holiday: after Easter, and after 1 and 17 May', () => {
    const morningAfter = (moment: string) => stepFrom(at(moment), 'workingMorning', oslo);
    expect(morningAfter('2026-04-01T09:00:00+02:00')).toEqual(at('2026-04-07T08:00:00+02:00'));
    expect(morningAfter('2026-04-30T09:00:00+02:00')).toEqual(at('2026-05-04T08:00:00+02:00'));
    expect(morningAfter('2027-05-14T09:00:00+02:00')).toEqual(at('2027-05-18T08:00:00+02:00'));
  });
});
