import { documentOf, instanceOf } from '../../src/case/state';
import {
  bothDecide,
  calledToDiscussion,
  callingToDiscussion,
  decidingDiscipline,
  decidingDismissal,
  discussed,
  discussedOn,
  discussing,
  dismissed,
  handedOver,
  handingOverDismissal,
  heardOnIt,
  minuted,
  prepared,
  preparing,
  proposed,
  sendingSanction,
  tellingComplainant,
  tellingOfDelay,
  withAuthority,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { people, type Step, type Story } from '../support/story';

const dismissing = decidingDismissal('dismiss');
const notDismissing = decidingDismissal('notDismiss');
const but = (step: Step, answers: Readonly<Record<string, string>>): Step => ({
  ...step,
  answers: { ...step.answers, ...answers },
});
const replying = (way: string, words = ''): Step => ({
  step: 'answerCallToDiscussion',
  subject: 'a1',
  answers: { way, words },
});
const callingAgain: Step = { ...callingToDiscussion, step: 'callToDiscussionAgain' };
const anew = (step: Step): Step => ({ ...step, round: 2 });
const toHandOver = (story: Story): Story => prepared(story).at('2026-01-28T15:00:00.000Z');
const letterOf = (story: Story) => documentOf(story.open, { step: 'handOverDismissal', subject: 'a1', round: 1 });
const authorityIs = (story: Story, person: string): void =>
  check(
    story.open.roles.appointingAuthority?.accountId === person,
    `${person} decides, not ${story.open.roles.appointingAuthority?.accountId}`,
  );

/** Chapter 3.2.4.1, and what the Working Environment Act demands besides. */
export const dismissalRules: readonly RuleTests[] = [
  {
    rule: '3.2.4.1-1',
    title: 'both kinds of dismissal follow the Working Environment Act',
    allows: {
      'with notice: discussed, decided, prepared and handed over': (story) => {
        handedOver(story);
        check(story.tasksOf('kari').join() === 'TellOfDiscipline', 'the complainant is told');
      },
      'summarily, in the same way': (story) => {
        discussedOn(bothDecide(readyToDecide(story), 'summaryDismissal'));
        story.does('ingrid', 'DecideDismissal', dismissing);
      },
    },
    refuses: {
      'deciding it before the discussion meeting': (story) =>
        proposed(story).refuses('ingrid', 'DecideDismissal', dismissing, 'tooEarly', '3.2.4.1-1'),
      'so for a summary dismissal': (story) =>
        bothDecide(readyToDecide(story), 'summaryDismissal').refuses(
          'ingrid',
          'DecideDismissal',
          dismissing,
          'tooEarly',
          '3.2.4.1-1',
        ),
      'a discussion meeting of the last time counting for the next': (story) => {
        bothDecide(discussed(story).does('ingrid', 'DecideDismissal', notDismissing), 'dismissalWithNotice', 2);
        story.refuses('ingrid', 'DecideDismissal', anew(dismissing), 'tooEarly', '3.2.4.1-1');
      },
    },
    repeats: {
      'called and discussed once': (story) => {
        proposed(story).repeats('kari', 'CallToDiscussion', callingToDiscussion);
        story.repeats('kari', 'HoldDiscussionMeeting', discussing);
      },
    },
  },
  {
    rule: '3.2.4.1-2',
    title: 'the appointing authority of the position decides finally',
    allows: {
      'it is asked as soon as leader and HR want a dismissal': (story) => {
        authorityIs(proposed(story), 'ingrid');
        check(story.tasksOf('ingrid').length === 0, 'once it was discussed');
        check(discussedOn(story).tasksOf('ingrid').join() === 'DecideDismissal', 'now');
      },
      'it says no: leader and HR decide anew, on something else': (story) => {
        discussed(story).does('ingrid', 'DecideDismissal', notDismissing);
        check(story.tasksOf('kari').join() === 'DecideDiscipline', 'decided anew');
        bothDecide(story, 'writtenWarning', 2).does('kari', 'SendSanctionLetter', sendingSanction());
        check(!story.tasksOf('ingrid').includes('DecideDismissal'), 'and no dismissal');
      },
      'it says no, and is asked once more': (story) => {
        bothDecide(discussed(story).does('ingrid', 'DecideDismissal', notDismissing), 'summaryDismissal', 2);
        discussedOn(story, '2026-01-28T13:00', 2).does('ingrid', 'DecideDismissal', anew(dismissing));
        check(story.tasksOf('anne').includes('PrepareDismissal'), 'the letter');
      },
      'then the employee answers the new call only, and declining it counts for that one': (story) => {
        calledToDiscussion(proposed(story)).does('kari', 'CallToDiscussion', callingAgain);
        story.does('kari', 'HoldDiscussionMeeting', discussing).does('ingrid', 'DecideDismissal', notDismissing);
        calledToDiscussion(bothDecide(story, 'summaryDismissal', 2), '2026-01-28', 2);
        check(story.tasksOf('jonas').join() === 'AnswerInvitation', `one answer: ${story.tasksOf('jonas').join()}`);
        const stale = { ...replying('declines', 'No.'), step: 'answerCallToDiscussionAgain', round: 1 };
        story.refuses('jonas', 'AnswerInvitation', stale, 'notAskedFor', 'P-2');
        story.does('jonas', 'AnswerInvitation', anew(replying('declines', 'No.')));
        check(story.tasksOf('ingrid').join() === 'DecideDismissal', 'nobody waits for it any more');
      },
      'who is a party is passed over for the last resort': (story) => {
        story.around = { ...story.around, appointing: [people.jonas] };
        bothDecide(readyToDecide(story, [people.jonas]), 'dismissalWithNotice');
        authorityIs(story, 'eva');
      },
      'the complainant is passed over too': (story) => {
        bothDecide(readyToDecide(story, [people.nora]), 'dismissalWithNotice');
        authorityIs(story, 'eva');
      },
      'the leader who handled it does not decide it as the authority': (story) => {
        bothDecide(readyToDecide(story, [people.kari]), 'dismissalWithNotice');
        authorityIs(story, 'eva');
      },
      'who has left is followed by the last resort, who then has it': (story) => {
        discussed(story).disabled = ['ingrid'];
        story.timePasses('2026-01-29T08:00:00.000Z');
        authorityIs(story, 'eva');
        check(story.tasksOf('ingrid').length === 0, 'Ingrid is out of it');
        story.does('eva', 'DecideDismissal', dismissing);
      },
      'who steps down is followed by the last resort': (story) => {
        discussed(story).does('ingrid', 'StepDown', { step: 'stepDown', answers: { reasons: 'Too close.' } });
        authorityIs(story, 'eva');
      },
      'after more was looked into the days for an appeal run from its decision too': (story) => {
        bothDecide(heardOnIt(withAuthority(story)), 'dismissalWithNotice', 2);
        discussedOn(story, '2026-01-30T11:00', 2).at('2026-02-03T09:00:00.000Z');
        story
          .does('ingrid', 'DecideDismissal', { ...dismissing, round: 2 })
          .does('anne', 'PrepareDismissal', preparing);
        story.at('2026-02-05T09:00:00.000Z').does('kari', 'TellOfDelay', tellingOfDelay);
        const delivered = but(handingOverDismissal, { deliveredAt: '2026-02-05T09:30' });
        story.does('kari', 'HandOverDismissal', delivered);
        const { appeal } = instanceOf(story.open, { step: 'handOverDismissal', subject: 'a1', round: 1 });
        check(appeal?.byGuidelines.day === '2026-02-17', `from the third, not ${appeal?.byGuidelines.day}`);
      },
      'without anybody it waits, until somebody is there': (story) => {
        story.around = { ...story.around, lastResort: [] };
        discussedOn(bothDecide(readyToDecide(story, []), 'dismissalWithNotice'));
        check(story.open.roles.appointingAuthority === undefined && story.open.phase === 'open', 'it waits');
        story.around = { ...story.around, appointing: [people.ingrid] };
        check(story.timePasses('2026-01-29T08:00:00.000Z').tasksOf('ingrid').includes('DecideDismissal'), 'Ingrid');
      },
    },
    refuses: {
      'preparing or handing over a letter before it was decided': (story) => {
        discussed(story).refuses('anne', 'PrepareDismissal', preparing, 'notAskedFor', 'P-4');
        story.refuses('kari', 'TellOfDiscipline', tellingComplainant(), 'tooEarly', '3.2.4.1-2');
      },
      'leader, HR or the leader above deciding it': (story) => {
        demand(discussed(story).tasksOf('ingrid').includes('DecideDismissal'), 'it is the authority’s');
        for (const other of ['kari', 'anne', 'per', 'jonas']) {
          story.refuses(other, 'DecideDismissal', dismissing, 'notYours');
        }
      },
      'without reasons, or with neither yes nor no': (story) => {
        discussed(story).refuses(
          'ingrid',
          'DecideDismissal',
          but(dismissing, { reasons: '' }),
          'incomplete',
          '3.2.4.1-2',
          'reasons',
        );
        story.refuses(
          'ingrid',
          'DecideDismissal',
          but(dismissing, { result: 'later' }),
          'incomplete',
          '3.2.4.1-2',
          'result',
        );
      },
      'leader and HR deciding anew what was dismissed': (story) =>
        dismissed(story).refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 2), 'notAskedFor', '3.2.3-4') &&
        demand(story.tasksOf('anne').includes('PrepareDismissal'), 'it was decided'),
    },
    repeats: {
      'decided once': (story) =>
        discussed(story)
          .repeats('ingrid', 'DecideDismissal', dismissing)
          .refuses('ingrid', 'DecideDismissal', notDismissing, 'alreadyDone', '3.2.4.1-2'),
    },
  },
  {
    rule: 'P-4',
    title: 'a dismissal: the discussion meeting, the letter, and how it is handed over',
    allows: {
      'the letter has what § 15-4 demands': (story) => {
        const { elements = {} } = letterOf(handedOver(story)) ?? {};
        for (const [field, text] of Object.entries(preparing.answers ?? {})) check(elements[field] === text, field);
      },
      'Trygg hands nothing over: the record says who saw it, and when': (story) => {
        const { done, appeal } = instanceOf(handedOver(story).open, {
          step: 'handOverDismissal',
          subject: 'a1',
          round: 1,
        });
        check(done?.answers.how === 'inPerson' && done.answers.seenBy === 'Anne', 'who saw it');
        check(appeal?.accepted.day === '2026-02-11', 'two weeks from when he had it');
      },
      'the days for an appeal run from the delivery, not from when that was recorded': (story) => {
        toHandOver(story).at('2026-02-02T09:00:00.000Z').does('kari', 'HandOverDismissal', handingOverDismissal);
        const { appeal } = instanceOf(story.open, { step: 'handOverDismissal', subject: 'a1', round: 1 });
        check(appeal?.accepted.day === '2026-02-11', 'from the 28th');
      },
      'by registered mail, which nobody has to see': (story) =>
        void toHandOver(story).does(
          'kari',
          'HandOverDismissal',
          but(handingOverDismissal, { how: 'registeredMail', seenBy: '' }),
        ),
      'recorded on a day off: it was handed over already': (story) =>
        void toHandOver(story).at('2026-01-31T09:00:00.000Z').does('kari', 'HandOverDismissal', handingOverDismissal),
      'no discussion meeting, for a reason': (story) => {
        const answers = { notHeld: 'He did not want one.' };
        calledToDiscussion(proposed(story)).does('kari', 'HoldDiscussionMeeting', { ...discussing, answers });
        story.does('ingrid', 'DecideDismissal', dismissing);
      },
      'called in writing: what is considered, when, where, and that he may bring somebody': (story) => {
        calledToDiscussion(proposed(story));
        check(story.tasksOf('jonas').includes('AnswerInvitation'), 'he is asked to answer');
        const { asked } = instanceOf(story.open, { step: 'holdDiscussionMeeting', subject: 'a1', round: 1 });
        check(asked?.[0]?.meetAt === '2026-01-28T18:00' && asked[0].place === 'Room 5', 'when and where');
      },
      'he comes, and it is held': (story) => {
        calledToDiscussion(proposed(story)).does('jonas', 'AnswerInvitation', replying('comes'));
        story.does('kari', 'HoldDiscussionMeeting', discussing).does('ingrid', 'DecideDismissal', dismissing);
      },
      'he needs another time, and is called once more, which he can answer too': (story) => {
        calledToDiscussion(proposed(story)).does('jonas', 'AnswerInvitation', replying('otherTime', 'On Friday.'));
        story.does('kari', 'CallToDiscussion', callingAgain);
        check(story.tasksOf('jonas').join() === 'AnswerInvitation', 'he is asked anew');
        story.does('jonas', 'AnswerInvitation', { ...replying('comes'), step: 'answerCallToDiscussionAgain' });
        check(story.tasksOf('jonas').length === 0, 'once');
      },
      'only the newest call is answered': (story) => {
        calledToDiscussion(proposed(story)).does('kari', 'CallToDiscussion', callingAgain);
        check(story.tasksOf('jonas').join() === 'AnswerInvitation', 'one question');
        story.refuses('jonas', 'AnswerInvitation', replying('comes'), 'notAskedFor', 'P-2');
      },
      'he does not want it, and the authority decides without': (story) => {
        calledToDiscussion(proposed(story)).does('jonas', 'AnswerInvitation', replying('declines', 'There is no use.'));
        story.does('ingrid', 'DecideDismissal', dismissing);
      },
      'called twice and never there: it falls away': (story) => {
        calledToDiscussion(proposed(story)).timePasses('2026-02-05T07:00:00.000Z').at('2026-02-05T08:00:00.000Z');
        story.does('kari', 'CallToDiscussion', but(callingAgain, { meetAt: '2026-02-09T10:00' }));
        story.timePasses('2026-02-13T07:00:00.000Z');
        const lapse = { step: 'holdDiscussionMeeting', subject: 'a1', answers: { note: 'He never came.' } };
        story.does('anne', 'RecordLapse', lapse).does('ingrid', 'DecideDismissal', dismissing);
      },
      'later than a week after the meeting, once he was told of the delay': (story) => {
        prepared(story).does('kari', 'TellOfDelay', tellingOfDelay).at('2026-02-10T15:00:00.000Z');
        story.does('kari', 'HandOverDismissal', but(handingOverDismissal, { deliveredAt: '2026-02-10T14:00' }));
      },
    },
    refuses: {
      'a decision without a discussion meeting': (story) => {
        proposed(story).refuses('ingrid', 'DecideDismissal', dismissing, 'tooEarly', '3.2.4.1-1');
      },
      'a discussion meeting to which nobody was called': (story) => {
        proposed(story).refuses('kari', 'HoldDiscussionMeeting', discussing, 'unknownCommand');
        demand(story.tasksOf('kari').includes('CallToDiscussion'), 'he is called first');
      },
      'a call without what is considered, when or where, or to a time that was': (story) => {
        proposed(story);
        for (const field of ['about', 'meetAt', 'place']) {
          const lacking = but(callingToDiscussion, { [field]: '' });
          story.refuses('kari', 'CallToDiscussion', lacking, 'incomplete', 'P-4', field);
        }
        const past = but(callingToDiscussion, { meetAt: '2026-01-28T12:00' });
        story.refuses('kari', 'CallToDiscussion', past, 'incomplete', 'P-4', 'meetAt');
      },
      'a discussion before the disciplinary meeting, or before the call to it': (story) => {
        calledToDiscussion(proposed(story));
        for (const heldAt of ['2026-01-27T10:00', '2026-01-28T09:59', '2026-01-28T12:59']) {
          story.refuses('kari', 'HoldDiscussionMeeting', but(discussing, { heldAt }), 'incomplete', 'P-4', 'heldAt');
        }
      },
      'the discussion of an earlier round, entered again': (story) => {
        discussed(story).does('ingrid', 'DecideDismissal', notDismissing).at('2026-01-29T09:00:00.000Z');
        bothDecide(story, 'dismissalWithNotice', 2).refuses(
          'kari',
          'HoldDiscussionMeeting',
          discussing,
          'alreadyDone',
          'P-4',
        );
        calledToDiscussion(story, '2026-01-30', 2);
        story.refuses('kari', 'HoldDiscussionMeeting', anew(discussing), 'incomplete', 'P-4', 'heldAt');
        story.refuses('kari', 'HoldDiscussionMeeting', discussing, 'unknownCommand');
      },
      'HR or the authority calling him': (story) => {
        demand(proposed(story).tasksOf('kari').includes('CallToDiscussion'), 'it is the leader’s');
        for (const other of ['anne', 'ingrid', 'per'])
          story.refuses(other, 'CallToDiscussion', callingToDiscussion, 'notYours');
      },
      'a discussion meeting with no word of it, nor why there was none': (story) => {
        calledToDiscussion(proposed(story));
        for (const field of ['heldAt', 'present', 'said']) {
          story.refuses('kari', 'HoldDiscussionMeeting', but(discussing, { [field]: '' }), 'incomplete', 'P-4', field);
        }
        const both = but(discussing, { notHeld: 'He did not want one.' });
        story.refuses('kari', 'HoldDiscussionMeeting', both, 'incomplete', 'P-4', 'notHeld');
      },
      'a letter that lacks one of the elements': (story) => {
        dismissed(story);
        for (const field of Object.keys(preparing.answers ?? {})) {
          story.refuses('anne', 'PrepareDismissal', but(preparing, { [field]: ' ' }), 'incomplete', 'P-4', field);
        }
      },
      'handing over what nobody prepared': (story) =>
        dismissed(story).refuses('kari', 'HandOverDismissal', handingOverDismissal, 'tooEarly', 'P-4'),
      'handing it over with nobody to see it': (story) =>
        toHandOver(story).refuses(
          'kari',
          'HandOverDismissal',
          but(handingOverDismissal, { seenBy: ' ' }),
          'incomplete',
          'P-4',
          'seenBy',
        ),
      'handing it over in a way that the Act does not have': (story) =>
        toHandOver(story).refuses(
          'kari',
          'HandOverDismissal',
          but(handingOverDismissal, { how: 'email' }),
          'incomplete',
          'P-4',
          'how',
        ),
      'handed over before it was prepared, which would take days of his appeal, or not yet': (story) => {
        toHandOver(story);
        for (const deliveredAt of ['2026-01-20T10:00', '2026-01-28T12:59', '2026-01-28T16:01']) {
          const step = but(handingOverDismissal, { deliveredAt });
          story.refuses('kari', 'HandOverDismissal', step, 'incomplete', 'P-4', 'deliveredAt');
        }
      },
      'later than a week after the meeting, and nobody told him': (story) =>
        prepared(story)
          .at('2026-02-10T15:00:00.000Z')
          .refuses('kari', 'HandOverDismissal', handingOverDismissal, 'tooEarly', '3.2.4-4'),
      'the leader preparing the letter, or HR handing it over': (story) => {
        demand(dismissed(story).tasksOf('anne').includes('PrepareDismissal'), 'it is Anne’s');
        story.refuses('kari', 'PrepareDismissal', preparing, 'notYours');
        story.does('anne', 'PrepareDismissal', preparing);
        story.refuses('anne', 'HandOverDismissal', handingOverDismissal, 'notYours');
      },
    },
    repeats: {
      'called to it once': (story) => {
        proposed(story).repeats('kari', 'CallToDiscussion', callingToDiscussion);
        story.refuses('kari', 'CallToDiscussion', but(callingToDiscussion, { place: 'Room 6' }), 'alreadyDone', 'P-4');
      },
      'prepared and handed over once': (story) => {
        dismissed(story).repeats('anne', 'PrepareDismissal', preparing).at('2026-01-28T15:00:00.000Z');
        story.does('kari', 'HandOverDismissal', handingOverDismissal);
        story.refuses('kari', 'HandOverDismissal', handingOverDismissal, 'alreadyDone', 'P-4');
      },
    },
  },
];

/** Leader and HR are to decide, and these appoint to positions. */
function readyToDecide(story: Story, appointing = [people.ingrid]): Story {
  minuted(story).around = { ...story.around, appointing };
  return story;
}
