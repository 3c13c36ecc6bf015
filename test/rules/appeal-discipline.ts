import { appealDaysOf } from '../../src/case/appeal-days';
import { documentOf, instanceOf } from '../../src/case/state';
import { appealing, decidingAppeal, tellOfAppeal } from '../support/appeal-scenes';
import {
  anew,
  bothDecide,
  bothTold,
  callingToTalk,
  closedAfterDiscipline,
  closingDiscipline,
  conferring,
  confirming,
  considered,
  considering,
  decidingDiscipline,
  decidingDismissal,
  disagreedOnDiscipline,
  discussedOn,
  drawingUp,
  followingUp,
  handedOver,
  heardOnIt,
  held,
  holding,
  holdingTalk,
  meeting,
  meetingMinutes,
  moved,
  moving,
  preparing,
  raising,
  secondMeeting,
  sendingSanction,
  sendingSummons,
  settlingDiscipline,
  signingMinutes,
  stayedAway,
  summons,
  talkHeld,
  tellingAccused,
  tellingComplainant,
  tellingOfDelay,
  tellingOfMeeting,
  unappealed,
  warned,
  warningAppealed,
  weighed,
  withAuthority,
  writingMinutes,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { closing, counselling, discipline, letterToAccused, letterToComplainant, offersOf } from '../support/scenes';
import type { Step, Story } from '../support/story';

const back = (backTo: string): Step => decidingAppeal({ result: 'sentBack', backTo });
const changed = (outcome: string): Step =>
  decidingAppeal({ result: 'changed', outcome, ...(outcome === 'none' ? {} : weighed) });
const whyHarsher = 'What he did was repeated after the warning.';
const harsher = (outcome: string): Step => {
  const step = changed(outcome);
  return { ...step, answers: { ...step.answers, whyHarsher } };
};
const sentBack = (story: Story, step: string): Story =>
  tellOfAppeal(warningAppealed(story).does('per', 'DecideAppeal', back(step)));
const isAsked = (story: Story, ...tasks: string[]): void =>
  check(story.tasksOf('kari').join() === tasks.join(), `Kari: ${story.tasksOf('kari').join()}`);
const newMeeting = '2026-02-16T10:00';
const newSummons = { ...summons, meetAt: newMeeting };

/** Everything from the summons to the sanction letter once more, from this round on. */
const summonedAnew = (story: Story, round: number): Story =>
  story
    .at('2026-01-29T08:00:00.000Z')
    .does('anne', 'DrawUpSummons', drawingUp(newSummons, round))
    .does('kari', 'SendSummons', sendingSummons(round))
    .does('jonas', 'ConfirmReceipt', confirming(round));
const heldAnew = (story: Story, round: number): Story =>
  summonedAnew(story, round)
    .at('2026-02-16T12:00:00.000Z')
    .does('kari', 'HoldMeeting', holding({ ...meeting, heldAt: newMeeting }, round));
const signedAnew = (story: Story, round: number): Story =>
  story.does('kari', 'WriteMinutes', writingMinutes(round)).does('jonas', 'SignMinutes', signingMinutes(round));
const toldAnew = (story: Story): Story =>
  story
    .does('kari', 'SendSanctionLetter', sendingSanction(undefined, 2))
    .does('kari', 'TellOfDiscipline', tellingComplainant(2));

/** Moved once, held, and a warning given; then appealed. */
const movedAndWarned = (story: Story): Story => {
  moved(story).at('2026-02-16T12:00:00.000Z');
  story.does('kari', 'HoldMeeting', holding({ ...meeting, heldAt: secondMeeting }, 2));
  bothDecide(signedAnew(story, 2), 'writtenWarning').does('kari', 'SendSanctionLetter', sendingSanction());
  return story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('nora', 'Appeal', appealing());
};

const inSecondRound: RuleTests['allows'] = {
  'upheld: nothing is taken anew': (story) => {
    warningAppealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }));
    isAsked(tellOfAppeal(story));
  },
  'sent back to the summons: all of it once more, and no old round counts': (story) => {
    sentBack(story, 'drawUpSummons');
    check(story.tasksOf('anne').join() === 'DrawUpSummons', 'HR draws up');
    isAsked(story);
    const tooEarly = (rule: string) =>
      story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 2), 'tooEarly', rule);
    tooEarly('3.2.3-3');
    heldAnew(story, 2);
    const { elements } = documentOf(story.open, { step: 'sendSummons', subject: 'a1', round: 2 }) ?? {};
    check(elements?.inPlaceOf === undefined, 'the first meeting was held: the new one stands in place of none');
    tooEarly('3.2.3-3');
    story.does('kari', 'WriteMinutes', writingMinutes(2));
    tooEarly('3.2.3-3');
    story.does('jonas', 'SignMinutes', signingMinutes(2));
    toldAnew(bothDecide(story, 'writtenWarning', 2));
    story.timePasses('2026-03-03T07:00:00.000Z');
    isAsked(story, 'ConsiderSupport', 'ConsiderGuidance', 'RaiseSubject');
    considered(story, 'no').does('kari', 'CloseStrand', closingDiscipline);
    check(story.open.phase === 'closed', 'it is closed');
  },
  'sent back to the summons after a meeting that was moved: the move does not count': (story) => {
    tellOfAppeal(movedAndWarned(story).does('per', 'DecideAppeal', back('drawUpSummons')));
    story.at('2026-02-17T08:00:00.000Z');
    story.does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: '2026-03-09T10:00' }, 3));
    story.does('kari', 'SendSummons', sendingSummons(3)).does('jonas', 'ConfirmReceipt', confirming(3));
    const absent = { step: 'recordAbsence', subject: 'a1', round: 3, answers: { what: 'He did not come.' } };
    story.timePasses('2026-03-09T11:00:00.000Z').refuses('kari', 'RecordAbsence', absent, 'tooEarly', '3.2.2-9');
    story.does('kari', 'MoveMeeting', moving(3));
  },
  'sent back to the summons after an absence: he is waited for once more': (story) => {
    bothDecide(stayedAway(story), 'writtenWarning').does('kari', 'SendSanctionLetter', sendingSanction());
    story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('jonas', 'Appeal', appealing());
    tellOfAppeal(story.does('per', 'DecideAppeal', back('drawUpSummons')));
    story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 3), 'tooEarly', '3.2.3-3');
    story.at('2026-02-17T08:00:00.000Z');
    story.does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: '2026-03-09T10:00' }, 3));
    story.does('kari', 'SendSummons', sendingSummons(3)).does('jonas', 'ConfirmReceipt', confirming(3));
    story.at('2026-03-09T12:00:00.000Z');
    story.does('kari', 'HoldMeeting', holding({ ...meeting, heldAt: '2026-03-09T10:00' }, 3));
    story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 3), 'tooEarly', '3.2.3-3');
    const minutes = { ...writingMinutes(3), answers: { text: meetingMinutes } };
    story.does('kari', 'WriteMinutes', minutes).does('jonas', 'SignMinutes', signingMinutes(3));
    bothDecide(story, 'none', 3);
  },
  'sent back to the summons: a delay is told anew, and then the letter goes out': (story) => {
    warned(story).does('kari', 'TellOfDiscipline', tellingComplainant()).does('jonas', 'Appeal', appealing());
    tellOfAppeal(story.does('per', 'DecideAppeal', back('drawUpSummons')));
    bothDecide(signedAnew(heldAnew(story, 2), 2), 'writtenWarning', 2).at('2026-02-24T09:00:00.000Z');
    const letter = sendingSanction(undefined, 2);
    story.refuses('kari', 'SendSanctionLetter', letter, 'tooEarly', '3.2.4-4');
    story.does('kari', 'TellOfDelay', tellingOfDelay).does('kari', 'SendSanctionLetter', letter);
  },
  'so where he had been told of a delay before: that one does not count': (story) => {
    held(story).does('kari', 'TellOfDelay', tellingOfDelay);
    bothDecide(signedAnew(story, 1), 'none').does('kari', 'TellOfDiscipline', tellingAccused());
    story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('nora', 'Appeal', appealing());
    tellOfAppeal(story.does('per', 'DecideAppeal', back('drawUpSummons')));
    bothDecide(signedAnew(heldAnew(story, 2), 2), 'writtenWarning', 2).at('2026-02-24T09:00:00.000Z');
    story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'tooEarly', '3.2.4-4');
    story.does('kari', 'TellOfDelay', anew(tellingOfDelay)).does('kari', 'SendSanctionLetter', sendingSanction());
  },
  'sent back to the decision on discipline: the meeting stays, what was found does not': (story) => {
    bothDecide(heardOnIt(story), 'writtenWarning', 2).does('kari', 'SendSanctionLetter', sendingSanction());
    story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('jonas', 'Appeal', appealing());
    tellOfAppeal(story.does('per', 'DecideAppeal', back('decideDiscipline')));
    isAsked(story, 'DecideDiscipline');
    bothDecide(story, 'furtherInvestigation', 3);
    isAsked(story, 'InvestigateFurther');
    story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 4), 'tooEarly', '3.2.3-4');
  },
  'sent back to how it starts: a talk this time, and nothing of the formal case is left': (story) => {
    sentBack(story, 'startDiscipline');
    isAsked(story, 'StartDiscipline');
    const talk = { ...anew(discipline()), answers: { way: 'informalTalk', reasons: 'Less serious after all.' } };
    story.does('kari', 'StartDiscipline', talk);
    isAsked(story, 'CallToTalk');
    const call = { ...callingToTalk, answers: { ...callingToTalk.answers, meetAt: '2026-01-30T10:00' } };
    story.does('kari', 'CallToTalk', call).at('2026-01-30T10:00:00.000Z');
    const talked = { ...holdingTalk, answers: { ...holdingTalk.answers, heldAt: '2026-01-30T10:00' } };
    story.does('kari', 'HoldInformalTalk', talked).does('kari', 'TellOfDiscipline', tellingAccused());
    story.does('kari', 'TellOfDiscipline', tellingComplainant(2)).does('kari', 'CloseStrand', closingDiscipline);
    check(story.open.phase === 'closed', 'it is closed');
  },
  'a talk, sent back: a formal case this time': (story) => {
    talkHeld(story).does('kari', 'TellOfDiscipline', tellingAccused());
    story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('kari', 'CloseStrand', closingDiscipline);
    story.does('nora', 'Appeal', appealing()).does('per', 'DecideAppeal', back('startDiscipline'));
    tellOfAppeal(story).does('kari', 'StartDiscipline', anew(discipline()));
    story.does('kari', 'ConferWithHr', conferring).does('anne', 'ConferWithHr', conferring);
    story.does('kari', 'TellOfMeeting', tellingOfMeeting);
    heldAnew(story, 2);
  },
  'changed, the sanction: it counts, is told in a new letter, and can be appealed anew': (story) => {
    warningAppealed(story).does('per', 'DecideAppeal', changed('oralWarning'));
    isAsked(tellOfAppeal(story).at('2026-02-02T09:00:00.000Z'), 'SendSanctionLetter');
    toldAnew(story);
    const { document } = { document: story.open.strands.a1?.documents['sendSanctionLetter/a1/2'] };
    check(document?.elements?.outcome === 'oralWarning', 'the letter says what it is now');
    check(appealDaysOf(story.ground.procedure, story.open, 'accused', 'a1')?.accepted.day === '2026-02-16', 'anew');
    check(story.does('nora', 'Appeal', appealing(2)).tasksOf('ingrid').join() === 'DecideAppeal', 'Ingrid has that');
  },
  'changed to no sanction: both are told, and it goes on to rehabilitation': (story) => {
    warningAppealed(story).does('per', 'DecideAppeal', changed('none'));
    isAsked(tellOfAppeal(story), 'TellOfDiscipline');
    story.does('kari', 'TellOfDiscipline', tellingAccused()).does('kari', 'TellOfDiscipline', tellingComplainant(2));
    isAsked(story.timePasses('2026-02-12T08:00:00.000Z'), 'ConsiderSupport', 'ConsiderGuidance', 'RaiseSubject');
  },
  'changed to a dismissal: the meeting of the Act and the authority first': (story) => {
    withAuthority(warningAppealed(story)).does('per', 'DecideAppeal', harsher('dismissalWithNotice'));
    isAsked(tellOfAppeal(story), 'CallToDiscussion');
    discussedOn(story, '2026-01-28T13:00', 2);
    story.does('ingrid', 'DecideDismissal', anew(decidingDismissal('dismiss')));
    story.does('anne', 'PrepareDismissal', preparing);
  },
  'changed to something harsher on his own appeal, with a reason of its own, which his letter tells him': (story) => {
    warningAppealed(story).does('per', 'DecideAppeal', harsher('reassignment'));
    tellOfAppeal(story);
    const letterTo = (step: string) => documentOf(story.open, { step, subject: 'a1', round: 1 })?.elements;
    check(letterTo('tellAccusedOfAppeal')?.whyHarsher === whyHarsher, 'he reads why');
    check(letterTo('tellComplainantOfAppeal')?.whyHarsher === undefined, 'and nobody else');
  },
  'changed to something harsher on the appeal of the complainant': (story) => {
    bothTold(story).does('nora', 'Appeal', appealing()).does('per', 'DecideAppeal', changed('reassignment'));
  },
  'a dismissal changed to a warning': (story) => {
    handedOver(story).does('kari', 'TellOfDiscipline', tellingComplainant()).does('jonas', 'Appeal', appealing());
    story.does('eva', 'DecideAppeal', changed('writtenWarning'));
    isAsked(tellOfAppeal(story, 'eva'), 'SendSanctionLetter');
    story.does('kari', 'SendSanctionLetter', sendingSanction());
  },
  'changed, the grounds: there are none, and it is closed as that': (story) => {
    warningAppealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'no' }));
    tellOfAppeal(story).does('kari', 'TellOutcome', anew(letterToComplainant()));
    story.does('kari', 'TellOutcome', anew(letterToAccused())).does('kari', 'OfferCounselling', counselling());
    isAsked(story, 'CloseStrand');
    story.does('kari', 'CloseStrand', closing());
    check(story.open.phase === 'closed', 'it is closed');
  },
  'changed when it had been followed up already: followed up anew, and closed': (story) => {
    considered(unappealed(story), 'yes').timePasses('2026-02-27T07:00:00.000Z');
    story.does('kari', 'FollowUp', followingUp('followUpSoon')).at('2026-03-02T09:00:00.000Z');
    const late = { ...changed('oralWarning').answers, whyTakenUp: 'He was in hospital.' };
    story.does('jonas', 'Appeal', appealing()).does('per', 'DecideAppeal', decidingAppeal(late));
    toldAnew(tellOfAppeal(story)).timePasses('2026-03-17T08:00:00.000Z');
    for (const [command, step] of [
      ['ConsiderSupport', 'considerSupport'],
      ['ConsiderGuidance', 'considerGuidance'],
    ] as const) {
      story.does('kari', command, { step, subject: 'a1', round: 2, answers: { way: 'yes', what: 'Six more.' } });
    }
    story.does('kari', 'RaiseSubject', anew(raising)).timePasses('2026-04-01T06:00:00.000Z');
    story.does('kari', 'FollowUp', anew(followingUp('followUpSoon'))).timePasses('2026-06-01T06:00:00.000Z');
    story.does('kari', 'FollowUp', followingUp('followUpLater')).does('kari', 'CloseStrand', closingDiscipline);
    check(story.open.phase === 'closed', 'it is closed');
  },
  'what is decided on appeal has the deadlines of any decision': (story) => {
    warningAppealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'doubt' }));
    check(story.open.due['tellAccusedOutcome/a1/2']?.day === '2026-02-04', 'the letter');
  },
  'what is sent back is promised from then on, so that somebody is reminded of it': (story) => {
    sentBack(story, 'decideDiscipline');
    const days = ['decideDiscipline', 'sendSanctionLetter'].map((step) => story.open.due[`${step}/a1/2`]?.day);
    check(days.join() === '2026-02-04,2026-02-04', `a week: ${days}`);
    story.timePasses('2026-02-04T09:00:00.000Z');
    check(
      story.reminded.some(({ to, step }) => to === 'anne' && step === 'decideDiscipline'),
      'HR is reminded of her half',
    );
  },
  'sent back to the decision on the case: all that comes before it has its time': (story) => {
    sentBack(story, 'callAccused');
    check(story.open.due['callAccused/a1/2']?.day === '2026-02-18', 'called within three weeks');
    check(story.open.due['decideCase/a1/2']?.day === '2026-03-14', 'decided within 45 days');
  },
  'after a week the employee is told of the delay in the new round too': (story) => {
    sentBack(story, 'decideDiscipline').at('2026-02-05T09:00:00.000Z');
    bothDecide(story, 'oralWarning', 2);
    story.refuses('kari', 'SendSanctionLetter', sendingSanction(undefined, 2), 'tooEarly', '3.2.4-4');
    story
      .does('kari', 'TellOfDelay', anew(tellingOfDelay))
      .does('kari', 'SendSanctionLetter', sendingSanction(undefined, 2));
  },
  'after closing, against the sanction': (story) => {
    closedAfterDiscipline(story).does('jonas', 'Appeal', appealing());
    check(story.open.phase === 'open' && story.tasksOf('per').join() === 'DecideAppeal', 'it is open for that');
  },
};

