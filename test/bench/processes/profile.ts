import { type Profiler, Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { packageRoot } from '../../../src/root';

const session = new Session();
const shown = 12;

export async function beginProfile(): Promise<void> {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}

/** Where the time went, the most first: the share of the time in the function itself, its name and its place. */
export async function endProfile(): Promise<readonly string[]> {
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const times = timesIn(profile);
  const idle = times.get('(idle)') ?? 0;
  const beginning = times.get('post (node:inspector)') ?? 0;
  for (const other of ['(idle)', '(program)', 'post (node:inspector)']) times.delete(other);
  const all = profile.endTime - profile.startTime - idle - beginning;
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, shown)
    .map(([where, micros]) => `${((100 * micros) / all).toFixed(1)} % ${where}`);
}

function timesIn({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const place = places.get(id) ?? '';
    times.set(place, (times.get(place) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return times;
}

function placeOf({ functionName, url }: Profiler.Profile['nodes'][number]['callFrame']): string {
  const file = url.startsWith('file:') ? new URL(url).pathname : url;
  const short = file.startsWith('/') ? relative(packageRoot, file).replace(/^.*node_modules\//, '') : file;
  return short === '' ? functionName : `${functionName || '(anonymous)'} (${short})`;
}
