import { isRefusal } from '../../../src/case/refusal';
import { appealing, decidingAppeal, tellOfAppeal } from '../../support/appeal-scenes';
import {
  anew,
  bothDecide,
  considering,
  decidingDismissal,
  discussedOn,
  followingUp,
  handingOver,
  handingOverDismissal,
  heardOnIt,
  movingLate,
  preparing,
  raising,
  sendingSanction,
  stayedAway,
  summoned,
  tellingComplainant,
  tellingOfDelay,
  weighed,
  withAuthority,
} from '../../support/discipline-scenes';
import {
  disagreed,
  firstOver,
  invitedTwice,
  lapseOfConversation,
  lapseOfSignature,
  more,
  secondOver,
  settling,
  steppingDown,
} from '../../support/policy-scenes';
import {
  assess,
  call,
  callAnswers,
  calling,
  closed,
  letterToAccused,
  letterToComplainant,
  measure,
  prepared,
  protect,
  tellBoth,
  written,
} from '../../support/scenes';
import type { Story } from '../../support/story';

/** Whole cases that hold events of every type between them. What was written from them once is kept, and never again. */
export const stories: Readonly<Record<string, (story: Story) => void>> = {
  'closed, appealed in time, changed, and appealed too late': (story) => {
    closed(story).at('2026-01-20T09:00:00.000Z').does('jonas', 'Appeal', appealing());
    tellOfAppeal(story.does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'doubt' })));
    story
      .does('kari', 'TellOutcome', { ...letterToComplainant(), round: 2 })
      .does('kari', 'TellOutcome', { ...letterToAccused(), round: 2 })
      .at('2026-02-09T09:00:00.000Z')
      .does('nora', 'Appeal', appealing(2))
      .does('ingrid', 'DecideAppeal', decidingAppeal({ result: 'tooLate' }, 2));
    tellOfAppeal(story, 'ingrid', 2);
  },
  'settled by the leader above, and sent back': (story) => {
    tellBoth(disagreed(story).does('per', 'SettleDecision', settling('yes'))).does('nora', 'Appeal', appealing());
    const back = decidingAppeal({ result: 'sentBack', backTo: 'writeInvestigationNote' });
    tellOfAppeal(story.does('ingrid', 'DecideAppeal', back), 'ingrid');
  },
  'summoned twice, absent, a delay, and a warning that was changed on appeal': (story) => {
    bothDecide(stayedAway(story).does('kari', 'TellOfDelay', tellingOfDelay), 'writtenWarning');
    story.at('2026-02-25T09:00:00.000Z').does('kari', 'SendSanctionLetter', sendingSanction());
    story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('jonas', 'Appeal', appealing());
    const changed = { result: 'changed', outcome: 'oralWarning', ...weighed };
    tellOfAppeal(story.does('per', 'DecideAppeal', decidingAppeal(changed)));
  },
  'more looked into, dismissed, handed over, and followed up': (story) => {
    bothDecide(heardOnIt(withAuthority(story)), 'dismissalWithNotice', 2);
    discussedOn(story, '2026-01-30T11:00', 2);
    story.does('ingrid', 'DecideDismissal', anew(decidingDismissal('dismiss')));
    story.does('anne', 'PrepareDismissal', preparing).at('2026-02-02T15:00:00.000Z');
    const answers = { ...handingOverDismissal.answers, deliveredAt: '2026-02-02T15:00' };
    story.does('kari', 'HandOverDismissal', { ...handingOverDismissal, answers });
    story.does('kari', 'TellOfDiscipline', tellingComplainant()).timePasses('2026-02-17T08:00:00.000Z');
    story.does('kari', 'ConsiderSupport', considering('considerSupport', 'yes')).does('kari', 'RaiseSubject', raising);
    story.timePasses('2026-03-02T08:00:00.000Z').does('kari', 'FollowUp', followingUp('followUpSoon'));
  },
  'a signature that fell away, reminders, a measure and a witness': (story) => {
    const witness = { witnessId: 'silje', heldAt: '2026-01-05T09:30', place: 'Room 3', minutes: 'She heard it.' };
    assess(written(story)).timePasses(firstOver).timePasses(secondOver).does('anne', 'RecordLapse', lapseOfSignature);
    protect(story).does('kari', 'TakeMeasure', { ...measure, answers: { ...measure.answers, until: '2026-01-28' } });
    story.does('kari', 'HearWitness', { step: 'hearWitness', answers: { ...witness, noMinutes: '' } });
    story.does('kari', 'CallAccused', { ...calling(), answers: { ...callAnswers, meetAt: '2026-01-26T10:00' } });
    story.notReached('jonas');
    wantsReminder(story, 'kari');
    story.timePasses('2026-01-29T09:00:00.000Z').does('anne', 'StepDown', steppingDown());
  },
  'a conversation that never came about': (story) => {
    const fellAway = invitedTwice(story).timePasses(secondOver);
    fellAway.does('anne', 'RecordLapse', lapseOfConversation);
  },
  'declined by the accused, withdrawn and reported again; nobody is left in HR': (story) => {
    const declines = { step: 'answerInvitationOfAccused', subject: 'a1', answers: { way: 'declines', words: 'No.' } };
    call(prepared(story)).does('jonas', 'AnswerInvitation', declines);
    story.does('nora', 'Withdraw', { step: 'withdraw' }).does('nora', 'ReportMore', more('per'));
    story.disabled = ['anne', 'bjorn', 'eva'];
    story.timePasses('2026-01-13T09:00:00.000Z');
  },
  'minutes corrected, and declined': (story) => {
    const corrected = { step: 'writeMinutesOfComplainant', answers: { text: 'Nora told it otherwise.' } };
    written(story).does('kari', 'WriteMinutes', corrected);
    const sha256 = story.open.documents['writeMinutesOfComplainant/complainant/1']?.sha256 ?? '';
    const answers = { way: 'decline', sha256, reason: 'This is not what I said.' };
    story.does('nora', 'SignMinutes', { step: 'signMinutesOfComplainant', answers });
  },
  'a summons that nobody confirmed, handed over too late, and its meeting moved': (story) => {
    summoned(story).timePasses('2026-01-22T07:00:00.000Z').timePasses('2026-01-30T07:00:00.000Z');
    story.at('2026-01-30T09:00:00.000Z').does('kari', 'RecordHandover', handingOver('2026-01-30T09:30'));
    story.does('kari', 'MoveLateMeeting', movingLate());
  },
  'support asked for, of somebody who left': (story) => {
    story.asks();
    story.disabled = ['kari'];
    story.timePasses('2026-01-06T09:00:00.000Z');
  },
};

function wantsReminder(story: Story, by: string): void {
  const instance = { step: 'holdConversationWithAccused', subject: 'a1', round: 1 };
  const tasks = [{ command: 'HoldConversation', instance }];
  const command = { id: `remind ${by}`, by, at: story.now, body: { type: 'RemindMe', tasks } } as const;
  const events = story.decide(command);
  if (isRefusal(events)) throw new Error(`refused: ${JSON.stringify(events)}`);
  story.accepts(command, events);
}
