import { explore } from './anything/campaign';
import { Stored } from './anything/stored';

const seed = 11_222_026;
const hour = 3_600_000;

it(
  `a case on disk is the case that the core has decided (seed ${seed})`,
  async () => {
    const stored = await Stored.open();
    try {
      const { cases } = await explore({ seed, seconds: 0, cases: 5 }, (model) => stored.keepsAsModelled(model));
      expect(cases).toBeGreaterThan(0);
    } finally {
      await stored.close();
    }
  },
  hour,
);
