import { api } from './api.js';
import { drawCard } from './cards.js';
import { h } from './dom.js';
import { personOf, store } from './store.js';
import { errorText, t } from './texts.js';

const isTouring = () => store.tour.state !== 'idle';

/** The dialog a person has open, as Teams shows it: over everything else, and gone without a trace when closed. */
export function createDialog() {
  const element = /** @type {HTMLDialogElement} */ (document.getElementById('dialog'));
  let owner = '';
  let drawn;

  const close = () => api.closeDialog(owner);
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    void close();
  });

  function drawContent({ title, card, width }) {
    const problem = h('p', { className: 'problem', role: 'alert' });
    const press = async (action, inputs) => {
      problem.textContent = '';
      const outcome = await api.submitDialog(owner, action, inputs);
      // An answer that is the same as what is shown is not drawn anew, yet is to be seen from its beginning.
      if (outcome.kind === 'dialog') element.querySelector('.content')?.scrollTo({ top: 0 });
      if (outcome.kind === 'error' && !outcome.local) problem.textContent = errorText(outcome.code);
      return outcome;
    };
    element.dataset.width = typeof width === 'string' ? width : 'medium';
    const drawnCard = drawCard(card, { personId: owner, press });
    const asks = drawnCard.querySelector('input, textarea, select') !== null;
    const role = h('p', { className: 'role' }, t('dialogOf', { name: personOf(owner).name }));
    element.replaceChildren(
      h(
        'header',
        {},
        h('div', {}, role, h('h2', { id: 'dialog-title' }, title)),
        h('button', { type: 'button', className: 'icon', 'aria-label': t('close'), onclick: close }, '×'),
      ),
      h('div', { className: 'content', lang: personOf(owner).locale, tabIndex: -1 }, drawnCard),
      h('footer', {}, problem, asks && h('p', { className: 'hint' }, t('closeHint'))),
    );
    const content = element.querySelector('.content');
    if (isTouring()) return showFilledIn(content);
    (content.querySelector('input, textarea, select') ?? content).focus();
    content.scrollTop = 0;
  }

  /** While the story plays, the focus stays with its buttons. */
  function showFilledIn(content) {
    const filled = [...content.querySelectorAll('input, textarea, select')].find(({ value, checked, type }) =>
      ['radio', 'checkbox'].includes(type) ? checked : value,
    );
    filled?.scrollIntoView({ block: 'center' });
  }

  /** Over everything else; but while the story plays, its buttons must stay within reach. */
  function show() {
    const modal = !isTouring();
    if (element.open && element.matches(':modal') === modal) return;
    if (element.open) element.close();
    if (modal) element.showModal();
    else element.show();
  }

  return {
    draw() {
      const open = [...store.chats.values()].find(({ dialog }) => dialog !== null);
      const wanted = open ? JSON.stringify(open.dialog) : undefined;
      if (!open || !wanted) {
        drawn = undefined;
        if (element.open) element.close();
        return;
      }
      element.inert = store.tour.state === 'playing';
      show();
      if (drawn === wanted && owner === open.personId) return;
      drawn = wanted;
      owner = open.personId;
      drawContent(open.dialog);
    },
  };
}
