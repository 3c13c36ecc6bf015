import fc from 'fast-check';
import { type KeyStore, type Keys, type Sealed, Unreadable } from '../../src/application/ports';
import { megabytes, oddText } from './store-samples';

export interface OpenKeys {
  readonly keys: Keys;
  readonly keyStore: KeyStore;
  /** Another instance of the program with the same key store and the same wrapping key. */
  another(): Promise<Keys>;
  cleanUp(): Promise<void>;
}

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

/** What the keys keep, whoever wraps them. */
export function keysContract(name: string, open: () => Promise<OpenKeys>): void {
  describe(`${name} keep the contract of keys`, () => {
    let opened: OpenKeys;
    let keys: Keys;

    beforeEach(async () => {
      opened = await open();
      keys = opened.keys;
      await keys.create('case-1', ['common', 'strand-1']);
    });
    afterEach(async () => {
      await opened.cleanUp();
    });

    const bound = 'case-1:1:event';

    describe('sealing and opening', () => {
      it.each([
        ['a sentence', 'Han ropte til meg foran alle.'],
        ['odd characters', oddText],
        ['1.5 MB', megabytes(1.5)],
        ['nothing', ''],
      ])('gives back %s', async (_, content) => {
        const sealed = await keys.seal('case-1', 'common', bound, content);
        expect(sealed.strand).toBe('common');
        expect(await keys.open('case-1', bound, sealed)).toBe(content);
      });

      it('gives back any content, wherever it belongs, and to another instance too', async () => {
        const other = await opened.another();
        await fc.assert(
          fc.asyncProperty(anyText, anyText, async (content, place) => {
            const sealed = await keys.seal('case-1', 'common', place, content);
            expect(await other.open('case-1', place, sealed)).toBe(content);
          }),
        );
      });

      it('never makes the same box twice, and none that shows its content', async () => {
        const content = 'a sentence that must not be seen';
        const boxes = await Promise.all(
          Array.from({ length: 50 }, () => keys.seal('case-1', 'common', bound, content)),
        );
        expect(new Set(boxes.map(({ box }) => box)).size).toBe(50);
        for (const { box } of boxes) expect(Buffer.from(box, 'base64').includes(content)).toBe(false);
      });
    });

    describe('what was sealed', () => {
      let sealed: Sealed;
      beforeEach(async () => {
        await keys.create('case-2', ['common']);
        sealed = await keys.seal('case-1', 'common', bound, 'content');
      });

      it.each([
        ['for another owner', 'case-2', bound, 'common'],
        ['in another place', 'case-1', 'case-1:2:event', 'common'],
        ['as another strand', 'case-1', bound, 'strand-1'],
        ['as a strand that has no key', 'case-1', bound, 'strand-9'],
        ['for an owner that has no keys', 'case-9', bound, 'common'],
      ])('can’t be opened %s', async (_, owner, place, strand) => {
        await expect(keys.open(owner, place, { ...sealed, strand })).rejects.toThrow(Unreadable);
      });

      it('can’t be opened after any change of one character', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.nat(sealed.box.length - 1),
            fc.constantFrom(...'AZaz09+/= -_\n'),
            async (at, character) => {
              fc.pre(sealed.box[at] !== character);
              const box = sealed.box.slice(0, at) + character + sealed.box.slice(at + 1);
              await expect(keys.open('case-1', bound, { ...sealed, box })).rejects.toThrow(Unreadable);
            },
          ),
        );
      });

      it('can’t be opened when it was cut off, lengthened or replaced', async () => {
        const boxes = ['', 'AQ==', sealed.box.slice(0, 8), sealed.box.slice(0, -4), `${sealed.box}AAAA`, '💥', oddText];
        for (const box of boxes) {
          await expect(keys.open('case-1', bound, { ...sealed, box })).rejects.toThrow(Unreadable);
        }
      });

      it('is not shown by the error', async () => {
        const answer: unknown = await keys.open('case-1', 'elsewhere', sealed).catch((error: unknown) => error);
        expect(`${answer}`).not.toMatch(/content/);
        expect(`${answer}`).not.toContain(sealed.box);
      });
    });

    describe('a wrapped key that somebody copied within the key store', () => {
      // All of these are one text once owner, strand and place are joined by one of the separators.
      it.each([
        ['case-1', 'common', bound, 'case-2', 'common', bound],
        ['case-1', 'common', bound, 'case-1', 'strand-2', bound],
        ['a', 'b:c', 'd', 'a:b', 'c', 'd'],
        ['a', 'b', 'c:d', 'a', 'b:c', 'd'],
        ['a', 'b","c', 'd', 'a","b', 'c', 'd'],
        ['a', 'b', 'c","d', 'a', 'b","c', 'd'],
        ['a', 'b\u0000', 'c', 'a', 'b', '\u0000c'],
      ])('opens nothing: %j, %j, %j is not %j, %j, %j', async (owner, strand, place, toOwner, toStrand, toPlace) => {
        await keys.create(owner, [strand]);
        const copied = (await opened.keyStore.wrappedKeys(owner))[strand]!;
        await opened.keyStore.addKeys(toOwner, { [toStrand]: copied });
        const fresh = await opened.another();
        const sealed = await fresh.seal(owner, strand, place, 'content');
        expect(await fresh.open(owner, place, sealed)).toBe('content');
        await expect(fresh.open(toOwner, toPlace, { ...sealed, strand: toStrand })).rejects.toThrow(Unreadable);
      });
    });

    describe('creating', () => {
      it('again changes nothing, and adds what is missing', async () => {
        const sealed = await keys.seal('case-1', 'common', bound, 'content');
        await keys.create('case-1', ['common', 'strand-2']);
        expect(await keys.open('case-1', bound, sealed)).toBe('content');
        await expect(keys.seal('case-1', 'strand-2', bound, 'more')).resolves.toBeDefined();
      });

      it('by several instances at once ends with the same keys for all', async () => {
        const instances = [keys, await opened.another(), await opened.another()];
        await Promise.all(instances.map((instance) => instance.create('case-3', ['common'])));
        for (const from of instances) {
          const sealed = await from.seal('case-3', 'common', bound, 'content');
          for (const to of instances) expect(await to.open('case-3', bound, sealed)).toBe('content');
        }
      });

      it('by another instance is noticed, also for a strand that came later', async () => {
        const other = await opened.another();
        await other.seal('case-1', 'common', bound, 'now its keys are in memory');
        await keys.create('case-1', ['strand-2']);
        const sealed = await keys.seal('case-1', 'strand-2', bound, 'content');
        expect(await other.open('case-1', bound, sealed)).toBe('content');
      });

      it('gives each strand a key of its own', async () => {
        const wrapped = Object.values(await opened.keyStore.wrappedKeys('case-1'));
        expect(new Set(wrapped).size).toBe(2);
      });
    });

    describe('sealing where there is no key', () => {
      it('is refused', async () => {
        await expect(keys.seal('case-9', 'common', bound, 'content')).rejects.toThrow(Unreadable);
        await expect(keys.seal('case-1', 'strand-9', bound, 'content')).rejects.toThrow(Unreadable);
      });
    });

    describe('destroying', () => {
      it('makes everything of the owner unreadable at once, and nothing of anybody else', async () => {
        await keys.create('case-2', ['common']);
        const gone = await keys.seal('case-1', 'common', bound, 'content');
        const stays = await keys.seal('case-2', 'common', bound, 'content');
        await keys.destroy('case-1');
        await expect(keys.open('case-1', bound, gone)).rejects.toThrow(Unreadable);
        await expect((await opened.another()).open('case-1', bound, gone)).rejects.toThrow(Unreadable);
        expect(await keys.open('case-2', bound, stays)).toBe('content');
        expect(await opened.keyStore.wrappedKeys('case-1')).toEqual({});
      });

      it('can’t be undone by making keys for the owner again', async () => {
        const gone = await keys.seal('case-1', 'common', bound, 'content');
        await keys.destroy('case-1');
        await keys.create('case-1', ['common']);
        await expect(keys.open('case-1', bound, gone)).rejects.toThrow(Unreadable);
      });

      it('holds against keys that are being read at the same moment', async () => {
        const other = await opened.another();
        const gone = await keys.seal('case-1', 'common', bound, 'content');
        await Promise.allSettled([other.open('case-1', bound, gone), other.destroy('case-1')]);
        await expect(other.open('case-1', bound, gone)).rejects.toThrow(Unreadable);
      });

      it('twice, or where there is nothing, does no harm', async () => {
        await keys.destroy('case-1');
        await expect(keys.destroy('case-1')).resolves.toBeUndefined();
        await expect(keys.destroy('case-9')).resolves.toBeUndefined();
      });

      it('of the installation’s own keys is refused', async () => {
        await expect(keys.destroy('system')).rejects.toThrow(/never destroyed/);
      });
    });

    describe('keyed hashes', () => {
      it('are the same for every instance and after a restart', async () => {
        const other = await opened.another();
        expect(other.personKey('nora')).toBe(keys.personKey('nora'));
        expect(other.mac('text')).toBe(keys.mac('text'));
      });

      it('differ from text to text, and between persons and the record', () => {
        expect(keys.personKey('nora')).not.toBe(keys.personKey('jonas'));
        expect(keys.mac('a')).not.toBe(keys.mac('b'));
        expect(keys.mac('nora')).not.toBe(keys.personKey('nora'));
      });

      it('have 256 bits and characters that fit into an id', () => {
        expect(keys.personKey('nora')).toMatch(/^[A-Za-z0-9_-]{43}$/);
        expect(keys.mac(oddText)).toMatch(/^[A-Za-z0-9_-]{43}$/);
      });

      it('differ between two installations', async () => {
        const elsewhere = await open();
        expect(elsewhere.keys.personKey('nora')).not.toBe(keys.personKey('nora'));
        await elsewhere.cleanUp();
      });
    });
  });
}
