import type { Library } from '../../../guidelines/library';
import { type Language, languages, type Passage, type Section } from '../../../guidelines/model';
import { defaultPolicy, type Policy } from '../../../procedure/policy';
import type { ButtonData, ChatScreen } from '../cards/screens';
import type { Turn } from './turn';

/** The ways into the guidelines, for the questions that people come with. */
export function guidelinesContents(library: Library, { language }: Turn): ChatScreen {
  return {
    screen: 'guidelines',
    edition: library.edition,
    routes: library.routes.map(({ id, title, passages }) => ({
      title: title[language],
      open: wayInto(id, passages),
    })),
  };
}

function wayInto(route: string, passages: readonly string[] | 'contents'): ButtonData {
  return passages === 'contents' ? { verb: 'Section' } : { verb: 'Passage', route, passage: passages[0] ?? '' };
}

/** All sections, each opening at its first passage. */
export function sectionContents(library: Library, { language }: Turn): ChatScreen {
  return {
    screen: 'guidelines',
    edition: library.edition,
    routes: library.sections(language).map(({ id, title, passages }) => ({
      title: /^\d/.test(id) ? `${id} ${title}` : title,
      open: { verb: 'Passage', route: '', passage: passages[0]?.id ?? '' },
    })),
  };
}

/** One passage, with the ways on along the route that the reader came by. */
export function passageScreen(library: Library, turn: Turn, policy: Policy): ChatScreen {
  const { data } = turn;
  const language = languages.find((one) => one === data.language) ?? turn.language;
  const inAnother: { readonly language?: Language } = language === turn.language ? {} : { language };
  const route = library.routes.find(({ id, passages }) => id === data.route && passages !== 'contents');
  const passage = library.passage(language, data.passage ?? '');
  if (!passage) return guidelinesContents(library, turn);
  const section = library.section(language, passage.section);
  const way = Array.isArray(route?.passages) ? route.passages : (section?.passages ?? []).map(({ id }) => id);
  const open = (to: { id: string } | undefined) =>
    to && { verb: 'Passage', route: route?.id ?? '', passage: to.id, ...inAnother };
  const previous = open(library.previous(language, passage.id, route?.id));
  const next = open(library.next(language, passage.id, route?.id));
  return {
    screen: 'passage',
    ...inAnother,
    section: passage.section,
    sectionTitle: section?.title ?? '',
    ...(section && beginsWith(section, passage) ? { inShort: section.short } : {}),
    policy: passage.policy ? practice(policy) : false,
    heading: passage.heading,
    markdown: passage.text,
    position: way.indexOf(passage.id) + 1,
    of: way.length,
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
  };
}

/** A chapter begins with a text that says it in short by itself. */
function beginsWith({ passages: [first] }: Section, { id }: Passage): boolean {
  return first?.id === id && !id.endsWith('-in-short');
}

/** The texts name the default numbers. Where the organisation has set others, those who read must not count on these. */
function practice(policy: Policy): 'asWritten' | 'changed' {
  const numbers = ({ periods, reminding, wheel, appealFrom, lettersUntil }: Policy) =>
    JSON.stringify([periods, reminding, wheel, appealFrom, lettersUntil]);
  return numbers(policy) === numbers(defaultPolicy) ? 'asWritten' : 'changed';
}
