import type { ChatScreen } from '../../../../src/adapters/teams/cards/screens';
import { answerTo } from '../../../../src/adapters/teams/turns/find';
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
    accountOfDanger:
      'Lederen min har truet meg på livet. Jeg tør ikke gå hjem alene, og jeg har ikke sagt det til noen.',
  },
  en: {
    own: 'my boss talks about me behind my back',
    question: 'how long do I have to appeal',
    account: 'My leader shouts at me in front of everybody, every week. I hardly dare to go to work any more.',
    cry: 'i do not want to live anymore',
    accountOfDanger: 'My leader has threatened to kill me. I am afraid to go home alone, and I have told nobody.',
  },
};

/** Answers to typed texts, as they really are. */
export function findSamples(language: 'nb' | 'en'): Readonly<Record<string, ChatScreen>> {
  const turn = { personId: '', language, data: {} };
  const { own, question, account, cry, accountOfDanger } = asked[language];
  return {
    'employee emergency': answerTo(library, finder, cry, turn),
    'employee emergency long': answerTo(library, finder, accountOfDanger, turn),
    'employee found own': answerTo(library, finder, own, turn),
    'employee found': answerTo(library, finder, question, turn),
    'employee typed short': answerTo(library, finder, 'xyzzy', turn),
    'employee typed long': answerTo(library, finder, account, turn),
  };
}
