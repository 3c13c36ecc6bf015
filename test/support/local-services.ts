import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CosmosServer } from './cosmos-server';
import { LocalBlobs } from './local-blobs';
import { graphPeople, guidOf, type LocalGraph, startLocalGraph } from './local-graph';
import { type Certificate, certificateFor } from './local-tls';
import { LocalVault } from './local-vault';
import { organisation } from './organisation';
import type { ServicePlaces } from './service-places';

/** The sample organisation in a Graph of its own, and the roles file beside it. */
export async function organisationInGraph(folder: string, certificate?: Certificate) {
  const rolesFile = join(folder, 'roles.json');
  const { anne, bjorn, eva } = organisation;
  const hr = { advisers: [{ group: guidOf('hr') }], lastResort: [{ person: eva.id }] };
  writeFileSync(rolesFile, JSON.stringify({ organisation: { name: 'Trolldalen' }, hr }));
  const graph = await startLocalGraph(certificate);
  graph.groups.set(guidOf('hr'), [anne.id, bjorn.id]);
  for (const one of graphPeople()) graph.people.set(one.id, one);
  return { graph, rolesFile };
}

/** Everything that an organisation has in Azure and Entra, as servers of this process that speak the same protocols. */
export class LocalServices {
  private constructor(
    readonly cosmos: CosmosServer,
    readonly vault: LocalVault,
    readonly blobs: LocalBlobs,
    readonly graph: LocalGraph,
    readonly places: ServicePlaces,
    private readonly folder: string,
  ) {}

  static async start(): Promise<LocalServices> {
    const folder = mkdtempSync(join(tmpdir(), 'trygg-services-'));
    const certificate = await certificateFor(['127.0.0.1']);
    const [cosmos, vault, blobs, { graph, rolesFile }] = [
      await CosmosServer.start(),
      await LocalVault.open(),
      await LocalBlobs.start(certificate),
      await organisationInGraph(folder),
    ];
    const places = {
      cosmos: cosmos.place,
      vault: vault.place,
      blobs: { url: blobs.url, token: blobs.token },
      graph: { url: graph.url, rolesFile, appId: guidOf('app') },
      identity: graph.identity,
      trusted: [certificate.cert, graph.certificate],
    };
    return new LocalServices(cosmos, vault, blobs, graph, places, folder);
  }

  async close(): Promise<void> {
    for (const one of [this.cosmos, this.vault, this.blobs, this.graph]) await one.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
