import type { FormScreen } from '../../../../src/adapters/teams/cards/case-screens';
import type { Invitation, Recorded } from '../../../../src/adapters/teams/cards/lines';
import type { DialogScreen } from '../../../../src/adapters/teams/cards/screens';
import { draftOf, elementsIn } from '../../../../src/adapters/teams/turns/letter-elements';
import type { Field } from '../../../../src/procedure/form-fields';
import { procedure } from '../../../../src/procedure/procedure';
import type { Answers, LetterStep } from '../../../../src/procedure/steps';
import { caseNumber, fieldsOf, handling, openCase, recordedBy, rightToAppeal, steps, talkTo } from './sample-case';
import { form } from './sample-forms';
import { hostile, longAccount } from './sample-people';
import { record } from './sample-records';

/** Chapter 3.2 and what follows: drafts, summonses, letters with what must be in them, and what waits for what. */

const summons: Answers = {
  concerns: 'I møtene 3. og 10. november lo du høyt mens en kollega la fram arbeidet sitt.',
  whyUnacceptable: 'Det bryter med retningslinjene, og gjør at kollegaen ikke vil legge fram noe igjen.',
  meetAt: '2026-01-28T10:00',
  place: 'Møterom 4',
  evidence: 'Et vitne sier: «Det ble stille, og så lo han igjen.»',
};
const sanctionLetter: Answers = {
  outcome: 'writtenWarning',
  breach: 'Du lo av en kollega i to møter.',
  improvements: 'La alle snakke ferdig.',
  timeToImprove: 'Fra i dag.',
  howLong: 'To år.',
  support: 'Samtaler med bedriftshelsetjenesten.',
  repetition: 'Skjer det igjen, kan det få følger for stillingen.',
};
const dismissal: Answers = {
  outcome: 'dismissalWithNotice',
  grounds: 'Trakassering etter to advarsler.',
  employer: 'Organisasjonen',
  noticePeriod: 'Tre måneder.',
  negotiation: 'Innen to uker.',
  legalAction: 'Innen åtte uker.',
  stayingOn: 'Til det er avgjort.',
};
const always = (...names: readonly string[]): Answers => Object.fromEntries(names.map((name) => [name, 'yes']));
const inSummons = always('mayBeAccompanied', 'furtherMeasures');
function elements(name: string, answers: Answers): readonly Recorded[] {
  const letter = steps.find((step): step is LetterStep => step.name === name && step.does === 'letter');
  return letter ? elementsIn(procedure, letter, answers) : [];
}

function draft(name: string, answers: Answers): readonly Recorded[] {
  const drawing = steps.find((step) => step.name === name);
  return drawing ? [draftOf(procedure, drawing, answers)] : [];
}

/** Letters of chapter 3.2, by what stands in them. */
export const lettersOfDiscipline = {
  sanction: elements('sendSanctionLetter', sanctionLetter),
  delay: elements('tellOfDelay', { expected: '2026-03-02' }),
  wait: elements('tellComplainantOfWait', { expected: '2026-03-02' }),
  dismissal: elements('handOverDismissal', dismissal),
} as const;
export const onceHandedOver = { byGuidelines: '2026-02-11', from: 'handover' } as const;
const byHand = {
  letter: '',
  appeal: rightToAppeal,
  sanction: 'dismissalWithNotice',
  byHand: { deliveredOn: '2026-01-29' },
};

const toThem = { own: true, people: [], talkTo } as const;
const forParty: Partial<FormScreen> = { people: handling, readComplaint: undefined, due: undefined };
const filled = (text: string): Answers =>
  Object.fromEntries(Object.keys(sanctionLetter).map((name) => [name, text.slice(0, 3_000)]));
