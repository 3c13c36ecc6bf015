import type { BenchGround, Bot } from '../ground';
import { monday } from '../ground';
import type { Peer } from '../processes/peer';
import { type ReportOf, reportsOf } from '../reports';
import { atLeast, atMost, type Measured, ms } from '../row';
import { allAtOnce, oneByOne, type Turn } from '../speaker';
import { inTurn, overRounds } from '../statistics';
import { acknowledgeTurn } from '../turns';

/** A command comes after nothing like it: what it is compared with must not come ten times in a row either. */
const inAPortion = 1;
const portions = 50;
const rounds = 6;
/** What a process does for the first few hundred times takes it twice as long as ever after. */
const roundsBefore = 16;
const connections = 64;
const atOnce = 400;
const roundsAtOnce = 4;
const settlingMs = 20_000;

const casesAlone = inAPortion * portions * (rounds + roundsBefore);
const casesLeast = casesAlone;
const casesTogether = atOnce * (roundsAtOnce + 2);

/** A leader signs for receipt: durable before it is answered. Each on a case of its own, which was begun before. */
export async function commandRows(ground: BenchGround, peer: Bot<Peer>): Promise<readonly Measured[]> {
  const product = await ground.product('commands');
  const cases = reportsOf('STEP', casesAlone + casesTogether + 1);
  const untouched = reportsOf('LEAST', casesLeast);
  const reports = [...cases, ...untouched].map(({ report }) => report);
  await product.process.ask('begin', { reports, at: monday });
  const next = steps(cases);
  const [first] = next(1);
  if (!first) throw new Error('there is no case');
  const parrot = await ground.parrot(await product.speaker(1).answerTo(first));
  const size = await product.process.ask('sizeOf', { caseId: cases[0]?.report.caseId ?? '', version: 2 });
  const insert = (count: number) => peer.process.ask('insertRows', { count, size });

  const [alone, together] = [await latency(), await throughput()];
  await product.process.end();
  await parrot.process.end();
  return [together.profile ? { ...alone, profile: together.profile } : alone, together];

  async function latency(): Promise<Measured> {
    const [own, echo, same] = [product.speaker(1), peer.speaker(1), parrot.speaker(1)];
    const [echoed, repeated] = [steps(cases), steps(cases)];
    const left = untouched.map(({ report }) => report.caseId);
    const like = cases[0]?.report.caseId ?? '';
    const works = {
      command: () =>
        oneByOne(
          own,
          next(inAPortion).map((turn) => settledAfter(turn, product)),
        ),
      echo: () => oneByOne(echo, echoed(inAPortion)),
      same: () => oneByOne(same, repeated(inAPortion)),
      insert: () => insert(inAPortion),
      durable: () => product.process.ask('leastDurable', { caseIds: left.splice(0, inAPortion), like }),
    };
    await inTurn({ rounds: roundsBefore, portions }, works);
    const took = await inTurn({ rounds, portions }, works);
    const [command, bare, row] = [overRounds(took.command), overRounds(took.echo), overRounds(took.insert)];
    const [said, durable] = [overRounds(took.same), overRounds(took.durable)];
    const least = said + durable;
    const limit =
      `No durable turn of a case comes so far down: a bare echo that says the very same card takes ${ms(said)}; to read ` +
      `and open a head, and to seal and store a commit, through the product's own store and keys, takes ${ms(durable)}. ` +
      `Together that is ${((least - bare) / row).toFixed(2)} × the raw insert beyond a bare echo. The other ` +
      `${ms(command - least)} are the directory, the decision, whom it tells of what, and the card.`;
    const figures = `${ms(command)}, bare echo ${ms(bare)}, raw insert of ${size} characters ${ms(row)}`;
    return atMost({
      name: 'command turn beyond a bare echo, median',
      value: (command - bare) / row,
      unit: '× raw insert',
      bar: 1.5,
      limit,
      from: `${figures}; ${rounds} rounds of ${inAPortion * portions}, one connection`,
    });
  }

  async function throughput(): Promise<Measured> {
    const [own, echo] = [product.speaker(connections), peer.speaker(connections)];
    const echoed = steps(cases);
    const works = {
      commands: async () => {
        const perSecond = await allAtOnce(own, next(atOnce));
        await settled(product);
        return [perSecond];
      },
      echo: async () => [await allAtOnce(echo, echoed(atOnce))],
      inserts: async () => {
        const took = await insert(1000);
        return [1000 / (took.reduce((sum, one) => sum + one, 0) / 1000)];
      },
    };
    await inTurn({ rounds: 1 }, works);
    const perSecond = await inTurn({ rounds: roundsAtOnce }, works);
    const [commands, bare] = [overRounds(perSecond.commands), overRounds(perSecond.echo)];
    const inserts = overRounds(perSecond.inserts);
    await product.process.ask('beginProfile');
    const before = ground.sent();
    await allAtOnce(own, next(atOnce));
    const profile = await product.process.ask('endProfile');
    await settled(product);
    const sent = (ground.sent() - before) / atOnce;
    const row = atLeast({
      profile,
      name: `commands a second at ${connections} connections`,
      value: commands / inserts,
      unit: '× raw inserts a second',
      bar: 0.5,
      from: `${commands.toFixed(0)}/s against ${inserts.toFixed(0)}/s; ${roundsAtOnce} rounds of ${atOnce} turns each`,
    });
    const most = bare / (1 + sent);
    const limit =
      `One process of the SDK's adapter cannot do it: the bare echo, which keeps nothing and tells nobody, does ` +
      `${bare.toFixed(0)}/s of the same turns, ${(bare / inserts).toFixed(2)} × the raw inserts. Each of these commands ` +
      `also sends ${sent.toFixed(1)} messages or changed cards to others; at the price of a turn each, that leaves ` +
      `${most.toFixed(0)}/s, ${(most / inserts).toFixed(2)} ×, before a case is read, decided on or kept.`;
    return { ...row, limit };
  }
}

function steps(cases: readonly ReportOf[]): (count: number) => readonly Turn[] {
  const left = cases.values();
  return (count) =>
    Array.from({ length: count }, () => {
      const { value } = left.next();
      if (!value) throw new Error('there are too few cases');
      return acknowledgeTurn({ caseId: value.report.caseId, handlerId: value.handlerId });
    });
}

/** What follows from a step is over before the next one: a person is answered while nothing else goes on. */
function settledAfter(turn: Turn, product: Awaited<ReturnType<BenchGround['product']>>): Turn {
  return async (speaker) => {
    const took = await turn(speaker);
    await settled(product);
    return took;
  };
}

/** What is sent follows at the platform's pace, and may take longer than the bench will wait. */
async function settled({ process }: Awaited<ReturnType<BenchGround['product']>>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, settlingMs);
  });
  await Promise.race([process.ask('settle'), enough]).finally(() => clearTimeout(timer));
}
