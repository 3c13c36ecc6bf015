import { mayRead } from '../../src/case/who-sees-what';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { acknowledge, assessing, readBy, signForHr, spoken } from '../support/scenes';
import type { Story } from '../support/story';

/** Signing the note as it was read. */
const signing = (story: Story) => ({
  step: 'signOralNote',
  answers: { way: 'sign', sha256: readBy(story, 'takeDownComplaint') },
});
const filings = (story: Story) =>
  story.events.flatMap((event) => (event.type === 'DocumentFiled' && event.rule === '3.1.2-8' ? [event] : []));

/** Chapter 3.1.2, the complaint that was told and not written. */
export const oralComplaintRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-7',
    title: 'a complaint can be made orally: the leader takes it down, and both sign the note',
    allows: {
      'what was told is a complaint from then on, with a handler and the same deadlines': (story) => {
        spoken(story);
        check(story.open.way === 'oral' && story.open.strands.a1?.accused.accountId === 'jonas', 'it is a complaint');
        check(story.tasksOf('kari').includes('AcknowledgeReceipt'), 'the leader is to start the investigation');
        check(story.tasksOf('nora').includes('SignOralNote'), 'the note is laid before Nora');
      },
      'the leader’s signature is on it, and the complainant’s comes under it': (story) => {
        spoken(story).does('nora', 'SignOralNote', signing(story));
        const [written] = story.events.filter((e) => e.type === 'DocumentWritten');
        const [given] = story.events.filter((e) => e.type === 'SignatureGiven');
        check(written?.by === 'kari' && given?.by === 'nora', 'both signed');
        check(written?.sha256 === given?.sha256, 'the same note');
      },
      'declining to sign with a reason does not stop the case': (story) => {
        const { answers } = signing(spoken(story));
        story.does('nora', 'SignOralNote', {
          step: 'signOralNote',
          answers: { ...answers, way: 'decline', reason: 'It leaves out the worst.' },
        });
        signForHr(acknowledge(story)).does('kari', 'AssessComplaint', assessing);
      },
      'somebody without an account signs on paper, and the leader records it': (story) => {
        story.sends({ way: 'oral', by: 'kari', complainant: { name: 'Odd Frivillig' } });
        story.does('kari', 'SignOralNote', signing(story));
        check(
          story.events.some((e) => e.type === 'SignatureGiven' && e.onPaper === true),
          'it says that it was on paper',
        );
      },
    },
    refuses: {
      'assessing it before the complainant has signed the note': (story) =>
        signForHr(acknowledge(spoken(story))).refuses('kari', 'AssessComplaint', assessing, 'tooEarly', '3.1.2-7'),
      'the leader signing for the complainant': (story) =>
        spoken(story).refuses('kari', 'SignOralNote', signing(story), 'notYours'),
      'signing another note than the one that was read': (story) =>
        spoken(story).refuses(
          'nora',
          'SignOralNote',
          { step: 'signOralNote', answers: { way: 'sign', sha256: 'other' } },
          'changedSince',
          '3.1.2-7',
        ),
      'a note that lacks what a complaint must say': (story) => {
        const told = { way: 'oral', by: 'kari', complaint: { what: '' } } as const;
        story.refusesToSend(told, 'incomplete', '3.1.2-5', 'what');
        demand(spoken(story).tasksOf('nora').includes('SignOralNote'), 'a whole one is laid before Nora');
      },
      'taking down one’s own complaint, or one against oneself': (story) => {
        story.refusesToSend({ way: 'oral' }, 'incomplete', '3.1.2-5', 'complainant');
        story.refusesToSend(
          { way: 'oral', by: 'jonas', complainant: { name: 'Odd Frivillig' } },
          'incomplete',
          '3.1.2-5',
          'accused',
        );
        demand(spoken(story).tasksOf('nora').includes('SignOralNote'), 'another’s is laid before them');
      },
    },
    repeats: {
      'signing twice signs once': (story) => void spoken(story).repeats('nora', 'SignOralNote', signing(story)),
      'taking the same down twice makes no second case': (story) => {
        const again = spoken(story).decide(
          story.sending({ way: 'oral', by: 'kari', complainant: { accountId: 'nora', name: 'Nora Lund' } }),
        );
        check(Array.isArray(again) && again.length === 0, 'nothing more happens');
      },
    },
  },
  {
    rule: '3.1.2-8',
    title: 'the note is filed with the complainant, who gets a copy',
    allows: {
      'once it is signed, and the complainant is told': (story) => {
        spoken(story).does('nora', 'SignOralNote', signing(story));
        check(filings(story).length === 1, 'it was filed');
        check(
          story.messages.some((m) => m.kind === 'notice' && m.to === 'nora' && m.notice === 'DocumentFiled'),
          'Nora is told of her copy',
        );
      },
    },
    refuses: {
      'a signed note that lies in nobody’s file, or in another’s': (story) => {
        spoken(story);
        check(filings(story).length === 0, 'not before it is signed');
        story.does('nora', 'SignOralNote', signing(story));
        const [filing] = filings(story);
        demand(filing?.inFileOf === 'complainant' && filing.copyTo === 'complainant', 'it is filed with Nora');
      },
      'a declined note that lies in nobody’s file': (story) => {
        const { answers } = signing(spoken(story));
        story.does('nora', 'SignOralNote', {
          step: 'signOralNote',
          answers: { ...answers, way: 'decline', reason: 'Not so.' },
        });
        demand(filings(story).length === 1, 'it is filed with what Nora said of it');
      },
      'changing what has been filed': (story) => {
        spoken(story).does('nora', 'SignOralNote', signing(story));
        const filed = filings(story)[0]?.sha256;
        const another = { step: 'takeDownComplaint', answers: { text: 'Something else.' } };
        story.refuses('kari', 'TakeDownComplaint', another, 'alreadyDone', '3.1.2-7');
        demand(filed === readBy(story, 'takeDownComplaint'), 'what was filed is what is there');
      },
      'the accused reading it': (story) => {
        spoken(story).does('nora', 'SignOralNote', signing(story));
        const instance = { step: 'takeDownComplaint', subject: 'complainant', round: 1 };
        demand(
          filings(story).length === 1 &&
            mayRead(story.open, 'nora', instance) &&
            !mayRead(story.open, 'jonas', instance),
          'it is filed, Nora reads it, and Jonas does not',
        );
      },
    },
    repeats: {
      'signing twice files it once': (story) => {
        spoken(story).repeats('nora', 'SignOralNote', signing(story));
        check(filings(story).length === 1, 'it was filed once');
      },
    },
  },
];
