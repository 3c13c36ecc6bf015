import { progressOf } from '../../src/case/progress';
import { instanceOf } from '../../src/case/state';
import { defaultPolicy } from '../../src/procedure/policy';
import { appealing, decidingAppeal, tellOfAppeal } from '../support/appeal-scenes';
import {
  bothTold,
  closedAfterDiscipline,
  closingDiscipline,
  considered,
  considering,
  followingUp,
  handedOver,
  raising,
  started,
  talkHeld,
  tellingAccused,
  tellingComplainant,
  unappealed,
  warned,
  warningAppealed,
} from '../support/discipline-scenes';
import { check, demand, type RuleTests } from '../support/rule-tests';
import { closed, closing, discipline, readyToClose } from '../support/scenes';
import type { Step, Story } from '../support/story';

/** Told on Wednesday 28 January: the two weeks for an appeal end with 11 February. */
const lastMoment = '2026-02-11T22:59:59.998Z';
const support = considering('considerSupport', 'yes');
const guidance = considering('considerGuidance', 'yes');
const asked = (story: Story): string => story.tasksOf('kari').join();
const stillWaits = (story: Story): void => {
  for (const [command, step] of [
    ['ConsiderSupport', support],
    ['ConsiderGuidance', guidance],
    ['RaiseSubject', raising],
  ] as const) {
    story.refuses('kari', command, step, 'tooEarly', 'F-2');
  }
};
/** 30 and 90 days after the decision of 28 January. */
const soon = '2026-02-27T07:00:00.000Z';
const later = '2026-04-28T06:00:00.000Z';
/** 31 days after it is Saturday 28 February. */
const dueOnSaturday = (story: Story): Story =>
  story.under({ periods: { ...defaultPolicy.periods, followUpSoon: { days: 31 } } });
const theFriday = '2026-02-27T07:00:00.000Z';
const neither = (step: Step): Step => ({ ...step, answers: { way: 'yes', what: ' ' } });

