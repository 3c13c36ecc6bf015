const { mkdtempSync, rmSync, statfsSync } = require('node:fs');
const { join } = require('node:path');

const place = '/dev/shm';
const enough = 4 * 1024 ** 3;

/**
 * Where the machine has a folder in memory, with room, what tests write goes there: they say nothing about a disk, and
 * would wait for it at each commit.
 */
module.exports = () => {
  const folder = hasRoom() ? mkdtempSync(join(place, 'trygg-tests-')) : undefined;
  if (folder === undefined) return;
  process.env.TMPDIR = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
};

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(place);
    return bavail * bsize >= enough;
  } catch {
    return false;
  }
}
