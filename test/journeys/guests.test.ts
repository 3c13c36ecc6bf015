import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { type LocalTrygg, startLocalTrygg, tenantId } from '../support/local-trygg';
import { organisation } from '../support/organisation';
import { knock, message, token } from '../support/raw-http';
import { WatchedStore } from '../support/watched-store';

const folder = mkdtempSync(join(tmpdir(), 'trygg-guests-'));
const directoryFile = join(folder, 'directory.json');
const partner = '8f3a2c61-5e0b-4d7a-9b15-2c6d7e8f9a01';

beforeAll(() => {
  const file = JSON.parse(readFileSync(sampleOrganisation, 'utf8'));
  for (const one of file.people) if (one.id === organisation.tomasz.id) one.guest = true;
  writeFileSync(directoryFile, JSON.stringify(file));
});
afterAll(() => rmSync(folder, { recursive: true }));

const latest = (local: LocalTrygg) => JSON.stringify(local.person('tomasz').messages.at(-1));

describe('a guest in our tenant', () => {
  it.each([
    ['is turned away kindly', {}, true],
    ['comes in where the organisation wants it', { admitsGuests: true }, false],
  ])('%s', async (_, changes, isTurnedAway) => {
    const store = new WatchedStore();
    const local = await startLocalTrygg(undefined, { directoryFile, around: { store: store.around }, ...changes });
    try {
      await local.person('tomasz').install();
      await local.person('tomasz').say('hei');
      expect(latest(local).includes('gjestekonto')).toBe(isTurnedAway);
      const report = JSON.stringify(await local.person('tomasz').dialogStep('task/fetch', { verb: 'Report' }));
      expect(report.includes('gjestekonto')).toBe(isTurnedAway);
      expect(store.kept).toBe(0);
      await local.person('nora').say('hei');
      expect(JSON.stringify(local.person('nora').messages.at(-1))).not.toContain('gjestekonto');
    } finally {
      await local.stop();
    }
  });
});

describe("another tenant's people", () => {
  const fields = (tenant: string) => ({
    conversation: { id: 'a:partner', conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
  });

  it.each([
    ['are refused', [], 401],
    ['come in where the organisation names their tenant', [partner], 200],
  ])('%s', async (_, otherTenants, status) => {
    const local = await startLocalTrygg(undefined, { channel: { otherTenants } });
    try {
      const comes = (own: object) => knock(local, `Bearer ${token(local)}`, JSON.stringify(message(local, { ...own })));
      expect(await comes({ ...fields(partner), type: 'typing' })).toMatchObject({ status });
      expect(await comes(fields('7d1c2b3a-0000-4000-8000-000000000000'))).toMatchObject({ status: 401 });
      const twice = { ...fields(partner), channelData: { tenant: { id: tenantId } } };
      expect(await comes(twice)).toMatchObject({ status: 401, body: '' });
    } finally {
      await local.stop();
    }
  });
});
