import { isRefusal } from '../../src/case/refusal';
import { documentOf, instanceOf } from '../../src/case/state';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { closed, decided, letterToAccused, letterToComplainant } from '../support/scenes';
import type { Step, Story } from '../support/story';
import { decidedAgainstVolunteer } from './on-paper';

/** A Friday; the local clock is one hour ahead. */
const beforeNoon = '2026-01-16T10:59:59.999Z';
const noon = '2026-01-16T11:00:00.000Z';
const saturday = '2026-01-17T09:00:00.000Z';
const monday = '2026-01-18T23:00:00.000Z';
/** The Wednesday before Maundy Thursday, in summer time. */
const beforeEaster = '2026-04-01T10:00:00.000Z';

const whyNow = 'Nora asked for it today, and HR is with her.';
const urgent = (step: Step): Step => ({ ...step, answers: { ...step.answers, whyNow } });

const toldOfAppeal: Step = {
  step: 'tellComplainantOfAppeal',
  subject: 'a1',
  answers: { text: 'This came of the appeal.' },
};
const appealUpheld = (story: Story): Story =>
  closed(story)
    .does('nora', 'Appeal', { step: 'appeal', subject: 'a1', answers: { explanation: 'My witness was not heard.' } })
    .does('per', 'DecideAppeal', {
      step: 'decideAppeal',
      subject: 'a1',
      answers: { result: 'upheld', reasons: 'The witness was heard.' },
    });

/** An accused without an account, to whom the leader hands the letter over on paper. */
const recorded = ({ open }: Story, { step, subject = 'a1' }: Step) => {
  const instance = { step, subject, round: 1 };
  return { text: documentOf(open, instance)?.text, answers: instanceOf(open, instance).done?.answers };
};

/** P-7, for the letters that there are so far. */
export const letterRules: readonly RuleTests[] = [
  {
    rule: 'P-7',
    title: 'no letter just before days off without saying why, and with each whom one can talk to',
    allows: {
      'on a Friday before noon': (story) =>
        void decided(story, 'no').at(beforeNoon).does('kari', 'TellOutcome', letterToComplainant()),
      'when Monday begins': (story) =>
        void decided(story, 'no').at(monday).does('kari', 'TellOutcome', letterToComplainant()),
      'at any time for a reason, which is on record and not in the letter': (story) => {
        decided(story, 'no').at(saturday).does('kari', 'TellOutcome', urgent(letterToAccused()));
        const { text, answers } = recorded(story, letterToAccused());
        check(answers?.whyNow === whyNow, 'the reason is on record');
        check(text === letterToAccused().answers?.text, 'the letter is what was written');
      },
      'a reason that turned out not to be needed is kept too': (story) => {
        decided(story, 'no').at(monday).does('kari', 'TellOutcome', urgent(letterToAccused()));
        check(recorded(story, letterToAccused()).answers?.whyNow === whyNow, 'it is on record');
      },
      'after an appeal, for a reason': (story) =>
        void appealUpheld(story).at(noon).does('per', 'TellOfAppeal', urgent(toldOfAppeal)),
      'what is no letter does not wait': (story) => {
        decided(story, 'no').at(beforeNoon).does('kari', 'TellOutcome', letterToComplainant());
        const counselling = { step: 'offerCounselling', subject: 'a1', answers: { offer: 'Talks.' } };
        story.at(noon).does('kari', 'OfferCounselling', counselling);
      },
      'whoever has the case in HR when it is sent goes with it, whoever has it later': (story) => {
        decided(story, 'no').does('kari', 'TellOutcome', letterToComplainant());
        story.does('anne', 'StepDown', { step: 'stepDown', answers: { reasons: 'Too close.' } });
        story.does('kari', 'TellOutcome', letterToAccused());
        check(recorded(story, letterToComplainant()).answers?.talkTo === 'anne (name)', 'Anne had it');
        check(recorded(story, letterToAccused()).answers?.talkTo === 'bjorn (name)', 'and then Bjørn');
      },
    },
    refuses: {
      'on a Friday from noon, and says until when': (story) => {
        decided(story, 'no').at(noon);
        const decision = story.decide(story.taking('kari', 'TellOutcome', letterToComplainant()));
        demand(isRefusal(decision), 'it is refused');
        check(isRefusal(decision) && decision.until === '2026-01-19', 'Monday is named');
        story.refuses('kari', 'TellOutcome', letterToComplainant(), 'beforeDaysOff', 'P-7');
      },
      'on a Saturday': (story) =>
        decided(story, 'no').at(saturday).refuses('kari', 'TellOutcome', letterToAccused(), 'beforeDaysOff', 'P-7'),
      'before a holiday': (story) =>
        decided(story, 'no').at(beforeEaster).refuses('kari', 'TellOutcome', letterToAccused(), 'beforeDaysOff', 'P-7'),
      'for a reason of blanks': (story) =>
        decided(story, 'no')
          .at(noon)
          .refuses(
            'kari',
            'TellOutcome',
            { ...letterToAccused(), answers: { ...letterToAccused().answers, whyNow: '  ' } },
            'beforeDaysOff',
            'P-7',
          ),
      'for a reason that nobody could read': (story) =>
        decided(story, 'no')
          .at(noon)
          .refuses(
            'kari',
            'TellOutcome',
            { ...letterToAccused(), answers: { ...letterToAccused().answers, whyNow: 'x'.repeat(20_001) } },
            'incomplete',
            'P-7',
            'whyNow',
          ),
      'after an appeal': (story) =>
        appealUpheld(story).at(noon).refuses('per', 'TellOfAppeal', toldOfAppeal, 'beforeDaysOff', 'P-7'),
      'that the leader hands over on paper': (story) =>
        decidedAgainstVolunteer(story)
          .at(noon)
          .refuses('kari', 'TellOutcome', letterToAccused(), 'beforeDaysOff', 'P-7'),
      'that names nobody to talk to': (story) => {
        decided(story, 'no').does('kari', 'TellOutcome', letterToComplainant());
        demand(recorded(story, letterToComplainant()).answers?.talkTo === 'anne (name)', 'HR’s adviser goes with it');
      },
    },
    repeats: {
      'pressing twice sends it once, also when the days off have begun since': (story) => {
        decided(story, 'no').at(beforeNoon).repeats('kari', 'TellOutcome', letterToComplainant());
        story.at(noon).refuses('kari', 'TellOutcome', letterToComplainant(), 'alreadyDone', '3.1.2-24');
      },
      'a reason is recorded once': (story) =>
        void decided(story, 'no').at(noon).repeats('kari', 'TellOutcome', urgent(letterToComplainant())),
    },
  },
];
