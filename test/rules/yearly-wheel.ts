import { check, demand, type RuleTests } from '../support/rule-tests';
import type { Story } from '../support/story';
import { filledIn, morning, startedOn, type WheelStory } from '../support/wheel-story';

/** Counted from Monday 5 January 2026, on which the organisation began with Trygg. */
const own = (wheel: WheelStory, duty: string, who: string) =>
  wheel.remindedOf(duty).filter((one) => one.endsWith(`own ${who}`));

const without = (act: string, field: string) => {
  const { [field]: _, ...rest } = filledIn[act] ?? {};
  return { ...rest, [field]: '' };
};

/** Something that is reminded of, and is told further on where it stays undone. */
const comesRound = (duty: string, first: string, reminded: readonly string[], late: string) => ({
  'it is due first so long after the start, and people are reminded 30 and 7 days before': ({ wheel }: Story) => {
    check(wheel.dueOn(duty) === first, `due on ${first}`);
    wheel.passesTo(first);
    check(own(wheel, duty, 'anne').join() === reminded.map((day) => `${day} own anne`).join(), 'on two mornings');
  },
  'once it is late, its people and the last resort hear of it': ({ wheel }: Story) => {
    wheel.passesTo(late);
    check(
      wheel.remindedOf(duty).some((one) => one.endsWith('outside eva')),
      'Eva is told',
    );
  },
  'what was recorded says when it is due again, and nobody is reminded until then': ({ wheel }: Story) => {
    wheel.records('anne', duty).passesTo(late);
    check(wheel.remindedOf(duty).length === 0, 'nobody was');
    check((wheel.dueOn(duty) ?? '') > late, 'it is due later');
  },
});

const staysUndone = (duty: string, day: string) => ({
  'it coming round without anybody hearing of it': ({ wheel }: Story) => {
    wheel.passesTo(day);
    demand(wheel.remindedOf(duty).length > 0, 'somebody is reminded');
  },
});

const topics = ['raiseInCommittee', 'raiseWithLeaders', 'raiseWithStaff', 'raiseInCooperation'];

