import type { BenchGround } from '../ground';
import { monday } from '../ground';
import { reportsOf } from '../reports';
import { atMost, type Measured } from '../row';
import { allAtOnce, type Turn } from '../speaker';
import { employee, helpTurn, sectionTurn } from '../turns';

const turns = 10_000;
const connections = 16;

/** What is left after a day of turns, and after another one. */
export async function heapRow(ground: BenchGround): Promise<Measured> {
  const product = await ground.product('heap', ['--expose-gc']);
  const cases = reportsOf('HEAP', 100);
  await product.process.ask('begin', { reports: cases.map(({ report }) => report), at: monday });
  const kinds: readonly ((number: number) => Turn)[] = [
    helpTurn,
    sectionTurn,
    helpTurn,
    sectionTurn,
    (number) => (speaker) => speaker.say(cases[number % cases.length]?.handlerId ?? '', 'oppgaver'),
    sectionTurn,
    (number) => (speaker) => speaker.say(employee(number), 'mine saker'),
    helpTurn,
    openTask,
    writePage,
  ];
  const speaker = product.speaker(connections);
  const heapAfter = async (from: number) => {
    const taken = Array.from(
      { length: turns },
      (_, place) => kinds[place % kinds.length]?.(from + place) ?? helpTurn(place),
    );
    await allAtOnce(speaker, taken);
    return (await product.process.ask('memory')).heap / 2 ** 20;
  };
  const [first, second] = [await heapAfter(0), await heapAfter(turns)];
  await product.process.end();
  return atMost({
    name: `heap after a forced collection, after ${(2 * turns).toLocaleString('en')} turns against ${turns.toLocaleString('en')}`,
    value: second / first,
    unit: '× the heap',
    bar: 1.02,
    from: `${second.toFixed(1)} MB against ${first.toFixed(1)} MB; menus, guidelines, lists, forms, pages of reports`,
  });

  function openTask(number: number): Turn {
    const one = cases[number % cases.length];
    const instance = { step: 'acknowledgeReceipt', subject: 'matter', round: 1 };
    const data = { verb: 'OpenTask', caseId: one?.report.caseId, command: 'AcknowledgeReceipt', ...instance };
    return (speaker) => speaker.openDialog(one?.handlerId ?? '', data);
  }
}

/** One page of a report is filled in and kept. */
function writePage(number: number): Turn {
  const data = { verb: 'TurnPage', from: 'reportWhat', page: 'reportWhen', what: `Det skjedde igjen, gang ${number}.` };
  return (speaker) => speaker.submitDialog(employee(number), data);
}
