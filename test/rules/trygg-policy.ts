import { instanceOf } from '../../src/case/state';
import {
  appointing,
  atHr,
  checkHolds,
  checkIsOut,
  firstOver,
  followingUp,
  invited,
  invitedTwice,
  lapseOfConversation,
  lapseOfSignature,
  more,
  replying,
  secondOver,
} from '../support/policy-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { acknowledged, closed, declineToSign, prepared, sign, talked, write, written } from '../support/scenes';
import { people } from '../support/story';
import { notReached } from './not-reached';
import { partyRules } from './trygg-parties';
import { roleRules } from './trygg-roles';

const reaching: readonly RuleTests[] = [
  {
    rule: 'P-1',
    title: 'a report reaches people',
    allows: {
      ...notReached.allows,
      'without a leader it goes to HR': (story) => check(atHr(story).tasksOf('anne').includes('AppointHandler'), 'HR'),
      'the deputy steps in for an adviser who is away': (story) =>
        checkHolds(
          story.sends({ facts: { hr: [{ ...people.anne, active: false }, people.bjorn] }, seen: ['kari', 'bjorn'] }),
          'hrAdviser',
          'bjorn',
        ),
      'the last resort takes what nobody else may': (story) =>
        check(
          story
            .sends({ facts: { leaders: [], hr: [] }, seen: ['eva'] })
            .tasksOf('eva')
            .includes('AppointHandler'),
          'Eva has it',
        ),
      'everybody up to the top and all of HR accused: the last resort has it, and appoints': (story) => {
        const accused = ['kari', 'per', 'ingrid', 'anne', 'bjorn'].map((accountId) => ({ accountId, name: accountId }));
        story.sends({ complaint: { accused }, seen: ['eva'] });
        check(story.tasksOf('eva').includes('AppointHandler'), 'Eva appoints');
        story.does('eva', 'AppointHandler', appointing('silje'));
        check(story.tasksOf('silje').includes('AcknowledgeReceipt'), 'somebody can act');
      },
      'an adviser who leaves is followed by the deputy, and by the last resort': (story) => {
        acknowledged(story).disabled = ['anne'];
        checkHolds(story.timePasses('2026-01-06T08:00:00.000Z'), 'hrAdviser', 'bjorn');
        story.disabled = ['anne', 'bjorn'];
        checkHolds(story.timePasses('2026-01-07T08:00:00.000Z'), 'hrAdviser', 'eva');
        check(story.tasksOf('eva').includes('AssessComplaint'), 'Eva has what was HRs to do');
        checkIsOut(story, 'anne');
      },
    },
    refuses: {
      ...notReached.refuses,
      'a report that would reach nobody': (story) =>
        story.refusesToSend({ facts: { leaders: [], hr: [], lastResort: [] }, seen: [] }, 'noReceiver', 'P-1'),
      'a report that only its accused could receive': (story) =>
        story.refusesToSend(
          {
            complaint: { accused: [{ accountId: 'eva', name: 'Eva' }] },
            facts: { leaders: [], hr: [], lastResort: [people.eva] },
            seen: [],
          },
          'noReceiver',
          'P-1',
        ),
    },
    repeats: {
      ...notReached.repeats,
      'HR signs for it once': (story) => void story.sends().repeats('anne', 'SignReceipt', { step: 'signReceipt' }),
      'looking at the people twice moves a role once': (story) => {
        acknowledged(story).disabled = ['anne'];
        story.timePasses('2026-01-06T08:00:00.000Z');
        const events = story.events.length;
        check(story.timePasses('2026-01-06T09:00:00.000Z').events.length === events, 'nothing more happens');
      },
    },
  },
  {
    rule: 'P-2',
    title: 'nobody can stop a case by not signing or not coming',
    allows: {
      'declining to sign with a reason meets the gate': (story) => {
        written(story).does('nora', 'SignMinutes', declineToSign);
        check(!story.tasksOf('nora').includes('SignMinutes'), 'nothing more is asked of Nora');
      },
      'asked twice to sign, then HR records that it fell away': (story) => {
        written(story).timePasses(firstOver);
        const asked = story.messages.filter((m) => m.kind === 'task' && m.command === 'SignMinutes');
        check(asked.length === 2, 'asked twice in writing');
        story.timePasses(secondOver);
        check(story.tasksOf('anne').includes('RecordLapse'), 'HR is asked to join');
        story.does('anne', 'RecordLapse', lapseOfSignature);
        const [fellAway] = story.events.filter((event) => event.type === 'Lapsed');
        check(fellAway?.askedAt.length === 2, 'the times are stated');
      },
      'asked on a Friday: again on the Monday, in the morning, and not where Saturday begins': (story) => {
        write(talked(story).at('2026-01-09T08:00:00.000Z'));
        const signature = { step: 'signMinutesOfComplainant', subject: 'complainant', round: 1 } as const;
        const until = instanceOf(story.open, signature).asked?.at(-1)?.until;
        check(until?.at === '2026-01-16T22:59:59.999Z', 'five working days are hers to the last moment');
        const asked = () => story.messages.filter((m) => m.kind === 'task' && m.command === 'SignMinutes').length;
        for (const early of ['2026-01-16T23:00:00.000Z', '2026-01-17T09:00:00.000Z', '2026-01-19T06:59:59.999Z'])
          check(story.timePasses(early) && asked() === 1, `nothing at ${early}`);
        check(story.timePasses('2026-01-19T07:00:00.000Z') && asked() === 2, 'asked again at eight on Monday');
      },
      'corrected minutes are laid before the person anew': (story) => {
        written(story).timePasses(firstOver);
        story.does('kari', 'WriteMinutes', { step: 'writeMinutesOfComplainant', answers: { text: 'Corrected.' } });
        story.timePasses(secondOver);
        check(!story.tasksOf('anne').includes('RecordLapse'), 'the second time has only begun');
      },
      'signing late is still signing': (story) =>
        void written(story).timePasses(firstOver).timePasses(secondOver).does('nora', 'SignMinutes', sign),
      'invited twice in writing, then HR records that the conversation fell away': (story) => {
        invitedTwice(story).timePasses(secondOver);
        check(story.tasksOf('anne').includes('RecordLapse'), 'HR is asked to join');
        story.does('anne', 'RecordLapse', lapseOfConversation);
        const [fellAway] = story.events.filter((event) => event.type === 'Lapsed');
        check(fellAway?.askedAt.length === 2, 'both invitations are stated');
        check(!story.tasksOf('kari').includes('WriteMinutes'), 'there are no minutes of what never was');
        check(story.tasksOf('kari').includes('ConsiderProtection'), 'the case goes on');
      },
      'coming after all is coming': (story) =>
        void invitedTwice(story)
          .timePasses(secondOver)
          .does('kari', 'HoldConversation', {
            step: 'holdConversationWithComplainant',
            answers: { heldAt: '2026-01-22T10:00', place: 'Room 1' },
          }),
      'declining the conversation does not stop the case': (story) => {
        invited(story).does('nora', 'AnswerInvitation', replying('declines', 'I can not.'));
        check(!story.tasksOf('kari').includes('HoldConversation'), 'nobody waits for her');
        check(!story.tasksOf('kari').includes('WriteMinutes'), 'there is nothing to write');
      },
      'the accused may decline too': (story) => {
        const answers = { about: 'Laughter.', meetAt: '2026-01-12T10:00', place: 'Room 2', naming: 'named' };
        prepared(story).does('kari', 'CallAccused', { step: 'callAccused', answers });
        const declines = { step: 'answerInvitationOfAccused', answers: { way: 'declines', words: 'No.' } };
        story.does('jonas', 'AnswerInvitation', declines);
        check(story.tasksOf('kari').includes('WriteInvestigationNote'), 'the case goes on');
      },
    },
    refuses: {
      'a lapse before the second time is over': (story) =>
        written(story).timePasses(firstOver).refuses('anne', 'RecordLapse', lapseOfSignature, 'tooEarly', 'P-2'),
      'a lapse without a note': (story) =>
        written(story)
          .timePasses(firstOver)
          .timePasses(secondOver)
          .refuses('anne', 'RecordLapse', { ...lapseOfSignature, answers: {} }, 'incomplete', 'P-2', 'note'),
      'a lapse recorded by the leader': (story) =>
        written(story)
          .timePasses(firstOver)
          .timePasses(secondOver)
          .refuses('kari', 'RecordLapse', lapseOfSignature, 'notYours'),
      'a lapse of a conversation after one invitation': (story) =>
        invited(story).timePasses(secondOver).refuses('anne', 'RecordLapse', lapseOfConversation, 'tooEarly', 'P-2'),
      'declining a conversation without a reason': (story) =>
        invited(story).refuses('nora', 'AnswerInvitation', replying('declines'), 'incomplete', 'P-2', 'words'),
      'another time without saying which': (story) =>
        invited(story).refuses('nora', 'AnswerInvitation', replying('otherTime'), 'incomplete', 'P-2', 'words'),
    },
    repeats: {
      'recording it twice records it once': (story) =>
        void written(story)
          .timePasses(firstOver)
          .timePasses(secondOver)
          .repeats('anne', 'RecordLapse', lapseOfSignature),
      'a conversation falls away once': (story) =>
        void invitedTwice(story).timePasses(secondOver).repeats('anne', 'RecordLapse', lapseOfConversation),
      'declining twice declines once': (story) =>
        void invited(story).repeats('nora', 'AnswerInvitation', replying('declines', 'I can not.')),
      'time passing twice asks once': (story) => {
        written(story).timePasses(firstOver).timePasses(firstOver);
        check(story.events.filter((event) => event.type === 'SignatureAsked').length === 2, 'asked once more');
      },
    },
  },
  {
    rule: 'P-5',
    title: 'it happened again, and: I am being punished for it',
    allows: {
      'it reaches HR, who says what was done': (story) => {
        acknowledged(story).does('nora', 'ReportMore', more());
        check(story.tasksOf('anne').includes('FollowUpReport'), 'HR has it');
        story.does('anne', 'FollowUpReport', followingUp());
        check(!story.tasksOf('anne').includes('FollowUpReport'), 'it is followed up');
        check(
          story.messages.some((m) => m.kind === 'notice' && m.to === 'nora' && m.notice === 'ReportFollowedUp'),
          'Nora hears of it',
        );
      },
      'also when the case is closed: it opens again for that, and closes again': (story) => {
        closed(story).does('nora', 'ReportMore', more());
        check(story.open.phase === 'open', 'it is open again');
        check(JSON.stringify(story.tasksOf('anne')) === '["FollowUpReport"]', 'for that alone');
        check(story.tasksOf('kari').length === 0, 'nothing else is asked');
        check(story.does('anne', 'FollowUpReport', followingUp()).open.phase === 'closed', 'and closed again');
      },
      'an observer can say it too': (story) => {
        story.sends({ way: 'observed', by: 'silje', complainant: { accountId: 'nora', name: 'Nora Lund' } });
        story.does('silje', 'ReportMore', more());
        check(story.tasksOf('anne').includes('FollowUpReport'), 'HR has it');
      },
      'an adviser who is accused of it loses the case at once, and has no task': (story) => {
        acknowledged(story).does('nora', 'ReportMore', more('anne'));
        checkHolds(story, 'hrAdviser', 'bjorn');
        check(story.tasksOf('bjorn').includes('FollowUpReport'), 'the deputy has it');
        checkIsOut(story, 'anne');
      },
      'so does a handler': (story) => {
        acknowledged(story).does('nora', 'ReportMore', more('kari'));
        checkIsOut(story, 'kari');
        checkHolds(story, 'handler', 'per');
      },
      'also after closing': (story) => {
        closed(story).does('nora', 'ReportMore', more('anne'));
        checkIsOut(story, 'anne');
        check(story.does('bjorn', 'FollowUpReport', followingUp()).open.phase === 'closed', 'closed by the deputy');
      },
    },
    refuses: {
      'a report without a word on what happened': (story) =>
        acknowledged(story).refuses(
          'nora',
          'ReportMore',
          { ...more(), answers: { kind: 'again', what: '' } },
          'incomplete',
          'P-5',
          'what',
        ),
      'that goes unheard once the case is closed': (story) => {
        closed(story);
        const said = story.decide(story.taking('nora', 'ReportMore', more()));
        demand(!('refused' in said), 'it can be said');
      },
      'a follow-up of what was not reported': (story) => {
        acknowledged(story).refuses('kari', 'ReportMore', more(), 'notYours');
        story.refuses('nora', 'FollowUpReport', followingUp(), 'notYours');
        story.refuses('anne', 'FollowUpReport', followingUp(), 'unknownCommand');
      },
      'a second follow-up': (story) => {
        const said = acknowledged(story).decide(story.taking('nora', 'ReportMore', more()));
        demand(!('refused' in said), 'it can be said');
        story.does('nora', 'ReportMore', more()).does('anne', 'FollowUpReport', followingUp());
        story.refuses('anne', 'FollowUpReport', followingUp(), 'alreadyDone', 'P-5');
      },
    },
    repeats: {
      'the same press reports once': (story) => void acknowledged(story).repeats('nora', 'ReportMore', more()),
      'another time is another report': (story) => {
        acknowledged(story).does('nora', 'ReportMore', more()).does('nora', 'ReportMore', more(undefined, 2));
        check(story.tasksOf('anne').filter((command) => command === 'FollowUpReport').length === 2, 'two to follow up');
      },
      'following up once is enough': (story) =>
        void acknowledged(story).does('nora', 'ReportMore', more()).repeats('anne', 'FollowUpReport', followingUp()),
    },
  },
];

export const tryggPolicyRules: readonly RuleTests[] = [...reaching, ...roleRules, ...partyRules];
