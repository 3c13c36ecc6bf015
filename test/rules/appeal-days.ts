import { appealDaysOf } from '../../src/case/appeal-days';
import type { Command, NoteDelivered } from '../../src/case/commands';
import { instanceOf } from '../../src/case/state';
import { offersTo } from '../../src/case/views';
import { appealing, decidingAppeal, tellOfAppeal } from '../support/appeal-scenes';
import { bothTold } from '../support/discipline-scenes';
import { checkHolds } from '../support/policy-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  called,
  close,
  closed,
  closing,
  decideBoth,
  decided,
  deciding,
  letterToAccused,
  letterToComplainant,
  noted,
  offersOf,
  tellBoth,
} from '../support/scenes';
import { people, type Story } from '../support/story';

/** Decided on Monday 12 January, so that the guidelines' two weeks end with the 26th; told on the 14th: the 28th. */
const toldLater = (story: Story): Story => tellBoth(decided(story, 'no').at('2026-01-14T12:00:00.000Z'));
const lastMoment = '2026-01-28T22:59:59.999Z';
const tooLate = '2026-01-28T23:00:00.000Z';
const late = (story: Story): Story => toldLater(story).at(tooLate).does('jonas', 'Appeal', appealing());
const isLate = (story: Story, round = 1): boolean =>
  instanceOf(story.open, { step: 'appeal', subject: 'a1', round }).late !== undefined;
const upheld = { result: 'upheld' };
const rejected = { result: 'tooLate' };

/** The platform takes the message about a letter, and not before then. */
const delivery = (at: string, step = 'tellAccusedOutcome'): Command<NoteDelivered> => {
  const letter = { step, subject: 'a1', round: 1 };
  return { id: `delivered ${step} ${at}`, by: 'trygg', at, body: { type: 'NoteDelivered', letter, deliveredAt: at } };
};
/** Told on Wednesday 14 January; Jonas hears of it on Monday the 19th, and has until 2 February. */
const monday = '2026-01-19T07:00:00.000Z';
const heardOnMonday = (story: Story): Story => toldLater(story).at(monday).gives(delivery(monday));
const lastMomentFromMonday = '2026-02-02T22:59:59.999Z';
const acceptedOf = (story: Story, role: 'complainant' | 'accused' = 'accused'): string | undefined =>
  appealDaysOf(story.ground.procedure, story.open, role, 'a1')?.accepted.day;
const changesNothing = (story: Story, command: Command<NoteDelivered>): boolean =>
  JSON.stringify(story.decide(command)) === '[]';

/** Leader and HR disagree, and Per decides. */
const settled = (story: Story): Story =>
  tellBoth(
    noted(story)
      .does('kari', 'DecideCase', deciding('no'))
      .does('anne', 'DecideCase', deciding('yes'))
      .does('per', 'SettleDecision', { ...deciding('no'), step: 'settleDecision' }),
  );
const followUp = (story: Story, way: 'goOn' | 'close', round = 1): Story => {
  const step = { step: 'decideFollowUp', round, answers: { followUp: way, reasons: 'Talked through with both.' } };
  return story.does('kari', 'DecideFollowUp', step).does('anne', 'DecideFollowUp', step);
};
/** Withdrawn once Jonas was called, and closed without an investigation. */
const dropped = (story: Story): Story =>
  followUp(called(story).does('nora', 'Withdraw', { step: 'withdraw' }), 'close');
const setAside = (story: Story): Story => close(tellBoth(dropped(story)));

