import { organisation } from '../support/organisation';
import { toldApart } from '../support/year/telling';

const seed = 3;
/** Milliseconds: a busy machine takes its time. */
const patience = 600_000;

/** Easter and the clock change fall on one day, 17 May on the Friday before Whitsun, and Christmas is there twice. */
const span = { from: '2023-12-17', until: '2025-01-08' };

/** What has to have been owed or done at least so often, or the year has shown little. */
const atLeast = {
  ComplaintReceived: 270,
  SupportAsked: 5,
  'moments with reminders': 240,
  'digests across cases': 300,
  'owed, own': 1000,
  'owed, hr': 300,
  'owed, outside': 300,
  'owed, to nobody': 10,
  'owed, to parties': 100,
  'owed, on paper': 5,
  'owed, for what it holds up': 50,
  'owed, lapse': 1,
  'asked to be reminded tomorrow': 40,
  SignatureAsked: 150,
  CaseClosed: 200,
  CaseReopened: 5,
  RoleVacated: 20,
  DayCame: 3,
  WitnessNamed: 8,
};

it(
  `every reminder that the policy promises for a year was sent at its hour, and none else (seed ${seed})`,
  async () => {
    const { differences, counts } = await toldApart({
      seed,
      ...span,
      cases: 305,
      outages: [
        // The hours of reminders have not begun yet, are nearly over, are just over.
        { days: ['2024-02-20', '2024-02-21'], ends: '07:59' },
        { days: ['2024-09-24', '2024-09-25', '2024-09-26'], ends: '15:59' },
        { days: ['2024-11-05', '2024-11-06', '2024-11-07'], ends: '16:00' },
      ],
      leaving: [
        { id: organisation.kari.id, day: '2024-06-10' },
        { id: organisation.anne.id, day: '2024-10-02' },
      ],
    });
    expect(differences.slice(0, 20)).toEqual([]);
    expect(Object.entries(atLeast).filter(([what, often]) => (counts[what] ?? 0) < often)).toEqual([]);
  },
  patience,
);
