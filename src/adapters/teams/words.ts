/** Words that people type, with what they ask for. Both languages are understood whatever language is set. */
const words: Readonly<Record<string, readonly string[]>> = {
  Home: ['hi', 'hei', 'hello', 'hallo', 'heisann', 'god dag', 'meny', 'menu', 'start', 'hjem', 'home'],
  Report: ['rapporter', 'rapportere', 'meld', 'melde', 'melding', 'meld fra', 'si fra', 'report', 'klage', 'complaint'],
  WhatCanIDo: ['hva kan jeg gjøre', 'hva gjør jeg', 'hva nå', 'what can i do', 'what now'],
  SomebodyToldMe: ['noen har fortalt meg', 'muntlig klage', 'somebody has told me', 'oral complaint'],
  Talk: [
    'er dette mobbing',
    'er det mobbing',
    'er dette trakassering',
    'tid til å tenke',
    'is this bullying',
    'is this harassment',
    'time to think',
  ],
  TalkTo: [
    'hvem kan jeg snakke med',
    'noen å snakke med',
    'snakke med noen',
    'who can i talk to',
    'somebody to talk to',
  ],
  InformalWay: ['ta det opp selv', 'uformell klage', 'informal complaint'],
  Guidelines: ['retningslinjer', 'retningslinjene', 'rutiner', 'guidelines', 'regler', 'rules'],
  MyCases: ['mine saker', 'saker', 'sak', 'my cases', 'cases', 'case'],
  // HR opens the personnel files the erasing of cases, and access from there.
  Tasks: [
    'oppgaver',
    'mine oppgaver',
    'tasks',
    'my tasks',
    'personalmapper',
    'personalmappe',
    'personnel files',
    'sletting',
    'erasing',
    'innsyn',
    'access',
  ],
  Late: ['forsinket', 'forsinkelser', 'frister', 'late', 'overdue', 'deadlines'],
  ShareText: ['gjør kjent', 'gjør retningslinjene kjent', 'make known', 'make the guidelines known'],
  Wheel: ['årshjulet', 'årshjul', 'the year', 'yearly wheel', 'wheel'],
  Setup: ['oppsett', 'oppsettet', 'innstillinger', 'setup', 'settings'],
  Help: ['hjelp', 'help', '?', 'hjælp'],
  Language: ['språk', 'språkvalg', 'language', 'sprog'],
  Norwegian: ['norsk', 'bokmål', 'norwegian'],
  English: ['engelsk', 'english'],
};

/** What a typed text asks for; undefined where it is no word of ours. */
export function askedFor(text: string): string | undefined {
  const typed = text
    .replace(/<at\b[^>]*>.*?<\/at>/g, ' ')
    .toLowerCase()
    .replace(/[\s.!?\p{Extended_Pictographic}]+$/u, (end) => (text.trim() === '?' ? end : ''))
    .trim();
  return Object.entries(words).find(([, known]) => known.includes(typed))?.[0];
}
