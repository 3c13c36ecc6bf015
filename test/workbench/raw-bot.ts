import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Channel } from '../../src/workbench/channel/channel';

/** Calls the connector as a bot does, without any SDK in between. */
export async function connectorOf(channel: Channel) {
  const settings = channel.botSettings();
  const response = await fetch(`${settings.ToChannelFromBotLoginUrl}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: settings.MicrosoftAppId,
      client_secret: settings.MicrosoftAppPassword,
      scope: `${settings.ToChannelFromBotOAuthScope}/.default`,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };

  async function call(method: string, path: string, body?: unknown, bearer: string | null = token) {
    const answer = await fetch(`${channel.serviceUrl()}v3/conversations${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : undefined };
  }

  const activitiesOf = (conversationId: string) => `/${encodeURIComponent(conversationId)}/activities`;
  return {
    token,
    call,
    send: (conversationId: string, activity: object) => call('POST', activitiesOf(conversationId), activity),
    update: (conversationId: string, id: string, activity: object) =>
      call('PUT', `${activitiesOf(conversationId)}/${id}`, activity),
    remove: (conversationId: string, id: string) => call('DELETE', `${activitiesOf(conversationId)}/${id}`),
  };
}

export interface ScriptedAnswer {
  status?: number;
  body?: unknown;
  contentType?: string;
  delayMs?: number;
  /** Cuts the connection instead of answering. */
  cut?: boolean;
}

/** A bot that checks nothing and answers invokes as it is told to. */
export async function startScriptedBot() {
  let next: ScriptedAnswer = {};
  const heard: { name?: string; authorization: string | undefined; activity: Record<string, unknown> }[] = [];

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of req) text += part;
    const activity = JSON.parse(text);
    heard.push({ name: activity.name, authorization: req.headers.authorization, activity });
    const {
      status = 200,
      body,
      contentType = 'application/json',
      delayMs = 0,
      cut,
    } = activity.type === 'invoke' ? next : {};
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (cut) {
      res.destroy();
      return;
    }
    res.statusCode = status;
    if (body !== undefined) res.setHeader('content-type', contentType);
    res.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  }

  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    heard,
    willAnswer(scripted: ScriptedAnswer): void {
      next = scripted;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
