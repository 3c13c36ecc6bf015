import { z } from 'zod';
import type { Channel } from '../channel/channel';
import type { Tour } from '../tour/tour';
import { type Days, parseLocal, stepFrom } from './clock-steps';

export interface WorkbenchClock {
  now(): Date;
  moveTo(date: Date): Promise<void>;
}

/** All cases as nobody who uses the product may see them: for whoever evaluates it. */
export interface Evaluating {
  cases(): Promise<unknown>;
  /** Undefined where there is no such case. */
  file(caseId: string): Promise<unknown>;
  /** With what else the page says of it. */
  nextDeadline(): Promise<{ readonly at: string } | undefined>;
}

export interface ApiOptions {
  channel: Channel;
  clock: WorkbenchClock;
  days: Days;
  clockMoved: () => void;
  evaluating?: Evaluating;
  tour?: Tour;
}

export interface ApiAnswer {
  status: number;
  body: unknown;
}

/** So fast that only a test looks. */
const fastest = 1000;

const inputs = z.record(z.string()).default({});
const action = z.coerce.number().int();
const bodies = {
  say: z.object({ text: z.string().min(1).max(30_000) }),
  press: z.object({ message: z.string(), action, inputs }),
  submitDialog: z.object({ action, inputs }),
  answerFile: z.object({ message: z.string(), answer: z.enum(['accept', 'decline']) }),
  find: z.object({ text: z.string().max(200) }),
  file: z.object({ caseId: z.string().max(40) }),
  language: z.object({ language: z.enum(['nb', 'en']), speed: z.number().positive().max(fastest).default(1) }),
  speed: z.object({ speed: z.number().positive().max(fastest) }),
  clock: z.union([
    z.object({ step: z.literal('nextDeadline') }),
    z.object({ step: z.enum(['hour', 'day', 'week', 'workingMorning']) }),
    z.object({ to: z.string().max(40) }),
  ]),
};

const done: ApiAnswer = { status: 200, body: { kind: 'done' } };
const notFound: ApiAnswer = { status: 404, body: { kind: 'error', code: 'not-found' } };

function answer(body: unknown): ApiAnswer {
  return { status: 200, body };
}

/** What the page can ask for. Throws a `ZodError` when a request is malformed. */
export function createApi({ channel, clock, days, clockMoved, evaluating, tour }: ApiOptions) {
  async function moveClock(body: unknown): Promise<ApiAnswer> {
    const wanted = bodies.clock.parse(body);
    if ('step' in wanted && wanted.step === 'nextDeadline') return moveToNextDeadline();
    const to = 'step' in wanted ? stepFrom(clock.now(), wanted.step, days) : parseLocal(wanted.to, days.timeZone);
    if (!to) return { status: 400, body: { kind: 'error', code: 'clock-date' } };
    if (to < clock.now()) return { status: 400, body: { kind: 'error', code: 'clock-backwards' } };
    await clock.moveTo(to);
    clockMoved();
    return { status: 200, body: { kind: 'done', now: clock.now().toISOString() } };
  }

  async function moveToNextDeadline(): Promise<ApiAnswer> {
    if (!evaluating) return notFound;
    const next = await evaluating.nextDeadline();
    if (!next) return answer({ kind: 'nothingDue', now: clock.now().toISOString() });
    await clock.moveTo(new Date(next.at));
    clockMoved();
    return answer({ kind: 'done', now: clock.now().toISOString(), due: next });
  }

  async function evaluate(what: string | undefined, body: unknown): Promise<ApiAnswer> {
    if (!evaluating) return notFound;
    if (what === 'cases') return answer(await evaluating.cases());
    if (what !== 'case') return notFound;
    const file = await evaluating.file(bodies.file.parse(body).caseId);
    return file ? answer(file) : notFound;
  }

  async function conduct(what: string | undefined, body: unknown): Promise<ApiAnswer> {
    switch (tour && what) {
      case 'start': {
        const { language, speed } = bodies.language.parse(body);
        tour?.start(language, speed);
        return done;
      }
      case 'speed':
        tour?.setSpeed(bodies.speed.parse(body).speed);
        return done;
      case 'pause':
        tour?.pause();
        return done;
      case 'resume':
        tour?.resume();
        return done;
      case 'next':
        tour?.next();
        return done;
      case 'stop':
        await tour?.stop();
        return done;
      default:
        return notFound;
    }
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
      case 'answer-file': {
        const { message, answer: given } = bodies.answerFile.parse(body);
        return { status: 200, body: await person.answerFile(given, message) };
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
    if (kind === 'evaluation' && what === undefined) return evaluate(id, body);
    if (kind === 'tour' && what === undefined) return conduct(id, body);
    if (kind === 'people' && id && what && rest.length === 0) return ofPerson(id, what, body);
    return notFound;
  };
}