/** What is counted, what is done with an appeal that came too late, and who looks at it. */
export const appealDaysRules: readonly RuleTests[] = [
  {
    rule: '3.2.5-2',
    title: 'an appeal comes within two weeks of the decision, and a late one is answered',
    allows: {
      'an appeal in the last moment of the fourteenth day': (story) => {
        toldLater(story).at(lastMoment).does('jonas', 'Appeal', appealing());
        check(!isLate(story), 'it came in time');
        story.does('per', 'DecideAppeal', decidingAppeal(upheld));
      },
      'a late appeal is received, and answered as that in writing': (story) => {
        check(isLate(late(story)), 'it is marked as late');
        story.does('per', 'DecideAppeal', decidingAppeal(rejected));
        check(story.tasksOf('per').join() === 'TellOfAppeal,TellOfAppeal', 'he writes');
      },
      'a late appeal is taken up with a reason': (story) => {
        const answers = { result: 'changed', grounds: 'doubt', whyTakenUp: 'He was in hospital.' };
        late(story).does('per', 'DecideAppeal', decidingAppeal(answers));
        const { done } = instanceOf(story.open, { step: 'decideAppeal', subject: 'a1', round: 1 });
        check(done?.answers.whyTakenUp === 'He was in hospital.', 'the reason is on record');
        check(story.tasksOf('kari').includes('TellOutcome'), 'and the new decision is told');
      },
      'a late appeal opens a closed case, which is closed again once both were told': (story) => {
        closed(story).at('2026-03-02T09:00:00.000Z').does('nora', 'Appeal', appealing());
        check(isLate(story) && story.open.phase === 'open', 'it is open');
        tellOfAppeal(story.does('per', 'DecideAppeal', decidingAppeal(rejected)));
        check(story.open.phase === 'closed', 'it is closed');
      },
      'fourteen days are days of the calendar, over a clock change': (story) => {
        tellBoth(decideBoth(noted(story).at('2026-03-18T09:00:00.000Z'), 'no'));
        // Summer time begins on 29 March: the last day ends at 22:00 UTC.
        story.at('2026-04-01T21:59:59.999Z').does('nora', 'Appeal', appealing());
        story.at('2026-04-01T22:00:00.000Z').does('jonas', 'Appeal', appealing(2));
        check(!isLate(story) && isLate(story, 2), 'one in time, the other a moment late');
      },
      'what was promised is not moved by another policy': (story) => {
        toldLater(story).under({ appealFrom: 'decision' });
        check(!isLate(story.at(lastMoment).does('jonas', 'Appeal', appealing())), 'it came in time');
      },
      'a new decision begins new days': (story) => {
        closed(story).does('jonas', 'Appeal', appealing());
        tellOfAppeal(story.does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'doubt' })));
        check(
          appealDaysOf(story.ground.procedure, story.open, 'accused', 'a1')?.accepted.day === '2026-01-26',
          'as promised',
        );
        story.at('2026-02-02T09:00:00.000Z');
        story.does('kari', 'TellOutcome', { ...letterToComplainant(), round: 2 });
        story.does('kari', 'TellOutcome', { ...letterToAccused(), round: 2 });
        story.at('2026-02-16T22:00:00.000Z').does('nora', 'Appeal', appealing(2));
        check(!isLate(story, 2), 'it came in time');
      },
    },
    refuses: {
      'handling a late appeal without saying why': (story) =>
        late(story).refuses('per', 'DecideAppeal', decidingAppeal(upheld), 'incomplete', 'P-13', 'whyTakenUp'),
    },
    repeats: {
      'a late appeal pressed twice comes once': (story) =>
        void toldLater(story).at(tooLate).repeats('jonas', 'Appeal', appealing()),
    },
  },
  {
    rule: 'P-3',
    title: 'the organisation counts from the receipt, and shows both days',
    allows: {
      'each party has two weeks from their own letter, and reads both days': (story) => {
        decided(story, 'no').at('2026-01-14T12:00:00.000Z').does('kari', 'TellOutcome', letterToComplainant());
        story.at('2026-01-20T12:00:00.000Z').does('kari', 'TellOutcome', letterToAccused());
        const days = (role: 'complainant' | 'accused') => {
          const found = appealDaysOf(story.ground.procedure, story.open, role, 'a1');
          return `${found?.byGuidelines.day} ${found?.accepted.day} ${found?.accepted.rule}`;
        };
        check(days('complainant') === '2026-01-26 2026-01-28 P-3', 'Nora by the 28th');
        check(days('accused') === '2026-01-26 2026-02-03 P-3', 'Jonas by 3 February');
      },
      'whoever was told may appeal before the other has got a letter, and it is decided once both have': (story) => {
        decided(story, 'no').does('kari', 'TellOutcome', letterToComplainant());
        story.refuses('jonas', 'Appeal', appealing(), 'tooEarly', 'P-13');
        story.does('nora', 'Appeal', appealing());
        story.refuses('per', 'DecideAppeal', decidingAppeal(upheld), 'tooEarly', '3.1.2-24');
        story.does('kari', 'TellOutcome', letterToAccused()).does('per', 'DecideAppeal', decidingAppeal(upheld));
      },
      'whoever may appeal reads until when, and that it is over afterwards': (story) => {
        toldLater(story);
        const until = (now: string) =>
          offersTo(story.ground, story.open, 'jonas', now).find(({ command }) => command === 'Appeal')?.until;
        check(JSON.stringify(until(lastMoment)) === '{"day":"2026-01-28","isOver":false}', 'the 28th');
        check(until(tooLate)?.isOver === true, 'it is over');
      },
      'where the policy counts from the decision, an appeal after that is late': (story) => {
        toldLater(story.under({ appealFrom: 'decision' }))
          .at('2026-01-26T22:59:59.999Z')
          .does('nora', 'Appeal', appealing());
        story.at('2026-01-26T23:00:00.000Z').does('jonas', 'Appeal', appealing(2));
        check(!isLate(story) && isLate(story, 2), 'the 26th, for both');
      },
      'whoever is told of a letter days after it was sent has two weeks from then, and the other party has not': (
        story,
      ) => {
        heardOnMonday(story);
        check(
          acceptedOf(story) === '2026-02-02' && acceptedOf(story, 'complainant') === '2026-01-28',
          'Jonas has more',
        );
        const until = offersTo(story.ground, story.open, 'jonas', monday).find(({ command }) => command === 'Appeal');
        check(until?.until?.day === '2026-02-02', 'he reads it');
        story.at(lastMomentFromMonday).does('jonas', 'Appeal', appealing());
        story.at('2026-02-02T23:00:00.000Z').does('nora', 'Appeal', appealing(2));
        check(!isLate(story) && isLate(story, 2), 'in time, and late');
      },
      'a moment after those two weeks it is late': (story) => {
        heardOnMonday(story).at('2026-02-02T23:00:00.000Z').does('jonas', 'Appeal', appealing());
        check(isLate(story), 'it is late');
      },
      'told on the same day, however late, is nothing to write down': (story) => {
        check(changesNothing(toldLater(story), delivery('2026-01-14T22:59:59.999Z')), 'the same day');
        check(!changesNothing(story, delivery('2026-01-14T23:00:00.000Z')), 'the next one');
      },
      'the letter’s promise counts, whatever the policy is by then': (story) => {
        toldLater(story).under({ appealFrom: 'decision' }).at(monday).gives(delivery(monday));
        check(acceptedOf(story) === '2026-02-02', 'as its letter said');
      },
      'where it was promised from the decision, a late message changes nothing': (story) =>
        check(changesNothing(toldLater(story.under({ appealFrom: 'decision' })), delivery(monday)), 'the 26th'),
      'a correction takes none of those days away': (story) => {
        heardOnMonday(story).under({ appealFrom: 'decision' });
        const { step, subject, answers } = letterToAccused();
        const corrected = { ...answers, text: 'The outcome, without the wrong date.', whyCorrected: 'A wrong date.' };
        story.does('kari', 'TellOutcome', { step, subject, answers: corrected });
        check(acceptedOf(story) === '2026-02-02', 'as before');
      },
      'what waits until nobody can appeal any more waits for those days too': (story) => {
        bothTold(story).at('2026-01-30T07:00:00.000Z');
        story.gives(delivery('2026-01-30T07:00:00.000Z', 'tellComplainantOfDiscipline'));
        check(!story.timePasses('2026-02-13T08:00:00.000Z').tasksOf('kari').includes('ConsiderSupport'), 'not yet');
        check(story.timePasses('2026-02-16T07:00:00.000Z').tasksOf('kari').includes('ConsiderSupport'), 'now');
      },
      'told only after the days were said to be over, they can appeal in time all the same': (story) => {
        bothTold(story).timePasses('2026-02-12T07:00:00.000Z');
        story.gives(delivery('2026-02-12T09:00:00.000Z', 'tellComplainantOfDiscipline'));
        story.at('2026-02-26T22:59:59.999Z').does('nora', 'Appeal', appealing());
        check(!isLate(story), 'it came in time');
        story.refuses('per', 'DecideAppeal', decidingAppeal(rejected), 'incomplete', 'P-13', 'result');
        check(!story.tasksOf('kari').includes('ConsiderSupport'), 'and what had come up waits for it');
      },
    },
    refuses: {
      'answering as too late what came within two weeks of the receipt': (story) => {
        toldLater(story).at(lastMoment).does('jonas', 'Appeal', appealing());
        story.refuses('per', 'DecideAppeal', decidingAppeal(rejected), 'incomplete', 'P-13', 'result');
      },
      'answering so what came within two weeks of the day on which its reader was told of the letter': (story) => {
        heardOnMonday(story).at(lastMomentFromMonday).does('jonas', 'Appeal', appealing());
        story.refuses('per', 'DecideAppeal', decidingAppeal(rejected), 'incomplete', 'P-13', 'result');
      },
      'fewer days for whoever was told of it earlier': (story) =>
        demand(changesNothing(toldLater(story), delivery('2026-01-13T07:00:00.000Z')), 'none are taken away'),
    },
    repeats: {
      'that it was delivered, said twice, is written down once': (story) => {
        heardOnMonday(story);
        check(changesNothing(story, delivery(monday)), 'the same, once more');
        check(changesNothing(story, { ...delivery(monday), id: 'by another process' }), 'nor by anybody else');
      },
      'a letter pressed twice promises the same days once': (story) =>
        void decided(story, 'no').repeats('kari', 'TellOutcome', letterToComplainant()),
    },
  },
  {
    rule: '3.2.5-3',
    title: 'an appeal goes to a leader above whoever decided',
    allows: {
      'to the leader above the one who handled the case': (story) => {
        closed(story).does('nora', 'Appeal', appealing());
        check(story.tasksOf('per').join() === 'DecideAppeal', 'Per decides');
      },
      'what the leader above settled goes to the one above that, who alone has it then': (story) => {
        settled(story).does('nora', 'Appeal', appealing());
        check(story.open.roles.leaderAbove?.accountId === 'ingrid', 'Ingrid decides');
        check(story.tasksOf('per').length === 0, 'and Per has no more to do with it');
        tellOfAppeal(story.does('ingrid', 'DecideAppeal', decidingAppeal(upheld)), 'ingrid');
      },
      'what the topmost leader settled goes to the last resort': (story) => {
        story.around = { ...story.around, leaders: story.around.leaders.slice(0, 2) };
        settled(story).does('nora', 'Appeal', appealing());
        check(story.open.roles.leaderAbove?.accountId === 'eva', 'Eva decides');
      },
      'what was changed on appeal is looked at by somebody else again': (story) => {
        closed(story).does('jonas', 'Appeal', appealing());
        story.does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'doubt' }));
        tellOfAppeal(story);
        story.does('kari', 'TellOutcome', { ...letterToComplainant(), round: 2 });
        story.does('kari', 'TellOutcome', { ...letterToAccused(), round: 2 }).does('nora', 'Appeal', appealing(2));
        check(story.open.roles.leaderAbove?.accountId === 'ingrid', 'Ingrid decides');
      },
      'where nobody else is left it waits, and goes to whoever comes': (story) => {
        story.around = { ...story.around, leaders: story.around.leaders.slice(0, 2), lastResort: [] };
        story.around = { ...story.around, hr: story.around.hr.slice(0, 1) };
        settled(story).does('nora', 'Appeal', appealing());
        check(story.open.roles.leaderAbove === undefined && story.open.phase === 'open', 'it waits');
        story.around = { ...story.around, lastResort: [people.eva] };
        story.timePasses('2026-01-15T09:00:00.000Z');
        check(story.tasksOf('eva').includes('DecideAppeal'), 'Eva has it now');
      },
      'whoever may not look at it again takes part for HR at once, where nobody else is left': (story) => {
        story.around = { ...story.around, leaders: story.around.leaders.slice(0, 2), lastResort: [] };
        settled(story).around = { ...story.around, hr: [people.per] };
        story.disabled = ['anne'];
        checkHolds(story.timePasses('2026-01-15T09:00:00.000Z'), 'hrAdviser', undefined);
        checkHolds(story.does('nora', 'Appeal', appealing()), 'hrAdviser', 'per');
        checkHolds(story, 'leaderAbove', undefined);
      },
    },
    refuses: {
      'whoever settled the decision looking at it again': (story) =>
        settled(story)
          .does('nora', 'Appeal', appealing())
          .refuses('per', 'DecideAppeal', decidingAppeal(upheld), 'notYours'),
    },
    repeats: {
      'an appeal pressed twice moves the role once': (story) =>
        void settled(story).repeats('nora', 'Appeal', appealing()),
    },
  },
  {
    rule: 'P-13',
    title: 'an appeal against setting a withdrawn complaint aside has that decided anew',
    allows: {
      'sent back: how it is followed up is decided anew, and the case goes on': (story) => {
        setAside(story).does('jonas', 'Appeal', appealing());
        story.does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideFollowUp' }));
        tellOfAppeal(story);
        check(story.tasksOf('kari').join() === 'DecideFollowUp', 'nothing else goes on');
        followUp(story, 'goOn', 2);
        check(story.tasksOf('kari').includes('HoldConversation'), 'Jonas is heard');
        check(offersOf(story, 'nora').includes('Withdraw'), 'and Nora may withdraw it again');
      },
      'sent back and set aside once more: both are told anew, with new days, and it is closed': (story) => {
        setAside(story).does('jonas', 'Appeal', appealing());
        story.does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideFollowUp' }));
        followUp(tellOfAppeal(story), 'close', 2).at('2026-02-02T09:00:00.000Z');
        story
          .does('kari', 'TellOutcome', { ...letterToComplainant(), round: 2 })
          .does('kari', 'TellOutcome', { ...letterToAccused(), round: 2 })
          .does('kari', 'CloseStrand', { ...closing(), round: 2 });
        check(story.open.phase === 'closed', 'it is closed');
        check(appealDaysOf(story.ground.procedure, story.open, 'accused', 'a1')?.accepted.day === '2026-02-16', 'anew');
      },
    },
    refuses: {
      'closing it before both were told, and so of their right to appeal': (story) =>
        dropped(story).refuses('kari', 'CloseStrand', closing(), 'tooEarly', 'P-13'),
      'deciding on it as if it had been investigated': (story) => {
        setAside(story).does('jonas', 'Appeal', appealing());
        const changed = decidingAppeal({ result: 'changed', grounds: 'yes' });
        story.refuses('per', 'DecideAppeal', changed, 'incomplete', 'P-13', 'result');
      },
      'sending it back to a step that is not taken in a case set aside': (story) => {
        setAside(story).does('jonas', 'Appeal', appealing());
        const back = decidingAppeal({ result: 'sentBack', backTo: 'decideCase' });
        story.refuses('per', 'DecideAppeal', back, 'incomplete', 'P-13', 'backTo');
      },
      'sending a decided case back to a withdrawal that never was': (story) => {
        closed(story).does('jonas', 'Appeal', appealing());
        const back = decidingAppeal({ result: 'sentBack', backTo: 'decideFollowUp' });
        story.refuses('per', 'DecideAppeal', back, 'incomplete', 'P-13', 'backTo');
      },
    },
    repeats: {
      'sending it back twice with one press asks once': (story) => {
        setAside(story).does('jonas', 'Appeal', appealing());
        story.repeats('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideFollowUp' }));
        check(story.open.sentBackTo?.decideFollowUp === 1, 'once');
      },
    },
  },
];
