import type { ServerResponse } from 'node:http';
import type { Channel } from '../channel/channel';
import { viewChat } from './views';

const heartbeatMs = 20_000;

export interface LiveOptions {
  readonly channel: Channel;
  readonly now: () => Date;
  /** What a page is told first. */
  readonly start: () => unknown;
  /** The story that plays itself, as the page shows it. */
  readonly tour: () => unknown;
  readonly typedBy: (personId: string) => Readonly<Record<string, string>>;
}

/** Tells every open page what has changed, as server-sent events. */
export function createLive({ channel, now, start, tour, typedBy }: LiveOptions) {
  const pages = new Set<{ tell: (event: string, data: unknown) => void; chat: (personId: string) => void }>();

  function tellChat(personId: string): void {
    for (const page of pages) page.chat(personId);
  }
  channel.subscribe(tellChat);

  function tellTime(): void {
    for (const page of pages) page.tell('clock', { now: now().toISOString() });
  }

  function tellTour(): void {
    for (const page of pages) page.tell('tour', tour());
  }

  function open(res: ServerResponse): void {
    res.setHeader('content-type', 'text/event-stream; charset=utf-8');
    res.flushHeaders();
    const known = new Map<string, Map<string, string>>(channel.people.map(({ id }) => [id, new Map()]));
    const waiting = new Set<string>();
    const tell = (event: string, data: unknown) => {
      res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const draw = (personId: string) =>
      tell('chat', viewChat(channel, personId, known.get(personId) ?? new Map(), typedBy(personId)));
    const page = {
      tell,
      // One turn changes a chat many times over; the page is told once.
      chat(personId: string) {
        if (waiting.size === 0) {
          setTimeout(() => {
            const due = [...waiting];
            waiting.clear();
            due.forEach(draw);
          }, 15).unref();
        }
        waiting.add(personId);
      },
    };
    tell('start', start());
    for (const { id } of channel.people) draw(id);
    tell('tour', tour());
    pages.add(page);
    const heartbeat = setInterval(() => tell('clock', { now: now().toISOString() }), heartbeatMs);
    heartbeat.unref();
    res.on('close', () => {
      clearInterval(heartbeat);
      pages.delete(page);
    });
  }

  return { open, tellTime, tellChat, tellTour };
}
