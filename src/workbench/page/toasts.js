import { h } from './dom.js';
import { personOf, store, switchTo } from './store.js';
import { t } from './texts.js';

const shownMs = 7000;
const mostShown = 3;

/** Notifications as a phone or a desktop shows them to somebody who isn't looking: the summary, and nothing else. */
export function createToasts(changed) {
  const element = document.getElementById('toasts');
  const seen = new Map();

  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') element.replaceChildren();
  });

  function show(personId, text) {
    const { name } = personOf(personId);
    const toast = h(
      'button',
      {
        type: 'button',
        className: 'toast',
        'data-person': personId,
        onclick: ({ detail }) => {
          toast.remove();
          changed(() => switchTo(personId), detail === 0 ? personId : undefined);
        },
      },
      h('span', { className: 'name' }, t('toastFor', { name })),
      h('span', {}, text),
    );
    element.append(toast);
    while (element.children.length > mostShown) element.firstElementChild.remove();
    // Not while somebody is about to press it.
    const leave = () => (toast.matches(':hover, :focus') ? setTimeout(leave, shownMs) : toast.remove());
    setTimeout(leave, shownMs);
  }

  return {
    /** Whoever is being played at the moment is looking, and gets none. */
    take({ personId, toasts }) {
      const before = seen.get(personId);
      seen.set(personId, new Set(toasts.map(({ messageId }) => messageId)));
      const watched = store.tour.state !== 'idle' && store.shown.includes(personId);
      if (!before || personId === store.active || watched) return;
      for (const { messageId, text } of toasts) if (!before.has(messageId)) show(personId, text);
    },
    /** Takes away those of whoever has begun to look. */
    draw() {
      for (const toast of [...element.children]) if (toast.dataset.person === store.active) toast.remove();
    },
  };
}
