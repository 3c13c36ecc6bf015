import { maySee } from '../../src/case/who-sees-what';
import { proposed } from '../support/discipline-scenes';
import {
  appointing,
  atHr,
  checkHolds,
  checkIsOut,
  differing,
  disagreed,
  followUp,
  settling,
  steppingDown,
  withdrawing,
  withdrawn,
} from '../support/policy-scenes';
import { check, type RuleTests } from '../support/rule-tests';
import { acknowledged, assessing, noted, signForHr } from '../support/scenes';
import { facts, people, type Step, type Story } from '../support/story';

const settlingFollowUp: Step = followUp('close', 'settleFollowUp');
const nextDay = '2026-01-06T08:00:00.000Z';
/** Anne, by some mistake, has both roles. */
const inBothRoles = (story: Story): Story => {
  signForHr(story.sends());
  story.mistaken(({ roles }) => {
    roles.handler = { accountId: 'anne', name: 'Anne Vik', rule: 'P-8' };
  });
  return story.does('anne', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' });
};

/** Who was told that nobody was found for a role, each time. */
const found = ({ messages }: Story): string =>
  messages
    .flatMap((message) => (message.kind === 'notice' && message.notice === 'NobodyFound' ? message.to : []))
    .join();

export const roleRules: readonly RuleTests[] = [
  {
    rule: 'P-8',
    title: 'HR appoints, nobody fills both halves, the leader above decides, and who is too close steps down',
    allows: {
      'a leader free of conflict': (story) => {
        atHr(story).does('anne', 'AppointHandler', appointing('per'));
        check(story.tasksOf('per').includes('AcknowledgeReceipt'), 'Per has the case');
      },
      'leader and HR see it differently: the leader above decides': (story) => {
        disagreed(story);
        checkHolds(story, 'leaderAbove', 'per');
        check(story.tasksOf('per').includes('SettleDecision'), 'Per is asked');
        check(maySee(story.open, 'per', 'decision'), 'Per reads both views');
        check(!story.tasksOf('kari').includes('TellOutcome'), 'nothing goes out before');
        story.does('per', 'SettleDecision', settling('no'));
        check(story.tasksOf('kari').includes('OfferCounselling'), 'as Per decided');
      },
      'so with a withdrawn complaint': (story) => {
        withdrawn(story);
        check(story.tasksOf('per').includes('SettleFollowUp'), 'Per is asked');
        story.does('per', 'SettleFollowUp', settlingFollowUp);
        check(story.tasksOf('kari').includes('TellOutcome'), 'it is set aside, and Nora is told');
        check(!story.tasksOf('kari').includes('ConsiderProtection'), 'nothing else goes on');
      },
      'the leader above is never somebody accused': (story) => {
        acknowledged(story).does('kari', 'StepDown', steppingDown());
        story.does('anne', 'AppointHandler', appointing('silje'));
        story.does('anne', 'NameAccused', { step: 'nameAccused', answers: { personId: 'per', reasons: 'Named.' } });
        checkHolds(differing(story, 'silje'), 'leaderAbove', 'ingrid');
      },
      'without a leader above, the last resort': (story) => {
        acknowledged(story).around = { ...facts, leaders: [people.kari] };
        checkHolds(differing(story), 'leaderAbove', 'eva');
      },
      'at the top, another leader who is free': (story) => {
        acknowledged(story).does('kari', 'StepDown', steppingDown());
        story.around = { ...facts, lastResort: [] };
        story.does('anne', 'AppointHandler', appointing('ingrid'));
        checkHolds(differing(story, 'ingrid'), 'leaderAbove', 'per');
      },
      'where nobody is free, HR hears of it at once and only once, and whoever is named later has it': (story) => {
        acknowledged(story).around = { ...facts, leaders: [people.kari], hr: [people.anne], lastResort: [] };
        checkHolds(differing(story), 'leaderAbove', undefined);
        check(found(story) === 'anne', 'HR is told');
        story.timePasses(nextDay).timePasses('2026-01-07T08:00:00.000Z');
        check(found(story) === 'anne', 'and not every day');
        story.around = { ...story.around, lastResort: [people.eva] };
        story.timePasses('2026-01-08T08:00:00.000Z');
        check(story.tasksOf('eva').includes('SettleFollowUp'), 'Eva is asked');
        check(found(story) === 'anne', 'nobody is told again');
      },
      'whoever gave one half never comes to give the other': (story) => {
        acknowledged(story).does('kari', 'AssessComplaint', assessing);
        story.around = { ...facts, leaders: [people.per], hr: [people.kari] };
        story.disabled = ['anne'];
        story.timePasses(nextDay);
        checkHolds(story, 'handler', 'per');
        checkHolds(story, 'hrAdviser', 'eva');
        check(story.tasksOf('eva').includes('AssessComplaint'), 'the other half is hers');
      },
      'nor to decide between the two': (story) => {
        acknowledged(story).does('kari', 'AssessComplaint', assessing).does('nora', 'Withdraw', withdrawing);
        story.does('kari', 'DecideFollowUp', followUp('goOn'));
        story.around = { ...facts, leaders: [people.per, people.kari] };
        story.disabled = ['kari'];
        story.timePasses(nextDay).disabled = [];
        story.does('anne', 'DecideFollowUp', followUp('close'));
        checkHolds(story, 'leaderAbove', 'eva');
      },
      'whoever steps down is out in the same breath, and HR appoints somebody else': (story) => {
        acknowledged(story).does('kari', 'StepDown', steppingDown());
        checkHolds(story, 'handler', undefined);
        checkIsOut(story, 'kari');
        check(!maySee(story.open, 'kari', 'existence'), 'Kari does not see that there is a case');
        story.does('anne', 'AppointHandler', appointing('per'));
        check(story.tasksOf('per').includes('AssessComplaint'), 'Per goes on where she stopped');
        check(!story.tasksOf('per').includes('AcknowledgeReceipt'), 'what was done is done');
      },
      'an adviser who steps down is followed by the deputy': (story) => {
        acknowledged(story).does('anne', 'StepDown', steppingDown());
        checkHolds(story, 'hrAdviser', 'bjorn');
        checkIsOut(story, 'anne');
        check(story.tasksOf('bjorn').includes('AssessComplaint'), 'Bjørn has what was hers to do');
      },
      'a leader above who steps down is followed by the next': (story) => {
        disagreed(story).does('per', 'StepDown', steppingDown());
        checkHolds(story, 'leaderAbove', 'ingrid');
        checkIsOut(story, 'per');
      },
      'another nearest leader takes the case over': (story) => {
        acknowledged(story).around = { ...facts, leaders: [people.per, people.ingrid] };
        story.timePasses(nextDay);
        checkHolds(story, 'handler', 'per');
        checkIsOut(story, 'kari');
      },
      'a leader who has left is followed by whom HR appoints': (story) => {
        acknowledged(story).disabled = ['kari'];
        story.timePasses(nextDay);
        checkIsOut(story, 'kari');
        check(story.tasksOf('anne').includes('AppointHandler'), 'HR appoints');
      },
      'whoever HR appointed keeps it whoever leads': (story) => {
        atHr(story).does('anne', 'AppointHandler', appointing('silje'));
        story.around = { ...facts, leaders: [people.ingrid] };
        checkHolds(story.timePasses(nextDay), 'handler', 'silje');
      },
    },
    refuses: {
      'the adviser appointing themselves': (story) =>
        atHr(story).refuses('anne', 'AppointHandler', appointing('anne'), 'barred', 'P-8'),
      'somebody the directory does not know': (story) =>
        atHr(story).refuses('anne', 'AppointHandler', appointing('x'), 'incomplete', 'P-8', 'leader'),
      'an appointed handler replaced by another': (story) =>
        acknowledged(story).refuses('anne', 'AppointHandler', appointing('per'), 'notAskedFor', 'P-8'),
      'one person giving both halves': (story) =>
        inBothRoles(story)
          .does('anne', 'AssessComplaint', assessing)
          .refuses('anne', 'AssessComplaint', assessing, 'barred', 'P-8'),
      'settling what nobody disagrees on': (story) =>
        noted(story).refuses('kari', 'SettleDecision', settling('no'), 'notYours'),
      'one of the two settling it': (story) =>
        disagreed(story).refuses('anne', 'SettleDecision', settling('yes'), 'notYours'),
      'settling without reasons': (story) =>
        disagreed(story).refuses(
          'per',
          'SettleDecision',
          { ...settling('no'), answers: { grounds: 'no' } },
          'incomplete',
          'P-8',
          'reasons',
        ),
      'stepping down without a reason': (story) =>
        acknowledged(story).refuses(
          'kari',
          'StepDown',
          { step: 'stepDown', answers: {} },
          'incomplete',
          'P-8',
          'reasons',
        ),
      'whoever stepped down being appointed again': (story) => {
        const first = acknowledged(story).decide(story.taking('kari', 'StepDown', steppingDown()));
        if ('refused' in first) return void story.refuses('kari', 'StepDown', steppingDown(), 'barred', 'P-8');
        story.does('kari', 'StepDown', steppingDown());
        return void story.refuses('anne', 'AppointHandler', appointing('kari'), 'barred', 'P-8');
      },
      'the appointing authority being appointed': (story) => {
        proposed(story).does('kari', 'StepDown', steppingDown());
        return void story.refuses('anne', 'AppointHandler', appointing('ingrid'), 'barred', 'P-8');
      },
    },
    repeats: {
      'appointing twice appoints once': (story) =>
        void atHr(story).repeats('anne', 'AppointHandler', appointing('per')),
      'settling twice settles once': (story) => void disagreed(story).repeats('per', 'SettleDecision', settling('no')),
      'settling a withdrawal twice settles once': (story) =>
        void withdrawn(story).repeats('per', 'SettleFollowUp', settlingFollowUp),
      'stepping down once is enough': (story) => void acknowledged(story).repeats('kari', 'StepDown', steppingDown()),
    },
  },
];
