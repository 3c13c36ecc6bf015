import { openFileDirectory, sampleOrganisation } from '../../src/adapters/directory/file-directory';
import { type Account, type Directory, DirectoryDown } from '../../src/application/directory';
import { type NamedPeople, namedIn, withNamed } from '../../src/application/named-people';
import type { SetupEntry } from '../../src/application/setup-book';
import { organisation } from '../support/organisation';

const { anne, bjorn, eva, hanne, kari, nora, per } = organisation;
const done = { at: '2026-01-05T08:00:00.000Z', by: anne.id, name: anne.name, as: 'hr' } as const;
const unit = 'Kundeservice';
const naming = (
  part: 'hr' | 'lastResort' | 'duty',
  { id, name }: { id: string; name: string },
  more = {},
): SetupEntry => ({
  is: 'naming',
  ...done,
  part,
  personId: id,
  called: name,
  ...more,
});

describe('people named in the chat', () => {
  const file = openFileDirectory(sampleOrganisation);
  const with_ = (entries: readonly SetupEntry[], directory: Directory = file) =>
    withNamed(directory, (): NamedPeople => namedIn(entries));
  const ids = (accounts: readonly Account[]) => accounts.map(({ id }) => id);
  /** The same, but with another answer for one person. */
  const but = (id: string, person: () => Promise<Account | undefined>): Directory => ({
    ...file,
    person: (asked) => (asked === id ? person() : file.person(asked)),
  });

  it('are as the directory says while nobody was named', async () => {
    const directory = with_([{ is: 'lookedThrough', ...done }]);
    for (const { id } of Object.values(organisation)) {
      expect(await directory.surroundings(id)).toEqual(await file.surroundings(id));
      expect(await directory.supporters(id)).toEqual(await file.supporters(id));
    }
  });

  it('stand behind those of the directory, each once, and may be asked for support', async () => {
    const directory = with_([naming('hr', hanne), naming('hr', hanne), naming('hr', bjorn), naming('lastResort', per)]);
    const { hr, lastResort } = await directory.surroundings(nora.id);
    expect(ids(hr)).toEqual([...ids((await file.surroundings(nora.id)).hr), hanne.id]);
    expect(ids(lastResort)).toEqual([eva.id, per.id]);
    const asked = (await directory.supporters(nora.id)).filter(({ as }) => as === 'hr');
    expect(asked.map(({ account }) => account.id)).toEqual(ids(hr));
    expect((await directory.supporters(hanne.id)).map(({ account }) => account.id)).not.toContain(hanne.id);
  });

  it('come first where they have duty for the unit, and only as one of HR', async () => {
    const [own, other] = [with_([naming('duty', bjorn, { unit })]), with_([naming('duty', kari, { unit })])];
    expect(ids((await own.surroundings(nora.id)).hr)).toEqual([bjorn.id, anne.id]);
    expect((await own.supporters(nora.id)).find(({ as }) => as === 'hr')?.account.id).toBe(bjorn.id);
    expect(await own.surroundings(hanne.id)).toEqual(await file.surroundings(hanne.id));
    expect(await other.surroundings(nora.id)).toEqual(await file.surroundings(nora.id));
  });

  it('are no longer there once they were taken away, or another one has the duty', async () => {
    const taken = { takenAway: true };
    const directory = with_([
      naming('hr', hanne),
      naming('hr', hanne, taken),
      naming('duty', bjorn, { unit }),
      naming('duty', anne, { unit }),
      naming('lastResort', per, taken),
    ]);
    expect(await directory.surroundings(nora.id)).toEqual(await file.surroundings(nora.id));
  });

  it('are not on both sides: what the directory says holds', async () => {
    const directory = with_([naming('lastResort', anne), naming('hr', eva)]);
    expect(await directory.surroundings(nora.id)).toEqual(await file.surroundings(nora.id));
  });

  it('get nothing with an account that is gone or disabled, and the rest goes on', async () => {
    const account = await file.person(hanne.id);
    const disabled = but(hanne.id, async () => account && { ...account, active: false });
    const found = (await with_([naming('hr', hanne)], disabled).surroundings(nora.id)).hr;
    expect(found.find(({ id }) => id === hanne.id)).toMatchObject({ active: false });
    const supporters = await with_([naming('hr', hanne)], disabled).supporters(nora.id);
    expect(supporters.map((one) => one.account.id)).not.toContain(hanne.id);
    const gone = but(hanne.id, async () => undefined);
    expect(await with_([naming('hr', hanne)], gone).surroundings(nora.id)).toEqual(await file.surroundings(nora.id));
  });

  it('say nothing while the directory is down: nobody is left out for that', async () => {
    const down = but(hanne.id, async () => Promise.reject(new DirectoryDown()));
    await expect(with_([naming('hr', hanne)], down).surroundings(nora.id)).rejects.toThrow(DirectoryDown);
  });
});
