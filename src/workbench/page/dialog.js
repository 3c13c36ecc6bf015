import { api } from './api.js';
import { drawCard, headingOf } from './cards.js';
import { focusOn, h, showFocus } from './dom.js';
import { personOf, store } from './store.js';
import { errorText, t } from './texts.js';

const isTouring = () => store.tour.state !== 'idle';

/** While the story plays: how far from the end reading stops, in screens, and for how long at its first speed. Milliseconds. */
const screensLeft = [0.8, 0];
const readingMs = 1800;

/**
 * The dialog a person has open, as Teams shows it: over everything else, and gone without a trace when closed.
 * @param {(personId: string, line: string | undefined) => void} readOn puts the focus on that line of the chat, or on
 *   the newest one
 */
export function createDialog(readOn) {
  const element = /** @type {HTMLDialogElement} */ (document.getElementById('dialog'));
  let owner = '';
  let drawn;
  /** What had the focus before, and the line of the chat in which that is. */
  let opener;
  let openedIn;

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
      // An answer that is the same as what is shown is not drawn anew, yet is to be read from its beginning.
      if (outcome.kind === 'dialog') begin(element.querySelector('.content'));
      if (outcome.kind === 'error' && !outcome.local) problem.textContent = errorText(outcome.code);
      return outcome;
    };
    element.dataset.width = typeof width === 'string' ? width : 'medium';
    const drawnCard = drawCard(card, { personId: owner, press });
    const asks = drawnCard.querySelector('input, textarea, select') !== null;
    const role = h('p', { className: 'role' }, t('dialogOf', { name: personOf(owner).name }));
    const heading = h('h2', { id: 'dialog-title', lang: card.lang }, title);
    const leave = { 'aria-label': t('close'), 'aria-describedby': asks ? 'dialog-hint' : undefined, onclick: close };
    const content = h('div', { className: 'content', role: 'group', lang: personOf(owner).locale }, drawnCard);
    nameContent(content);
    element.replaceChildren(
      h('header', {}, h('div', {}, role, heading), h('button', { type: 'button', className: 'icon', ...leave }, '×')),
      content,
      h('footer', {}, problem, asks && h('p', { id: 'dialog-hint', className: 'hint' }, t('closeHint'))),
    );
    if (isTouring()) return showFilledIn(content);
    begin(content);
  }

  /** Reading begins above the first field: there stands what is asked for, or what is wrong. */
  function begin(content) {
    focusOn(content);
    content.scrollTop = 0;
  }

  /** By the dialog's title and the card's own heading; a heading in a box of its own is read with what it is about. */
  function nameContent(content) {
    const heading = headingOf(content);
    const box = heading?.parentElement?.closest('.ac-container');
    if (heading) heading.id = 'dialog-heading';
    content.setAttribute('aria-labelledby', heading ? 'dialog-title dialog-heading' : 'dialog-title');
    if (!box || box.matches('.ac-adaptiveCard')) return;
    box.id = 'dialog-box';
    content.setAttribute('aria-describedby', box.id);
  }

  /** What a scene is about may stand further down, such as who gets the report. */
  function readToTheEnd(content) {
    const turn = (left) => content.scrollTo({ top: content.scrollHeight - (1 + left) * content.clientHeight });
    for (const [index, left] of screensLeft.entries()) {
      setTimeout(() => turn(left), ((index + 1) * readingMs) / store.tour.speed);
    }
  }

  /** While the story plays, the focus stays with its buttons. */
  function showFilledIn(content) {
    const fields = [...content.querySelectorAll('input, textarea, select')];
    if (fields.length === 0) readToTheEnd(content);
    const filled = fields.find(({ value, checked, type }) => (['radio', 'checkbox'].includes(type) ? checked : value));
    filled?.scrollIntoView({ block: 'center' });
  }

  /** Over everything else; but while the story plays, its buttons must stay within reach. */
  function show() {
    const modal = !isTouring();
    if (element.open && element.matches(':modal') === modal) return;
    if (element.open) element.close();
    else remember(document.activeElement);
    if (modal) element.showModal();
    else element.show();
  }

  function remember(focused) {
    opener = focused;
    openedIn = focused?.closest('.line')?.dataset.line;
  }

  /** The browser gives the focus back, save where the card that had it has been replaced meanwhile. */
  function hide() {
    const readsHere = element.matches(':modal');
    element.close();
    if (!readsHere) return;
    if (opener?.isConnected) showFocus();
    else readOn(owner, openedIn);
  }

  return {
    draw() {
      const open = [...store.chats.values()].find(({ dialog }) => dialog !== null);
      const wanted = open ? JSON.stringify(open.dialog) : undefined;
      if (!open || !wanted) {
        drawn = undefined;
        if (element.open) hide();
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
