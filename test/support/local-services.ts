import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CosmosServer } from './cosmos-server';
import { LocalBlobs } from './local-blobs';
import { graphPeople, guidOf, type LocalGraph, startLocalGraph } from './local-graph';
import { certificateFor } from './local-tls';
import { LocalVault } from './local-vault';
import { organisation } from './organisation';
import type { ServicePlaces } from './service-places';

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
    const rolesFile = join(folder, 'roles.json');
    const { eva } = organisation;
    const hr = { advisers: [{ group: guidOf('hr') }], lastResort: [{ person: eva.id }] };
    writeFileSync(rolesFile, JSON.stringify({ organisation: { name: 'Trolldalen' }, hr }));
    const certificate = await certificateFor(['127.0.0.1']);
    const [cosmos, vault, blobs, graph] = [
      await CosmosServer.start(),
      await LocalVault.open(),
      await LocalBlobs.start(certificate),
      await startLocalGraph(),
    ];
    graph.groups.set(guidOf('hr'), [organisation.anne.id, organisation.bjorn.id]);
    for (const one of graphPeople()) graph.people.set(one.id, one);
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
