/** Longer than any honest upload of a document takes. Milliseconds. */
const longest = 30_000;

/**
 * Where a file may be sent to, whatever an answer says: OneDrive keeps the files of people at work at these hosts.
 * `besides` are the addresses of a local channel.
 */
export function mayGoTo(address: string, besides: readonly string[]): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.username !== '' || url.password !== '') return false;
  if (besides.includes(url.origin)) return true;
  return url.protocol === 'https:' && url.port === '' && /^[a-z0-9-]+\.sharepoint\.com$/.test(url.hostname);
}

/**
 * Puts a whole file into an upload session, as one piece.
 *
 * @throws Error where the platform did not take it; nothing of the address is in it, since that opens the session
 */
export async function upload(address: string, file: Buffer): Promise<void> {
  const { length } = file;
  const answer = await fetch(address, {
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(length),
      'content-range': `bytes 0-${length - 1}/${length}`,
    },
    body: new Uint8Array(file),
    redirect: 'error',
    signal: AbortSignal.timeout(longest),
  }).catch(() => undefined);
  await answer?.body?.cancel();
  if (!answer?.ok) throw new Error('the file was not taken');
}
