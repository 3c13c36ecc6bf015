import { progressOf } from '../../src/case/progress';
import { type WayView, waysOf } from '../../src/case/way';
import { wayRows } from '../../src/case/way-stages';
import { edgesOf } from '../../src/procedure/flow-edges';
import { procedure } from '../../src/procedure/procedure';
import { appealing, decidingAppeal, tellOfAppeal } from '../support/appeal-scenes';
import * as scene from '../support/discipline-scenes';
import {
  call,
  called,
  carryThrough,
  closed,
  decided,
  leader,
  observed,
  preparedAgainstTwo,
  readyToClose,
  tellBoth,
} from '../support/scenes';
import { Story } from '../support/story';

const story = () => new Story(procedure);
const marks = { done: '✓', now: '●', beside: '◐', next: '○' };

function shown({ stages }: WayView): string {
  return stages.map(({ stage, state }) => `${marks[state]}${stage}`).join(' ');
}

const waysFor = (one: Story, who: string) => waysOf(one.ground, one.open, who, one.now);
const progressIn = (one: Story, strand: string) => progressOf(one.ground, one.open, 'nora', one.now, strand).next;
const way = (one: Story, who: string): string => waysFor(one, who).map(shown).join(' | ');

const investigating = '●writtenComplaint ○grounds';
const known = '✓writtenComplaint ✓grounds';
const toBeCalled = `${known} ○informalTalk ○formalCase ○closed`;
const followedUp = `${known} ●discipline ○closed`;
const furtherDecided = (one: Story): Story => scene.disciplined(one, 'furtherInvestigation');
const calledToHearing = (one: Story): Story =>
  furtherDecided(one)
    .does('kari', 'InvestigateFurther', scene.lookedInto)
    .does('kari', 'CallToHearing', scene.callingToHearing);
const told = (one: Story): Story => scene.bothTold(one);
const rehabilitating = (one: Story): Story =>
  scene.unappealed(one).does('kari', 'ConsiderSupport', scene.considering('considerSupport', 'no'));
const ended = (one: Story): Story =>
  rehabilitating(one)
    .does('kari', 'ConsiderGuidance', scene.considering('considerGuidance', 'no'))
    .does('kari', 'RaiseSubject', { ...scene.raising, answers: { reasons: 'It was seen by nobody.' } })
    .does('kari', 'CloseStrand', scene.closingDiscipline);

/** Nora complains, Jonas is accused, Kari handles the case: what each sees, at each point. */
const table: readonly (readonly [
  point: string,
  reach: (one: Story) => Story,
  complainant: string,
  accused: string,
  handler: string,
])[] = [
  ['received', (one) => one.sends(), investigating, '', investigating],
  ['the accused is called', called, investigating, investigating, investigating],
  [
    'decided, and nobody told',
    (one) => decided(one, 'yes'),
    '✓writtenComplaint ●grounds ○discipline ○closed',
    '✓writtenComplaint ●grounds ○informalTalk ○formalCase ○closed',
    '✓writtenComplaint ●grounds ○informalTalk ○formalCase ○closed',
  ],
  ['no grounds, told', readyToClose, `${known} ●closed`, `${known} ●closed`, `${known} ●closed`],
  ['no grounds, closed', closed, `${known} ✓closed`, `${known} ✓closed`, `${known} ✓closed`],
  [
    'a talk was chosen, and the accused not called to it',
    scene.talkChosen,
    followedUp,
    toBeCalled,
    `${known} ●informalTalk ○closed`,
  ],
  ['the talk was held', scene.talkHeld, followedUp, `${known} ✓informalTalk ○closed`, `${known} ✓informalTalk ○closed`],
  [
    'a formal case was chosen, and the accused not told',
    scene.conferred,
    followedUp,
    toBeCalled,
    `${known} ●formalCase ○disciplinaryMeeting`,
  ],
  [
    'summoned',
    scene.summoned,
    followedUp,
    `${known} ●formalCase ○disciplinaryMeeting`,
    `${known} ●formalCase ○disciplinaryMeeting`,
  ],
  [
    'the summons was received',
    scene.confirmed,
    followedUp,
    `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline`,
    `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline`,
  ],
  [
    'the meeting was moved',
    scene.moved,
    followedUp,
    `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline`,
    `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline`,
  ],
  [
    'the accused stayed away, which is on record for those who handle the case',
    scene.stayedAway,
    followedUp,
    `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline`,
    `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline`,
  ],
  [
    'the meeting was held and its minutes signed',
    scene.minuted,
    followedUp,
    `${known} ✓formalCase ✓disciplinaryMeeting ●decisionOnDiscipline ○closed`,
    `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline`,
  ],
  [
    'more is to be looked into, and the accused not called',
    furtherDecided,
    followedUp,
    `${known} ✓formalCase ✓disciplinaryMeeting ●decisionOnDiscipline ○closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ●furtherInvestigation ○decisionOnDiscipline`,
  ],
  [
    'the accused is called to be heard on it',
    calledToHearing,
    followedUp,
    `${known} ✓formalCase ✓disciplinaryMeeting ●furtherInvestigation ○decisionOnDiscipline`,
    `${known} ✓formalCase ✓disciplinaryMeeting ●furtherInvestigation ○decisionOnDiscipline`,
  ],
  [
    'a sanction was decided, and nobody told',
    (one) => scene.disciplined(one, 'writtenWarning'),
    followedUp,
    `${known} ✓formalCase ✓disciplinaryMeeting ●decisionOnDiscipline ○closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ●decisionOnDiscipline ○appealOpen`,
  ],
  [
    'both were told',
    told,
    `${known} ✓discipline ●closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ●closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ●appealOpen ○appealProcedure ○rehabilitation`,
  ],
  [
    'rehabilitation',
    rehabilitating,
    `${known} ✓discipline ●closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ●closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ✓appealOpen ●rehabilitation ○closed`,
  ],
  [
    'closed',
    ended,
    `${known} ✓discipline ✓closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ✓closed`,
    `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ✓appealOpen ✓rehabilitation ✓closed`,
  ],
];

