import { chromium } from 'playwright-core';
import { samples } from '../adapters/teams/cards/samples';
import { chromiumArguments, findChromium } from '../workbench/find-chromium';
import { checkCards } from './check-cards';
import { checkPublicPages } from './check-pages';
import { checkWorkbench } from './check-workbench';
import { inWords, table } from './report';

/** Prints what keeps somebody from using a card or a page, by card and language: every card whole, in every look and size. */
async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium was found; set CHROMIUM_PATH to the program');
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const { findings, drawn, seen } = await checkCards(browser, samples, 'every');
    const all = [...findings, ...(await checkPublicPages(browser)), ...(await checkWorkbench(browser, 'every'))];
    process.stdout.write(table(samples, all));
    process.stdout.write(`\n${drawn} cards drawn, ${seen} seen by axe-core; ${all.length} violations\n${inWords(all)}`);
    if (all.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
