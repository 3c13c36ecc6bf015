import type { ReportDraft } from '../../../../src/application/drafts';

/** What people may write, and what no card may do anything with. */
export const hostile =
  `<script>alert(1)</script> [x](http://evil.example) <at>Alle</at> \${1+1} \${t.title} **bold** _em_ # head ` +
  '{{DATE(2026-01-05T08:00:00Z, LONG)}} `code` ![i](http://evil.example/i.png) &lt;b&gt; 😀👩‍👩‍👧 مرحبا بالعالم שלום ‮abc';

export const hostileName = `Kari **Nord** [mann](http://evil.example) <at>x</at> \${name} {{TIME(2026-01-05T08:00:00Z)}} 😀 مريم`;

const arabicLine = 'لقد حدث هذا أكثر من مرة في الاجتماعات، ولم يتدخل أحد. ';
export const longAccount = {
  plain: 'Han sa det igjen i dag, og alle hørte det.\n\n'.repeat(500).slice(0, 20_000),
  emoji: '😀'.repeat(10_000),
  arabic: arabicLine.repeat(400).slice(0, 20_000),
  thai: 'เรื่องนี้เกิดขึ้นหลายครั้ง'.repeat(1_000).slice(0, 20_000),
  lines: 'a\n'.repeat(10_000),
  quotes: '"'.repeat(20_000),
  nulls: '\u0000\ud800'.repeat(10_000),
};

export const blankDraft: ReportDraft = {
  as: 'self',
  personId: '',
  personName: '',
  accusedIds: '',
  accusedNames: '',
  what: '',
  date: '',
  time: '',
  whenInWords: '',
  place: '',
  witnessIds: '',
  witnessNames: '',
  injury: '',
  name: '',
  position: '',
  birthDate: '',
  unit: '',
  to: '',
};

export const usualDraft: ReportDraft = {
  ...blankDraft,
  accusedIds: '7b1f8a52-0b7e-4a0c-9a63-2f4d1d1b0a11',
  accusedNames: 'Tor Eksempel',
  what:
    'På møtet i går sa han foran alle at jeg ikke kan jobben min. Det har skjedd flere ganger i høst.\n\n' +
    'Etterpå lo to av de andre. Jeg gikk ut og gråt.',
  date: '2026-01-05',
  time: '10:30',
  whenInWords: 'Flere ganger siden oktober, mest på mandagsmøtet',
  place: 'Møterom 2 i andre etasje',
  witnessNames: 'Ane Vitne',
  injury: 'Jeg sover dårlig, og gruer meg til å gå på jobb.',
  name: 'Sara Lind',
  position: 'Konsulent',
  birthDate: '1990-04-12',
  unit: 'Kundeservice',
};

export const hostileDraft: ReportDraft = {
  as: 'observer',
  personId: '<script>',
  personName: hostileName,
  accusedIds: '7b1f8a52-0b7e-4a0c-9a63-2f4d1d1b0a11,<script>',
  accusedNames: hostileName,
  what: hostile,
  date: '1850-13-45',
  time: '99:99',
  whenInWords: hostile,
  place: hostile,
  witnessIds: `\${x}`,
  witnessNames: hostileName,
  injury: hostile,
  name: hostileName,
  position: hostile,
  birthDate: 'not a date',
  unit: hostile,
  to: 'nobody',
};

export const twentyNames = Array.from({ length: 20 }, (_, index) => `${hostileName} ${index + 1}`);

export const receivers = [
  { name: 'Maja Berg', position: 'Avdelingsleder', as: 'handler' },
  { name: 'Henrik Dal', position: 'HR-rådgiver', as: 'hrAdviser' },
] as const;
