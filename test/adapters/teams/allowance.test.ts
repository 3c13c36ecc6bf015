import { createAllowance } from '../../../src/adapters/teams/allowance';

const limits = {
  reading: { atOnce: 3, perSecond: 1 },
  needed: { atOnce: 2, perSecond: 1 },
  everybodyReading: { atOnce: 5, perSecond: 1 },
  mostPeople: 4,
};

let now = 0;
const begin = () => {
  now = 0;
  return createAllowance(limits, () => now);
};
const done = async () => 'done' as const;

describe('how much people may ask for', () => {
  it('a person reads so often at once, and again when time has passed', async () => {
    const allowance = begin();
    const read = () => allowance.within('nora', false, done);
    expect([await read(), await read(), await read(), await read()]).toEqual(['done', 'done', 'done', undefined]);
    now = 999;
    expect(await read()).toBeUndefined();
    now = 1_000;
    expect([await read(), await read()]).toEqual(['done', undefined]);
  });

  it('all together read so often, and nobody is kept from what is needed', async () => {
    const allowance = begin();
    for (const person of ['nora', 'kari'])
      for (let time = 0; time < 3; time += 1) await allowance.within(person, false, done);
    expect(await allowance.within('anne', false, done)).toBeUndefined();
    expect(await allowance.within('anne', true, done)).toBe('done');
  });

  it('what is needed is never refused; beyond the allowance one is done after the other', async () => {
    const allowance = begin();
    let [underWay, most] = [0, 0];
    const slow = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay -= 1;
      return 'done';
    };
    for (let time = 0; time < 10; time += 1) await allowance.within('nora', false, done);
    const all = await Promise.all(Array.from({ length: 200 }, () => allowance.within('nora', true, slow)));
    expect(new Set(all)).toEqual(new Set(['done']));
    expect(most).toBe(3);
  });

  it('what fails stands in nobody’s way', async () => {
    const allowance = begin();
    const fails = async () => {
      throw new Error('no');
    };
    for (let time = 0; time < 4; time += 1) {
      await expect(allowance.within('nora', true, fails)).rejects.toThrow('no');
    }
    expect(await allowance.within('nora', true, done)).toBe('done');
  });

  it('remembers so many people at the most, and forgets those who have their whole allowance again', async () => {
    const allowance = begin();
    for (let person = 0; person < 1_000; person += 1)
      await allowance.within(`person ${person}`, person % 2 === 0, done);
    expect(allowance.remembered).toBe(4);
    now = 10_000;
    await allowance.within('nora', false, done);
    expect(allowance.remembered).toBe(1);
  });
});
