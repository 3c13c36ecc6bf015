import fc from 'fast-check';
import { readCard } from '../../src/workbench/channel/card-walk';
import type { PersonClient } from '../../src/workbench/channel/person-client';

/** Stands in every hostile text, and nowhere else. */
export const marker = 'QZX';

/** What means something to a card, a chat, a page, a document or a sheet, if it is let. */
const pieces = [
  '**fet** _kursiv_ ~~strek~~ # tittel',
  '[her](https://evil.example/a) <https://evil.example/b> https://evil.example/c',
  '![bilde](https://evil.example/d.png)',
  '`kode` ```blokk```',
  `\${what} \${$root.caseId} \${1+1} @{x}`,
  '{{DATE(2026-01-01T00:00:00Z, SHORT)}} {{TIME(2026-01-01T00:00:00Z)}}',
  '<at>Tor Ukjent</at> @Tor @everyone <at id="0">x</at>',
  '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"><svg/onload=window.hacked=1>',
  '&lt;b&gt; &#x3c;i&#x3e; &amp;',
  '"}],"actions":[{"type":"Action.OpenUrl","url":"https://evil.example/e"}],"x":[{"y":"',
  '=HYPERLINK("https://evil.example/f") +1+1 -1 @SUM(1)',
  ') Tj ET /URI (https://evil.example/g) >> endobj /JavaScript (app.alert(1)) (',
  '\'; DROP TABLE commits; -- \\ " \\u0000 %s %n $& $1',
  'javascript:alert(1) data:text/html,x tel:112 mailto:x@evil.example',
  '\u202eomvendt\u202c \u2066isolert\u2069 \u0007 \u001b[31m',
  '😀 👩🏽‍🚀 عربي שלום 李 \ufffd',
  '| a | b |\t1. liste - punkt > sitat',
];

/** One text for one field: each piece comes somewhere, and each text can be told from every other. */
export function hostileTexts(seed: number): (place: string) => string {
  let number = 0;
  return (place) => {
    number += 1;
    const [chosen = []] = fc.sample(fc.shuffledSubarray(pieces, { minLength: 3 }), { seed: seed + number, numRuns: 1 });
    return `${marker}${number} ${place} ${chosen.join(' ')}`;
  };
}

const longestName = 150;

/** From now on the person writes something hostile wherever they write anything of their own; answers with all of it. */
export function writesHostileTexts(person: PersonClient, text: (place: string) => string): readonly string[] {
  const written: string[] = [];
  const { submitDialog } = person;
  person.submitDialog = (choice, pressing = {}) => {
    const { inputs } = readCard(person.dialog?.card ?? {});
    const free = inputs.filter(({ type, style }) => type === 'Input.Text' && style !== 'tel');
    const given = Object.entries(pressing.inputs ?? {}).map(([id, value]): [string, unknown] => {
      const input = free.find((one) => one.id === id);
      if (!input || value === '' || /^\d[\d:-]*$/.test(String(value))) return [id, value];
      const most = Math.min(
        Number(input.maxLength ?? longestName),
        input.isMultiline && !id.endsWith('Names') ? 4_000 : longestName,
      );
      const own = text(id).slice(0, most);
      written.push(own);
      return [id, own];
    });
    return submitDialog(choice, { ...pressing, inputs: Object.fromEntries(given) as never });
  };
  return written;
}
