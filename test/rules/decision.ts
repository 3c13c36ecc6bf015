import { closingDiscipline, talkHeld, tellingAccused, tellingComplainant } from '../support/discipline-scenes';
import { check, type RuleTests } from '../support/rule-tests';
import {
  accusedSigning,
  assess,
  call,
  carryThrough,
  closing,
  counsel,
  decideBoth,
  decided,
  deciding,
  discipline,
  hear,
  heardAndWritten,
  investigated,
  letterToAccused,
  letterToComplainant,
  note,
  noted,
  offersOf,
  prepared,
  preparedAgainstTwo,
  signByAccused,
  signed,
  tellBoth,
  writeForAccused,
  written,
} from '../support/scenes';
import type { Story } from '../support/story';

const settling = (grounds: 'no' | 'doubt' | 'yes') => ({
  step: 'settleDecision',
  answers: { grounds, reasons: 'Both views seen, this weighs most.' },
});
const disagreed = (story: Story): Story =>
  noted(story).does('kari', 'DecideCase', deciding('no')).does('anne', 'DecideCase', deciding('yes'));
const someCounselling = { step: 'decideCounselling', answers: { offer: 'A course for both.' } };

/** Chapter 3.1.2, the decision and what is told of it. */
export const decisionRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-23',
    title: 'leader and HR decide on the case, after the facts were gathered',
    allows: {
      'it is decided when both say the same': (story) => {
        noted(story).does('kari', 'DecideCase', deciding('no'));
        check(story.tasksOf('anne').includes('DecideCase'), 'HR has its half to give');
        story.does('anne', 'DecideCase', deciding('no'));
        check(story.tasksOf('kari').includes('TellOutcome'), 'it is decided');
      },
      'a decision for one accused says nothing of the other': (story) => {
        signByAccused(writeForAccused(hear(call(preparedAgainstTwo(story)))));
        decideBoth(note(story), 'yes');
        check(!story.open.strands.a2?.instances['decideCase/a2/1'], 'nothing is decided on Silje');
        check(story.tasksOf('kari').includes('CallAccused'), 'who is still to be heard');
      },
      'where they do not agree a leader above decides, and both views are kept': (story) => {
        disagreed(story);
        check(story.tasksOf('per').join() === 'SettleDecision', 'Per decides');
        story.does('per', 'SettleDecision', settling('doubt'));
        const instance = story.open.strands.a1?.instances['decideCase/a1/1'];
        check(instance?.halves?.handler?.answers.grounds === 'no', 'Kari’s view is kept');
        check(instance?.halves?.hrAdviser?.answers.grounds === 'yes', 'and Anne’s');
        check(story.tasksOf('kari').includes('OfferCounselling'), 'it goes on with doubt');
      },
      'minutes that were not signed do not stop it: declined with a reason': (story) => {
        const { answers } = accusedSigning();
        const declined = { ...answers, way: 'decline', reason: 'I did not say that.' };
        heardAndWritten(story).does('jonas', 'SignMinutes', { ...accusedSigning(), answers: declined });
        decideBoth(note(story), 'no');
      },
    },
    refuses: {
      'a decision without HR': (story) => {
        noted(story).refuses('kari', 'TellOutcome', letterToComplainant(), 'tooEarly', '3.1.2-23');
        story
          .does('kari', 'DecideCase', deciding('no'))
          .refuses('kari', 'DecideCase', deciding('no'), 'alreadyDone', '3.1.2-23')
          .refuses('kari', 'TellOutcome', letterToComplainant(), 'tooEarly', '3.1.2-23');
      },
      'going on while the two disagree': (story) =>
        noted(story)
          .refuses('kari', 'TellOutcome', letterToComplainant(), 'tooEarly', '3.1.2-23')
          .does('kari', 'DecideCase', deciding('no'))
          .does('anne', 'DecideCase', deciding('yes'))
          .refuses('kari', 'TellOutcome', letterToComplainant(), 'tooEarly', '3.1.2-23'),
      'a decision before the complainant’s minutes are signed': (story) =>
        assess(written(story)).refuses('kari', 'DecideCase', deciding('no'), 'tooEarly', '3.1.2-13'),
      'a decision before it was assessed': (story) =>
        signed(story).refuses('kari', 'DecideCase', deciding('no'), 'tooEarly', '3.1.2-10'),
      'a decision before the accused was heard': (story) =>
        prepared(story).refuses('kari', 'DecideCase', deciding('yes'), 'tooEarly', '3.1.2-18'),
      'a decision before the accused’s minutes are signed': (story) =>
        heardAndWritten(story).refuses('anne', 'DecideCase', deciding('yes'), 'tooEarly', '3.1.2-18'),
      'a decision before the investigation note': (story) =>
        investigated(story).refuses('anne', 'DecideCase', deciding('no'), 'tooEarly', '3.1.2-21'),
      'a decision without reasons': (story) =>
        noted(story).refuses(
          'kari',
          'DecideCase',
          { ...deciding('no'), answers: { grounds: 'no', reasons: '' } },
          'incomplete',
          '3.1.2-23',
          'reasons',
        ),
      'a decision by a party': (story) =>
        noted(story)
          .refuses('nora', 'DecideCase', deciding('yes'), 'notYours')
          .refuses('jonas', 'DecideCase', deciding('no'), 'notYours'),
    },
    repeats: {
      'the same half twice counts once': (story) => void noted(story).repeats('anne', 'DecideCase', deciding('no')),
      'it is not decided otherwise afterwards': (story) =>
        decided(story, 'no').refuses('anne', 'DecideCase', deciding('yes'), 'alreadyDone', '3.1.2-23'),
    },
  },
  {
    rule: '3.1.2-24',
    title: 'both parties are told the outcome in writing, before the case moves on or is closed',
    allows: {
      'a letter to each, which reaches them': (story) => {
        tellBoth(decided(story, 'no'));
        for (const party of ['nora', 'jonas']) {
          check(
            story.messages.some((m) => m.kind === 'notice' && m.to === party && m.notice === 'OutcomeTold'),
            `${party} is told`,
          );
        }
      },
      'each accused reads their own letter only': (story) => {
        carryThrough(call(preparedAgainstTwo(story)), 'a1', 'jonas');
        check(story.open.strands.a1?.documents['tellAccusedOutcome/a1/1'] !== undefined, 'Jonas has his');
        check(!story.messages.some(({ to }) => to === 'silje'), 'Silje, not called yet, hears nothing');
      },
    },
    refuses: {
      'closing before the complainant was told': (story) => {
        counsel(decided(story, 'no')).refuses('kari', 'CloseStrand', closing(), 'tooEarly', 'P-13');
      },
      'closing before the accused was told': (story) => {
        const gate = counsel(decided(story, 'no')).refuses('kari', 'CloseStrand', closing(), 'tooEarly', 'P-13');
        gate
          .does('kari', 'TellOutcome', letterToComplainant())
          .refuses('kari', 'CloseStrand', closing(), 'tooEarly', 'P-13');
      },
      'discipline before both were told': (story) =>
        decided(story, 'yes').refuses('kari', 'StartDiscipline', discipline(), 'tooEarly', 'P-13'),
      'a letter that says nothing': (story) => {
        const empty = { text: ' ' };
        decided(story, 'no')
          .refuses('kari', 'TellOutcome', { ...letterToAccused(), answers: empty }, 'incomplete', '3.1.2-24', 'text')
          .refuses(
            'kari',
            'TellOutcome',
            { ...letterToComplainant(), answers: empty },
            'incomplete',
            '3.1.2-24',
            'text',
          );
      },
      'a letter before the decision': (story) =>
        noted(story).refuses('kari', 'TellOutcome', letterToAccused(), 'tooEarly', '3.1.2-23'),
      'HR writing it instead of the leader': (story) =>
        decided(story, 'no').refuses('anne', 'TellOutcome', letterToComplainant(), 'notYours'),
    },
    repeats: {
      'sending a letter twice sends it once': (story) =>
        void decided(story, 'no').repeats('kari', 'TellOutcome', letterToAccused()),
      'a letter that was sent is not sent otherwise': (story) =>
        tellBoth(decided(story, 'no')).refuses(
          'kari',
          'TellOutcome',
          { ...letterToAccused(), answers: { text: 'Something else.' } },
          'alreadyDone',
          '3.1.2-24',
        ),
    },
  },
  {
    rule: '3.1.2-25',
    title: 'with grounds, counselling can be decided',
    allows: {
      'offered and never pressed for': (story) => {
        decided(story, 'yes');
        check(offersOf(story, 'kari').includes('DecideCounselling'), 'it is offered');
        check(!story.tasksOf('kari').includes('DecideCounselling'), 'it is no task');
      },
      'both parties are told of it': (story) => {
        decided(story, 'yes').does('kari', 'DecideCounselling', someCounselling);
        const told = story.messages.filter((m) => m.kind === 'notice' && m.notice === 'CounsellingOffered');
        check(told.map(({ to }) => to).join() === 'nora,jonas', 'Nora and Jonas');
      },
      'nothing waits for it': (story) => {
        talkHeld(story).does('kari', 'TellOfDiscipline', tellingAccused());
        story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('kari', 'CloseStrand', closingDiscipline);
        check(story.open.phase === 'closed', 'closed without it');
      },
    },
    refuses: {
      'counselling that offers nothing': (story) =>
        decided(story, 'yes').refuses(
          'kari',
          'DecideCounselling',
          { ...someCounselling, answers: { offer: '' } },
          'incomplete',
          '3.1.2-25',
          'offer',
        ),
      'HR deciding it instead of the leader': (story) =>
        decided(story, 'yes').refuses('anne', 'DecideCounselling', someCounselling, 'notYours'),
      'deciding it before the case is decided': (story) =>
        noted(story).refuses('kari', 'DecideCounselling', someCounselling, 'notAskedFor', '3.1.2-25'),
      'deciding it without grounds, where it is owed to both': (story) =>
        decided(story, 'no').refuses('kari', 'DecideCounselling', someCounselling, 'notAskedFor', '3.1.2-25'),
    },
    repeats: {
      'deciding it twice decides it once': (story) =>
        void decided(story, 'yes').repeats('kari', 'DecideCounselling', someCounselling),
    },
  },
];
