import { isCryForHelp } from '../../../guidelines/cry-for-help';
import type { Library } from '../../../guidelines/library';
import type { Language, Passage } from '../../../guidelines/model';
import type { Finder } from '../../../guidelines/search';
import type { FindScreen, FoundPassage } from '../cards/find-screens';
import type { Turn } from './turn';

/** A longer text that asks nothing may be somebody's account of what happened. Characters. */
const longestRemark = 60;

/** So may one that asks, beyond this. */
const longestQuestion = 200;

/** As much of a passage as tells whether it is the one: of the best, and of the others. Characters. */
const longestLead = { best: 420, other: 120 };

/** On the card with the numbers, which comes first, no more than this of what else the text may have asked. */
const mostBesideNumbers = 2;

/**
 * What the guidelines say about what somebody typed, which is neither kept nor repeated; to whoever may be in danger the
 * numbers to call, before anything else.
 */
export function answerTo(library: Library, finder: Finder, text: string, turn: Turn): FindScreen {
  const { language, passages, ownExperience, isQuestion } = finder.find(text, turn.language);
  const found = passages.map((passage, place) =>
    foundPassage(library, language, passage, turn, place === 0 ? longestLead.best : longestLead.other),
  );
  const { length } = text.trim();
  const long = length > (isQuestion ? longestQuestion : longestRemark);
  if (isCryForHelp(text)) return { screen: 'emergency', language, long, passages: found.slice(0, mostBesideNumbers) };
  return long || found.length === 0
    ? { screen: 'typed', language, long, passages: found }
    : { screen: 'found', language, passages: found, offersTalk: ownExperience };
}

function foundPassage(library: Library, language: Language, passage: Passage, turn: Turn, most: number): FoundPassage {
  const { id, section, policy, heading, text } = passage;
  return {
    section,
    sectionTitle: library.section(language, section)?.title ?? '',
    policy,
    heading,
    lead: leadOf(text, most),
    read: { verb: 'Passage', route: '', passage: id, ...(language === turn.language ? {} : { language }) },
  };
}

/** The beginning of a passage as plain text, up to the end of a sentence where one comes in time. */
function leadOf(markdown: string, most: number): string {
  const plain = markdown
    .replace(/[*_]/g, '')
    .split('\n\n')
    .map((block) =>
      block
        .replace(/^(?:-|\d+\.) /gm, '')
        .replaceAll('\n', '; ')
        .replace(/[^.?:]$/, '$&.'),
    )
    .join(' ');
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most);
  const sentence = cut.lastIndexOf('. ');
  return sentence > most / 3 ? cut.slice(0, sentence + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
