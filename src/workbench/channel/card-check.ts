import { isKnownType, readCard, stringsIn } from './card-walk';
import { type Finding, isJson, type Json } from './model';

// The package's main file is in a module format that Node can't load; the bundle beside it can be loaded.
const official: typeof import('adaptivecards') = require('adaptivecards/dist/adaptivecards.js');
const { AdaptiveCard, ChoiceSetInput, SerializationContext, ValidationEvent, Versions } = official;

const mostRefreshUsers = 60;
const mostActions = 6;
const peopleDatasets = ['graph.microsoft.com/users'];

export type Place = 'chat' | 'dialog';

function error(code: string, why: string): Finding {
  return { severity: 'error', code, why };
}

function isPeoplePicker(element: unknown): boolean {
  const query = isJson(element) ? element['choices.data'] : undefined;
  return isJson(query) && query.type === 'Data.Query' && peopleDatasets.includes(String(query.dataset));
}

// Checked by the channel itself, which knows what Teams draws: unknown types with a fallback,
// choices that come from a data set, and six actions.
const ownChecks = [
  ValidationEvent.UnknownElementType,
  ValidationEvent.UnknownActionType,
  ValidationEvent.TooManyActions,
  ValidationEvent.UnsupportedCardVersion,
];

// The parser keeps state between its looks at `lang`, and so objects to every second card with a right one.
function withoutLanguage(card: Json): Json {
  return JSON.parse(JSON.stringify(card, (name, value) => (name === 'lang' ? undefined : value)));
}

/** What the official parser objects to, leaving out what Teams draws all the same. */
function* parserFindings(card: Json): Generator<Finding> {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  const told: string[] = [];
  try {
    parsed.parse(withoutLanguage(card), context);
    for (let index = 0; index < context.eventCount; index++) {
      const event = context.getEventAt(index);
      const unsupportedPicker =
        event.event === ValidationEvent.UnsupportedProperty && event.message.includes('"choices.data"');
      if (!ownChecks.includes(event.event) && !unsupportedPicker) told.push(event.message);
    }
    for (const { event, source, message } of parsed.validateProperties().validationEvents) {
      const emptyChoices = event === ValidationEvent.CollectionCantBeEmpty && source instanceof ChoiceSetInput;
      if (!emptyChoices && !ownChecks.includes(event)) told.push(message);
    }
  } catch {
    told.push('The official parser could not read the card.');
  }
  for (const message of told) yield error('card-unparsable', `The official parser objects to a card: ${message}`);
}

function* versionFindings(card: Json): Generator<Finding> {
  const version = /^(\d+)\.(\d+)$/.exec(String(card.version));
  if (!version) {
    yield error('card-version', 'A card has no schema version.');
    return;
  }
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if ((major > 1 || minor > 5) && !card.fallbackText) {
    yield error(
      'card-version',
      `A card asks for schema ${card.version}, and has no fallbackText for clients that stop at 1.5.`,
    );
  }
}

function* actionFindings(card: Json, place: Place): Generator<Finding> {
  for (const { action } of readCard(card).actions) {
    const msteams = isJson(action.data) && isJson(action.data.msteams) ? action.data.msteams : undefined;
    if (place === 'dialog' && action.type === 'Action.Execute') {
      yield error('execute-in-dialog', 'A card in a dialog has an Action.Execute; only Action.Submit works there.');
    }
    if (place === 'dialog' && msteams?.type === 'task/fetch') {
      yield error('fetch-in-dialog', 'A card in a dialog opens another dialog.');
    }
    if (action.type === 'Action.Execute' && typeof action.verb !== 'string') {
      yield error('execute-without-verb', 'An Action.Execute has no verb.');
    }
  }
  for (const { type, actions } of [card, ...readCard(card).elements]) {
    if (Array.isArray(actions) && actions.length > mostActions) {
      yield {
        severity: 'warning',
        code: 'many-actions',
        why: `${type} has ${actions.length} actions; Teams shows ${mostActions}.`,
      };
    }
  }
}

function* elementFindings(card: Json): Generator<Finding> {
  if (card.lang !== undefined && !/^[a-z]{2,3}$/i.test(String(card.lang))) {
    yield error('card-unparsable', 'The language of a card is no language code of two or three letters.');
  }
  for (const place of ['body', 'actions']) {
    if (card[place] !== undefined && !(Array.isArray(card[place]) && card[place].every(isJson))) {
      yield error('card-unparsable', `The ${place} of a card is no list of elements.`);
    }
  }
  for (const { type, fallback, ...element } of readCard(card).elements) {
    if (!isKnownType(type) && fallback === undefined) {
      yield error('unknown-element', `A card has an element of the type ${String(type)}, and no fallback for it.`);
    }
    const empty = !Array.isArray(element.choices) || element.choices.length === 0;
    if (type === 'Input.ChoiceSet' && empty && element['choices.data'] === undefined) {
      yield error('card-unparsable', 'A choice set has no choices.');
    }
    if (element['choices.data'] !== undefined && !isPeoplePicker(element)) {
      yield error('choices-data', 'A choice set asks a data set that the client does not have.');
    }
  }
}

function* refreshFindings(card: Json): Generator<Finding> {
  if (card.refresh === undefined) return;
  const { action, userIds } = isJson(card.refresh) ? card.refresh : {};
  if (!isJson(action) || action.type !== 'Action.Execute') {
    yield error('refresh', 'The refresh of a card has no Action.Execute.');
  }
  if (Array.isArray(userIds) && userIds.length > mostRefreshUsers) {
    yield error('refresh', `The refresh of a card names ${userIds.length} users; Teams takes ${mostRefreshUsers}.`);
  }
}

/** Text in `${…}` that no person has typed: a template that was not filled in. */
function* templateFindings(card: Json, typed: ReadonlySet<string>): Generator<Finding> {
  for (const text of stringsIn(card)) {
    if (templateMarks(text).some((mark) => !typed.has(mark))) {
      yield error('template-left-over', 'A card still holds a place of its template that was not filled in.');
      return;
    }
  }
}

export function templateMarks(text: string): string[] {
  return text.match(/\$\{[^}]*\}?/g) ?? [];
}

/** Everything Teams would stumble over in a card, and a little more. */
export function checkCard(card: unknown, place: Place, typed: ReadonlySet<string> = new Set()): Finding[] {
  if (!isJson(card) || card.type !== 'AdaptiveCard') {
    return [error('card-unparsable', 'An attachment says it is an Adaptive Card, and is none.')];
  }
  return [
    ...versionFindings(card),
    ...elementFindings(card),
    ...actionFindings(card, place),
    ...refreshFindings(card),
    ...templateFindings(card, typed),
    ...parserFindings(card),
  ];
}
