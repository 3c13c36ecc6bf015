import { differences } from './differences';
import { type Edition, noEdition } from './edition';
import {
  type GuidelineFile,
  GuidelinesError,
  type Language,
  languages,
  type Passage,
  type Problem,
  type Section,
} from './model';
import { parseSection } from './parse-section';
import { type ReaderRoute, readerRoutes } from './routes';

export type Library = {
  edition: Edition;
  languages: readonly Language[];
  /** In the guidelines' order; pages without a number come last. */
  sections(language: Language): readonly Section[];
  section(language: Language, id: string): Section | undefined;
  passage(language: Language, id: string): Passage | undefined;
  /** The passage after this one: on the route, where one is named, else in the whole library. */
  next(language: Language, passageId: string, routeId?: string): Passage | undefined;
  previous(language: Language, passageId: string, routeId?: string): Passage | undefined;
  routes: readonly ReaderRoute[];
  /** For each rule the passages that carry it, in reading order. */
  rulesCarried(): ReadonlyMap<string, Record<Language, readonly string[]>>;
};

/**
 * The whole library, checked: every file can be read, ids are used once, all languages have the same sections,
 * passages, rules and policy marks, and every route leads somewhere.
 *
 * @throws GuidelinesError with every mistake found
 */
export function buildLibrary(
  files: readonly GuidelineFile[],
  edition: Edition = noEdition,
  routes: readonly ReaderRoute[] = readerRoutes,
): Library {
  const problems: Problem[] = [];
  const parsed: { section: Section; file: string }[] = [];
  for (const file of files) {
    try {
      parsed.push({ section: parseSection(file), file: file.name });
    } catch (error) {
      if (!(error instanceof GuidelinesError)) throw error;
      problems.push(...error.problems);
    }
  }
  // A file that cannot be read would show up a second time as missing, so the comparison waits until all can.
  if (problems.length === 0) problems.push(...usedTwice(parsed), ...differences(parsed), ...deadEnds(parsed, routes));
  if (problems.length > 0) throw new GuidelinesError(problems);
  return libraryOf(
    parsed.map(({ section }) => section),
    edition,
    routes,
  );
}

function libraryOf(unordered: readonly Section[], edition: Edition, routes: readonly ReaderRoute[]): Library {
  const ordered = unordered.toSorted((a, b) => compareSections(a.id, b.id));
  const sectionsOf = (language: Language) => ordered.filter((section) => section.language === language);
  const sections: Record<Language, Section[]> = { nb: sectionsOf('nb'), en: sectionsOf('en') };
  const inOrder: Record<Language, Passage[]> = {
    nb: sections.nb.flatMap((section) => section.passages),
    en: sections.en.flatMap((section) => section.passages),
  };
  const byId = (language: Language) => new Map(inOrder[language].map((passage) => [passage.id, passage]));
  const passages: Record<Language, ReadonlyMap<string, Passage>> = { nb: byId('nb'), en: byId('en') };
  const passage = (language: Language, id: string) => passages[language].get(id);

  const everyId = { nb: [...passages.nb.keys()], en: [...passages.en.keys()] };
  const neighbour = (language: Language, passageId: string, routeId: string | undefined, step: 1 | -1) => {
    const route = routes.find(({ id }) => id === routeId)?.passages;
    const way = Array.isArray(route) ? route : everyId[language];
    const place = way.indexOf(passageId);
    const id = place === -1 ? undefined : way[place + step];
    return id === undefined ? undefined : passage(language, id);
  };

  return {
    edition,
    languages,
    sections: (language) => sections[language],
    section: (language, id) => sections[language].find((section) => section.id === id),
    passage,
    next: (language, passageId, routeId) => neighbour(language, passageId, routeId, 1),
    previous: (language, passageId, routeId) => neighbour(language, passageId, routeId, -1),
    routes,
    rulesCarried: () => carriersByRule(inOrder),
  };
}

function carriersByRule(inOrder: Record<Language, Passage[]>): Map<string, Record<Language, string[]>> {
  const carriers = new Map<string, Record<Language, string[]>>();
  for (const language of languages) {
    for (const { id, rules } of inOrder[language]) {
      for (const rule of rules) {
        const entry = carriers.get(rule) ?? { nb: [], en: [] };
        entry[language].push(id);
        carriers.set(rule, entry);
      }
    }
  }
  return carriers;
}

function compareSections(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function usedTwice(parsed: readonly { section: Section; file: string }[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  const claim = (key: string, what: string, file: string) => {
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, file);
    else problems.push({ file, what: `${what} stands in ${earlier} already.`, mend: 'Keep it in one place.' });
  };
  for (const { section, file } of parsed) {
    claim(`${section.language} section ${section.id}`, `Section ${section.id}`, file);
    for (const { id } of section.passages) claim(`${section.language} passage ${id}`, `The passage "${id}"`, file);
  }
  return problems;
}

function deadEnds(parsed: readonly { section: Section }[], routes: readonly ReaderRoute[]): Problem[] {
  const known = new Set(parsed.flatMap(({ section }) => section.passages.map(({ id }) => id)));
  return routes.flatMap((route) =>
    (route.passages === 'contents' ? [] : route.passages)
      .filter((id) => !known.has(id))
      .map((id) => ({
        file: `route "${route.id}"`,
        what: `No file has the passage "${id}".`,
        mend: 'Give one passage this id in every language.',
      })),
  );
}
