import { textsFor } from '../../../src/language/texts';
import { stages } from '../../../src/procedure/flow';
import type { Edge } from '../../../src/procedure/flow-edges';
import { box, cornerOf, lineOf, size } from './places';

/** The flow chart as SVG, for light and dark pages, in Norwegian with the English below. */
export function diagram(edges: readonly Edge[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title">
<title id="title">${textsFor('nb').text('screens.way.heading')} / ${textsFor('en').text('screens.way.heading')}</title>
<style>${style}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0.5 7 4 0 7.5z" class="head"/></marker></defs>
<rect class="page" width="${size.width}" height="${size.height}" rx="12"/>
${edges.map(line).join('\n')}
${stages.map(stageBox).join('\n')}
${edges.map(label).join('\n')}
</svg>
`;
}

const style = `
.page { fill: #fbfbfd }
.box { fill: #fff; stroke: #b9bdd0; stroke-width: 1.2 }
.end { fill: #eef3ee; stroke: #8fae96 }
.line { fill: none; stroke: #7b8097; stroke-width: 1.4 }
.back { stroke-dasharray: 5 4 }
.head { fill: #7b8097 }
text { font-family: system-ui, 'Segoe UI', 'Noto Sans', sans-serif; fill: #22253a }
.name { font-size: 14px; font-weight: 600; text-anchor: middle }
.also { font-size: 12px; fill: #5d6179; text-anchor: middle }
.rule { font-size: 10.5px; fill: #4a4f8f; paint-order: stroke; stroke: #fbfbfd; stroke-width: 4px; stroke-linejoin: round }
@media (prefers-color-scheme: dark) {
  .page { fill: #1b1c22 }
  .box { fill: #26272f; stroke: #565a70 }
  .end { fill: #23302a; stroke: #557261 }
  .line { stroke: #9a9fb8 }
  .head { fill: #9a9fb8 }
  text { fill: #eceef8 }
  .also { fill: #b1b5cc }
  .rule { fill: #b9bdf5; stroke: #1b1c22 }
}
`;

function stageBox(stage: (typeof stages)[number]): string {
  const [x, y] = cornerOf(stage);
  const name = (language: 'nb' | 'en') => textsFor(language).text(`stages.${stage}.title`);
  const isEnd = stage === 'closed' || stage === 'complaint';
  return `<rect class="box${isEnd ? ' end' : ''}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${isEnd ? 28 : 8}"/>
<text class="name" x="${x + box.width / 2}" y="${y + 24}">${name('nb')}</text>
<text class="also" x="${x + box.width / 2}" y="${y + 42}">${name('en')}</text>`;
}

function line({ from, to }: Edge): string {
  const [first, ...others] = lineOf(from, to).points;
  const isBack = from === 'appealProcedure' && stages.indexOf(to) < stages.indexOf(from);
  const path = [`M${first}`, ...others.map((point) => `L${point}`)].join(' ');
  return `<path class="line${isBack ? ' back' : ''}" data-edge="${from} ${to}" d="${path}" marker-end="url(#arrow)"/>`;
}

function label({ from, to, rules }: Edge): string {
  const [x, y] = lineOf(from, to).label;
  return `<text class="rule" x="${x}" y="${y}">${rules.join(' · ')}</text>`;
}
