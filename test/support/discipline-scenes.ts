import { decided, discipline, hashOf, tellBoth } from './scenes';
import { people, type Step, type Story } from './story';

/**
 * Places in the disciplinary procedure of the first strand, whose accused is Jonas. The decision falls on Monday
 * 12 January 2026; the summons goes out on Wednesday the 14th and calls to Wednesday the 28th.
 */

const inStrand = (step: string, answers: Readonly<Record<string, string>>, round?: number): Step => ({
  step,
  subject: 'a1',
  ...(round ? { round } : {}),
  answers,
});

export const firstMeeting = '2026-01-28T10:00';
export const secondMeeting = '2026-02-16T10:00';

export const talkInstead: Step = {
  ...discipline(),
  answers: { way: 'informalTalk', reasons: 'It happened once, and he is sorry.' },
};
export const callingToTalk = inStrand('callToTalk', {
  about: 'How you speak in meetings.',
  meetAt: '2026-01-13T10:00',
  place: 'Room 3',
});
export const holdingTalk = inStrand('holdInformalTalk', {
  heldAt: '2026-01-13T10:00',
  concerns: 'Laughing at a colleague.',
  improvement: 'Let everybody finish.',
});
export const conferring = inStrand('conferWithHr', { view: 'A meeting is right.' });
export const tellingOfMeeting = inStrand('tellOfMeeting', { about: 'There will be a disciplinary meeting.' });
export const summons = {
  concerns: 'Laughing at a colleague in meetings.',
  whyUnacceptable: 'It is harassment.',
  meetAt: firstMeeting,
  place: 'Room 4',
  evidence: 'A witness says: he laughed each time.',
};
export const drawingUp = (answers: Readonly<Record<string, string>> = summons, round?: number): Step =>
  inStrand('drawUpSummons', answers, round);
export const sendingSummons = (round?: number): Step => inStrand('sendSummons', { way: 'send' }, round);
export const sendingBack = (round?: number): Step =>
  inStrand('sendSummons', { way: 'sendBack', remark: 'Name the dates.' }, round);
export const confirming = (round?: number): Step => inStrand('confirmReceipt', {}, round);
export const handingOver = (handedOverAt: string, round?: number): Step =>
  inStrand('recordHandover', { handedOverAt, seenBy: 'The doorkeeper' }, round);
export const moving = (round?: number): Step => inStrand('moveMeeting', { reasons: 'He is ill.' }, round);
export const movingLate = (round?: number): Step => inStrand('moveLateMeeting', {}, round);
export const meeting = {
  heldAt: firstMeeting,
  place: 'Room 4',
  companion: 'Union representative',
  toldRights: 'yes',
  toldCompanion: 'yes',
  wentThrough: 'yes',
  couldAnswer: 'yes',
  hrPresent: 'yes',
  ended: 'enough',
};
export const holding = (answers: Readonly<Record<string, string>> = meeting, round?: number): Step =>
  inStrand('holdMeeting', answers, round);
export const absence = (round = 2): Step => inStrand('recordAbsence', { what: 'He did not come, nor call.' }, round);
export const meetingMinutes = 'Jonas said that he has stopped.';
export const writingMinutes = (round?: number): Step =>
  inStrand('writeMinutesOfMeeting', { text: meetingMinutes }, round);
export const signingMinutes = (round?: number): Step =>
  inStrand('signMinutesOfMeeting', { way: 'sign', sha256: hashOf(meetingMinutes) }, round);
export const weighed = { proportion: 'It fits what was done.', earlierMatters: 'None before.' };
export const decidingDiscipline = (outcome: string, round?: number): Step =>
  inStrand(
    'decideDiscipline',
    {
      outcome,
      reasons: 'After the meeting and all that was said.',
      ...(['none', 'furtherInvestigation'].includes(outcome) ? {} : weighed),
    },
    round,
  );
export const sanctionLetter = {
  breach: 'Laughing at a colleague in meetings.',
  improvements: 'Let everybody finish.',
  timeToImprove: 'From today.',
  howLong: 'Two years.',
  support: 'Talks with the occupational health service.',
  repetition: 'It may cost the position.',
};
export const sendingSanction = (answers: Readonly<Record<string, string>> = sanctionLetter, round?: number): Step =>
  inStrand('sendSanctionLetter', answers, round);
export const tellingOfDelay = inStrand('tellOfDelay', { text: 'It takes longer.', expected: '2026-03-02' });
export const tellingAccused = (round?: number): Step =>
  inStrand('tellAccusedOfDiscipline', { text: 'This was decided.' }, round);
