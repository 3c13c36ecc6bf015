import { openChanged, type ValidFile } from './directory-files';

describe('a mistake in the directory file is named with the person, the field and what to mend', () => {
  it.each<[string, (file: ValidFile) => void, RegExp]>([
    [
      'a missing name',
      ({ people }) => delete people[3]?.name,
      /people\[3\]\.name \(employee\) is missing\. Fill it in/,
    ],
    [
      'an empty position',
      ({ people }) => Object.assign(people[3]!, { position: ' ' }),
      /people\[3\]\.position \(Nora Lund\) is empty/,
    ],
    [
      'a date that does not exist',
      ({ people }) => Object.assign(people[3]!, { birthDate: '1994-02-30' }),
      /people\[3\]\.birthDate \(Nora Lund\) must be a date/,
    ],
    [
      'a date in another notation',
      ({ people }) => Object.assign(people[3]!, { birthDate: '8.11.1994' }),
      /must be a date of the calendar, written as 1990-12-31/,
    ],
    [
      'a number for a name',
      ({ people }) => Object.assign(people[3]!, { name: 7 }),
      /people\[3\]\.name must be of the type string, but is number/,
    ],
    [
      'an id in capitals',
      ({ people }) => Object.assign(people[4]!, { id: 'ABC' }),
      /people\[4\]\.id \(Oliver Strøm\) must be written in lower case/,
    ],
    [
      'a misspelt field',
      ({ people }) => Object.assign(people[3]!, { manger: 'leader' }),
      /people\[3\] \(Nora Lund\) has a field that is not known: manger/,
    ],
    [
      'an e-mail address that is none',
      ({ people }) => Object.assign(people[3]!, { email: 'nora' }),
      /people\[3\]\.email \(Nora Lund\) must be an e-mail address/,
    ],
    ['nobody in HR', ({ hr }) => hr.advisers.splice(0), /hr\.advisers names nobody/],
    ['no last resort', ({ hr }) => hr.lastResort.splice(0), /hr\.lastResort names nobody/],
    [
      'a field of the file that is not known',
      (file) => Object.assign(file, { amu: [] }),
      /The file has a field that is not known: amu/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => openChanged(change)).toThrow(message);
  });

  it.each<[string, (file: ValidFile) => void, RegExp]>([
    [
      'an id that two people have',
      ({ people }) => Object.assign(people[4]!, { id: 'employee' }),
      /the id employee is there more than once/,
    ],
    [
      'a manager who is not there',
      ({ people }) => Object.assign(people[3]!, { manager: 'gone' }),
      /people\[3\]\.manager \(Nora Lund\) names gone, but nobody/,
    ],
    ['an adviser who is not there', ({ hr }) => hr.advisers.push('gone'), /hr\.advisers\[3\] names gone/],
    ['a last resort that is not there', ({ hr }) => hr.lastResort.push('gone'), /hr\.lastResort\[1\] names gone/],
    [
      'a safety representative who is not there',
      (file) => file.safetyRepresentatives.push({ unit: 'Kunde', person: 'gone' }),
      /safetyRepresentatives\[2\]\.person names gone/,
    ],
    [
      'a union representative who is not there',
      (file) => file.unionRepresentatives.push('gone'),
      /unionRepresentatives\[3\] names gone/,
    ],
    [
      'an appointing authority that is not there',
      (file) => Object.assign(file, { appointingAuthority: 'gone' }),
      /appointingAuthority names gone/,
    ],
    [
      'a member of the AMU who is not there',
      (file) => file.workingEnvironmentCommittee.push('gone'),
      /workingEnvironmentCommittee\[2\] names gone/,
    ],
    [
      'a data protection officer who is not there',
      (file) => file.dataProtectionOfficers.push('gone'),
      /dataProtectionOfficers\[2\] names gone/,
    ],
    [
      'duty for a unit in which nobody works',
      ({ hr }) => Object.assign(hr.duty[0]!, { unit: 'Kudne' }),
      /hr\.duty\[0\] is for the unit Kudne, but nobody works there/,
    ],
    [
      'duty for somebody who is no adviser',
      ({ hr }) => Object.assign(hr.duty[0]!, { adviser: 'leader' }),
      /hr\.duty\[0\] names leader, who is not among hr\.advisers/,
    ],
    [
      'one person as adviser and deputy',
      ({ hr }) => Object.assign(hr.duty[0]!, { deputy: 'hr-3' }),
      /one person as adviser and as deputy/,
    ],
    [
      'a unit with duty twice',
      ({ hr }) => hr.duty.push({ unit: 'Kunde', adviser: 'hr-1' }),
      /the unit Kunde has more than one entry/,
    ],
    [
      'a safety representative of a unit in which nobody works',
      (file) => Object.assign(file.safetyRepresentatives[0]!, { unit: 'X' }),
      /safetyRepresentatives\[0\] is for the unit X/,
    ],
    [
      'somebody who leads themselves',
      ({ people }) => Object.assign(people[4]!, { manager: 'alone' }),
      /circle: Oliver Strøm → Oliver Strøm\./,
    ],
    [
      'managers in a circle',
      ({ people }) => Object.assign(people[0]!, { manager: 'leader' }),
      /circle: Ingrid Dahl → Kari Haugen → Per Solberg → Ingrid Dahl\. Take out/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => openChanged(change)).toThrow(message);
  });

  it('together with all others of its kind, each once', () => {
    const message = (() => {
      try {
        openChanged(({ people, hr }) => {
          Object.assign(people[0]!, { manager: 'leader' });
          Object.assign(people[3]!, { manager: 'gone' });
          hr.lastResort.push('gone');
        });
      } catch (error) {
        return `${error}`;
      }
      return '';
    })();
    expect(message.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^- people\[3\]\.manager/),
      expect.stringMatching(/^- hr\.lastResort/),
      expect.stringMatching(/^- people: managers go round in a circle/),
    ]);
  });
});
