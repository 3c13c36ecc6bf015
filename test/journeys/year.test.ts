import { organisation } from '../support/organisation';
import { tellYear } from '../support/year/year';

it('sends every reminder of a year at its hour, and none else', async () => {
  const began = Date.now();
  const { differences, counts, spent } = await tellYear({
    seed: 2024,
    from: '2023-12-17',
    until: '2025-01-08',
    cases: Number(process.env.YEAR_CASES ?? 320),
    outages: [
      { days: ['2024-09-24', '2024-09-25', '2024-09-26'], ends: '21:00' },
      { days: ['2024-11-05', '2024-11-06', '2024-11-07'], ends: '10:37' },
    ],
    leaving: [
      { id: organisation.kari.id, day: '2024-06-10' },
      { id: organisation.anne.id, day: '2024-10-02' },
    ],
  });
  process.stdout.write(`${Date.now() - began} ms ${JSON.stringify(counts, null, 1)} ${JSON.stringify(spent)}\n`);
  require('node:fs').writeFileSync('/tmp/year-diff.txt', differences.join('\n'));
  expect(differences.slice(0, 10)).toEqual([]);
}, 600_000);
