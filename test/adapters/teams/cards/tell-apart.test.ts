import { tellApart } from '../../../../src/adapters/teams/cards/tell-apart';
import type { Piece } from '../../../../src/adapters/teams/cards/templates';
import { type Json, objectsIn } from './walk';

const text = (words: string): Piece => ({ type: 'TextBlock', text: words });
const buttons = (...titles: readonly string[]): Piece => ({
  type: 'ActionSet',
  actions: titles.map((title) => ({ type: 'Action.Submit', title })),
});
const box = (...items: readonly Piece[]): Piece => ({ type: 'Container', items });

function tooltips(...body: readonly Piece[]): unknown[] {
  return actionsOf(tellApart({ type: 'AdaptiveCard', body })).map(({ tooltip }) => tooltip);
}

function actionsOf(card: Piece): Json[] {
  return [...objectsIn(card)].flatMap(({ type, actions }) => (type === 'ActionSet' ? (actions as Json[]) : []));
}

describe('buttons of the same title', () => {
  it('say what they stand below, which is all that tells them apart', () => {
    const body = [
      text('Tasks'),
      box(text('**Sign**'), text('Case 1'), buttons('Open')),
      box(text('Sign'), text('Case 2'), buttons('Open')),
    ];
    expect(tooltips(...body)).toEqual(['Open: Sign. Case 1', 'Open: Sign. Case 2']);
  });

  it('say what the container above them is about, where they stand on the card itself', () => {
    const name = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Sara Lind' }] };
    const body = [
      text('Cases'),
      box(name),
      buttons('Open'),
      buttons('Close'),
      box(text('Case 2')),
      buttons('Open'),
      buttons('Close'),
    ];
    expect(tooltips(...body)).toEqual(['Open: Sara Lind', 'Close: Sara Lind', 'Open: Case 2', 'Close: Case 2']);
  });

  it('leave those alone whose title is their own', () => {
    expect(tooltips(text('A question'), buttons('Yes', 'No'))).toEqual([undefined, undefined]);
  });

  it('say no more than a line or two', () => {
    const long = 'word '.repeat(100);
    const [first] = tooltips(text(long), text('Two.'), text('Three'), buttons('Open'), text('Other'), buttons('Open'));
    expect(first).toMatch(/^Open: (word )+…\. Two$/);
    expect(String(first).length).toBeLessThan(120);
  });
});
