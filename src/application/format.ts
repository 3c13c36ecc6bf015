import { WrittenByNewer } from '../procedure/written-by-newer';
import type { Store } from './ports';

/**
 * The form in which everything is kept. Raised where a version before it would misread what is written from now on; that
 * version must read the new form already, since both run side by side during an upgrade.
 */
export const dataFormat = 1;

const mark = ['setting', 'format'] as const;

/** Changes nothing. @throws WrittenByNewer */
export async function refuseNewer(store: Store): Promise<void> {
  await readFormat(store);
}

/** Says for all later versions which form this one writes. @throws WrittenByNewer */
export async function noteFormat(store: Store): Promise<void> {
  for (;;) {
    const { format, etag } = await readFormat(store);
    if (format === dataFormat) return;
    if ((await store.putDocument(...mark, String(dataFormat), etag)) !== 'conflict') return;
  }
}

async function readFormat(store: Store): Promise<{ readonly format: number; readonly etag?: string }> {
  const kept = await store.document(...mark);
  if (!kept) return { format: 0 };
  const format = Number(kept.body);
  if (format <= dataFormat) return { format, etag: kept.etag };
  throw new WrittenByNewer(
    `The data were written by a newer version of Trygg (their format is ${kept.body}, this version knows ${dataFormat}). ` +
      'Start the newer version, or restore a backup from before the upgrade.',
  );
}
