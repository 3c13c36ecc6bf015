import fc from 'fast-check';
import type { Command, TakeStep } from '../../src/case/commands';
import { type CaseCommit, foldCommit } from '../../src/case/commit';
import { isRefusal } from '../../src/case/refusal';
import { absent } from '../../src/case/state';
import { openTasks } from '../../src/case/tasks';
import { declared } from '../../src/procedure/declarations';
import { procedure } from '../../src/procedure/procedure';
import { assessment, minutesHash, minutesText } from '../support/scenes';
import { people, Story } from '../support/story';

/** Random people do random things at random times, possible and impossible, and the case must stay whole. */

const steps = declared(procedure, 'step');
const everybody = Object.keys(people) as (keyof typeof people)[];

const act = fc.record({
  who: fc.constantFrom(...everybody, 'trygg', 'nobody'),
  step: fc.constantFrom(...steps.map(({ name }) => name), 'noStep'),
  command: fc.option(fc.constantFrom('RecordLapse', 'NoCommand', ...steps.map(({ command }) => command)), { freq: 4 }),
  subject: fc.option(fc.constantFrom('matter', 'complainant', 'a1', 'a2', 'a9', '__proto__'), { freq: 8 }),
  hours: fc.integer({ min: 0, max: 200 }),
  way: fc.constantFrom('sign', 'signWithRemark', 'decline', ''),
  hash: fc.constantFrom(minutesHash, minutesHash, 'other'),
  text: fc.constantFrom(minutesText, minutesText, '', 'x'.repeat(20_001), '<at>${1+1}</at>'),
  leader: fc.constantFrom('per', 'jonas', 'nora', 'anne', ''),
  once: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 6 }),
});

type Doing = typeof act extends fc.Arbitrary<infer Done> ? Done : never;

const accused = fc.subarray(['jonas', 'kari', 'per', 'anne'] as const, { minLength: 1 });

/** Most acts are such that somebody may do them, so that cases come far. */
function commandOf(doing: Doing, story: Story, number: number, at: string): Command<TakeStep> {
  const open = openTasks(story.ground.procedure, story.open);
  const task = number % 3 === 0 ? undefined : open[doing.hours % Math.max(1, open.length)];
  const step = steps.find(({ name }) => name === doing.step);
  const instance = task?.instance ?? {
    step: doing.step,
    subject: doing.subject ?? step?.for ?? 'matter',
    round: doing.hours === 7 ? 2 : 1,
  };
  const { way, text } = doing;
  const heldAt = at.slice(0, 16);
  const words = { remark: way === 'signWithRemark' ? text : '', reason: way === 'decline' ? text : '' };
  const written = { text, reasons: text, note: text, place: text, heldAt, ...words };
  const answers = { ...assessment, ...written, way, sha256: doing.hash, leader: doing.leader };
  const named = doing.leader === '' ? undefined : people[doing.leader as keyof typeof people];
  return {
    id: doing.once === null ? `act ${number}` : `once ${doing.once}`,
    by: task?.personId ?? doing.who,
    at,
    body: {
      type: 'TakeStep',
      command: task?.command ?? doing.command ?? step?.command ?? '',
      instance,
      answers,
      named,
    },
  };
}

/** The same in every run, unless a longer campaign is asked for. */
const runs = Number(process.env.ANYTHING_RUNS ?? 800);
const seed = Number(process.env.ANYTHING_SEED ?? 20_261_122);

it(`a case stays whole whatever people do (seed ${seed})`, () => {
  let commands = 0;
  const far = new Set<string>();
  fc.assert(
    fc.property(accused, fc.array(act, { minLength: 5, maxLength: 60 }), (named, acts) => {
      const story = new Story(procedure);
      const complaint = { accused: named.map((id) => ({ accountId: id, name: people[id].name })) };
      const receivers = story.receiversFor(complaint);
      story.sends({ complaint, seen: receivers });
      let now = Date.parse(story.now);
      acts.forEach((doing, number) => {
        now += doing.hours * 3_600_000;
        const at = new Date(now).toISOString();
        story.timePasses(at);
        const before = JSON.stringify(story.state);
        const decision = story.decide(commandOf(doing, story, number, at));
        commands += 1;
        expect(JSON.stringify(story.state)).toBe(before);
        if (!isRefusal(decision) && decision.length > 0) {
          story.accepts(commandOf(doing, story, number, at), decision);
        }
        holds(story, named);
      });
      for (const event of story.events) far.add(event.type);
      const folded = story.commits.reduce(
        (state, commit: CaseCommit) => foldCommit(state, commit),
        structuredClone(absent),
      );
      expect(folded).toEqual(story.state);
    }),
    { seed, numRuns: runs },
  );
  expect(commands).toBeGreaterThan(500);
  // The campaign is worth something only if cases come to every kind of end.
  expect([...far].sort()).toEqual(
    expect.arrayContaining(['DocumentFiled', 'HalfDone', 'SignatureDeclined', 'SignatureGiven', 'SignatureLapsed']),
  );
}, 600_000);

function holds(story: Story, named: readonly string[]): void {
  const { open } = story;
  const tasks = openTasks(procedure, open);
  for (const { role, personId } of tasks) {
    if (role === 'complainant') expect(personId).toBe('nora');
    else expect([...named, 'nora']).not.toContain(personId);
  }
  const carriedOn = tasks.some(({ personId }) => personId !== undefined);
  const finished = tasks.length === 0;
  expect(carriedOn || finished).toBe(true);
  for (const message of story.messages) expect(named).not.toContain(message.to);
}
