import type { ServerResponse } from 'node:http';
import type { Channel } from '../channel/channel';
import { viewChat } from './views';

const heartbeatMs = 20_000;

/** Tells every open page what has changed, as server-sent events. */
export function createLive(channel: Channel, start: () => unknown, now: () => Date) {
  const pages = new Set<{ tell: (event: string, data: unknown) => void; chat: (personId: string) => void }>();

  channel.subscribe((personId) => {
    for (const page of pages) page.chat(personId);
  });

  function tellTime(): void {
    for (const page of pages) page.tell('clock', { now: now().toISOString() });
  }

  function open(res: ServerResponse): void {
    res.setHeader('content-type', 'text/event-stream; charset=utf-8');
    res.flushHeaders();
    const known = new Map<string, Map<string, string>>(channel.people.map(({ id }) => [id, new Map()]));
    const waiting = new Set<string>();
    const tell = (event: string, data: unknown) => {
      res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const tellChat = (personId: string) => tell('chat', viewChat(channel, personId, known.get(personId) ?? new Map()));
    const page = {
      tell,
      // One turn changes a chat many times over; the page is told once.
      chat(personId: string) {
        if (waiting.size === 0) {
          setTimeout(() => {
            const due = [...waiting];
            waiting.clear();
            due.forEach(tellChat);
          }, 15).unref();
        }
        waiting.add(personId);
      },
    };
    tell('start', start());
    for (const { id } of channel.people) tellChat(id);
    pages.add(page);
    const heartbeat = setInterval(() => tell('clock', { now: now().toISOString() }), heartbeatMs);
    heartbeat.unref();
    res.on('close', () => {
      clearInterval(heartbeat);
      pages.delete(page);
    });
  }

  return { open, tellTime };
}
