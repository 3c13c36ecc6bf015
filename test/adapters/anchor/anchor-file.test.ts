import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAnchorFile } from '../../../src/adapters/anchor/anchor-file';
import { all, anchorContract } from '../../contracts/anchor.contract';

const newFolder = () => mkdtempSync(join(tmpdir(), 'trygg-anchor-'));

anchorContract('a file', async () => {
  const folder = newFolder();
  return {
    anchor: await openAnchorFile(folder),
    another: () => openAnchorFile(folder),
    async cleanUp() {
      rmSync(folder, { recursive: true });
    },
  };
});

describe('a file as anchor', () => {
  const end = { of: 'commits', chain: 'c1', number: 1, mac: 'mac' } as const;
  let folder: string;
  beforeEach(() => {
    folder = newFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves out a line that a crash cut off, and goes on after it', async () => {
    await (await openAnchorFile(folder)).keep(end);
    const [file = ''] = readdirSync(folder);
    appendFileSync(join(folder, file), 'c c1 2');
    const again = await openAnchorFile(folder);
    await again.keep({ ...end, number: 3 });
    expect((await all(again)).map(({ number }) => number)).toEqual([1, 3]);
  });

  it('is nobody else’s to read', async () => {
    await openAnchorFile(folder);
    const [file = ''] = readdirSync(folder);
    expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
  });

  it('says so where it can’t be written to, and takes what comes after that', async () => {
    const anchor = await openAnchorFile(join(folder, 'away'));
    rmSync(join(folder, 'away'), { recursive: true });
    await expect(anchor.keep(end)).rejects.toThrow();
    await openAnchorFile(join(folder, 'away'));
    await anchor.keep({ ...end, number: 2 });
    expect((await all(anchor)).map(({ number }) => number)).toEqual([2]);
  });
});
