import { request } from 'node:http';
import { connect } from 'node:net';
import type { JwtPayload } from 'jsonwebtoken';
import type { SignOptions } from '../../src/workbench/channel/tokens';
import { type LocalTrygg, tenantId } from './local-trygg';

/** What a stranger, or the channel itself, can put on the wire. */

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export function send(
  local: LocalTrygg,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Buffer = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sending = request(`${local.url}${path}`, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        resolve({ status, body: Buffer.concat(parts).toString('utf8'), headers: response.headers });
      });
    });
    sending.once('error', reject);
    sending.end(body);
  });
}

/** A message of Nora's as the channel would send it, with these fields instead; undefined leaves one out. */
export function message(local: LocalTrygg, fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { person, userId, conversationId } = local.person('nora');
  return {
    type: 'message',
    text: 'hei',
    id: 'a1',
    channelId: 'msteams',
    serviceUrl: local.channel.serviceUrl(),
    from: { id: userId, aadObjectId: person.id },
    recipient: { id: '28:bot' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    ...fields,
  };
}

/** The channel's token with these claims instead; undefined leaves one out. */
export function token(local: LocalTrygg, change: JwtPayload = {}, signing?: SignOptions): string {
  const claims = { ...local.channel.tokens.claimsForBot(local.channel.serviceUrl()), ...change };
  const known = Object.entries(claims).filter(([, value]) => value !== undefined);
  return local.channel.tokens.sign(Object.fromEntries(known), signing);
}

export function knock(local: LocalTrygg, authorization: string | undefined, body: string | Buffer): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) };
  return send(local, 'POST', '/api/messages', headers, body);
}

/** Sends bytes as they are, and answers with all that comes back until the connection is closed. */
export function overTheWire(local: LocalTrygg, bytes: string): Promise<string> {
  const { port, hostname } = new URL(local.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.once('error', (error) => (answer === '' ? reject(error) : resolve(answer)));
    socket.once('close', () => resolve(answer));
  });
}
