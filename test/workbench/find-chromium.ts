import { existsSync } from 'node:fs';
import { join } from 'node:path';

const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
const onWindows = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...programFiles.flatMap((folder) => (folder ? onWindows.map((path) => join(folder, path)) : [])),
];

/** The Chromium of this machine: the one `CHROMIUM_PATH` names, or else one in a usual place. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
  return named ?? usualPlaces.find((path) => existsSync(path));
}

export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `describe`, or its skipped twin that says why where there is no Chromium. Where CI runs, nothing is skipped. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (findChromium() || process.env.CI) describe(name, tests);
  else describe.skip(`${name} (SKIPPED: no Chromium was found; set CHROMIUM_PATH)`, tests);
}
