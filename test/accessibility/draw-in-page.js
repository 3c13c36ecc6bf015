// Runs in a page: cards by the dozen, drawn as the workbench draws them.
import { drawCard } from '/workbench/page/cards.js';
import { h } from '/workbench/page/dom.js';

const place = document.getElementById('gallery');

function draw({ name, language, title, card }) {
  const drawn = drawCard(card, { personId: '', press: async () => ({ kind: 'done' }) });
  return h('section', { 'data-part': name, lang: language }, h('h2', {}, title), drawn);
}

/** What an element is, whatever its words are: its attributes, and whether those that vary are filled in. */
function likeness(element) {
  const varying = /^(id|for|name|href|title|lang|value|placeholder|aria-(label|labelledby|describedby|controls))$/;
  const attributes = [...element.attributes].map(({ name, value }) =>
    varying.test(name) ? `${name}${value.trim() ? '+' : '-'}` : `${name}=${value}`,
  );
  return `${element.tagName} ${attributes.sort().join(' ')}`;
}

const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

/** An element with all in it; of neighbours that are alike one. */
function shape(element) {
  const inner = [...element.children].map(shape).filter((one, index, all) => one !== all[index - 1]);
  return `${likeness(element)}${hasText(element) ? ' text' : ''}[${inner.join()}]`;
}

/** What a text lies in, up to its card: all that its colours can come from. */
function layers(element, card) {
  const above = element === card ? '' : layers(element.parentElement, card);
  return `${above}/${element.tagName} ${element.className} ${element.getAttribute('style')} ${element.getAttribute('role')}`;
}

const hash = (text) => {
  let sum = 5381;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 33) + text.charCodeAt(at)) | 0;
  return sum;
};

/** Draws these cards, and tells of each what stands in it and in which colours, as numbers to be compared. */
window.show = (language, cards) => {
  document.documentElement.lang = language;
  place.replaceChildren(...cards.map(draw));
  return cards.map((_, index) => {
    const card = place.children[index].querySelector('.card');
    const texts = [...card.querySelectorAll('*')].filter(
      (one) => hasText(one) || ['INPUT', 'SELECT', 'TEXTAREA'].includes(one.tagName),
    );
    return {
      shapes: [...(card.querySelector('.ac-adaptiveCard')?.children ?? [])].map((one) => hash(shape(one))),
      colours: [...new Set(texts.map((one) => hash(layers(one, card))))],
    };
  });
};