/** Chapter 3.2.5, after a decision on discipline. */
export const appealOfDisciplineRules: readonly RuleTests[] = [
  {
    rule: 'P-13',
    title: 'appeal is open at every way out of the disciplinary procedure too',
    allows: inSecondRound,
    refuses: {
      'going on before the complainant was told what came of it': (story) => {
        warned(story).refuses('kari', 'ConsiderSupport', considering('considerSupport', 'yes'), 'tooEarly', 'P-13');
        demand(story.tasksOf('kari').join() === 'TellOfDiscipline', 'she is to be told');
      },
      'letters that say nothing, to either': (story) => {
        const silent = { text: ' ' };
        talkHeld(story).refuses(
          'kari',
          'TellOfDiscipline',
          { ...tellingAccused(), answers: silent },
          'incomplete',
          'P-13',
          'text',
        );
        story.does('kari', 'TellOfDiscipline', tellingAccused());
        const toComplainant = { ...tellingComplainant(), answers: silent };
        story.refuses('kari', 'TellOfDiscipline', toComplainant, 'incomplete', 'P-13', 'text');
      },
      'a sanction changed on appeal that nobody weighed': (story) => {
        const step = decidingAppeal({ result: 'changed', outcome: 'oralWarning' });
        warningAppealed(story).refuses('per', 'DecideAppeal', step, 'incomplete', '3.2.4-1', 'proportion');
      },
      'changing both decisions at once, or neither': (story) => {
        const { answers } = changed('oralWarning');
        warningAppealed(story).refuses(
          'per',
          'DecideAppeal',
          decidingAppeal({ ...answers, grounds: 'no' }),
          'incomplete',
          'P-13',
          'outcome',
        );
        const nothing = decidingAppeal({ result: 'changed' });
        story.refuses('per', 'DecideAppeal', nothing, 'incomplete', 'P-13', 'grounds');
      },
      'something harsher on his own appeal, without a reason of its own': (story) => {
        warningAppealed(story);
        for (const outcome of ['reassignment', 'dismissalWithNotice', 'summaryDismissal']) {
          story.refuses('per', 'DecideAppeal', changed(outcome), 'incomplete', 'P-13', 'whyHarsher');
        }
      },
      'such a reason for what is no harsher': (story) => {
        warningAppealed(story);
        for (const outcome of ['none', 'oralWarning', 'writtenWarning']) {
          story.refuses('per', 'DecideAppeal', harsher(outcome), 'incomplete', 'P-13', 'whyHarsher');
        }
        const upheld = decidingAppeal({ result: 'upheld', whyHarsher });
        story.refuses('per', 'DecideAppeal', upheld, 'incomplete', 'P-13', 'whyHarsher');
      },
      'a sanction with what upholds or sends back': (story) => {
        warningAppealed(story);
        for (const step of [decidingAppeal({ result: 'upheld' }), back('decideDiscipline')]) {
          const both = { ...step, answers: { ...step.answers, outcome: 'none' } };
          story.refuses('per', 'DecideAppeal', both, 'incomplete', 'P-13', 'outcome');
        }
      },
      'more to be looked into, which is nothing to decide on appeal': (story) => {
        const step = decidingAppeal({ result: 'changed', outcome: 'furtherInvestigation', ...weighed });
        warningAppealed(story).refuses('per', 'DecideAppeal', step, 'incomplete', 'P-13', 'outcome');
      },
      'sending a talk back to a meeting that never was': (story) => {
        talkHeld(story).does('kari', 'TellOfDiscipline', tellingAccused());
        story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('nora', 'Appeal', appealing());
        for (const step of ['drawUpSummons', 'decideDiscipline']) {
          story.refuses('per', 'DecideAppeal', back(step), 'incomplete', 'P-13', 'backTo');
        }
      },
      'deciding on it before both know what was decided': (story) => {
        warned(story).does('jonas', 'Appeal', appealing());
        story.refuses('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }), 'tooEarly', 'P-13');
      },
      'closing before both were told of the new decision': (story) => {
        warningAppealed(story).does('per', 'DecideAppeal', changed('none'));
        demand(story.tasksOf('per').join() === 'TellOfAppeal,TellOfAppeal', 'Per writes to both');
        tellOfAppeal(story).refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', 'F-2');
        story.refuses('kari', 'TellOfDiscipline', tellingComplainant(2), 'tooEarly', 'P-13');
      },
    },
    repeats: {
      'changed to something harsher once': (story) =>
        void warningAppealed(story).repeats('per', 'DecideAppeal', harsher('reassignment')),
      'sent back once with one press': (story) => {
        warningAppealed(story).repeats('per', 'DecideAppeal', back('drawUpSummons'));
        story.refuses('per', 'DecideAppeal', back('decideDiscipline'), 'alreadyDone', 'P-13');
      },
      'sent back twice: each time all of it anew': (story) => {
        sentBack(story, 'drawUpSummons');
        bothDecide(signedAnew(heldAnew(story, 2), 2), 'writtenWarning', 2);
        toldAnew(story).does('jonas', 'Appeal', appealing(2));
        tellOfAppeal(story.does('per', 'DecideAppeal', { ...back('drawUpSummons'), round: 2 }), 'per', 2);
        check(story.tasksOf('anne').join() === 'DrawUpSummons', 'HR draws up once more');
        story.refuses('kari', 'DecideDiscipline', decidingDiscipline('none', 3), 'tooEarly', '3.2.3-3');
      },
    },
  },
  {
    rule: '3.2.5-1',
    title: 'both parties may appeal, in writing and with an explanation',
    allows: {
      'the complainant, and the accused': (story) => {
        for (const party of ['nora', 'jonas']) check(offersOf(bothToldOnce(story), party).includes('Appeal'), party);
        story.does('nora', 'Appeal', appealing()).does('jonas', 'Appeal', appealing(2));
        check(story.tasksOf('per').length === 2, 'both are decided on');
      },
      'in their own words, which are kept': (story) => {
        const { done } = instanceOf(warningAppealed(story).open, { step: 'appeal', subject: 'a1', round: 1 });
        check(done?.answers.explanation === 'It was not I who laughed.', 'as they were written');
      },
    },
    refuses: {
      'an appeal that explains nothing': (story) => {
        bothTold(story);
        for (const party of ['nora', 'jonas']) {
          const silent = { ...appealing(), answers: { explanation: ' ' } };
          story.refuses(party, 'Appeal', silent, 'incomplete', '3.2.5-1', 'explanation');
        }
      },
    },
    repeats: {
      'pressed twice it is one': (story) => void bothTold(story).repeats('jonas', 'Appeal', appealing()),
    },
  },
  {
    rule: '3.2.5-2',
    title: 'within two weeks of the decision on discipline',
    allows: {
      'counted by the guidelines from that decision': (story) => {
        bothTold(story);
        const days = appealDaysOf(story.ground.procedure, story.open, 'accused', 'a1');
        check(days?.byGuidelines.day === '2026-02-11', `the 11th, not ${days?.byGuidelines.day}`);
      },
      'the last moment of the last day': (story) => {
        bothTold(story).at('2026-02-11T22:59:59.999Z').does('jonas', 'Appeal', appealing());
        check(!isLate(story), 'in time');
      },
    },
    refuses: {
      'a late one handled without saying why': (story) => {
        bothTold(story).at('2026-02-11T23:00:00.000Z').does('jonas', 'Appeal', appealing());
        const upheld = decidingAppeal({ result: 'upheld' });
        story.refuses('per', 'DecideAppeal', upheld, 'incomplete', 'P-13', 'whyTakenUp');
      },
    },
    repeats: {
      'a late one pressed twice is one': (story) =>
        void bothTold(story).at('2026-02-11T23:00:00.000Z').repeats('nora', 'Appeal', appealing()),
    },
  },
  {
    rule: '3.2.5-3',
    title: 'to a leader above whoever decided on discipline',
    allows: {
      'to the leader above the one who handled it': (story) =>
        check(warningAppealed(story).tasksOf('per').join() === 'DecideAppeal', 'Per'),
      'above whoever decided the dismissal': (story) => {
        handedOver(story).does('kari', 'TellOfDiscipline', tellingComplainant()).does('jonas', 'Appeal', appealing());
        check(story.open.roles.leaderAbove?.accountId === 'eva', 'Ingrid dismissed him, and Eva is above her');
      },
    },
    refuses: {
      'whoever settled the sanction looking at it again': (story) => {
        disagreedOnDiscipline(story).does('per', 'SettleDiscipline', settlingDiscipline('writtenWarning'));
        story.does('kari', 'SendSanctionLetter', sendingSanction());
        story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('nora', 'Appeal', appealing());
        story.refuses('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }), 'notYours');
        check(story.tasksOf('ingrid').join() === 'DecideAppeal', 'Ingrid has it');
      },
    },
    repeats: {
      'an appeal pressed twice moves the role once': (story) =>
        void bothTold(story).repeats('nora', 'Appeal', appealing()),
    },
  },
];

function bothToldOnce(story: Story): Story {
  return story.state.phase === 'absent' ? bothTold(story) : story;
}

function isLate(story: Story): boolean {
  return instanceOf(story.open, { step: 'appeal', subject: 'a1', round: 1 }).late !== undefined;
}
