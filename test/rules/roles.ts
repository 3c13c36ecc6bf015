import { type NumbersOfArea, numbersOfArea } from '../../src/case/area-numbers';
import type { Person } from '../../src/case/events';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { acknowledged, colleague, observed } from '../support/scenes';
import { Story } from '../support/story';

const monthsOn = '2026-03-16T09:00:00.000Z';

/** The same case so many times, in an area of so many people, as their safety representative finds it. */
const seen = (story: Story, { times = 1, people = 10, who = 'amina' } = {}): NumbersOfArea | 'tooFew' | undefined => {
  const { ground, now } = story;
  const cases = Array.from({ length: times }, () => ({ ground, state: story.open }));
  return numbersOfArea(ground, who, { people, cases }, now);
};
const same = (found: unknown, expected: unknown): boolean => JSON.stringify(found) === JSON.stringify(expected);
const late = (story: Story): Story => acknowledged(story).timePasses(monthsOn);

const hired: Person = { name: 'Odd Hired' };
const told = (complainant: Person) => ({ way: 'oral', by: 'kari', complainant }) as const;
const byKari = { takenBy: 'kari' };
const answering = (way: 'yes' | 'no', instead = '') => ({
  step: 'answerSupport',
  answers: { way, words: '', instead },
});

/** 1.6, the roles that see to it that cases are handled. */
export const roleRules: readonly RuleTests[] = [
  {
    rule: '1.6-1',
    title: 'a leader who learns of it, formally or informally, is responsible for it',
    allows: {
      'the leader who took it down for somebody without a leader handles it': (story) => {
        story.sends({ ...told(hired), facts: byKari });
        check(story.open.roles.handler?.accountId === 'kari', 'Kari does');
      },
      'somebody with a leader of their own has it handled by that one (3.1.2-1)': (story) => {
        story.sends({ way: 'oral', by: 'per', complainant: { accountId: 'nora', name: 'Nora Lund' } });
        check(story.open.roles.handler?.accountId === 'kari', 'Kari, the nearest, does');
      },
      'a leader above whom the accused leads does not handle it (3.1.2-2)': (story) => {
        const accused = { accused: [{ accountId: 'per', name: 'Per' }] };
        story.sends({ ...told(hired), facts: byKari, complaint: accused, seen: ['ingrid', 'anne'] });
        check(story.open.roles.handler?.accountId === 'ingrid', 'Ingrid, above both, does');
      },
      'asked for support, a leader who can’t says who can': (story) => {
        story.asks().does('kari', 'AnswerSupport', answering('no', 'Anne in HR'));
        check(story.open.phase === 'closed', 'it is closed');
      },
      'and anybody else says no without a word': (story) => {
        story.asks({ supporter: colleague }).does('silje', 'AnswerSupport', answering('no'));
        check(story.open.phase === 'closed', 'it is closed');
      },
      'asked for support, they are reminded, and nobody else hears of it': (story) => {
        story.asks().timePasses('2026-01-08T08:00:00.000Z');
        check(story.reminded.map(({ as, to }) => `${as} ${to}`).join() === 'own kari', 'Kari is');
        story.timePasses('2026-02-16T08:00:00.000Z');
        check(
          story.reminded.every(({ to }) => to === 'kari'),
          'nor when it is late',
        );
      },
    },
    refuses: {
      'that the leader above gets what a leader was told': (story) => {
        story.sends({ ...told(hired), facts: byKari, seen: ['kari', 'anne'] });
        demand(story.open.roles.handler?.accountId === 'kari', 'Kari was told');
      },
      'a leader’s no without a word on who helps instead': (story) =>
        story.asks().refuses('kari', 'AnswerSupport', answering('no'), 'incomplete', '1.6-1', 'instead'),
      'a word on who helps instead beside a yes': (story) =>
        story.asks().refuses('kari', 'AnswerSupport', answering('yes', 'Anne'), 'incomplete', '1.6-1', 'instead'),
    },
    repeats: {
      'saying no twice says it once': (story) =>
        void story.asks().repeats('kari', 'AnswerSupport', answering('no', 'Anne in HR')),
    },
  },
  {
    rule: '1.6-3',
    title: 'the safety representative sees that there are cases and whether they keep their deadlines, in numbers',
    allows: {
      'that there is none': (story) => {
        const none = numbersOfArea(story.ground, 'amina', { people: 10, cases: [] }, story.now);
        check(same(none, { cases: 'none', late: 'none' }), 'none, and none late');
      },
      'that there are some, and that none is late': (story) => {
        story.at('2026-01-05T08:00:00.000Z').sends().at('2026-01-19T08:00:00.000Z');
        const found = seen(story);
        check(found !== 'tooFew' && same(found?.cases, { fewerThan: 5 }), 'some');
      },
      'that some are late': (story) =>
        check(same(seen(late(story)), { cases: { fewerThan: 5 }, late: { fewerThan: 5 } }), 'some, and late'),
      'more of them, in steps': (story) => {
        const found = (times: number) => seen(late(new Story(story.ground.procedure)), { times });
        check(same(found(4), found(1)), 'four are told as one is');
        check(same(found(5), { cases: { atLeast: 5 }, late: { atLeast: 5 } }), 'five');
        check(same(found(9), found(5)), 'nine are told as five are');
        check(same(found(10), { cases: { atLeast: 10 }, late: { atLeast: 10 } }), 'ten');
      },
      'one that somebody else reported': (story) =>
        check(
          same(seen(observed(story).timePasses(monthsOn)), { cases: { fewerThan: 5 }, late: { fewerThan: 5 } }),
          'too',
        ),
    },
    refuses: {
      'a number of so few people that it would tell who is meant': (story) => {
        late(story);
        demand(seen(story, { people: 9 }) === 'tooFew', 'none of nine');
        demand(same(seen(story, { times: 40, people: 4 }), 'tooFew'), 'none of four, however many there are');
      },
      'a number to whoever is accused in it, before the call and after': (story) => {
        late(story);
        demand(same(seen(story, { who: 'jonas' }), { cases: 'none', late: 'none' }), 'it is as if there were none');
        demand(same(seen(story, { who: 'nora' }), { cases: 'none', late: 'none' }), 'nor for who complains');
      },
      'a number that tells on which day somebody complained': (story) => {
        story.sends().at('2026-01-18T08:00:00.000Z');
        demand(same(seen(story), { cases: 'none', late: 'none' }), 'not on the thirteenth day');
        story.at('2026-01-19T08:00:00.000Z');
        check(!same(seen(story), { cases: 'none', late: 'none' }), 'but on the fourteenth');
      },
      'to keep from them that a case is late': (story) => {
        const found = seen(late(story));
        demand(found !== undefined && found !== 'tooFew' && found.late !== 'none', 'they see it');
      },
      'anything of what was only asked for support with': (story) => {
        story.asks().at(monthsOn);
        demand(same(seen(story), { cases: 'none', late: 'none' }), 'nothing was reported');
      },
    },
    repeats: {
      'looking twice tells the same': (story) => {
        late(story);
        check(same(seen(story), seen(story)), 'and changes nothing');
      },
    },
  },
];
