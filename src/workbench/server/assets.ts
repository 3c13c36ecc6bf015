import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { packageRoot } from '../../root';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  type: string;
  content: Buffer;
}

/** Everything the page loads, by path: its own files, the official card renderer, and the renderer of Markdown. */
export function loadAssets(): ReadonlyMap<string, Asset> {
  const page = join(packageRoot, 'src', 'workbench', 'page');
  const assets = new Map<string, Asset>();
  const add = (path: string, file: string) => {
    const type = types[extname(path)];
    if (type) assets.set(path, { type, content: readFileSync(file) });
  };
  for (const name of readdirSync(page)) add(`/workbench/page/${name}`, join(page, name));
  add('/workbench/page/adaptivecards.js', require.resolve('adaptivecards/dist/adaptivecards.min.js'));
  const markdown = join(packageRoot, 'node_modules', 'markdown-it', 'dist', 'browser', 'markdown-it.umd.min.js');
  add('/workbench/page/markdown-it.js', markdown);
  const index = assets.get('/workbench/page/index.html');
  if (index) assets.set('/', index);
  return assets;
}