describe('where a case is, for each of its people', () => {
  it.each(table)('%s', (_, reach, complainant, accused, handler) => {
    const one = reach(story());
    expect({ complainant: way(one, 'nora'), accused: way(one, 'jonas'), handler: way(one, 'kari') }).toEqual({
      complainant,
      accused,
      handler,
    });
    expect(way(one, 'anne')).toBe(handler);
  });

  it('an informal stage is for the employee alone; nobody else follows it', () => {
    const asked = story().asks({ supporter: leader });
    expect(way(asked, 'nora')).toBe('●informalComplaint ○writtenComplaint ○closed');
    expect(way(asked, 'kari')).toBe('');
    asked.does('nora', 'EndInformal', { step: 'endInformal', answers: { how: 'stopped' } });
    expect(way(asked, 'nora')).toBe('✓informalComplaint ✓closed');
  });

  it('who saw it, who is a stranger, and whom it happened to before they are asked follow nothing', () => {
    const seen = observed(story());
    for (const who of ['silje', 'nora', 'per']) expect(way(seen, who)).toBe('');
  });

  it('each of two accused follows their own part only', () => {
    const two = preparedAgainstTwo(story());
    call(two, 'a1');
    expect(waysFor(two, 'jonas').map(({ strand }) => strand)).toEqual(['a1']);
    expect(waysFor(two, 'silje')).toEqual([]);
    expect(waysFor(two, 'kari').map(({ strand }) => strand)).toEqual(['a1', 'a2']);
    expect(waysFor(two, 'nora').map(({ strand }) => strand)).toEqual(['a1', 'a2']);
  });

  it('with two accused each part has its own next deadline, and a letter tells of its own part only', () => {
    const two = preparedAgainstTwo(story());
    call(call(two, 'a1'), 'a2');
    carryThrough(two, 'a1', 'jonas');
    const [first, second] = waysFor(two, 'nora');
    expect(first).toMatchObject({ strand: 'a1', due: progressIn(two, 'a1')?.due });
    expect(second).toMatchObject({ strand: 'a2', due: progressIn(two, 'a2')?.due });
    expect([progressIn(two, 'a1')?.step, progressIn(two, 'a2')?.step]).toEqual([
      'closeWithNote',
      'holdConversationWithAccused',
    ]);
    const told = two.messages.find((one) => one.kind === 'notice' && one.to === 'nora' && one.notice === 'OutcomeTold');
    expect(told).toMatchObject({ strand: 'a1' });
  });

  it('somebody accused later is nothing that the complainant learns from it before a letter', () => {
    const one = called(story()).does('kari', 'NameAccused', {
      step: 'nameAccused',
      answers: { personId: 'silje', reasons: 'Named in the conversation.' },
    });
    expect(Object.keys(one.open.strands)).toEqual(['a1', 'a2']);
    expect(waysFor(one, 'nora').map(({ strand }) => strand)).toEqual(['a1']);
  });

  it('a report made later shows nowhere', () => {
    const one = closed(story());
    const before = ['nora', 'jonas', 'kari'].map((who) => way(one, who));
    one.does('nora', 'ReportMore', { step: 'reportMore', answers: { kind: 'again', what: 'He laughed again.' } });
    expect(['nora', 'jonas', 'kari'].map((who) => way(one, who))).toEqual(before);
  });
});

