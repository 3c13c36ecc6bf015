import type { Channel } from '../../src/workbench/channel/channel';
import english from '../../src/workbench/tour/en.json';
import { mainStory } from '../../src/workbench/tour/main-story';
import norwegian from '../../src/workbench/tour/nb.json';
import type { Act, Scene } from '../../src/workbench/tour/scenes';
import { createTour, type TourOptions } from '../../src/workbench/tour/tour';
import type { RunningBot } from './documentation-bot';
import { anna, bob, channelWithBot } from './sample-channel';

const words = { language: 'Norsk', captions: { one: 'Én: {{first}}', two: 'To', three: 'Tre' }, typed: {} };
const scene = (name: string, ...acts: readonly Act[]): Scene => ({ name, shows: ['first'], acts });

describe('a story that plays itself', () => {
  let channel: Channel;
  let bot: RunningBot;
  let moved: Date[];

  beforeEach(async () => {
    ({ channel, bot } = await channelWithBot());
    moved = [];
  });
  afterEach(async () => {
    await bot.close();
    await channel.close();
  });

  function tell(scenes: readonly Scene[], changes: Partial<TourOptions> = {}) {
    let wake: () => void = () => undefined;
    const tour = createTour({
      channel,
      now: () => moved.at(-1) ?? new Date('2026-03-06T08:00:00Z'),
      moveTo: async (date) => void moved.push(date),
      isWorkingDay: (day) => !['2026-03-07', '2026-03-08', '2026-03-10'].includes(day),
      timeZone: 'Europe/Oslo',
      story: { cast: { first: [anna.name, bob.name] }, scenes },
      words: { nb: words, en: { ...words, language: 'English' } },
      stands: async () => 'free',
      changed: () => wake(),
      chatChanged: () => undefined,
      ...changes,
    });
    const until = (isSo: () => boolean) =>
      new Promise<void>((resolve) => {
        wake = () => isSo() && resolve();
        wake();
      });
    return { tour, until };
  }

  it('plays its scenes in order, by whoever is first free for the part', async () => {
    const { tour, until } = tell([scene('one'), scene('two')], {
      stands: async (id) => (id === anna.id ? 'inCase' : 'free'),
    });
    tour.start('nb', 1000);
    await until(() => tour.view().scene === 1);
    expect(tour.view()).toMatchObject({ caption: 'Én: Bob', shown: [bob.id], active: bob.id, of: 2 });
    await until(() => tour.view().state === 'ended');
    expect(channel.person(bob.id).installed).toBe(true);
    expect(channel.person(anna.id).installed).toBe(false);
  });

  it('never writes into a report that somebody has begun', async () => {
    const { tour, until } = tell([scene('one')], { stands: async () => 'draft' });
    tour.start('nb', 1000);
    await until(() => tour.view().state === 'failed');
    expect(tour.view().failure).toBe('not-found');
  });

  it('says so and goes no further where something is not as it should be', async () => {
    const { tour, until } = tell([scene('one', { does: 'submits', who: 'first', verb: 'Send' }), scene('two')]);
    tour.start('nb', 1000);
    await until(() => tour.view().state === 'failed');
    expect(tour.view()).toMatchObject({ scene: 1, failure: 'not-offered' });
  });

  it('lets somebody write in the chat, and press what comes of it', async () => {
    const say: Act = { does: 'says', who: 'first', text: 'card' };
    const { tour, until } = tell([scene('one', say, { does: 'presses', who: 'first', verb: 'thank' })]);
    tour.start('nb', 1000);
    await until(() => tour.view().state === 'failed');
    expect(tour.view().failure).toBe('not-filled-in');
  });

  it('stops at a form that asks for more than the story fills in', async () => {
    await channel.person(anna.id).install();
    await channel.person(anna.id).say('card');
    const { tour, until } = tell([scene('one', { does: 'presses', who: 'first', verb: 'thank' }), scene('two')]);
    tour.start('nb', 1000);
    await until(() => tour.view().state === 'failed');
    expect(tour.view()).toMatchObject({ scene: 1, failure: 'not-filled-in' });
  });

  it('stops where the bot does not answer', async () => {
    await bot.close();
    const { tour, until } = tell([scene('one')]);
    tour.start('nb', 1000);
    await until(() => tour.view().state === 'failed');
    expect(tour.view()).toMatchObject({ scene: 0, failure: 'not-answered' });
  });

  it('waits while it is paused, goes on scene by scene, and is gone when it is stopped', async () => {
    const { tour, until } = tell([scene('one'), scene('two'), scene('three')]);
    tour.start('nb');
    await until(() => tour.view().scene === 1);
    tour.pause();
    expect(tour.view().state).toBe('paused');
    tour.next();
    await until(() => tour.view().scene === 2);
    expect(tour.view()).toMatchObject({ state: 'paused', caption: 'To' });
    tour.resume();
    tour.setSpeed(4);
    expect(tour.view()).toMatchObject({ state: 'playing', speed: 4 });
    await tour.stop();
    expect(tour.view()).toMatchObject({ state: 'idle', scene: 0 });
  });

  it('moves the clock in working days: past the weekend, holidays, and an hour that is over', async () => {
    const waits = (workingDays: number, until: string): Act => ({ does: 'waits', workingDays, until });
    const { tour, until } = tell([scene('one', waits(0, '12:00'), waits(0, '09:00'), waits(1, '08:00'))]);
    tour.start('nb', 1000);
    await until(() => tour.view().state === 'ended');
    expect(moved.map((date) => date.toISOString())).toEqual([
      '2026-03-06T11:00:00.000Z',
      '2026-03-09T08:00:00.000Z',
      '2026-03-11T07:00:00.000Z',
    ]);
  });
});

describe.each([
  ['nb', norwegian],
  ['en', english],
])('the words of the main story, %s', (_, { captions, typed }) => {
  it('has a caption for every scene, of two sentences at most, and none besides', () => {
    expect(Object.keys(captions)).toEqual(mainStory.scenes.map(({ name }) => name));
    for (const caption of Object.values(captions)) {
      expect(caption.length).toBeLessThanOrEqual(150);
      expect(caption.match(/[.?]( |$)/g)?.length).toBeLessThanOrEqual(2);
    }
  });

  it('has every text that is typed, and uses each', () => {
    const used = new Set([...JSON.stringify(mainStory).matchAll(/"words":"(\w+)"/g)].map(([, name]) => name));
    expect(Object.keys(typed).sort()).toEqual([...used].sort());
  });

  it('names parts that the story has', () => {
    const named = [...JSON.stringify(captions).matchAll(/\{\{(\w+)\}\}/g)].map(([, part]) => part);
    expect(Object.keys(mainStory.cast)).toEqual(expect.arrayContaining([...new Set(named)]));
  });
});
