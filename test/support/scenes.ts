import { createHash } from 'node:crypto';
import { isRefusal } from '../../src/case/refusal';
import { offers } from '../../src/case/tasks';
import { demand } from './rule-tests';
import { NotRefused, people, type Step, type Story } from './story';

/** Places in a case from which a rule's tests start. Each leads there the way that people would. */

export const assessment = { felt: 'harassment', improper: 'yes', reasons: 'Repeated ridicule in meetings.' };
export const conversation = { heldAt: '2026-01-07T10:00', place: 'Room 1', companion: '' };
export const minutesText = 'Nora told that it has gone on since August.';
export const minutesHash = hashOf(minutesText);

export const acknowledge = (story: Story): Story =>
  story.does('kari', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' });
export const signForHr = (story: Story): Story => story.does('anne', 'SignReceipt', { step: 'signReceipt' });
export const tell = (story: Story): Story =>
  story.does('kari', 'TellOfCompanion', { step: 'tellComplainantOfCompanion' });
export const talk = (story: Story): Story =>
  story
    .at('2026-01-07T12:00:00.000Z')
    .does('kari', 'HoldConversation', { step: 'holdConversationWithComplainant', answers: conversation });
export const write = (story: Story): Story =>
  story.does('kari', 'WriteMinutes', { step: 'writeMinutesOfComplainant', answers: { text: minutesText } });

export const received = (story: Story): Story => story.sends();
export const acknowledged = (story: Story): Story => signForHr(acknowledge(received(story)));
export const told = (story: Story): Story => tell(acknowledged(story));
export const talked = (story: Story): Story => talk(told(story));
export const written = (story: Story): Story => write(talked(story));

export const sign = { step: 'signMinutesOfComplainant', answers: { way: 'sign', sha256: minutesHash } };
export const declineToSign = {
  step: 'signMinutesOfComplainant',
  answers: { way: 'decline', sha256: minutesHash, reason: 'This is not what I said.' },
};

/** The investigation. Without a subject it is about the first accused, who is Jonas. */

export const callAnswers = {
  about: 'It is said that you laugh at a colleague in meetings.',
  meetAt: '2026-01-12T10:00',
  place: 'Room 2',
  naming: 'named',
};
export const accusedConversation = { heldAt: '2026-01-12T10:00', place: 'Room 2', companion: 'Safety rep' };
export const accusedMinutes = 'Jonas told that he meant it as a joke.';
export const noteAnswers = { about: 'Laughter in meetings.', grounds: 'Both describe the same meetings.' };
export const measureAnswers = {
  whomId: 'jonas',
  measure: 'reassignment',
  what: 'Works from the other office.',
  reasons: 'So that both can work in peace.',
  from: '2026-01-08',
  until: '2026-01-20',
};

export const protection = { step: 'considerProtection', answers: { needed: 'no', reasons: 'They work apart.' } };
export const calling = (subject = 'a1'): Step => ({ step: 'callAccused', subject, answers: callAnswers });
export const hearing = (subject = 'a1'): Step => ({
  step: 'holdConversationWithAccused',
  subject,
  answers: accusedConversation,
});
export const accusedWriting = (subject = 'a1'): Step => ({
  step: 'writeMinutesOfAccused',
  subject,
  answers: { text: accusedMinutes },
});
export const accusedSigning = (subject = 'a1'): Step => ({
  step: 'signMinutesOfAccused',
  subject,
  answers: { way: 'sign', sha256: hashOf(accusedMinutes) },
});
export const noting = (subject = 'a1'): Step => ({ step: 'writeInvestigationNote', subject, answers: noteAnswers });
export const assessing = { step: 'assessComplaint', answers: assessment };
export const deciding = (grounds: Grounds, subject = 'a1'): Step => ({
  step: 'decideCase',
  subject,
  answers: { grounds, reasons: 'Seen as a whole, and what it adds up to.' },
});
export const measure = { step: 'takeMeasure', answers: measureAnswers };

export type Grounds = 'no' | 'doubt' | 'yes';

export const protect = (story: Story): Story => story.does('kari', 'ConsiderProtection', protection);
export const assess = (story: Story): Story =>
  story.does('kari', 'AssessComplaint', assessing).does('anne', 'AssessComplaint', assessing);
export const call = (story: Story, subject?: string): Story => story.does('kari', 'CallAccused', calling(subject));
export const hear = (story: Story, subject?: string): Story =>
  story.at('2026-01-12T12:00:00.000Z').does('kari', 'HoldConversation', hearing(subject));
export const writeForAccused = (story: Story, subject?: string): Story =>
  story.does('kari', 'WriteMinutes', accusedWriting(subject));
export const signByAccused = (story: Story, by = 'jonas', subject?: string): Story =>
  story.does(by, 'SignMinutes', accusedSigning(subject));
export const note = (story: Story, subject?: string): Story =>
  story.does('kari', 'WriteInvestigationNote', noting(subject));
export const decideBoth = (story: Story, grounds: Grounds, subject?: string): Story =>
  story.does('kari', 'DecideCase', deciding(grounds, subject)).does('anne', 'DecideCase', deciding(grounds, subject));

/** The complainant was heard and has signed, and it is assessed and considered whether they need protection. */
export const signed = (story: Story): Story => written(story).does('nora', 'SignMinutes', sign);
export const prepared = (story: Story): Story => protect(assess(signed(story)));
export const called = (story: Story): Story => call(prepared(story));
export const heard = (story: Story): Story => hear(called(story));
export const heardAndWritten = (story: Story): Story => writeForAccused(heard(story));
/** Both parties' minutes are signed. */
export const investigated = (story: Story): Story => signByAccused(heardAndWritten(story));
export const noted = (story: Story): Story => note(investigated(story));
export const decided = (story: Story, grounds: Grounds): Story => decideBoth(noted(story), grounds);

/** From the decision to the closing note. */

export const letterToComplainant = (subject = 'a1'): Step => ({
  step: 'tellComplainantOutcome',
  subject,
  answers: { text: 'This is what was decided. You may appeal.' },
});
export const letterToAccused = (subject = 'a1'): Step => ({
  ...letterToComplainant(subject),
  step: 'tellAccusedOutcome',
});
export const counselling = (subject = 'a1'): Step => ({
  step: 'offerCounselling',
  subject,
  answers: { offer: 'Talks with the occupational health service.' },
});
export const discipline = (subject = 'a1'): Step => ({
  step: 'startDiscipline',
  subject,
  answers: { way: 'formal', reasons: 'It went on for months.' },
});
export const closing = (subject = 'a1'): Step => ({
  step: 'closeWithNote',
  subject,
  answers: { note: 'No grounds; both were told.' },
});
export const tellBoth = (story: Story, subject?: string): Story =>
  story.does('kari', 'TellOutcome', letterToComplainant(subject)).does('kari', 'TellOutcome', letterToAccused(subject));
export const counsel = (story: Story, subject?: string): Story =>
  story.does('kari', 'OfferCounselling', counselling(subject));
export const close = (story: Story, subject?: string): Story => story.does('kari', 'CloseStrand', closing(subject));
/** Everything up to the closing note of a strand without grounds. */
export const readyToClose = (story: Story): Story => counsel(tellBoth(decided(story, 'no')));
export const closed = (story: Story): Story => close(readyToClose(story));

/** Jonas and Silje are accused together: a strand for each. */
export const receivedAgainstTwo = (story: Story): Story =>
  story.sends({
    complaint: {
      accused: [
        { accountId: 'jonas', name: 'Jonas Berg' },
        { accountId: 'silje', name: 'Silje Moe' },
      ],
    },
  });
/** Up to where each accused can be called. */
export const preparedAgainstTwo = (story: Story): Story =>
  protect(
    assess(write(talk(tell(signForHr(acknowledge(receivedAgainstTwo(story)))))).does('nora', 'SignMinutes', sign)),
  );
/** From the conversation with a called accused to the last letter and offer, in one strand. */
export const carryThrough = (story: Story, subject: string, by: string): Story => {
  signByAccused(writeForAccused(hear(story, subject), subject), by, subject);
  return counsel(tellBoth(decideBoth(note(story, subject), 'no', subject), subject), subject);
};

/** Silje saw it, and it happened to Nora. */
export const observed = (story: Story): Story =>
  story.sends({ way: 'observed', by: 'silje', complainant: { accountId: 'nora', name: 'Nora Lund' } });
export const wishes = (answer: 'wanted' | 'notWanted' | 'unsure'): Step => ({
  step: 'askForWishes',
  answers: { wishes: answer, words: 'I had a talk with her.' },
});
/** Kari has taken down what Nora told her. */
export const spoken = (story: Story): Story =>
  story.sends({ way: 'oral', by: 'kari', complainant: { accountId: 'nora', name: 'Nora Lund' } });
/** A volunteer without an account is accused. */
export const receivedAgainstVolunteer = (story: Story): Story =>
  story.sends({ complaint: { accused: [{ name: 'Odd Frivillig' }] } });

/** Whom Nora may ask for support, and whether they lead. */
export const leader = { ...people.kari, leads: true };
export const colleague = { ...people.silje, leads: false };

export function offersOf(story: Story, personId: string): string[] {
  return offers(story.ground.procedure, story.open)
    .filter((task) => task.personId === personId)
    .map((task) => task.command);
}

/** What a refusing test sets out from. Without its rule nobody is asked for it, and nothing can be refused after it. */
export function askedOf(story: Story, personId: string, command: string): Story {
  demand([...story.tasksOf(personId), ...offersOf(story, personId)].includes(command), `${personId} may ${command}`);
  return story;
}

/** It is refused because of this step, among others that it may wait for as well. */
export function waitsFor(story: Story, by: string, command: string, step: Step, gate: string): Story {
  const decision = story.decide(story.taking(by, command, step));
  const awaited = isRefusal(decision) ? (decision.waitsFor ?? []) : [];
  if (!awaited.some((instance) => instance.step === gate)) throw new NotRefused(`${command} does not wait for ${gate}`);
  return story;
}

/** What `SignMinutes` and `SignOralNote` carry: the hash of the document as the person has read it. */
export function readBy(story: Story, document: string, subject = 'complainant'): string {
  const part = story.open.strands[subject] ?? story.open;
  return part.documents[`${document}/${subject}/1`]?.sha256 ?? '';
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
