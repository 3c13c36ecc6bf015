import type { Act, Part, Scene, Story, Value, Values } from './scenes';

/** From the first look at the guidelines to the closing note, as one case without grounds for discipline goes. */

const ofThisCase: Values = { caseId: { noted: 'caseId' } };
const typed = (words: string): Value => ({ words });

/** Opens a task from its card, fills it in, and hands it in. */
const task = (who: Part, command: string, inputs: Values = {}, carrying: Values = {}): readonly Act[] => [
  { does: 'presses', who, verb: 'OpenTask', carrying: { command, ...ofThisCase, ...carrying } },
  ...(Object.keys(inputs).length > 0 ? [{ does: 'fillsIn' as const, who, inputs }] : []),
  { does: 'submits', who, verb: 'TakeStep', ends: true },
  { does: 'closes', who },
];

const page = (inputs: Values, next: string): readonly Act[] => [
  ...(Object.keys(inputs).length > 0 ? [{ does: 'fillsIn' as const, who: 'complainant', inputs }] : []),
  { does: 'submits', who: 'complainant', verb: 'TurnPage', carrying: { page: next } },
];

const waits = (workingDays: number, until: string): Act => ({ does: 'waits', workingDays, until });
const held = (place: string): Values => ({
  'heldAt.date': { workingDay: 0 },
  'heldAt.time': '10:00',
  place: typed(place),
});
const half = (reasons: string): Values => ({ felt: 'harassment', improper: 'yes', reasons: typed(reasons) });
const decides = (reasons: string): Values => ({ grounds: 'no', reasons: typed(reasons) });

const hearing: readonly Scene[] = [
  { name: 'opens', shows: ['complainant'], acts: [waits(0, '09:00')] },
  {
    name: 'reads',
    rule: '1.5',
    shows: ['complainant'],
    acts: [
      { does: 'says', who: 'complainant', text: typed('guidelines') },
      { does: 'presses', who: 'complainant', verb: 'Passage', carrying: { route: 'definitions' } },
    ],
  },
  {
    name: 'reports',
    rule: '3.1.2-5',
    shows: ['complainant'],
    acts: [
      { does: 'presses', who: 'complainant', verb: 'Report' },
      ...page({ accusedIds: { idOf: 'accused' } }, 'reportWhat'),
      ...page({ what: typed('what') }, 'reportWhen'),
      ...page({}, 'reportMore'),
      ...page({}, 'reportYou'),
      ...page({}, 'reportReview'),
    ],
  },
  {
    name: 'sends',
    rule: '3.1.2-2',
    shows: ['complainant'],
    acts: [
      { does: 'submits', who: 'complainant', verb: 'SendReport', ends: true },
      { does: 'notes', who: 'complainant', as: 'caseId', pattern: 'T-[0-9A-Z]{4}-[0-9A-Z]{4}' },
      { does: 'closes', who: 'complainant' },
    ],
  },
  {
    name: 'acknowledges',
    rule: '3.1.2-9',
    shows: ['complainant', 'handler'],
    acts: task('handler', 'AcknowledgeReceipt'),
  },
  { name: 'signsReceipt', rule: '3.1.2-6', shows: ['handler', 'hr'], acts: task('hr', 'SignReceipt') },
  {
    name: 'assesses',
    rule: '3.1.2-10',
    shows: ['handler', 'hr'],
    acts: [
      ...task('handler', 'AssessComplaint', half('assessment')),
      ...task('hr', 'AssessComplaint', half('assessmentOfHr')),
    ],
  },
  { name: 'tells', rule: '3.1.2-11', shows: ['complainant', 'handler'], acts: task('handler', 'TellOfCompanion') },
  {
    name: 'talks',
    rule: '3.1.2-12',
    shows: ['complainant', 'handler'],
    acts: [waits(2, '12:00'), ...task('handler', 'HoldConversation', held('room'), { subject: 'complainant' })],
  },
  {
    name: 'writesMinutes',
    rule: '3.1.2-13',
    shows: ['complainant', 'handler'],
    acts: task('handler', 'WriteMinutes', { text: typed('minutes') }, { subject: 'complainant' }),
  },
  { name: 'isSilent', rule: 'P-2', shows: ['complainant', 'handler'], acts: [waits(6, '09:00')] },
  {
    name: 'signs',
    rule: '3.1.2-13',
    shows: ['complainant', 'handler'],
    acts: task('complainant', 'SignMinutes', { way: 'sign' }, { subject: 'complainant' }),
  },
];

