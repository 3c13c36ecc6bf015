import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/root';
import type { Measured } from './row';

/** Writes docs/measured.md. */
export function writeMeasured(rows: readonly Measured[]): void {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const machine = `${cpu?.model.trim()}, ${cpus().length} cores, ${memory}; ${type()} ${release()}; Node ${process.version}`;
  const [, , load = 0] = loadavg();
  const broken = rows.filter(({ holds }) => !holds);
  const lines = [
    '# Measured',
    '',
    'Written by `npm run bench`; what is measured, and how, stands in `test/bench`. Everything here comes from one run on',
    'one machine. What is compared took turns in small portions, so that whatever else the machine did met both; a value is',
    'the ratio of the medians over the rounds. Bot, bare echo and load each have a process of their own.',
    '',
    `${new Date().toISOString().slice(0, 10)}: ${machine}. Load average of the last`,
    `quarter of an hour: ${load.toFixed(1)}. Well above the number of cores, other work was measured too.`,
    '',
    '| what | value | bar | holds | from |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(({ name, value, unit, sign, bar, holds, from }) => {
      return `| ${name} | ${value.toFixed(2)} ${unit} | ${sign} ${bar} | ${holds ? 'yes' : '**no**'} | ${from} |`;
    }),
    '',
    ...(broken.length > 0 ? ['## What does not hold', ''] : []),
    ...broken.flatMap(({ name, limit, profile }) => [
      `### ${name}`,
      '',
      ...(limit ? [limit, ''] : []),
      ...(profile
        ? [
            'Where the time of the process goes with 64 connections at once, by our files with what they call, and by packages where none is:',
            '',
            ...profile.map(listed),
            '',
          ]
        : []),
    ]),
  ];
  writeFileSync(join(packageRoot, 'docs/measured.md'), `${lines.join('\n').trimEnd()}\n`);
}

function listed(entry: string): string {
  return `- ${entry}`;
}
