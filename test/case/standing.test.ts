import { standingOf } from '../../src/case/standing';
import { stepNamed } from '../../src/procedure/declarations';
import { procedure } from '../../src/procedure/procedure';
import {
  confirmed,
  drawingUp,
  drawnUp,
  moved,
  moving,
  secondMeeting,
  sendingBack,
  sendingSummons,
  summoned,
  summons,
} from '../support/discipline-scenes';
import { Story } from '../support/story';

const standing = (story: Story, round: number) => {
  const step = stepNamed(procedure, 'sendSummons');
  return step && standingOf(story.open, step, { step: 'sendSummons', subject: 'a1', round })?.is;
};
const story = () => new Story(procedure);

describe('3.2.2-3 a draft that the leader sent back is no summons', () => {
  it('stands as that beside the one that was sent', () => {
    const one = drawnUp(story()).does('kari', 'SendSummons', sendingBack());
    expect(standing(one, 1)).toBe('sentBack');
    one.does('anne', 'DrawUpSummons', drawingUp(undefined, 2)).does('kari', 'SendSummons', sendingSummons(2));
    expect([standing(one, 1), standing(one, 2)]).toEqual(['sentBack', undefined]);
  });

  it('what was never answered, or was sent, has no such mark', () => {
    expect(standing(drawnUp(story()), 1)).toBeUndefined();
    expect(standing(summoned(story()), 1)).toBeUndefined();
  });
});

describe('3.2.2-8 a summons holds until its meeting is moved', () => {
  it('says so from then on, and that it is replaced once the next has gone out', () => {
    const one = confirmed(story()).at('2026-01-28T12:00:00.000Z').does('kari', 'MoveMeeting', moving());
    expect(standing(one, 1)).toBe('moved');
    one.does('anne', 'DrawUpSummons', drawingUp({ ...summons, meetAt: secondMeeting }, 2));
    expect(standing(one, 1)).toBe('moved');
    one.does('kari', 'SendSummons', sendingBack(2));
    expect([standing(one, 1), standing(one, 2)]).toEqual(['moved', 'sentBack']);
    expect([standing(moved(story()), 1), standing(moved(story()), 2)]).toEqual(['replaced', undefined]);
  });
});
