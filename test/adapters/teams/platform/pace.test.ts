import fc from 'fast-check';
import { Conversations } from '../../../../src/adapters/teams/platform/conversations';
import { halfOfThePlatforms, type Limit, type PaceLimits } from '../../../../src/adapters/teams/platform/limits';
import { createPace, longestWait } from '../../../../src/adapters/teams/platform/pace';
import { NotNow } from '../../../../src/application/messenger';
import { type Arrival, type Begun, FakeTime, sendAll } from './slow-platform';

const small: PaceLimits = {
  perSecond: 4,
  conversation: [
    { most: 2, within: 1_000 },
    { most: 3, within: 2_500 },
    { most: 5, within: 20_000 },
  ],
};

const arrivals = (hows: readonly Arrival['how'][]) =>
  fc.array(
    fc.record({
      at: fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.constantFrom(0, 999, 1_000, 1_001, 2_500)),
      conversation: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      how: fc.constantFrom(...hows),
      takes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5_000 })),
      countedAfter: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 60 },
  );

const scopesOf = ({ perSecond, conversation }: PaceLimits, begun: readonly Begun[]) => [
  { requests: begun, limits: [{ most: perSecond, within: 1_000 }] as readonly Limit[] },
  ...[...new Set(begun.map((one) => one.conversation))].map((id) => ({
    requests: begun.filter((one) => one.conversation === id),
    limits: conversation,
  })),
];

const runs = { numRuns: 300 };

describe('the pace', () => {
  it('no stretch of time holds more than a limit says, wherever it begins and whenever the platform counts', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals(['now', 'canWait']), async (all) => {
        const { begun } = await sendAll(small, all);
        for (const { requests, limits } of scopesOf(small, begun)) {
          for (const { most, within } of limits) {
            const times = requests.map(({ counted }) => counted).sort((a, b) => a - b);
            for (const from of times) {
              expect(times.filter((time) => time >= from && time < from + within).length).toBeLessThanOrEqual(most);
            }
          }
        }
      }),
      runs,
    );
  });

  it('counts what is said in turns, which waits for nothing', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals(['now', 'canWait', 'reply']), async (all) => {
        const { begun } = await sendAll(small, all);
        for (const { requests, limits } of scopesOf(small, begun)) {
          for (const { most, within } of limits) {
            for (const [place, one] of requests.entries()) {
              if (one.how === 'reply') expect(one.begun).toBe(one.at);
              else {
                const before = requests.slice(0, place).filter(({ counted }) => counted > one.counted - within);
                expect(before.length).toBeLessThan(most);
              }
            }
          }
        }
      }),
      runs,
    );
  });

  it('everything goes or is put off, in time, in order, and without looking all the while', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals(['now', 'canWait', 'reply']), async (all) => {
        const { begun, refused, wakings } = await sendAll(small, all);
        expect(begun.length + refused.length).toBe(all.length);
        for (const one of begun) expect(one.begun - one.at).toBeLessThanOrEqual(longestWait);
        for (const one of refused) {
          expect(one.refused - one.at).toBeLessThanOrEqual(longestWait);
          expect(one.seconds).toBeGreaterThan(0);
        }
        for (const how of ['now', 'canWait'] as const) {
          for (const id of ['a', 'b', 'c', 'd', 'e']) {
            const numbers = begun.filter((one) => one.how === how && one.conversation === id).map((one) => one.number);
            expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
          }
        }
        // One for each answer, and a few for each message that waits.
        expect(wakings).toBeLessThan(all.length * 10 + 1);
      }),
      runs,
    );
  });
});

