import type { Command, OpenFalseAccusation } from '../../src/case/commands';
import { mayRead, maySee } from '../../src/case/who-sees-what';
import {
  callingToTalk,
  closingDiscipline,
  conferring,
  confirming,
  considered,
  decidingDiscipline,
  drawingUp,
  holding,
  holdingTalk,
  sendingSanction,
  sendingSummons,
  signingMinutes,
  talkInstead,
  tellingComplainant,
  tellingOfMeeting,
  writingMinutes,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { askedOf, decided, discipline, offersOf, tellBoth } from '../support/scenes';
import { facts, people, type Step, type Story } from '../support/story';

const said = {
  conclusion: 'false',
  reasons: 'The messages were written by her.',
  whyKnowingly: 'She said so to two colleagues.',
};
const concluding = (answers: Readonly<Record<string, string>> = said): Step => ({
  step: 'concludeFalse',
  subject: 'a1',
  answers,
});
const notFalse = { conclusion: 'notFalse', reasons: 'It could not be proven, and that is all.' };
const settling: Step = {
  step: 'settleFalse',
  subject: 'a1',
  answers: { conclusion: 'false', reasons: 'Both were read.' },
};

const unfounded = (story: Story): Story => tellBoth(decided(story, 'no'));
const concluded = (story: Story): Story =>
  unfounded(story).does('kari', 'ConcludeFalse', concluding()).does('anne', 'ConcludeFalse', concluding());
const casesToOpen = ({ messages }: Story): number => messages.filter(({ kind }) => kind === 'caseToOpen').length;

/** Jonas was wronged, and Nora accused him: her nearest leader is Kari. */
const opening = (story: Story, steppedDown: readonly string[] = []): Command<OpenFalseAccusation> => ({
  id: 'open it',
  by: 'trygg',
  at: story.now,
  body: {
    type: 'OpenFalseAccusation',
    caseId: 'T-TEST-0003',
    cameOf: 'T-TEST-0001',
    wronged: { accountId: 'jonas', name: 'Jonas Berg' },
    accused: { accountId: 'nora', name: 'Nora Lund' },
    conclusion: said.whyKnowingly,
    steppedDown,
    facts: { leaders: facts.leaders, hr: facts.hr, lastResort: facts.lastResort },
  },
});
export const opened = (story: Story): Story => story.gives(opening(story));

const inFirst = (step: string) => ({ step, subject: 'a1' });
/** She has her written warning. */
const formally = (story: Story): Story =>
  story
    .does('kari', 'StartDiscipline', discipline())
    .does('kari', 'ConferWithHr', conferring)
    .does('anne', 'ConferWithHr', conferring)
    .does('kari', 'TellOfMeeting', tellingOfMeeting)
    .at('2026-01-14T08:00:00.000Z')
    .does('anne', 'DrawUpSummons', drawingUp())
    .does('kari', 'SendSummons', sendingSummons())
    .does('nora', 'ConfirmReceipt', confirming())
    .at('2026-01-28T12:00:00.000Z')
    .does('kari', 'HoldMeeting', holding())
    .does('kari', 'WriteMinutes', writingMinutes())
    .does('nora', 'SignMinutes', signingMinutes())
    .does('kari', 'DecideDiscipline', decidingDiscipline('writtenWarning'))
    .does('anne', 'DecideDiscipline', decidingDiscipline('writtenWarning'))
    .does('kari', 'SendSanctionLetter', sendingSanction());
const formallyTold = (story: Story): Story =>
  formally(opened(story)).does('kari', 'TellOfDiscipline', tellingComplainant());

/** Chapter 3.2.6. */
export const falseAccusationRules: readonly RuleTests[] = [
  {
    rule: '3.2.6-1',
    title: 'a false accusation: the disciplinary procedure is followed for whoever made it',
    allows: {
      'leader and HR conclude so, and a case of its own is to begin': (story) => {
        concluded(story);
        check(casesToOpen(story) === 1, 'one case is to begin');
      },
      'leader and HR agree that it was not, and nothing follows': (story) => {
        unfounded(story)
          .does('kari', 'ConcludeFalse', concluding(notFalse))
          .does('anne', 'ConcludeFalse', concluding(notFalse));
        check(casesToOpen(story) === 0, 'no case begins');
      },
      'they disagree, and the leader above concludes': (story) => {
        unfounded(story)
          .does('kari', 'ConcludeFalse', concluding())
          .does('anne', 'ConcludeFalse', concluding(notFalse));
        check(casesToOpen(story) === 0, 'nothing yet');
        story.does('per', 'SettleFalse', settling);
        check(casesToOpen(story) === 1, 'one case is to begin');
      },
      'the case goes straight to discipline, with receivers of its own, and ends in a note': (story) => {
        opened(story);
        check(story.open.roles.handler?.accountId === 'kari', 'to her nearest leader');
        check(
          story.tasksOf('kari').join() === 'StartDiscipline',
          `nothing is investigated again: ${story.tasksOf('kari')}`,
        );
        story.does('kari', 'StartDiscipline', talkInstead).does('kari', 'CallToTalk', callingToTalk);
        story.at('2026-01-13T12:00:00.000Z').does('kari', 'HoldInformalTalk', holdingTalk);
        for (const step of ['tellAccusedOfDiscipline', 'tellComplainantOfDiscipline']) {
          story.does('kari', 'TellOfDiscipline', { step, subject: 'a1', answers: { text: 'This was decided.' } });
        }
        story.does('kari', 'CloseStrand', closingDiscipline);
        check(story.open.phase === 'closed', 'it is closed');
      },
      'as a formal case it ends with what the parties and the working environment need (chapter 4)': (story) => {
        formallyTold(story).timePasses('2026-02-12T08:00:00.000Z');
        const asked = story.tasksOf('kari').join();
        check(asked === 'ConsiderSupport,ConsiderGuidance,RaiseSubject', `for him, her, and where it was: ${asked}`);
        considered(story, 'no').does('kari', 'CloseStrand', closingDiscipline);
        check(story.open.phase === 'closed', 'then it is closed');
      },
      'counselling is offered to both once they know of it': (story) => {
        opened(story);
        check(!offersOf(story, 'kari').includes('DecideCounselling'), 'not while neither does');
        formally(story);
        check(!offersOf(story, 'kari').includes('DecideCounselling'), 'nor while he does not');
        story.does('kari', 'TellOfDiscipline', tellingComplainant());
        story.does('kari', 'DecideCounselling', { ...inFirst('decideCounselling'), answers: { offer: 'Six talks.' } });
        check(
          ['jonas', 'nora'].every((who) =>
            story.messages.some((m) => m.kind === 'notice' && m.to === who && m.notice === 'CounsellingOffered'),
          ),
          'both are told',
        );
      },
      'whoever had stepped down from the other case is passed over, and HR names a leader': (story) => {
        story.gives(opening(story, ['kari', 'anne']));
        check(story.open.roles.hrAdviser?.accountId === 'bjorn', 'to another adviser');
        check(story.tasksOf('bjorn').includes('AppointHandler'), 'who names a leader');
        check(story.tasksOf('kari').length === 0, 'not to her nearest leader');
      },
      'who was wronged learns of it with the letter, and whoever is accused with the call': (story) => {
        opened(story);
        check(
          story.messages.every(({ to }) => to !== 'jonas' && to !== 'nora'),
          'neither is told',
        );
        story.does('kari', 'StartDiscipline', talkInstead).does('kari', 'CallToTalk', callingToTalk);
        check(
          story.messages.some(({ to }) => to === 'nora'),
          'she is told',
        );
        check(!mayRead(story.open, 'jonas', { step: 'callToTalk', subject: 'a1', round: 1 }), 'he still is not');
        story.at('2026-01-13T12:00:00.000Z').does('kari', 'HoldInformalTalk', holdingTalk);
        for (const step of ['tellAccusedOfDiscipline', 'tellComplainantOfDiscipline']) {
          story.does('kari', 'TellOfDiscipline', { step, subject: 'a1', answers: { text: 'This was decided.' } });
        }
        check(maySee(story.open, 'jonas', 'letterToComplainant', 'a1'), 'he reads his letter');
        check(!maySee(story.open, 'jonas', 'complaint'), 'and not what the other case concluded');
        check(maySee(story.open, 'kari', 'complaint'), 'which is for those who have this one');
      },
    },
    refuses: {
      'HR appointing a leader who had stepped down from the other case': (story) => {
        story.gives(opening(story, ['kari', 'per', 'ingrid']));
        demand(story.tasksOf('anne').includes('AppointHandler'), 'HR names somebody');
        const appointing = (leader: keyof typeof people): Step => ({
          step: 'appointHandler',
          answers: { leader },
          named: people[leader],
        });
        story.refuses('anne', 'AppointHandler', appointing('kari'), 'barred', 'P-8');
        story.does('anne', 'AppointHandler', appointing('silje'));
      },
      'a conclusion by whoever does not handle the case': (story) =>
        askedOffer(unfounded(story)).refuses('per', 'ConcludeFalse', concluding(), 'notYours'),
      'one person concluding for both': (story) =>
        askedOffer(unfounded(story))
          .does('kari', 'ConcludeFalse', concluding())
          .refuses('kari', 'ConcludeFalse', concluding(), 'alreadyDone', '3.2.6-1'),
      'before both were told the outcome': (story) =>
        decided(story, 'no').refuses('kari', 'ConcludeFalse', concluding(), 'tooEarly', '3.1.2-24'),
      'where there were grounds': (story) =>
        tellBoth(decided(story, 'yes')).refuses('kari', 'ConcludeFalse', concluding(), 'notAskedFor', '3.2.6-1'),
      'without reasons': (story) =>
        askedOffer(unfounded(story)).refuses(
          'kari',
          'ConcludeFalse',
          concluding({ ...said, reasons: ' ' }),
          'incomplete',
          '3.2.6-1',
          'reasons',
        ),
    },
    repeats: {
      'the same press concludes once': (story) =>
        void askedOffer(unfounded(story)).repeats('kari', 'ConcludeFalse', concluding()),
      'and the case begins once': (story) => {
        concluded(story);
        check(casesToOpen(story) === 1, 'one');
        story.refuses('kari', 'ConcludeFalse', concluding(), 'alreadyDone', '3.2.6-1');
      },
    },
  },
  {
    rule: 'P-12',
    title: 'false is more than unproven: the conclusion says why it is held to be knowingly false',
    allows: {
      'with what shows that she knew': (story) => void concluded(story),
      'without, where it was not false': (story) =>
        void unfounded(story).does('kari', 'ConcludeFalse', concluding(notFalse)),
    },
    refuses: {
      'false without what shows that she knew': (story) =>
        unfounded(story).refuses(
          'kari',
          'ConcludeFalse',
          concluding({ ...said, whyKnowingly: '' }),
          'incomplete',
          'P-12',
          'whyKnowingly',
        ),
      'words on it where it was not false: they would be lost': (story) =>
        unfounded(story).refuses(
          'kari',
          'ConcludeFalse',
          concluding({ ...notFalse, whyKnowingly: 'Perhaps.' }),
          'incomplete',
          'P-12',
          'whyKnowingly',
        ),
    },
    repeats: {
      'the same press says it once': (story) => void unfounded(story).repeats('kari', 'ConcludeFalse', concluding()),
    },
  },
];

function askedOffer(story: Story): Story {
  check(offersOf(story, people.kari.id).includes('ConcludeFalse'), 'the leader may conclude');
  return askedOf(story, 'kari', 'ConcludeFalse');
}
