import { createPace } from '../../../src/adapters/teams/platform/pace';
import { type Fault, refusals, retryAfter } from '../../support/faulty-connector';
import { type Edge, type EdgeOptions, message, startEdge } from './edge';

let edge: Edge;
const begin = async (options?: EdgeOptions) => {
  edge = await startEdge(options);
};
afterEach(() => edge.stop());

/** What the bot has written in Nora's chat, after she said something and met these faults. */
const replies = async (faults: readonly Fault[]): Promise<readonly (string | undefined)[]> => {
  edge.faults.next(faults);
  await edge.person('Nora').say('hei');
  return edge
    .person('Nora')
    .messages.filter(({ from }) => from === 'bot')
    .map(({ text }) => text);
};

describe('a reply that the platform did not take', () => {
  it.each<readonly [string, readonly Fault[]]>([
    ['412', [refusals.preconditionFailed]],
    ['429', [refusals.throttled]],
    ['429 for a second', [retryAfter(refusals.throttled, '1')]],
    ['502', [refusals.badGateway]],
    ['503', [refusals.unavailable]],
    ['504', [refusals.gatewayTimeout]],
    ['three times', [refusals.badGateway, refusals.preconditionFailed, refusals.unavailable]],
  ])('is said again: %s', async (_, faults) => {
    await begin();
    expect(await replies(faults)).toEqual(['Svar: hei']);
    expect(edge.faults.asked).toHaveLength(faults.length + 1);
    expect(edge.failed).toEqual([]);
  });

  it('waits as long as it is told to', async () => {
    await begin();
    await replies([retryAfter(refusals.throttled, '2')]);
    const [first = 0, second = 0] = edge.faults.asked.map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(1_990);
  });

  it('is given up where that is too long for a turn', async () => {
    await begin();
    expect(await replies([retryAfter(refusals.throttled, '5')])).toEqual([]);
    expect(edge.faults.asked).toHaveLength(1);
    expect(edge.failed).toEqual(['Refused']);
  });

  it('is given up while there is still time to say so', async () => {
    await begin();
    expect(await replies(Array<Fault>(50).fill(refusals.unavailable))).toEqual([]);
    expect(edge.faults.asked.length).toBeGreaterThan(1);
    expect(edge.faults.asked.length).toBeLessThanOrEqual(5);
  });
});

describe('a reply that the platform may have taken, or never will', () => {
  it.each<readonly [string, Fault, number]>([
    ['cut after it was taken', 'cutAfter', 1],
    ['cut before it was taken, which cannot be known', 'cutBefore', 0],
    ['taken, and no answer in time', 'takenHang', 1],
    ['no answer in time', 'hang', 0],
    ['500', refusals.serviceError, 0],
    ['403', refusals.blockedByUser, 0],
    ['404', refusals.conversationNotFound, 0],
    ['400', refusals.badArgument, 0],
    ['401', refusals.unauthorized, 0],
  ])('is not said again: %s', async (_, fault, inTheChat) => {
    await begin({ longest: 1_500 });
    expect(await replies([fault])).toHaveLength(inTheChat);
    expect(edge.faults.asked).toHaveLength(1);
    expect(edge.failed).toHaveLength(1);
  });
});

describe('the pace of replies', () => {
  const two = { perSecond: 50, conversation: [{ most: 2, within: 60_000 }] };

  it('they are never held back, and count for what is sent out of the blue', async () => {
    await begin({ pace: createPace(two) });
    for (const word of ['en', 'to', 'tre', 'fire']) await edge.person('Nora').say(word);
    expect(edge.faults.asked).toHaveLength(4);
    await expect(edge.messenger.send(edge.to('Nora'), message())).rejects.toMatchObject({ name: 'NotNow' });
    await edge.messenger.send(edge.to('Kari'), message());
  });

  it('each try counts', async () => {
    await begin({ pace: createPace(two) });
    await replies([refusals.badGateway]);
    await expect(edge.messenger.send(edge.to('Nora'), message())).rejects.toMatchObject({ name: 'NotNow' });
  });

  it('429 to a reply pauses what is sent there out of the blue', async () => {
    await begin({ pace: createPace() });
    await replies([retryAfter(refusals.throttled, '300')]);
    await expect(edge.messenger.send(edge.to('Nora'), message())).rejects.toMatchObject({ retryAfterSeconds: 300 });
    expect(await replies([])).toEqual(['Svar: hei']);
  });
});
