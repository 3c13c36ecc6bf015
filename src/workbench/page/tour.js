import { api } from './api.js';
import { focusFirst, h } from './dom.js';
import { store } from './store.js';
import { currentLanguage, named, t } from './texts.js';

const speeds = [1, 2, 4];

/** The story that plays itself: what happens now, under which rule, and the buttons that lead it. */
export function createTour() {
  const element = document.getElementById('tour');
  const caption = h('p', { className: 'caption', 'aria-live': 'polite' });
  const scene = h('p', { className: 'scene' });
  const progress = h('progress', { max: 1, 'aria-hidden': 'true' });
  const pause = h('button', { type: 'button', className: 'tool', onclick: pauseOrResume });
  const next = h('button', { type: 'button', className: 'tool', onclick: () => api.tour('next') });
  const faster = h('button', { type: 'button', className: 'tool', onclick: goFaster });
  const stop = h('button', { type: 'button', className: 'tool', onclick: () => api.tour('stop') });
  const buttons = h('div', { className: 'buttons', role: 'group' }, pause, next, faster, stop);
  element.append(progress, h('div', { className: 'words' }, scene, caption), buttons);

  function pauseOrResume() {
    void api.tour(store.tour.state === 'paused' ? 'resume' : 'pause');
  }

  function goFaster() {
    const speed = speeds.find((one) => one > store.tour.speed) ?? speeds[0];
    void api.tour('speed', { speed });
  }

  function sceneLine({ scene: place, of, rule, state }) {
    if (place === 0) return '';
    const where = state === 'ended' ? t('storyEnded') : t('storyScene', { scene: place, of });
    return rule ? `${where} · ${t(rule.startsWith('P-') ? 'storyPolicy' : 'storyRule', { rule })}` : where;
  }

  return {
    draw() {
      const { tour } = store;
      const shown = tour.state !== 'idle';
      const begins = shown && element.hidden;
      const hadFocus = !shown && element.contains(document.activeElement);
      element.hidden = !shown;
      document.body.classList.toggle('touring', shown);
      if (hadFocus) focusFirst('#top .story', '.menu-button');
      if (!shown) return;
      const over = tour.state === 'ended' || tour.state === 'failed';
      element.setAttribute('aria-label', t('storyControls'));
      element.classList.toggle('failed', tour.state === 'failed');
      progress.value = tour.of > 0 ? tour.scene / tour.of : 0;
      scene.textContent = sceneLine(tour);
      const text = tour.state === 'failed' ? named('story.failed', tour.failure) : tour.caption;
      if (caption.textContent !== text) caption.textContent = text;
      caption.lang = tour.state === 'failed' ? currentLanguage() : tour.language;
      pause.textContent = t(tour.state === 'paused' ? 'storyResume' : 'storyPause');
      next.textContent = t('storyNext');
      faster.textContent = `${t('storyFaster')} ${tour.speed}×`;
      faster.setAttribute('aria-label', `${faster.textContent}. ${t('storySpeed', { speed: tour.speed })}`);
      stop.textContent = t(over ? 'storyClose' : 'storyStop');
      for (const button of [pause, next, faster]) button.hidden = over;
      if (begins) pause.focus();
      if (over && buttons.contains(document.activeElement) && document.activeElement.hidden) stop.focus();
    },
  };
}
