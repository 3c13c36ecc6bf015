import { generate } from 'selfsigned';

/** What a server of a test shows, and what its clients have to trust: this one certificate. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const isAddress = (host: string) => /^[\d.]+$/.test(host);

/** A certificate for a few minutes' use, of these hosts. */
export async function certificateFor(hosts: readonly string[]): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'local test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) => (isAddress(host) ? { type: 7, ip: host } : { type: 2, value: host })),
      },
    ],
  });
  return { key, cert };
}
