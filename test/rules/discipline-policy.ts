import { documentOf } from '../../src/case/state';
import { mayRead } from '../../src/case/who-sees-what';
import { appealing, decidingAppeal } from '../support/appeal-scenes';
import {
  bothDecide,
  calledToHearing,
  callingToHearing,
  closingDiscipline,
  conferring,
  confirming,
  disagreedOnDiscipline,
  drawingUp,
  drawnUp,
  handingOver,
  held,
  holding,
  minuted,
  sendingSanction,
  sendingSummons,
  settlingDiscipline,
  signingMinutes,
  summoned,
  summons,
  talkHeld,
  tellingAccused,
  tellingComplainant,
  tellingOfDelay,
  tellingOfMeeting,
  toldOfMeeting,
  writingMinutes,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import {
  acknowledge,
  assess,
  call,
  callAnswers,
  carryThrough,
  close,
  decideBoth,
  discipline,
  hear,
  note,
  observed,
  offersOf,
  prepared,
  preparedAgainstTwo,
  protect,
  sign,
  signByAccused,
  signForHr,
  talk,
  tell,
  tellBoth,
  wishes,
  write,
  writeForAccused,
} from '../support/scenes';
import type { Step, Story } from '../support/story';
import { volunteerHeard, volunteerSigning } from './on-paper';

const but = (step: Step, answers: Readonly<Record<string, string>>): Step => ({
  ...step,
  answers: { ...step.answers, ...answers },
});
const inStrand = (step: Step, subject: string): Step => ({ ...step, subject });
/** From two that were prepared or one that was heard, up to the summons that is to be drawn up. */
const upToSummons = (story: Story, subject = 'a1'): Story =>
  tellBoth(decideBoth(note(story, subject), 'yes', subject), subject)
    .does('kari', 'StartDiscipline', discipline(subject))
    .does('kari', 'ConferWithHr', inStrand(conferring, subject))
    .does('anne', 'ConferWithHr', inStrand(conferring, subject))
    .does('kari', 'TellOfMeeting', inStrand(tellingOfMeeting, subject))
    .at('2026-01-14T08:00:00.000Z');

const replying = (way: string, words: string): Step => ({
  step: 'answerCallToHearing',
  subject: 'a1',
  answers: { way, words },
});
const callingAgain = but({ ...callingToHearing, step: 'callToHearingAgain' }, { meetAt: '2026-02-09T10:00' });
const lapseOfHearing: Step = { step: 'hearOnNewEvidence', subject: 'a1', answers: { note: 'He never came.' } };
const lapseOfMinutes: Step = { step: 'signMinutesOfMeeting', subject: 'a1', answers: { note: 'No answer.' } };
/** Called on Wednesday 28 January, and again on 5 February: five working days each. */
const calledToHearingTwice = (story: Story): Story =>
  calledToHearing(story)
    .timePasses('2026-02-05T07:00:00.000Z')
    .at('2026-02-05T08:00:00.000Z')
    .does('kari', 'CallToHearing', callingAgain);
const handedOverOn = (story: Story): Story => summoned(story).at('2026-01-15T09:00:00.000Z');

/** P-11: nobody is named to the accused in what HR or the leader writes to them. */
export const namesInDiscipline: RuleTests['refuses'] = {
  'an observer’s name in the summons, or in the evidence that goes with it': (story) => {
    const acknowledged = acknowledge(observed(story)).does('kari', 'AskForWishes', wishes('wanted'));
    write(talk(tell(signForHr(acknowledged)))).does('nora', 'SignMinutes', sign);
    upToSummons(signByAccused(writeForAccused(hear(call(protect(assess(story)))))));
    for (const field of ['concerns', 'whyUnacceptable', 'place', 'evidence']) {
      const naming = drawingUp({ ...summons, [field]: 'Silje (name) has seen it.' });
      story.refuses('anne', 'DrawUpSummons', naming, 'incomplete', 'P-11', field);
    }
    const notRead = { evidence: '', noEvidence: 'Silje (name) would not have it.' };
    story.does('anne', 'DrawUpSummons', drawingUp({ ...summons, ...notRead }));
  },
  'the name of a complainant that is withheld, in anything that he gets': (story) => {
    const postponed = { ...callAnswers, naming: 'postponed', reasons: 'He has threatened her.' };
    const withheld = { step: 'nameComplainant', answers: { naming: 'withheld', reasons: 'He threatens her still.' } };
    prepared(story).does('kari', 'CallAccused', { step: 'callAccused', answers: postponed });
    hear(story).does('kari', 'NameComplainant', withheld);
    upToSummons(signByAccused(writeForAccused(story)));
    const naming = { evidence: 'Noras words.' };
    story.refuses('anne', 'DrawUpSummons', drawingUp({ ...summons, ...naming }), 'incomplete', 'P-11', 'evidence');
    story.does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingSummons());
    story.does('jonas', 'ConfirmReceipt', confirming()).at('2026-01-28T12:00:00.000Z');
    story.does('kari', 'HoldMeeting', holding()).does('kari', 'WriteMinutes', writingMinutes());
    story.does('jonas', 'SignMinutes', signingMinutes());
    const delay = but(tellingOfDelay, { text: 'Nora is ill.' });
    story.refuses('kari', 'TellOfDelay', delay, 'incomplete', 'P-11', 'text');
    bothDecide(story, 'writtenWarning');
    const letter = sendingSanction({ ...sendingSanction().answers, breach: 'Laughing at Nora.' });
    story.refuses('kari', 'SendSanctionLetter', letter, 'incomplete', 'P-11', 'breach');
    story.does('kari', 'SendSanctionLetter', sendingSanction()).does('kari', 'TellOfDiscipline', tellingComplainant());
    const changed = { result: 'changed', outcome: 'reassignment', proportion: 'It is.', earlierMatters: 'None.' };
    const harsher = decidingAppeal({ ...changed, whyHarsher: 'Nora has to be safe.' });
    story
      .does('jonas', 'Appeal', appealing())
      .refuses('per', 'DecideAppeal', harsher, 'incomplete', 'P-11', 'whyHarsher');
    const unnamed = decidingAppeal({ ...changed, whyHarsher: 'It was repeated.' });
    story.does('per', 'DecideAppeal', unnamed);
  },
};

