import { kinds } from './is-it';
import type { Talk } from './model';

/** "I saw something" (1.6, and how to support a colleague: 2). */
export const saw: Talk = {
  id: 'saw',
  questions: [
    { id: 'what', choose: 'some', answers: kinds, read: 'examples' },
    { id: 'howOften', choose: 'one', answers: ['once', 'again', 'long', 'unsure'], read: 'the-difference' },
    { id: 'spoken', choose: 'one', answers: ['yes', 'notYet', 'hard'], read: 'support-a-colleague' },
    { id: 'name', choose: 'one', answers: ['no', 'yes'], read: 'after-you-reported-what-you-saw' },
    { id: 'now', choose: 'one', answers: ['no', 'unsure', 'danger'], urgent: ['danger'], read: 'right-to-be-safe' },
  ],
  thoughts: [
    { id: 'duty', read: 'when-you-see-something' },
    { id: 'name', on: { question: 'name', answers: ['yes'] }, read: 'after-you-reported-what-you-saw' },
    { id: 'support', on: { question: 'spoken', answers: ['notYet', 'hard'] }, read: 'support-a-colleague' },
  ],
  ways: ['talkTo', 'words', 'reportSeen', 'think'],
};
