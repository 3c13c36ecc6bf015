import { check, type RuleTests } from '../support/rule-tests';
import {
  acknowledge,
  acknowledged,
  askedOf,
  assessing,
  assessment,
  calling,
  conversation,
  minutesText,
  offersOf,
  protect,
  protection,
  received,
  sign,
  signForHr,
  talked,
  told,
  write,
  written,
} from '../support/scenes';
import type { Story } from '../support/story';

const hold = { step: 'holdConversationWithComplainant', answers: conversation };

/** The minutes are owed, and lie before the complainant. */
const laidBeforeNora = (story: Story): Story => write(askedOf(talked(story), 'kari', 'WriteMinutes'));

/** Chapter 3.1.2, from the receipt to the complainant’s minutes and protection. */
export const complainantRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-9',
    title: 'the leader starts an investigation of every complaint',
    allows: { 'the leader acknowledges receipt': (story) => void acknowledge(received(story)) },
    refuses: {
      'assessing before the leader has acknowledged receipt': (story) =>
        signForHr(received(story)).refuses('kari', 'AssessComplaint', assessing, 'tooEarly', '3.1.2-9'),
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
        acknowledged(story).does('kari', 'AssessComplaint', assessing);
        check(story.tasksOf('anne').includes('AssessComplaint'), 'HR still has its half to give');
        story.does('anne', 'AssessComplaint', { ...assessing, answers: { ...assessment, felt: 'neither' } });
        check(!story.tasksOf('anne').includes('AssessComplaint'), 'both halves are given');
      },
    },
    refuses: {
      'an assessment without reasons': (story) =>
        acknowledged(story).refuses(
          'kari',
          'AssessComplaint',
          { ...assessing, answers: { ...assessment, reasons: '' } },
          'incomplete',
          '3.1.2-10',
          'reasons',
        ),
      'the leader giving both halves': (story) =>
        askedOf(acknowledged(story), 'kari', 'AssessComplaint')
          .does('kari', 'AssessComplaint', assessing)
          .refuses('kari', 'AssessComplaint', assessing, 'alreadyDone', '3.1.2-10'),
    },
    repeats: {
      'the same half twice counts once': (story) =>
        void acknowledged(story).repeats('anne', 'AssessComplaint', assessing),
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
        laidBeforeNora(story)
          .does('kari', 'WriteMinutes', { step: 'writeMinutesOfComplainant', answers: { text: 'Corrected.' } })
          .refuses('nora', 'SignMinutes', sign, 'changedSince', '3.1.2-13'),
      'anybody else signing for the complainant': (story) =>
        laidBeforeNora(story)
          .refuses('kari', 'SignMinutes', sign, 'notYours')
          .refuses(
            'nora',
            'SignMinutes',
            { ...sign, answers: { way: 'sign', sha256: '0' } },
            'changedSince',
            '3.1.2-13',
          ),
      'changing what has been signed': (story) =>
        laidBeforeNora(story)
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
  {
    rule: '3.1.2-14',
    title: 'it is considered whether the complainant needs protection, before the accused is spoken to',
    allows: {
      'protection is needed, and measures are offered': (story) => {
        acknowledged(story).does('kari', 'ConsiderProtection', {
          ...protection,
          answers: { needed: 'yes', reasons: 'They share an office.' },
        });
        check(offersOf(story, 'kari').includes('TakeMeasure'), 'a measure can be taken');
      },
      'it waits for nothing but the receipt': (story) => void protect(acknowledged(story)),
    },
    refuses: {
      'calling the accused before it is considered': (story) =>
        talked(story).refuses('kari', 'CallAccused', calling(), 'tooEarly', '3.1.2-14'),
      'an answer without reasons': (story) =>
        acknowledged(story).refuses(
          'kari',
          'ConsiderProtection',
          { ...protection, answers: { needed: 'no' } },
          'incomplete',
          '3.1.2-14',
          'reasons',
        ),
      'HR considering it instead of the leader': (story) =>
        acknowledged(story).refuses('anne', 'ConsiderProtection', protection, 'notYours'),
      'considering it before the leader has taken the case on': (story) =>
        received(story).refuses('kari', 'ConsiderProtection', protection, 'tooEarly', '3.1.2-9'),
    },
    repeats: {
      'considering it twice considers it once': (story) =>
        void acknowledged(story).repeats('kari', 'ConsiderProtection', protection),
      'it is not considered otherwise afterwards': (story) =>
        protect(acknowledged(story)).refuses('kari', 'ConsiderProtection', protection, 'alreadyDone', '3.1.2-14'),
    },
  },
];
