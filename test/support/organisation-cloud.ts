import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChannelOptions } from '../../src/workbench/channel/channel';
import { CosmosServer } from './cosmos-server';
import { LocalCloud } from './local-cloud';
import { organisationInGraph } from './local-services';
import type { Certificate } from './local-tls';

const cases = 'trygg.documents.azure.com';
const keys = 'trygg-keys.documents.azure.com';
const graphHost = 'graph.microsoft.com';

/** All that an organisation has in Azure and Entra, for programs that are started as it starts them. */
export async function openOrganisationCloud(channel: Pick<ChannelOptions, 'now' | 'limits'>) {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-organisation-'));
  let cosmos: CosmosServer | undefined;
  const services = {
    names: [cases, keys, graphHost, 'localhost'],
    async open(certificate: Certificate) {
      const server = await CosmosServer.start(certificate);
      cosmos = server;
      await server.prepare();
      const { graph, rolesFile } = await organisationInGraph(folder, certificate);
      return {
        hosts: { [cases]: server.port, [keys]: server.port, [graphHost]: graph.port },
        settings: {
          TRYGG_COSMOS: `https://${cases}`,
          TRYGG_COSMOS_KEYS: `https://${keys}`,
          TRYGG_GRAPH: rolesFile,
          TRYGG_DIRECTORY: undefined,
        },
        tokens: {
          [`https://${cases}`]: 'a token for the cases',
          [`https://${keys}`]: 'a token for their keys',
          [`https://${graphHost}`]: graph.token,
        },
        async close() {
          await server.close();
          await graph.close();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  };
  const cloud = await LocalCloud.open({ channel, services });
  if (!cosmos) throw new Error('Cosmos DB was not started');
  return { cloud, cosmos };
}
