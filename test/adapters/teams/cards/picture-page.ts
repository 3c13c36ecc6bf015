import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../../src/root';

/** Close to what Teams draws with, light theme. */
const colour = (normal: string, subtle = normal) => ({ default: normal, subtle });
const foregroundColors = {
  default: colour('#242424', '#616161'),
  dark: colour('#242424', '#616161'),
  light: colour('#616161'),
  accent: colour('#5b5fc7'),
  attention: colour('#c4314b'),
  good: colour('#237b4b'),
  warning: colour('#835b00'),
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

const hostConfig = {
  supportsInteractivity: true,
  fontFamily: "'Segoe UI', system-ui, 'Noto Sans', 'Liberation Sans', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  containerStyles: {
    default: container('#ffffff'),
    emphasis: container('#f5f5f5'),
    accent: container('#e8ebfa'),
    good: container('#e7f2da'),
    attention: container('#fcf4f6'),
    warning: container('#fbf6d9'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
  textStyles: { heading: { size: 'large', weight: 'bolder' } },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', spacing: 'small' },
  },
};

const style = `
  body { margin: 0; padding: 12px; background: #f0f0f0; font: 14px/20px ${hostConfig.fontFamily}; }
  h1 { margin: 0 0 10px; font-size: 12px; font-weight: 400; color: #616161; }
  .title { padding: 14px 16px 0; background: #fff; font-size: 18px; font-weight: 700; }
  .ac-adaptiveCard { border-radius: 4px; box-shadow: 0 1px 3px #0003; }
  ul, ol { padding-left: 22px; margin: 4px 0; }
  .ac-actionSet { flex-wrap: wrap; gap: 8px 0; }
  .ac-pushButton { min-height: 32px; padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff;
    font: 600 14px/20px ${hostConfig.fontFamily}; color: #242424; }
  .ac-pushButton.style-positive { background: #5b5fc7; border-color: #5b5fc7; color: #fff; }
  .ac-pushButton.style-destructive { border-color: #c4314b; color: #c4314b; }
  .ac-input.ac-textInput, .ac-input.ac-numberInput, .ac-input.ac-dateInput, .ac-input.ac-timeInput, select.ac-input, .people { box-sizing: border-box; width: 100%;
    min-height: 32px; padding: 5px 10px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff;
    font: 14px/20px ${hostConfig.fontFamily}; color: #242424; }
  textarea.ac-input { min-height: 96px; }
  .people { color: #616161; }
`;

/** What the official renderer leaves to the client: Markdown, and the search for people. */
const script = `
  const markdown = markdownit({ html: false, breaks: true });
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  class People extends AdaptiveCards.ChoiceSetInput {
    internalParse(source, context) { this.ofPeople = source['choices.data'] && source; super.internalParse(source, context); }
    internalRender() {
      if (!this.ofPeople) return super.internalRender();
      const field = document.createElement('div');
      field.className = 'people';
      field.textContent = this.ofPeople.value || this.ofPeople.placeholder;
      return field;
    }
  }
  AdaptiveCards.GlobalRegistry.elements.register('Input.ChoiceSet', People, AdaptiveCards.Versions.v1_0);
  function draw(name, title, json) {
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)});
    card.parse(json);
    const above = document.createElement('h1');
    above.textContent = name;
    const bar = document.createElement('div');
    bar.className = 'title';
    bar.textContent = title;
    document.body.replaceChildren(above, ...(title ? [bar] : []), card.render());
  }
`;

export function picturePage(): string {
  const library = (path: string) => readFileSync(join(packageRoot, 'node_modules', path), 'utf8');
  const scripts = [
    library('adaptivecards/dist/adaptivecards.min.js'),
    library('markdown-it/dist/browser/markdown-it.umd.min.js'),
    script,
  ];
  const inline = scripts.map((text) => `<script>${text.replaceAll('</script', '<\\/script')}</script>`).join('\n');
  return `<!doctype html><html><head><meta charset="utf-8"><style>${style}</style></head><body>${inline}</body></html>`;
}
