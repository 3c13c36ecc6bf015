import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createPace, unhurried } from '../../../src/adapters/teams/platform/pace';
import { CardGone, NotNow, Undeliverable } from '../../../src/application/messenger';
import { type Fault, refusals, retryAfter } from '../../support/faulty-connector';
import { freePort } from '../../support/free-port';
import { type Edge, type EdgeOptions, message, startEdge } from './edge';

let edge: Edge;
const begin = async (options?: EdgeOptions) => {
  edge = await startEdge(options);
};
afterEach(() => edge.stop());

/** What became of it: the name of the error, with the seconds to wait, or that it arrived. */
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error) => (error instanceof NotNow ? `NotNow ${error.retryAfterSeconds}` : error.name),
  );
const sendWith = (fault: Fault) => {
  edge.faults.next([fault]);
  return outcome(edge.messenger.send(edge.to('Nora'), message()));
};

const temporary = 'Refused';

describe('what the platform answers to a message out of the blue', () => {
  /** To sending, and to changing. */
  const answers: Record<keyof typeof refusals, readonly [string, string]> = {
    badArgument: ['Undeliverable', 'CardGone'],
    notAKnownActivity: ['Undeliverable', 'CardGone'],
    unauthorized: [temporary, temporary],
    botNotRegistered: [temporary, temporary],
    botDisabledByAdmin: ['Undeliverable', 'Undeliverable'],
    botNotInRoster: ['Undeliverable', 'Undeliverable'],
    blockedByUser: ['Undeliverable', 'Undeliverable'],
    notInstalled: ['Undeliverable', 'Undeliverable'],
    invalidHost: ['Undeliverable', 'Undeliverable'],
    notEnoughPermissions: ['Undeliverable', 'CardGone'],
    writesBlocked: ['Undeliverable', 'Undeliverable'],
    unknownForbidden: ['Undeliverable', 'CardGone'],
    conversationNotFound: ['Undeliverable', 'Undeliverable'],
    activityNotFound: ['Undeliverable', 'CardGone'],
    preconditionFailed: [temporary, temporary],
    tooBig: ['Undeliverable', 'Undeliverable'],
    throttled: ['NotNow 30', 'NotNow 30'],
    serviceError: [temporary, temporary],
    badGateway: [temporary, temporary],
    unavailable: [temporary, temporary],
    gatewayTimeout: [temporary, temporary],
  };

  it('is said in the words of the port, and asked once', async () => {
    await begin();
    const { activityId } = await edge.messenger.send(edge.to('Nora'), message());
    const said: Record<string, readonly string[]> = {};
    for (const [name, refusal] of Object.entries(refusals)) {
      edge.faults.next([refusal, refusal]);
      const changed = message('WXYZ6789');
      said[name] = [
        await outcome(edge.messenger.send(edge.to('Nora'), changed)),
        await outcome(edge.messenger.update(edge.to('Nora'), activityId, changed)),
      ];
    }
    expect(said).toEqual(answers);
    expect(edge.faults.asked).toHaveLength(1 + 2 * Object.keys(refusals).length);
  });

  it.each<readonly [string, Fault, string]>([
    ['too many, for seconds', retryAfter(refusals.throttled, '17'), 'NotNow 17'],
    ['too many, for longer than can be meant', retryAfter(refusals.throttled, '8640000'), 'NotNow 259200'],
    ['too many, for hours', retryAfter(refusals.throttled, '7200'), 'NotNow 7200'],
    ['out of order, for seconds', retryAfter(refusals.unavailable, '5'), 'NotNow 5'],
    ['a gateway that is out of order, for seconds', retryAfter(refusals.badGateway, '5'), 'NotNow 5'],
    ['a gateway that waits in vain, for seconds', retryAfter(refusals.gatewayTimeout, '5'), 'NotNow 5'],
    ['a precondition that failed, for seconds', retryAfter(refusals.preconditionFailed, '5'), 'NotNow 5'],
    ['a bot that is doubted, for seconds: no word on when', retryAfter(refusals.unauthorized, '5'), temporary],
    ['a cut before it was taken', 'cutBefore', 'NoAnswer'],
    ['a cut after it was taken', 'cutAfter', 'NoAnswer'],
    ['slowly', 300, 'done'],
  ])('%s', async (_, fault, expected) => {
    await begin();
    expect(await sendWith(fault)).toBe(expected);
    expect(edge.faults.asked).toHaveLength(1);
  });

  it('a date to wait for', async () => {
    await begin();
    const date = new Date(Date.now() + 120_000).toUTCString();
    const [, seconds] = (await sendWith(retryAfter(refusals.throttled, date))).split(' ');
    expect(Number(seconds)).toBeGreaterThan(100);
    expect(Number(seconds)).toBeLessThanOrEqual(120);
  });

  it('a false refusal is over the next time', async () => {
    await begin();
    edge.faults.next([refusals.botNotInRoster, refusals.conversationNotFound]);
    for (const expected of ['Undeliverable', 'Undeliverable', 'done']) {
      expect(await outcome(edge.messenger.send(edge.to('Nora'), message()))).toBe(expected);
    }
  });

  it('taken twice by the platform itself, it is one message to us', async () => {
    await begin();
    expect(await sendWith('twice')).toBe('done');
    expect([...edge.faults.counts().values()]).toEqual([{ requests: 1, taken: 2 }]);
    expect(edge.person('Nora').messages).toHaveLength(2);
  });

  it('nobody is there', async () => {
    await begin();
    const to = edge.to('Nora', `http://127.0.0.1:${await freePort()}/`);
    edge.trusts(to.serviceUrl);
    expect(await outcome(edge.messenger.send(to, message()))).toBe('NoAnswer');
  });

  it('an address that is not the channel’s is never spoken to', async () => {
    await begin();
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      response.end('{"id":"1"}');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const own = edge.channel.serviceUrl();
    for (const address of [
      `http://127.0.0.1:${port}/`,
      `${own.replace('http://', 'http://somebody@')}`,
      `${own.replace('http://', 'https://')}`,
      `http://127.0.0.1:${port}/?${own}`,
      'nonsense',
      '',
    ]) {
      expect([address, await outcome(edge.messenger.send(edge.to('Nora', address), message()))]).toEqual([
        address,
        'Undeliverable',
      ]);
    }
    expect(asked).toBe(0);
    elsewhere.close();
  });

  it.each([
    ['breaks off', { 'content-length': '100' }],
    ['is no JSON', {}],
  ])('an answer that %s', async (_, headers) => {
    await begin();
    const broken = createServer((_request, response) => {
      response.writeHead(201, { 'content-type': 'application/json', ...headers });
      response.write('{"id": "Nora');
      setTimeout(() => ('content-length' in headers ? response.destroy() : response.end()), 50);
    });
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const to = edge.to('Nora', `http://127.0.0.1:${(broken.address() as AddressInfo).port}/`);
    edge.trusts(to.serviceUrl);
    expect(await outcome(edge.messenger.send(to, message()))).toBe('NoAnswer');
    broken.close();
    broken.closeAllConnections();
  });
});

