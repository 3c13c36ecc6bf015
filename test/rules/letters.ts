import { appealDaysOf } from '../../src/case/appeal-days';
import { withVersion } from '../../src/case/corrections';
import { isRefusal } from '../../src/case/refusal';
import { documentOf, instanceOf, keyOf } from '../../src/case/state';
import { correctableLetters } from '../../src/case/tasks';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { closed, decided, letterToAccused, letterToComplainant, tellBoth } from '../support/scenes';
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

const corrections = { step: 'tellComplainantOutcome', subject: 'a1', round: 1 };
const corrected = (answers = {}): Step => ({
  ...letterToComplainant(),
  answers: { text: 'What was decided, with the right date.', whyCorrected: 'The date was wrong.', ...answers },
});
const toCorrect = ({ ground, open }: Story) =>
  correctableLetters(ground.procedure, open).map(({ instance }) => instance.step);

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
      'a correction of what was sent, which stays as it was and says so': (story) => {
        const first = recorded(tellBoth(decided(story, 'no')), letterToComplainant()).text;
        story.at('2026-01-14T09:00:00.000Z').does('kari', 'TellOutcome', corrected());
        const letter = documentOf(story.open, corrections);
        check(letter?.text === 'What was decided, with the right date.' && letter.version === 2, 'a new version');
        check(letter?.correction?.why === 'The date was wrong.', 'it says why');
        const [before] = letter?.earlier ?? [];
        check(before?.text === first && before?.sent.done?.signer?.name !== undefined, 'what was sent is there');
        const seen = withVersion(story.open, corrections, 1);
        check(documentOf(seen, corrections)?.text === first, 'and can be read as it was');
      },
      'a correction takes no day away from the time to appeal, and gives all of it anew': (story) => {
        tellBoth(decided(story, 'no'));
        const days = () => appealDaysOf(story.ground.procedure, story.open, 'complainant', 'a1')?.accepted.day ?? '';
        const promised = days();
        story.at('2026-01-14T09:00:00.000Z').does('kari', 'TellOutcome', corrected());
        check(days() === '2026-01-28' && days() > promised, 'two weeks from the correction');
        check(
          withVersion(story.open, corrections, 1).strands.a1?.instances[keyOf(corrections)]?.appeal?.accepted.day ===
            promised,
          'the old one says what it said',
        );
      },
      'a correction after the case was closed': (story) => {
        closed(story).at('2026-01-14T09:00:00.000Z').does('kari', 'TellOutcome', corrected());
        check(story.open.phase === 'closed', 'it stays closed');
      },
      'a corrected letter on paper is handed over once more': (story) => {
        const handed = {
          step: 'handOverOutcomeToAccused',
          subject: 'a1',
          answers: { way: 'byPost', handedAt: '2026-01-12T12:30' },
        };
        decidedAgainstVolunteer(story).does('kari', 'TellOutcome', letterToAccused()).does('kari', 'HandOver', handed);
        story.at('2026-01-14T09:00:00.000Z').does('kari', 'TellOutcome', {
          ...letterToAccused(),
          answers: { text: 'With the right date.', whyCorrected: 'The date was wrong.' },
        });
        check(story.tasksOf('kari').includes('HandOver'), 'it is to be given again');
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
      'a correction that does not say why': (story) => {
        tellBoth(decided(story, 'no'));
        demand(toCorrect(story).includes('tellComplainantOutcome'), 'it can be corrected');
        story.refuses('kari', 'TellOutcome', corrected({ whyCorrected: ' ' }), 'incomplete', 'P-7', 'whyCorrected');
      },
      'a correction on a Friday from noon': (story) =>
        tellBoth(decided(story, 'no')).at(noon).refuses('kari', 'TellOutcome', corrected(), 'beforeDaysOff', 'P-7'),
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
      'a correction is sent once': (story) => {
        tellBoth(decided(story, 'no')).repeats('kari', 'TellOutcome', corrected());
        story.refuses('kari', 'TellOutcome', corrected(), 'alreadyDone', 'P-7');
      },
      'a reason is recorded once': (story) =>
        void decided(story, 'no').at(noon).repeats('kari', 'TellOutcome', urgent(letterToComplainant())),
    },
  },
];
