import { addingTogether } from '../../../src/adapters/anchor/lines';

describe('lines added together', () => {
  const end = (number: number) => ({ of: 'commits', chain: 'c1', number, mac: 'mac' }) as const;
  const line = (number: number) => `c c1 ${number} mac`;
  let pieces: string[];
  let failing: string | undefined;
  let keep: ReturnType<typeof addingTogether>;

  beforeEach(() => {
    pieces = [];
    failing = undefined;
    keep = addingTogether(async (lines) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (failing && lines.includes(failing)) throw new Error('not kept');
      pieces.push(lines);
    });
  });

  it('are those that came while the piece before was added', async () => {
    const first = keep(end(1));
    await Promise.resolve();
    await Promise.all([first, keep(end(2)), keep(end(3))]);
    await keep(end(4));
    expect(pieces).toEqual([line(1), `${line(2)}\n${line(3)}`, line(4)]);
  });

  it('are lost together: everybody whose line it was is told, and nobody else', async () => {
    failing = line(2);
    const first = keep(end(1));
    await Promise.resolve();
    const told = await Promise.allSettled([first, keep(end(2)), keep(end(3))]);
    expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await keep(end(4));
    expect(pieces).toEqual([line(1), line(4)]);
  });
});
