import { check, type RuleTests } from '../support/rule-tests';
import { acknowledged, assessment, declineToSign, sign, signForHr, written } from '../support/scenes';
import { people } from '../support/story';

const lapse = { step: 'signMinutesOfComplainant', answers: { note: 'Called twice, no answer.' } };
/** Asked on Wednesday 7 January 2026: five working days end on the 14th, five more, from the 15th, on the 22nd. */
const firstOver = '2026-01-14T23:00:00.000Z';
const secondOver = '2026-01-22T23:00:00.000Z';

export const tryggPolicyRules: readonly RuleTests[] = [
  {
    rule: 'P-1',
    title: 'a report reaches people',
    allows: {
      'without a leader it goes to HR': (story) =>
        check(
          story
            .sends({ facts: { leaders: [] }, seen: ['anne'] })
            .tasksOf('anne')
            .includes('AppointHandler'),
          'HR appoints',
        ),
      'the deputy steps in for an adviser who is away': (story) =>
        check(
          story.sends({ facts: { hr: [{ ...people.anne, active: false }, people.bjorn] }, seen: ['kari', 'bjorn'] })
            .open.roles.hrAdviser?.accountId === 'bjorn',
          'Bjørn takes part',
        ),
      'the last resort takes what nobody else may': (story) =>
        check(
          story
            .sends({ facts: { leaders: [], hr: [] }, seen: ['eva'] })
            .tasksOf('eva')
            .includes('AppointHandler'),
          'Eva has it',
        ),
    },
    refuses: {
      'a report that would reach nobody': (story) =>
        story.refusesToSend({ facts: { leaders: [], hr: [], lastResort: [] }, seen: [] }, 'noReceiver', 'P-1'),
    },
    repeats: {
      'HR signs for it once': (story) => void story.sends().repeats('anne', 'SignReceipt', { step: 'signReceipt' }),
    },
  },
  {
    rule: 'P-2',
    title: 'nobody can stop a case by not signing',
    allows: {
      'declining with a reason meets the gate': (story) => {
        written(story).does('nora', 'SignMinutes', declineToSign);
        check(story.tasksOf('nora').length === 0, 'nothing more is asked of Nora');
      },
      'asked twice, then HR records that it fell away': (story) => {
        written(story).timePasses(firstOver);
        check(
          story.messages.filter((m) => m.kind === 'task' && m.command === 'SignMinutes').length === 2,
          'asked twice in writing',
        );
        story.timePasses(secondOver);
        check(story.tasksOf('anne').includes('RecordLapse'), 'HR is asked to join');
        story.does('anne', 'RecordLapse', lapse);
        const [fellAway] = story.events.filter((event) => event.type === 'SignatureLapsed');
        check(fellAway?.askedAt.length === 2, 'the times are stated');
      },
      'corrected minutes are laid before the person anew': (story) => {
        written(story).timePasses(firstOver);
        story.does('kari', 'WriteMinutes', { step: 'writeMinutesOfComplainant', answers: { text: 'Corrected.' } });
        story.timePasses(secondOver);
        check(!story.tasksOf('anne').includes('RecordLapse'), 'the second time has only begun');
      },
      'signing late is still signing': (story) =>
        void written(story).timePasses(firstOver).timePasses(secondOver).does('nora', 'SignMinutes', sign),
    },
    refuses: {
      'signing without the remark that was written': (story) =>
        written(story).refuses(
          'nora',
          'SignMinutes',
          { ...sign, answers: { ...sign.answers, remark: 'He threw something too.' } },
          'incomplete',
          '3.1.2-13',
          'remark',
        ),
      'declining without a reason': (story) =>
        written(story).refuses(
          'nora',
          'SignMinutes',
          { ...declineToSign, answers: { ...declineToSign.answers, reason: '' } },
          'incomplete',
          '3.1.2-13',
          'reason',
        ),
      'a lapse before the second time is over': (story) =>
        written(story).timePasses(firstOver).refuses('anne', 'RecordLapse', lapse, 'tooEarly', 'P-2'),
      'a lapse recorded by the leader': (story) =>
        written(story).timePasses(firstOver).timePasses(secondOver).refuses('kari', 'RecordLapse', lapse, 'notYours'),
      'a lapse without a note': (story) =>
        written(story)
          .timePasses(firstOver)
          .timePasses(secondOver)
          .refuses('anne', 'RecordLapse', { ...lapse, answers: {} }, 'incomplete', 'P-2', 'note'),
    },
    repeats: {
      'recording it twice records it once': (story) =>
        void written(story).timePasses(firstOver).timePasses(secondOver).repeats('anne', 'RecordLapse', lapse),
      'time passing twice asks once': (story) => {
        written(story).timePasses(firstOver).timePasses(firstOver);
        check(story.events.filter((event) => event.type === 'SignatureAsked').length === 2, 'asked once more');
      },
    },
  },
  {
    rule: 'P-8',
    title: 'HR appoints a leader, and nobody fills both halves',
    allows: {
      'a leader free of conflict': (story) => {
        story.sends({ facts: { leaders: [] }, seen: ['anne'] });
        story.does('anne', 'AppointHandler', { step: 'appointHandler', answers: { leader: 'per' }, named: people.per });
        check(story.tasksOf('per').includes('AcknowledgeReceipt'), 'Per has the case');
      },
    },
    refuses: {
      'the adviser appointing themselves': (story) =>
        story
          .sends({ facts: { leaders: [] }, seen: ['anne'] })
          .refuses(
            'anne',
            'AppointHandler',
            { step: 'appointHandler', answers: { leader: 'anne' }, named: people.anne },
            'barred',
            'P-8',
          ),
      'somebody the directory does not know': (story) =>
        story
          .sends({ facts: { leaders: [] }, seen: ['anne'] })
          .refuses(
            'anne',
            'AppointHandler',
            { step: 'appointHandler', answers: { leader: 'x' } },
            'incomplete',
            'P-8',
            'leader',
          ),
      'one person giving both halves': (story) => {
        signForHr(story.sends());
        story.open.roles.handler = { accountId: 'anne', name: 'Anne Vik' };
        story.does('anne', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' });
        const assess = { step: 'assessComplaint', answers: assessment };
        story.does('anne', 'AssessComplaint', assess).refuses('anne', 'AssessComplaint', assess, 'barred', 'P-8');
      },
    },
    repeats: {
      'appointing twice appoints once': (story) =>
        void story
          .sends({ facts: { leaders: [] }, seen: ['anne'] })
          .repeats('anne', 'AppointHandler', { step: 'appointHandler', answers: { leader: 'per' }, named: people.per }),
      'an appointed handler is not replaced': (story) =>
        acknowledged(story).refuses(
          'anne',
          'AppointHandler',
          { step: 'appointHandler', answers: { leader: 'per' }, named: people.per },
          'alreadyDone',
          'P-8',
        ),
    },
  },
];