describe('where the platform does not answer in time', () => {
  it.each(['hang', 'takenHang'] as const)('the request is given up: %s', async (fault) => {
    await begin({ longest: 1_500 });
    expect(await sendWith(fault)).toBe('NoAnswer');
    expect(edge.faults.asked).toHaveLength(1);
  });

  it('nothing is sent afterwards, though the token came late', async () => {
    let come = () => {};
    const token = new Promise<void>((resolve) => {
      come = resolve;
    });
    await begin({ longest: 1_500, beforeToken: () => token });
    expect(await outcome(edge.messenger.send(edge.to('Nora'), message()))).toBe('NoAnswer');
    come();
    await edge.messenger.send(edge.to('Kari'), message());
    expect(edge.faults.asked.map(({ conversationId }) => conversationId)).toEqual([edge.conversationOf('Kari')]);
  });

  it('a token that is refused says nothing of the person', async () => {
    await begin({
      beforeToken: () => Promise.reject(Object.assign(new Error('invalid_client'), { statusCode: 400 })),
    });
    const failure: unknown = await edge.messenger.send(edge.to('Nora'), message()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(Undeliverable);
  });
});

it('an error holds nothing of the request or the answer', async () => {
  await begin();
  const { activityId } = await edge.messenger.send(edge.to('Nora'), message());
  const secret = { code: 'x', message: `Nora Lund in ${edge.conversationOf('Nora')} was told ABCD2345` };
  const faults: Fault[] = [403, 404, 412, 429, 500].map((status) => ({ status, body: { error: secret } }));
  faults.push('cutBefore');
  edge.faults.next(faults.flatMap((fault) => [fault, fault]));
  for (const _ of faults) {
    for (const work of [
      edge.messenger.send(edge.to('Nora'), message()),
      edge.messenger.update(edge.to('Nora'), activityId, message()),
    ]) {
      const error: unknown = await work.catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      const { message: text, cause, stack } = error as Error;
      const all = JSON.stringify([text, Object.entries(error as Error), String(cause), stack]);
      expect(all).not.toMatch(/Nora|ABCD2345|a:|activities|Bearer/);
    }
  }
});

describe('the pace of what is sent over HTTP', () => {
  const mostWithin = (times: readonly number[], within: number) =>
    Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + within).length));

  it('keeps the limits of a conversation, and sends everything', async () => {
    const conversation = [
      { most: 7, within: 1_000 },
      { most: 8, within: 2_000 },
    ];
    await begin({ pace: createPace({ perSecond: 50, conversation }) });
    await Promise.all(Array.from({ length: 12 }, (_, n) => edge.messenger.send(edge.to('Nora'), message(`N${n}`))));
    const times = edge.faults.asked.map(({ at }) => at);
    expect(times).toHaveLength(12);
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(7);
    expect(mostWithin(times, 2_000)).toBeLessThanOrEqual(8);
  });

  it('a new report goes before the reminders that wait, and is not held up by another conversation', async () => {
    await begin({ pace: createPace({ perSecond: 2, conversation: [{ most: 1, within: 500 }] }) });
    const reminders = ['Nora', 'Nora', 'Kari', 'Kari'] as const;
    const sent = reminders.map((name) => edge.messenger.send(edge.to(name), message(), { urgency: 'canWait' }));
    sent.push(edge.messenger.send(edge.to('Anne'), message(), { urgency: 'now' }));
    await Promise.all(sent);
    const order = edge.faults.asked.map(({ conversationId }) => conversationId);
    expect(order.indexOf(edge.conversationOf('Anne'))).toBeLessThan(4);
    expect(order).toHaveLength(5);
  });

  it('after 429 nothing more is asked for there until then', async () => {
    await begin({ pace: createPace() });
    expect(await sendWith(retryAfter(refusals.throttled, '40'))).toBe('NotNow 40');
    expect(await outcome(edge.messenger.send(edge.to('Nora'), message()))).toBe('NotNow 40');
    expect(await outcome(edge.messenger.send(edge.to('Kari'), message()))).toBe('done');
    expect(edge.faults.asked).toHaveLength(2);
  });

  it('without a pace nothing is ever held back', async () => {
    await begin({ pace: unhurried });
    expect(await sendWith(retryAfter(refusals.throttled, '40'))).toBe('NotNow 40');
    await Promise.all(Array.from({ length: 30 }, () => edge.messenger.send(edge.to('Nora'), message())));
    expect(edge.faults.asked).toHaveLength(31);
  });
});

