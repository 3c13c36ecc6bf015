import { api } from './api.js';
import { drawCard, drawMarkdown, headingOf } from './cards.js';
import { h } from './dom.js';
import { drawFile, drawFileQuestion, fileConsentType, fileInfoType } from './files.js';
import { personOf, store } from './store.js';
import { currentLanguage, errorText, t } from './texts.js';

const cardType = 'application/vnd.microsoft.card.adaptive';

function inWords(iso, options) {
  const format = { hour: '2-digit', minute: '2-digit', timeZone: store.timeZone, ...options };
  return new Intl.DateTimeFormat(currentLanguage() === 'nb' ? 'nb-NO' : 'en-GB', format).format(new Date(iso));
}

export function drawTime(iso) {
  const time = h('time', { dateTime: iso }, inWords(iso, { weekday: 'long', day: 'numeric', month: 'long' }));
  return h('li', { className: 'moment', lang: currentLanguage() }, time);
}

export function drawViolation({ severity, code, why }) {
  return h(
    'li',
    { className: `line violation ${severity}`, lang: currentLanguage() },
    h('strong', {}, t(severity === 'error' ? 'problem' : 'caution')),
    h('p', { lang: 'en' }, why),
    h('code', {}, code),
  );
}

function drawAttachment(attachment, message, personId, acts) {
  if (attachment.contentType === fileInfoType) return drawFile(attachment);
  if (attachment.contentType === fileConsentType) {
    return drawFileQuestion(attachment, (answer) => {
      acts();
      return api.answerFile(personId, message.id, answer);
    });
  }
  if (attachment.contentType !== cardType) {
    return h(
      'p',
      { className: 'attachment', lang: currentLanguage() },
      t('attachment', { type: attachment.contentType }),
    );
  }
  const press = (action, inputs) => {
    acts();
    return api.press(personId, message.id, action, inputs);
  };
  return drawCard(attachment.content, { personId, press });
}

function drawSuggestions({ suggestedActions }, personId, acts) {
  const actions = suggestedActions?.actions ?? [];
  if (actions.length === 0) return null;
  const say = (action) => {
    acts();
    void api.say(personId, String(action.value ?? action.title));
  };
  const buttons = actions.map((action) => h('button', { type: 'button', onclick: () => say(action) }, action.title));
  return h('div', { className: 'suggestions' }, ...buttons);
}

export function drawMessage(message, personId, acts) {
  if (message.from === 'notice') {
    const failed = message.errorCode !== undefined;
    return h(
      'li',
      { className: failed ? 'line notice failed' : 'line notice', lang: failed ? currentLanguage() : undefined },
      failed ? errorText(message.errorCode) : message.text,
    );
  }
  const fromBot = message.from === 'bot';
  const text = message.text && (fromBot ? drawMarkdown(message.text) : message.text);
  const author = fromBot ? t('trygg') : personOf(personId).name;
  const drawn = message.attachments.map((attachment) => drawAttachment(attachment, message, personId, acts));
  return h(
    'li',
    { className: `line ${message.from}`, 'aria-label': nameOf(message, author, drawn) },
    h('span', { className: 'unseen' }, `${author}: `),
    text && h('div', { className: 'bubble' }, text),
    ...drawn,
    drawSuggestions(message, personId, acts),
    message.updatedAt &&
      h(
        'span',
        { className: 'updated', lang: currentLanguage() },
        `${t('updated')} ${inWords(message.updatedAt, { day: 'numeric', month: 'long' })}`,
      ),
  );
}

/** A message that came in place of another is told by this: what it is spoken as is often the same again. */
function nameOf({ attachments }, author, drawn) {
  const about = attachments.map(({ content }) => content?.speak).find(Boolean);
  const heading = drawn.map((one) => headingOf(one)?.textContent.trim()).find(Boolean);
  const words = [...new Set([about, heading].filter(Boolean))].join('. ');
  return words && `${author}: ${words}`;
}
