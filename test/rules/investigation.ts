import { mayRead } from '../../src/case/who-sees-what';
import { check, type RuleTests } from '../support/rule-tests';
import {
  acknowledged,
  call,
  decided,
  deciding,
  hear,
  heardAndWritten,
  investigated,
  note,
  noting,
  offersOf,
  preparedAgainstTwo,
  received,
  signByAccused,
  writeForAccused,
  written,
} from '../support/scenes';
import type { Story } from '../support/story';

const witnessAnswers = {
  witnessId: 'silje',
  heldAt: '2026-01-05T09:30',
  place: 'Room 3',
  minutes: 'Silje saw it twice.',
};
const witness = { step: 'hearWitness', answers: witnessAnswers };
const visit = {
  step: 'visitPlace',
  answers: { heldAt: '2026-01-05T09:30', place: 'The canteen', minutes: '', noMinutes: 'Nothing was to be seen.' },
};
const material = {
  step: 'addMaterial',
  answers: { what: 'Text messages of 12 December', givenBy: 'Nora', relevance: 'They show the tone.' },
};

/** Half past ten in the morning of the day on which the leader and HR signed for receipt. */
const started = (story: Story): Story => acknowledged(story).at('2026-01-05T09:30:00.000Z');

/** Chapter 3.1.2: what the leader looks into beside the conversations, and the note. */
export const investigationRules: readonly RuleTests[] = [
  {
    rule: '3.1.2-19',
    title: 'other investigations: witnesses, a visit to the place; with minutes of each',
    allows: {
      'both are offered and never pressed for': (story) => {
        started(story);
        for (const command of ['HearWitness', 'VisitPlace']) {
          check(offersOf(story, 'kari').includes(command), `${command} is offered`);
          check(!story.tasksOf('kari').includes(command), `${command} is no task`);
        }
      },
      'a second witness, and the same place once more': (story) => {
        started(story).does('kari', 'HearWitness', witness).does('kari', 'VisitPlace', visit);
        story.does('kari', 'HearWitness', {
          ...witness,
          round: 2,
          answers: { ...witnessAnswers, witnessId: '', witness: 'A customer' },
        });
        check(
          story.open.witnesses.map(({ person }) => person.name).join() === 'silje (name),A customer',
          'both are kept',
        );
        story.does('kari', 'VisitPlace', { ...visit, round: 2 });
      },
      'a witness reads what they said themselves, and nothing else': (story) => {
        started(story).does('kari', 'HearWitness', witness);
        story.does('kari', 'HearWitness', { ...witness, round: 2, answers: { ...witnessAnswers, witnessId: 'bjorn' } });
        const first = { step: 'hearWitness', subject: 'matter', round: 1 };
        check(mayRead(story.open, 'silje', first), 'Silje reads hers');
        check(!mayRead(story.open, 'silje', { ...first, round: 2 }), 'not Bjørn’s');
        check(!mayRead(story.open, 'jonas', first), 'Jonas reads neither');
      },
      'without minutes, with the reason why': (story) => void started(story).does('kari', 'VisitPlace', visit),
    },
    refuses: {
      'a hearing with neither minutes nor a reason why not': (story) =>
        started(story).refuses(
          'kari',
          'HearWitness',
          { ...witness, answers: { ...witnessAnswers, minutes: '' } },
          'incomplete',
          '3.1.2-19',
          'minutes',
        ),
      'both minutes and a reason why there are none': (story) =>
        started(story).refuses(
          'kari',
          'HearWitness',
          { ...witness, answers: { ...witnessAnswers, noMinutes: 'No time.' } },
          'incomplete',
          '3.1.2-19',
          'noMinutes',
        ),
      'a witness without a name': (story) =>
        started(story).refuses(
          'kari',
          'HearWitness',
          { ...witness, answers: { ...witnessAnswers, witnessId: '' } },
          'incomplete',
          '3.1.2-19',
          'witness',
        ),
      'hearing a party as a witness, or whoever has the case': (story) => {
        started(story);
        for (const witnessId of ['jonas', 'nora', 'kari', 'anne']) {
          const answers = { ...witnessAnswers, witnessId };
          story.refuses('kari', 'HearWitness', { ...witness, answers }, 'incomplete', '3.1.2-19', 'witness');
        }
      },
      'a visit without minutes or reason': (story) =>
        started(story).refuses(
          'kari',
          'VisitPlace',
          { ...visit, answers: { ...visit.answers, noMinutes: '' } },
          'incomplete',
          '3.1.2-19',
          'minutes',
        ),
      'HR doing it instead of the leader': (story) =>
        started(story).refuses('anne', 'HearWitness', witness, 'notYours'),
      'a hearing before the leader has taken the case on': (story) =>
        received(story).refuses('kari', 'HearWitness', witness, 'tooEarly', '3.1.2-9'),
      'a hearing after the decision': (story) => {
        decided(story, 'no').refuses('kari', 'HearWitness', witness, 'notAskedFor', '3.1.2-19');
        story.refuses('kari', 'VisitPlace', visit, 'notAskedFor', '3.1.2-19');
        check(!offersOf(story, 'kari').includes('HearWitness'), 'nor is it offered');
      },
    },
    repeats: {
      'recording a hearing twice records it once': (story) =>
        void started(story).repeats('kari', 'HearWitness', witness),
    },
  },
  {
    rule: '3.1.2-20',
    title: 'other material: what it is, who gave it, and why it is relevant',
    allows: {
      'offered and never pressed for, any number of times': (story) => {
        started(story);
        check(offersOf(story, 'kari').includes('AddMaterial'), 'it is offered');
        check(!story.tasksOf('kari').includes('AddMaterial'), 'it is no task');
        story.does('kari', 'AddMaterial', material).does('kari', 'AddMaterial', { ...material, round: 2 });
      },
    },
    refuses: {
      'material without a word on why it is relevant': (story) =>
        started(story).refuses(
          'kari',
          'AddMaterial',
          { ...material, answers: { ...material.answers, relevance: ' ' } },
          'incomplete',
          '3.1.2-20',
          'relevance',
        ),
      'material from nobody': (story) =>
        started(story).refuses(
          'kari',
          'AddMaterial',
          { ...material, answers: { ...material.answers, givenBy: '' } },
          'incomplete',
          '3.1.2-20',
          'givenBy',
        ),
      'HR adding it instead of the leader': (story) =>
        started(story).refuses('anne', 'AddMaterial', material, 'notYours'),
      'material after the decision': (story) =>
        decided(story, 'yes').refuses('kari', 'AddMaterial', material, 'notAskedFor', '3.1.2-20'),
    },
    repeats: {
      'adding it twice adds it once': (story) => void started(story).repeats('kari', 'AddMaterial', material),
    },
  },
  {
    rule: '3.1.2-21',
    title: 'a written note: what it is about, and what grounds came out of the conversations',
    allows: {
      'once both minutes are signed': (story) => void note(investigated(story)),
      'for one accused while the other has not been called': (story) => {
        signByAccused(writeForAccused(hear(call(preparedAgainstTwo(story)))));
        note(story).refuses('kari', 'WriteInvestigationNote', noting('a2'), 'tooEarly', '3.1.2-18');
      },
    },
    refuses: {
      'before the complainant’s minutes are signed': (story) =>
        written(story).refuses('kari', 'WriteInvestigationNote', noting(), 'tooEarly', '3.1.2-13'),
      'before the accused’s minutes are signed': (story) =>
        heardAndWritten(story).refuses('kari', 'WriteInvestigationNote', noting(), 'tooEarly', '3.1.2-18'),
      'a note that leaves out the grounds': (story) =>
        investigated(story).refuses(
          'kari',
          'WriteInvestigationNote',
          { ...noting(), answers: { about: 'Meetings.', grounds: '' } },
          'incomplete',
          '3.1.2-21',
          'grounds',
        ),
      'HR writing it instead of the leader': (story) =>
        investigated(story).refuses('anne', 'WriteInvestigationNote', noting(), 'notYours'),
      'a decision without it': (story) =>
        investigated(story).refuses('kari', 'DecideCase', deciding('no'), 'tooEarly', '3.1.2-21'),
    },
    repeats: {
      'writing it twice writes it once': (story) =>
        void investigated(story).repeats('kari', 'WriteInvestigationNote', noting()),
      'it is not written otherwise afterwards': (story) =>
        note(investigated(story)).refuses('kari', 'WriteInvestigationNote', noting(), 'alreadyDone', '3.1.2-21'),
    },
  },
];
