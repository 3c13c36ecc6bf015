import type { ChatScreen } from '../../../../src/adapters/teams/cards/screens';
import { answerTo, emergencyFor } from '../../../../src/adapters/teams/turns/find';
import { readLibrary } from '../../../../src/guidelines/read-library';
import { readWords } from '../../../../src/guidelines/read-words';
import { createFinder } from '../../../../src/guidelines/search';

const library = readLibrary();
const finder = createFinder(library, readWords());

const asked = {
  nb: {
    own: 'sjefen baksnakker meg',
    question: 'hvor lang frist har jeg på å anke',
    account: 'Lederen min roper til meg foran alle, hver uke. Jeg tør nesten ikke gå på jobb lenger.',
    cry: 'jeg vil ikke leve lenger',
  },
  en: {
    own: 'my boss talks about me behind my back',
    question: 'how long do I have to appeal',
    account: 'My leader shouts at me in front of everybody, every week. I hardly dare to go to work any more.',
    cry: 'i do not want to live anymore',
  },
};

/** Answers to typed texts, as they really are. */
export function findSamples(language: 'nb' | 'en'): Readonly<Record<string, ChatScreen>> {
  const turn = { personId: '', language, data: {} };
  const { own, question, account, cry } = asked[language];
  const emergency = emergencyFor(finder, cry, turn);
  if (!emergency) throw new Error(`no emergency: ${cry}`);
  return {
    'employee emergency': emergency,
    'employee found own': answerTo(library, finder, own, turn),
    'employee found': answerTo(library, finder, question, turn),
    'employee typed short': answerTo(library, finder, 'xyzzy', turn),
    'employee typed long': answerTo(library, finder, account, turn),
  };
}
