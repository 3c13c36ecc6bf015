/**
 * An input whose label names it, and whose error describes it. The official renderer writes the error into the name,
 * never says that something is wrong, and tells the question of a group of choices at its first choice only.
 * @param {any} Input one of the official renderer's inputs
 */
export function accessible(Input) {
  return class extends Input {
    getAllLabelIds() {
      const error = this._renderedErrorMessageElement;
      return super.getAllLabelIds().filter((id) => id !== error?.id);
    }

    /** What takes the focus. */
    get control() {
      const element = this.renderedInputControlElement;
      return element?.querySelector('input[type=checkbox]') ?? element;
    }

    updateInputControlAriaLabelledBy() {
      super.updateInputControlAriaLabelledBy();
      if (!this.renderedInputControlElement) return;
      const choices = this._toggleInputs ?? [];
      if (choices.length > 0) this.nameGroup(choices);
      else this.tellState(this.control);
      for (const choice of choices) this.tellError(choice);
    }

    nameGroup(choices) {
      const group = this.renderedInputControlElement;
      const isRadio = choices[0].type === 'radio';
      group.setAttribute('role', isRadio ? 'radiogroup' : 'group');
      const labels = this.getAllLabelIds();
      if (labels.length > 0) group.setAttribute('aria-labelledby', labels.join(' '));
      const own = choices[0].getAttribute('aria-labelledby')?.split(' ').at(-1);
      if (own) choices[0].setAttribute('aria-labelledby', own);
      if (isRadio) this.tellState(group);
    }

    tellState(control) {
      if (this.isRequired) control.setAttribute('aria-required', 'true');
      control.setAttribute('aria-invalid', String(this._renderedErrorMessageElement !== undefined));
      this.tellError(control);
    }

    tellError(control) {
      const error = this._renderedErrorMessageElement;
      if (error) control.setAttribute('aria-describedby', error.id);
      else control.removeAttribute('aria-describedby');
    }

    resetValidationFailureCue() {
      super.resetValidationFailureCue();
      // The renderer does it before the error is gone.
      this.updateInputControlAriaLabelledBy();
    }
  };
}
