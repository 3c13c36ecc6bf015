import { api } from './api.js';
import { h } from './dom.js';
import { forField, hours, longDay, shortDay } from './moments.js';
import { nameOf, now, store } from './store.js';
import { errorText, t } from './texts.js';

const steps = [
  ['hour', 'clockHour'],
  ['day', 'clockDay'],
  ['week', 'clockWeek'],
  ['workingMorning', 'clockWorkingMorning'],
  ['nextDeadline', 'clockNextDeadline'],
];

/** What the clock was moved to, where it went somewhere by itself. */
function arrival({ kind, due }) {
  if (kind === 'nothingDue') return t('clockNothingDue');
  if (!due) return '';
  const { caseId, step, duty, at, reminds } = due;
  const day = longDay(at);
  if (duty)
    return t(reminds ? 'clockJumpedToDutyReminder' : 'clockJumpedToDuty', { duty: nameOf('duties', duty), day });
  if (!step) return t('clockJumpedByItself', { caseId, day });
  return t(reminds ? 'clockJumpedToReminder' : 'clockJumped', { caseId, day, step: nameOf('steps', step) });
}

const inWords = (date) => `${t('clockNow')} ${longDay(date)} ${hours(date)}`;

/** The workbench's time, and the panel that moves it. */
export function createClock() {
  const day = h('span', { className: 'day wide' });
  const shortOne = h('span', { className: 'day narrow' });
  const time = h('span', { className: 'time' });
  const before = h('span', { className: 'unseen' });
  const button = h(
    'button',
    { type: 'button', className: 'clock', popovertarget: 'clock-panel' },
    ...[before, day, shortOne, ' ', time],
  );
  const panel = h('div', { id: 'clock-panel', className: 'panel', popover: 'auto' });
  const problem = h('p', { className: 'problem', role: 'alert' });
  const said = h('p', { className: 'said', role: 'status' });
  const field = h('input', { type: 'datetime-local', name: 'to', required: true });

  async function move(where) {
    panel.ariaBusy = 'true';
    problem.textContent = '';
    said.textContent = t('clockMoving');
    const answer = await api.moveClock(where);
    panel.ariaBusy = 'false';
    problem.textContent = answer.kind === 'error' ? errorText(answer.code) : '';
    said.textContent = answer.kind === 'error' ? '' : arrival(answer) || `${inWords(answer.now)}.`;
    if (answer.kind !== 'error') field.value = forField(new Date(answer.now));
  }

  function drawWords() {
    const submit = (event) => {
      event.preventDefault();
      void move({ to: field.value });
    };
    const offered = steps.filter(([step]) => store.evaluates || step !== 'nextDeadline');
    panel.replaceChildren(
      h('h2', {}, t('clock')),
      h(
        'div',
        { className: 'steps' },
        ...offered.map(([step, key]) =>
          h('button', { type: 'button', className: `step ${step}`, onclick: () => move({ step }) }, t(key)),
        ),
      ),
      h(
        'form',
        { onsubmit: submit },
        h('label', {}, t('clockOwn'), field),
        h('button', { className: 'primary' }, t('clockMove')),
      ),
      said,
      problem,
    );
  }

  panel.addEventListener('beforetoggle', () => {
    field.value = forField(now());
    problem.textContent = '';
    said.textContent = '';
  });

  function drawTime() {
    day.textContent = longDay(now());
    shortOne.textContent = shortDay(now());
    time.textContent = hours(now());
    before.textContent = `${t('clockNow')} `;
  }

  setInterval(drawTime, 1000);
  return { button, panel, drawWords, drawTime };
}
