import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson } from './http';
import type { Violation } from './model';

/** What a person who said yes to a file gives the bot to put it with. */
export interface UploadInfo {
  name: string;
  uploadUrl: string;
  contentUrl: string;
  uniqueId: string;
  fileType: string;
}

/** A file in somebody's own files. */
export interface StoredFile {
  readonly personId: string;
  readonly name: string;
  readonly content: Buffer;
}

interface Session {
  readonly personId: string;
  readonly name: string;
  readonly id: string;
}

const largestFile = 20_000_000;

/** People's own files, as OneDrive is to them: in memory, and gone with the process. */
export function createFiles(options: {
  base: () => string;
  violate: (severity: Violation['severity'], code: string, why: string, personId?: string) => void;
}) {
  const sessions = new Map<string, Session>();
  const stored = new Map<string, StoredFile>();

  function open(personId: string, name: string): UploadInfo {
    const id = randomUUID();
    const key = randomUUID();
    sessions.set(key, { personId, name, id });
    return {
      name,
      uploadUrl: `${options.base()}/files/upload/${key}`,
      contentUrl: `${options.base()}/files/${id}/${encodeURIComponent(name)}`,
      uniqueId: id,
      fileType: name.split('.').pop() ?? '',
    };
  }

  async function take(req: IncomingMessage, res: ServerResponse, key: string): Promise<void> {
    const session = sessions.get(key);
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of req as AsyncIterable<Buffer>) {
      size += part.length;
      if (size <= largestFile) parts.push(part);
    }
    if (!session) return answerJson(res, 404, { error: { code: 'itemNotFound' } });
    const range = `bytes 0-${size - 1}/${size}`;
    if (
      req.headers['content-range'] !== range ||
      req.headers['content-length'] !== String(size) ||
      size > largestFile
    ) {
      const why = 'A file was uploaded without a Content-Range and a Content-Length that fit it, or is too large.';
      options.violate('error', 'upload-range', why, session.personId);
      return answerJson(res, 400, { error: { code: 'invalidRange' } });
    }
    sessions.delete(key);
    const { personId, name, id } = session;
    stored.set(id, { personId, name, content: Buffer.concat(parts) });
    answerJson(res, 201, { id, name, size });
  }

  function give(res: ServerResponse, id: string): void {
    const file = stored.get(id);
    if (!file) {
      answerJson(res, 404, { error: { code: 'itemNotFound' } });
      return;
    }
    res.setHeader('content-type', /\.pdf$/i.test(file.name) ? 'application/pdf' : 'application/octet-stream');
    res.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    res.end(file.content);
  }

  /** Puts a file among somebody's own, as their client does before it sends it. */
  function put(personId: string, name: string, content: Buffer): { readonly id: string; readonly downloadUrl: string } {
    const id = randomUUID();
    stored.set(id, { personId, name, content });
    return { id, downloadUrl: `${options.base()}/files/${id}` };
  }

  return {
    open,
    put,
    /** The files that somebody has let in, the oldest first. */
    of: (personId: string): readonly StoredFile[] => [...stored.values()].filter((file) => file.personId === personId),
    /** Whether it was a request for a file. */
    async serve(req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean> {
      const [kind, first, second, ...rest] = path.split('/').filter(Boolean);
      if (kind !== 'files' || first === undefined || rest.length > 0) return false;
      if (req.method === 'PUT' && first === 'upload' && second !== undefined) await take(req, res, second);
      else if (req.method === 'GET') give(res, first);
      else answerJson(res, 405, { error: { code: 'methodNotAllowed' } });
      return true;
    },
  };
}

export type Files = ReturnType<typeof createFiles>;
