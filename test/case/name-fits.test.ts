import { mayBeMeant } from '../../src/case/name-fits';

const person = (id: string, name: string) => ({ id, name, position: '', unit: '', active: true });
const around = {
  leaders: [person('kari', 'Kari Haugen'), person('per', 'Per Solberg')],
  others: [person('anne', 'Anne Vik'), person('anita', 'Ánte Máhtte Eira')],
};

describe('3.1.2-3 an accused named in words is never the one who receives it', () => {
  it.each([
    ['Kari Haugen', ['kari']],
    ['  KARI   haugen ', ['kari']],
    ['Kari', ['kari']],
    ['Haugen', ['kari']],
    ['Kari H.', ['kari']],
    ['Haugen, Kari', ['kari']],
    ['sjefen min', ['kari']],
    ['Lederen min, Kari', ['kari']],
    ['my boss', ['kari']],
    ['Kari Haugen på HR', ['kari']],
    ['Anne fra HR', ['anne']],
    ['anne', ['anne']],
    ['Ánte', ['anita']],
  ])('“%s” may be %j', (name, meant) => {
    expect(mayBeMeant(name, around)).toEqual(meant);
  });

  it.each(['Kari Hansen', 'En frivillig', 'Ola Nordmann', '', '…', '🙂'])('“%s” is nobody of them', (name) => {
    expect(mayBeMeant(name, around)).toEqual([]);
  });
});
