import { isJson, type Json } from './model';

export interface ActionSite {
  /** The place in the card's reading order: names an action whatever its title and data. */
  index: number;
  action: Json;
  /** The inputs whose values go along: those of its own card and of the cards around it. */
  inputs: Json[];
}

export interface CardContents {
  elements: Json[];
  inputs: Json[];
  actions: ActionSite[];
}

const knownTypes = new Set([
  ...['TextBlock', 'RichTextBlock', 'TextRun', 'Image', 'ImageSet', 'Media', 'Container', 'ColumnSet', 'Column'],
  ...['FactSet', 'Table', 'TableRow', 'TableCell', 'ActionSet'],
  ...['Input.Text', 'Input.Number', 'Input.Date', 'Input.Time', 'Input.Toggle', 'Input.ChoiceSet'],
  ...['Action.OpenUrl', 'Action.Submit', 'Action.Execute', 'Action.ShowCard', 'Action.ToggleVisibility'],
]);
const placesOfElements = [
  'body',
  'items',
  'columns',
  'rows',
  'cells',
  'images',
  'actions',
  'selectAction',
  'inlineAction',
];

export function isKnownType(type: unknown): boolean {
  return typeof type === 'string' && knownTypes.has(type);
}

function childrenOf(node: Json): Json[] {
  return placesOfElements.flatMap((place) => {
    const value = node[place];
    // Columns of a table are widths, not elements.
    if (place === 'columns' && node.type === 'Table') return [];
    return (Array.isArray(value) ? value : [value]).filter(isJson);
  });
}

/** Reads a card in the order in which it is drawn, taking the fallback where a type isn't known. */
export function readCard(card: Json): CardContents {
  const contents: CardContents = { elements: [], inputs: [], actions: [] };

  function readScope(root: Json, inputsAround: Json[]): void {
    const inputs = [...inputsAround];
    const cardsWithin: Json[] = [];
    const visit = (node: Json): void => {
      const type = node.type;
      contents.elements.push(node);
      if (!isKnownType(type) && isJson(node.fallback)) {
        visit(node.fallback);
        return;
      }
      if (typeof type === 'string' && type.startsWith('Input.')) {
        inputs.push(node);
        contents.inputs.push(node);
      }
      if (typeof type === 'string' && type.startsWith('Action.')) {
        contents.actions.push({ index: contents.actions.length, action: node, inputs });
        if (type === 'Action.ShowCard' && isJson(node.card)) cardsWithin.push(node.card);
      }
      childrenOf(node).forEach(visit);
    };
    childrenOf(root).forEach(visit);
    for (const within of cardsWithin) readScope(within, inputs);
  }

  readScope(card, []);
  return contents;
}

/** The first text that a notification would show. */
export function firstTextOf(card: Json): string | undefined {
  const text = readCard(card).elements.find(({ type, text }) => type === 'TextBlock' && typeof text === 'string')?.text;
  return typeof text === 'string' ? text : undefined;
}

/** Every string anywhere inside a value, keys not counted. */
export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item);
  else if (isJson(value)) for (const item of Object.values(value)) yield* stringsIn(item);
}
