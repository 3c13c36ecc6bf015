import { progressOf } from '../../src/case/progress';
import { procedure } from '../../src/procedure/procedure';
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
