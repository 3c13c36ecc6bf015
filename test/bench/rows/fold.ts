import { type CaseCommit, foldCommit } from '../../../src/case/commit';
import { absent, type CaseState } from '../../../src/case/state';
import { procedure } from '../../../src/procedure/procedure';
import { closed } from '../../support/scenes';
import { Story } from '../../support/story';
import { atMost, type Measured } from '../row';
import { inTurn, overRounds } from '../statistics';

const few = 200;
const many = 2000;
const rounds = 20;
const foldsInARound = 20;

/** The events of a case from beginning to end, and what is reported again and again after that. */
export async function foldRow(): Promise<Measured> {
  const [short, long] = [commitsWith(few), commitsWith(many)];
  const works = { short: async () => [fold(short)], long: async () => [fold(long)] };
  await inTurn({ rounds: 5, portions: foldsInARound }, works);
  const took = await inTurn({ rounds, portions: foldsInARound }, works);
  const [slow, quick] = [overRounds(took.long), overRounds(took.short)];
  const micros = (value: number) => `${(value * 1000).toFixed(0)} µs`;
  return atMost({
    name: `fold of ${many.toLocaleString('en')} events against ${few}`,
    value: slow / quick,
    unit: '× the time',
    bar: 11,
    from: `${micros(slow)} of the processor's time against ${micros(quick)}; ${rounds} rounds of ${foldsInARound} folds each`,
  });
}

/** Milliseconds of the processor's time: a fold waits for nothing, and by the clock the long ones meet whatever else runs. */
function fold(commits: readonly CaseCommit[]): number {
  const before = process.cpuUsage();
  commits.reduce<CaseState>(foldCommit, absent);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function commitsWith(events: number): readonly CaseCommit[] {
  const story = closed(new Story(procedure));
  const commits = [...story.commits];
  story.does('nora', 'ReportMore', {
    step: 'reportMore',
    answers: { kind: 'again', what: 'Det samme skjedde igjen i dag, på møtet.' },
  });
  const [again] = story.commits.slice(-1);
  if (!again) throw new Error('nothing was reported');
  for (let count = countOf(commits); count < events; count += again.events.length) {
    commits.push(inRound(again, commits.length));
  }
  return commits;
}

function countOf(commits: readonly CaseCommit[]): number {
  return commits.reduce((sum, { events }) => sum + events.length, 0);
}

function inRound(commit: CaseCommit, round: number): CaseCommit {
  const moved = JSON.stringify(commit.events).replaceAll('"round":1', `"round":${round}`);
  const messages = JSON.stringify(commit.messages).replaceAll('"round":1', `"round":${round}`);
  return { version: round, commandId: `again ${round}`, events: JSON.parse(moved), messages: JSON.parse(messages) };
}