export const tellingComplainant = (round?: number): Step =>
  inStrand('tellComplainantOfDiscipline', { text: 'It was dealt with.' }, round);

/** Grounds were found, and both were told of it. */
export const grounds = (story: Story): Story => tellBoth(decided(story, 'yes'));
export const started = (story: Story): Story => grounds(story).does('kari', 'StartDiscipline', discipline());
export const talkChosen = (story: Story): Story => grounds(story).does('kari', 'StartDiscipline', talkInstead);
export const talkHeld = (story: Story): Story =>
  talkChosen(story)
    .does('kari', 'CallToTalk', callingToTalk)
    .at('2026-01-13T12:00:00.000Z')
    .does('kari', 'HoldInformalTalk', holdingTalk);
export const conferred = (story: Story): Story =>
  started(story).does('kari', 'ConferWithHr', conferring).does('anne', 'ConferWithHr', conferring);
export const toldOfMeeting = (story: Story): Story => conferred(story).does('kari', 'TellOfMeeting', tellingOfMeeting);
export const drawnUp = (story: Story): Story =>
  toldOfMeeting(story).at('2026-01-14T08:00:00.000Z').does('anne', 'DrawUpSummons', drawingUp());
export const summoned = (story: Story): Story => drawnUp(story).does('kari', 'SendSummons', sendingSummons());
export const confirmed = (story: Story): Story => summoned(story).does('jonas', 'ConfirmReceipt', confirming());
export const held = (story: Story): Story =>
  confirmed(story).at('2026-01-28T12:00:00.000Z').does('kari', 'HoldMeeting', holding());
export const minuted = (story: Story): Story =>
  held(story).does('kari', 'WriteMinutes', writingMinutes()).does('jonas', 'SignMinutes', signingMinutes());
export const disciplined = (story: Story, outcome: string): Story =>
  minuted(story)
    .does('kari', 'DecideDiscipline', decidingDiscipline(outcome))
    .does('anne', 'DecideDiscipline', decidingDiscipline(outcome));
export const warned = (story: Story): Story =>
  disciplined(story, 'writtenWarning').does('kari', 'SendSanctionLetter', sendingSanction());
export const bothTold = (story: Story): Story => warned(story).does('kari', 'TellOfDiscipline', tellingComplainant());

/** The meeting was moved once, and Jonas has the new summons. */
export const moved = (story: Story): Story =>
  confirmed(story)
    .at('2026-01-28T12:00:00.000Z')
    .does('kari', 'MoveMeeting', moving())
    .does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: secondMeeting }, 2))
    .does('kari', 'SendSummons', sendingSummons(2))
    .does('jonas', 'ConfirmReceipt', confirming(2));
export const stayedAway = (story: Story): Story =>
  moved(story).timePasses('2026-02-16T11:00:00.000Z').does('kari', 'RecordAbsence', absence());

export const lookedInto: Step = inStrand('investigateFurther', { found: 'An e-mail was found.' });
export const callingToHearing: Step = inStrand('callToHearing', {
  about: 'An e-mail was found.',
  meetAt: '2026-01-30T10:00',
  place: 'Room 4',
});
export const hearing: Step = inStrand('hearOnNewEvidence', {
  heldAt: '2026-01-30T10:00',
  place: 'Room 4',
  companion: '',
  said: 'He wrote it in anger.',
});

export const callingToDiscussion: Step = inStrand('callToDiscussion', {
  about: 'Whether you can stay in the position.',
  meetAt: '2026-01-28T18:00',
  place: 'Room 5',
});
/** In the minute after it was decided: the stories that need no more go on on the same day. */
export const discussing: Step = inStrand('holdDiscussionMeeting', {
  heldAt: '2026-01-28T13:00',
  present: 'Jonas and his union representative',
  said: 'He wants to stay.',
});
export const decidingDismissal = (result: string): Step =>
  inStrand('decideDismissal', { result, reasons: 'Seen as a whole.' });
export const preparing: Step = inStrand('prepareDismissal', {
  grounds: 'Harassment after two warnings.',
  employer: 'The organisation',
  noticePeriod: 'Three months.',
  negotiation: 'Within two weeks.',
  legalAction: 'Within eight weeks.',
  stayingOn: 'Until it is settled.',
});
export const handingOverDismissal: Step = inStrand('handOverDismissal', {
  how: 'inPerson',
  deliveredAt: '2026-01-28T15:00',
  seenBy: 'Anne',
});
/** Ingrid appoints to positions. */
export const withAuthority = (story: Story): Story => {
  story.around = { ...story.around, appointing: [people.ingrid] };
  return story;
};

