import { Agent, request } from 'node:http';
import { languageFiles } from '../../src/language/texts';
import type { Json } from '../../src/workbench/channel/model';
import type { LoadChannel } from './load-channel';

/** What every card begins with that says that something did not work. */
const refusals = Object.values(languageFiles.nb.problems).flatMap((problem) =>
  'heading' in problem ? problem.heading : [],
);

/** One turn that somebody takes. */
export type Turn = (speaker: Speaker) => Promise<number>;

/** What a bot answers a turn with: to the connector for what somebody wrote, in the response for what they pressed. */
export interface Said {
  readonly message?: Json;
  readonly invoke?: Json;
}

/** Speaks to one bot as the channel does: activities with its token, over connections that stay open. */
export class Speaker {
  private readonly agent: Agent;
  private lastResponse = '';
  /** The channel uses one for many requests, as the platform does. */
  private readonly token: string;

  constructor(
    private readonly url: string,
    private readonly load: LoadChannel,
    readonly connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
    this.token = load.channel.delivery.rightToken();
  }

  /** Each answers with how long it took, in milliseconds. */
  say(personId: string, text: string): Promise<number> {
    return this.post(personId, { type: 'message', text, textFormat: 'plain' });
  }

  press(personId: string, verb: string, data: Json = {}): Promise<number> {
    const action = { type: 'Action.Execute', verb, data: { verb, ...data } };
    return this.post(personId, { type: 'invoke', name: 'adaptiveCard/action', value: { action, trigger: 'manual' } });
  }

  openDialog(personId: string, data: Json): Promise<number> {
    return this.post(personId, { type: 'invoke', name: 'task/fetch', value: { data, context: { theme: 'default' } } });
  }

  submitDialog(personId: string, data: Json): Promise<number> {
    return this.post(personId, { type: 'invoke', name: 'task/submit', value: { data, context: { theme: 'default' } } });
  }

  /** What the bot says to what somebody writes. */
  async saidTo(turn: Turn): Promise<Said> {
    const sent = this.load.next();
    await turn(this);
    const { type, attachments, text } = JSON.parse(await sent);
    return { message: { type, attachments, text } };
  }

  /** What the bot answers when somebody presses. */
  async answerTo(turn: Turn): Promise<Said> {
    await turn(this);
    return { invoke: JSON.parse(this.lastResponse) };
  }

  close(): void {
    this.agent.destroy();
  }

  private async post(personId: string, activity: Json): Promise<number> {
    const body = JSON.stringify({ ...this.envelope(personId), ...activity });
    const started = performance.now();
    const { status, text } = await this.exchange(body);
    const took = performance.now() - started;
    this.lastResponse = text;
    if (status !== 200) throw new Error(`the bot answered with HTTP ${status}`);
    // What was refused would otherwise count as a quick answer.
    const refusal = refusals.find((heading) => text.includes(heading));
    if (refusal) throw new Error(`the bot refused: ${refusal}`);
    return took;
  }

  private envelope(personId: string): Json {
    const chat = this.load.chats.ofPerson(personId);
    const person = this.load.channel.people.find(({ id }) => id === personId);
    if (!chat || !person) throw new Error(`the channel has no person ${personId}`);
    return this.load.channel.delivery.envelope(chat, person);
  }

  private exchange(body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const outgoing = request(this.url, {
        method: 'POST',
        agent: this.agent,
        headers: {
          authorization: `Bearer ${this.token}`,
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
        response.on('error', reject);
      });
      outgoing.end(body);
    });
  }
}

/** One after the other on one connection. */
export async function oneByOne(speaker: Speaker, turns: readonly Turn[]): Promise<readonly number[]> {
  const took: number[] = [];
  for (const turn of turns) took.push(await turn(speaker));
  return took;
}

/** On all connections of the speaker at once. Answers with the turns per second. */
export async function allAtOnce(speaker: Speaker, turns: readonly Turn[]): Promise<number> {
  const left = turns.values();
  const work = async () => {
    for (const turn of left) await turn(speaker);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: speaker.connections }, work));
  return turns.length / ((performance.now() - started) / 1000);
}
