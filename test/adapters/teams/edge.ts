import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { DoorkeptAdapter } from '../../../src/adapters/teams/adapter';
import { createMessenger } from '../../../src/adapters/teams/messenger';
import type { Pace } from '../../../src/adapters/teams/platform/pace';
import { createEntrance } from '../../../src/adapters/teams/server';
import type { Addressee } from '../../../src/application/messenger';
import type { MessageView } from '../../../src/case/message-views';
import { defaultPolicy } from '../../../src/procedure/policy';
import { createBotCredentials, trusted } from '../../../src/workbench/channel/bot-settings';
import { createChannel } from '../../../src/workbench/channel/channel';
import { faultyConnector } from '../../support/faulty-connector';

const appId = '5c1f6f0e-6a0b-4d1c-9d52-2f9b3f0a7d11';
const tenantId = '0d4c7a52-8b1e-4a3f-9c66-71e5b2d8f340';

/** How the tests call the people of this channel. */
const names = ['Nora', 'Kari', 'Anne'] as const;
type Name = (typeof names)[number];
const idOf = (name: Name) => `aaaaaaaa-0000-4000-8000-00000000000${names.indexOf(name)}`;

/** It is always then. */
export const clock = { now: () => '2026-01-05T08:00:00.000Z' };

/** A message that may be told from others. */
export const message = (caseId = 'ABCD2345'): MessageView => ({
  kind: 'taskDone',
  caseId,
  step: 'acknowledgeReceipt',
  way: 'written',
  rule: '3.1.2-9',
  at: '2026-01-05T08:00:00.000Z',
});

export interface EdgeOptions {
  readonly pace?: Pace;
  readonly longest?: number;
  /** Stands before each request for a token. */
  readonly beforeToken?: () => Promise<void>;
}

/** The real adapter, entrance and messenger before the real channel, with faults between them; behind them an echo. */
export async function startEdge({ pace, longest, beforeToken = async () => {} }: EdgeOptions = {}) {
  const channel = createChannel({
    appId,
    tenantId,
    botName: 'Trygg',
    people: names.map((name) => ({ id: idOf(name), name, locale: 'nb-NO' })),
  });
  await channel.listen();
  const settings = channel.botSettings();
  const credentials = createBotCredentials(settings);
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...settings }, {
    ...credentials,
    async createCredentials(...given: Parameters<typeof credentials.createCredentials>) {
      const real = await credentials.createCredentials(...given);
      return {
        async signRequest(request: Parameters<typeof real.signRequest>[0]) {
          await beforeToken();
          return real.signRequest(request);
        },
      };
    },
  } as typeof credentials);
  const serviceOrigins = [new URL(channel.serviceUrl()).origin];
  const own = { ...trusted(settings, tenantId), serviceOrigins };
  const adapter = new DoorkeptAdapter(authentication, pace, longest);
  const failed: (string | undefined)[] = [];
  const server = createEntrance({
    pages: [],
    channel: own,
    authentication,
    adapter,
    run: async (context: TurnContext) => {
      if (context.activity.type === 'message') await context.sendActivity(`Svar: ${context.activity.text}`);
    },
    checks: {},
    log: { info: () => {}, error: (_, facts) => failed.push(String(facts?.error)) },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  channel.pointAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`);
  const faults = faultyConnector(channel);
  const person = (name: Name) => channel.person(idOf(name));
  const conversationOf = (name: Name) =>
    channel.snapshot().chats.find(({ personId }) => personId === idOf(name))?.conversationId ?? '';
  for (const name of names) await person(name).install();

  return {
    channel,
    faults,
    person,
    conversationOf,
    /** The names of the errors with which turns have failed. */
    failed: failed as readonly (string | undefined)[],
    messenger: createMessenger(
      adapter,
      own,
      { calendar: { timeZone: 'Europe/Oslo', holidays: new Set() }, policy: defaultPolicy },
      clock,
    ),
    /** Makes an address one of the channel's too. */
    trusts: (serviceUrl: string) => void serviceOrigins.push(new URL(serviceUrl).origin),
    to: (name: Name, serviceUrl = channel.serviceUrl()): Addressee => ({
      conversationId: conversationOf(name),
      serviceUrl,
      language: 'nb',
    }),
    async stop(): Promise<void> {
      faults.mend();
      await channel.close();
      server.close();
    },
  };
}

export type Edge = Awaited<ReturnType<typeof startEdge>>;
