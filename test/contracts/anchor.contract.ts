import type { Anchor, ChainEnd } from '../../src/application/ports';

export interface OpenAnchor {
  readonly anchor: Anchor;
  /** Another process of the same installation, or the same after a restart. */
  another(): Promise<Anchor>;
  cleanUp(): Promise<void>;
}

const endOf = (number: number, over: Partial<ChainEnd> = {}): ChainEnd => ({
  of: 'commits',
  chain: 'TRY-2026-4K7Q',
  number,
  mac: `mac-${number}_`,
  ...over,
});

export async function all(anchor: Anchor): Promise<ChainEnd[]> {
  const ends: ChainEnd[] = [];
  for await (const end of anchor.kept()) ends.push(end);
  return ends;
}

/** What every anchor keeps, whichever it is. */
export function anchorContract(name: string, open: () => Promise<OpenAnchor>): void {
  describe(`${name} keeps the contract of an anchor`, () => {
    let opened: OpenAnchor;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.cleanUp());

    it('has nothing at first', async () => {
      expect(await all(opened.anchor)).toEqual([]);
    });

    it('gives back all that it was ever given, also to another process', async () => {
      const ends = [endOf(1), endOf(2), endOf(2, { mac: 'another' }), endOf(1, { of: 'looks' })];
      for (const end of ends) await opened.anchor.keep(end);
      expect(await all(await opened.another())).toEqual(ends);
    });

    it('loses nothing of what two processes give it at once', async () => {
      const other = await opened.another();
      const numbers = Array.from({ length: 200 }, (_, number) => number + 1);
      await Promise.all(numbers.map((number) => (number % 2 ? opened.anchor : other).keep(endOf(number))));
      const kept = (await all(opened.anchor)).map(({ number }) => number);
      expect(kept.sort((one, two) => one - two)).toEqual(numbers);
    });
  });
}
