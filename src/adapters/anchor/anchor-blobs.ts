import { createInterface } from 'node:readline';
import type { TokenCredential } from '@azure/identity';
import { ContainerClient, RestError } from '@azure/storage-blob';
import type { Anchor } from '../../application/ports';
import { addingTogether, endIn } from './lines';

const prefix = 'record-';
const nameOf = (number: number) => `${prefix}${String(number).padStart(6, '0')}.anchor`;

/** Nobody waits for the anchor; what can't be kept now is tried again by whoever has it. Milliseconds. */
const retryOptions = { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 2_000, tryTimeoutInMs: 10_000 };

export interface BlobContainer {
  /** `https://<account>.blob.core.windows.net/<container>` */
  readonly url: string;
  /** May read there, and add. */
  readonly credential: TokenCredential;
}

/**
 * The anchor in a container of Azure Blob Storage under a policy of immutability that lets nothing but appends through: what
 * was kept there nobody can change, those who administer Trygg neither. An append that was carried out and never
 * answered is done again, and stands there twice. A blob takes 50,000 appends; then the next one is begun.
 *
 * @throws RestError where the container can't be reached, or not be read with these rights
 */
export async function openAnchorBlobs({ url, credential }: BlobContainer): Promise<Anchor> {
  const container = new ContainerClient(url, credential, { retryOptions });
  let newest = await numberOfNewest(container);

  async function add(lines: string): Promise<void> {
    const bytes = Buffer.from(`\n${lines}\n`);
    for (;;) {
      const blob = container.getAppendBlobClient(nameOf(newest));
      try {
        await blob.appendBlock(bytes, bytes.length);
        return;
      } catch (error) {
        const code = error instanceof RestError ? error.code : undefined;
        if (code === 'BlockCountExceedsLimit') newest += 1;
        else if (code === 'BlobNotFound') await blob.createIfNotExists();
        else throw error;
      }
    }
  }

  return {
    keep: addingTogether(add),
    async *kept() {
      for await (const { name } of container.listBlobsFlat({ prefix })) {
        const { readableStreamBody } = await container.getBlobClient(name).download();
        if (!readableStreamBody) throw new Error('a blob of the anchor has no content');
        for await (const line of createInterface({ input: readableStreamBody })) {
          const end = endIn(line);
          if (end) yield end;
        }
      }
    },
  };
}

async function numberOfNewest(container: ContainerClient): Promise<number> {
  let count = 0;
  for await (const _ of container.listBlobsFlat({ prefix })) count += 1;
  return Math.max(1, count);
}
