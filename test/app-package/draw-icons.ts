import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../workbench/find-chromium';
import { icons, packageFolder } from './package-files';

/** Draws the icons anew from their drawings: `appPackage/<name>.svg` becomes `appPackage/<name>.png`. */
async function drawIcons(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium was found; set CHROMIUM_PATH to the program');
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    for (const { name, size } of icons) {
      const page = await browser.newPage({ viewport: { width: size, height: size } });
      const svg = readFileSync(join(packageFolder, `${name}.svg`), 'utf8');
      await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
      await page.screenshot({ path: join(packageFolder, `${name}.png`), omitBackground: true });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

drawIcons().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
