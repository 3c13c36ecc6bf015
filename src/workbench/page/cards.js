import { api } from './api.js';
import { h } from './dom.js';
import { hostConfig } from './host-config.js';
import { accessible } from './inputs.js';
import { definePeoplePicker } from './people-picker.js';
import { currentLanguage, errorText } from './texts.js';

const { AdaptiveCards, markdownit } = window;

// What Teams draws of Markdown in cards, and nothing else; HTML stays text.
const markdown = markdownit('zero', { html: false, breaks: true }).enable([
  ...['emphasis', 'list', 'link', 'autolink', 'newline', 'escape', 'entity'],
]);
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index].attrSet('target', '_blank');
  tokens[index].attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};
AdaptiveCards.GlobalSettings.setTabIndexAtCardRoot = false;

const owners = new WeakMap();
const findPeople = async (input, text) => {
  const found = await api.find(owners.get(input.getRootElement()), text);
  return Array.isArray(found) ? found : [];
};
const inputs = {
  'Input.ChoiceSet': definePeoplePicker(accessible(AdaptiveCards.ChoiceSetInput), findPeople),
  'Input.Date': accessible(AdaptiveCards.DateInput),
  'Input.Number': accessible(AdaptiveCards.NumberInput),
  'Input.Text': accessible(AdaptiveCards.TextInput),
  'Input.Time': accessible(AdaptiveCards.TimeInput),
  'Input.Toggle': accessible(AdaptiveCards.ToggleInput),
};
for (const [type, input] of Object.entries(inputs)) {
  AdaptiveCards.GlobalRegistry.elements.register(type, input, AdaptiveCards.Versions.v1_0);
}

/** @param {string} text */
export function drawMarkdown(text) {
  const element = h('div', { className: 'markdown' });
  element.innerHTML = markdown.render(text);
  return element;
}

function valuesOf(card) {
  const values = {};
  for (const input of card.getAllInputs()) if (input.id) values[input.id] = String(input.value ?? '');
  return values;
}

/**
 * Draws a card with the official renderer. `press` is called with the action's place and what is filled in; the card
 * can't be used while its promise is pending.
 * @param {object} json
 * @param {{ personId: string, press: (action: number, inputs: Record<string, string>) => Promise<any> }} options
 */
export function drawCard(json, { personId, press }) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  owners.set(card, personId);
  card.parse(json, new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5));
  const frame = h('div', { className: 'card', lang: json.lang });
  const problem = h('p', { className: 'problem', role: 'alert' });
  card.onExecuteAction = async (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      if (/^https?:/.test(action.url ?? '')) window.open(action.url, '_blank', 'noopener,noreferrer');
      return;
    }
    // Not inert: that would take the focus from the button, and from whoever uses the keyboard.
    if (frame.ariaBusy === 'true') return;
    frame.ariaBusy = 'true';
    try {
      const outcome = await press(Number(action.id), valuesOf(card));
      problem.lang = currentLanguage();
      problem.textContent = outcome.local || outcome.kind === 'stopped' ? errorText(outcome.code) : '';
    } finally {
      frame.ariaBusy = 'false';
    }
  };
  // The browser itself brings no more of it into view than the line in which one writes.
  frame.addEventListener('focusin', ({ target }) => {
    if (target.matches('textarea')) target.scrollIntoView({ block: 'nearest' });
  });
  const drawn = card.render();
  if (drawn) frame.append(drawn, problem);
  return frame;
}

/** More of a card than this before a heading, in characters, and it is not the heading of the card. */
const mostBefore = 250;

/**
 * The heading that says what a card is about, where it has one.
 * @param {Element} drawn
 * @returns {HTMLElement | undefined}
 */
export function headingOf(drawn) {
  const heading = /** @type {HTMLElement | null} */ (drawn.querySelector('[role=heading]'));
  if (!heading) return undefined;
  const before = new Range();
  before.setStart(drawn, 0);
  before.setEndBefore(heading);
  return before.toString().length <= mostBefore ? heading : undefined;
}
