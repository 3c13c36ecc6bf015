import { kept } from '../../src/application/digests';
import { NotNow, Undeliverable } from '../../src/application/messenger';
import { organisation } from '../support/organisation';
import { instantOf, localTime } from '../support/year/calendar';
import { type House, openHouse } from '../support/year/house';
import { complain } from '../support/year/one-case';

const { kari, anne } = organisation;

/** Tuesday after Easter is the next working day after this Wednesday. */
const easterWednesday = '2026-04-01';
const easterTuesday = '2026-04-07';

describe('a digest that the platform did not take', () => {
  let house: House;
  const at = async (instant: string) => {
    house.clock.moveTo(instant);
    await house.trygg.sweep();
    await house.trygg.idle();
  };
  const sweeps = async (day: string, ...times: readonly string[]) => {
    for (const time of times) await at(instantOf(day, time));
  };
  const every = async (seconds: number, day: string, from: string, until: string) => {
    const end = Date.parse(instantOf(day, until));
    for (let now = Date.parse(instantOf(day, from)); now < end; now += seconds * 1000) {
      await at(new Date(now).toISOString());
    }
  };
  const begins = async (day: string, cases: number, how = {}) => {
    house = await openHouse(instantOf(day, '10:00'), how);
    for (let count = 0; count < cases; count += 1) await complain(house);
  };
  const nameOf = (id: string) => (id === kari.id ? 'kari' : id === anne.id ? 'anne' : id);
  /** When, to whom, and of how many cases. */
  const sent = (to?: string) =>
    house.digests
      .filter((digest) => to === undefined || digest.to === to)
      .map((digest) => {
        const cases = new Set(digest.deadlines.map(({ caseId }) => caseId)).size;
        const duties = digest.duties.length > 0 ? ' and the wheel' : '';
        return `${localTime(digest.at).slice(0, 16)} ${nameOf(digest.to)}: ${cases}${duties}`;
      })
      .sort();
  const onlyKinds = (digests: readonly string[]) => digests.map((one) => one.slice(17)).sort();
  const hrTasks = async () =>
    (await house.trygg.views.inbox(anne.id)).tasks.filter(({ command }) => command === 'RecordReached').length;

  afterEach(() => house.close());

  it.each([
    ['answers one error', () => new Error('503')],
    ['asks to wait for a moment', () => new NotNow(30)],
  ])(
    'all Wednesday before Easter, and on Tuesday it %s: it arrives with that day’s, and HR is told nothing',
    async (_, answer) => {
      await begins('2026-03-30', 2);
      house.setDown(true);
      await every(600, easterWednesday, '08:00', '16:30');
      house.setAnswer(answer);
      await sweeps(easterTuesday, '08:00');
      expect(house.digests).toEqual([]);
      house.setDown(false);
      await sweeps(easterTuesday, '08:02', '09:00', '12:00');
      expect(sent()).toEqual([`${easterTuesday} 08:02 anne: 2`, `${easterTuesday} 08:02 kari: 2`]);
      expect(await hrTasks()).toBe(0);
    },
  );

  it('for an hour: each person’s cases come together once it is back, however often Trygg looks', async () => {
    await begins('2026-03-30', 5);
    house.setDown(true);
    await every(15, easterWednesday, '08:00', '09:00');
    house.setDown(false);
    await every(15, easterWednesday, '09:00', '09:40');
    expect(onlyKinds(sent())).toEqual(['anne: 5', 'kari: 5']);
  });

  it('because one chat is to be left alone: the other person’s is tried soon, and this one’s not before', async () => {
    await begins('2026-03-30', 2);
    const asked: string[] = [];
    house.setAnswer((to) => {
      asked.push(nameOf(to));
      return to === kari.id ? new NotNow(1800) : asked.length < 4 ? new Error('503') : undefined;
    });
    await every(15, easterWednesday, '08:00', '08:30');
    expect(asked.filter((name) => name === 'kari')).toHaveLength(1);
    expect(onlyKinds(sent())).toEqual(['anne: 2']);
    house.setDown(false);
    await every(15, easterWednesday, '08:30', '08:40');
    expect(onlyKinds(sent(kari.id))).toEqual(['kari: 2']);
  });

  it('and that waits for long still: it goes with what they are reminded of meanwhile', async () => {
    await begins('2026-03-30', 1);
    house.setAnswer((to) => (to === kari.id ? new NotNow(8 * 86_400) : undefined));
    await sweeps(easterWednesday, '08:00');
    await complain(house);
    house.setDown(false);
    for (const day of ['07', '08', '09', '10']) await sweeps(`2026-04-${day}`, '08:00', '12:00');
    expect(sent(kari.id)).toEqual(['2026-04-07 08:00 kari: 1', '2026-04-08 08:00 kari: 1', '2026-04-09 08:00 kari: 2']);
  });

  it('for an hour: what is due in the yearly wheel comes with the cases', async () => {
    await begins('2026-01-05', 0, { withWheel: true });
    await sweeps('2026-01-05', '10:00');
    await sweeps('2026-03-04', '10:00');
    await complain(house);
    await complain(house);
    house.setDown(true);
    await every(15, '2026-03-06', '08:00', '09:00');
    house.setDown(false);
    await every(15, '2026-03-06', '09:00', '09:40');
    expect(onlyKinds(sent(anne.id))).toEqual(['anne: 2 and the wheel']);
    expect(onlyKinds(sent(kari.id))).toEqual(['kari: 2 and the wheel']);
  });

  it('for as long as it is tried at all: HR is told then, and not because Trygg itself keeps somebody waiting', async () => {
    await begins('2026-04-10', 1);
    let wasAsked = false;
    house.setAnswer((to) => (to === kari.id ? (wasAsked ? new Error('503') : new NotNow(3600, false)) : undefined));
    const april = ['15', '16', '17', '20', '21', '22', '23', '24', '27', '28', '29', '30'].map(
      (day) => `2026-04-${day}`,
    );
    const may = ['04', '05', '06', '07', '08'].map((day) => `2026-05-${day}`);
    for (const [index, day] of [...april, ...may].entries()) {
      wasAsked = index >= 5;
      if (day === may[0]) expect(await hrTasks()).toBe(0);
      await every(600, day, '08:00', '16:00');
    }
    expect(await hrTasks()).toBe(1);
  });

  it('is a refusal that was false: it arrives ten minutes later; one that was not is told to HR, of each case', async () => {
    await begins('2026-03-30', 2);
    let refusals = 1;
    house.setAnswer((to) => {
      if (to !== kari.id || refusals === 0) return undefined;
      refusals -= 1;
      return new Undeliverable('gone');
    });
    await sweeps(easterWednesday, '08:00', '08:05', '08:12');
    expect(sent(kari.id)).toEqual([`${easterWednesday} 08:12 kari: 2`]);
    expect(await hrTasks()).toBe(0);
    refusals = 2;
    await sweeps(easterTuesday, '08:00', '08:12');
    await sweeps(easterTuesday, '09:00');
    expect(await hrTasks()).toBe(2);
    expect(sent(kari.id)).toHaveLength(1);
  });
});

