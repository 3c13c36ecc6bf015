import { stagesTaken } from '../../../src/case/stages-taken';
import { edgesOf } from '../../../src/procedure/flow-edges';
import { procedure } from '../../../src/procedure/procedure';
import { must } from './holds';
import type { Model } from './model';

/** Worked out once: it walks every case by its declarations. */
const edges = new Set<string>();

/** No strand ever goes from one stage of the flow chart to another where the chart has no way (F-2). */
export function goesAlongEdges({ events, open }: Model): void {
  if (edges.size === 0) for (const { from, to } of edgesOf(procedure)) edges.add(`${from} ${to}`);
  for (const strand of Object.keys(open.strands)) {
    for (const { from, to } of stagesTaken(events, strand)) {
      must(edges.has(`${from} ${to}`), `from ${from} to ${to}: the flow chart has no such way`);
    }
  }
}
