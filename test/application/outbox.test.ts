import { setTimeout } from 'node:timers/promises';
import { longestRequestSeconds, type Messenger, type Shown } from '../../src/application/messenger';
import { secondsAfter } from '../../src/application/moments';
import type { Store } from '../../src/application/ports';
import { inRounds } from '../../src/application/sending-rounds';
import type { Composition } from '../../src/compose';
import { doTask, sendReport, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';

const endOfTime = '9999-12-31T00:00:00.000Z';
const report = { accused: ['jonas'], what: 'Han ler av meg i møtene.' } as const;

function isToAcknowledge(view: Shown): boolean {
  return view.kind === 'task' && view.task.command === 'AcknowledgeReceipt';
}

describe('the rounds in which messages are sent', () => {
  const instance = { step: 'acknowledgeReceipt', subject: 'matter', round: 1 } as const;
  const toSend = (to: string, number: number) =>
    ({ number, message: { kind: 'task', to, command: 'AcknowledgeReceipt', instance } }) as const;
  const toChange = (number: number) =>
    ({
      number,
      message: { kind: 'cardChanged', to: 'kari', card: '1:1', command: 'AcknowledgeReceipt', instance },
    }) as const;
  const numbersIn = (rounds: ReturnType<typeof inRounds>) =>
    rounds.map((round) => round.map(({ number }) => number).join('')).join(' ');

  it.each([
    [0, '012345'],
    [1, '012345'],
    [2, '012 345'],
    [3, '012 345'],
    [4, '01 2 34 5'],
  ])('are %s at most, in the order of the messages, with as few new ones in each as can be', (most, expected) => {
    const messages = [
      toChange(0),
      toSend('kari', 1),
      toSend('anne', 2),
      toSend('nora', 3),
      toChange(4),
      toSend('per', 5),
    ];
    expect(numbersIn(inRounds(messages, most))).toBe(expected);
  });

  it('are one where cards are only changed, and none where there is nothing to send', () => {
    expect(numbersIn(inRounds([toChange(0), toChange(1)], 2))).toBe('01');
    expect(inRounds([], 2)).toEqual([]);
  });
});

describe('what follows from a commit', () => {
  let local: LocalTrygg;
  let release: () => void;
  let held: Promise<void>;

  const begin = async (around: NonNullable<Composition['around']>) => {
    local = await startLocalTrygg(undefined, { around });
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
  };
  const later = (seconds: number) => local.moveTo(secondsAfter(local.clock.now(), seconds));
  const opens = (name: 'kari' | 'anne') =>
    local.person(name).messages.filter((message) => textsIn(message).includes('"verb":"OpenTask"')).length;
  /** The platform has the message, and the answer is long in coming. */
  const answeredLate = (messenger: Messenger, late: (view: Shown) => boolean): Messenger => ({
    ...messenger,
    async send(to, view) {
      const sent = await messenger.send(to, view);
      if (late(view)) await held;
      return sent;
    },
  });

  beforeEach(() => {
    held = new Promise((resolve) => {
      release = resolve;
    });
  });
  afterEach(async () => {
    release();
    await local.stop();
  });

  it('changes a card whose id was not known yet when its task was done', async () => {
    await begin({ messenger: (messenger) => answeredLate(messenger, isToAcknowledge) });
    await sendReport(local.person('nora'), report);
    await local.person('kari').waitFor((kari) => kari.messages.length === 2);
    await doTask(local.person('kari'), 'AcknowledgeReceipt');
    await local.person('kari').waitFor((kari) => kari.messages.length === 3);
    await setTimeout(200);
    release();
    await local.trygg.trygg.idle();
    await later(120);
    expect(textsIn(local.person('kari').messages[1])).not.toContain('"verb":"OpenTask"');
  });

  it('sends nothing twice where the clock jumps ahead while it is being sent', async () => {
    await begin({ messenger: (messenger) => answeredLate(messenger, () => true) });
    await sendReport(local.person('nora'), report);
    await local.person('nora').waitFor((nora) => nora.messages.length === 2);
    const jumped = later(600);
    await setTimeout(200);
    release();
    await jumped;
    expect([local.person('nora').messages, local.person('kari').messages].map(({ length }) => length)).toEqual([2, 2]);
  });

  it('begins no message that the claim would not outlast', async () => {
    let store: Store;
    let before: Promise<unknown> = Promise.resolve();
    const isClaimed: boolean[] = [];
    await begin({
      store: (real) => {
        store = real;
        return real;
      },
      // One after the other, and each takes so long that the claim is nearly over.
      messenger: (messenger) => ({
        ...messenger,
        send(to, view, manner) {
          const sent = before.then(async () => {
            const [sending] = await store.unsettled(endOfTime, 1);
            const answer = await messenger.send(to, view, manner);
            isClaimed.push(
              (sending?.mark.claimedUntil ?? '') >= secondsAfter(local.clock.now(), longestRequestSeconds),
            );
            local.clock.moveTo(secondsAfter(local.clock.now(), 50));
            return answer;
          });
          before = sent.catch(() => undefined);
          return sent;
        },
      }),
    });
    await sendReport(local.person('nora'), report);
    await local.trygg.trygg.idle();
    for (const wait of [120, 240, 480]) await later(wait);
    expect(isClaimed).toEqual([true, true, true]);
  });

  it('writes down what was answered while it waits for another answer, two seconds later, where requests have a price', async () => {
    const stores: Store[] = [];
    await begin({
      store: (real) => {
        stores.push(real);
        return { ...real, mostAsked: 4 };
      },
      messenger: (messenger) => answeredLate(messenger, isToAcknowledge),
    });
    const unsettled = async () => (await stores[0]?.unsettled(endOfTime, 1)) ?? [];
    await sendReport(local.person('nora'), report);
    for (let written = 0; written < 2; ) {
      await setTimeout(50);
      written = Object.keys((await unsettled())[0]?.mark.deliveries ?? {}).length;
    }
    release();
    await local.trygg.trygg.idle();
    expect(await unsettled()).toEqual([]);
  });

  it('takes up the next case where one fails', async () => {
    let down = true;
    let damaged = '';
    await begin({
      store: (real) => ({
        ...real,
        async commitsOf(caseId, fromVersion) {
          if (caseId === damaged) throw new Error('unreadable');
          return real.commitsOf(caseId, fromVersion);
        },
      }),
      messenger: (messenger) => ({
        ...messenger,
        async send(to, view) {
          if (down) throw new Error('the platform is down');
          return messenger.send(to, view);
        },
      }),
    });
    const first = await sendReport(local.person('nora'), report);
    await local.trygg.trygg.idle();
    await later(1);
    await sendReport(local.person('nora'), report);
    await local.trygg.trygg.idle();
    down = false;
    damaged = first;
    await later(120);
    expect(opens('kari')).toBe(1);
    damaged = '';
    await later(240);
    expect(opens('kari')).toBe(2);
  });

  it('sends the messages though the draft could not be taken away, and takes it away later', async () => {
    let failing = true;
    await begin({
      keyStore: (real) => ({
        ...real,
        async destroyKeys(owner) {
          if (failing) throw new Error('another process is reading');
          await real.destroyKeys(owner);
        },
      }),
    });
    await sendReport(local.person('nora'), report);
    await local.trygg.trygg.idle();
    expect(opens('kari')).toBe(1);
    failing = false;
    await later(120);
    expect(await local.trygg.trygg.drafts.read(local.person('nora').person.id)).toBeUndefined();
    expect(local.person('kari').messages).toHaveLength(2);
  });
});
