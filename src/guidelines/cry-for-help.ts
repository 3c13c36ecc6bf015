import SearchableMap from 'minisearch/SearchableMap';
import { sayings } from './cry-sayings';
import { situations } from './cry-situations';

/**
 * Whether somebody may be in danger, or no longer want to live, by what they write. Whoever needs no rescue and sees the
 * emergency numbers loses a moment; so what is unclear counts as a cry, and figures of speech are left out one by one.
 */
export function isCryForHelp(text: string): boolean {
  const said = plain(text);
  return cries.some((cry) => cry.test(said));
}

/** Nynorsk, dialect and slips of the hand, with what they stand for in the patterns below. */
const readAs: Readonly<Record<string, string>> = {
  eg: 'jeg',
  æ: 'jeg',
  je: 'jeg',
  mæ: 'meg',
  mei: 'meg',
  ikkje: 'ikke',
  ike: 'ikke',
  itj: 'ikke',
  leva: 'leve',
  lev: 'leve',
  e: 'er',
  slar: 'slår',
  faar: 'får',
  naa: 'nå',
  paa: 'på',
  doe: 'dø',
  va: 'var',
  ska: 'skal',
  sku: 'skulle',
  kjem: 'kommer',
  nokon: 'noen',
  nåkken: 'noen',
  noko: 'noe',
  dei: 'de',
  dæm: 'de',
  frå: 'fra',
  heile: 'hele',
  gjere: 'gjøre',
  gjera: 'gjøre',
  gjer: 'gjør',
  utveg: 'utvei',
  veit: 'vet',
  sei: 'sier',
  følgjer: 'følger',
  følgje: 'følge',
  hjarte: 'hjerte',
  hjartet: 'hjertet',
  hjerta: 'hjertet',
  rædd: 'redd',
  redde: 'redd',
  tørr: 'tør',
  torer: 'tør',
  tort: 'tør',
  sova: 'sove',
  døy: 'dø',
  døya: 'dø',
  dåå: 'dø',
  drepa: 'drepe',
  skada: 'skade',
  sjølv: 'selv',
  sjøl: 'selv',
  berre: 'bare',
  meir: 'mer',
  lengre: 'lenger',
  lengjer: 'lenger',
  teke: 'tatt',
  tek: 'tar',
  vere: 'være',
  vera: 'være',
  vart: 'ble',
  vert: 'blir',
  blei: 'ble',
  ho: 'hun',
  trugar: 'truer',
  trua: 'truet',
  orkar: 'orker',
  orke: 'orker',
  klarar: 'klarer',
  klare: 'klarer',
  greie: 'greier',
  greiar: 'greier',
  pusta: 'puste',
  banka: 'banket',
  sparka: 'sparket',
  hjelpa: 'hjelp',
  hjælp: 'hjelp',
  dissapear: 'disappear',
  wanna: 'want to',
  gonna: 'going to',
};

/** Long enough to be told by all but a letter or two. */
const keywords = new SearchableMap<true>();
for (const word of [
  'selvmord',
  'selvmordstanker',
  'selvskading',
  'voldtatt',
  'voldtekt',
  'overdose',
  'ambulanse',
  'ambulance',
  'nødhjelp',
  'kvelertak',
  'livredd',
  'avskjedsbrev',
  'panikkanfall',
  'hyperventilerer',
  'forfølger',
  'paracetamol',
  'sovetabletter',
  'suicide',
  'suicidal',
])
  keywords.set(word, true);

function plain(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[’'´`]/g, '')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .match(/[\p{L}\p{N}]+/gu);
  return (words ?? []).map((word) => readAs[word] ?? nearKeyword(word)).join(' ');
}

function nearKeyword(word: string): string {
  // Of a much longer one no keyword is near, and to find that out would take long.
  if (word.length < 6 || word.length > 20) return word;
  const most = word.length >= 8 ? 2 : 1;
  const [near] = [...keywords.fuzzyGet(word, most)].sort(([, [, one]], [, [, other]]) => one - other);
  return near?.[0] ?? word;
}

const cries: readonly RegExp[] = [...sayings, ...situations];
