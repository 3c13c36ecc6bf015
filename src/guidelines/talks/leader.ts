import type { Talk } from './model';

/** "I am the leader and somebody told me": responsible from that moment on (1.6), and never in one's own case. */
export const leader: Talk = {
  id: 'leader',
  questions: [
    { id: 'wish', choose: 'one', answers: ['listen', 'help', 'complain', 'unsure'], read: 'you-choose' },
    { id: 'about', choose: 'one', answers: ['staff', 'other', 'above', 'me'], read: 'who-never-handles-a-case' },
    { id: 'now', choose: 'one', answers: ['yes', 'unsure', 'danger'], urgent: ['danger'], read: 'step-protection' },
  ],
  thoughts: [
    { id: 'me', on: { question: 'about', answers: ['me'] }, read: 'who-never-handles-a-case' },
    { id: 'above', on: { question: 'about', answers: ['above'] }, read: 'where-to-send-a-complaint' },
    { id: 'duty', on: { question: 'about', answers: ['staff', 'other'] }, read: 'role-of-leaders' },
    { id: 'theirChoice', on: { question: 'wish', answers: ['listen', 'help', 'unsure'] }, read: 'you-choose' },
    { id: 'oral', on: { question: 'wish', answers: ['complain'] }, read: 'tell-it-instead' },
  ],
  ways: ['talkTo', 'words', 'takeDown', 'think'],
};
