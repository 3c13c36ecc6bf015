import { decide } from '../../src/case/decide';
import { nextDue } from '../../src/case/decide-due';
import { isRefusal } from '../../src/case/refusal';
import { atHr } from '../support/policy-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { acknowledged, received } from '../support/scenes';
import { people, type Story } from '../support/story';

/** Kari was to acknowledge receipt by Thursday 8 January: this is the fifth working day after it, at eight. */
const fifthDay = '2026-01-15T07:00:00.000Z';
const fourthDay = '2026-01-14T07:00:00.000Z';
const fifthMorning = '2026-01-15T07:20:00.000Z';
const seventhDay = '2026-01-19T07:00:00.000Z';

const outside = (story: Story) => story.reminded.filter(({ as }) => as === 'outside').map(({ to }) => to);
const isToldOutside = (story: Story, who: string | undefined) =>
  outside(story).length > 0 && outside(story).every((to) => to === who);

export const escalationRules: readonly RuleTests[] = [
  {
    rule: 'P-9',
    title: 'what stays late is told outside the case, to nobody whom it concerns',
    allows: {
      'somebody else in HR is told on the fifth working day': (story) => {
        received(story).timePasses(fourthDay);
        check(outside(story).length === 0, 'not before');
        check(isToldOutside(story.timePasses(fifthDay), 'bjorn'), 'Bjorn is told');
      },
      'and again on every second day, while it is late': (story) => {
        received(story).timePasses(fifthDay);
        check(isToldOutside(story.timePasses(seventhDay), 'bjorn'), 'Bjorn is told again');
      },
      'where all of HR is in the case or away, the last resort': (story) => {
        received(story).around = { ...story.around, hr: [people.anne, { ...people.bjorn, active: false }] };
        story.disabled = ['bjorn'];
        check(isToldOutside(story.timePasses(fifthDay), 'eva'), 'Eva is told');
      },
      'what nobody has to do is late all the same, for HR and for somebody outside': (story) => {
        received(story).around = { ...story.around, leaders: [] };
        story.disabled = ['kari'];
        const late = story.timePasses('2026-01-06T12:00:00.000Z').timePasses(fifthDay).reminded;
        const told = late.filter(({ step }) => step === 'acknowledgeReceipt').map(({ as, to }) => `${as} ${to}`);
        check(told.join() === 'hr anne,outside bjorn', `told ${told.join()}`);
      },
      'where nobody is free the record says that nobody could be told': (story) => {
        received(story).around = { ...story.around, hr: [people.anne], lastResort: [] };
        check(isToldOutside(story.timePasses(fifthDay), undefined), 'told nobody');
        const events = story.events.length;
        check(story.timePasses(fifthDay).events.length === events, 'and the case does not come up again at once');
      },
      'where who was to be told could not be, the next one is told at once, and HR has it to see to': (story) => {
        received(story).timePasses(fifthDay).notReached('bjorn', 'refused');
        check(story.tasksOf('anne').includes('RecordReached'), 'HR on the case is asked');
        check(nextDue(story.ground, story.state) === fifthDay, 'it comes up again at once');
        check(isToldOutside(story.timePasses(fifthMorning), 'eva'), 'Eva is told');
        check(isToldOutside(story.timePasses(seventhDay), 'eva'), 'and Eva from then on');
      },
      'where it becomes known at night, as soon as reminders go out': (story) => {
        received(story).timePasses(fifthDay);
        story.now = '2026-01-15T20:00:00.000Z';
        story.notReached('bjorn');
        check(nextDue(story.ground, story.state) === '2026-01-16T07:00:00.000Z', 'not at night');
      },
      'where none of them could be, each is tried in turn, when somebody is to be told anyway': (story) => {
        received(story).timePasses(fifthDay).notReached('bjorn').timePasses(fifthMorning).notReached('eva');
        check(isToldOutside(story.timePasses('2026-01-15T08:00:00.000Z'), undefined), 'nobody is left');
        check(isToldOutside(story.timePasses(seventhDay), 'bjorn'), 'Bjorn once more');
        story.notReached('bjorn');
        check(story.tasksOf('anne').filter((task) => task === 'RecordReached').length === 2, 'each is one task');
        check(isToldOutside(story.timePasses('2026-01-19T08:00:00.000Z'), undefined), 'not in a circle');
        check(isToldOutside(story.timePasses('2026-01-21T07:00:00.000Z'), 'eva'), 'then Eva');
      },
      'whom HR has reached is told again as before': (story) => {
        received(story).timePasses(fifthDay).notReached('bjorn').timePasses(fifthMorning);
        story.does('anne', 'RecordReached', { step: 'reachPerson', answers: { way: 'opensTrygg', note: '' } });
        check(isToldOutside(story.timePasses(seventhDay), 'bjorn'), 'Bjorn');
      },
      'the leader and HR on the case hear of it before': (story) => {
        received(story).timePasses('2026-01-09T07:00:00.000Z');
        const told = story.reminded.map(({ as, to }) => `${as} ${to}`);
        check(told.includes('hr anne') && !told.some((one) => one.startsWith('own')), 'HR on the first day');
        story.timePasses('2026-01-12T07:00:00.000Z');
        check(
          story.reminded.some(({ as, to }) => as === 'own' && to === 'kari'),
          'the leader on the second',
        );
      },
    },
    refuses: {
      'what is late staying among those who let it lie': (story) => {
        demand(isToldOutside(received(story).timePasses(fifthDay), 'bjorn'), 'somebody outside is told');
      },
      'what nobody outside was told of passing for told': (story) => {
        received(story).timePasses(fifthDay).notReached('bjorn');
        demand(isToldOutside(story.timePasses(fifthMorning), 'eva'), 'somebody else is told');
      },
      'somebody of whom the case knows nothing being noted': (story) => {
        const before = received(story).timePasses(fifthDay).events.length;
        const events = decide(story.ground, story.state, {
          id: 'eva missed',
          by: 'trygg',
          at: fifthDay,
          body: { type: 'NoteNotReached', personId: 'eva', why: 'neverMet' },
        });
        demand(!isRefusal(events) && events.length === 0 && story.events.length === before, 'Eva was told nothing');
      },
      'telling somebody who is accused': (story) => {
        const accused = [{ accountId: 'bjorn', name: 'Bjorn' }];
        story.sends({ complaint: { accused } }).timePasses(fifthDay);
        demand(isToldOutside(story, 'eva'), 'Bjorn is passed over');
      },
      'telling somebody whom a name in words may mean': (story) => {
        story.sends({ complaint: { accused: [{ name: people.bjorn.name }] } }).timePasses(fifthDay);
        demand(isToldOutside(story, 'eva'), 'Bjorn is passed over');
      },
      'telling somebody who has a part in it': (story) => {
        const late = atHr(story).timePasses('2026-01-16T07:00:00.000Z');
        demand(outside(late).length > 0 && !outside(late).includes('anne'), 'HR on the case is not outside');
      },
    },
    repeats: {
      'twice at the same hour tells once': (story) => {
        received(story).timePasses(fifthDay);
        const events = story.events.length;
        check(story.timePasses('2026-01-15T09:00:00.000Z').events.length === events, 'nothing more is told');
      },
      'what is done is told no more': (story) => {
        acknowledged(story).timePasses(fifthDay);
        check(!story.reminded.some(({ step }) => step === 'acknowledgeReceipt'), 'it is done');
      },
    },
  },
];
