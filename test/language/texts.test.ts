import { consentMessage, fileMessage } from '../../src/adapters/teams/cards/download-files';
import { folderOf } from '../../src/adapters/teams/cards/download-folder';
import { paperOf } from '../../src/adapters/teams/cards/download-paper';
import { sharedText } from '../../src/adapters/teams/cards/wheel-screens';
import { wordsFrom } from '../../src/adapters/teams/turns/talk-report';
import { readLibrary } from '../../src/guidelines/read-library';
import { talks } from '../../src/guidelines/talks/talks';
import { withAnswer } from '../../src/guidelines/talks/walk';
import { type Language, languageFiles, languages, type Texts, textsFor, wordings } from '../../src/language/texts';
import { accessFolder, documents, fileKinds, folder } from '../adapters/teams/cards/sample-downloads';
import { rendered, samples } from '../adapters/teams/cards/samples';
import { diagram } from '../procedure/diagram/draw';
import { legalTerms, neverSaid } from './legal-terms';
import { flat, hardest, measuredTexts } from './reading';

const nb = flat(languageFiles.nb);
const en = flat(languageFiles.en);
const plural = /_(one|other)$/;

const house = { name: 'Eksempel', logo: { type: 'png' as const, image: Buffer.alloc(0), width: 1, height: 1 } };

/** What is said beside the screens: on paper, and with a file. */
function drawDownloads(texts: Texts): void {
  for (const document of Object.values(documents)) paperOf(texts, document, house).page(1, 2);
  for (const one of [folder, accessFolder]) folderOf(texts, one, house).index([1]);
  for (const kind of fileKinds) consentMessage(texts, { kind, caseNumber: 'x', mark: 'x', size: 1, context: {} });
  fileMessage(texts, { name: 'x', contentUrl: 'x', uniqueId: 'x', fileType: 'pdf' });
}

/** What was chosen in a talk is said in a report too. */
function takeTalksIntoReports(language: Language): void {
  for (const talk of Object.values(talks)) {
    let before = '';
    for (const question of talk.questions) {
      const after = question.answers.map((answer) => withAnswer(before, question, [answer]));
      for (const said of after) wordsFrom({ talk: talk.id, said }, language);
      before = after[0] ?? '';
    }
  }
}

