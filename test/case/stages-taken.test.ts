import { stagesTaken } from '../../src/case/stages-taken';
import { edgesOf } from '../../src/procedure/flow-edges';
import { procedure } from '../../src/procedure/procedure';
import { appealing, decidingAppeal, tellOfAppeal } from '../support/appeal-scenes';
import {
  callingToHearing,
  closingDiscipline,
  considering,
  decidingDiscipline,
  disciplined,
  hearing,
  lookedInto,
  moved,
  raising,
  started,
  stayedAway,
  summoned,
  talkHeld,
  tellingAccused,
  tellingComplainant,
  unappealed,
} from '../support/discipline-scenes';

import { closed, decided, leader, tellBoth } from '../support/scenes';
import { Story } from '../support/story';

const edges = new Set(edgesOf(procedure).map(({ from, to }) => `${from} → ${to}`));

/** The stages in their order; and every move is an edge of the flow chart. */
function way(story: Story): string {
  const moves = stagesTaken(story.events, 'a1');
  for (const { from, to } of moves) expect([...edges]).toContain(`${from} → ${to}`);
  return moves.map(({ to }) => to).join(' ');
}

const story = () => new Story(procedure);
const toGrounds = 'writtenComplaint grounds';
const toMeeting = `${toGrounds} formalCase disciplinaryMeeting`;
const considered = (one: Story): Story =>
  one
    .does('kari', 'ConsiderSupport', considering('considerSupport', 'no'))
    .does('kari', 'ConsiderGuidance', considering('considerGuidance', 'no'))
    .does('kari', 'RaiseSubject', { ...raising, answers: { reasons: 'It was seen by nobody.' } });

describe('the stages through which a strand goes', () => {
  it('the informal way, ended', () => {
    const informal = story().asks({ supporter: leader });
    expect(way(informal)).toBe('informalComplaint');
    informal.does('nora', 'EndInformal', { step: 'endInformal', answers: { how: 'stopped' } });
    expect(way(informal)).toBe('informalComplaint closed');
  });

  it('no grounds, and an appeal that is upheld after closing', () => {
    const one = closed(story());
    expect(way(one)).toBe(`${toGrounds} closed`);
    one.does('jonas', 'Appeal', appealing()).does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }));
    expect(way(tellOfAppeal(one))).toBe(`${toGrounds} closed appealOpen appealProcedure`);
  });

  it('an appeal that changes the decision, or sends it back to the conversation', () => {
    const appealed = () => closed(story()).does('jonas', 'Appeal', appealing());
    const changed = appealed().does('per', 'DecideAppeal', decidingAppeal({ result: 'changed', grounds: 'doubt' }));
    expect(way(changed)).toBe(`${toGrounds} closed appealOpen appealProcedure grounds`);
    const back = appealed().does('per', 'DecideAppeal', decidingAppeal({ result: 'sentBack', backTo: 'callAccused' }));
    expect(way(back)).toBe(`${toGrounds} closed appealOpen appealProcedure`);
  });

  it('an informal talk', () => {
    const talked = talkHeld(story())
      .does('kari', 'TellOfDiscipline', tellingAccused())
      .does('kari', 'TellOfDiscipline', tellingComplainant())
      .does('kari', 'CloseStrand', closingDiscipline);
    expect(way(talked)).toBe(`${toGrounds} informalTalk closed`);
  });

  it('a formal case to its closing, with nobody appealing', () => {
    const one = considered(unappealed(story())).does('kari', 'CloseStrand', closingDiscipline);
    expect(way(one)).toBe(`${toMeeting} decisionOnDiscipline appealOpen rehabilitation closed`);
  });

  it('a moved meeting, and an absence', () => {
    expect(way(summoned(story()))).toBe(`${toGrounds} formalCase`);
    expect(way(moved(story()))).toBe(toMeeting);
    expect(way(stayedAway(story()))).toBe(toMeeting);
  });

  it('further investigation before the decision', () => {
    const one = disciplined(story(), 'furtherInvestigation');
    expect(way(one)).toBe(toMeeting);
    one
      .does('kari', 'InvestigateFurther', lookedInto)
      .does('kari', 'CallToHearing', callingToHearing)
      .at('2026-01-30T12:00:00.000Z')
      .does('kari', 'HearOnNewEvidence', hearing);
    expect(way(one)).toBe(`${toMeeting} furtherInvestigation`);
    one
      .does('kari', 'DecideDiscipline', decidingDiscipline('oralWarning', 2))
      .does('anne', 'DecideDiscipline', decidingDiscipline('oralWarning', 2));
    expect(way(one)).toBe(`${toMeeting} furtherInvestigation decisionOnDiscipline`);
  });

  it('an appeal while the discipline goes on moves nothing until it sends the strand back', () => {
    const one = tellBoth(decided(story(), 'yes')).does('nora', 'Appeal', appealing());
    expect(way(one)).toBe(toGrounds);
    expect(way(started(story()))).toBe(toGrounds);
  });

  it('a withdrawal goes beside the way, and leads to its end only where it is not followed up', () => {
    const withdrawn = () =>
      story()
        .sends()
        .does('kari', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' })
        .does('nora', 'Withdraw', { step: 'withdraw' });
    const followUp = (one: Story, answer: string) =>
      ['kari', 'anne'].reduce(
        (told, by) =>
          told.does(by, 'DecideFollowUp', {
            step: 'decideFollowUp',
            answers: { followUp: answer, reasons: 'So it is.' },
          }),
        one,
      );
    expect(way(followUp(withdrawn(), 'goOn'))).toBe('writtenComplaint');
    expect(way(followUp(withdrawn(), 'close'))).toBe(toGrounds);
  });
});
