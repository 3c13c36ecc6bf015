import { helpLines } from '../../src/guidelines/help-lines';
import { languages } from '../../src/guidelines/model';

describe('emergency and help lines', () => {
  it('has the Norwegian numbers, emergencies first', () => {
    expect(helpLines.map(({ number }) => number)).toEqual([
      '113',
      '112',
      '110',
      '116 117',
      '116 123',
      '22 40 00 40',
      '73 19 97 00',
    ]);
    const kinds = helpLines.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('emergency')).toBeLessThan(kinds.indexOf('talk'));
  });

  it('says who answers and when, calmly, in every language', () => {
    for (const { name, when } of helpLines) {
      for (const language of languages) {
        expect(name[language]).not.toBe('');
        expect(when[language]).toMatch(/^[^!]+\.$/);
      }
    }
  });
});
