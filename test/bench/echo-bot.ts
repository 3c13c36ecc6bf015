import { ActivityTypes, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { pino } from 'pino';
import { createServer, plugins, type Request, type Response, type Server, type ServerOptions } from 'restify';
import { DoorkeptAdapter } from '../../src/adapters/teams/adapter';
import { authenticate, type Channel } from '../../src/adapters/teams/door';
import type { Said } from './speaker';

const silent = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;

/**
 * The least that a bot can be: the SDK's adapter behind restify and our token check, answering what it was told; or what
 * it was given to say.
 */
export function createEchoBot(
  channel: Channel,
  settings: Readonly<Record<string, string>>,
  credentials?: ServiceClientCredentialsFactory,
  said: Said = {},
): Server {
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...settings }, credentials);
  const adapter = new DoorkeptAdapter(authentication);
  const server = createServer({ name: 'echo', log: silent });
  server.use(plugins.bodyParser());
  server.get('/readyz', async (_request: Request, response: Response) => {
    response.send(200, { status: 'ready' });
  });
  server.post('/api/messages', async (request: Request, response: Response) => {
    const sender = await authenticate(channel, authentication, request.header('authorization'));
    if (!sender) {
      response.send(401);
      return;
    }
    const answer = await adapter.turn(request.body, sender.authenticated, (context) => echo(context, said));
    response.send(answer?.status ?? 200, answer?.body);
  });
  return server;
}

async function echo(context: TurnContext, { message, invoke }: Said): Promise<void> {
  const { type, text, value } = context.activity;
  if (type === ActivityTypes.Message) await context.sendActivity(message ? { ...message } : text);
  if (type !== ActivityTypes.Invoke) return;
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body: invoke ?? value } });
}
