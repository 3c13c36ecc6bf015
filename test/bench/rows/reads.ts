import type { BenchGround, Bot } from '../ground';
import { monday } from '../ground';
import type { Peer } from '../processes/peer';
import type { Product } from '../processes/product';
import { reportsOf } from '../reports';
import { atLeast, atMost, type Measured, ms } from '../row';
import { allAtOnce, oneByOne } from '../speaker';
import { inTurn, overRounds } from '../statistics';
import { helpTurn, sectionTurn, turnsOf } from '../turns';

const inAPortion = 25;
const portions = 16;
const rounds = 8;
const connections = 64;
const atOnce = 1500;

/** Somebody reads: alone on one connection, and many at once. */
export async function readRows(ground: BenchGround, peer: Bot<Peer>): Promise<readonly Measured[]> {
  const product = await ground.product('reads');
  const reports = reportsOf('READ', 100).map(({ report }) => report);
  await product.process.ask('begin', { reports, at: monday });

  const reader = product.speaker(1);
  const saying = { ...(await reader.saidTo(helpTurn(0))), ...(await reader.answerTo(sectionTurn(0))) };
  const parrot = await ground.parrot(saying);
  const alone = { product: reader, echo: peer.speaker(1), parrot: parrot.speaker(1) };
  const [help, section] = [turnsOf(helpTurn), turnsOf(sectionTurn)];
  const works = {
    help: () => oneByOne(alone.product, help(inAPortion)),
    echoOfHelp: () => oneByOne(alone.echo, help(inAPortion)),
    sameHelp: () => oneByOne(alone.parrot, help(inAPortion)),
    section: () => oneByOne(alone.product, section(inAPortion)),
    echoOfSection: () => oneByOne(alone.echo, section(inAPortion)),
    sameSection: () => oneByOne(alone.parrot, section(inAPortion)),
  };
  await inTurn({ rounds: 2, portions }, works);
  const took = await inTurn({ rounds, portions }, works);
  const together = await throughput(product, peer);
  await product.process.end();
  await parrot.process.end();
  const { profile = [] } = together;
  return [
    ...latency('help', took.help, took.echoOfHelp, took.sameHelp).map((row) => ({ ...row, profile })),
    ...latency('a guidelines section', took.section, took.echoOfSection, took.sameSection).map((row) => ({
      ...row,
      profile,
    })),
    together,
  ];
}

type Rounds = readonly (readonly number[])[];

function latency(what: string, product: Rounds, echo: Rounds, same: Rounds): readonly Measured[] {
  const samples = `${rounds} rounds of ${inAPortion * portions} turns each, one connection`;
  return [
    { percent: 50, as: 'median', bar: 1.25 },
    { percent: 99, as: 'p99', bar: 1.5 },
  ].map(({ percent, as, bar }) => {
    const [own, bare] = [overRounds(product, percent), overRounds(echo, percent)];
    const least = overRounds(same, percent);
    const limit =
      `The bare echo is quicker than any answer of this size: where it says the very same card, which it has ready, it ` +
      `takes ${ms(least)}, ${(least / bare).toFixed(2)} × itself. What is ours is the ${ms(own - least)} above that.`;
    const from = `${ms(own)} against ${ms(bare)}; ${samples}`;
    return atMost({ name: `read turn: ${what}, ${as}`, value: own / bare, unit: '× bare echo', bar, from, limit });
  });
}

async function throughput(product: Bot<Product>, peer: Bot<Peer>): Promise<Measured> {
  const [reader, echo] = [product.speaker(connections), peer.speaker(connections)];
  const [help, section] = [turnsOf(helpTurn), turnsOf(sectionTurn)];
  const mixed = () =>
    [...help(atOnce / 2), ...section(atOnce / 2)].map((turn, place, all) => all[(place * 751) % atOnce] ?? turn);
  const works = {
    product: async () => [await allAtOnce(reader, mixed())],
    echo: async () => [await allAtOnce(echo, mixed())],
  };
  await inTurn({ rounds: 1 }, works);
  const perSecond = await inTurn({ rounds: 5 }, works);
  const [own, bare] = [overRounds(perSecond.product), overRounds(perSecond.echo)];
  await product.process.ask('beginProfile');
  await allAtOnce(reader, mixed());
  const profile = await product.process.ask('endProfile');
  return atLeast({
    profile,
    name: `reads a second at ${connections} connections`,
    value: own / bare,
    unit: '× bare echo',
    bar: 0.75,
    from: `${own.toFixed(0)}/s against ${bare.toFixed(0)}/s; 5 rounds of ${atOnce} turns each`,
  });
}
