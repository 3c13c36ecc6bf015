import type { Log } from '../../src/application/ports';
import { sendReport, textsIn } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';

/** One case that some of the program fails at; what it says of it may hold what somebody wrote. */
const faulty = { case: '', at: new Set<'fold' | 'tasks' | 'deadlines'>() };

function failing<T extends object>(path: string, at: 'fold' | 'tasks' | 'deadlines', names: readonly string[]): T {
  const real = jest.requireActual<Record<string, (...given: unknown[]) => unknown>>(path);
  const instead = names.map((name) => [
    name,
    (...given: unknown[]) => {
      if (faulty.at.has(at) && JSON.stringify(given).includes(faulty.case)) throw new TypeError('Han ler av meg.');
      return real[name]?.(...given);
    },
  ]);
  return { ...real, ...Object.fromEntries(instead) };
}

jest.mock('../../src/case/commit', () => failing('../../src/case/commit', 'fold', ['foldCommit']));
jest.mock('../../src/case/views', () => failing('../../src/case/views', 'tasks', ['tasksOf', 'offersTo']));
jest.mock('../../src/case/deadline-views', () =>
  failing('../../src/case/deadline-views', 'deadlines', ['remindedOf', 'lateFor']),
);

describe('a case that the program fails at', () => {
  let local: LocalTrygg;
  let errors: unknown[];
  let bad: string;
  let good: string;
  const log: Log = { info: () => {}, error: (event, facts) => errors.push({ event, ...facts }) };
  const told = () => ({ event: 'case.unreadable', case: bad, error: 'TypeError' });

  const report = async (who: 'nora' | 'silje') => {
    const caseId = await sendReport(local.person(who), { accused: ['jonas'], what: 'Han ler av meg.' });
    await local.trygg.trygg.idle();
    return caseId;
  };
  const shown = async (who: 'nora' | 'kari', words: string) => {
    await local.person(who).say(words);
    return JSON.stringify(local.person(who).messages.at(-1));
  };

  beforeEach(async () => {
    errors = [];
    local = await startLocalTrygg('2026-01-05T08:00:00.000Z', { around: { log: () => log } });
    for (const name of ['nora', 'kari', 'anne'] as const) await local.person(name).install();
    [bad, good] = [await report('nora'), await report('nora')];
    faulty.case = bad;
  });
  afterEach(async () => {
    faulty.at.clear();
    await local.stop();
  });

  const foldAnew = async () => {
    faulty.at.add('fold');
    await local.trygg.trygg.rebuild();
  };

  it.each([
    ['kari', 'oppgaver'],
    ['nora', 'mine saker'],
  ] as const)('hides no other in what %s sees of %s', async (who, words) => {
    faulty.at.add('tasks');
    const screen = await shown(who, words);
    expect(screen).toContain(good);
    expect(screen).not.toContain(bad);
    expect(screen).toContain('Én av sakene dine kan ikke vises akkurat nå');
    expect(errors).toContainEqual(told());
    expect(JSON.stringify(errors)).not.toContain('ler');
  });

  it('says so and keeps its overview where its commits can’t be folded', async () => {
    await foldAnew();
    expect(errors).toEqual([told()]);
    faulty.at.clear();
    expect(await shown('kari', 'oppgaver')).toContain(bad);
  });

  it('hides no other of what is late, and none that somebody is reminded of', async () => {
    faulty.at.add('deadlines');
    await local.moveTo('2026-01-07T07:00:00.000Z');
    const kari = local.person('kari');
    const reminders = () => kari.messages.map(textsIn).filter((text) => text.includes('En påminnelse fra Trygg'));
    expect(reminders()).toEqual([expect.stringContaining(good)]);
    expect(reminders()[0]).not.toContain(bad);
    expect(errors).toContainEqual(told());
    await local.moveTo('2026-02-16T08:00:00.000Z');
    const late = await local.trygg.trygg.deadlines.late(local.person('anne').person.id);
    expect(new Set(late?.map(({ caseId }) => caseId))).toEqual(new Set([good]));
  });

  it('reminds of it once that is mended', async () => {
    faulty.at.add('deadlines');
    await local.moveTo('2026-01-07T07:00:00.000Z');
    faulty.at.clear();
    await local.moveTo('2026-01-07T07:05:00.000Z');
    expect(textsIn(local.person('kari').messages.at(-1))).toContain(bad);
  });
});
