import type { Piece } from './templates';

/** So many lines above a button say which of several it is. */
const enough = 2;
const longest = 90;

/**
 * The card, in which each of several buttons of the same title says what it stands below. Whoever goes from button to
 * button, or listens to a list of them, otherwise hears "Open, Open, Open". Clients read it out, and show it to a mouse.
 */
export function tellApart(card: Piece): Piece {
  const titles = [...titlesIn(card)];
  const shared = new Set(titles.filter((title, index) => titles.indexOf(title) !== index));
  return shared.size > 0 ? within(card, shared, []) : card;
}

function within(piece: Piece, shared: ReadonlySet<unknown>, above: readonly string[]): Piece {
  if (Array.isArray(piece.actions)) {
    const actions = piece.actions.map((action) =>
      shared.has(action.title) && !action.tooltip && above.length > 0
        ? { ...action, tooltip: tooltip(action.title, above) }
        : action,
    );
    return { ...piece, actions };
  }
  let lines = above;
  let own: readonly string[] = [];
  const inner = (one: Piece): Piece => {
    const made = within(one, shared, own.length > 0 ? own : lines);
    // What follows a set of buttons is about something else, and on the card itself so is every container.
    if (one.type === 'ActionSet' || ('body' in piece && one.type === 'Container')) {
      lines = own.length > 0 ? own : lines;
      own = [];
    }
    own = [...own, ...textsIn(one)];
    return made;
  };
  const lists = ['body', 'items', 'columns'].filter((name) => Array.isArray(piece[name]));
  return { ...piece, ...Object.fromEntries(lists.map((name) => [name, pieces(piece[name]).map(inner)])) };
}

function tooltip(title: unknown, above: readonly string[]): string {
  const lines = above
    .slice(0, enough)
    .map((line) => (line.length > longest ? `${line.slice(0, longest).trimEnd()} …` : line));
  return `${title}: ${lines.map((line) => line.replace(/\.$/, '')).join('. ')}`;
}

function textsIn(piece: Piece): readonly string[] {
  if (piece.type === 'TextBlock') return [String(piece.text).replaceAll('**', '')];
  if (piece.type === 'RichTextBlock')
    return [
      pieces(piece.inlines)
        .map(({ text }) => text)
        .join(''),
    ];
  return [...pieces(piece.items), ...pieces(piece.columns)].flatMap(textsIn);
}

function* titlesIn(piece: Piece): Generator<unknown> {
  for (const { title } of pieces(piece.actions)) yield title;
  for (const name of ['body', 'items', 'columns']) for (const one of pieces(piece[name])) yield* titlesIn(one);
}

function pieces(list: unknown): readonly Piece[] {
  return Array.isArray(list) ? list : [];
}
