import type { Talk } from './model';

/** "I have been accused": heard before anything is decided, and not alone. */
export const accused: Talk = {
  id: 'accused',
  questions: [
    {
      id: 'told',
      choose: 'one',
      answers: ['called', 'directly', 'heard'],
      read: 'if-somebody-has-complained-about-you',
    },
    { id: 'need', choose: 'one', answers: ['know', 'say', 'with', 'calm'], read: 'right-to-explain-freely' },
    { id: 'now', choose: 'one', answers: ['fine', 'heavy', 'danger'], urgent: ['danger'], read: 'right-to-be-safe' },
  ],
  thoughts: [
    { id: 'called', on: { question: 'told', answers: ['called'] }, read: 'step-before-the-accused-is-heard' },
    { id: 'directly', on: { question: 'told', answers: ['directly'] }, read: 'say-it-directly' },
    { id: 'heard', on: { question: 'told', answers: ['heard'] }, read: 'if-somebody-has-complained-about-you' },
    { id: 'with', on: { question: 'need', answers: ['with', 'say'] }, read: 'right-to-bring-somebody' },
    { id: 'inPeace', read: 'if-it-happens-again' },
  ],
  ways: ['talkTo', 'words', 'rights', 'reportOwn', 'think'],
};
