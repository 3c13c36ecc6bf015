import type { Account, Directory } from '../../src/application/directory';

export interface OpenDirectory {
  readonly directory: Directory;
  /** The id that this directory has given to somebody of the contract, or to nobody. */
  idOf(contractId: string): string;
  cleanUp(): Promise<void>;
}

/** The people that every directory under this contract is filled with. */
export const contractPeople = [
  { id: 'top', name: 'Ingrid Dahl', position: 'Direktør', unit: 'Ledelse' },
  { id: 'above', name: 'Per Solberg', position: 'Avdelingsleder', unit: 'Kunde', manager: 'top', active: false },
  { id: 'leader', name: 'Kari Haugen', position: 'Teamleder', unit: 'Kunde', manager: 'above' },
  {
    id: 'employee',
    name: 'Nora Lund',
    position: 'Konsulent',
    unit: 'Kunde',
    manager: 'leader',
    birthDate: '1994-11-08',
  },
  { id: 'alone', name: 'Oliver Strøm', position: 'Vikar', unit: 'Resepsjon' },
  { id: 'hr-1', name: 'Anne Vik', position: 'Rådgiver', unit: 'HR', manager: 'top' },
  { id: 'hr-2', name: 'Bjørn Aas', position: 'Rådgiver', unit: 'HR', manager: 'top' },
  { id: 'hr-3', name: 'Čiehka Ánde', position: 'Rådgiver', unit: 'HR', manager: 'top' },
  { id: 'chair', name: 'Eva Lindqvist', position: 'Styreleder', unit: 'Styret' },
  { id: 'safety', name: 'Amina Warsame', position: 'Konsulent', unit: 'Kunde', manager: 'leader' },
  { id: 'safety-2', name: 'Ánte Eira', position: 'Vakt', unit: 'Resepsjon' },
  { id: 'union', name: 'Tomasz Nowak', position: 'Konsulent', unit: 'Kunde', manager: 'leader' },
  { id: 'union-2', name: 'Lars Fredriksen', position: 'Vakt', unit: 'Resepsjon', active: false },
] as const;

export const contractRepresentatives = {
  safety: [
    { unit: 'Kunde', person: 'safety' },
    { unit: 'Resepsjon', person: 'safety-2' },
  ],
  union: ['union', 'union-2', 'leader'],
} as const;

export const contractHr = {
  advisers: ['hr-1', 'hr-2', 'hr-3'],
  duty: [{ unit: 'Kunde', adviser: 'hr-3', deputy: 'hr-2' }],
  lastResort: ['chair'],
} as const;

/** What every directory answers, wherever it has its people from. */
export function directoryContract(name: string, open: () => Promise<OpenDirectory>): void {
  describe(`${name} keeps the contract of a directory`, () => {
    let opened: OpenDirectory;
    let directory: Directory;
    const idOf = (one: string) => opened.idOf(one);
    const nameOf = (id: string) => contractPeople.find((one) => idOf(one.id) === id)?.id ?? id;
    const ids = (accounts: readonly Account[]) => accounts.map(({ id }) => nameOf(id));

    beforeEach(async () => {
      opened = await open();
      directory = opened.directory;
    });
    afterEach(async () => {
      await opened.cleanUp();
    });

    it('knows a person as an account, and nothing more of them than that', async () => {
      expect(await directory.person(idOf('employee'))).toEqual({
        id: idOf('employee'),
        name: 'Nora Lund',
        position: 'Konsulent',
        unit: 'Kunde',
        birthDate: '1994-11-08',
        active: true,
      });
    });

    it('knows an account that is disabled, and says that it is', async () => {
      expect((await directory.person(idOf('above')))?.active).toBe(false);
    });

    it.each(['nobody', '', '__proto__', '..', 'me'])('knows nobody by the id %j', async (id) => {
      expect(await directory.person(id)).toBeUndefined();
    });

    it('knows a person by their id as it is written, and by nothing else of theirs', async () => {
      expect(await directory.person(idOf('employee').toUpperCase())).toBeUndefined();
      expect(await directory.person('Nora Lund')).toBeUndefined();
      expect(await directory.person(idOf('nobody'))).toBeUndefined();
    });

    it('leads from a person upward to the top, nearest first, disabled accounts left in', async () => {
      expect(ids((await directory.surroundings(idOf('employee'))).leaders)).toEqual(['leader', 'above', 'top']);
    });

    it('gives no leaders to who has none', async () => {
      expect((await directory.surroundings(idOf('top'))).leaders).toEqual([]);
      expect((await directory.surroundings(idOf('alone'))).leaders).toEqual([]);
    });

    it('puts the duty adviser of the unit first, the deputy second, and each adviser in once', async () => {
      expect(ids((await directory.surroundings(idOf('employee'))).hr)).toEqual(['hr-3', 'hr-2', 'hr-1']);
    });

    it('gives all advisers in their order to a unit without duty', async () => {
      expect(ids((await directory.surroundings(idOf('alone'))).hr)).toEqual(['hr-1', 'hr-2', 'hr-3']);
    });

    it('gives HR and the last resort also around somebody whom it does not know', async () => {
      const { leaders, hr, lastResort } = await directory.surroundings(idOf('nobody'));
      expect([ids(leaders), ids(hr), ids(lastResort)]).toEqual([[], ['hr-1', 'hr-2', 'hr-3'], ['chair']]);
    });

    it('names for support the leaders that work, HR, the unit’s safety representatives and the union’s', async () => {
      const found = (await directory.supporters(idOf('employee'))).map(
        ({ account, as }) => `${as} ${nameOf(account.id)}`,
      );
      expect(found).toEqual([
        ...['leader leader', 'leader top', 'hr hr-3', 'hr hr-2', 'hr hr-1'],
        ...['safety safety', 'union union', 'union leader'],
      ]);
    });

    it('names nobody for their own support', async () => {
      const found = (await directory.supporters(idOf('union'))).map(({ account }) => nameOf(account.id));
      expect(found).toContain('safety');
      expect(found).not.toContain('union');
    });

    it('names HR and the union for the support of who has no leader, or is not known', async () => {
      const kinds = async (id: string) => [...new Set((await directory.supporters(idOf(id))).map(({ as }) => as))];
      expect(await kinds('alone')).toEqual(['hr', 'safety', 'union']);
      expect(await kinds('nobody')).toEqual(['hr', 'union']);
    });

    it('knows whose safety representative somebody is, and who works there', async () => {
      const unitsOf = (one: string) => directory.safetyUnits(idOf(one));
      expect(await unitsOf('safety')).toEqual(['Kunde']);
      expect(await unitsOf('safety-2')).toEqual(['Resepsjon']);
      for (const other of ['employee', 'union', 'nobody']) expect(await unitsOf(other)).toEqual([]);
      const people = async (...units: string[]) => ids(await directory.peopleIn(units)).sort();
      expect(await people('Kunde')).toEqual(['employee', 'leader', 'safety', 'union']);
      expect(await people('Resepsjon', 'Styret')).toEqual(['alone', 'chair', 'safety-2']);
      expect(await people()).toEqual([]);
    });

    it('names the working environment committee, as far as its accounts work', async () => {
      expect(ids(await directory.committee())).toEqual(['employee']);
    });

    it('names the data protection officers, as far as their accounts work', async () => {
      expect(ids(await directory.dataProtection())).toEqual(['alone']);
    });

    it('names as leaders who leads somebody and has an account that works', async () => {
      expect(ids(await directory.leaders()).sort()).toEqual(['leader', 'top']);
    });
  });
}
