import type { BenchGround } from '../ground';
import { monday } from '../ground';
import { employeeOf, leaderOf } from '../organisation';
import type { Report } from '../processes/cases';
import { caseIdOf, reportsOf } from '../reports';
import { atMost, type Measured, ms } from '../row';
import { oneByOne } from '../speaker';
import { inTurn, overRounds } from '../statistics';

const few = 100;
const many = 100_000;
const own = 10;
const inAPortion = 5;
const portions = 4;
const rounds = 8;

const [complainantId, handlerId] = [employeeOf(0, 0), leaderOf(0)];

/** *Tasks* and *My cases* of people who have ten cases, however many others there are. */
export async function listRows(ground: BenchGround): Promise<readonly Measured[]> {
  const [small, large] = [await ground.product('few'), await ground.product('many')];
  const owned = Array.from(
    { length: own },
    (_, number): Report => ({ caseId: caseIdOf('MINE', number), complainantId, accusedId: employeeOf(0, 1) }),
  );
  const others = reportsOf('ELSE', few - own, { fromUnit: 1 }).map(({ report }) => report);
  for (const { process } of [small, large]) {
    await process.ask('begin', { reports: [...owned, ...others], at: monday });
  }
  const like = others[0]?.caseId ?? '';
  await large.process.ask('fill', { count: many - few, dueAfter: '2027-01-01T00:00:00.000Z', like });

  const [inSmall, inLarge] = [small.speaker(1), large.speaker(1)];
  const asking = (personId: string, text: string) =>
    Array.from({ length: inAPortion }, () => (speaker: typeof inSmall) => speaker.say(personId, text));
  const works = {
    tasksInSmall: () => oneByOne(inSmall, asking(handlerId, 'oppgaver')),
    tasksInLarge: () => oneByOne(inLarge, asking(handlerId, 'oppgaver')),
    casesInSmall: () => oneByOne(inSmall, asking(complainantId, 'mine saker')),
    casesInLarge: () => oneByOne(inLarge, asking(complainantId, 'mine saker')),
  };
  await inTurn({ rounds: 2, portions }, works);
  const took = await inTurn({ rounds, portions }, works);
  for (const { process } of [small, large]) await process.end();
  const row = (name: string, inMany: readonly (readonly number[])[], inFew: readonly (readonly number[])[]) => {
    const [slow, quick] = [overRounds(inMany), overRounds(inFew)];
    const samples = `${own} own cases, most of the others as heads only; ${rounds} rounds of ${inAPortion * portions} turns each`;
    return atMost({
      name: `${name}, ${many.toLocaleString('en')} cases in the store against ${few}`,
      value: slow / quick,
      unit: '× the time',
      bar: 1.3,
      from: `${ms(slow)} against ${ms(quick)}; ${samples}`,
    });
  };
  return [row('Tasks', took.tasksInLarge, took.tasksInSmall), row('My cases', took.casesInLarge, took.casesInSmall)];
}
