import { CosmosClient, type CosmosClientOptions } from '@azure/cosmos';
import { Items, noneWhere } from './items';
import type { Layout } from './layout';
import { type Patience, persist, usualPatience } from './persistence';

export interface CosmosAccount {
  /** Of the account: `https://….documents.azure.com`. */
  readonly endpoint: string;
  /** The identity that has a role there. Trygg has no key of the account. */
  readonly credential: NonNullable<CosmosClientOptions['aadCredentials']>;
  /** How connections are made, where that is not the usual way. */
  readonly agent?: NonNullable<CosmosClientOptions['agent']>;
  readonly patience?: Patience;
}

export interface OpenAccount {
  items(container: string): Items;
  close(): Promise<void>;
}

/** @throws where the account is not what the layout says; it is the infrastructure that makes it so. */
export async function openAccount(account: CosmosAccount, { database, consistency, containers }: Layout) {
  const { endpoint, credential, agent, patience = usualPatience } = account;
  const client = new CosmosClient({
    endpoint,
    aadCredentials: credential,
    ...(agent ? { agent } : {}),
    connectionPolicy: {
      // One region: what fails is tried again here, with an end in sight, and not in regions that there are not.
      enableEndpointDiscovery: false,
      requestTimeout: patience.request,
      retryOptions: {
        maxRetryAttemptCount: 9,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: patience.throttled / 1_000,
      },
    },
  });
  let isClosed = false;
  const close = async () => {
    isClosed = true;
    client.dispose();
  };
  try {
    const { resource } = await persist(patience, () => client.getDatabaseAccount());
    if (resource?.consistencyPolicy !== consistency) {
      throw new Error(
        `The Cosmos DB account ${endpoint} has the consistency ${resource?.consistencyPolicy}; Trygg needs ${consistency}.`,
      );
    }
    for (const { id, partitionKey } of containers) {
      const found = await persist(patience, () => client.database(database).container(id).read()).catch(noneWhere(404));
      const [paths, expected] = [found.resource?.partitionKey, partitionKey].map((key) => key?.paths.join());
      if (paths !== expected) {
        throw new Error(
          `The container ${database}/${id} of ${endpoint} is not there with the partition key ${expected}.`,
        );
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  const open = new Map(
    containers.map(({ id }) => [id, new Items(client.database(database).container(id), patience, () => isClosed)]),
  );
  return {
    items(container: string): Items {
      const items = open.get(container);
      if (!items) throw new Error(`No container ${container} is declared`);
      return items;
    },
    close,
  };
}
