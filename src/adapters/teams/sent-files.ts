import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { mayGoTo } from './turns/download-upload';

/** A file that somebody sends in a personal chat: it lies in their own files, and can be read at this address for a while. */
const sentFile = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  content: z.object({ downloadUrl: z.string().min(1).max(4_000), fileType: z.string().max(20).default('') }),
});

/** Milliseconds: whoever sent it waits for an answer. */
const longest = 4_000;

export interface SentFile {
  readonly address: string;
  /** As it says itself. */
  readonly type: string;
}

/** The first file in a message. Nothing else is taken from what comes with one. */
export function sentFileIn({ attachments }: Pick<Activity, 'attachments'>): SentFile | undefined {
  const all: readonly unknown[] = Array.isArray(attachments) ? attachments : [];
  const [file] = all.flatMap((one) => sentFile.safeParse(one).data ?? []);
  return file && { address: file.content.downloadUrl, type: file.content.fileType.toLowerCase() };
}

/** From people's own files only, whatever the address says. `besides`: hosts of a local channel. */
export async function readSentFile(
  address: string,
  largest: number,
  besides: readonly string[],
): Promise<Buffer | 'away' | 'large'> {
  if (!mayGoTo(address, besides)) return 'away';
  try {
    const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(longest) });
    if (!answer.ok || !answer.body) {
      await answer.body?.cancel();
      return 'away';
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of answer.body) {
      size += part.length;
      if (size > largest) return 'large';
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch {
    return 'away';
  }
}