const call = (says: Invitation['says']): Invitation => ({
  says,
  meetAt: '2026-01-30T10:00',
  place: 'Møterom 4',
  about: 'Det er funnet en e-post fra 12. november.',
});
const halves = [
  { ...recordedBy('decideDiscipline', 'Det er tredje gang.', { outcome: 'dismissalWithNotice' }), as: 'handler' },
  { ...recordedBy('decideDiscipline', hostile, { outcome: 'dismissalWithNotice' }), as: 'hrAdviser' },
] as const;
const harsherOutcome: Field = {
  kind: 'choice',
  required: false,
  choices: ['none', 'oralWarning', 'writtenWarning', 'reassignment', 'dismissalWithNotice', 'summaryDismissal'],
  harsher: ['reassignment', 'dismissalWithNotice', 'summaryDismissal'],
};
/** What leader and HR want, on which the appointing authority decides. */
function proposal(outcome: string): Recorded {
  const { fields, ...recorded } = recordedBy('decideDiscipline', '', { outcome });
  return { ...recorded, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => name === 'outcome')) };
}
const awaited = ['hr', 'moved', 'appeals', 'bothTold', 'newTime', 'meeting', 'day'] as const;

export const disciplineSamples: Readonly<Record<string, DialogScreen>> = {
  'discipline form callToTalk, as the leader sees it': form('callToTalk', {
    tells: { to: 'accused', says: ['talk'] },
    due: undefined,
  }),
  'discipline form answerCallToTalk, invited': form('answerCallToTalk', { ...forParty, invitation: call(['talk']) }),
  'discipline form answerCallToHearing, invited': form('answerCallToHearing', {
    ...forParty,
    invitation: call(['hearing', 'companion']),
  }),
  ...Object.fromEntries(
    (['dismissalWithNotice', 'summaryDismissal'] as const).flatMap((kind) => [
      [
        `discipline form callToDiscussion, ${kind}`,
        form('callToDiscussion', {
          due: undefined,
          basis: [proposal(kind)],
          tells: { to: 'accused', says: [kind, 'discussion', 'companion'] },
        }),
      ],
      [
        `discipline form answerCallToDiscussion, ${kind}`,
        form('answerCallToDiscussion', { ...forParty, invitation: call([kind, 'discussion', 'companion']) }),
      ],
    ]),
  ),
  'discipline form settleDiscipline, a proposal': form('settleDiscipline', { halves }),
  'discipline form decideAppeal, his own': form('decideAppeal', {
    fields: { ...fieldsOf('decideAppeal'), outcome: harsherOutcome },
  }),
  'discipline record own, harsher on appeal': record('tellAccusedOfAppeal', {
    ...toThem,
    letter: 'Anken er avgjort.',
    recorded: elements('tellAccusedOfAppeal', { whyHarsher: 'Det har skjedd igjen.' }),
    appeal: 'elsewhere',
  }),
  'discipline record, a proposal': record('decideDiscipline', { isProposal: true, recorded: halves }),
  'discipline record, a settled proposal': record('decideDiscipline', {
    isProposal: true,
    recorded: [recordedBy('settleDiscipline', 'Det er nok.', { outcome: 'summaryDismissal' })],
  }),
  'discipline record, a proposal on appeal': record('decideAppeal', {
    recorded: [recordedBy('decideAppeal', 'Det er for lite.', { result: 'changed', outcome: 'summaryDismissal' })],
  }),
  'discipline form drawUpSummons, came back': form('drawUpSummons', {
    basis: [
      {
        ...recordedBy('sendSummons', 'Skriv datoene.'),
        fields: { remark: { kind: 'longText', required: false, longest: 1 } },
      },
    ],
    values: { ...summons, 'meetAt.date': '2026-01-28', 'meetAt.time': '10:00' },
  }),
  'discipline form sendSummons, the draft': form('sendSummons', {
    appeal: 'nothing',
    basis: draft('drawUpSummons', { ...summons, whyLater: 'Høstferie.' }),
  }),
  'discipline form sendSummons, too late': form('sendSummons', {
    appeal: 'nothing',
    basis: draft('drawUpSummons', summons),
    problems: [{ field: 'way', problem: 'noticeTooShort' }],
    values: { way: 'send' },
  }),
  'discipline form sendSummons, a long draft': form('sendSummons', { readBasis: { verb: 'ReadRecord' } }),
  'discipline form confirmReceipt, the summons': form('confirmReceipt', {
    ...forParty,
    basis: elements('sendSummons', { ...summons, ...inSummons }),
  }),
  'discipline form confirmReceipt, the summons to a moved meeting': form('confirmReceipt', {
    ...forParty,
    basis: elements('sendSummons', {
      inPlaceOf: '2026-01-28T10:00',
      ...summons,
      ...inSummons,
      meetAt: '2026-02-16T10:00',
    }),
  }),
  'discipline form moveLateMeeting, received too late': form('moveLateMeeting', {
    receivedLate: { on: '2026-01-20', earliest: '2026-02-03' },
  }),
  'discipline form drawUpSummons, received too late': form('drawUpSummons', {
    receivedLate: { on: '2026-01-20', earliest: '2026-02-03', isMoved: true },
    values: { ...summons, meetAt: '' },
  }),
  'discipline record own, received too late': record('confirmReceipt', {
    own: true,
    people: [],
    recorded: [],
    receivedLate: { on: '2026-01-20', earliest: '2026-02-03' },
  }),
  'discipline done confirmReceipt, too late': {
    screen: 'dialogDone',
    step: 'confirmReceipt',
    caseNumber,
    way: 'late',
    openCase,
  },
  'discipline done recordHandover, too late': {
    screen: 'dialogDone',
    step: 'recordHandover',
    caseNumber,
    way: 'late',
    openCase,
  },
  'discipline form holdMeeting, the summons': form('holdMeeting', {
    basis: elements('sendSummons', { ...summons, ...inSummons }),
    isDueByPolicy: false,
  }),
  'discipline form hearOnNewEvidence, what is new': form('hearOnNewEvidence', {
    basis: [recordedBy('callToHearing', 'Det er funnet en e-post.')],
  }),
  'discipline form decideDismissal, both halves': form('decideDismissal', {
    basis: [proposal('dismissalWithNotice'), ...halves],
  }),
  'discipline form sendSanctionLetter, too late': form('sendSanctionLetter', {
    refused: 'tooEarly',
    waitsFor: ['tellOfDelay'],
    isDueByPolicy: false,
  }),
  'discipline form sendSanctionLetter, all filled in': form('sendSanctionLetter', {
    values: { ...filled(longAccount.plain), ...Object.fromEntries(['outcome'].map((name) => [name, ''])) },
    problems: [{ field: 'breach', problem: 'tooLong' }],
  }),
  'discipline form sendSanctionLetter, all filled in with letters of three bytes': form('sendSanctionLetter', {
    values: filled(longAccount.thai),
  }),
  'discipline form sendSanctionLetter, as the leader sees it': form('sendSanctionLetter', {
    basis: elements('sendSanctionLetter', { outcome: 'writtenWarning' }),
    isDueByPolicy: false,
  }),
  'discipline form handOverDismissal, the letter': form('handOverDismissal', {
    isLetter: false,
    isDueByPolicy: false,
    basis: draft('prepareDismissal', dismissal),
    appeal: onceHandedOver,
    talkTo,
    readDocument: { verb: 'ReadRecord' },
  }),
  'discipline record own, summons': record('sendSummons', {
    ...toThem,
    letter: '',
    recorded: elements('sendSummons', { ...summons, ...inSummons }),
    appeal: 'nothing',
  }),
  'discipline record own, summons that was replaced': record('sendSummons', {
    ...toThem,
    letter: '',
    recorded: elements('sendSummons', { ...summons, ...inSummons }),
    appeal: 'nothing',
    standing: { is: 'replaced', on: '2026-01-28', open: { verb: 'ReadRecord' } },
  }),
  'discipline record own, summons that was moved': record('sendSummons', {
    ...toThem,
    letter: '',
    recorded: elements('sendSummons', { ...summons, ...inSummons }),
    appeal: 'nothing',
    standing: { is: 'moved' },
  }),
  'discipline record, summons that came back': record('sendSummons', {
    standing: { is: 'sentBack' },
    recorded: [recordedBy('sendSummons', 'Skriv datoene.')],
  }),
  'discipline record own, sanction': record('sendSanctionLetter', {
    ...toThem,
    sanction: 'writtenWarning',
    letter: '',
    recorded: elements('sendSanctionLetter', sanctionLetter),
    appeal: rightToAppeal,
  }),
  'discipline record own, sanction, hostile': record('sendSanctionLetter', {
    ...toThem,
    letter: '',
    recorded: elements('sendSanctionLetter', { outcome: 'oralWarning', breach: hostile, noImprovements: hostile }),
    appeal: rightToAppeal,
  }),
  'discipline record own, delay': record('tellOfDelay', {
    ...toThem,
    letter: 'Vi må snakke med én til. Det er ingenting du trenger å gjøre.',
    recorded: elements('tellOfDelay', { expected: '2026-03-02' }),
    appeal: 'nothing',
  }),
  'record own, the decision takes longer': record('tellComplainantOfWait', {
    ...toThem,
    letter: 'Vi må snakke med to til. Det er ingenting du trenger å gjøre.',
    recorded: elements('tellComplainantOfWait', { expected: '2026-03-02' }),
    appeal: 'nothing',
  }),
  'discipline record own, dismissal': record('handOverDismissal', {
    ...toThem,
    ...byHand,
    recorded: lettersOfDiscipline.dismissal,
  }),
  'discipline record, dismissal to print': record('prepareDismissal', {
    ...byHand,
    recorded: lettersOfDiscipline.dismissal,
    byHand: 'toPrint',
    appeal: onceHandedOver,
    talkTo,
  }),
  'discipline record, dismissal': record('handOverDismissal', {
    ...byHand,
    recorded: [
      ...elements('handOverDismissal', dismissal),
      recordedBy('handOverDismissal', 'Anne Vitne', { how: 'registeredMail' }),
    ],
    talkTo,
  }),
  'discipline record own, told of the meeting': record('tellOfMeeting', {
    own: true,
    people: [],
    recorded: [],
    invitation: { says: ['meeting', 'companion'], meetAt: '', place: '', about: 'Møtene i november.' },
  }),
  'discipline record own, call to talk': record('callToTalk', {
    own: true,
    people: [],
    recorded: [],
    invitation: call(['talk']),
  }),
  'discipline record own, called to a talk about a false accusation': record('callToTalk', {
    own: true,
    wording: 'falseAccusation',
    people: [],
    recorded: [],
    invitation: { ...call(['talk', 'data']), wronged: 'Ola Hansen' },
  }),
  ...Object.fromEntries(
    awaited.map((awaits) => [
      `discipline problem, waits for ${awaits}`,
      {
        screen: 'dialogProblem',
        problem: 'tooEarly',
        rule: 'F-2',
        waitsFor: [],
        awaits,
        openCase,
      } satisfies DialogScreen,
    ]),
  ),
  'discipline minutes to sign': {
    screen: 'document',
    caseNumber,
    step: 'writeMinutesOfMeeting',
    own: true,
    people: [],
    head: { heldAt: '2026-01-28T10:00', place: 'Møterom 4', companion: 'Ane Vitne, tillitsvalgt' },
    text: 'Jonas sa at han har sluttet med det.',
    version: 1,
    sha256: 'a'.repeat(64),
    writtenBy: 'Maja Berg',
    sign: { verb: 'TakeStep', caseId: caseNumber },
    onPaper: false,
    changed: false,
    problems: [],
    values: {},
    openCase,
  },
};