describe('digests of which the last go out when the day of work is over', () => {
  it('wait for the next morning, and come once', async () => {
    const house = await openHouse(instantOf('2026-03-30', '10:00'));
    const at = async (day: string, time: string) => {
      house.clock.moveTo(instantOf(day, time));
      await house.trygg.sweep();
      await house.trygg.idle();
    };
    try {
      await complain(house);
      house.setAnswer(() => {
        house.clock.moveTo(new Date(Date.parse(house.clock.now()) + 61_000).toISOString());
        return undefined;
      });
      await at(easterWednesday, '15:59');
      await at(easterWednesday, '16:05');
      await at(easterTuesday, '07:59');
      expect(house.digests).toHaveLength(1);
      await at(easterTuesday, '08:00');
      await at(easterTuesday, '08:05');
      const [, ...then] = house.digests.map(({ to }) => to);
      expect(then.sort()).toEqual([anne.id, kari.id].sort());
    } finally {
      await house.close();
    }
  });
});

describe('the digests that are kept of one person', () => {
  const digests = (count: number, cases: number) =>
    Array.from({ length: count }, (_, id) => ({ id, of: Array.from({ length: cases }) }));

  it.each([
    ['a few cases each: the last twenty', 25, 3, 20],
    ['two hundred cases each: as many as one document of the store holds', 25, 200, 3],
    ['more cases than that: the last one', 25, 700, 1],
  ])('%s', (_, count, cases, left) => {
    expect(kept(digests(count, cases)).map(({ id }) => id)).toEqual(Array.from({ length: left }, (_, id) => id));
  });
});