/** The days for an appeal have passed, and rehabilitation is to be considered. */
export const unappealed = (story: Story): Story => bothTold(story).timePasses('2026-02-12T08:00:00.000Z');
export const considering = (step: string, way: 'yes' | 'no'): Step =>
  inStrand(step, way === 'yes' ? { way, what: 'Six talks.' } : { way, reasons: 'Not wanted.' });
export const raising: Step = inStrand('raiseSubject', { what: 'At the staff meeting.' });
export const followingUp = (step: string): Step => inStrand(step, { how: 'They work together again.' });
export const closingDiscipline: Step = inStrand('closeAfterDiscipline', { note: 'A written warning was given.' });

/** More is looked into, and Jonas is called to be heard on it. */
export const lookingInto = (story: Story): Story =>
  disciplined(story, 'furtherInvestigation').does('kari', 'InvestigateFurther', lookedInto);
export const calledToHearing = (story: Story): Story =>
  lookingInto(story).does('kari', 'CallToHearing', callingToHearing);
export const heardOnIt = (story: Story): Story =>
  calledToHearing(story).at('2026-01-30T10:00:00.000Z').does('kari', 'HearOnNewEvidence', hearing);
/** Kari and Anne decide the same. */
export const bothDecide = (story: Story, outcome: string, round?: number): Story =>
  story
    .does('kari', 'DecideDiscipline', decidingDiscipline(outcome, round))
    .does('anne', 'DecideDiscipline', decidingDiscipline(outcome, round));
export const settlingDiscipline = (outcome: string, round?: number): Step => ({
  ...decidingDiscipline(outcome, round),
  step: 'settleDiscipline',
});
/** Kari would warn in writing, and Anne would not. */
export const disagreedOnDiscipline = (story: Story): Story =>
  minuted(story)
    .does('kari', 'DecideDiscipline', decidingDiscipline('writtenWarning'))
    .does('anne', 'DecideDiscipline', decidingDiscipline('none'));

/** Dismissal with notice, up to where each is asked: the meeting of § 15-1, the authority, the letter. */
export const proposed = (story: Story): Story => disciplined(withAuthority(story), 'dismissalWithNotice');
/** Called to it, and it was held. */
export const calledToDiscussion = (story: Story, day = '2026-01-28', round = 1): Story =>
  story.does('kari', 'CallToDiscussion', {
    ...callingToDiscussion,
    round,
    answers: { ...callingToDiscussion.answers, meetAt: `${day}T18:00` },
  });
export const discussedOn = (story: Story, heldAt = '2026-01-28T13:00', round = 1): Story =>
  calledToDiscussion(story, heldAt.slice(0, 10), round).does('kari', 'HoldDiscussionMeeting', {
    ...discussing,
    round,
    answers: { ...discussing.answers, heldAt },
  });
export const discussed = (story: Story): Story => discussedOn(proposed(story));
export const dismissed = (story: Story): Story =>
  discussed(story).does('ingrid', 'DecideDismissal', decidingDismissal('dismiss'));
export const prepared = (story: Story): Story => dismissed(story).does('anne', 'PrepareDismissal', preparing);
export const handedOver = (story: Story): Story =>
  prepared(story).at('2026-01-28T15:00:00.000Z').does('kari', 'HandOverDismissal', handingOverDismissal);

/** Support, guidance and the subject, each considered with the same answer; then the follow-ups are over. */
export const considered = (story: Story, way: 'yes' | 'no'): Story =>
  story
    .does('kari', 'ConsiderSupport', considering('considerSupport', way))
    .does('kari', 'ConsiderGuidance', considering('considerGuidance', way))
    .does('kari', 'RaiseSubject', way === 'yes' ? raising : { ...raising, answers: { reasons: 'Not there.' } });
export const closedAfterDiscipline = (story: Story): Story =>
  considered(unappealed(story), 'no').does('kari', 'CloseStrand', closingDiscipline);

/** An appeal against the warning, and the same steps in the round that begins with it. */
export const warningAppealed = (story: Story): Story =>
  bothTold(story).does('jonas', 'Appeal', {
    step: 'appeal',
    subject: 'a1',
    round: 1,
    answers: { explanation: 'It was not I who laughed.' },
  });
export const anew = (step: Step, round = 2): Step => ({ ...step, round });
