import { basename } from 'node:path';
import { normalise, unsupportedMarkdown } from './markdown';
import { type GuidelineFile, GuidelinesError, type Passage, type Problem, type Section } from './model';

type Report = (line: number, what: string, mend: string) => void;
type Line = { number: number; text: string };

const frontMatterKeys = ['section', 'title', 'short'] as const;
type FrontMatter = Record<(typeof frontMatterKeys)[number], string>;

const headingShape = /^## (?<heading>.*?)\s*\{#(?<id>[^\s}]*)(?<attributes>[^}]*)\}\s*$/;
const idShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ruleShape = /^(?:\d+(?:\.\d+)*|F|P)-\d+$/;
const headingExample = 'Write it as "## The heading {#its-id rules=1.5-1,1.5-2}".';

/**
 * One file of the library (its format: src/guidelines/README.md).
 *
 * @throws GuidelinesError with every mistake of the file at once
 */
export function parseSection(file: GuidelineFile): Section {
  const problems: Problem[] = [];
  const report: Report = (line, what, mend) => problems.push({ file: file.name, line, what, mend });
  const lines = file.text.split(/\r?\n/).map((text, index) => ({ number: index + 1, text: text.trimEnd() }));

  const { front, body } = readFrontMatter(lines, report);
  checkFileName(file.name, front.section, report);
  const passages = readPassages(body, front.section, report);
  if (problems.length > 0) throw new GuidelinesError(problems);
  return { id: front.section, language: file.language, title: front.title, short: front.short, passages };
}

function readFrontMatter(lines: Line[], report: Report): { front: FrontMatter; body: Line[] } {
  const front: FrontMatter = { section: '', title: '', short: '' };
  const end = lines.findIndex(({ text }, index) => index > 0 && text === '---');
  if (lines[0]?.text !== '---' || end === -1) {
    report(1, 'The front matter is missing.', 'Begin the file with "---", then section, title and short, then "---".');
    return { front, body: [] };
  }
  for (const { number, text } of lines.slice(1, end)) {
    if (text === '') continue;
    const [, name = '', value = ''] = /^(\w+):\s*(.*)$/.exec(text) ?? [];
    const key = frontMatterKeys.find((known) => known === name);
    if (key === undefined) {
      report(number, `"${text}" is not known here.`, `Use one line each for ${frontMatterKeys.join(', ')}.`);
    } else if (front[key] !== '') {
      report(number, `"${key}" stands twice.`, 'Remove one of them.');
    } else {
      front[key] = value.trim();
    }
  }
  for (const key of frontMatterKeys) {
    if (front[key] === '') report(1, `"${key}" is missing or empty.`, `Add a line "${key}: …" to the front matter.`);
  }
  return { front, body: lines.slice(end + 1) };
}

function checkFileName(name: string, section: string, report: Report): void {
  if (section === '') return;
  if (!/^(?:\d+(?:\.\d+)*|[A-Z])$/.test(section)) {
    report(1, `"${section}" is no section.`, 'Use a number such as 3.1.2, or one capital letter.');
  } else if (!new RegExp(`^${section.toLowerCase()}-[a-z0-9-]+\\.md$`).test(basename(name))) {
    report(1, `The file holds section ${section}.`, `Name it "${section.toLowerCase()}-", a few words, ".md".`);
  }
}

function readPassages(body: Line[], section: string, report: Report): Passage[] {
  const passages: Passage[] = [];
  let texts: Line[] = [];
  let head: { line: Line; passage: Omit<Passage, 'text'> } | undefined;

  const finish = () => {
    if (head === undefined) return;
    const text = normalise(texts.map((line) => line.text));
    if (text === '') report(head.line.number, `"${head.passage.heading}" has no text.`, 'Write it, or remove it.');
    passages.push({ ...head.passage, text });
  };

  for (const line of body) {
    if (line.text.startsWith('## ')) {
      finish();
      head = { line, passage: readHeading(line, section, report) };
      texts = [];
      continue;
    }
    if (line.text === '') {
      texts.push(line);
      continue;
    }
    if (head === undefined) report(line.number, 'Text stands above the first heading.', headingExample);
    const unsupported = unsupportedMarkdown(line.text);
    if (unsupported !== undefined) {
      report(line.number, `A chat card cannot show ${unsupported}.`, 'Use plain text, **bold**, _italic_ and lists.');
    }
    texts.push(line);
  }
  finish();

  if (passages.length === 0 && section !== '') report(1, 'The file has no passage.', headingExample);
  return passages;
}

function readHeading(line: Line, section: string, report: Report): Omit<Passage, 'text'> {
  const { heading = '', id = '', attributes = '' } = headingShape.exec(line.text)?.groups ?? {};
  const passage = { id, section, heading, rules: [] as string[], policy: false };
  if (heading === '' || id === '') {
    report(line.number, 'The heading or its id is missing.', headingExample);
    return passage;
  }
  if (!idShape.test(id)) report(line.number, `"${id}" is no id.`, 'Use small letters, digits and single hyphens.');
  for (const attribute of attributes.trim().split(/\s+/).filter(Boolean)) {
    if (attribute === 'policy') passage.policy = true;
    else if (attribute.startsWith('rules=')) passage.rules = attribute.slice('rules='.length).split(',');
    else report(line.number, `"${attribute}" is not known here.`, 'Use "rules=…" (no blanks) and "policy".');
  }
  for (const rule of passage.rules) {
    if (!ruleShape.test(rule)) report(line.number, `"${rule}" is no rule.`, 'Use numbers such as 1.5-1 or P-3.');
  }
  if (!passage.policy && passage.rules.some((rule) => rule.startsWith('P-'))) {
    report(line.number, 'A P-rule is policy of the organisation.', 'Add "policy", or give it a passage of its own.');
  }
  return passage;
}
