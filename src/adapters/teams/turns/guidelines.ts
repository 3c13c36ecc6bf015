import type { Library } from '../../../guidelines/library';
import { type Language, languages, type Passage, type Section } from '../../../guidelines/model';
import { defaultPolicy, type Policy } from '../../../procedure/policy';
import type { ButtonData, ChatScreen } from '../cards/screens';
import type { Turn } from './turn';

const made = new WeakMap<Library, Map<string, ChatScreen>>();

/** What the guidelines say is the same for everybody: each screen is made once, and by that drawn once. */
function madeOnce(library: Library, what: readonly string[], make: () => ChatScreen): ChatScreen {
  const known = made.get(library) ?? new Map<string, ChatScreen>();
  made.set(library, known);
  const key = what.join(' ');
  const screen = known.get(key) ?? make();
  known.set(key, screen);
  return screen;
}

/** The ways into the guidelines, for the questions that people come with. */
export function guidelinesContents(library: Library, { language }: Turn): ChatScreen {
  return madeOnce(library, ['routes', language], () => ({
    screen: 'guidelines',
    edition: library.edition,
    routes: library.routes.map(({ id, title, passages }) => ({
      title: title[language],
      open: wayInto(id, passages),
    })),
  }));
}

function wayInto(route: string, passages: readonly string[] | 'contents'): ButtonData {
  return passages === 'contents' ? { verb: 'Section' } : { verb: 'Passage', route, passage: passages[0] ?? '' };
}

/** All sections, each opening at its first passage. */
export function sectionContents(library: Library, { language }: Turn): ChatScreen {
  return madeOnce(library, ['sections', language], () => ({
    screen: 'guidelines',
    edition: library.edition,
    routes: library.sections(language).map(({ id, title, passages }) => ({
      title: /^\d/.test(id) ? `${id} ${title}` : title,
      open: { verb: 'Passage', route: '', passage: passages[0]?.id ?? '' },
    })),
  }));
}

/** One passage, with the ways on along the route that the reader came by. */
export function passageScreen(library: Library, turn: Turn, policy: Policy): ChatScreen {
  const { data } = turn;
  const language = languages.find((one) => one === data.language) ?? turn.language;
  const route = library.routes.find(({ id, passages }) => id === data.route && passages !== 'contents');
  const passage = library.passage(language, data.passage ?? '');
  if (!passage) return guidelinesContents(library, turn);
  const practised = passage.policy ? practice(policy) : false;
  const what = ['passage', turn.language, language, route?.id ?? '', passage.id, String(practised)];
  return madeOnce(library, what, () => {
    const inAnother: { readonly language?: Language } = language === turn.language ? {} : { language };
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
      policy: practised,
      heading: passage.heading,
      markdown: passage.text,
      position: way.indexOf(passage.id) + 1,
      of: way.length,
      ...(previous ? { previous } : {}),
      ...(next ? { next } : {}),
    };
  });
}

/** A chapter begins with a text that says it in short by itself. */
function beginsWith({ passages: [first] }: Section, { id }: Passage): boolean {
  return first?.id === id && !id.endsWith('-in-short');
}

/** By policy, which is a new one when something in it is set anew. */
const practices = new WeakMap<Policy, 'asWritten' | 'changed'>();

/** The texts name the default numbers. Where the organisation has set others, those who read must not count on these. */
function practice(policy: Policy): 'asWritten' | 'changed' {
  const found = practices.get(policy) ?? (numbersOf(policy) === numbersOf(defaultPolicy) ? 'asWritten' : 'changed');
  practices.set(policy, found);
  return found;
}

function numbersOf({ periods, reminding, wheel, appealFrom, lettersUntil }: Policy): string {
  return JSON.stringify([periods, reminding, wheel, appealFrom, lettersUntil]);
}