const investigating: readonly Scene[] = [
  {
    name: 'protects',
    rule: '3.1.2-14',
    shows: ['accused', 'handler'],
    acts: task('handler', 'ConsiderProtection', { needed: 'no', reasons: typed('protection') }),
  },
  {
    name: 'calls',
    rule: '3.1.2-16',
    shows: ['accused', 'handler'],
    acts: task(
      'handler',
      'CallAccused',
      {
        about: typed('about'),
        'meetAt.date': { workingDay: 2 },
        'meetAt.time': '10:00',
        place: typed('otherRoom'),
        naming: 'named',
      },
      { subject: 'a1' },
    ),
  },
  {
    name: 'answers',
    rule: 'P-2',
    shows: ['accused', 'handler'],
    acts: task('accused', 'AnswerInvitation', { way: 'comes' }),
  },
  {
    name: 'hears',
    rule: '3.1.2-17',
    shows: ['accused', 'handler'],
    acts: [waits(2, '12:00'), ...task('handler', 'HoldConversation', held('otherRoom'), { subject: 'a1' })],
  },
  {
    name: 'writesOther',
    rule: '3.1.2-18',
    shows: ['accused', 'handler'],
    acts: [
      ...task('handler', 'WriteMinutes', { text: typed('minutesOfAccused') }, { subject: 'a1' }),
      ...task('accused', 'SignMinutes', { way: 'signWithRemark', remark: typed('remark') }, { subject: 'a1' }),
    ],
  },
];

/** Written, read as its reader will see it, and sent. */
const letter = (step: string, text: string): readonly Act[] => {
  const [opens, writes, ...sends] = task('handler', 'TellOutcome', { text: typed(text) }, { step, subject: 'a1' });
  const looks: Act = { does: 'submits', who: 'handler', verb: 'PreviewLetter' };
  return [opens, writes, looks, ...sends].flatMap((act) => act ?? []);
};

const deciding: readonly Scene[] = [
  {
    name: 'notes',
    rule: '3.1.2-21',
    shows: ['handler', 'hr'],
    acts: task('handler', 'WriteInvestigationNote', { about: typed('noteAbout'), grounds: typed('noteGrounds') }),
  },
  {
    name: 'decides',
    rule: '3.1.2-23',
    shows: ['handler', 'hr'],
    acts: [
      waits(1, '09:00'),
      ...task('handler', 'DecideCase', decides('decision')),
      ...task('hr', 'DecideCase', decides('decisionOfHr')),
    ],
  },
  {
    name: 'writesLetters',
    rule: '3.1.2-24',
    shows: ['complainant', 'handler'],
    acts: [...letter('tellComplainantOutcome', 'letter'), ...letter('tellAccusedOutcome', 'letterToAccused')],
  },
  {
    name: 'readsLetter',
    rule: 'P-13',
    shows: ['complainant', 'accused'],
    acts: [
      { does: 'presses', who: 'complainant', verb: 'OpenCase', carrying: ofThisCase },
      { does: 'submits', who: 'complainant', verb: 'ReadRecord', carrying: { step: 'tellComplainantOutcome' } },
      { does: 'closes', who: 'complainant' },
    ],
  },
  {
    name: 'offers',
    rule: '3.1.2-26',
    shows: ['complainant', 'handler'],
    acts: task('handler', 'OfferCounselling', { offer: typed('offer') }),
  },
  {
    name: 'closesCase',
    rule: '3.1.2-28',
    shows: ['complainant', 'handler'],
    acts: task('handler', 'CloseStrand', { note: typed('closingNote') }),
  },
  { name: 'ends', shows: ['complainant', 'accused'], acts: [] },
];

export const mainStory: Story = {
  cast: {
    complainant: ['Nora Lund', 'Silje Moen', 'Amina Yusuf Warsame'],
    accused: ['Jonas Berg'],
    handler: ['Kari Haugen'],
    hr: ['Anne Vik'],
  },
  scenes: [...hearing, ...investigating, ...deciding],
};
