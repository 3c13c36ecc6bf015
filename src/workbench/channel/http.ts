import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';

export class BodyTooLarge extends Error {}

/** Reads a request's body; throws `BodyTooLarge` once it is over the limit, after the sender has been heard out. */
export async function readBody(req: IncomingMessage, limitBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= limitBytes) parts.push(part);
  }
  if (size > limitBytes) throw new BodyTooLarge();
  return Buffer.concat(parts).toString('utf8');
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function answerJson(
  res: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  // No chaining: restify, once loaded, patches writeHead of every response of the process so that it returns nothing.
  res.writeHead(
    status,
    body === undefined ? headers : { 'content-type': 'application/json; charset=utf-8', ...headers },
  );
  res.end(body === undefined ? undefined : JSON.stringify(body));
}

export interface PostAnswer {
  status: number;
  contentType: string;
  text: string;
}

export type PostResult = { kind: 'answer'; answer: PostAnswer } | { kind: 'silence' } | { kind: 'cut'; reason: string };

// A connection of its own for each request: a bot that was killed and started again must not meet one from before.
const agent = new Agent({ keepAlive: false });

/** Posts JSON and waits at most `waitMs`; the request itself goes on after that, as that of a real client does. */
export function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string>,
  waitMs: number,
): Promise<PostResult> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'silence' }), waitMs);
    const settle = (result: PostResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    const payload = Buffer.from(JSON.stringify(body));
    const outgoing = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': payload.length },
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => settle({ kind: 'cut', reason: error.code ?? 'unknown' }));
    outgoing.on('response', (response) => {
      readBody(response, 10_000_000).then(
        (text) => {
          const contentType = response.headers['content-type'] ?? '';
          settle({ kind: 'answer', answer: { status: response.statusCode ?? 0, contentType, text } });
        },
        () => settle({ kind: 'cut', reason: 'the answer broke off' }),
      );
    });
    outgoing.end(payload);
  });
}
