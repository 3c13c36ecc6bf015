import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { languages } from '../../../../src/language/texts';
import { packageRoot } from '../../../../src/root';
import { chromiumArguments, findChromium } from '../../../workbench/find-chromium';
import { picturePage } from './picture-page';
import { rendered, type Sample, samples } from './samples';

/** A telephone, and a wide chat. */
const widths = [375, 640];

/** What Chromium can still take a picture of. */
const tallest = 12_000;

/** Draws every sample with the official renderer, to be looked at: `.pictures/cards/<language>-<width>/<name>.png`. */
async function drawAll(): Promise<string> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium was found; set CHROMIUM_PATH to the program');
  const folder = join(packageRoot, '.pictures', 'cards');
  rmSync(folder, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const places = languages.flatMap((language) => widths.map((width) => ({ language, width })));
    await Promise.all(
      places.map(async ({ language, width }) => {
        const into = join(folder, `${language}-${width}`);
        mkdirSync(into, { recursive: true });
        const page = await browser.newPage({ viewport: { width, height: 200 } });
        await page.setContent(picturePage());
        for (const sample of samples.filter((one) => one.language === language)) await draw(page, sample, into);
      }),
    );
  } finally {
    await browser.close();
  }
  return folder;
}

async function draw(page: Page, sample: Sample, into: string): Promise<void> {
  const { card, title } = rendered(sample);
  const drawn = [sample.name, sample.place === 'dialog' ? title : '', card].map((part) => JSON.stringify(part));
  await page.evaluate(`draw(${drawn.join(', ')})`);
  const height = Math.min(Number(await page.evaluate('document.documentElement.offsetHeight')), tallest);
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 0, height });
  await page.screenshot({ path: join(into, `${sample.name.replace(/[^\w]+/g, '-')}.png`) });
}

drawAll().then(
  (folder) => process.stdout.write(`${samples.length * widths.length} pictures are in ${folder}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
