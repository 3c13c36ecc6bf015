import type { Ground } from '../../src/case/ground';
import { isRefusal, type Refusal } from '../../src/case/refusal';
import type { Procedure } from '../../src/procedure/declarations';
import { defaultPolicy, type Policy } from '../../src/procedure/policy';
import type { Answers } from '../../src/procedure/steps';
import type { Command } from '../../src/wheel/commands';
import { type Decision, decide, seenNow } from '../../src/wheel/decide';
import { actNamed, started } from '../../src/wheel/dues';
import type { DutyReminders, WheelEvent } from '../../src/wheel/events';
import { isAnythingDue, type People, whatIsDue } from '../../src/wheel/reminders';
import { fold, unstarted, type Wheel } from '../../src/wheel/state';
import { type DutyView, dutiesFor, remindedDuties, standOf } from '../../src/wheel/views';
import { holidays } from './holidays';
import { NotRefused } from './not-refused';

/** Monday: everything is counted from here. */
export const startedOn = '2026-01-05T08:00:00.000Z';

/** At eight in the morning, in winter or in summer. */
export function morning(day: string): string {
  return new Date(`${day}T08:00:00+0${day > '2026-03-29' && day < '2026-10-25' ? 2 : 1}:00`).toISOString();
}

const held = { heldOn: '2026-01-05', where: 'The meeting room', who: 'All of us', conclusion: 'It goes well.' };

/** What is filled in, act by act, unless a story says something else. */
export const filledIn: Readonly<Record<string, Answers>> = {
  makeKnownToAll: { ...held, told: 'meeting' },
  makeKnownToStaff: { heldOn: '2026-01-05', unit: 'Drift', people: '12', told: 'message' },
  recordForLeader: {
    heldOn: '2026-01-05',
    leader: 'per',
    unit: 'Drift',
    people: '4',
    source: 'Per told me.',
    told: 'both',
  },
  mapEnvironment: { ...held, signals: 'none' },
  noteSignal: { heldOn: '2026-01-05', what: 'The tone has become harder.' },
  considerMeasures: { heldOn: '2026-01-05', where: 'HR', who: 'HR', needed: 'no', reasons: 'It was one hard week.' },
  raiseInCommittee: held,
  raiseWithLeaders: held,
  raiseWithStaff: held,
  raiseInCooperation: held,
  evaluateRoutines: {
    heldOn: '2026-01-05',
    who: 'AMU',
    conclusion: 'They work.',
    changes: 'None: they are new.',
    hseSystem: 'Beside the safety rounds.',
    next: '2026-12-01',
  },
  setEvaluationDate: { next: '2026-11-02', where: 'AMU in January' },
};

/** The yearly wheel told step by step against the pure core, under a procedure that may lack a rule. */
export class WheelStory {
  wheel: Wheel;
  now = startedOn;
  events: WheelEvent[] = [];
  ground: Ground;
  people: People = {
    hr: ['anne', 'bjorn'],
    committee: ['tove', 'anne'],
    leaders: ['kari', 'per'],
    lastResort: ['eva'],
  };
  private presses = 0;

  constructor(procedure: Procedure) {
    this.ground = { procedure, policy: defaultPolicy, calendar: { timeZone: 'Europe/Oslo', holidays } };
    this.wheel = fold(unstarted, [started(this.ground, startedOn)]);
  }

  under(wheel: Partial<Policy['wheel']>): this {
    const { policy } = this.ground;
    this.ground = { ...this.ground, policy: { ...policy, wheel: { ...policy.wheel, ...wheel } } };
    this.wheel = fold(unstarted, [started(this.ground, startedOn)]);
    return this;
  }

  at(now: string): this {
    this.now = now;
    return this;
  }

  records(by: string, act: string, answers: Answers = {}, id?: string): this {
    const decision = this.decide(this.recording(by, act, answers, id));
    if (isRefusal(decision)) throw new Error(`refused: ${JSON.stringify(decision)}`);
    return this.take(decision);
  }

