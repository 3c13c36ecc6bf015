import { rectificationsOf } from '../../src/case/rectifications';
import { offersTo, recordsFor } from '../../src/case/views';
import { mayRead } from '../../src/case/who-sees-what';
import { longestAccount } from '../../src/procedure/complaint';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { acknowledged, called, calling, closed, heardAndWritten, preparedAgainstTwo, signed } from '../support/scenes';
import type { Step, Story } from '../support/story';

const minutes = 'writeMinutesOfComplainant/complainant/1';
const byNora = (about = minutes, what = 'It was in August, and not in June.', round = 1): Step => ({
  step: 'askToRectifyAsComplainant',
  round,
  answers: { about, what },
});
const byJonas = (about = 'callAccused/a1/1', subject = 'a1'): Step => ({
  step: 'askToRectifyAsAccused',
  subject,
  answers: { about, what: 'I work in another unit.' },
});
const bySomebody = (about = 'complaint'): Step => ({
  step: 'askToRectify',
  answers: { about, what: 'I stood in the doorway.' },
});
const offers = (story: Story, who: string) =>
  offersTo(story.ground, story.open, who, story.now).filter(({ command }) => command === 'AskToRectify');
const added = (story: Story, about: 'complaint' | { step: string; subject: string; round: number }) =>
  rectificationsOf(story.ground.procedure, story.open, about);
const ofNora = { step: 'askToRectifyAsComplainant', subject: 'complainant', round: 1 };
const isTold = (story: Story, to: string, notice: string) =>
  story.messages.some((m) => m.kind === 'notice' && m.to === to && m.notice === notice);