it('what cannot be changed is told apart from who cannot be reached', async () => {
  await begin();
  const { activityId } = await edge.messenger.send(edge.to('Nora'), message());
  await edge.messenger.update(edge.to('Nora'), activityId, message('WXYZ6789'));
  expect(JSON.stringify(edge.person('Nora').messages)).toContain('WXYZ6789');
  await expect(edge.messenger.update(edge.to('Nora'), 'none', message())).rejects.toBeInstanceOf(CardGone);
  await edge.person('Nora').uninstall();
  await expect(edge.messenger.update(edge.to('Nora'), activityId, message())).rejects.toBeInstanceOf(Undeliverable);
  await expect(edge.messenger.send(edge.to('Nora'), message())).rejects.toBeInstanceOf(Undeliverable);
});

describe('a message out of the blue, while somebody waits for an answer', () => {
  /** Who was written to, in that order: Nora said something and is answered after so many seconds, Kari gets a message. */
  const order = async (seconds: string): Promise<readonly string[]> => {
    await begin();
    edge.faults.next([retryAfter(refusals.throttled, seconds)], { conversationId: edge.conversationOf('Nora') });
    const answered = edge.person('Nora').say('hei');
    while (edge.faults.asked.length === 0) await setImmediate();
    await Promise.all([answered, edge.messenger.send(edge.to('Kari'), message())]);
    return edge.faults.asked.map(({ conversationId }) =>
      conversationId === edge.conversationOf('Kari') ? 'Kari' : 'Nora',
    );
  };

  it('goes after the answer', async () => {
    expect(await order('1')).toEqual(['Nora', 'Nora', 'Kari']);
  });

  it('is not held back for long', async () => {
    expect(await order('3')).toEqual(['Nora', 'Kari', 'Nora']);
  });
});