describe('the line', () => {
  const quick = { takes: 1, countedAfter: 0 };
  const many = (length: number, how: Arrival['how'], conversation = (place: number) => `${how} ${place}`) =>
    Array.from({ length }, (_, place): Arrival => ({ at: 0, conversation: conversation(place), how, ...quick }));

  it('a new report goes before all of the reminders of a morning that still wait', async () => {
    const report: Arrival = { at: 500, conversation: 'hr', how: 'now', ...quick };
    const { begun } = await sendAll(halfOfThePlatforms, [...many(100, 'canWait'), report]);
    const place = begun.findIndex(({ how }) => how === 'now');
    expect(place).toBe(25);
    expect(begun).toHaveLength(101);
  });

  it('sends as fast as the limits allow, and puts off at once what would wait too long', async () => {
    const { begun, refused } = await sendAll(halfOfThePlatforms, many(400, 'canWait'));
    expect(begun.filter(({ begun: at }) => at < 1_000)).toHaveLength(25);
    expect(begun).toHaveLength(125);
    // The next 25 would have gone just in time, had the platform answered in no time.
    const atOnce = refused.filter(({ refused: at }) => at === 0);
    expect(atOnce).toHaveLength(250);
    expect(Math.min(...atOnce.map(({ seconds }) => seconds))).toBe(6);
  });

  it('a full conversation is in nobody else’s way', async () => {
    const { begun, refused } = await sendAll(halfOfThePlatforms, [
      ...many(200, 'now', () => 'full'),
      ...many(20, 'canWait'),
    ]);
    expect(begun.filter(({ how, begun: at }) => how === 'canWait' && at === 0)).toHaveLength(20);
    // Three at once, a fourth after a second, and then four in every two seconds.
    expect(begun.filter(({ conversation }) => conversation === 'full').length).toBeGreaterThanOrEqual(8);
    expect(refused.length).toBeGreaterThan(180);
  });

  it('nor are many', async () => {
    const limits = { perSecond: 2, conversation: [{ most: 1, within: 4_900 }] };
    const full = (place: number) => `full ${place}`;
    const { begun } = await sendAll(limits, [
      ...many(15, 'reply', full),
      ...many(15, 'now', full).map((arrival) => ({ ...arrival, at: 1_100 })),
      { at: 1_200, conversation: 'free', how: 'canWait', ...quick },
    ]);
    expect(begun.find(({ conversation }) => conversation === 'free')?.begun).toBe(1_200);
  });

  it('begins nothing more while the platform is at as many as it may be asked for', async () => {
    const slow = { takes: 3_000, countedAfter: 0 };
    const three = many(4, 'now', () => 'one').map((arrival) => ({ ...arrival, ...slow }));
    const { begun } = await sendAll(halfOfThePlatforms, three);
    expect(begun.map(({ begun: at }) => at)).toEqual([0, 0, 0, 4_000]);
  });
});

it('a conversation is forgotten when nothing in it counts any more', () => {
  const hour = 3_600_000;
  const conversations = new Conversations(halfOfThePlatforms.conversation);
  const ask = (id: string, from: number, to: number) => {
    conversations.touched(id, from).begin();
    conversations.touched(id, to).end(to);
  };
  conversations.touched('slow', 0).begin();
  conversations.touched('slow', hour).end(hour);
  conversations.touched('paused', hour).pause(3 * hour);
  for (let n = 0; n < 1_000; n += 1) ask(`${n}`, hour, hour + n);
  expect(conversations.size).toBe(1_002);
  ask('new', 2 * hour + 500, 2 * hour + 500);
  // The slow one stands before the one that is paused, and what stands behind that waits for it.
  expect(conversations.size).toBe(1_002);
  ask('new', 3 * hour, 3 * hour);
  expect(conversations.size).toBe(1);
});

describe('a pause', () => {
  const open = { perSecond: 100, conversation: [{ most: 100, within: 1_000 }] };
  const waitOf = (error: unknown) => (error instanceof NotNow ? error.retryAfterSeconds : 'another error');

  it('holds its conversation and no other, puts off what waited there, and ends', async () => {
    const time = new FakeTime();
    const pace = createPace(open, time);
    pace.pause('a', 4);
    const waiting = pace.place('a', 'now').then(() => time.now());
    const other = await pace.place('b', 'now');
    other();
    await time.moveTo(4_000);
    expect(await waiting).toBe(4_000);

    pace.pause('a', 2);
    const overtaken = pace.place('a', 'now').catch(waitOf);
    pace.pause('a', 60);
    expect(await overtaken).toBe(60);
    expect(await pace.place('a', 'now').catch(waitOf)).toBe(60);
    await time.moveTo(70_000);
    (await pace.place('a', 'now'))();
  });

  it('is everybody’s where two conversations are told so at once, but not a turn’s', async () => {
    const time = new FakeTime();
    const pace = createPace(open, time);
    pace.pause('a', 20);
    pace.pause('a', 30);
    (await pace.place('c', 'now'))();
    pace.pause('b', 10);
    expect(await pace.place('c', 'now').catch(waitOf)).toBe(10);
    pace.begin('c')();
    await time.moveTo(10_000);
    (await pace.place('c', 'now'))();
    expect(await pace.place('a', 'now').catch(waitOf)).toBe(20);
  });

  it('of days holds its conversation for days, and everybody for an hour at most', async () => {
    const time = new FakeTime();
    const pace = createPace(open, time);
    pace.pause('a', 2 * 86_400);
    pace.pause('b', 2 * 86_400);
    expect(await pace.place('c', 'now').catch(waitOf)).toBe(3_600);
    await time.moveTo(3_600_000);
    (await pace.place('c', 'now'))();
    expect(await pace.place('a', 'now').catch(waitOf)).toBe(2 * 86_400 - 3_600);
    // Long after, one more is not at once.
    pace.pause('d', 20);
    (await pace.place('c', 'now'))();
  });

  it('is no answer of the platform: it was not asked', async () => {
    const pace = createPace(open, new FakeTime());
    pace.pause('a', 60);
    expect(await pace.place('a', 'now').catch((error: NotNow) => error.wasAsked)).toBe(false);
  });
});
