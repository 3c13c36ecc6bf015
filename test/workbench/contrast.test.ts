import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';

type Theme = 'light' | 'dark' | 'contrast';

const sheet = (name: string) => readFileSync(join(packageRoot, 'src/workbench/page', name), 'utf8');
const strong = new Map(
  [...sheet('contrast.css').matchAll(/--([\w-]+): #(\w{6})/g)].map(([, name, hex]) => [name, hex]),
);
const colours = new Map(
  [...sheet('page.css').matchAll(/--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark, contrast: strong.get(name) ?? 'not given' }],
  ),
);
/** At AA, and at AAA where somebody asks for strong contrast. */
const least = { light: 4.5, dark: 4.5, contrast: 7 } as const;

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, mode: Theme): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((name) => luminance(colours.get(name)?.[mode] ?? 'unknown'))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['paper', 'surface', 'quiet', 'accent-quiet', 'danger-quiet', 'caution-quiet', 'good-quiet'];
const texts = [
  ...grounds.flatMap((ground) => ['ink', 'muted'].map((text) => [text, ground] as const)),
  ...['paper', 'surface', 'quiet', 'accent-quiet'].map((ground) => ['accent', ground] as const),
  ...(['danger', 'caution', 'good'] as const).flatMap((kind) => [
    [kind, 'surface'] as const,
    [kind, `${kind}-quiet`] as const,
  ]),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-strong'] as const,
];

describe.each(['light', 'dark', 'contrast'] as const)('the colours of the page, %s', (mode) => {
  it.each(texts)('%s on %s can be read', (text, ground) => {
    expect(contrast(text, ground, mode)).toBeGreaterThanOrEqual(least[mode]);
  });

  it.each(['paper', 'surface', 'quiet'])('what is framed and focused can be seen on %s', (ground) => {
    for (const line of ['line-strong', 'accent']) expect(contrast(line, ground, mode)).toBeGreaterThanOrEqual(3);
  });
});
