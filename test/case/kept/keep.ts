import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedure } from '../../../src/procedure/procedure';
import { Story } from '../../support/story';
import { type KeptCase, keptIn } from './kept-case';
import { stories } from './stories';

/** `npm run keep`: writes down each story that is not kept yet. What is kept is never written again. */
for (const [what, tell] of Object.entries(stories)) {
  const path = join(keptIn, `${what.toLowerCase().replace(/[^a-z]+/g, '-')}.json`);
  if (existsSync(path)) continue;
  const story = new Story(procedure);
  tell(story);
  const kept: KeptCase = { what, commits: story.commits, state: story.open };
  const commits = kept.commits.map((commit) => JSON.stringify(commit)).join(',\n');
  const head = `"what": ${JSON.stringify(what)}`;
  writeFileSync(path, `{${head},\n"commits": [\n${commits}\n],\n"state": ${JSON.stringify(kept.state)}\n}\n`);
  process.stdout.write(`${path}\n`);
}
