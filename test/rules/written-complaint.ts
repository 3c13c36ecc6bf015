import { sha256OfComplaintIn } from '../../src/case/fingerprints';
import { rolesOf } from '../../src/case/roles';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { acknowledge, assessing, colleague, offersOf, received, signForHr } from '../support/scenes';
import { people, type Story } from '../support/story';

const accusedKari = { accused: [{ accountId: 'kari', name: 'Kari Haugen' }] };
const help = { way: 'helped', supporter: colleague } as const;
const helping = (story: Story): Story =>
  story.asks(help).does('silje', 'HelpWithReport', { step: 'helpWithReport', answers: { way: 'yes' } });

/** Chapter 3.1.2, how a complaint is made: rule by rule, in the guidelines' order. */
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
      'against a leader further up: the leader above that one, and nobody below': (story) => {
        const accused = [{ accountId: 'per', name: 'Per Solberg' }];
        const sent = story.sends({ complaint: { accused }, seen: ['ingrid', 'anne'] });
        check(sent.open.roles.handler?.accountId === 'ingrid', 'Ingrid handles it');
      },
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
      'sending to a leader whom a name in words fits': (story) =>
        story.refusesToSend({ complaint: { accused: [{ name: 'Kari' }] } }, 'changedSince', '3.1.2-2'),
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
      'whom the name of a complainant without an account may mean is passed over': (story) =>
        check(
          story.sends({ way: 'observed', by: 'silje', complainant: { name: 'anne' }, seen: ['kari', 'bjorn'] }).open
            .roles.hrAdviser?.accountId === 'bjorn',
          'Bjørn takes part',
        ),
      'an accused HR adviser is passed over for the next': (story) => {
        const accused = [{ accountId: 'anne', name: 'Anne Vik' }];
        check(
          story.sends({ complaint: { accused }, seen: ['kari', 'bjorn'] }).open.roles.hrAdviser?.accountId === 'bjorn',
          'Bjørn takes part',
        );
      },
    },
    refuses: {
      'appointing whom the complainant may have meant in words': (story) => {
        story.sends({
          complaint: { accused: [{ name: 'sjefen min' }] },
          facts: { straightToHr: true },
          seen: ['anne'],
        });
        story.refuses('anne', 'AppointHandler', appoint('kari'), 'barred', '3.1.2-3');
      },
      'appointing whom the name of a complainant without an account may mean': (story) => {
        const facts = { leaders: [] };
        story.sends({ way: 'observed', by: 'silje', complainant: { name: 'Kari' }, facts, seen: ['anne'] });
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
    rule: '3.1.2-4',
    title: 'made with or without help',
    allows: {
      'without help, nobody is asked for any': (story) => void story.sends(),
      'whoever is asked may say yes, and is let out again when the employee ends it': (story) => {
        helping(story);
        check(offersOf(story, 'nora').includes('EndHelp'), 'ending it is offered');
        check(!story.tasksOf('nora').includes('EndHelp'), 'and never pressed for');
        story.does('nora', 'EndHelp', { step: 'endHelp' });
        check(story.open.phase === 'closed', 'it is over');
        check(rolesOf(story.open, 'silje').length === 0, 'Silje is out');
      },
      'a no ends it, and leaves the report with the employee': (story) => {
        story.asks(help).does('silje', 'HelpWithReport', { step: 'helpWithReport', answers: { way: 'no' } });
        check(story.open.phase === 'closed' && rolesOf(story.open, 'silje').length === 0, 'Silje is out');
      },
      'help makes no complaint of it': (story) =>
        check(Object.keys(helping(story).open.strands).length === 0, 'nobody is accused'),
    },
    refuses: {
      'an answer that is neither yes nor no': (story) =>
        story
          .asks(help)
          .refuses(
            'silje',
            'HelpWithReport',
            { step: 'helpWithReport', answers: { way: 'later' } },
            'incomplete',
            '3.1.2-4',
            'way',
          ),
      'the employee answering for whom they asked': (story) =>
        story.asks(help).refuses('nora', 'HelpWithReport', { step: 'helpWithReport' }, 'notYours'),
      'the helper ending it instead of the employee': (story) =>
        story.asks(help).refuses('silje', 'EndHelp', { step: 'endHelp' }, 'notYours'),
      'asking oneself': (story) => {
        story.refusesToAsk({ ...help, supporter: { ...colleague, id: 'nora' } }, 'incomplete', '3.1.2-4', 'supporter');
        demand(story.asks(help).tasksOf('silje').includes('HelpWithReport'), 'another is asked');
      },
    },
    repeats: {
      'answering twice answers once': (story) =>
        void story.asks(help).repeats('silje', 'HelpWithReport', { step: 'helpWithReport', answers: { way: 'yes' } }),
      'ending it twice ends it once': (story) => void helping(story).repeats('nora', 'EndHelp', { step: 'endHelp' }),
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
      'all three sign the same words, each with name and role': (story) => {
        signForHr(acknowledge(received(story)));
        const sent = story.events.flatMap((e) => (e.type === 'ComplaintReceived' ? (e.sha256 ?? '') : []));
        const receipts = story.events.flatMap((e) => (e.type === 'StepDone' ? [e] : []));
        check(/^[0-9a-f]{64}$/.test(sent[0] ?? ''), 'the employee signs by sending');
        check(
          receipts.every(({ sha256 }) => sha256 === sent[0]),
          'leader and HR sign for the same',
        );
        check(receipts.map(({ signer }) => signer?.as).join() === 'handler,hrAdviser', 'each in their role');
      },
      'whoever is accused later changes nothing in what was signed': (story) => {
        acknowledge(received(story)).does('kari', 'NameAccused', {
          step: 'nameAccused',
          answers: { personId: 'silje', reasons: 'She laughed too.' },
          named: people.silje,
        });
        check(sha256OfComplaintIn(story.open) === story.open.complaintSha256, 'it is the same complaint');
        story.mistaken((open) => {
          open.complaint = { ...open.complaint, what: 'Something else.' };
        });
        check(sha256OfComplaintIn(story.open) !== story.open.complaintSha256, 'other words have another fingerprint');
      },
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
        acknowledge(received(story)).refuses('kari', 'AssessComplaint', assessing, 'tooEarly', '3.1.2-6'),
    },
    repeats: {
      'signing for receipt twice signs once': (story) =>
        void received(story).repeats('anne', 'SignReceipt', { step: 'signReceipt' }),
    },
  },
];

function appoint(id: 'per' | 'kari' | 'nora') {
  return { step: 'appointHandler', answers: { leader: id }, named: people[id] };
}

function again(story: Story): void {
  received(story);
  const decision = story.decide(story.sending({}));
  check(Array.isArray(decision) && decision.length === 0, 'the second sending does nothing');
}
