import type { NamingPart } from '../../../application/setup-book';
import type { Member, NamingAnswer, Part } from '../../../application/setup-people';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import type { DialogScreen } from '../cards/screens';
import type { NamedHere, SetupNamingScreen, SetupPerson } from '../cards/setup-screens';
import { nothingHere } from './problems';
import type { Turn } from './turn';

/** HR and the last resort, named in the chat beside those whom the directory names. */

const parts: readonly NamingPart[] = ['hr', 'lastResort', 'duty'];

export async function setupPeople(trygg: Trygg, { personId }: Turn): Promise<DialogScreen> {
  return peopleScreen(trygg, personId);
}

export async function namePerson(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const part = parts.find((one) => one === data.part);
  return (part && (await namingScreen(trygg, personId, { part }, ''))) || nothingHere;
}

export async function savePerson(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const part = partIn(data);
  if (!part) return nothingHere;
  const chosen = (data.person ?? '').toLowerCase();
  const answer = await trygg.setup.who.name(personId, part, chosen);
  if (answer === 'named' || answer === 'same') return peopleScreen(trygg, personId, answer);
  const form = answer === 'notYours' ? undefined : await namingScreen(trygg, personId, part, chosen);
  return form && answer !== 'notYours' ? { ...form, wrong: answer } : nothingHere;
}

export async function takeAwayPerson(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const part = partIn(data);
  if (!part) return nothingHere;
  return peopleScreen(trygg, personId, await trygg.setup.who.takeAway(personId, part, data.person ?? ''));
}

/** A unit only for whoever is asked first. */
function partIn({ part: named, unit = '' }: Turn['data']): Part | undefined {
  const part = parts.find((one) => one === named);
  return part && { part, ...(part === 'duty' ? { unit } : {}) };
}

async function peopleScreen(trygg: Trygg, personId: string, said?: NamingAnswer): Promise<DialogScreen> {
  if (said === 'notYours' || !(await trygg.setup.isTheirs(personId))) return nothingHere;
  const { hr, lastResort, duty } = await trygg.setup.who.everybody();
  return {
    screen: 'setupPeople',
    hr: hr.map((member) => personOf(trygg, 'hr', member)),
    lastResort: lastResort.map((member) => personOf(trygg, 'lastResort', member)),
    duty: duty.map(({ unit, account, named }) => ({
      unit,
      name: account.name,
      ...(named?.personId === account.id ? { named: namedHere(trygg, { part: 'duty', unit }, named) } : {}),
    })),
    ...(said ? { said } : {}),
  };
}

function personOf(trygg: Trygg, part: NamingPart, { account, named }: Member): SetupPerson {
  return {
    name: account?.name ?? named?.called ?? '',
    position: account?.position ?? '',
    account: account ? (account.active ? 'works' : 'disabled') : 'gone',
    ...(named ? { named: namedHere(trygg, { part }, named) } : {}),
  };
}

function namedHere({ grounds }: Trygg, part: Part, { done, personId }: NonNullable<Member['named']>): NamedHere {
  return {
    changed: { on: dayOf(done.at, grounds.calendar), by: done.name },
    takeAway: { verb: 'TakeAwayPerson', ...part, person: personId },
  };
}

async function namingScreen(
  trygg: Trygg,
  personId: string,
  { part, unit = '' }: Part,
  person: string,
): Promise<SetupNamingScreen | undefined> {
  const { who } = trygg.setup;
  if (!(await trygg.setup.isTheirs(personId))) return undefined;
  const [units, { hr }] = part === 'duty' ? await Promise.all([who.units(), who.working()]) : [[], { hr: [] }];
  return {
    screen: 'setupNaming',
    part,
    units,
    advisers: hr.map(({ id, name }) => ({ id, name })),
    filled: { person, unit },
    save: { verb: 'SavePerson', part },
    back: { verb: 'SetupPeople' },
  };
}
