import { h } from './dom.js';
import { currentLanguage, t } from './texts.js';

const waitMs = 120;

/**
 * A choice set that asks for people (`choices.data`), which the official renderer leaves to the client. Any other
 * choice set stays what it was.
 * @param {any} ChoiceSet
 * @param {(input: any, text: string) => Promise<{ id: string, name: string }[]>} find
 */
export function definePeoplePicker(ChoiceSet, find) {
  let pickers = 0;

  return class PeoplePicker extends ChoiceSet {
    internalParse(source, context) {
      this.asksForPeople = Boolean(source['choices.data']);
      super.internalParse(source, context);
      this.chosen = [];
    }

    internalRender() {
      if (!this.asksForPeople) return super.internalRender();
      const listId = `people-${++pickers}`;
      this.chips = h('span', { className: 'chips' });
      this.said = h('p', { id: `${listId}-said`, className: 'unseen', role: 'status' });
      this.list = h('ul', { id: listId, role: 'listbox', className: 'found', hidden: true });
      this.field = h('input', {
        id: `${listId}-field`,
        type: 'text',
        role: 'combobox',
        autocomplete: 'off',
        className: 'ac-input',
        placeholder: this.placeholder ?? t('findPeople'),
        'aria-autocomplete': 'list',
        'aria-controls': listId,
        'aria-expanded': 'false',
        oninput: () => this.look(),
        onkeydown: (event) => this.move(event),
        onblur: () => setTimeout(() => this.offer([]), waitMs),
      });
      void this.takeInitial();
      return h('div', { className: 'people-picker' }, this.chips, this.field, this.list, this.said);
    }

    get control() {
      return this.asksForPeople ? this.field : super.control;
    }

    updateInputControlAriaLabelledBy() {
      super.updateInputControlAriaLabelledBy();
      const picker = this.renderedInputControlElement;
      if (!this.asksForPeople || !picker) return;
      picker.removeAttribute('aria-labelledby');
      const labels = this.getAllLabelIds();
      if (labels.length > 0) this.field.setAttribute('aria-labelledby', labels.join(' '));
      if (this._renderedLabelElement) this._renderedLabelElement.htmlFor = this.field.id;
    }

    /** Who is chosen is told with the field. */
    tellError(control) {
      super.tellError(control);
      if (!this.asksForPeople) return;
      const error = control.getAttribute('aria-describedby');
      control.setAttribute('aria-describedby', error ? `${error} ${this.said.id}` : this.said.id);
    }

    say(text, isSeen = false) {
      this.said.lang = currentLanguage();
      this.said.textContent = text;
      this.said.className = isSeen ? 'nobody' : 'unseen';
    }

    sayChosen() {
      const names = this.chosen.map(({ name }) => name).join(', ');
      this.say(names && t('chosen', { names }));
    }

    async takeInitial() {
      const ids = (this.defaultValue ?? '').split(',').filter(Boolean);
      if (ids.length === 0) return;
      this.chosen = ids.map((id) => ({ id, name: id }));
      const everybody = await find(this, '');
      this.chosen = this.chosen.map(({ id, name }) => everybody.find((one) => one.id === id) ?? { id, name });
      this.showChosen();
    }

    look() {
      clearTimeout(this.waiting);
      const text = this.field.value.trim();
      if (!text) {
        this.sayChosen();
        return this.offer([]);
      }
      this.waiting = setTimeout(async () => {
        const found = await find(this, text);
        if (this.field.value.trim() === text) this.offer(found, true);
      }, waitMs);
    }

    offer(people, searched = false) {
      const offered = people.filter(({ id }) => !this.chosen.some((one) => one.id === id));
      const options = offered.map((person, index) =>
        h(
          'li',
          {
            id: `${this.list.id}-${index}`,
            role: 'option',
            'aria-selected': 'false',
            // Before the field loses the focus.
            onmousedown: (event) => {
              event.preventDefault();
              this.choose(person);
            },
          },
          person.name,
        ),
      );
      this.offered = offered;
      this.list.replaceChildren(...options);
      if (searched)
        this.say(options.length > 0 ? t('found', { count: options.length }) : t('nobodyFound'), options.length === 0);
      this.list.hidden = options.length === 0;
      this.field.setAttribute('aria-expanded', String(!this.list.hidden));
      this.mark(options.length > 0 ? 0 : -1);
    }

    mark(index) {
      const options = [...this.list.querySelectorAll('[role=option]')];
      this.marked = options.length > 0 ? (index + options.length) % options.length : -1;
      for (const [at, option] of options.entries()) option.setAttribute('aria-selected', String(at === this.marked));
      const marked = options[this.marked];
      marked?.scrollIntoView({ block: 'nearest' });
      if (marked) this.field.setAttribute('aria-activedescendant', marked.id);
      else this.field.removeAttribute('aria-activedescendant');
      return marked;
    }

    move(event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        this.mark(this.marked + (event.key === 'ArrowDown' ? 1 : -1));
      } else if (event.key === 'Enter' && !this.list.hidden) {
        event.preventDefault();
        const person = this.offered[this.marked];
        if (person) this.choose(person);
      } else if (event.key === 'Escape' && !this.list.hidden) {
        event.preventDefault();
        event.stopPropagation();
        this.offer([]);
      } else if (event.key === 'Backspace' && this.field.value === '' && this.chosen.length > 0) {
        this.chosen = this.chosen.slice(0, -1);
        this.showChosen();
      }
    }

    choose(person) {
      this.chosen = this.isMultiSelect ? [...this.chosen, person] : [person];
      this.field.value = '';
      this.offer([]);
      this.showChosen();
      this.field.focus();
    }

    showChosen() {
      this.chips.replaceChildren(
        ...this.chosen.map((person) =>
          h(
            'button',
            {
              type: 'button',
              className: 'chip',
              'aria-label': t('remove', { name: person.name }),
              onclick: () => {
                this.chosen = this.chosen.filter(({ id }) => id !== person.id);
                this.showChosen();
                this.field.focus();
              },
            },
            person.name,
            h('span', { 'aria-hidden': 'true' }, '×'),
          ),
        ),
      );
      this.sayChosen();
      this.valueChanged();
    }

    focus() {
      if (this.asksForPeople) this.field?.focus();
      else super.focus();
    }

    isValid() {
      return this.asksForPeople || super.isValid();
    }

    get value() {
      if (!this.asksForPeople) return super.value;
      return this.chosen.length > 0 ? this.chosen.map(({ id }) => id).join(',') : undefined;
    }
  };
}
