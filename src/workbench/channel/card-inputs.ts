import { type InputError, isJson, type Json } from './model';

export type InputValues = Record<string, string>;

function initialValue(input: Json): string | undefined {
  if (input.type === 'Input.Toggle') return String(input.value ?? input.valueOff ?? 'false');
  return input.value === undefined || input.value === null ? undefined : String(input.value);
}

function isSet(input: Json, value: string | undefined): value is string {
  if (value === undefined || value === '') return false;
  if (input.type === 'Input.Toggle' && input.isRequired === true) return value === String(input.valueOn ?? 'true');
  return input.type !== 'Input.Number' || !Number.isNaN(Number(value));
}

function outside(value: string | number, min: unknown, max: unknown): boolean {
  const comparable = (bound: unknown) => (typeof value === 'number' ? Number(bound) : String(bound));
  return (min !== undefined && value < comparable(min)) || (max !== undefined && value > comparable(max));
}

function isValid(input: Json, value: string): boolean {
  switch (input.type) {
    case 'Input.Text': {
      const pattern = typeof input.regex === 'string' ? new RegExp(input.regex) : undefined;
      const tooLong = typeof input.maxLength === 'number' && input.maxLength > 0 && value.length > input.maxLength;
      return !tooLong && (pattern?.test(value) ?? true);
    }
    case 'Input.Number':
      return !outside(Number(value), input.min, input.max);
    case 'Input.Date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !outside(value, input.min, input.max);
    case 'Input.Time':
      return /^\d{2}:\d{2}$/.test(value) && !outside(value, input.min, input.max);
    case 'Input.ChoiceSet': {
      if (input['choices.data'] !== undefined) return true;
      const choices = Array.isArray(input.choices)
        ? input.choices.filter(isJson).map((choice) => String(choice.value))
        : [];
      const chosen = input.isMultiSelect === true ? value.split(',') : [value];
      return chosen.every((one) => choices.includes(one));
    }
    default:
      return true;
  }
}

/** The values that go along with an action, as the official renderer collects them: what is not filled in is left out. */
export function collectInputs(inputs: readonly Json[], typed: InputValues): InputValues {
  const values: InputValues = {};
  for (const input of inputs) {
    const id = String(input.id);
    const value = typed[id] ?? initialValue(input);
    const toggle = input.type === 'Input.Toggle';
    if (value !== undefined && (toggle || isSet(input, value))) values[id] = value;
  }
  return values;
}

/** What the client itself objects to before it sends anything. */
export function checkInputs(inputs: readonly Json[], typed: InputValues): InputError[] {
  return inputs.flatMap((input) => {
    const value = typed[String(input.id)] ?? initialValue(input);
    const set = isSet(input, value);
    const fine = set ? isValid(input, value) : input.isRequired !== true;
    return fine ? [] : [{ id: String(input.id), message: String(input.errorMessage ?? '') }];
  });
}
