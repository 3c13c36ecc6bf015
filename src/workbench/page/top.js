import { api } from './api.js';
import { h } from './dom.js';
import { chooseLanguage, now, store } from './store.js';
import { currentLanguage, errorText, languages, t } from './texts.js';

const steps = [
  ['hour', 'clockHour'],
  ['day', 'clockDay'],
  ['week', 'clockWeek'],
  ['workingMorning', 'clockWorkingMorning'],
];

function inWords(date) {
  const format = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: store.timeZone };
  return new Intl.DateTimeFormat(currentLanguage() === 'nb' ? 'nb-NO' : 'en-GB', format).format(date);
}

function inShort(date) {
  const format = { weekday: 'short', day: 'numeric', month: 'short', timeZone: store.timeZone };
  return new Intl.DateTimeFormat(currentLanguage() === 'nb' ? 'nb-NO' : 'en-GB', format).format(date);
}

function hours(date) {
  const format = { hour: '2-digit', minute: '2-digit', timeZone: store.timeZone };
  return new Intl.DateTimeFormat(currentLanguage() === 'nb' ? 'nb-NO' : 'en-GB', format).format(date);
}

// What a date-and-time field takes: local time without a zone. Swedish writes it almost so.
function forField(date) {
  const format = { dateStyle: 'short', timeStyle: 'short', timeZone: store.timeZone };
  return new Intl.DateTimeFormat('sv-SE', format).format(date).replace(' ', 'T');
}

/** The page's head: its name, the clock that moves time, the language. */
export function createTop(changed) {
  const element = document.getElementById('top');
  const title = h('h1');
  const day = h('span', { className: 'day wide' });
  const shortDay = h('span', { className: 'day narrow' });
  const time = h('span', { className: 'time' });
  const clock = h('button', { type: 'button', className: 'clock', popovertarget: 'clock-panel' }, day, shortDay, time);
  const panel = h('div', { id: 'clock-panel', className: 'panel', popover: 'auto' });
  const lost = h('p', { className: 'lost', role: 'status' });
  const language = h('div', { className: 'languages', role: 'group' });
  element.append(title, lost, clock, panel, language);
  let drawnIn = '';

  function drawPanel() {
    const problem = h('p', { className: 'problem', role: 'alert' });
    const field = h('input', { type: 'datetime-local', name: 'to', required: true });
    const move = async (where) => {
      panel.inert = true;
      problem.textContent = t('clockMoving');
      const answer = await api.moveClock(where);
      panel.inert = false;
      problem.textContent = answer.kind === 'error' ? errorText(answer.code) : '';
      if (answer.kind !== 'error') field.value = forField(new Date(answer.now));
    };
    const submit = (event) => {
      event.preventDefault();
      void move({ to: field.value });
    };
    panel.replaceChildren(
      h('h2', {}, t('clock')),
      h(
        'div',
        { className: 'steps' },
        ...steps.map(([step, key]) =>
          h('button', { type: 'button', className: 'step', onclick: () => move({ step }) }, t(key)),
        ),
      ),
      h(
        'form',
        { onsubmit: submit },
        h('label', {}, t('clockOwn'), field),
        h('button', { className: 'primary' }, t('clockMove')),
      ),
      problem,
    );
    panel.addEventListener('beforetoggle', () => {
      field.value = forField(now());
      problem.textContent = '';
    });
  }

  function drawWords() {
    if (drawnIn === currentLanguage()) return;
    drawnIn = currentLanguage();
    title.textContent = store.title[currentLanguage()];
    document.title = store.title[currentLanguage()];
    language.setAttribute('aria-label', t('language'));
    language.replaceChildren(
      ...Object.entries(languages).map(([code, name]) =>
        h(
          'button',
          {
            type: 'button',
            lang: code,
            'aria-pressed': String(code === currentLanguage()),
            'aria-label': name,
            onclick: () => changed(() => chooseLanguage(code)),
          },
          h('span', { className: 'wide' }, name),
          h('span', { className: 'narrow' }, code === 'nb' ? 'NO' : 'EN'),
        ),
      ),
    );
    drawPanel();
  }

  function drawTime() {
    day.textContent = inWords(now());
    shortDay.textContent = inShort(now());
    time.textContent = hours(now());
    clock.setAttribute('aria-label', `${t('clockNow')} ${inWords(now())} ${hours(now())}`);
  }

  setInterval(drawTime, 1000);
  return {
    draw() {
      drawWords();
      drawTime();
      lost.textContent = store.lost ? t('unreachable') : '';
    },
  };
}
