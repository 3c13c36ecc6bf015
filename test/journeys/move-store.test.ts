import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnchorFile } from '../../src/adapters/anchor/anchor-file';
import { recogniseInstallation } from '../../src/application/installation';
import type { ChainEnd } from '../../src/application/ports';
import { packageRoot } from '../../src/root';
import { openData } from '../../src/services/open-data';
import { button, doTask, sendReport, writeReport } from '../support/acts';
import { openCosmos } from '../support/cosmos-place';
import { CosmosServer } from '../support/cosmos-server';
import { buildProgram } from '../support/killable-trygg';
import { startLocalTrygg } from '../support/local-trygg';
import { organisation } from '../support/organisation';

/** A pilot ends, and its cases go on in Cosmos DB. The program is the real one, with the identity of a machine. */
describe('moving from files to Cosmos DB', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-move-'));
  const dataFolder = join(folder, 'data');
  const anchorThen = join(folder, 'anchor-then');
  const identity = createServer((_, response) => {
    const until = String(Math.floor(Date.now() / 1000) + 3600);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ access_token: 'a-token', expires_on: until, resource: 'x', token_type: 'Bearer' }));
  });
  let server: CosmosServer;
  let caseId: string;

  beforeAll(async () => {
    buildProgram();
    server = await CosmosServer.start();
    await server.prepare();
    writeFileSync(join(folder, 'certificate.pem'), server.certificate);
    identity.listen(0, '127.0.0.1');
    await once(identity, 'listening');
    const pilot = await startLocalTrygg(undefined, { dataFolder });
    for (const name of ['nora', 'kari', 'anne'] as const) await pilot.person(name).install();
    caseId = await sendReport(pilot.person('nora'), { accused: ['jonas'], what: 'Han ler av meg.' });
    await pilot.trygg.trygg.idle();
    await doTask(pilot.person('kari'), 'AcknowledgeReceipt');
    await pilot.trygg.trygg.idle();
    await writeReport(pilot.person('anne'), { accused: ['jonas'], what: 'Et utkast.' });
    await pilot.stop();
  });
  afterAll(async () => {
    await server.close();
    identity.closeAllConnections();
    identity.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const move = () =>
    spawn(process.execPath, [join(packageRoot, 'build/src/move-store.js'), anchorThen], {
      env: {
        PATH: process.env.PATH,
        TRYGG_DATA: dataFolder,
        TRYGG_COSMOS: server.endpoint,
        TRYGG_COSMOS_KEYS: server.endpoint.replace('localhost', '127.0.0.1'),
        NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem'),
        IDENTITY_ENDPOINT: `http://127.0.0.1:${(identity.address() as AddressInfo).port}/msi/token`,
        IDENTITY_HEADER: 'of-this-machine',
      },
    });
  const ended = async (child: ReturnType<typeof move>) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const [code] = await once(child, 'close');
    return { code, said };
  };

  it('is killed in the middle, where Trygg does not start; goes on; and is not done twice', async () => {
    const killed = move();
    let documents = 0;
    server.hold = async ({ container, what }) => {
      if (container === 'documents' && what === 'upsert') documents += 1;
      if (documents === 2) killed.kill('SIGKILL');
    };
    expect((await ended(killed)).code).toBeNull();
    server.hold = async () => undefined;
    const half = await openData({ dataFolder, cosmos: () => openCosmos(server.place) });
    await expect(recogniseInstallation(half.store, half.keys)).rejects.toThrow('do not belong together');
    await half.close();

    const { code, said } = await ended(move());
    expect(said).toMatch(/Moved and compared: 2 commits, 1 looks, \d+ documents, \d+ keys\. The record is whole\./);
    expect(said).toMatch(/Added to \S+anchor-then: [34] places that the record had come to\./);
    expect(code).toBe(0);
    const anchors = [join(dataFolder, 'anchor'), anchorThen].map(async (place) => {
      const ends: ChainEnd[] = [];
      for await (const end of (await openAnchorFile(place)).kept()) ends.push(end);
      return ends;
    });
    const [before, then] = await Promise.all(anchors);
    expect(then).toEqual(before);
    expect(before?.length).toBeGreaterThan(2);
    expect(await ended(move())).toEqual({ code: 1, said: 'The data were moved already. Nothing was done.\n' });
  });

  it('has taken everything along: the case goes on, the draft is there, and everybody is known', async () => {
    const local = await startLocalTrygg(undefined, { dataFolder, cosmos: () => openCosmos(server.place) });
    const { trygg } = local.trygg;
    const state = await trygg.views.caseFor(organisation.kari.id, caseId);
    expect(Object.keys(state?.commands ?? {})).toHaveLength(2);
    expect((await trygg.reports.draft(organisation.anne.id))?.draft.what).toBe('Et utkast.');
    await local.person('nora').install();
    await local.person('nora').say('mine saker');
    await local.person('nora').press(button('OpenCase', { caseId }));
    expect(JSON.stringify(local.person('nora').dialog)).toContain(caseId);
    const known = await trygg.people.get(organisation.kari.id);
    expect(known.conversationId).toBeDefined();
    await local.stop();
  });

  it('stops where something else is there, and overwrites nothing of it', async () => {
    const { store, keyStore } = await openCosmos(server.place);
    await store.putDocument('setting', 'installation', 'of another installation', 'any');
    expect(await ended(move())).toEqual({ code: 1, said: 'Another installation keeps its cases there.\n' });
    await store.putDocument('setting', 'installation', 'moving', 'any');
    const [key] = await keyStore.listKeys(1);
    const other = await keyStore.listKeys(1, key);
    await keyStore.replaceKey(key!, other[0]!.wrapped);
    const { code, said } = await ended(move());
    expect(said).toContain(`The key ${key?.owner}/${key?.strand} is another one where it was moved to.`);
    expect(code).toBe(1);
    expect((await store.document('setting', 'installation'))?.body).toBe('moving');
    await store.close();
    await keyStore.close();
  });
});
