import { organisation } from '../support/organisation';
import { instantOf, localTime } from '../support/year/calendar';
import { type House, openHouse } from '../support/year/house';
import { complain, take } from '../support/year/one-case';

const { kari, anne } = organisation;

describe('reminders that the platform did not take', () => {
  let house: House;

  const begins = async (day: string) => {
    house = await openHouse(instantOf(day, '10:00'));
    return complain(house);
  };
  const sweeps = async (day: string, ...times: readonly string[]) => {
    for (const time of times) {
      house.clock.moveTo(instantOf(day, time));
      await house.trygg.sweep();
    }
  };
  const sent = () =>
    house.digests
      .map(({ at, to, deadlines }) => {
        const name = to === kari.id ? 'kari' : 'anne';
        return `${localTime(at)} ${name}: ${deadlines.map(({ as, step }) => `${as} ${step}`).sort()}`;
      })
      .sort();

  afterEach(() => house.close());

  it('wait over the weekend, and come together with those of Monday', async () => {
    await begins('2024-03-04');
    await sweeps('2024-03-07', '08:00');
    house.digests.length = 0;
    house.setDown(true);
    await sweeps('2024-03-08', '08:00', '12:00', '15:59');
    house.setDown(false);
    await sweeps('2024-03-08', '16:00', '18:00', '20:00');
    await sweeps('2024-03-09', '08:00', '12:00');
    await sweeps('2024-03-10', '09:00');
    await sweeps('2024-03-11', '00:00', '07:59', '08:00', '09:30');
    expect(sent()).toEqual([
      '2024-03-11 08:00:00 anne: hr acknowledgeReceipt,own signReceipt',
      '2024-03-11 08:00:00 kari: own acknowledgeReceipt',
    ]);
  });

  it('say once what two of them were to remind of', async () => {
    await begins('2024-03-06');
    await sweeps('2024-03-11', '08:00');
    house.digests.length = 0;
    house.setDown(true);
    for (const day of ['2024-03-12', '2024-03-13']) await sweeps(day, '08:00', '12:00', '15:59', '18:00');
    house.setDown(false);
    await sweeps('2024-03-14', '08:00');
    expect(sent()).toEqual([
      '2024-03-14 08:00:00 anne: hr acknowledgeReceipt,own signReceipt',
      '2024-03-14 08:00:00 kari: own acknowledgeReceipt',
    ]);
    expect(house.digests.filter(({ to }) => to === anne.id)).toHaveLength(1);
  });

  it('say nothing of what was done meanwhile, and nothing at all where everything was', async () => {
    const caseId = await begins('2024-03-06');
    await sweeps('2024-03-11', '08:00');
    house.digests.length = 0;
    house.setDown(true);
    await sweeps('2024-03-13', '08:00', '12:00');
    await take(house, caseId, 'kari', 'AcknowledgeReceipt', 'acknowledgeReceipt');
    house.setDown(false);
    await sweeps('2024-03-13', '15:00');
    expect(sent()).toEqual(['2024-03-13 15:00:00 anne: own signReceipt']);
  });
});