/** Trygg's own policy in chapter 3.2. */
export const disciplinePolicyRules: readonly RuleTests[] = [
  {
    rule: 'P-2',
    title: 'nobody can stop the disciplinary procedure by not confirming, coming or signing',
    allows: {
      'handed over on paper, with somebody who saw it': (story) => {
        handedOverOn(story).does('kari', 'RecordHandover', handingOver('2026-01-14T12:00'));
        story.at('2026-01-28T12:00:00.000Z').does('kari', 'HoldMeeting', holding());
      },
      'in the minute in which it was sent': (story) =>
        void handedOverOn(story).does('kari', 'RecordHandover', handingOver('2026-01-14T09:00')),
      'the minutes declined, with a reason': (story) => {
        held(story).does('kari', 'WriteMinutes', writingMinutes());
        const declining = but(signingMinutes(), { way: 'decline', reason: 'I did not say that.' });
        bothDecide(story.does('jonas', 'SignMinutes', declining), 'none');
      },
      'the minutes fallen away': (story) => {
        held(story).does('kari', 'WriteMinutes', writingMinutes());
        story.timePasses('2026-02-05T07:00:00.000Z').timePasses('2026-02-13T07:00:00.000Z');
        bothDecide(story.does('anne', 'RecordLapse', lapseOfMinutes), 'none');
      },
      'declining to be heard on what was found': (story) => {
        calledToHearing(story).does('jonas', 'AnswerInvitation', replying('declines', 'I have said it all.'));
        bothDecide(story, 'none', 2);
      },
      'called twice to be heard and never there: it falls away': (story) => {
        calledToHearingTwice(story).timePasses('2026-02-13T07:00:00.000Z');
        bothDecide(story.does('anne', 'RecordLapse', lapseOfHearing), 'none', 2);
      },
      'coming after all': (story) => {
        calledToHearingTwice(story).at('2026-02-09T12:00:00.000Z');
        const answers = { heldAt: '2026-02-09T10:00', place: 'Room 4', companion: '', said: 'It was in anger.' };
        story.does('kari', 'HearOnNewEvidence', { step: 'hearOnNewEvidence', subject: 'a1', answers });
        bothDecide(story, 'none', 2);
      },
    },
    refuses: {
      'handed over before it was sent, or in the future': (story) => {
        handedOverOn(story);
        for (const time of ['2026-01-10T12:00', '2026-01-14T08:59', '2026-01-15T10:01']) {
          story.refuses('kari', 'RecordHandover', handingOver(time), 'incomplete', 'P-2', 'handedOverAt');
        }
      },
      'handed over, and nobody saw it': (story) => {
        const unseen = but(handingOver('2026-01-14T12:00'), { seenBy: ' ' });
        handedOverOn(story).refuses('kari', 'RecordHandover', unseen, 'incomplete', 'P-2', 'seenBy');
      },
      'handed over what was not sent': (story) => {
        drawnUp(story).refuses('kari', 'RecordHandover', handingOver('2026-01-14T09:00'), 'unknownCommand');
        story.does('kari', 'SendSummons', sendingSummons());
        demand(offersOf(story, 'kari').includes('RecordHandover'), 'now it can be');
      },
      'a hearing fallen away after one call, or before the second one’s days are over': (story) => {
        calledToHearing(story).timePasses('2026-02-05T07:00:00.000Z');
        story.refuses('anne', 'RecordLapse', lapseOfHearing, 'tooEarly', 'P-2');
        story.at('2026-02-05T08:00:00.000Z').does('kari', 'CallToHearing', callingAgain);
        story.timePasses('2026-02-13T06:59:59.999Z');
        story.refuses('anne', 'RecordLapse', lapseOfHearing, 'tooEarly', 'P-2');
      },
      'declining without a reason': (story) =>
        calledToHearing(story).refuses(
          'jonas',
          'AnswerInvitation',
          replying('declines', ''),
          'incomplete',
          'P-2',
          'words',
        ),
    },
    repeats: {
      'handed over once': (story) =>
        handedOverOn(story)
          .repeats('kari', 'RecordHandover', handingOver('2026-01-14T12:00'))
          .refuses('kari', 'RecordHandover', handingOver('2026-01-14T13:00'), 'alreadyDone', 'P-2'),
      'called again once': (story) =>
        void calledToHearing(story).at('2026-02-05T08:00:00.000Z').repeats('kari', 'CallToHearing', callingAgain),
    },
  },
  {
    rule: 'P-8',
    title: 'leader and HR disagree on discipline: the leader above decides',
    allows: {
      'on a sanction that neither of them wanted': (story) => {
        disagreedOnDiscipline(story).does('per', 'SettleDiscipline', settlingDiscipline('reassignment'));
        story.does('kari', 'SendSanctionLetter', sendingSanction());
        const letter = documentOf(story.open, { step: 'sendSanctionLetter', subject: 'a1', round: 1 });
        check(letter?.elements?.outcome === 'reassignment', 'what Per decided');
      },
      'whether they agree is asked about the outcome alone': (story) => {
        minuted(story).does('kari', 'DecideDiscipline', {
          step: 'decideDiscipline',
          subject: 'a1',
          answers: { outcome: 'none', reasons: 'Enough was said.' },
        });
        story.does('anne', 'DecideDiscipline', {
          step: 'decideDiscipline',
          subject: 'a1',
          answers: { outcome: 'none', reasons: 'He has understood.' },
        });
        check(!story.tasksOf('per').includes('SettleDiscipline'), 'nothing to settle');
      },
    },
    refuses: {
      'going on while they disagree': (story) => {
        disagreedOnDiscipline(story);
        story.refuses('kari', 'SendSanctionLetter', sendingSanction(), 'notAskedFor', '3.2.4-2');
        demand(story.tasksOf('per').includes('SettleDiscipline'), 'Per is asked');
      },
      'one of the two settling it': (story) => {
        demand(disagreedOnDiscipline(story).tasksOf('per').includes('SettleDiscipline'), 'it is Per’s');
        for (const one of ['kari', 'anne']) {
          story.refuses(one, 'SettleDiscipline', settlingDiscipline('none'), 'notYours');
        }
      },
      'settling it without reasons': (story) =>
        disagreedOnDiscipline(story).refuses(
          'per',
          'SettleDiscipline',
          but(settlingDiscipline('none'), { reasons: '' }),
          'incomplete',
          'P-8',
          'reasons',
        ),
    },
    repeats: {
      'settled once': (story) =>
        disagreedOnDiscipline(story)
          .repeats('per', 'SettleDiscipline', settlingDiscipline('none'))
          .refuses('per', 'SettleDiscipline', settlingDiscipline('writtenWarning'), 'unknownCommand'),
    },
  },
  {
    rule: 'P-14',
    title: 'two accused: to each their own discipline',
    allows: {
      'a warning for one, nothing found about the other, and each reads their own': (story) => {
        call(call(preparedAgainstTwo(story), 'a1'), 'a2');
        signByAccused(writeForAccused(hear(story)));
        upToSummons(story).does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingSummons());
        check(story.open.strands.a2?.documents['sendSummons/a2/1'] === undefined, 'Silje is not summoned');
        close(carryThrough(story.at('2026-01-14T09:00:00.000Z'), 'a2', 'silje'), 'a2');
        check(story.open.phase === 'open', 'Jonas’s part goes on');
        check(
          !mayRead(story.open, 'silje', { step: 'sendSummons', subject: 'a1', round: 1 }),
          'Silje reads none of it',
        );
        story.at('2026-01-14T12:00:00.000Z').does('jonas', 'ConfirmReceipt', confirming());
        story.at('2026-01-28T12:00:00.000Z').does('kari', 'HoldMeeting', holding());
      },
      'a summons to each, to a meeting of their own': (story) => {
        call(call(preparedAgainstTwo(story), 'a1'), 'a2');
        signByAccused(writeForAccused(hear(story)));
        signByAccused(writeForAccused(hear(story, 'a2'), 'a2'), 'silje', 'a2');
        upToSummons(upToSummons(story), 'a2').does('anne', 'DrawUpSummons', drawingUp());
        story.does('anne', 'DrawUpSummons', inStrand(drawingUp({ ...summons, meetAt: '2026-02-02T10:00' }), 'a2'));
        story.does('kari', 'SendSummons', sendingSummons());
        story.does('kari', 'SendSummons', inStrand(sendingSummons(), 'a2'));
        story.does('jonas', 'ConfirmReceipt', confirming());
        story.refuses('jonas', 'ConfirmReceipt', inStrand(confirming(), 'a2'), 'notYours');
        story.at('2026-01-28T12:00:00.000Z').does('kari', 'HoldMeeting', holding());
        story.refuses('kari', 'HoldMeeting', inStrand(holding(), 'a2'), 'tooEarly', '3.2.2-6');
      },
    },
    refuses: {
      'somebody accused once the discipline of all is over': (story) => {
        talkHeld(story).does('kari', 'TellOfDiscipline', tellingAccused());
        demand(offersOf(story, 'kari').includes('NameAccused'), 'while it goes on');
        story.does('kari', 'TellOfDiscipline', tellingComplainant()).does('kari', 'CloseStrand', closingDiscipline);
        const naming = { step: 'nameAccused', answers: { personId: 'silje', reasons: 'She laughed too.' } };
        story.refuses('kari', 'NameAccused', naming, 'notAskedFor', 'P-14');
      },
    },
    repeats: {
      'each is told once': (story) =>
        void toldOfMeeting(story).refuses('kari', 'TellOfMeeting', tellingOfMeeting, 'alreadyDone', '3.2.2-2'),
    },
  },
  {
    rule: '1.1-1',
    title: 'whoever has no account is disciplined on paper, and the leader records it',
    allows: {
      'from the summons to the sanction letter': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        upToSummons(story).does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingSummons());
        check(story.tasksOf('kari').includes('ConfirmReceipt'), 'the leader is to have it confirmed');
        check(story.open.due['confirmReceipt/a1/1']?.day === '2026-01-19', 'within three working days');
        story.does('kari', 'ConfirmReceipt', confirming()).at('2026-01-28T12:00:00.000Z');
        story.does('kari', 'HoldMeeting', holding()).does('kari', 'WriteMinutes', writingMinutes());
        story.does('kari', 'SignMinutes', signingMinutes());
        bothDecide(story, 'writtenWarning').does('kari', 'SendSanctionLetter', sendingSanction());
        const [given] = story.events.filter((event) => event.type === 'SignatureGiven').slice(-1);
        check(given?.onPaper === true, 'it says that it was on paper');
      },
      'HR hears where the leader has not had it confirmed by then': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        upToSummons(story).does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingSummons());
        story.timePasses('2026-01-20T07:00:00.000Z');
        check(
          story.reminded.some(({ as, to, step }) => as === 'hr' && to === 'anne' && step === 'confirmReceipt'),
          'Anne hears of it',
        );
      },
      'an appeal on paper is told to whoever handles it as that, and not as their own': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        upToSummons(story).does('kari', 'Appeal', appealing());
        const told = story.messages.flatMap((m) => (m.kind === 'notice' && /Appeal/.test(m.notice) ? [m] : []));
        check(
          told.map(({ to, notice }) => `${to} ${notice}`).join() ===
            'nora OtherAppealed,kari CaseAppealed,anne CaseAppealed',
          'so',
        );
      },
      'handed over on paper by whoever saw it': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        upToSummons(story).does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingSummons());
        story.at('2026-01-15T09:00:00.000Z').does('kari', 'RecordHandover', handingOver('2026-01-14T12:00'));
        check(!story.tasksOf('kari').includes('ConfirmReceipt'), 'nothing more to confirm');
      },
    },
    refuses: {
      'leaving the receipt to nobody': (story) => {
        volunteerHeard(story);
        demand(story.tasksOf('kari').includes('SignMinutes'), 'the leader has it signed');
        story.does('kari', 'SignMinutes', volunteerSigning(story));
        upToSummons(story).does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingSummons());
        story.refuses('anne', 'ConfirmReceipt', confirming(), 'notYours');
        demand(story.tasksOf('kari').includes('ConfirmReceipt'), 'and the receipt confirmed');
      },
    },
    repeats: {
      'confirmed once': (story) => {
        volunteerHeard(story).does('kari', 'SignMinutes', volunteerSigning(story));
        upToSummons(story).does('anne', 'DrawUpSummons', drawingUp()).does('kari', 'SendSummons', sendingSummons());
        story.repeats('kari', 'ConfirmReceipt', confirming());
      },
    },
  },
];
