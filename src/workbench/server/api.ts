import { z } from 'zod';
import type { Channel } from '../channel/channel';
import { parseLocal, stepFrom } from './clock-steps';

export interface WorkbenchClock {
  now(): Date;
  moveTo(date: Date): Promise<void>;
}

export interface ApiOptions {
  channel: Channel;
  clock: WorkbenchClock;
  timeZone: string;
  clockMoved: () => void;
}

export interface ApiAnswer {
  status: number;
  body: unknown;
}

const inputs = z.record(z.string()).default({});
const action = z.coerce.number().int();
const bodies = {
  say: z.object({ text: z.string().min(1).max(30_000) }),
  press: z.object({ message: z.string(), action, inputs }),
  submitDialog: z.object({ action, inputs }),
  find: z.object({ text: z.string().max(200) }),
  clock: z.union([
    z.object({ step: z.enum(['hour', 'day', 'week', 'workingMorning']) }),
    z.object({ to: z.string().max(40) }),
  ]),
};

const done: ApiAnswer = { status: 200, body: { kind: 'done' } };
const notFound: ApiAnswer = { status: 404, body: { kind: 'error', code: 'not-found' } };

/** What the page can ask for. Throws a `ZodError` when a request is malformed. */
export function createApi({ channel, clock, timeZone, clockMoved }: ApiOptions) {
  async function moveClock(body: unknown): Promise<ApiAnswer> {
    const wanted = bodies.clock.parse(body);
    const to = 'step' in wanted ? stepFrom(clock.now(), wanted.step, timeZone) : parseLocal(wanted.to, timeZone);
    if (!to) return { status: 400, body: { kind: 'error', code: 'clock-date' } };
    if (to < clock.now()) return { status: 400, body: { kind: 'error', code: 'clock-backwards' } };
    await clock.moveTo(to);
    clockMoved();
    return { status: 200, body: { kind: 'done', now: clock.now().toISOString() } };
  }

  async function ofPerson(personId: string, what: string, body: unknown): Promise<ApiAnswer> {
    if (!channel.people.some(({ id }) => id === personId)) return notFound;
    const person = channel.person(personId);
    switch (what) {
      case 'install':
        return { status: 200, body: await person.install() };
      case 'uninstall':
        return { status: 200, body: await person.uninstall() };
      case 'say':
        return { status: 200, body: await person.say(bodies.say.parse(body).text) };
      case 'press': {
        const { message, action: index, inputs: typed } = bodies.press.parse(body);
        return { status: 200, body: await person.press(index, { on: message, inputs: typed }) };
      }
      case 'submit-dialog': {
        const { action: index, inputs: typed } = bodies.submitDialog.parse(body);
        return { status: 200, body: await person.submitDialog(index, { inputs: typed }) };
      }
      case 'close-dialog':
        person.closeDialog();
        return done;
      case 'open':
        await person.openChat();
        return done;
      case 'read':
        person.markRead();
        return done;
      case 'find':
        return {
          status: 200,
          body: person.findPeople(bodies.find.parse(body).text).map(({ id, name }) => ({ id, name })),
        };
      default:
        return notFound;
    }
  }

  return async (path: string, body: unknown): Promise<ApiAnswer> => {
    const [kind, id, what, ...rest] = path.split('/').filter(Boolean);
    if (kind === 'clock' && id === undefined) return moveClock(body);
    if (kind === 'people' && id && what && rest.length === 0) return ofPerson(id, what, body);
    return notFound;
  };
}
