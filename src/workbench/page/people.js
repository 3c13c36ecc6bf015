import { arrange, h } from './dom.js';
import { store, switchTo, toggleBeside } from './store.js';
import { currentLanguage, t } from './texts.js';

function initialsOf(name) {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? words.at(-1)[0] : ''}`;
}

/** The list of everybody one can be: who is shown, and who has something unread. */
export function createPeopleList(changed) {
  const element = document.getElementById('people');
  const list = h('ul');
  const rows = new Map();
  element.append(list);
  /** Of all the names only one is a stop for Tab; the arrows go on from there. */
  let stop = '';
  let drawnFor;
  list.addEventListener('keydown', (event) => {
    const all = [...list.querySelectorAll('.choose')];
    const at = all.indexOf(event.target);
    const next = {
      ...{ ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1 },
      ...{ Home: 0, End: all.length - 1 },
    };
    const wanted = at < 0 ? undefined : all[next[event.key]];
    if (!wanted) return;
    event.preventDefault();
    wanted.focus();
  });

  function stopAt(personId) {
    stop = personId;
    for (const [id, { row }] of rows) {
      for (const button of row.children) button.tabIndex = id === personId ? 0 : -1;
    }
  }

  function rowOf(person) {
    const badge = h('span', { className: 'badge' });
    const role = h('span', { className: 'role' });
    const choose = h(
      'button',
      {
        type: 'button',
        className: 'choose',
        // Whoever chooses with the keyboard goes on reading there, and does not pass everybody else first.
        onclick: ({ detail }) => changed(() => switchTo(person.id), detail === 0 ? person.id : undefined),
      },
      h('span', { className: 'avatar', 'aria-hidden': 'true' }, initialsOf(person.name)),
      h('span', { className: 'who' }, h('span', { className: 'name' }, person.name), role),
      badge,
    );
    const beside = h(
      'button',
      { type: 'button', className: 'beside', onclick: () => changed(() => toggleBeside(person.id)) },
      h('span', { 'aria-hidden': 'true' }),
    );
    const row = h('li', { onfocusin: () => stopAt(person.id) }, choose, beside);
    return { row, draw: () => draw(person, { row, role, badge, choose, beside }) };
  }

  function draw(person, { row, role, badge, choose, beside }) {
    const unread = store.chats.get(person.id)?.unread ?? 0;
    const shown = store.shown.includes(person.id);
    role.textContent = person.role[currentLanguage()];
    badge.textContent = unread > 0 ? String(unread) : '';
    badge.hidden = unread === 0;
    badge.setAttribute('aria-label', t('unread', { count: unread }));
    row.classList.toggle('shown', shown);
    row.classList.toggle('active', store.active === person.id);
    choose.setAttribute('aria-current', String(store.active === person.id));
    beside.setAttribute('aria-pressed', String(shown));
    beside.setAttribute('aria-label', t('beside', { name: person.name }));
    beside.title = t('besideShort');
    if (store.active === person.id && row.dataset.active !== 'true')
      row.scrollIntoView({ block: 'nearest', inline: 'center' });
    row.dataset.active = String(store.active === person.id);
  }

  return {
    draw() {
      element.setAttribute('aria-label', t('people'));
      for (const person of store.people) if (!rows.has(person.id)) rows.set(person.id, rowOf(person));
      arrange(
        list,
        store.people.map(({ id }) => rows.get(id).row),
      );
      for (const { draw } of rows.values()) draw();
      const kept = list.contains(document.activeElement) || store.active === drawnFor;
      if (!kept) stopAt(store.active);
      drawnFor = store.active;
    },
    /** Puts the focus on the name at which Tab stops. */
    focus() {
      rows.get(stop)?.row.querySelector('.choose').focus();
    },
  };
}
