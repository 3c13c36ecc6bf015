import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { packageRoot } from '../../src/root';
import { startWorkbench } from '../../src/workbench/start';
import { mainStory } from '../../src/workbench/tour/main-story';
import { freePort } from '../support/free-port';
import { chromiumArguments, findChromium } from './find-chromium';

const wide = { width: 1280, height: 800 };
const phone = { width: 375, height: 740 };
const looks = {
  light: { viewport: wide, colorScheme: 'light' },
  dark: { viewport: wide, colorScheme: 'dark' },
  phone: { viewport: phone, colorScheme: 'light' },
} as const;

/** Slow enough that nothing happens between two frames that nobody sees. */
const speed = 2;

/** Of how one looks at the page: what was taken last, and how many frames the scene has so far. */
interface Recorded {
  readonly name: string;
  readonly page: Page;
  scene: string;
  frames: number;
  last: Buffer;
}

/**
 * Plays the tour in Chromium and keeps what is seen, in `.pictures/tour/<look>/<scene>-<frame>.png`: a frame whenever
 * something has changed, so that each caption has at least one.
 */
async function recordTour(language: string): Promise<string> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium was found; set CHROMIUM_PATH to the program');
  const folder = join(packageRoot, '.pictures', 'tour');
  rmSync(folder, { recursive: true, force: true });
  const dataFolder = mkdtempSync(join(tmpdir(), 'trygg-tour-'));
  const workbench = await startWorkbench({ port: await freePort(), dataFolder });
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const pages = await openPages(browser, workbench.url, folder, language);
    const started = await fetch(`${workbench.url}/workbench/api/tour/start`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language, speed }),
    });
    if (!started.ok) throw new Error('the tour did not begin');
    while (!(await Promise.all(pages.map((one) => isOver(one)))).every(Boolean)) {
      for (const one of pages) await keepFrame(one, folder);
    }
    for (const one of pages) await keepFrame(one, folder);
    if ((await pages[0]?.page.locator('#tour.failed').count()) !== 0) throw new Error('the tour broke off');
    for (const { name } of pages) {
      const scene = unseen(folder, name);
      if (scene !== undefined) throw new Error(`there is no frame of scene ${scene}, ${name}`);
    }
    return folder;
  } finally {
    await browser.close();
    await workbench.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function openPages(browser: Browser, url: string, folder: string, language: string): Promise<Recorded[]> {
  return Promise.all(
    Object.entries(looks).map(async ([name, look]) => {
      mkdirSync(join(folder, name), { recursive: true });
      const page = await (await browser.newContext({ ...look, reducedMotion: 'reduce' })).newPage();
      await page.goto(url);
      await page.locator('.chat .line').first().waitFor();
      await page.locator(`.languages button[lang="${language}"]`).dispatchEvent('click');
      return { name, page, scene: '', frames: 0, last: Buffer.alloc(0) };
    }),
  );
}

/** The place of a scene that nobody saw: it went by while a frame was taken. */
function unseen(folder: string, name: string): number | undefined {
  const seen = new Set(readdirSync(join(folder, name)).map((file) => Number.parseInt(file, 10)));
  const places = Array.from({ length: mainStory.scenes.length }, (_, place) => place + 1);
  return places.find((place) => !seen.has(place));
}

const sceneOf = (page: Page): Promise<string> => page.locator('#tour .scene').innerText();

async function isOver({ page }: Recorded): Promise<boolean> {
  return (
    (await page
      .locator('#tour')
      .getByRole('button', { name: /^(Lukk|Close)$/ })
      .count()) > 0
  );
}

/** What changed while it was taken is of two scenes, and is taken anew. */
async function keepFrame(one: Recorded, folder: string): Promise<void> {
  if (!(await one.page.locator('#tour').isVisible())) return;
  const scene = await sceneOf(one.page);
  const frame = await one.page.screenshot();
  if (scene === '' || scene !== (await sceneOf(one.page)) || frame.equals(one.last)) return;
  one.frames = scene === one.scene ? one.frames + 1 : 1;
  Object.assign(one, { scene, last: frame });
  const place = /\d+/.exec(scene)?.[0].padStart(2, '0') ?? 'end';
  writeFileSync(join(folder, one.name, `${place}-${String(one.frames).padStart(2, '0')}.png`), frame);
}

recordTour(process.argv[2] === 'en' ? 'en' : 'nb').then(
  (folder) => process.stdout.write(`What was seen of the tour is in ${folder}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
