import { progressOf } from '../../src/case/progress';
import { procedure } from '../../src/procedure/procedure';
import { drawingUp, moving, sendingBack, sendingSummons, summoned, toldOfMeeting } from '../support/discipline-scenes';
import { Story } from '../support/story';

describe('whoever saw it and reported it', () => {
  it('gets a receipt and no more: not even when the case was closed', () => {
    const story = new Story(procedure);
    const sent = { by: 'silje', way: 'observed', complainant: { accountId: 'nora', name: 'Nora Lund' } } as const;
    story.sends({ ...sent, seen: story.receiversOfSent(sent) });
    const closed = { ...story.open, phase: 'closed' as const };
    expect(progressOf(story.ground, closed, 'silje', story.now)).toMatchObject({ closed: false, done: [] });
    expect(progressOf(story.ground, closed, 'kari', story.now).closed).toBe(true);
  });
});

describe('whoever is to get a summons', () => {
  const nextFor = (story: Story) => progressOf(story.ground, story.open, 'jonas', story.now).next?.step;
  const told = () => toldOfMeeting(new Story(procedure));

  it('waits for it, and not for what comes after it, from when it is to be drawn up', () => {
    const story = told();
    expect(nextFor(story)).toBe('sendSummons');
    story
      .at('2026-01-14T08:00:00.000Z')
      .does('anne', 'DrawUpSummons', drawingUp())
      .does('kari', 'SendSummons', sendingBack());
    expect(nextFor(story)).toBe('sendSummons');
    story.does('anne', 'DrawUpSummons', drawingUp(undefined, 2)).does('kari', 'SendSummons', sendingSummons(2));
    expect(nextFor(story)).toBe('confirmReceipt');
  });

  it('waits for the new one where the meeting was moved', () => {
    const story = summoned(new Story(procedure)).does('kari', 'MoveMeeting', moving());
    expect(nextFor(story)).toBe('sendSummons');
  });
});
