import type { IncomingMessage, ServerResponse } from 'node:http';
import { DateTime } from 'luxon';
import { ZodError } from 'zod';
import type { Channel } from './channel/channel';
import { answerJson, BodyTooLarge, parseJson, readBody } from './channel/http';
import type { Person } from './channel/model';
import { NoSuchAction } from './channel/person-client';
import { createApi, type Evaluating, type WorkbenchClock } from './server/api';
import { loadAssets } from './server/assets';
import { isJsonRequest, objectionTo, protect } from './server/guard';
import { createLive } from './server/live';
import { createTour, type TourOptions } from './tour/tour';

export type Language = 'nb' | 'en';

export interface WorkbenchPerson extends Person {
  role: Record<Language, string>;
}

export interface WorkbenchOptions {
  channel: Channel;
  clock: WorkbenchClock;
  people: readonly WorkbenchPerson[];
  /** The language the page begins in; the person at the page may change it. */
  language?: Language;
  /** What the page is called. */
  title?: Record<Language, string>;
  /** The time zone in which the page shows and takes times. */
  timeZone?: string;
  /** On which days (`2026-03-02`) people work there; on each but Saturdays and Sundays where it is not said. */
  isWorkingDay?: (day: string) => boolean;
  log?: (message: string) => void;
  /** What the evaluator's panel and the clock's next deadline are read from; without it the page has neither. */
  evaluating?: Evaluating;
  /** The names that the evaluator's panel has for technical ones, by language, and by what they name. */
  names?: Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>;
  /** A story that plays itself on the page. */
  story?: Pick<TourOptions, 'story' | 'words' | 'stands'>;
}

const ownPaths = /^\/(?:$|workbench\/)/;
const apiPrefix = '/workbench/api';
const bodyLimitBytes = 200_000;

/**
 * The page on which one person plays everybody, and the channel it talks through. It takes `/` and `/workbench/*` of
 * the server it is mounted in, from this machine only.
 */
export function createWorkbench(options: WorkbenchOptions) {
  const { channel, clock, people, evaluating, story, language = 'nb', timeZone = 'Europe/Oslo' } = options;
  const { isWorkingDay = (day) => !DateTime.fromISO(day).isWeekend } = options;
  const title = options.title ?? { nb: 'Arbeidsbenk', en: 'Workbench' };
  const assets = loadAssets();
  const start = () => ({
    ...{ language, timeZone, title },
    now: clock.now().toISOString(),
    people: people.map(({ id, name, role, locale }) => ({ id, name, role, locale })),
    evaluates: evaluating !== undefined,
    tells: story !== undefined,
    names: options.names ?? { nb: {}, en: {} },
  });
  const tour =
    story && createTour({ ...story, channel, timeZone, isWorkingDay, now: clock.now, moveTo, ...tourTold() });
  const live = createLive({
    channel,
    start,
    now: () => clock.now(),
    tour: () => tour?.view() ?? null,
    typedBy: (personId) => tour?.typedBy(personId) ?? {},
  });
  const api = createApi({
    ...{ channel, clock, days: { timeZone, isWorkingDay }, clockMoved: live.tellTime },
    ...(evaluating ? { evaluating } : {}),
    ...(tour ? { tour } : {}),
  });

  async function moveTo(date: Date): Promise<void> {
    await clock.moveTo(date);
    live.tellTime();
  }

  function tourTold() {
    return { changed: () => live.tellTour(), chatChanged: (personId: string) => live.tellChat(personId) };
  }

  async function serveApi(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
    if (req.method !== 'POST') return answerJson(res, 405, { kind: 'error', code: 'method' });
    if (!isJsonRequest(req)) return answerJson(res, 415, { kind: 'error', code: 'content-type' });
    try {
      const { status, body } = await api(path, parseJson(await readBody(req, bodyLimitBytes)));
      answerJson(res, status, body);
    } catch (error) {
      if (error instanceof ZodError) return answerJson(res, 400, { kind: 'error', code: 'malformed' });
      if (error instanceof NoSuchAction) return answerJson(res, 409, { kind: 'error', code: 'action-gone' });
      if (error instanceof BodyTooLarge) return answerJson(res, 413, { kind: 'error', code: 'too-large' });
      options.log?.(`The workbench failed: ${error instanceof Error ? error.name : 'unknown'}`);
      answerJson(res, 500, { kind: 'error', code: 'workbench' });
    }
  }

  function serve(req: IncomingMessage, res: ServerResponse, path: string): void {
    const asset = assets.get(path);
    if (path === `${apiPrefix}/events` && req.method === 'GET') live.open(res);
    else if (path.startsWith(`${apiPrefix}/`)) void serveApi(req, res, path.slice(apiPrefix.length));
    else if (!asset) answerJson(res, 404, { kind: 'error', code: 'not-found' });
    else if (req.method !== 'GET' && req.method !== 'HEAD') answerJson(res, 405, { kind: 'error', code: 'method' });
    else {
      res.setHeader('content-type', asset.type);
      res.end(asset.content);
    }
  }

  return {
    /** Ends the story, if one is being told. */
    stop: async () => tour?.stop(),
    /** Takes the requests that are the workbench's; `false` says that this one is somebody else's. */
    handler(req: IncomingMessage, res: ServerResponse): boolean {
      const path = (req.url ?? '').split('?')[0] ?? '';
      if (!ownPaths.test(path)) return false;
      const objection = objectionTo(req);
      protect(res);
      if (objection) answerJson(res, 403, { kind: 'error', code: 'forbidden', message: objection });
      else if (!channel.handler(req, res)) serve(req, res, path);
      return true;
    },
  };
}

export type Workbench = ReturnType<typeof createWorkbench>;
