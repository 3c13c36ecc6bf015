import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Language, languages } from '../../src/guidelines/model';
import { readLibrary } from '../../src/guidelines/read-library';
import { parseCatalogue } from '../../src/procedure/catalogue';
import { packageRoot } from '../../src/root';

const library = readLibrary();
const text = (language: Language, passage: string) => library.passage(language, passage)?.text ?? '';
const listOf = (language: Language, passage: string) => text(language, passage).match(/^(?:-|\d+\.) .+$/gm) ?? [];

describe('figures and lists of the guidelines, in both languages', () => {
  it('about 100,000 employees a year', () => {
    expect(text('nb', 'what-it-does-to-a-person')).toContain('100.000');
    expect(text('en', 'what-it-does-to-a-person')).toContain('100,000');
  });

  it.each([
    ['time-to-prepare', ['2 uker', '4 uker'], ['2 weeks', '4 weeks']],
    ['answer-within-a-week', ['1 uke'], ['1 week']],
    ['right-to-appeal', ['2 uker'], ['2 weeks']],
    ['appeal-counted-from-receipt', ['2 uker'], ['2 weeks']],
  ])('periods: %s', (passage, nb, en) => {
    for (const period of nb) expect(text('nb', passage)).toContain(period);
    for (const period of en) expect(text('en', passage)).toContain(period);
  });

  it.each([
    ['four-purposes', 4],
    ['what-the-act-protects-against', 4],
    ['what-is-harassment', 8],
    ['what-is-bullying', 3],
    ['examples', 7],
    ['what-everybody-is-told', 4],
    ['raised-in-meetings', 4],
    ['bring-support', 3],
    ['what-to-write', 4],
    ['the-summons', 5],
    ['the-sanction-letter', 6],
    ['which-sanctions', 4],
  ])('the list in %s has %i points', (passage, count) => {
    for (const language of languages) expect(listOf(language, passage)).toHaveLength(count);
  });

  it("the organisation's own periods", () => {
    for (const language of languages) {
      const own = `${text(language, 'deadlines-of-the-organisation')} ${text(language, 'more-deadlines-of-the-organisation')}`;
      expect(own.match(/\d+/g)).toEqual(['3', '7', '14', '21', '45', '30', '5', '30', '30', '90']);
    }
  });

  it('says where the Act is cited that the numbers follow the guidelines', () => {
    const cites = (language: Language) =>
      library
        .sections(language)
        .flatMap(({ passages }) => passages)
        .filter(({ policy, text: said }) => !policy && said.includes('§'));
    for (const language of languages) expect(cites(language)).toHaveLength(2);
    for (const { text: said } of cites('nb')) expect(said).toMatch(/følger retningslinjene. I dagens lov/);
    for (const { text: said } of cites('en')) expect(said).toMatch(/follows? the guidelines. In today's Act/);
  });
});

/** What the guidelines say under each content rule, as it must be found in what carries the rule. */
const said: Readonly<Record<string, Readonly<Record<Language, readonly RegExp[]>>>> = {
  '1.1-2': { nb: [/helse, miljø og sikkerhet/], en: [/health, environment and safety/] },
  '1.2-1': {
    nb: [/hva som er greit/, /forebygge/, /ansvar/, /ramme/, /ryddig og forsvarlig/],
    en: [/what is acceptable/, /prevent/, /responsibilities/, /framework/, /orderly and sound/],
  },
  '1.3-2': {
    nb: [
      /§ 4-1 andre ledd/,
      /§ 4-3 første ledd/,
      /§ 4-3 tredje ledd.*§ 4-3 tredje ledd/s,
      /integritet og verdighet/,
      /konflikt/,
    ],
    en: [/§ 4-1 second/, /§ 4-3 first/, /§ 4-3 third.*§ 4-3 third/s, /integrity and dignity/, /conflict/],
  },
  '1.3-3': {
    nb: [/trygghet, åpenhet, respekt og tillit/, /ikke akseptabelt/],
    en: [/safety, openness, respect and trust/, /unacceptable/],
  },
  '1.4-1': {
    nb: [
      /sykmeldt lenge/,
      /utenfor arbeidslivet/,
      /trives/,
      /slutte/,
      /media/,
      /Helsevesenet/,
      /produsere/,
      /konkurrere/,
    ],
    en: [
      /sick leave for a long/,
      /outside working life/,
      /happy/,
      /leave/,
      /media/,
      /Health services/,
      /produce/,
      /compete/,
    ],
  },
  '1.5-1': {
    nb: [
      /krenkende og uønsket/,
      /trivsel, verdighet og selvrespekt/,
      /alder.*religion.*funksjonshemming.*nasjonalitet.*etnisitet.*kjønn.*legning.*utseende/s,
    ],
    en: [
      /offensive and unwanted/,
      /wellbeing, dignity and self-respect/,
      /age.*religion.*disability.*nationality.*ethnicity.*gender.*orientation.*looks/s,
    ],
  },
  '1.5-2': {
    nb: [/over lengre tid/, /systematisk/, /vanskelig for å forsvare seg/, /gjentar/, /makt/, /stillingen/, /uformell/],
    en: [/over a longer time/, /systematically/, /trouble defending/, /repeated/, /power/, /position/, /informal/],
  },
  '1.5-3': { nb: [/enkelte handlinger/, /satt i system/], en: [/single acts/, /systematic/] },
  '1.5-4': { nb: [/utilbørlig/, /med rimelighet må finne deg i/], en: [/improper/, /reasonably put up with/] },
  '1.5-5': {
    nb: [/plaging/, /utfrysing/, /sårende/, /vitser/, /usynlig/, /forbigått, degradert/, /i faget/, /ikke fullstendig/],
    en: [
      /tormenting/,
      /freezing/,
      /hurtful/,
      /jokes/,
      /invisible/,
      /passed over, demoted/,
      /professional/,
      /not complete/,
    ],
  },
  '1.6-2': { nb: [/plikt til å melde fra/, /§ 2-3 \(2\)/], en: [/duty to report/, /§ 2-3 \(2\)/] },
  '1.6-4': { nb: [/rettighetene dine/, /støtter også ledelsen/], en: [/your rights/, /support management/] },
  '1.6-7': { nb: [/bidra til at mobbing og trakassering ikke skjer/, /forsvarlig/], en: [/do not happen/, /sound/] },
  '2-5': { nb: [/aktivt/, /trivsel/, /hele tiden/], en: [/active/, /wellbeing/, /steady/] },
  '3.1.1-1': {
    nb: [/oppfordrer deg til først/, /støtende og uakseptabel/, /stopper med en gang/, /Det kan være nok/],
    en: [/encourage you to raise it first/, /offensive and unacceptable/, /stop at once/, /can be enough/],
  },
};

describe('each content rule', () => {
  const rules = parseCatalogue(readFileSync(join(packageRoot, 'docs/procedure.md'), 'utf8'));
  const content = rules.filter(({ kinds }) => kinds.includes('content')).map(({ rule }) => rule);

  it.each(content)('%s is said whole, in both languages', (rule) => {
    for (const language of languages) {
      const carriers = library.rulesCarried().get(rule)?.[language] ?? [];
      const all = carriers.map((id) => text(language, id)).join('\n');
      const missing = (said[rule]?.[language] ?? [/nothing is written down for this rule/]).filter(
        (one) => !one.test(all),
      );
      expect([language, missing]).toEqual([language, []]);
    }
  });

  it('is explained to HR wherever it cites the Act', () => {
    const notes = readFileSync(join(packageRoot, 'docs/guidelines-notes.md'), 'utf8');
    const [, citations = ''] = /## Citations of the Act\n(.*?)\n## /s.exec(notes) ?? [];
    const cites = library
      .sections('nb')
      .flatMap(({ passages }) => passages)
      .filter(({ policy, text: own }) => !policy && /§|arbeidsmiljøloven/i.test(own))
      .map(({ section }) => section);
    expect(cites.length).toBeGreaterThan(3);
    expect(cites.filter((section) => !citations.includes(`| ${section} |`))).toEqual([]);
  });
});

describe('chapters', () => {
  it.each(['1', '2', '3', '4', '5'])('chapter %s begins with itself in short', (chapter) => {
    for (const language of languages) {
      const [first] = library.section(language, chapter)?.passages ?? [];
      expect(first?.id).toBe(`chapter-${chapter}-in-short`);
      expect(library.section(language, chapter)?.short).not.toBe('');
    }
  });

  it('what everybody is to be told (2-1) is there to be read: causes, consequences, routines, reporting, support', () => {
    const told = ['causes', 'what-it-does-to-a-person', 'what-it-does-to-others', 'what-the-routines-contain'];
    for (const language of languages) {
      for (const id of [...told, 'two-ways-to-complain', 'support-a-colleague'])
        expect(text(language, id)).not.toBe('');
    }
  });

  it('no text sends people out of the chat for what the chat does', () => {
    for (const language of languages) {
      const all = library.sections(language).flatMap(({ passages }) => passages.map((passage) => passage.text));
      expect(
        all.filter((said) => /ikke .*ennå|utenfor denne chatten|not .* yet\b|outside this chat/.test(said)),
      ).toEqual([]);
    }
  });
});

describe('the ways to read', () => {
  it('offers the four that a reporter needs, and all sections', () => {
    expect(library.routes.map(({ id }) => id)).toEqual([
      'definitions',
      'what-can-i-do',
      'how-a-report-is-handled',
      'my-rights',
      'all-sections',
    ]);
  });

  it('has every section of the guidelines, the flow chart and the page on rights', () => {
    const numbered = ['1', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '2', '3', '3.1', '3.1.1', '3.1.2'];
    const disciplinary = ['3.2', '3.2.1', '3.2.2', '3.2.3', '3.2.4', '3.2.4.1', '3.2.5', '3.2.6'];
    for (const language of languages) {
      const ids = library.sections(language).map(({ id }) => id);
      expect(ids).toEqual([...numbered, ...disciplinary, '4', '5', 'F', 'R']);
    }
  });
});
