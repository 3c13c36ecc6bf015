import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  path(name: string): string;
  /** What lies in one of its folders. */
  names(under: string): string[];
  /** The bytes of every file in it, one after the other. */
  bytes(): Buffer;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(join(tmpdir(), 'trygg-'));
  return {
    path: (name) => join(folder, name),
    names: (under) => readdirSync(join(folder, under)),
    bytes: () => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name)))),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Opens one file as often as asked and closes all of it in the end. */
export function reopenable<Client extends { close(): Promise<void> }>(open: () => Client | Promise<Client>) {
  const clients: Client[] = [];
  const another = async () => {
    const client = await open();
    clients.push(client);
    return client;
  };
  const closeAll = async () => {
    for (const client of clients.splice(0)) await client.close();
  };
  const reopen = async () => {
    await closeAll();
    return another();
  };
  return { another, reopen, closeAll };
}
