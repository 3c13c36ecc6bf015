import { randomBytes } from 'node:crypto';
import { type KeyWrapper, Unreadable } from '../../src/application/ports';

export interface OpenKeyWrapper {
  readonly wrapper: KeyWrapper;
  /** The same wrapping key, as after a restart. */
  another(): Promise<KeyWrapper>;
  cleanUp(): Promise<void>;
}

/** What every wrapper of data keys keeps. */
export function keyWrapperContract(name: string, open: () => Promise<OpenKeyWrapper>): void {
  describe(`${name} keeps the contract of a key wrapper`, () => {
    let opened: OpenKeyWrapper;
    const key = randomBytes(32);

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened.cleanUp();
    });

    it('unwraps what it wrapped, also after a restart', async () => {
      const wrapped = await opened.wrapper.wrap(key);
      expect((await opened.wrapper.unwrap(wrapped)).equals(key)).toBe(true);
      expect((await (await opened.another()).unwrap(wrapped)).equals(key)).toBe(true);
    });

    it('does not show the key in what it wrapped', async () => {
      const wrapped = await opened.wrapper.wrap(key);
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        expect(wrapped).not.toContain(key.toString(encoding));
      }
    });

    it('finds a wrapped key that was changed unreadable', async () => {
      const wrapped = await opened.wrapper.wrap(key);
      const at = wrapped.length - 10;
      const changed = wrapped.slice(0, at) + (wrapped[at] === 'A' ? 'B' : 'A') + wrapped.slice(at + 1);
      await expect(opened.wrapper.unwrap(changed)).rejects.toThrow(Unreadable);
      await expect(opened.wrapper.unwrap(wrapped.slice(0, -20))).rejects.toThrow(Unreadable);
    });

    it('refuses what another wrapping key wrapped', async () => {
      const elsewhere = await open();
      const wrapped = await elsewhere.wrapper.wrap(key);
      await expect(opened.wrapper.unwrap(wrapped)).rejects.toThrow();
      await elsewhere.cleanUp();
    });
  });
}
