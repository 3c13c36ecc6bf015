import { type Language, languages, type Passage, type Problem, type Section } from './model';

type Parsed = { section: Section; file: string };

/** Where the languages do not say the same: a section, a passage, its rules or its policy mark in one of them only. */
export function differences(parsed: readonly Parsed[]): Problem[] {
  return languages.flatMap((language) =>
    languages
      .filter((other) => other !== language)
      .flatMap((other) => parsed.filter(of(language)).flatMap((mine) => compare(mine, other, parsed))),
  );
}

const of =
  (language: Language) =>
  ({ section }: Parsed) =>
    section.language === language;

function compare({ section, file }: Parsed, other: Language, parsed: readonly Parsed[]): Problem[] {
  const twin = parsed.find((candidate) => of(other)(candidate) && candidate.section.id === section.id);
  if (twin === undefined) {
    const mend = `Add ${other}/ with the same file name, or remove this one.`;
    return [{ file, what: `Section ${section.id} is missing in "${other}".`, mend }];
  }
  const problems: Problem[] = [];
  for (const [place, passage] of section.passages.entries()) {
    const counterpart = twin.section.passages.find(({ id }) => id === passage.id);
    if (counterpart === undefined) {
      const mend = `Add it to ${twin.file}, or remove it here.`;
      problems.push({ file, what: `The passage "${passage.id}" is missing in "${other}".`, mend });
    } else if (marks(passage) !== marks(counterpart)) {
      const what = `The passage "${passage.id}" carries ${marks(passage)}, but in "${other}" ${marks(counterpart)}.`;
      problems.push({ file, what, mend: 'Give both the same rules and the same policy mark.' });
    } else if (
      section.passages.length === twin.section.passages.length &&
      twin.section.passages[place] !== counterpart
    ) {
      const mend = 'Put the passages in the same order in both files.';
      problems.push({ file, what: `The passage "${passage.id}" has another place in "${other}".`, mend });
    }
  }
  return problems;
}

function marks({ rules, policy }: Passage): string {
  const named = rules.length === 0 ? 'no rule' : rules.toSorted().join(', ');
  return policy ? `${named} (policy)` : named;
}
