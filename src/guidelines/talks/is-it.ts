import type { Talk } from './model';

/** The seven kinds of examples in 1.5, and whatever is none of them. */
export const kinds = [
  'pestered',
  'frozenOut',
  'hurtfulWords',
  'jokes',
  'ignored',
  'passedOver',
  'belittled',
  'other',
] as const;

/** "Is this harassment or bullying?", along 1.5: what happened, how often, how it is felt, and the balance of power. */
export const isIt: Talk = {
  id: 'isIt',
  questions: [
    { id: 'what', choose: 'some', answers: kinds, read: 'examples' },
    { id: 'howOften', choose: 'one', answers: ['once', 'again', 'long', 'unsure'], read: 'the-difference' },
    { id: 'effect', choose: 'some', answers: ['unwanted', 'offended', 'dread', 'self'], read: 'what-is-harassment' },
    { id: 'defend', choose: 'one', answers: ['manage', 'hard', 'power', 'unsure'], read: 'imbalance-of-power' },
    { id: 'now', choose: 'one', answers: ['fine', 'heavy', 'danger'], urgent: ['danger'], read: 'right-to-be-safe' },
  ],
  thoughts: [
    { id: 'repeated', on: { question: 'howOften', answers: ['again', 'long'] }, read: 'what-is-bullying' },
    { id: 'once', on: { question: 'howOften', answers: ['once'] }, read: 'what-is-harassment' },
    { id: 'power', on: { question: 'defend', answers: ['hard', 'power'] }, read: 'imbalance-of-power' },
    { id: 'noNameNeeded', read: 'unacceptable-under-the-act' },
  ],
  ways: ['talkTo', 'words', 'report', 'think'],
};
