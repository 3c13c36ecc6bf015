import { isDeepStrictEqual } from 'node:util';
import type { Passage } from './killable-process';
import { acts, type Journey, type Kill, type Killed, Stage } from './killed-journey';

/**
 * `all` kills at every passage of the journey and of two recoveries; `ends` at the first and the last passage of each
 * boundary of the journey, and where a recovery claims and sends.
 */
export type Extent = 'all' | 'ends';

export interface Report {
  readonly kills: readonly Killed[];
  /** What was not as it must be, in words; empty where everything held. */
  readonly complaints: readonly string[];
  /** By boundary: how often it was killed there, and how many messages came twice. */
  readonly table: string;
}

/** Acts whose recovery is killed too: with and without a draft to clear away and a card to change. */
const recovered = ['sends the report', 'signs for receipt', 'is reminded'];
/** Of a recovery's boundaries, those that say most. */
const telling = /^recovery (store\.updateMark:(before|after)|messenger\.send:after)$/;
const leftAlone = true;
const leftToRecovery: Passage = { name: 'store.insertCommit:after', nth: 1 };

/** The process may have sent a message there and not yet recorded that it was delivered. */
const unrecorded = /^(messenger\.\w+:after|channel\.\w+:(after|unanswered)|store\.updateMark:before)$/;

export async function killEverywhere(extent: Extent): Promise<Report> {
  const stages = await Promise.all([Stage.open(), Stage.open()]);
  try {
    const [first] = stages;
    const whole = await first.play([]);
    const inRecovery = await first.play(recovered.map((act) => ({ act, first: leftToRecovery, leftAlone })));
    const waiting = journeysOf(chosen(everyKill(whole, inRecovery), extent));
    const played: Journey[] = [];
    const complaints = complaintsAbout(inRecovery, whole);
    const playOn = async (stage: Stage): Promise<void> => {
      for (let kills = waiting.pop(); kills; kills = waiting.pop()) {
        const where = placesOf(kills);
        const journey = await stage.play(kills).catch((cause: unknown) => {
          throw new Error(`the journey came to no end after ${where}`, { cause });
        });
        played.push(journey);
        complaints.push(...complaintsAbout(journey, whole));
      }
    };
    await Promise.all(stages.map(playOn));
    complaints.push(...stages.flatMap(complaintsOfTheChannel));
    const kills = played.flatMap((journey) => journey.kills);
    return { kills, complaints, table: tableOf(kills) };
  } finally {
    await Promise.all(stages.map((stage) => stage.trygg.close()));
  }
}

function everyKill(whole: Journey, inRecovery: Journey): readonly Kill[] {
  return [
    ...acts.flatMap(([act]) => (whole.passages[act] ?? []).map((first) => ({ act, first }))),
    ...recovered.flatMap((act) =>
      (inRecovery.passages[act] ?? []).map((then) => ({ act, first: leftToRecovery, then, leftAlone })),
    ),
  ];
}

function chosen(kills: readonly Kill[], extent: Extent): readonly Kill[] {
  if (extent === 'all') return kills;
  const boundaries = [...new Set(kills.map(boundaryOf))];
  return boundaries
    .filter((boundary) => !boundary.startsWith('recovery') || telling.test(boundary))
    .flatMap((boundary) => {
      const passages = kills.filter((kill) => boundaryOf(kill) === boundary);
      const last = passages.at(-1);
      return passages.filter((kill, index) => index === 0 || (kill === last && !kill.then));
    });
}

/** One kill in each act at most, so that each is over before the next. */
function journeysOf(kills: readonly Kill[]): Kill[][] {
  const journeys: Kill[][] = [];
  for (const kill of kills) {
    const free = journeys.find((journey) => journey.every(({ act }) => act !== kill.act));
    if (free) free.push(kill);
    else journeys.push([kill]);
  }
  return journeys;
}

function boundaryOf({ first, then }: Kill): string {
  return then ? `recovery ${then.name}` : first.name;
}

function placesOf(kills: readonly Kill[]): string {
  return kills.map((kill) => `${kill.act}: ${boundaryOf(kill)} ${(kill.then ?? kill.first).nth}`).join('; ');
}

function complaintsAbout(journey: Journey, whole: Journey): string[] {
  const { end, kills } = journey;
  const where = placesOf(kills);
  const repeats = kills.reduce((sum, kill) => sum + kill.repeats, 0);
  const different = (Object.keys(end) as (keyof typeof end)[]).filter(
    (part) => !isDeepStrictEqual(end[part], whole.end[part]),
  );
  const lost = everyChat(whole).flatMap((name) => without(whole.chats[name], journey.chats[name]));
  const more = everyChat(whole).flatMap((name) => without(journey.chats[name], whole.chats[name]));
  const copies = Object.values(whole.chats).flat();
  return [
    ...kills.filter(({ reached }) => !reached).map((kill) => `${boundaryOf(kill)} was not reached in ${kill.act}`),
    ...kills.filter(repeatedWrongly).map((kill) => `${kill.repeats} repeated at ${boundaryOf(kill)} in ${kill.act}`),
    ...different.map((part) => `another end (${part}) after ${where}`),
    // Everybody was shown the same in the end: what is not on record here was shown without.
    ...without(whole.looks, journey.looks).map((look) => `shown and not recorded after ${where}: ${look}`),
    ...lost.map((message) => `lost after ${where}: ${message}`),
    ...(more.length > repeats ? [`${more.length} messages more than were repeated after ${where}`] : []),
    ...more.filter((message) => !copies.includes(message)).map((m) => `new after ${where}: ${m}`),
  ];
}

function everyChat({ chats }: Journey): readonly string[] {
  return Object.keys(chats);
}

/** What is left of some when others have each taken one away. */
function without(some: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  const rest = [...some];
  for (const other of others) {
    const place = rest.indexOf(other);
    if (place >= 0) rest.splice(place, 1);
  }
  return rest;
}

function repeatedWrongly({ first, then, repeats }: Killed): boolean {
  return repeats > (unrecorded.test((then ?? first).name) ? 1 : 0);
}

function complaintsOfTheChannel({ trygg }: Stage): string[] {
  return trygg.channel.violations.flatMap(({ severity, code }) =>
    severity === 'error' && code !== 'bot-unreachable' ? [`the channel refused something: ${code}`] : [],
  );
}

function tableOf(kills: readonly Killed[]): string {
  const boundaries = [...new Set(kills.map(boundaryOf))].sort();
  const widest = Math.max(...boundaries.map((boundary) => boundary.length));
  const row = (name: string, of: readonly Killed[]) => {
    const repeats = of.reduce((sum, kill) => sum + kill.repeats, 0);
    return `${name.padEnd(widest)}  ${String(of.length).padStart(5)}  ${String(repeats).padStart(7)}`;
  };
  return [
    `${'boundary'.padEnd(widest)}  kills  repeats`,
    ...boundaries.map((boundary) =>
      row(
        boundary,
        kills.filter((kill) => boundaryOf(kill) === boundary),
      ),
    ),
    row('all', kills),
  ].join('\n');
}
