import type { CasePart } from '../../../src/case/case-parts';
import { beside, cellOf, columns, legend, type Word } from './table';

/** Every part of a case, as a person would call it, in groups. */
const rows: Readonly<Record<string, Readonly<Partial<Record<CasePart, string>>>>> = {
  'The case': {
    existence: 'that there is a case',
    way: 'the stage it is at',
    end: 'that it is over',
    deadlines: 'deadlines of their own tasks, and of what they wait for',
    lateness: 'what is late with everybody',
    looks: 'the record of who looked',
  },
  Names: {
    parties: 'the parties’ names: all of them',
    complainantName: 'the name of who complains',
    supporterName: 'who was asked for support',
    whoHasIt: 'which leader and adviser have it',
    notReached: 'whom a message did not reach',
  },
  Complaint: {
    complaint: 'the complaint',
    health: 'health: the injury that it describes',
    wishes: 'wishes of whom it happened to',
    furtherReports: 'what was reported since',
    rectification: 'what somebody wants rectified about themselves',
    withdrawal: 'its withdrawal',
    support: 'what was written for support',
    informalNote: 'note on the informal way',
  },
  Investigation: {
    assessment: 'assessment',
    invitationOfComplainant: 'invitation of the complainant',
    minutesOfComplainant: 'minutes: complainant',
    protection: 'protection considered',
    measures: 'measures',
    callOfAccused: 'call of the accused',
    minutesOfAccused: 'minutes: accused',
    testimony: 'minutes: witnesses',
    material: 'material, and visits',
    investigationNote: 'investigation note',
  },
  'Decision and letters': {
    decision: 'decision',
    letterToComplainant: 'letters to the complainant',
    letterToAccused: 'letters to the accused',
    counselling: 'counselling',
    closingNote: 'closing note',
    followUp: 'what a withdrawal led to',
    personnelFile: 'personnel files',
    conflictOfInterest: 'why somebody stepped down',
  },
  Discipline: {
    discipline: 'preparation of the meeting',
    callToMeeting: 'call to a talk, meeting or hearing',
    summons: 'summons, with what HR enclosed',
    minutesOfMeeting: 'minutes: disciplinary meeting',
    disciplineDecision: 'decision on discipline',
    callToDiscussion: 'call to the discussion meeting',
    dismissal: 'dismissal: discussion and decision',
    rehabilitation: 'rehabilitation',
    falseAccusation: 'conclusion on a false accusation',
  },
  Appeal: {
    appeal: 'appeal',
    decisionOnAppeal: 'decision on the appeal',
  },
};

export const parts = Object.values(rows).flatMap((group) => Object.keys(group)) as readonly CasePart[];

/** The table as a page. */
export function page(): string {
  const heads = [...columns.map(({ name }) => name), ...Object.keys(beside)];
  const lines = Object.entries(rows).flatMap(([group, named]) => [
    `| **${group}** |${heads.map(() => ' |').join('')}`,
    ...(Object.entries(named) as [CasePart, string][]).map(
      ([part, label]) =>
        `| ${label} |${rowOf(part)
          .map((cell) => ` ${cell ?? ''} |`)
          .join('')}`,
    ),
  ]);
  return [
    '# Who sees what',
    '',
    'Made by `npm run who-sees-what` from `src/case/who-sees-what.ts`, which everything that shows a part of a case asks.',
    'An empty cell is nothing at all: what is asked for is answered as if there were no case.',
    'A companion, whoever sits beside a party, has no way in. A safety or union representative is let in by whoever asks',
    'them, and into nothing but that; how many cases there are in their area, a safety representative sees besides. A former',
    'handler is whoever stepped down or was replaced. The leader above has a part once there is an appeal, or something',
    'that leader and HR could not agree on.',
    '',
    `| |${heads.map((head) => ` ${head} |`).join('')}`,
    `| --- |${heads.map(() => ' --- |').join('')}`,
    ...lines,
    '',
    '| word | what it means |',
    '| --- | --- |',
    ...Object.entries(legend).map(([word, meaning]) => `| ${word} | ${meaning} |`),
    '',
  ].join('\n');
}

export function rowOf(part: CasePart): readonly (Word | undefined)[] {
  return [...columns.map((column) => cellOf(column, part)), ...Object.values(beside).map((own) => own(part))];
}