describe('the language files', () => {
  it('have the same texts in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(nb).sort());
  });

  it('name the same values in both languages', () => {
    const values = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const key of Object.keys(nb)) expect([key, values(en[key])]).toEqual([key, values(nb[key])]);
  });

  it('hold no text that no screen shows', () => {
    const looked = new Set<string>();
    for (const language of languages) {
      const texts = textsFor(language);
      const { text } = texts;
      jest.spyOn(texts, 'text').mockImplementation((key, values) => {
        looked.add(key);
        return text(key, values);
      });
    }
    for (const sample of samples) rendered(sample);
    for (const language of languages) takeTalksIntoReports(language);
    diagram([]);
    for (const language of languages) {
      drawDownloads(textsFor(language));
      sharedText(textsFor(language), ['causes', 'routines', 'report', 'support']);
    }
    jest.restoreAllMocks();
    const unused = Object.keys(nb).filter((key) => !key.startsWith('formats.') && !looked.has(key.replace(plural, '')));
    expect(unused).toEqual([]);
  });

  it('shout at nobody and promise no Markdown of their own beyond bold', () => {
    for (const [key, text] of Object.entries({ ...nb, ...en })) {
      expect([key, text]).toEqual([key, expect.not.stringMatching(/!|`|<|\]\(|^#|_\w/)]);
    }
  });

  it('write an apostrophe in one way in English', () => {
    expect(Object.entries(en).filter(([, text]) => text?.includes('’'))).toEqual([]);
  });

  it('are plain in Norwegian: LIX at most 40 for every text, card, step and passage', () => {
    const all = measuredTexts();
    expect(all.filter(({ lix }) => lix > hardest)).toEqual([]);
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(5);
  });
});

describe('terms of law and procedure', () => {
  const library = readLibrary();
  const texts = { nb, en };
  const readAt = (language: Language, at: string) => library.passage(language, at)?.text ?? texts[language][at] ?? '';

  it.each(languages)('are each explained where they say it is: %s', (language) => {
    const wrong = legalTerms.filter((one) => {
      const text = readAt(language, one.at);
      return !one[language].term.test(text) || !one[language].explained.test(text);
    });
    expect(wrong).toEqual([]);
  });

  it.each(languages)('that there is a plain word for are never said: %s', (language) => {
    const passages = library
      .sections(language)
      .flatMap((section) => section.passages.map(({ id, text }) => [id, text]));
    const said = [...Object.entries(texts[language]), ...passages];
    expect(said.filter(([, text = '']) => neverSaid[language].test(text))).toEqual([]);
  });
});

describe('texts', () => {
  it('are not there where the key is wrong, and say which', () => {
    expect(() => textsFor('nb').text('screens.nowhere.title')).toThrow(
      'language nb: there is no text "screens.nowhere',
    );
    expect(() => textsFor('en').text('screens.welcome')).toThrow('there is no text');
    expect(textsFor('en').has('screens.nowhere.title')).toBe(false);
  });

  it('are not shown with a value missing', () => {
    expect(() => textsFor('nb').text('parts.case.number')).toThrow('a value is missing in "Sak {{caseNumber}}"');
  });

  it('do not look for keys in what is put into them', () => {
    expect(textsFor('nb').text('parts.case.number', { caseNumber: '$t(parts.menu.help) {{x}}' })).toBe(
      'Sak $t(parts.menu.help) {{x}}',
    );
  });

  it('count', () => {
    expect(textsFor('nb').text('screens.tasks.heading', { count: 1 })).toBe('Du har én oppgave');
    expect(textsFor('en').text('screens.tasks.heading', { count: 3 })).toBe('You have 3 tasks');
  });

  it('say days, times and lists as the language does', () => {
    const [norwegian, english] = [textsFor('nb'), textsFor('en')];
    expect(norwegian.day('2026-01-05')).toBe('mandag 5. januar 2026');
    expect(english.day('2026-01-05')).toBe('Monday 5 January 2026');
    expect([norwegian.date('1990-04-12'), english.date('1990-04-12')]).toEqual(['12. april 1990', '12 April 1990']);
    expect(norwegian.moment('2026-01-05T09:05')).toBe('mandag 5. januar 2026 kl. 09.05');
    expect(english.moment('2026-01-05T09:05')).toBe('Monday 5 January 2026 at 09:05');
    expect(norwegian.list(['a', 'b', 'c'])).toBe('a, b og c');
    expect(english.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(() => norwegian.day('2026-02-30')).toThrow('is no date');
    expect(norwegian.isDay('2026-02-30')).toBe(false);
    expect(norwegian.isDay('2026-02-28T10:00')).toBe(false);
    expect(norwegian.isDay('2026-02-28')).toBe(true);
  });
});

describe('the words of a false accusation’s case (P-12)', () => {
  it.each(languages)('replace only words that its texts have: %s', (language) => {
    const { falseAccusation } = wordings[language];
    const all = Object.values(language === 'nb' ? nb : en)
      .join('\n')
      .toLowerCase();
    for (const [from = ''] of falseAccusation) expect([from, all.includes(from.toLowerCase())]).toEqual([from, true]);
  });

  it('stand at the start of a sentence too, and never in another word', () => {
    const texts = textsFor('nb').in('falseAccusation');
    expect(texts.text('steps.tellComplainantOfDiscipline.title')).toBe(
      'Skriv til den berørte om at saken er fulgt opp',
    );
    expect(texts.text('steps.tellComplainantOfDiscipline.effect')).toMatch(/^Den berørte får brevet\./);
    expect(texts.text('parts.told.data')).toMatch(/klage til Datatilsynet, som/);
    expect(textsFor('nb').in(undefined)).toBe(textsFor('nb'));
  });
});
