// Colours are the page's own variables, so that cards follow light and dark without being drawn again.
const colour = (name) => ({ default: `var(--${name})`, subtle: 'var(--muted)' });

const foregroundColors = {
  default: colour('ink'),
  dark: colour('ink'),
  light: colour('muted'),
  accent: colour('accent'),
  attention: colour('danger'),
  good: colour('good'),
  warning: colour('caution'),
};

const container = (background) => ({ backgroundColor: `var(--${background})`, foregroundColors });
const fonts = {
  fontSizes: { small: 13, default: 15, medium: 17, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
};
const lineHeights = { small: 19, default: 22, medium: 24, large: 27, extraLarge: 31 };

export const hostConfig = {
  supportsInteractivity: true,
  lineHeights,
  spacing: { small: 4, default: 12, medium: 18, large: 24, extraLarge: 32, padding: 18 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontTypes: {
    default: { fontFamily: 'var(--font)', ...fonts },
    monospace: { fontFamily: 'ui-monospace, monospace', ...fonts },
  },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: container('surface'),
    emphasis: container('quiet'),
    accent: container('accent-quiet'),
    good: container('good-quiet'),
    attention: container('danger-quiet'),
    warning: container('caution-quiet'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    preExpandSingleShowCardAction: false,
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: { size: 'default', color: 'default', isSubtle: false, weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { size: 'default', color: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 14,
  },
  textStyles: {
    heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    columnHeader: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
  },
  textBlock: { headingLevel: 3 },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', color: 'default', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder', color: 'default' },
    },
    errorMessage: { color: 'attention', spacing: 'small', weight: 'default' },
    debounceTimeInMilliSeconds: 150,
  },
};
