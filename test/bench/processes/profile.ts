import { type Profiler, Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { packageRoot } from '../../../src/root';

const session = new Session();
const shown = 14;

export async function beginProfile(): Promise<void> {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}

/**
 * Where the time went, the most first: the share of our own file nearest to the work, with what it has others do; or of
 * the package, or of Node, where none of ours is on the stack.
 */
export async function endProfile(): Promise<readonly string[]> {
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const times = timesIn(profile);
  const idle = times.get('(idle)') ?? 0;
  for (const other of ['(idle)', '(program)']) times.delete(other);
  const all = profile.endTime - profile.startTime - idle;
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, shown)
    .map(([where, micros]) => `${((100 * micros) / all).toFixed(1)} % ${where}`);
}

type Node = Profiler.Profile['nodes'][number];

function timesIn({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stack = (id: number | undefined): readonly Node[] => {
    const node = id === undefined ? undefined : byId.get(id);
    return node ? [node, ...stack(parents.get(node.id))] : [];
  };
  const places = new Map(nodes.map(({ id }) => [id, placeOf(stack(id))]));
  const times = new Map<string, number>();
  samples.forEach((id, index) => {
    const place = places.get(id) ?? '';
    times.set(place, (times.get(place) ?? 0) + (timeDeltas[index] ?? 0));
  });
  return times;
}

/** From the innermost call outwards. */
function placeOf(stack: readonly Node[]): string {
  const places = stack.map(({ callFrame }) => fileOf(callFrame));
  const own = places.find((place) => place.startsWith('build/src/'));
  return own ?? places.find((place) => place !== '') ?? stack[0]?.callFrame.functionName ?? '';
}

function fileOf({ url }: Node['callFrame']): string {
  if (!url.startsWith('file:') && !url.startsWith('/')) return url === '' ? '' : 'Node';
  const path = relative(packageRoot, url.startsWith('file:') ? new URL(url).pathname : url);
  const [, inPackages] = path.split(/.*node_modules\//);
  return inPackages ? (/^(@[^/]+\/)?[^/]+/.exec(inPackages)?.[0] ?? inPackages) : path;
}
