import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openDatabase } from '../../../src/adapters/storage/database';
import { type BotSettings, createBotCredentials, trusted } from '../../../src/workbench/channel/bot-settings';
import { answerParent } from '../asking';
import { createEchoBot } from '../echo-bot';
import type { Said } from '../speaker';
import { beginProfile, endProfile } from './profile';

/** What the product is compared with: a bot that does nothing, and a database that keeps one row at a time. */

const table = 'CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT';

/** Connections of the load stay open while others have their turn. Milliseconds. */
const openFor = 600_000;

let insert: (body: string) => void = () => undefined;

const answers = {
  async start(asks: {
    readonly settings: BotSettings;
    readonly appId: string;
    readonly tenantId: string;
    readonly said: Said;
  }) {
    const { settings, tenantId, said } = asks;
    const channel = trusted(settings, tenantId);
    const server = createEchoBot(channel, { ...settings }, createBotCredentials(settings), said);
    server.server.keepAliveTimeout = openFor;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages` };
  },
  /** Encrypted and settled on disk with the product's own settings. */
  openRows({ folder }: { readonly folder: string }) {
    const db = openDatabase({ file: join(folder, 'rows.db'), key: randomBytes(32) }, [table]);
    const statement = db.prepare<[string]>('INSERT INTO rows (body) VALUES (?)');
    insert = (body) => void statement.run(body);
  },
  /** Milliseconds for each of so many rows, one after the other. */
  insertRows({ count, size }: { readonly count: number; readonly size: number }): number[] {
    const body = randomBytes(size).toString('base64').slice(0, size);
    return Array.from({ length: count }, () => {
      const started = performance.now();
      insert(body);
      return performance.now() - started;
    });
  },
  beginProfile,
  endProfile,
};

export type Peer = typeof answers;

answerParent(answers);