/** Chapter 4. */
const chapterFour: readonly RuleTests[] = [
  {
    rule: '4-1',
    title: 'support of whom it happened to is considered, and followed up',
    allows: {
      'considered once nobody has appealed, and followed up after 30 and 90 days': (story) => {
        considered(unappealed(story), 'yes');
        check(asked(story) === '', 'nothing before its day');
        story.timePasses(soon).does('kari', 'FollowUp', followingUp('followUpSoon'));
        check(asked(story) === '', 'nothing until the other one');
        story.timePasses(later).does('kari', 'FollowUp', followingUp('followUpLater'));
        check(asked(story) === 'CloseStrand', 'then it is closed');
      },
      'a leader who lets it lie is reminded, and the note has its day too': (story) => {
        unappealed(story);
        check(story.open.due['considerSupport/a1/1']?.day === '2026-02-27', 'a month from the decision');
        considered(story, 'no');
        check(story.open.due['closeAfterDiscipline/a1/1']?.day === '2026-03-14', 'a month for the note');
      },
      'no party reads that it is late while it is followed up': (story) => {
        considered(unappealed(story), 'yes').timePasses('2026-03-20T09:00:00.000Z');
        const { next } = progressOf(story.ground, story.open, 'nora', story.now);
        check(next?.step === 'closeAfterDiscipline' && next.due === '2026-04-28', `by the last: ${next?.due}`);
        check(next?.overdue === false, 'not late');
      },
      'a day that falls on a Saturday comes up on the Friday before': (story) => {
        considered(unappealed(dueOnSaturday(story)), 'yes').timePasses(theFriday);
        check(asked(story) === 'FollowUp', 'on Friday the 27th');
        story.does('kari', 'FollowUp', followingUp('followUpSoon'));
      },
      'not wanted: the reason is on record, and there is nothing to follow up': (story) => {
        considered(unappealed(story), 'no');
        const { done } = instanceOf(story.open, { step: 'considerSupport', subject: 'a1', round: 1 });
        check(done?.answers.reasons === 'Not wanted.', 'on record');
        check(asked(story) === 'CloseStrand', 'it is closed');
      },
      'where one of them was agreed, that is followed up': (story) => {
        unappealed(story).does('kari', 'ConsiderSupport', considering('considerSupport', 'no'));
        story.does('kari', 'ConsiderGuidance', guidance);
        story.does('kari', 'RaiseSubject', { ...raising, answers: { reasons: 'Not there.' } });
        check(asked(story) === '', 'not closed yet');
      },
    },
    refuses: {
      'no word on what was agreed, or why not': (story) => {
        unappealed(story).refuses('kari', 'ConsiderSupport', neither(support), 'incomplete', '4-1', 'what');
        const no = { ...support, answers: { way: 'no' } };
        story.refuses('kari', 'ConsiderSupport', no, 'incomplete', '4-1', 'reasons');
      },
      'following up before the morning of its day': (story) => {
        considered(unappealed(story), 'yes').timePasses('2026-02-27T06:59:59.999Z');
        story.refuses('kari', 'FollowUp', followingUp('followUpSoon'), 'tooEarly', '4-1');
        story.timePasses('2026-04-28T05:59:59.999Z');
        story.refuses('kari', 'FollowUp', followingUp('followUpLater'), 'tooEarly', '4-1');
      },
      'following up before the morning of the Friday before a Saturday': (story) => {
        considered(unappealed(dueOnSaturday(story)), 'yes').timePasses('2026-02-27T06:59:59.999Z');
        story.refuses('kari', 'FollowUp', followingUp('followUpSoon'), 'tooEarly', '4-1');
      },
      'closing before it was followed up': (story) => {
        considered(unappealed(story), 'yes').refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', '4-1');
        story.timePasses(soon).does('kari', 'FollowUp', followingUp('followUpSoon'));
        story.refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', '4-1');
      },
      'the parties considering it': (story) => {
        demand(unappealed(story).tasksOf('kari').includes('ConsiderSupport'), 'it is the leader’s');
        for (const party of ['nora', 'jonas']) story.refuses(party, 'ConsiderSupport', support, 'notYours');
      },
    },
    repeats: {
      'considered once': (story) =>
        unappealed(story)
          .repeats('kari', 'ConsiderSupport', support)
          .refuses('kari', 'ConsiderSupport', considering('considerSupport', 'no'), 'alreadyDone', '4-1'),
      'followed up once': (story) =>
        void considered(unappealed(story), 'yes')
          .timePasses(soon)
          .repeats('kari', 'FollowUp', followingUp('followUpSoon')),
      'a day off brings its task once': (story) => {
        considered(unappealed(dueOnSaturday(story)), 'yes')
          .timePasses(theFriday)
          .timePasses('2026-02-28T08:00:00.000Z');
        check(asked(story) === 'FollowUp', 'one task');
      },
    },
  },
  {
    rule: '4-2',
    title: 'guidance of the one who bullied is considered',
    allows: {
      'guidance, by gravity': (story) => void unappealed(story).does('kari', 'ConsiderGuidance', guidance),
      'whoever was dismissed is not guided': (story) => {
        handedOver(story).does('kari', 'TellOfDiscipline', tellingComplainant()).timePasses('2026-02-12T08:00:00.000Z');
        check(asked(story) === 'ConsiderSupport,RaiseSubject', 'the other two');
      },
    },
    refuses: {
      'closing before it was considered': (story) => {
        unappealed(story).does('kari', 'ConsiderSupport', considering('considerSupport', 'no'));
        story.does('kari', 'RaiseSubject', { ...raising, answers: { reasons: 'Not there.' } });
        story.refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', 'F-2');
      },
      'no word on what, or why not': (story) => {
        unappealed(story).refuses('kari', 'ConsiderGuidance', neither(guidance), 'incomplete', '4-2', 'what');
        const no = { ...guidance, answers: { way: 'no' } };
        story.refuses('kari', 'ConsiderGuidance', no, 'incomplete', '4-2', 'reasons');
      },
    },
    repeats: {
      'considered once': (story) =>
        unappealed(story)
          .repeats('kari', 'ConsiderGuidance', guidance)
          .refuses('kari', 'ConsiderGuidance', considering('considerGuidance', 'no'), 'alreadyDone', '4-2'),
    },
  },
  {
    rule: '4-3',
    title: 'the subject is raised where it happened',
    allows: {
      raised: (story) => void unappealed(story).does('kari', 'RaiseSubject', raising),
      'not raised, for a reason': (story) =>
        void unappealed(story).does('kari', 'RaiseSubject', {
          ...raising,
          answers: { reasons: 'Only two work there.' },
        }),
    },
    refuses: {
      'neither raised nor a reason, or both': (story) => {
        const nothing = { ...raising, answers: {} };
        unappealed(story).refuses('kari', 'RaiseSubject', nothing, 'incomplete', '4-3', 'what');
        const both = { ...raising, answers: { ...raising.answers, reasons: 'Only two work there.' } };
        story.refuses('kari', 'RaiseSubject', both, 'incomplete', '4-3', 'reasons');
      },
      'closing before that': (story) => {
        unappealed(story).does('kari', 'ConsiderSupport', considering('considerSupport', 'no'));
        story.does('kari', 'ConsiderGuidance', considering('considerGuidance', 'no'));
        story.refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', 'F-2');
      },
    },
    repeats: {
      'raised once': (story) =>
        unappealed(story)
          .repeats('kari', 'RaiseSubject', raising)
          .refuses('kari', 'RaiseSubject', raising, 'alreadyDone', '4-3'),
    },
  },
];

