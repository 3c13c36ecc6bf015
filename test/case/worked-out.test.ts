import { foldCommit } from '../../src/case/commit';
import type { CaseState } from '../../src/case/state';
import { openTasks } from '../../src/case/tasks';
import { once } from '../../src/case/worked-out';
import { without } from '../../src/procedure/declarations';
import { procedure } from '../../src/procedure/procedure';
import { Story } from '../support/story';

const received = () => new Story(procedure).sends();

describe('what follows from a case', () => {
  it('is worked out once, as long as nothing happens in it', () => {
    const { open } = received();
    const workOut = jest.fn(() => ({}));
    const follows = once(workOut);
    expect(follows(procedure, open)).toBe(follows(procedure, open));
    expect(workOut).toHaveBeenCalledTimes(1);
  });

  it('is worked out anew for another case, and under another procedure', () => {
    const [one, other] = [received().open, received().open];
    const follows = once((by, { caseId }) => ({ by, caseId }));
    expect(follows(procedure, one)).not.toBe(follows(procedure, other));
    const another = without(procedure, '3.1.2-4');
    expect(follows(another, one).by).toBe(another);
    expect(follows(procedure, one).by).toBe(procedure);
  });

  it('is forgotten with the next event that is folded into the case, in place', () => {
    const story = received();
    const state: CaseState = structuredClone(story.open);
    const commands = () => openTasks(procedure, state).map(({ command }) => command);
    expect(commands()).toContain('AcknowledgeReceipt');
    story.does('kari', 'AcknowledgeReceipt', { step: 'acknowledgeReceipt' });
    const [, commit] = story.commits;
    if (!commit) throw new Error('nothing was done');
    expect(foldCommit(state, commit)).toBe(state);
    expect(commands()).not.toContain('AcknowledgeReceipt');
  });
});
