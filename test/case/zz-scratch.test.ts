import fc from 'fast-check';
import { anyCase } from './anything/acts';
import { toldToItsEnd } from './anything/campaign';
import { isReplayed } from './anything/replayed';
import { Ends } from './anything/ends';

it('scratch', () => {
  const seed = Number(process.env.S ?? 1);
  const seconds = Number(process.env.SECS ?? 20);
  const found = new Map<string, { n: number; ex: string; len: number }>();
  const ends = new Ends();
  let n = 0,
    cmds = 0;
  const start = Date.now();
  for (let s = seed; Date.now() - start < seconds * 1000; s += 1)
    for (const one of fc.sample(anyCase, { seed: s, numRuns: 20 })) {
      n += 1;
      try {
        const m = toldToItsEnd(one, 'T-1');
        if (m) {
          ends.add(m);
          cmds += m.asked.length;
          isReplayed(m);
        }
      } catch (e) {
        const msg = String((e as Error).message);
        const key =
          msg
            .replace(/"(at|day|by)":"[^"]*"/g, '')
            .replace(/\b(nora|jonas|silje|odd|kari|per|ingrid|mona|lars|anne|bjorn|eva|guro|rita|rolf|ruth)\b/g, 'X')
            .slice(0, 70) +
          ((e as Error).stack ?? '')
            .split('\n')
            .filter((l) => l.includes('/src/'))
            .slice(0, 1)
            .join('');
        const len = one.acts.length; require('node:fs').appendFileSync('/tmp/found.jsonl', JSON.stringify({msg: msg.slice(0,200), one}) + '\n');
        const was = found.get(key);
        if (!was || was.len > len)
          found.set(key, { n: (was?.n ?? 0) + 1, ex: JSON.stringify(one) + '\n   ' + msg.slice(0, 1500), len });
        else was.n += 1;
      }
    }
  console.log(n, 'cases', cmds, 'commands', (Date.now() - start) / n, 'ms each', String(ends), 'MISSING', ends.missing);
  for (const [key, { n: times, ex, len }] of [...found].sort((a, b) => b[1].n - a[1].n).slice(0, 14))
    console.log(times, 'x', key, 'shortest', len, '\n', ex.slice(-1700));
}, 900000);
