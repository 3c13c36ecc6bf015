import { check, type RuleTests } from '../support/rule-tests';
import {
  acknowledge,
  acknowledged,
  assessment,
  conversation,
  minutesText,
  received,
  sign,
  signForHr,
  talked,
  told,
  written,
} from '../support/scenes';
import { people } from '../support/story';

const accusedKari = { accused: [{ accountId: 'kari', name: 'Kari Haugen' }] };
const hold = { step: 'holdConversationWithComplainant', answers: conversation };
const assess = { step: 'assessComplaint', answers: assessment };

/** Chapter 3.1.2, rule by rule, in the guidelines' order. */
export const writtenComplaintRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-1',
    title: 'a complaint goes to the nearest leader',
    allows: {
      'the nearest leader becomes handler': (story) =>
        check(story.sends().open.roles.handler?.accountId === 'kari', 'Kari handles it'),
    },
    refuses: {
      'a complaint to HR alone, past the nearest leader': (story) =>
        story.refusesToSend({ seen: ['anne'] }, 'changedSince', '3.1.2-2'),
    },
    repeats: { 'the same complaint again makes no second case': (story) => void again(story) },
  },
  {
    rule: '3.1.2-2',
    title: 'a complaint against the leader goes to the leader above, or to HR',
    allows: {
      'the leader’s leader becomes handler': (story) =>
        check(
          story.sends({ complaint: accusedKari, seen: ['per', 'anne'] }).open.roles.handler?.accountId === 'per',
          'Per handles it',
        ),
      'straight to HR, which has no handler yet': (story) =>
        check(
          story.sends({ complaint: accusedKari, facts: { straightToHr: true }, seen: ['anne'] }).open.roles.handler ===
            undefined,
          'nobody handles it yet',
        ),
    },
    refuses: {
      'sending to people whose names were not seen': (story) =>
        story.refusesToSend({ complaint: accusedKari, seen: ['kari', 'anne'] }, 'changedSince', '3.1.2-2'),
    },
    repeats: { 'the same complaint again makes no second case': (story) => void again(story) },
  },
  {
    rule: '3.1.2-3',
    title: 'no party of a case handles it or takes part for HR',
    allows: {
      'HR appoints a leader who is no party': (story) => {
        story.sends({ complaint: accusedKari, facts: { straightToHr: true }, seen: ['anne'] });
        story.does('anne', 'AppointHandler', appoint('per'));
        check(story.open.roles.handler?.accountId === 'per', 'Per handles it');
      },
      'an accused HR adviser is passed over for the next': (story) => {
        const accused = [{ accountId: 'anne', name: 'Anne Vik' }];
        check(
          story.sends({ complaint: { accused }, seen: ['kari', 'bjorn'] }).open.roles.hrAdviser?.accountId === 'bjorn',
          'Bjørn takes part',
        );
      },
    },
    refuses: {
      'sending to a leader whom a name in words fits': (story) =>
        story.refusesToSend({ complaint: { accused: [{ name: 'Kari' }] } }, 'changedSince', '3.1.2-2'),
      'appointing whom the complainant may have meant in words': (story) => {
        story.sends({
          complaint: { accused: [{ name: 'sjefen min' }] },
          facts: { straightToHr: true },
          seen: ['anne'],
        });
        story.refuses('anne', 'AppointHandler', appoint('kari'), 'barred', '3.1.2-3');
      },
      'appointing a leader of another unit whose name fits': (story) => {
        const facts = { leaders: [people.per], straightToHr: true };
        story.sends({ complaint: { accused: [{ name: 'Kari' }, { name: 'per' }] }, facts, seen: ['anne'] });
        story.refuses('anne', 'AppointHandler', appoint('kari'), 'barred', '3.1.2-3');
      },
      'appointing the accused': (story) => {
        story.sends({ complaint: accusedKari, facts: { straightToHr: true }, seen: ['anne'] });
        story.refuses('anne', 'AppointHandler', appoint('kari'), 'barred', '3.1.2-3');
      },
      'appointing the complainant': (story) => {
        story.sends({ complaint: accusedKari, facts: { straightToHr: true }, seen: ['anne'] });
        story.refuses('anne', 'AppointHandler', appoint('nora'), 'barred', '3.1.2-3');
      },
    },
    repeats: {
      'appointing twice appoints once': (story) => {
        story.sends({ complaint: accusedKari, facts: { straightToHr: true }, seen: ['anne'] });
        story.repeats('anne', 'AppointHandler', appoint('per'));
      },
    },
  },
  {
    rule: '3.1.2-5',
    title: 'a complaint says who is accused and what happened; when, where and witnesses if possible',
    allows: {
      'who and what are enough': (story) =>
        void story.sends({ complaint: { date: '', time: '', whenInWords: '', place: '', witnesses: [], injury: '' } }),
      'somebody without an account can be accused': (story) =>
        check(
          story.sends({ complaint: { accused: [{ name: 'A volunteer' }] } }).open.strands.a1?.accused.name ===
            'A volunteer',
          'the volunteer is accused',
        ),
    },
    refuses: {
      'a complaint that names nobody': (story) =>
        story.refusesToSend({ complaint: { accused: [] } }, 'incomplete', '3.1.2-5', 'accused'),
      'a complaint that says nothing': (story) =>
        story.refusesToSend({ complaint: { what: ' \n ' } }, 'incomplete', '3.1.2-5', 'what'),
    },
    repeats: { 'the same complaint again makes no second case': (story) => void again(story) },
  },
  {
    rule: '3.1.2-6',
    title: 'the form’s fields, and the signatures of leader and HR for receipt',
    allows: {
      'fields left open': (story) =>
        void story.sends({ complaint: { reporter: { name: '', position: '', birthDate: '', unit: '' } } }),
      'HR signs for receipt': (story) => void signForHr(received(story)),
    },
    refuses: {
      'a day in the future': (story) =>
        story.refusesToSend({ complaint: { date: '2026-01-06' } }, 'incomplete', '3.1.2-6', 'date'),
      'a day in 1850': (story) =>
        story.refusesToSend({ complaint: { date: '1850-01-01' } }, 'incomplete', '3.1.2-6', 'date'),
      'a day that does not exist': (story) =>
        story.refusesToSend({ complaint: { date: '2026-02-30' } }, 'incomplete', '3.1.2-6', 'date'),
      'an account longer than 20,000 characters': (story) =>
        story.refusesToSend({ complaint: { what: 'x'.repeat(20_001) } }, 'incomplete', '3.1.2-6', 'what'),
      'assessing before HR has signed for receipt': (story) =>
        acknowledge(received(story)).refuses('kari', 'AssessComplaint', assess, 'tooEarly', '3.1.2-6'),
    },
    repeats: {
      'signing for receipt twice signs once': (story) =>
        void received(story).repeats('anne', 'SignReceipt', { step: 'signReceipt' }),
    },
  },
  {
    rule: '3.1.2-9',
    title: 'the leader starts an investigation of every complaint',
    allows: { 'the leader acknowledges receipt': (story) => void acknowledge(received(story)) },
    refuses: {
      'assessing before the leader has acknowledged receipt': (story) =>
        signForHr(received(story)).refuses('kari', 'AssessComplaint', assess, 'tooEarly', '3.1.2-9'),
      'anybody else acknowledging': (story) =>
        received(story)
          .refuses('per', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' }, 'notYours')
          .refuses('kari', 'TellOfCompanion', { step: 'tellComplainantOfCompanion' }, 'tooEarly', '3.1.2-9'),
    },
    repeats: {
      'acknowledging twice acknowledges once': (story) =>
        void received(story).repeats('kari', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' }),
      'a second acknowledgement is told that it was done': (story) =>
        acknowledge(received(story)).refuses(
          'kari',
          'AcknowledgeReceipt',
          { step: 'acknowledgeReceipt' },
          'alreadyDone',
          '3.1.2-9',
        ),
    },
  },
  {
    rule: '3.1.2-10',
    title: 'leader and HR assess the complaint against the definitions, both of them',
    allows: {
      'it is done when both have given their half': (story) => {
        acknowledged(story).does('kari', 'AssessComplaint', assess);
        check(story.tasksOf('anne').includes('AssessComplaint'), 'HR still has its half to give');
        story.does('anne', 'AssessComplaint', { ...assess, answers: { ...assessment, felt: 'neither' } });
        check(!story.tasksOf('anne').includes('AssessComplaint'), 'both halves are given');
      },
    },
    refuses: {
      'an assessment without reasons': (story) =>
        acknowledged(story).refuses(
          'kari',
          'AssessComplaint',
          { ...assess, answers: { ...assessment, reasons: '' } },
          'incomplete',
          '3.1.2-10',
          'reasons',
        ),
      'the leader giving both halves': (story) =>
        acknowledged(story)
          .does('kari', 'AssessComplaint', assess)
          .refuses('kari', 'AssessComplaint', assess, 'alreadyDone', '3.1.2-10'),
    },
    repeats: {
      'the same half twice counts once': (story) => void acknowledged(story).repeats('anne', 'AssessComplaint', assess),
    },
  },
  {
    rule: '3.1.2-11',
    title: 'the complainant is told of the right to bring somebody',
    allows: {
      'the leader tells, and the complainant reads it in the chat': (story) => {
        told(story);
        check(
          story.messages.some(
            (message) => message.kind === 'notice' && message.to === 'nora' && message.notice === 'ToldOfCompanion',
          ),
          'Nora was told',
        );
      },
    },
    refuses: {
      'the conversation before the complainant was told': (story) =>
        acknowledged(story)
          .at('2026-01-07T12:00:00.000Z')
          .refuses('kari', 'HoldConversation', hold, 'tooEarly', '3.1.2-11'),
    },
    repeats: {
      'telling twice tells once': (story) =>
        void acknowledged(story).repeats('kari', 'TellOfCompanion', { step: 'tellComplainantOfCompanion' }),
    },
  },
  {
    rule: '3.1.2-12',
    title: 'conversation with the complainant',
    allows: { 'once the complainant was told': (story) => void talked(story) },
    refuses: {
      'minutes of a conversation that was not held': (story) =>
        told(story).refuses(
          'kari',
          'WriteMinutes',
          { step: 'writeMinutesOfComplainant', answers: { text: minutesText } },
          'tooEarly',
          '3.1.2-12',
        ),
      'a conversation in the future': (story) =>
        told(story).refuses(
          'kari',
          'HoldConversation',
          { ...hold, answers: { ...conversation, heldAt: '2026-01-09T10:00' } },
          'incomplete',
          '3.1.2-12',
          'heldAt',
        ),
      'a conversation before the complaint came': (story) =>
        told(story).refuses(
          'kari',
          'HoldConversation',
          { ...hold, answers: { ...conversation, heldAt: '2026-01-04T10:00' } },
          'incomplete',
          '3.1.2-12',
          'heldAt',
        ),
    },
    repeats: {
      'recording it twice records it once': (story) =>
        void told(story).at('2026-01-07T12:00:00.000Z').repeats('kari', 'HoldConversation', hold),
    },
  },
  {
    rule: '3.1.2-13',
    title: 'minutes, signed by both, in the complainant’s file, with a copy',
    allows: {
      'the complainant signs': (story) => {
        written(story).does('nora', 'SignMinutes', sign);
        check(
          story.events.some(
            (e) => e.type === 'DocumentFiled' && e.inFileOf === 'complainant' && e.copyTo === 'complainant',
          ),
          'it was filed',
        );
      },
      'the complainant signs with a remark': (story) =>
        void written(story).does('nora', 'SignMinutes', {
          ...sign,
          answers: { ...sign.answers, way: 'signWithRemark', remark: 'It began in July.' },
        }),
      'the leader corrects them before they are signed': (story) => {
        written(story).does('kari', 'WriteMinutes', {
          step: 'writeMinutesOfComplainant',
          answers: { text: 'Corrected.' },
        });
        check(story.open.documents['writeMinutesOfComplainant/complainant/1']?.version === 2, 'it is version 2');
      },
    },
    refuses: {
      'signing what has been changed since it was read': (story) =>
        written(story)
          .does('kari', 'WriteMinutes', { step: 'writeMinutesOfComplainant', answers: { text: 'Corrected.' } })
          .refuses('nora', 'SignMinutes', sign, 'changedSince', '3.1.2-13'),
      'anybody else signing for the complainant': (story) =>
        written(story)
          .refuses('kari', 'SignMinutes', sign, 'notYours')
          .refuses(
            'nora',
            'SignMinutes',
            { ...sign, answers: { way: 'sign', sha256: '0' } },
            'changedSince',
            '3.1.2-13',
          ),
      'changing what has been signed': (story) =>
        written(story)
          .does('nora', 'SignMinutes', sign)
          .refuses(
            'kari',
            'WriteMinutes',
            { step: 'writeMinutesOfComplainant', answers: { text: 'Changed.' } },
            'alreadyDone',
            '3.1.2-13',
          ),
      'empty minutes': (story) =>
        talked(story).refuses(
          'kari',
          'WriteMinutes',
          { step: 'writeMinutesOfComplainant', answers: { text: ' ' } },
          'incomplete',
          '3.1.2-13',
          'text',
        ),
    },
    repeats: { 'signing twice signs once': (story) => void written(story).repeats('nora', 'SignMinutes', sign) },
  },
];

function appoint(id: 'per' | 'kari' | 'nora') {
  return { step: 'appointHandler', answers: { leader: id }, named: people[id] };
}

function again(story: Parameters<typeof received>[0]): void {
  received(story);
  const decision = story.decide(story.sending({}));
  check(Array.isArray(decision) && decision.length === 0, 'the second sending does nothing');
}
