import type { Accepted, ChatMessage, Json } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import { button, doTask, writeReport } from './acts';
import type { Passage } from './killable-process';
import { KillableTrygg } from './killable-trygg';
import type { PersonName } from './organisation';

/** The smallest journey that crosses every boundary; whoever gets no answer does the same again. */

type Act = readonly [
  name: string,
  at: string,
  play: (person: (name: PersonName) => PersonClient, trygg: KillableTrygg) => Promise<unknown>,
];

const half = { felt: 'harassment', improper: 'yes', reasons: 'Gjentatte kommentarer foran andre.' };
const held = { 'heldAt.date': '2026-01-07', 'heldAt.time': '10:00', place: 'Rom 1', companion: '' };

export const acts: readonly Act[] = [
  [
    'writes the report',
    '2026-01-05T08:00:00.000Z',
    (person) => writeReport(person('nora'), { accused: ['jonas'], what: 'Han ler av meg i møtene.' }),
  ],
  ['sends the report', '2026-01-05T09:00:00.000Z', (person) => person('nora').submitDialog(button('SendReport'))],
  ['acknowledges', '2026-01-05T10:00:00.000Z', (person) => doTask(person('kari'), 'AcknowledgeReceipt')],
  ['signs for receipt', '2026-01-05T11:00:00.000Z', (person) => doTask(person('anne'), 'SignReceipt')],
  ['assesses', '2026-01-05T12:00:00.000Z', (person) => doTask(person('kari'), 'AssessComplaint', half)],
  ['assesses too', '2026-01-05T13:00:00.000Z', (person) => doTask(person('anne'), 'AssessComplaint', half)],
  ['tells', '2026-01-05T14:00:00.000Z', (person) => doTask(person('kari'), 'TellOfCompanion')],
  ['talks', '2026-01-07T12:00:00.000Z', (person) => doTask(person('kari'), 'HoldConversation', held)],
  ['writes minutes', '2026-01-07T13:00:00.000Z', (person) => doTask(person('kari'), 'WriteMinutes', { text: 'Ja.' })],
  ['signs', '2026-01-07T14:00:00.000Z', (person) => doTask(person('nora'), 'SignMinutes', { way: 'sign' })],
  // Kari is to have spoken with Jonas by Monday 26 January: reminded on the Friday before, at eight.
  ['is reminded', '2026-01-23T06:59:00.000Z', (_, trygg) => trygg.moveTo('2026-01-23T07:00:00.000Z')],
];

const concerned = ['nora', 'kari', 'anne'] as const;
const everybody = [...concerned, 'jonas', 'per', 'bjorn'] as const;

/** A kill during an act; `then` another one, while what the first left behind is being recovered. */
export interface Kill {
  readonly act: string;
  readonly first: Passage;
  readonly then?: Passage;
  /** The person doesn't try again. */
  readonly leftAlone?: boolean;
}

export interface Killed extends Kill {
  /** How many messages the channel accepted more than once. */
  readonly repeats: number;
  readonly reached: boolean;
}

/** What a journey came to on disk. */
export interface End {
  readonly cases: readonly unknown[];
  readonly openTasks: readonly string[];
  readonly draftOnDisk: boolean;
}

export interface Journey {
  readonly end: End;
  readonly kills: readonly Killed[];
  /** Every look that was recorded. */
  readonly looks: readonly string[];
  /** What each person sees who opens their chat. */
  readonly chats: Readonly<Record<string, readonly string[]>>;
  /** By act, what was passed in it, in the recovery after a kill too. */
  readonly passages: Readonly<Record<string, readonly Passage[]>>;
}

/** Everybody's Teams and one folder of data, in which journeys are played one after another. */
export class Stage {
  private readonly known = new Set<string>();

  private constructor(readonly trygg: KillableTrygg) {}

  static async open(): Promise<Stage> {
    const stage = new Stage(await KillableTrygg.open());
    for (const name of everybody) await stage.trygg.person(name).install();
    // HR is asked once to look through the setup: before the first journey, as before all others.
    await stage.trygg.moveTo('2026-01-23T07:00:00.000Z');
    await stage.trygg.settle();
    return stage;
  }

  async play(kills: readonly Kill[]): Promise<Journey> {
    const { trygg } = this;
    await trygg.letGo();
    const before = Object.fromEntries(everybody.map((name) => [name, trygg.person(name).messages.length]));
    const killed: Killed[] = [];
    const passages: Record<string, readonly Passage[]> = {};
    for (const [act, at, play] of acts) {
      const kill = kills.find((planned) => planned.act === act);
      await trygg.moveTo(at);
      const accepted = trygg.channel.accepted.length;
      const deaths = trygg.deaths;
      await trygg.arm(kill?.first);
      await play((name) => trygg.person(name, kill?.leftAlone), trygg);
      await trygg.settle();
      passages[act] = numbered(await trygg.arm(kill?.then));
      if (kill) {
        await trygg.recover();
        if (kill.then === undefined) passages[act] = numbered(await trygg.arm());
        const reached = trygg.deaths - deaths === (kill.then ? 2 : 1);
        killed.push({ ...kill, reached, repeats: repeatsIn(trygg.channel.accepted.slice(accepted)) });
      }
    }
    for (const name of concerned) await trygg.person(name).openChat();
    const chats = Object.fromEntries(
      everybody.map((name) => [name, trygg.person(name).messages.slice(before[name]).filter(fromBot)]),
    );
    return { ...(await this.end(chats)), kills: killed, passages };
  }

  private async end(
    chats: Readonly<Record<string, readonly ChatMessage[]>>,
  ): Promise<Pick<Journey, 'end' | 'chats' | 'looks'>> {
    const found = await this.trygg.look(concerned);
    const cases = found.cases.filter(({ caseId }) => !this.known.has(caseId));
    for (const { caseId } of cases) this.known.add(caseId);
    const anonymous = (value: unknown) =>
      cases
        .reduce((text, { caseId }) => text.replaceAll(caseId, 'CASE'), JSON.stringify(value))
        .replaceAll(/"digest":"[^"]+"/g, '"digest":"DIGEST"');
    const texts = Object.entries(chats).map(([name, messages]) => {
      return [name, messages.map(({ attachments }) => anonymous(attachments))] as const;
    });
    return {
      end: {
        cases: cases.map(({ state, commits }) => ({
          commits,
          ...JSON.parse(anonymous({ ...state, commands: '', remindedAt: '' })),
        })),
        // Earlier journeys on the same data have left tasks of their own.
        openTasks: found.openTasks.filter((task) => cases.some(({ caseId }) => task.startsWith(caseId))).map(anonymous),
        draftOnDisk: found.draftOnDisk,
      },
      chats: Object.fromEntries(texts),
      looks: cases.flatMap(({ looks }) => looks),
    };
  }
}

function fromBot({ from }: ChatMessage): boolean {
  return from === 'bot';
}

function numbered(names: readonly string[]): readonly Passage[] {
  return names.map((name, index) => ({ name, nth: names.slice(0, index + 1).filter((n) => n === name).length }));
}

/** The same card to the same person once more, or the same change of the same card. */
export function repeatsIn(accepted: readonly Accepted[]): number {
  const messages = accepted.map(({ operation, conversationId, activityId, activity }) =>
    JSON.stringify([operation, conversationId, operation === 'update' ? activityId : '', contentOf(activity)]),
  );
  return messages.length - new Set(messages).size;
}

function contentOf(activity: Json | undefined): unknown {
  return activity?.attachments;
}
