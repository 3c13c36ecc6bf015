import { longestWait, unhurried } from '../../../../src/adapters/teams/platform/pace';
import { askedAgain, longestAnswer } from '../../../../src/adapters/teams/platform/requests';
import { longestRequestSeconds } from '../../../../src/application/messenger';

/** How often is asked where the network fails first like this, and then no more. */
async function triesAfter(code: string): Promise<number> {
  let tries = 0;
  const answered = { status: 201, headers: { get: () => undefined } };
  const next = async () => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error('the network failed'), { code });
    return answered;
  };
  await askedAgain(unhurried, 'a')
    .sendRequest({}, next)
    .catch(() => undefined);
  return tries;
}

describe('a reply that met the network', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('is sent again where it never left: %s', async (code) => {
    expect(await triesAfter(code)).toBe(2);
  });
  it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'REQUEST_SEND_ERROR', 'PARSE_ERROR'])(
    'is not sent again where it may have arrived: %s',
    async (code) => {
      expect(await triesAfter(code)).toBe(1);
    },
  );
});

it('the wait for a place and the request together are no longer than a claim counts on', () => {
  expect(longestWait + longestAnswer).toBeLessThanOrEqual(longestRequestSeconds * 1000);
});
