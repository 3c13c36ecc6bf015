import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { openAnchorBlobs } from '../../src/adapters/anchor/anchor-blobs';
import type { KeyVaultSettings } from '../../src/adapters/keys/key-vault';
import type { Composition } from '../../src/compose';
import { graphOf } from '../../src/services/graph';
import { type CosmosPlace, openCosmos } from './cosmos-place';

/** With which the program comes to the vault. */
export const vaultToken = 'a token for the vault';

export interface VaultPlace {
  readonly port: number;
  readonly certificate: string;
}

/** Where the services of an organisation are found on this machine, by any process. */
export interface ServicePlaces {
  readonly cosmos: CosmosPlace;
  readonly vault: VaultPlace;
  readonly blobs: { readonly url: string; readonly token: string };
  readonly graph: { readonly url: string; readonly rolesFile: string; readonly appId: string };
  /** Where the identity of this machine gets its tokens. */
  readonly identity: { readonly endpoint: string; readonly header: string };
  /** Of the blobs and of Graph, whose clients take no certificate of their own. */
  readonly trusted: readonly string[];
}

/** What a process is composed of that uses all of them. */
export function onServices(places: ServicePlaces): Partial<Composition> {
  const { cosmos, vault, blobs, graph, identity, trusted } = places;
  setDefaultCACertificates([...getCACertificates('default'), ...trusted]);
  process.env.IDENTITY_ENDPOINT = identity.endpoint;
  process.env.IDENTITY_HEADER = identity.header;
  return {
    cosmos: () => openCosmos(cosmos),
    keyVault: vaultAt(vault),
    anchor: () => openAnchorBlobs({ url: blobs.url, credential: tokenAs(blobs.token) }),
    ...graphOf({ MICROSOFT_APP_ID: graph.appId, TRYGG_GRAPH: graph.rolesFile }, graph.url),
  };
}

/** Its usual time for an answer is too short for a machine that does other things too. */
export function vaultAt({ port, certificate }: VaultPlace, times: KeyVaultSettings['times'] = {}): KeyVaultSettings {
  return {
    key: `https://127.0.0.1:${port}/keys/trygg`,
    credential: tokenAs(vaultToken),
    times: { answer: 10_000, silence: 0, ...times },
    client: {
      disableChallengeResourceVerification: true,
      tlsOptions: { ca: certificate },
      retryOptions: { maxRetries: 0 },
    },
  };
}

function tokenAs(token: string) {
  return { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
}
