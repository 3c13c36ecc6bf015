import { openFileDirectory } from '../../../src/adapters/directory/file-directory';
import { contractPeople, directoryContract } from '../../contracts/directory.contract';
import { openText, validFile } from './directory-files';

directoryContract('the file directory', async () => ({
  directory: openText(JSON.stringify(validFile())),
  idOf: (id) => id,
  cleanUp: async () => {},
}));

describe('the directory file', () => {
  it('gives the name of the organisation and everybody in it', () => {
    const directory = openText(JSON.stringify(validFile()));
    expect(directory.organisation).toBe('Trolldalen Energi');
    expect(directory.people().map(({ id }) => id)).toEqual(contractPeople.map(({ id }) => id));
  });

  it('may leave out everything that not every organisation has', async () => {
    const directory = openText(
      JSON.stringify({
        organisation: { name: 'Liten bedrift' },
        people: [{ id: 'one', name: 'Eva Lindqvist', position: 'Leder', unit: 'Kontor' }],
        hr: { advisers: ['one'], duty: [], lastResort: ['one'] },
      }),
    );
    expect(await directory.person('one')).toEqual({
      id: 'one',
      name: 'Eva Lindqvist',
      position: 'Leder',
      unit: 'Kontor',
      active: true,
    });
  });

  it('may begin with the byte order mark that some editors write', () => {
    expect(openText(`\uFEFF${JSON.stringify(validFile())}`).people()).toHaveLength(contractPeople.length);
  });

  it('is named where it is missing or is no JSON', () => {
    expect(() => openFileDirectory('there-is/none.json')).toThrow(/none\.json can't be read/);
    expect(() => openText('{ "organisation": ')).toThrow(/people\.json is not JSON/);
  });
});
