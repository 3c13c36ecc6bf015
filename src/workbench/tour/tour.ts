import { accept, createActors, type Stage, StoryFailed } from './acts';
import { createPace } from './pace';
import type { Act, Part, Scene, Story, StoryLanguage, StoryWords } from './scenes';

export interface TourOptions extends Stage {
  readonly story: Story;
  readonly words: Readonly<Record<StoryLanguage, StoryWords>>;
  /** Whether somebody can begin a story of their own: `draft` where they are in the middle of writing one. */
  readonly stands: (personId: string) => Promise<'free' | 'inCase' | 'draft'>;
  readonly changed: () => void;
  readonly chatChanged: (personId: string) => void;
}

/** What the page shows of it. */
export interface TourView {
  readonly state: 'idle' | 'playing' | 'paused' | 'ended' | 'failed';
  readonly scene: number;
  readonly of: number;
  readonly speed: number;
  readonly caption: string;
  /** Of the caption: the page may have been turned to another since. */
  readonly language: StoryLanguage;
  readonly rule?: string;
  readonly shown: readonly string[];
  readonly active?: string;
  /** Why it went no further. */
  readonly failure?: string;
}

/** Milliseconds at the first speed: to read a caption, for each character; and to see what an act did. */
const readingMs = 42;
const shortestReadingMs = 3000;
const beforeActing = 0.6;
const beats: Readonly<Record<Act['does'], number>> = {
  says: 1400,
  presses: 1400,
  fillsIn: 2000,
  submits: 1300,
  closes: 600,
  notes: 0,
  waits: 2200,
};

const idle: TourView = { state: 'idle', scene: 0, of: 0, speed: 1, caption: '', language: 'nb', shown: [] };

/** Plays the story on its own, one scene after the other, and stops at the first thing that is not as it should be. */
export function createTour(options: TourOptions) {
  const { channel, story } = options;
  let view: TourView = idle;
  let pace = createPace(() => undefined);
  let typedBy: (id: string) => Readonly<Record<string, string>> = () => ({});
  let playing: Promise<void> = Promise.resolve();

  function show(change: Partial<TourView>): void {
    view = { ...view, ...change };
    options.changed();
  }

  const isOver = () => view.state === 'idle' || view.state === 'ended' || view.state === 'failed';

  function whileItPlays(change: () => void): void {
    if (!isOver()) change();
  }

  async function castParts(): Promise<ReadonlyMap<Part, string>> {
    const cast = new Map<Part, string>();
    for (const [part, names] of Object.entries(story.cast)) {
      const known = names.flatMap((name) => channel.people.find((person) => person.name === name) ?? []);
      const left = known.filter(({ id }) => ![...cast.values()].includes(id));
      const standing = await Promise.all(left.map(async ({ id }) => ({ id, stands: await options.stands(id) })));
      const writing = Object.keys(story.cast)[0] === part;
      const able = writing ? standing.filter(({ stands }) => stands !== 'draft') : standing;
      const chosen = able.find(({ stands }) => stands === 'free') ?? able[0];
      if (!chosen) throw new StoryFailed('not-found');
      cast.set(part, chosen.id);
    }
    return cast;
  }

  /** Everybody has the app and speaks the story's language, and no dialog of before stands in the way. */
  async function prepare(cast: ReadonlyMap<Part, string>, language: StoryLanguage): Promise<void> {
    for (const { id } of channel.people) if (channel.person(id).dialog) channel.person(id).closeDialog();
    for (const id of cast.values()) {
      const person = channel.person(id);
      if (!person.installed) accept(await person.install());
      const speaks = String(person.cards.at(-1)?.lang ?? '');
      if (speaks !== '' && !speaks.startsWith(language)) accept(await person.say(options.words[language].language));
    }
  }

  async function play(language: StoryLanguage): Promise<void> {
    const words = options.words[language];
    const cast = await castParts();
    await prepare(cast, language);
    const actors = createActors(options, cast, words, options.chatChanged);
    typedBy = actors.typedBy;
    const firstName = (part: Part) => channel.person(actors.idOf(part)).person.name.split(' ')[0] ?? '';
    const captionOf = (scene: Scene) =>
      (words.captions[scene.name] ?? '').replace(/\{\{(\w+)\}\}/g, (_, part: Part) => firstName(part));

    for (const [place, scene] of story.scenes.entries()) {
      const caption = captionOf(scene);
      const shown = scene.shows.map(actors.idOf);
      const last = shown.at(-1);
      const { rule: _, ...before } = view;
      view = { ...before, ...(last ? { active: last } : {}) };
      show({ scene: place + 1, caption, shown, ...(scene.rule ? { rule: scene.rule } : {}) });
      const reading = Math.max(shortestReadingMs, caption.length * readingMs);
      await pace.rest(reading * beforeActing);
      for (const act of scene.acts) {
        if (pace.stopped) return;
        if ('who' in act && view.active !== actors.idOf(act.who)) show({ active: actors.idOf(act.who) });
        await actors.perform(act);
        await pace.rest(beats[act.does]);
      }
      await pace.rest(reading * (1 - beforeActing));
      if (pace.stopped) return;
      pace.endSkip();
    }
    show({ state: 'ended' });
  }

  return {
    view: (): TourView => view,
    typedBy: (id: string) => typedBy(id),

    /** Does nothing while it plays. */
    start(language: StoryLanguage, speed = 1): void {
      if (!isOver()) return;
      view = { ...idle, state: 'playing', of: story.scenes.length, speed, language };
      const own = createPace(() =>
        whileItPlays(() => show({ state: own.paused ? 'paused' : 'playing', speed: own.speed })),
      );
      pace = own;
      own.setSpeed(speed);
      playing = play(language)
        .catch((error: unknown) => {
          if (!own.stopped) show({ state: 'failed', failure: error instanceof StoryFailed ? error.code : 'unknown' });
        })
        .finally(() => {
          typedBy = () => ({});
        });
    },
    pause: () => whileItPlays(() => pace.pause()),
    resume: () => whileItPlays(() => pace.resume()),
    next: () => whileItPlays(() => pace.skip()),
    setSpeed: (speed: number) => whileItPlays(() => pace.setSpeed(speed)),
    /** Ends it after the act that is under way, and takes it off the page. */
    async stop(): Promise<void> {
      pace.stop();
      await playing;
      for (const id of view.shown) channel.person(id).closeDialog();
      view = idle;
      options.changed();
    },
  };
}

export type Tour = ReturnType<typeof createTour>;
