import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { NumberToCall } from '../procedure/policy';
import { packageRoot } from '../root';

/** A page that anybody may read, as it is served. */
export interface Page {
  readonly path: string;
  readonly html: string;
  /** Its own style and nothing else. */
  readonly contentSecurityPolicy: string;
}

/** What the pages say of the organisation. */
export interface House {
  /** What the product calls itself there. */
  readonly app: string;
  readonly organisation: string;
  readonly emergency: readonly NumberToCall[];
  /** What tells its logo from others, where it has one. */
  readonly logo?: string | undefined;
}

const languages = ['nb', 'en'] as const;
const names = ['privacy', 'terms'] as const;

type Language = (typeof languages)[number];
type Name = (typeof names)[number];

const titles: Readonly<Record<Name, Readonly<Record<Language, string>>>> = {
  privacy: { nb: 'Personvern', en: 'Privacy' },
  terms: { nb: 'Vilkår', en: 'Terms' },
};
const inLanguage: Readonly<Record<Language, string>> = { nb: 'Norsk', en: 'English' };

const markdown = new MarkdownIt({ html: false });
const style = readFileSync(join(packageRoot, 'src/pages/style.css'), 'utf8');
const hash = createHash('sha256').update(style, 'utf8').digest('base64');
const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; img-src 'self'; frame-ancestors 'none'`;

/** What the Teams package points to: what is kept and who can read it, and on what terms Trygg is used. */
export function createPages(house: House): readonly Page[] {
  return names.flatMap((name) =>
    languages.map((language) => ({
      path: pathOf(name, language),
      /** As the organisation is called when it is asked for. */
      get html() {
        return htmlOf(name, language, house);
      },
      contentSecurityPolicy,
    })),
  );
}

const pathOf = (name: Name, language: Language) => (language === 'nb' ? `/${name}` : `/${name}/${language}`);

function htmlOf(name: Name, language: Language, { app, organisation, emergency, logo }: House): string {
  const text = readFileSync(join(packageRoot, `src/pages/${language}/${name}.md`), 'utf8');
  const numbers = emergency.map(({ phone, name: whose }) => `<li>${call(phone)} ${escaped(whose[language])}</li>`);
  const body = markdown
    .render(text)
    .replace(/\bTrygg\b/g, () => escaped(app))
    .replaceAll('{{organisation}}', () => escaped(organisation))
    .replace('<p>{{emergency}}</p>', () => `<ul>${numbers.join('')}</ul>`);
  const links = [
    ...names
      .filter((other) => other !== name)
      .map((other) => link(pathOf(other, language), titles[other][language], language)),
    ...languages
      .filter((other) => other !== language)
      .map((other) => link(pathOf(name, other), inLanguage[other], other)),
  ];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(app)}: ${titles[name][language]}</title>
<style>${style}</style>
</head>
<body>
${logo === undefined ? '' : `<img class="logo" src="/logo?v=${logo}" alt="${escaped(organisation)}">\n`}<nav>${links.join(' ')}</nav>
<main>
${body}</main>
</body>
</html>
`;
}

const link = (to: string, text: string, language: Language) =>
  `<a href="${to}" lang="${language}" hreflang="${language}">${text}</a>`;

const call = (phone: string) => `<a href="tel:${phone.replace(/[^+\d]/g, '')}">${escaped(phone)}</a>`;

const escaped = (text: string) => markdown.utils.escapeHtml(text);