describe('an appeal on the way', () => {
  const appealed = () => closed(story()).does('jonas', 'Appeal', appealing());

  it('is seen by whoever appealed, by those who decide, and by the other party, who was told that it came', () => {
    const one = appealed();
    for (const who of ['jonas', 'per', 'nora']) expect(way(one, who)).toBe(`${known} ●appealProcedure ✓closed`);
  });

  it('what it led to stays unseen by both until a letter has told them', () => {
    const one = appealed().does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideCase' }));
    for (const who of ['nora', 'jonas']) expect(way(one, who)).toBe(`${known} ●appealProcedure ✓closed`);
    expect(way(one, 'kari')).toBe('●writtenComplaint ○grounds ✓appealProcedure');
    tellOfAppeal(one);
    expect(way(one, 'nora')).toBe('●writtenComplaint ○grounds ✓appealProcedure');
    expect(way(one, 'jonas')).toBe('●writtenComplaint ○grounds ✓appealProcedure');
  });

  it('a decision that was changed is not seen before it is told', () => {
    const changed = { result: 'changed', grounds: 'yes', whyHarsher: 'A witness was heard.' };
    const one = appealed();
    const before = waysFor(one, 'nora');
    one.does('per', 'DecideAppeal', decidingAppeal(changed));
    expect(waysFor(one, 'nora')).toEqual(before);
  });

  it.each<readonly [when: string, reach: (one: Story) => Story, complainant: string, accused: string, handler: string]>(
    [
      [
        'no grounds, and the note not written',
        (one) => readyToClose(one).does('jonas', 'Appeal', appealing()),
        `${known} ●appealProcedure ○closed`,
        `${known} ●appealProcedure ○closed`,
        `${known} ●appealProcedure ○closed`,
      ],
      [
        'of the decision on the case, while the discipline goes on',
        (one) => scene.conferred(one).does('nora', 'Appeal', appealing()),
        `${known} ●discipline ◐appealProcedure ○closed`,
        `${known} ○informalTalk ○formalCase ●appealProcedure ○closed`,
        `${known} ●formalCase ○disciplinaryMeeting ◐appealProcedure`,
      ],
      [
        'of the discipline',
        (one) => scene.bothTold(one).does('jonas', 'Appeal', appealing()),
        `${known} ✓discipline ●appealProcedure ○closed`,
        `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ●appealProcedure ○closed`,
        `${known} ✓formalCase ✓disciplinaryMeeting ✓decisionOnDiscipline ✓appealOpen ●appealProcedure ○rehabilitation`,
      ],
      [
        'sent back and told, and then anew',
        (one) =>
          tellOfAppeal(
            scene
              .bothTold(one)
              .does('jonas', 'Appeal', appealing())
              .does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'decideDiscipline' })),
          ),
        `${known} ●discipline ✓appealProcedure ○closed`,
        `${known} ✓formalCase ✓disciplinaryMeeting ●decisionOnDiscipline ✓appealProcedure ○closed`,
        `${known} ✓formalCase ●disciplinaryMeeting ○furtherInvestigation ○decisionOnDiscipline ✓appealProcedure`,
      ],
    ],
  )('%s: one stage is now, for each', (_, reach, complainant, accused, handler) => {
    const one = reach(story());
    expect({ complainant: way(one, 'nora'), accused: way(one, 'jonas'), handler: way(one, 'kari') }).toEqual({
      complainant,
      accused,
      handler,
    });
    for (const seen of [complainant, accused, handler]) expect(seen.match(/●/g)?.length ?? 0).toBeLessThan(2);
  });

  it('until when it can be made stands there, and no longer than it can', () => {
    const one = tellBoth(decided(story(), 'no'));
    expect(waysFor(one, 'nora')[0]?.appealUntil).toBe('2026-01-26');
    expect(waysFor(one, 'kari')[0]?.appealUntil).toBeUndefined();
    one.timePasses('2026-02-02T08:00:00.000Z');
    expect(waysFor(one, 'nora')[0]?.appealUntil).toBeUndefined();
  });
});

describe('what may come next', () => {
  it('is an edge of the flow chart, or one that leads there by what a party sees as one', () => {
    const edges = edgesOf(procedure).map(({ from, to }) => `${from} ${to}`);
    const seenAsOne = ['grounds discipline', 'discipline closed', 'decisionOnDiscipline closed'];
    for (const rows of Object.values(wayRows)) {
      for (const { stage, next } of rows) {
        for (const to of next) expect([...edges, ...seenAsOne]).toContain(`${stage} ${to}`);
      }
    }
  });
});