/** The flow chart. */
const flow: readonly RuleTests[] = [
  {
    rule: 'F-1',
    title: 'every way out ends in a written note',
    allows: {
      'after the sanction and what followed': (story) => {
        check(closedAfterDiscipline(story).open.phase === 'closed', 'it is closed');
        for (const party of ['nora', 'jonas']) {
          const told = story.messages.filter(
            (m) => m.kind === 'notice' && m.to === party && m.notice === 'StrandClosed',
          );
          check(told.length === 1, `${party} is told once, not ${told.length} times`);
        }
      },
      'after a talk, straight away': (story) => {
        talkHeld(story).does('kari', 'TellOfDiscipline', tellingAccused());
        story.does('kari', 'TellOfDiscipline', tellingComplainant());
        check(story.does('kari', 'CloseStrand', closingDiscipline).open.phase === 'closed', 'it is closed');
      },
    },
    refuses: {
      'closing without a note': (story) => {
        const silent = { ...closingDiscipline, answers: { note: ' ' } };
        considered(unappealed(story), 'no').refuses('kari', 'CloseStrand', silent, 'incomplete', 'F-1', 'note');
        check(story.open.phase === 'open', 'it is open');
      },
      'leaving it open for want of somebody to close it': (story) =>
        demand(considered(unappealed(story), 'no').tasksOf('kari').includes('CloseStrand'), 'it is Kari’s'),
      'the note of another way out': (story) => {
        considered(unappealed(story), 'no').refuses('kari', 'CloseStrand', closing(), 'notAskedFor', '3.1.2-28');
        demand(asked(story) === 'CloseStrand', 'that of this one');
      },
    },
    repeats: {
      'it is closed once': (story) =>
        void considered(unappealed(story), 'no').repeats('kari', 'CloseStrand', closingDiscipline),
      'nothing is asked for any more': (story) => {
        closedAfterDiscipline(story).timePasses('2026-06-01T08:00:00.000Z');
        check(
          ['kari', 'anne', 'nora', 'jonas', 'per'].every((one) => story.tasksOf(one).length === 0),
          'nothing',
        );
      },
    },
  },
  {
    rule: 'F-2',
    title: 'the edges of the flow chart, and no others',
    allows: {
      'no appeal in time: rehabilitation begins when the last party’s days are over': (story) => {
        bothTold(story).timePasses('2026-02-12T07:00:00.000Z');
        check(asked(story) === 'ConsiderSupport,ConsiderGuidance,RaiseSubject', 'now');
      },
      'days to appeal that end on Maundy Thursday: theirs to its end, and after Easter it goes on': (story) => {
        warned(story).at('2026-03-19T09:00:00.000Z').does('kari', 'TellOfDiscipline', tellingComplainant());
        for (const dayOff of ['2026-04-02T22:00:00.000Z', '2026-04-07T05:59:59.999Z'])
          check(asked(story.timePasses(dayOff)) === '', `nobody is asked for anything at ${dayOff}`);
        story.timePasses('2026-04-07T06:00:00.000Z');
        check(asked(story) === 'ConsiderSupport,ConsiderGuidance,RaiseSubject', 'on Tuesday');
      },
      'an appeal upheld: rehabilitation, once the days of the others are over too': (story) => {
        warningAppealed(story).does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }));
        stillWaits(tellOfAppeal(story));
        check(story.timePasses('2026-02-12T07:00:00.000Z') && asked(story).includes('ConsiderSupport'), 'now');
      },
      'an appeal decided after those days: rehabilitation at once': (story) => {
        warningAppealed(story).timePasses('2026-02-12T08:00:00.000Z');
        story.does('per', 'DecideAppeal', decidingAppeal({ result: 'upheld' }));
        check(story.timePasses('2026-02-12T09:00:00.000Z') && asked(story).includes('ConsiderSupport'), 'now');
      },
      'without grounds there is none: straight to the note': (story) => {
        readyToClose(story);
        check(asked(story) === 'CloseStrand', 'the note');
      },
      'a talk has none either': (story) => {
        talkHeld(story).does('kari', 'TellOfDiscipline', tellingAccused());
        story.does('kari', 'TellOfDiscipline', tellingComplainant());
        check(asked(story) === 'CloseStrand', 'the note');
      },
    },
    refuses: {
      'rehabilitation a moment before the days for an appeal are over': (story) =>
        stillWaits(bothTold(story).timePasses(lastMoment)),
      'rehabilitation with an appeal that nobody has decided': (story) =>
        stillWaits(warningAppealed(story).timePasses('2026-03-20T08:00:00.000Z')),
      'so with an appeal that came too late': (story) => {
        bothTold(story).timePasses('2026-02-12T08:00:00.000Z').does('nora', 'Appeal', appealing());
        stillWaits(story);
        story.does('per', 'DecideAppeal', decidingAppeal({ result: 'tooLate' }));
        story.does('kari', 'ConsiderSupport', support);
      },
      'closing without it': (story) => {
        unappealed(story).refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', 'F-2');
        story.does('kari', 'ConsiderSupport', considering('considerSupport', 'no'));
        story.refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', 'F-2');
      },
      'closing at once when the formal procedure was chosen': (story) =>
        started(story).refuses('kari', 'CloseStrand', closingDiscipline, 'tooEarly', 'F-2'),
      'discipline in a case without grounds': (story) => {
        closed(story).refuses('kari', 'StartDiscipline', discipline(), 'notAskedFor', '3.1.2-27');
        story.refuses('kari', 'ConsiderSupport', support, 'notAskedFor', '4-1');
      },
    },
    repeats: {
      'the day comes once': (story) => {
        unappealed(story);
        const { length } = story.events;
        story.timePasses('2026-02-12T08:00:00.000Z');
        check(story.events.length === length, 'nothing more happens');
      },
    },
  },
];

export const rehabilitationRules: readonly RuleTests[] = [...chapterFour, ...flow];
