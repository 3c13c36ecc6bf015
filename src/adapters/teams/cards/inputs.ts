import type { Texts } from '../../../language/texts';
import { longestLine } from '../../../procedure/complaint';
import type { Field } from '../../../procedure/form-fields';
import { line } from './parts';
import { bind, type Piece } from './templates';
import { choiceTitle, cleaned } from './written';

/** How a field is named in the language files, and what stands in it. */
export interface Asked {
  readonly id: string;
  /** `fields.<form>.<field>`: its `ask` stands above the input, its `label` wherever else it is named. */
  readonly key: string;
  readonly value: string;
  readonly required?: boolean;
  /** Instead of both. */
  readonly label?: string;
}

export function textInput(texts: Texts, asked: Asked, longest: number, isMultiline: boolean): Piece {
  return bind(texts, 'parts/input-text', {
    ...common(texts, asked),
    placeholder: texts.text(`${asked.key}.placeholder`),
    maxLength: longest,
    isMultiline,
  });
}

export function dateInput(texts: Texts, asked: Asked): Piece {
  const value = /^\d{4}-\d{2}-\d{2}$/.test(asked.value) ? asked.value : '';
  return bind(texts, 'parts/input-date', { ...common(texts, asked), value });
}

export function timeInput(texts: Texts, asked: Asked): Piece {
  const value = /^\d{2}:\d{2}$/.test(asked.value) ? asked.value : '';
  return bind(texts, 'parts/input-time', { ...common(texts, asked), value });
}

export function numberInput(texts: Texts, asked: Asked, most: number): Piece {
  const { value, ...rest } = common(texts, asked);
  return {
    ...bind(texts, 'parts/input-number', { ...rest, max: most }),
    ...(/^\d+$/.test(String(value)) ? { value: Number(value) } : {}),
  };
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** All choices at once for a few, a list to open for more. */
export function choiceInput(
  texts: Texts,
  asked: Asked,
  choices: readonly Choice[],
  style: 'expanded' | 'compact',
): Piece {
  const placeholder = `${asked.key}.placeholder`;
  return bind(texts, 'parts/input-choice', {
    ...common(texts, asked),
    choices,
    style,
    placeholder: texts.has(placeholder) ? texts.text(placeholder) : texts.text(`${asked.key}.label`),
  });
}

/** People from the directory; what comes back are their object ids, parted by commas where there may be several. */
export function peopleInput(texts: Texts, asked: Asked, many: 'one' | 'several' = 'several'): Piece {
  return bind(texts, 'parts/input-people', {
    ...common(texts, asked),
    placeholder: texts.text(`${asked.key}.placeholder`),
    isMultiSelect: many === 'several',
  });
}

/**
 * The inputs for a field as a step declares it. A date with time is two, `<field>.date` and `<field>.time`; a person is
 * chosen from the directory as `<field>Id`, or named. `listed`: leaders, or what is on record.
 */
export function fieldInputs(
  texts: Texts,
  form: string,
  name: string,
  field: Field,
  values: Readonly<Record<string, string>>,
  listed: readonly { readonly id: string; readonly title: string }[],
): readonly Piece[] {
  const key = `fields.${form}.${name}`;
  const asked: Asked = { id: name, key, value: values[name] ?? '', required: field.required };
  const help = texts.has(`${key}.help`) ? [line(texts, 'subtle', texts.text(`${key}.help`))] : [];
  switch (field.kind) {
    case 'text':
    case 'longText':
      return [...help, textInput(texts, asked, field.longest, field.kind === 'longText')];
    case 'count':
      return [...help, numberInput(texts, asked, field.most)];
    case 'choice': {
      const choices = field.choices.map((value) => {
        const choice = texts.text(`${key}.choices.${value}`);
        const isHarsher = field.harsher?.includes(value) === true;
        return { title: isHarsher ? texts.text('screens.form.harsher', { choice }) : choice, value };
      });
      return [choiceInput(texts, asked, choices, 'expanded'), ...help];
    }
    case 'leader': {
      const choices = listed.map(({ id, title }) => ({ title: choiceTitle(title), value: id }));
      return [choiceInput(texts, asked, choices, 'compact')];
    }
    case 'record': {
      const other = { id: 'other', title: texts.text(`${key}.choices.other`) };
      const choices = [...listed, other].map(({ id, title }) => ({ title: choiceTitle(title), value: id }));
      return [choiceInput(texts, asked, choices, 'compact')];
    }
    case 'person': {
      const chosen: Asked = { id: `${name}Id`, key: `${key}Id`, value: values[`${name}Id`] ?? '' };
      // Either of the two will do, which no client can check.
      const named = textInput(texts, { ...asked, required: false }, longestLine, false);
      return [...help, peopleInput(texts, chosen, 'one'), named];
    }
    case 'day':
      return [...help, dateInput(texts, asked)];
    case 'pastDateTime':
    case 'futureDateTime': {
      const half = (part: 'date' | 'time'): Asked => ({
        ...asked,
        id: `${name}.${part}`,
        value: values[`${name}.${part}`] ?? '',
        label: texts.text(`${key}.${part}Label`),
      });
      return [...help, dateInput(texts, half('date')), timeInput(texts, half('time'))];
    }
  }
}

function common(texts: Texts, { id, key, value, required = false, label }: Asked): Piece {
  const error = `${key}.error`;
  return {
    id,
    label: label ?? texts.text(texts.has(`${key}.ask`) ? `${key}.ask` : `${key}.label`),
    value: cleaned(value),
    isRequired: required,
    errorMessage: texts.has(error) ? texts.text(error) : texts.text('problems.fields.missing'),
  };
}
