import { explore } from './anything/campaign';
import { isReplayed } from './anything/replayed';

const seed = 20_261_104;
const hour = 3_600_000;

it(
  `a case stays whole whatever people do, and comes to an end (seed ${seed})`,
  async () => {
    const { cases, commands, ends } = await explore({ seed, seconds: 0, cases: 60 }, isReplayed);
    expect(commands).toBeGreaterThan(10 * cases);
    // It is worth something only if cases come to every kind of end.
    expect(ends.missing).toEqual([]);
  },
  hour,
);
