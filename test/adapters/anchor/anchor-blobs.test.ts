import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import { openAnchorBlobs } from '../../../src/adapters/anchor/anchor-blobs';
import { all, anchorContract } from '../../contracts/anchor.contract';
import { LocalBlobs } from '../../support/local-blobs';
import { type Certificate, certificateFor } from '../../support/local-tls';

const trusted = getCACertificates('default');
let certificate: Certificate;
beforeAll(async () => {
  certificate = await certificateFor(['127.0.0.1']);
  setDefaultCACertificates([...trusted, certificate.cert]);
});
afterAll(() => setDefaultCACertificates(trusted));

const credentialFor = ({ token }: { readonly token: string }) => ({
  getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }),
});

anchorContract('a container of blobs', async () => {
  const blobs = await LocalBlobs.start(certificate);
  const open = () => openAnchorBlobs({ url: blobs.url, credential: credentialFor(blobs) });
  return { anchor: await open(), another: open, cleanUp: () => blobs.close() };
});

describe('a container of blobs as anchor', () => {
  const endOf = (number: number) => ({ of: 'commits', chain: 'c1', number, mac: 'mac' }) as const;
  let blobs: LocalBlobs;
  const open = () => openAnchorBlobs({ url: blobs.url, credential: credentialFor(blobs) });
  const numbers = async () => (await all(await open())).map(({ number }) => number);

  beforeEach(async () => {
    blobs = await LocalBlobs.start(certificate);
  });
  afterEach(() => blobs.close());

  it('begins another blob where one is full, also where another process has begun it', async () => {
    blobs.mostAppends = 2;
    const [one, other] = [await open(), await open()];
    for (const number of [1, 2, 3]) await one.keep(endOf(number));
    await other.keep(endOf(4));
    await other.keep(endOf(5));
    expect([...blobs.blobs.keys()]).toEqual([1, 2, 3].map((number) => `record-00000${number}.anchor`));
    expect(await numbers()).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['busy', { answer: { status: 503, code: 'ServerBusy' } }],
    ['cut off before it was carried out', { answer: 'cut' }],
  ] as const)('tries again where the service was %s', async (_, fault) => {
    const anchor = await open();
    await anchor.keep(endOf(1));
    blobs.faults.push(fault);
    await anchor.keep(endOf(2));
    expect(await numbers()).toEqual([1, 2]);
  });

  it('keeps twice what was kept and never answered: that harms nothing', async () => {
    const anchor = await open();
    await anchor.keep(endOf(1));
    blobs.faults.push({ answer: 'cut', carriedOut: true });
    await anchor.keep(endOf(2));
    expect(await numbers()).toEqual([1, 2, 2]);
  });

  it('says so where it may not write any more, and takes what comes after that', async () => {
    const anchor = await open();
    await anchor.keep(endOf(1));
    blobs.faults.push({ answer: { status: 403, code: 'AuthorizationPermissionMismatch' } });
    await expect(anchor.keep(endOf(2))).rejects.toThrow();
    await anchor.keep(endOf(3));
    expect(await numbers()).toEqual([1, 3]);
  });

  it('is not opened by whoever has no right to it, and says nothing of what it asked with', async () => {
    const error: unknown = await openAnchorBlobs({
      url: blobs.url,
      credential: credentialFor({ token: 'another-token' }),
    }).catch((it) => it);
    expect(error).toMatchObject({ statusCode: 401 });
    expect(inspect(error, { depth: null })).not.toContain('another-token');
  });
});