  refuses(by: string, act: string, answers: Answers, refused: Refusal['refused'], rule?: string, field?: string): this {
    const before = JSON.stringify(this.wheel);
    const decision = this.decide(this.recording(by, act, answers));
    if (!isRefusal(decision)) throw new NotRefused(`accepted, though ${rule ?? refused} must refuse it`);
    if (JSON.stringify(this.wheel) !== before) throw new Error('a refusal changed the wheel');
    const fields = (decision.fields ?? []).map((problem) => problem.field);
    if (decision.refused !== refused || decision.rule !== rule || (field && !fields.includes(field))) {
      throw new NotRefused(`refused otherwise: ${JSON.stringify(decision)}`);
    }
    return this;
  }

  /** The same press comes a second time: nothing happens, and nobody is told off. */
  repeats(by: string, act: string, answers: Answers = {}): this {
    const once = this.recording(by, act, answers, 'the same press');
    const first = this.decide(once);
    if (isRefusal(first)) throw new Error(`refused: ${JSON.stringify(first)}`);
    this.take(first);
    const again = this.decide(once);
    if (isRefusal(again) || again.length > 0) throw new Error(`repeating ${act} did something`);
    return this;
  }

  /** A form that was opened before somebody else recorded something. */
  recording(by: string, act: string, answers: Answers = {}, id?: string): Command {
    this.presses += 1;
    const declared = actNamed(this.ground.procedure, act);
    const seen = declared ? seenNow(this.wheel, declared, by) : 0;
    const leader = this.people.leaders.find((one) => one === (answers.leader ?? filledIn[act]?.leader));
    const body = {
      type: 'Record' as const,
      ...(leader ? { leader: { id: leader, name: `${leader} (name)` } } : {}),
      act,
      answers: { ...filledIn[act], ...answers },
      name: `${by} (name)`,
      seen,
      people: this.people,
    };
    return { id: id ?? `press ${this.presses}`, by, at: this.now, body };
  }

  decide(command: Command): Decision {
    return decide(this.ground, this.wheel, command);
  }

  take(events: readonly WheelEvent[]): this {
    this.wheel = fold(this.wheel, events);
    this.events.push(...events);
    return this;
  }

  /** Looks at every morning up to that day, the day included. */
  passesTo(day: string): this {
    const next = () => new Date(Date.parse(this.now) + 86_400_000).toISOString().slice(0, 10);
    while (this.now.slice(0, 10) < day) this.looksAt(morning(next()));
    return this;
  }

  looksAt(now: string): this {
    this.now = now;
    const isThere = isAnythingDue(this.ground, this.wheel, now);
    const events = whatIsDue(this.ground, this.wheel, this.people, now);
    if (events.length > 0 && !isThere) throw new Error(`what is due at ${now} is not seen without its people`);
    return this.take(events);
  }

  /** Whoever was reminded of a duty, and when: `2026-03-06 own anne`. */
  remindedOf(duty: string): readonly string[] {
    return this.events.flatMap((event) =>
      event.type === 'Reminded'
        ? event.reminders
            .filter((one) => one.duty === duty)
            .flatMap(({ as, to }: DutyReminders) => to.map((person) => `${event.at.slice(0, 10)} ${as} ${person}`))
        : [],
    );
  }

  tasksOf(personId: string): readonly string[] {
    return dutiesFor(this.given, personId).map(({ duty }) => duty);
  }

  shownTo(personId: string, duty: string, as: DutyView['as']): readonly DutyView[] {
    return remindedDuties(this.given, personId, [{ duty, as }]);
  }

  dueOn(duty: string): string | undefined {
    return standOf(this.given, 'anne').find((stand) => stand.duty === duty)?.due?.day;
  }

  stand(duty: string, personId = 'anne') {
    return standOf(this.given, personId).find((stand) => stand.duty === duty);
  }

  private get given() {
    return { ground: this.ground, wheel: this.wheel, people: this.people, now: this.now };
  }
}
