import type { IncomingMessage, ServerResponse } from 'node:http';

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

const headers: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function protect(res: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

/**
 * Why a request can't be from this machine's own page: the connection comes from elsewhere; the name in `Host` is one
 * that an attacker may point here (DNS rebinding); the request was made by another site's page (CSRF). `undefined`
 * when there is nothing to object to.
 */
export function objectionTo(req: IncomingMessage): string | undefined {
  if (!loopbackAddresses.has(req.socket.remoteAddress ?? '')) return 'The workbench answers this machine only.';
  const host = req.headers.host ?? '';
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  if (!loopbackNames.has(name) || Number(port ?? 80) !== req.socket.localPort) {
    return 'The workbench is reached by localhost only.';
  }
  const { origin } = req.headers;
  if (origin !== undefined && origin !== `http://${host}`) return 'The request comes from another page.';
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'The request comes from another page.';
  return undefined;
}

/** A browser sends this kind of content to another origin only after asking it, and it is never allowed here. */
export function isJsonRequest(req: IncomingMessage): boolean {
  return /^application\/json\b/i.test(req.headers['content-type'] ?? '');
}