export const yearlyWheelRules: readonly RuleTests[] = [
  {
    rule: '1.6-5',
    title: 'HR makes the guidelines known to leaders and employees',
    allows: {
      ...comesRound('makeKnownToAll', '2026-04-05', ['2026-03-06', '2026-03-27'], '2026-04-15'),
      'everybody in HR may record it': ({ wheel }) => {
        wheel.records('bjorn', 'makeKnownToAll');
        check(wheel.stand('makeKnownToAll')?.last?.event.name === 'bjorn (name)', 'it says who did');
      },
    },
    refuses: {
      ...staysUndone('makeKnownToAll', '2026-04-05'),
      'a record without what it says': ({ wheel }) =>
        wheel.refuses('anne', 'makeKnownToAll', without('makeKnownToAll', 'who'), 'incomplete', '1.6-5', 'who'),
      'a record by anybody outside HR': ({ wheel }) => {
        demand(wheel.stand('makeKnownToAll') !== undefined, 'it is a duty');
        wheel.refuses('kari', 'makeKnownToAll', {}, 'notYours');
      },
    },
    repeats: {
      'recording it twice with the same press records once': ({ wheel }) =>
        void wheel.repeats('anne', 'makeKnownToAll'),
      'twice at the same hour reminds once': ({ wheel }) => {
        wheel.passesTo('2026-03-06');
        const events = wheel.events.length;
        check(wheel.looksAt('2026-03-06T09:00:00.000Z').events.length === events, 'nothing more is said');
      },
    },
  },
  {
    rule: '1.6-6',
    title: 'each leader makes the guidelines known to their staff, and the record shows it',
    allows: {
      'each leader is asked, in a round of all': ({ wheel }) => {
        wheel.passesTo('2026-04-05');
        for (const who of ['kari', 'per']) {
          check(own(wheel, 'makeKnownToStaff', who).length === 2, `${who} was reminded 30 and 7 days before`);
        }
        check(wheel.stand('makeKnownToStaff')?.round?.leaders === 2, 'HR sees how many');
      },
      'whoever has done it is not asked again in this round, and the others are': ({ wheel }) => {
        wheel.passesTo('2026-03-06').records('kari', 'makeKnownToStaff').passesTo('2026-04-08');
        check(own(wheel, 'makeKnownToStaff', 'kari').length === 1, 'Kari is not');
        check(own(wheel, 'makeKnownToStaff', 'per').length === 3, 'Per is, and again once it is late');
        const { done, leaders } = wheel.stand('makeKnownToStaff')?.round ?? {};
        check(done === 1 && leaders === 2, 'HR sees one of two');
      },
      'HR hears how many are late from the first working day over, and nobody further away': ({ wheel }) => {
        wheel.passesTo('2026-06-01');
        check(
          wheel.remindedOf('makeKnownToStaff').some((one) => one === '2026-04-07 hr anne'),
          'HR does, after Easter',
        );
        check(!wheel.remindedOf('makeKnownToStaff').some((one) => one.includes('outside')), 'nobody else');
        check(wheel.shownTo('anne', 'makeKnownToStaff', 'hr')[0]?.leaders === 2, 'two');
      },
      'done before the round begins, it counts in it': ({ wheel }) => {
        wheel.records('kari', 'makeKnownToStaff').passesTo('2026-04-05');
        check(own(wheel, 'makeKnownToStaff', 'kari').length === 0, 'Kari is not asked');
      },
      'whoever comes to lead after the round began is asked in the next': ({ wheel }) => {
        wheel.passesTo('2026-03-06').people = { ...wheel.people, leaders: ['kari', 'per', 'nina'] };
        wheel.passesTo('2026-05-01');
        check(own(wheel, 'makeKnownToStaff', 'nina').length === 0, 'not in this one');
        wheel.passesTo('2027-04-05');
        check(own(wheel, 'makeKnownToStaff', 'nina').length === 2, 'in the next');
      },
      'HR records it for a leader who can’t': ({ wheel }) => {
        wheel.passesTo('2026-03-06').records('anne', 'recordForLeader').passesTo('2026-05-01');
        check(own(wheel, 'makeKnownToStaff', 'per').length === 1, 'Per is not asked any more');
        check(wheel.stand('makeKnownToStaff')?.round?.done === 1, 'he has done it');
      },
      'whoever leads nobody any more is not asked': ({ wheel }) => {
        wheel.passesTo('2026-03-06').people = { ...wheel.people, leaders: ['per'] };
        wheel.passesTo('2026-05-01');
        check(own(wheel, 'makeKnownToStaff', 'kari').length === 1, 'not after that');
      },
    },
    refuses: {
      ...staysUndone('makeKnownToStaff', '2026-04-05'),
      'a record without for whom': ({ wheel }) =>
        wheel
          .refuses('kari', 'makeKnownToStaff', { unit: '' }, 'incomplete', '1.6-6', 'unit')
          .refuses('kari', 'makeKnownToStaff', { people: '0' }, 'incomplete', '1.6-6', 'people')
          .refuses('kari', 'makeKnownToStaff', { people: 'many' }, 'incomplete', '1.6-6', 'people'),
      'a day that has not been, and one of another year': ({ wheel }) =>
        wheel
          .refuses('kari', 'makeKnownToStaff', { heldOn: '2026-01-06' }, 'incomplete', '1.6-6', 'heldOn')
          .refuses('kari', 'makeKnownToStaff', { heldOn: '2025-01-04' }, 'incomplete', '1.6-6', 'heldOn'),
      'HR recording it for somebody who leads nobody, or without saying how they know': ({ wheel }) =>
        wheel
          .refuses('anne', 'recordForLeader', { leader: 'nora' }, 'incomplete', '1.6-6', 'leader')
          .refuses('anne', 'recordForLeader', { source: '' }, 'incomplete', '1.6-6', 'source'),
      'HR recording it as their own': ({ wheel }) => {
        demand(wheel.stand('makeKnownToStaff') !== undefined, 'it is a duty');
        wheel.refuses('anne', 'makeKnownToStaff', {}, 'notYours');
      },
    },
    repeats: {
      'the same press twice is one record': ({ wheel }) => void wheel.repeats('kari', 'makeKnownToStaff'),
      'doing it for another unit too leaves the next round as it is': ({ wheel }) => {
        wheel.passesTo('2026-03-06').records('kari', 'makeKnownToStaff').records('kari', 'makeKnownToStaff');
        check(wheel.stand('makeKnownToStaff')?.round?.done === 1, 'Kari counts once');
        wheel.passesTo('2027-04-05');
        check(own(wheel, 'makeKnownToStaff', 'kari').length === 3, 'and is asked the year after');
      },
    },
  },
  {
    rule: '2-1',
    title: 'all are told of causes, routines, reporting and support, and the record says how',
    allows: {
      'by the text, in a meeting or both': ({ wheel }) => {
        for (const told of ['message', 'meeting', 'both']) wheel.records('kari', 'makeKnownToStaff', { told });
        wheel.records('anne', 'makeKnownToAll', { told: 'both' });
      },
    },
    refuses: {
      'a leader’s record that does not say how all four were told': ({ wheel }) =>
        wheel.refuses('kari', 'makeKnownToStaff', { told: '' }, 'incomplete', '2-1', 'told'),
      'HR’s record that does not either': ({ wheel }) =>
        wheel.refuses('anne', 'makeKnownToAll', { told: 'some' }, 'incomplete', '2-1', 'told'),
    },
    repeats: {
      'saying it twice is one record': ({ wheel }) => void wheel.repeats('kari', 'makeKnownToStaff', { told: 'both' }),
    },
  },
  {
    rule: '2-2',
    title: 'the psychosocial working environment is mapped regularly',
    allows: {
      ...comesRound('mapEnvironment', '2026-07-05', ['2026-06-05', '2026-06-26'], '2026-07-10'),
      'the next one is due within 24 months of the last': ({ wheel }) => {
        wheel.records('anne', 'mapEnvironment');
        check(wheel.dueOn('mapEnvironment') === '2028-01-05', 'two years later');
      },
      'one from before the start counts too, from its own day': ({ wheel }) => {
        wheel.records('anne', 'mapEnvironment', { heldOn: '2024-06-03' });
        check(wheel.dueOn('mapEnvironment') === '2026-06-03', 'two years after it');
      },
      'what is written in afterwards does not put it off or bring it forward': ({ wheel }) => {
        wheel.records('anne', 'mapEnvironment').records('bjorn', 'mapEnvironment', { heldOn: '2025-03-03' });
        check(wheel.dueOn('mapEnvironment') === '2028-01-05', 'the later one counts');
      },
      'an earlier day is the organisation’s to choose': ({ wheel }) => {
        wheel.records('anne', 'mapEnvironment', { next: '2027-01-15' });
        check(wheel.dueOn('mapEnvironment') === '2027-01-15', 'as agreed');
      },
    },
    refuses: {
      ...staysUndone('mapEnvironment', '2026-07-05'),
      'putting the next one off beyond the interval': ({ wheel }) =>
        wheel.refuses('anne', 'mapEnvironment', { next: '2028-01-06' }, 'incomplete', '2-2', 'next'),
      'a record without what was concluded': ({ wheel }) =>
        wheel.refuses('anne', 'mapEnvironment', { conclusion: ' ' }, 'incomplete', '2-2', 'conclusion'),
      'a record that does not say whether it has become worse': ({ wheel }) =>
        wheel.refuses('anne', 'mapEnvironment', { signals: '' }, 'incomplete', '2-2', 'signals'),
    },
    repeats: {
      'the same press twice is one record': ({ wheel }) => void wheel.repeats('anne', 'mapEnvironment'),
    },
  },
  {
    rule: '2-3',
    title: 'on signals of a worse working environment, measures are considered and the reasons recorded',
    allows: {
      'a mapping that shows it makes it due within 30 days': ({ wheel }) => {
        wheel.records('anne', 'mapEnvironment', { signals: 'worse' });
        check(wheel.dueOn('considerMeasures') === '2026-02-04', 'in 30 days');
        check(wheel.tasksOf('bjorn').includes('considerMeasures'), 'it is a task of HR');
        wheel.passesTo('2026-02-04');
        check(own(wheel, 'considerMeasures', 'bjorn').join() === '2026-01-28 own bjorn', 'reminded 7 days before');
      },
      'a signal from anywhere else does too': ({ wheel }) => {
        wheel.records('anne', 'noteSignal');
        check(wheel.dueOn('considerMeasures') === '2026-02-04', 'in 30 days');
      },
      'no is an answer, with reasons; and then nothing is due': ({ wheel }) => {
        wheel.records('anne', 'noteSignal').records('bjorn', 'considerMeasures');
        check(wheel.dueOn('considerMeasures') === undefined, 'nothing waits');
      },
      'while nothing points to it nobody is asked': ({ wheel }) => {
        wheel.records('anne', 'mapEnvironment').passesTo('2026-05-01');
        check(wheel.remindedOf('considerMeasures').length === 0, 'nobody is');
      },
    },
    refuses: {
      'a signal on which nothing is considered': ({ wheel }) => {
        wheel.records('anne', 'mapEnvironment', { signals: 'worse' }).passesTo('2026-02-20');
        demand(
          wheel.remindedOf('considerMeasures').some((one) => one.endsWith('outside eva')),
          'Eva is told',
        );
      },
      'a decision without reasons': ({ wheel }) =>
        noted(wheel).refuses('anne', 'considerMeasures', { reasons: '' }, 'incomplete', '2-3', 'reasons'),
      'measures that are needed, and are not named': ({ wheel }) =>
        noted(wheel).refuses('anne', 'considerMeasures', { needed: 'yes' }, 'incomplete', '2-3', 'measures'),
      'deciding on a signal that was noted meanwhile, unseen': ({ wheel }) => {
        const opened = noted(wheel).recording('anne', 'considerMeasures');
        noted(wheel);
        const { refused, rule } = Object.assign({ refused: '', rule: '' }, wheel.decide(opened));
        demand(refused === 'changedSince' && rule === '2-3', 'it is to be looked at again');
      },
      'a decision where nothing waits for one': ({ wheel }) =>
        wheel.refuses('anne', 'considerMeasures', {}, 'alreadyDone', '2-3'),
    },
    repeats: {
      'the same signal twice is one': ({ wheel }) => void wheel.repeats('anne', 'noteSignal'),
      'the same decision twice is one': ({ wheel }) =>
        void wheel.records('anne', 'noteSignal').repeats('anne', 'considerMeasures'),
    },
  },
  {
    rule: '2-4',
    title: 'the subject is raised at intervals in four forums: reminded, never escalated',
    allows: {
      'in each forum every six months': ({ wheel }) => {
        for (const topic of topics) {
          check(wheel.dueOn(topic) === '2026-04-05', `${topic} is due first after three months`);
          wheel.records('anne', topic);
          check(wheel.dueOn(topic) === '2026-07-05', 'and then after six');
        }
      },
      'HR is reminded before, and again once it is late': ({ wheel }) => {
        wheel.passesTo('2026-04-20');
        for (const topic of topics) {
          const days = own(wheel, topic, 'anne').map((one) => one.slice(0, 10));
          check(days.join() === '2026-03-06,2026-03-27,2026-04-08,2026-04-15', `of ${topic}`);
        }
      },
      'nobody else ever hears of it, however late': ({ wheel }) => {
        wheel.passesTo('2026-12-31');
        const told = topics.flatMap((topic) => wheel.remindedOf(topic));
        check(told.length > 0 && told.every((one) => / own (anne|bjorn)$/.test(one)), 'HR only');
      },
    },
    refuses: {
      ...Object.assign({}, ...topics.map((topic) => ({ [`${topic} forgotten`]: forgotten(topic) }))),
      'a record without what was concluded': ({ wheel }: Story) =>
        wheel.refuses('anne', 'raiseWithStaff', { conclusion: '' }, 'incomplete', '2-4', 'conclusion'),
    },
    repeats: {
      'the same press twice is one record': ({ wheel }) => void wheel.repeats('anne', 'raiseInCommittee'),
    },
  },
  {
    rule: '5-1',
    title: 'AMU evaluates and revises the routines every year, on a date of its own',
    allows: {
      'within a year of the start, where AMU has set no date': ({ wheel }) =>
        check(wheel.dueOn('evaluateRoutines') === '2027-01-05', 'a year later'),
      'on the date that AMU sets, reminded 30 and 7 days before': ({ wheel }) => {
        wheel.records('tove', 'setEvaluationDate').passesTo('2026-11-02');
        for (const who of ['tove', 'anne', 'bjorn']) {
          const days = own(wheel, 'evaluateRoutines', who).map((one) => one.slice(0, 10));
          check(days.join() === '2026-10-02,2026-10-26', `${who} is`);
        }
      },
      'the date of the next one is set with it': ({ wheel }) => {
        wheel.records('tove', 'evaluateRoutines');
        check(wheel.dueOn('evaluateRoutines') === '2026-12-01', 'as AMU set it');
      },
      'once it is late, the last resort hears of it': ({ wheel }) => {
        wheel.records('anne', 'setEvaluationDate', { next: '2026-02-02' }).passesTo('2026-02-09');
        check(wheel.remindedOf('evaluateRoutines').includes('2026-02-09 outside eva'), 'on the fifth working day');
      },
    },
    refuses: {
      ...staysUndone('evaluateRoutines', '2027-01-05'),
      'a date more than a year after the last time': ({ wheel }) =>
        wheel
          .refuses('anne', 'setEvaluationDate', { next: '2027-01-06' }, 'incomplete', '5-1', 'next')
          .refuses('tove', 'evaluateRoutines', { next: '2027-01-06' }, 'incomplete', '5-1', 'next'),
      'an evaluation that does not see it together with the rest': ({ wheel }) =>
        wheel.refuses('tove', 'evaluateRoutines', { hseSystem: '' }, 'incomplete', '5-1', 'hseSystem'),
      'one that does not say what is revised': ({ wheel }) =>
        wheel.refuses('tove', 'evaluateRoutines', { changes: '' }, 'incomplete', '5-1', 'changes'),
      'one without the date of the next': ({ wheel }) =>
        wheel.refuses('tove', 'evaluateRoutines', { next: '' }, 'incomplete', '5-1', 'next'),
      'a date set by anybody else': ({ wheel }) => {
        demand(wheel.stand('evaluateRoutines') !== undefined, 'it is a duty');
        wheel.refuses('kari', 'setEvaluationDate', {}, 'notYours');
      },
    },
    repeats: {
      'the same press twice is one evaluation': ({ wheel }) => void wheel.repeats('tove', 'evaluateRoutines'),
      'and one date': ({ wheel }) => void wheel.repeats('anne', 'setEvaluationDate'),
      'reminded on one day once, whenever it is looked at': ({ wheel }) => {
        wheel.records('tove', 'setEvaluationDate').at(startedOn).passesTo('2026-10-02');
        const events = wheel.events.length;
        check(wheel.looksAt(morning('2026-10-02')).events.length === events, 'once');
      },
    },
  },
];

function noted(wheel: WheelStory): WheelStory {
  demand(wheel.stand('considerMeasures') !== undefined, 'there is something to consider');
  return wheel.records('bjorn', 'noteSignal');
}

function forgotten(topic: string) {
  return ({ wheel }: Story) => {
    wheel.passesTo('2026-04-05');
    demand(own(wheel, topic, 'anne').length > 0, 'HR is reminded');
  };
}