/** GDPR, article 16. */
export const rectificationRules: readonly RuleTests[] = [
  {
    rule: 'P-16',
    title: 'what somebody wants rectified about themselves is added, and never alters what stands',
    allows: {
      'it stands beside what it is about, which stays as it was': (story) => {
        const before = JSON.stringify(signed(story).open.documents);
        story.does('nora', 'AskToRectify', byNora());
        check(JSON.stringify(story.open.documents) === before, 'the minutes are as they were');
        const [one] = added(story, { step: 'writeMinutesOfComplainant', subject: 'complainant', round: 1 });
        check(one?.step === 'askToRectifyAsComplainant', 'and the statement is beside them');
      },
      'HR and the leader are told of it, and whoever wrote it that it came; nobody has anything to do': (story) => {
        signed(story);
        const tasks = ['anne', 'kari', 'nora'].map((who) => story.tasksOf(who).join());
        story.does('nora', 'AskToRectify', byNora());
        check(isTold(story, 'anne', 'RectificationAsked'), 'Anne is told');
        check(isTold(story, 'kari', 'RectificationAsked'), 'Kari is told');
        check(isTold(story, 'nora', 'RectificationReceived'), 'Nora knows that it came');
        check(
          ['anne', 'kari', 'nora'].map((who) => story.tasksOf(who).join()).join('|') === tasks.join('|'),
          'no task',
        );
      },
      'who wrote it reads it, and who has the case; no other party': (story) => {
        called(story).does('nora', 'AskToRectify', byNora());
        const readers = ['nora', 'kari', 'anne'];
        for (const who of readers) check(mayRead(story.open, who, ofNora), `${who} reads it`);
        for (const who of ['jonas', 'bjorn', 'per', 'eva']) check(!mayRead(story.open, who, ofNora), `${who} does not`);
        const own = recordsFor(story.ground, story.open, 'nora').map(({ step }) => step);
        check(own.includes('askToRectifyAsComplainant'), 'it is among what concerns her');
      },
      'the accused in their own strand, sealed with its key': (story) => {
        called(story).does('jonas', 'AskToRectify', byJonas());
        const event = story.events.at(-1);
        check(event?.strand === 'a1', 'in the strand');
        const instance = { step: 'askToRectifyAsAccused', subject: 'a1', round: 1 };
        check(mayRead(story.open, 'jonas', instance) && !mayRead(story.open, 'nora', instance), 'Jonas alone');
      },
      'an observer of their own report, which the complainant never learns of': (story) => {
        story.sends({ way: 'observed', by: 'silje', complainant: { accountId: 'nora', name: 'Nora Lund' } });
        story.does('silje', 'AskToRectify', bySomebody());
        check(added(story, 'complaint').length === 1, 'beside the report');
        check(recordsFor(story.ground, story.open, 'nora').length === 0, 'Nora has nothing');
      },
      'also once the case is closed, which stays closed': (story) => {
        closed(story).does('nora', 'AskToRectify', byNora());
        check(story.open.phase === 'closed', 'it is closed');
        check(story.tasksOf('anne').length === 0, 'nothing is asked');
        check(isTold(story, 'anne', 'RectificationAsked'), 'and HR is told');
      },
      'HR takes down for a party what they say elsewhere, and it is theirs': (story) => {
        signed(story).does('anne', 'AskToRectify', byNora());
        const done = story.open.instances['askToRectifyAsComplainant/complainant/1']?.done;
        check(done?.by === 'anne' && done.onPaper === true, 'Anne answers for it');
        check(mayRead(story.open, 'nora', ofNora), 'Nora reads it');
        check(!isTold(story, 'anne', 'RectificationReceived'), 'and Anne is not thanked for it');
      },
    },
    refuses: {
      'nothing written': (story) => {
        demand(offers(signed(story), 'nora').length === 1, 'it is offered');
        story.refuses('nora', 'AskToRectify', byNora(minutes, ' '), 'incomplete', 'P-16', 'what');
      },
      'more than fits into an account': (story) =>
        signed(story).refuses(
          'nora',
          'AskToRectify',
          byNora(minutes, 'x'.repeat(longestAccount + 1)),
          'incomplete',
          'P-16',
          'what',
        ),
      'about nothing, about what is not there, and about what is not theirs to read, all the same way': (story) => {
        const abouts = [
          '',
          'nothing',
          'assessComplaint/matter/1',
          'callAccused/a1/1',
          '__proto__/a1/1',
          'decideCase/a9/1',
        ];
        called(story);
        for (const about of abouts) {
          story.refuses('nora', 'AskToRectify', byNora(about), 'incomplete', 'P-16', 'about');
        }
      },
      'of what the person may not read, where HR takes it down': (story) =>
        called(story).refuses('anne', 'AskToRectify', byNora('callAccused/a1/1'), 'incomplete', 'P-16', 'about'),
      'the accused before they were called, and HR for them': (story) => {
        acknowledged(story).refuses('jonas', 'AskToRectify', byJonas('other'), 'notYours');
        story.refuses('anne', 'AskToRectify', byJonas('other'), 'notAskedFor', 'P-16');
      },
      'one accused in the strand of another': (story) => {
        preparedAgainstTwo(story).does('kari', 'CallAccused', calling('a1')).does('kari', 'CallAccused', calling('a2'));
        story.refuses('jonas', 'AskToRectify', byJonas('other', 'a2'), 'notYours');
      },
      'somebody whom it is not about': (story) => {
        signed(story).refuses('kari', 'AskToRectify', byNora(), 'notYours');
        story.refuses('eva', 'AskToRectify', bySomebody('other'), 'notYours');
        story.refuses('jonas', 'AskToRectify', byNora(), 'notYours');
      },
    },
    repeats: {
      'the same press adds it once': (story) => void signed(story).repeats('nora', 'AskToRectify', byNora()),
      'another time is another statement, and both stand': (story) => {
        heardAndWritten(story).does('nora', 'AskToRectify', byNora());
        story.does('nora', 'AskToRectify', byNora(minutes, 'And it was on a Tuesday.', 1));
        const about = { step: 'writeMinutesOfComplainant', subject: 'complainant', round: 1 };
        check(added(story, about).length === 2, 'two statements');
      },
      'the accused twice': (story) => void called(story).repeats('jonas', 'AskToRectify', byJonas()),
    },
  },
];
