import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json';
import { rendered, samples } from './samples';

interface Finding {
  readonly message: string;
}

/** What is used of the official renderer, whose own types want a browser. */
interface Official {
  readonly AdaptiveCard: new () => {
    parse(json: object, context: object): void;
    validateProperties(): { readonly validationEvents: readonly Finding[] };
  };
  readonly SerializationContext: new () => { readonly eventCount: number; getEventAt(index: number): Finding };
}

const official: Official = jest.requireActual('adaptivecards/dist/adaptivecards.js');
/** The parser's pattern for `lang` goes on where the last card's ended, and so refuses it in every other card. */
const everyOtherLanguage = /^Invalid value "(nb|en)" for property "lang"\.$/;
const schemas = process.env.CARD_SCHEMA_DIR;

describe('the official parser', () => {
  it('has nothing to say about any card', () => {
    const findings = samples.flatMap((sample) => {
      const card = new official.AdaptiveCard();
      const context = new official.SerializationContext();
      card.parse(withChoices(rendered(sample).card), context);
      const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
      return [...parsing, ...card.validateProperties().validationEvents]
        .filter(({ message }) => !everyOtherLanguage.test(message))
        .map(({ message }) => [sample.name, message]);
    });
    expect(findings).toEqual([]);
  });

  it('would say what is wrong', () => {
    const context = new official.SerializationContext();
    new official.AdaptiveCard().parse({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Nothing' }] }, context);
    expect(context.eventCount).toBe(1);
  });
});

const told = schemas ? '' : ' (SKIPPED: set CARD_SCHEMA_DIR to the folder with adaptive-card-1.5.0.json)';
(schemas ? describe : describe.skip)(`the official schema of cards 1.5${told}`, () => {
  let valid: ValidateFunction;

  beforeAll(() => {
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false });
    ajv.addMetaSchema(draft6);
    const schema = JSON.parse(readFileSync(join(schemas ?? '', 'adaptive-card-1.5.0.json'), 'utf8'));
    delete schema.id;
    schema.definitions['Input.ChoiceSet'].properties['choices.data'] = { type: 'object' };
    valid = ajv.compile(schema);
  });

  it('is kept by every card', () => {
    const broken = samples.filter((sample) => !valid(rendered(sample).card)).map(({ name }) => name);
    expect(broken).toEqual([]);
  });

  it('is broken by what it does not know', () => {
    expect(
      valid({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'x', colour: 'red' }] }),
    ).toBe(false);
  });
});

/** The parser wants a choice, where the people to choose from come from the directory. */
function withChoices(card: object): object {
  return JSON.parse(JSON.stringify(card), (_, value) =>
    value?.['choices.data'] ? { ...value, choices: [{ title: 'x', value: 'x' }] } : value,
  );
}
