import type { Page } from 'playwright-core';

/** Those of Teams; in the last one all colours are as far apart as they can be. */
export const looks = ['light', 'dark', 'contrast'] as const;

/** In CSS pixels: a narrow telephone, a window of 1280 × 800 that is zoomed to 200 %, and the same as it is. */
export const sizes = {
  '320 px': { width: 320, height: 640 },
  '200 %': { width: 640, height: 400 },
  '1280 px': { width: 1280, height: 800 },
} as const;

export type Look = (typeof looks)[number];
export type Size = keyof typeof sizes;

export async function lookAt(page: Page, look: Look, size: Size): Promise<void> {
  await page.setViewportSize(sizes[size]);
  await page.emulateMedia({
    colorScheme: look === 'light' ? 'light' : 'dark',
    contrast: look === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  });
}
