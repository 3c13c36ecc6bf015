import type { Procedure } from '../procedure/declarations';
import { isGiven, type Role } from '../procedure/steps';
import { isToldThatAppealed } from './as-known';
import { type CaseEvent, keyStrandOf, type StrandId, type Subject } from './events';
import type { Ground } from './ground';
import { holderOf, rolesOf } from './roles';
import { type Case, keyOf } from './state';
import type { Task } from './tasks';

/** A party or role holder is told that something happened. What it says is read in the chat, without content. */
export type Notice =
  | 'ComplaintReceived'
  | 'ObservationReceived'
  | 'ReceiptAcknowledged'
  | 'HandlerAppointed'
  | 'HandlerChanged'
  | 'ToldOfCompanion'
  | 'DocumentFiled'
  | 'MinutesAnswered'
  | 'InvitationAnswered'
  | 'AccusedCalled'
  | 'WitnessHeard'
  | 'ComplaintWithdrawn'
  | 'WithdrawalDecided'
  | 'OutcomeTold'
  | 'CounsellingOffered'
  | 'StrandClosed'
  | 'AppealReceived'
  | 'OtherAppealed'
  | 'AppealAnswered'
  | 'CaseAppealed'
  | 'AppealDecided'
  | 'TalkChosen'
  | 'CalledToTalk'
  | 'TalkHeld'
  | 'TalkDeclined'
  | 'ToldOfMeeting'
  | 'SummonsSent'
  | 'DraftSentBack'
  | 'ReceiptConfirmed'
  | 'MeetingMoved'
  | 'CalledToHearing'
  | 'LetterSent'
  | 'MoreReported'
  | 'ReportFollowedUp'
  | 'RectificationAsked'
  | 'RectificationReceived'
  | 'SupportAnswered'
  | 'InformalEnded'
  | 'InformalNoteWritten'
  | 'HelpAnswered'
  | 'HelpEnded'
  | 'SupporterNotReached'
  | 'NobodyFound';

/** What somebody is told. */
export interface Told {
  readonly kind: 'notice';
  readonly to: string;
  readonly notice: Notice;
  readonly strand: 'common' | StrandId;
}

/** `subject`: the complainant or the accused whom the step is about. `actor`: whoever did it; `otherParty`: who did not. */
type ByWhom = Partial<
  Record<Exclude<Role, 'accused' | 'witness'> | 'subject' | 'actor' | 'otherParty' | 'heard', Notice>
>;

/**
 * Who is told of an event, by the name that the procedure gives it, and in which words; where not every such event is
 * told, by its name and which way was chosen, or by its name and its step.
 */
const told: Readonly<Record<string, ByWhom>> = {
  ComplaintReceived: { complainant: 'ComplaintReceived', observer: 'ObservationReceived' },
  ReceiptAcknowledged: { complainant: 'ReceiptAcknowledged' },
  HandlerAppointed: { complainant: 'HandlerAppointed' },
  ToldOfCompanion: { complainant: 'ToldOfCompanion' },
  DocumentFiled: { subject: 'DocumentFiled', handler: 'MinutesAnswered', hrAdviser: 'MinutesAnswered' },
  InvitationAnswered: { handler: 'InvitationAnswered' },
  AccusedCalled: { subject: 'AccusedCalled' },
  WitnessHeard: { heard: 'WitnessHeard' },
  ComplaintWithdrawn: { complainant: 'ComplaintWithdrawn' },
  FollowUpDecided: { complainant: 'WithdrawalDecided' },
  CounsellingOffered: { complainant: 'CounsellingOffered', subject: 'CounsellingOffered' },
  CounsellingDecided: { complainant: 'CounsellingOffered', subject: 'CounsellingOffered' },
  ComplainantToldOutcome: { complainant: 'OutcomeTold' },
  AccusedToldOutcome: { subject: 'OutcomeTold' },
  // What they had to do waits for it, or goes away with it.
  Appealed: {
    actor: 'AppealReceived',
    otherParty: 'OtherAppealed',
    handler: 'CaseAppealed',
    hrAdviser: 'CaseAppealed',
  },
  AppealDecided: { handler: 'AppealDecided', hrAdviser: 'AppealDecided' },
  ComplainantToldOfAppeal: { complainant: 'AppealAnswered' },
  AccusedToldOfAppeal: { subject: 'AppealAnswered' },
  // HR has no task where there is a talk only, and is a part of it all the same (3.2-1).
  'DisciplineStarted informalTalk': { hrAdviser: 'TalkChosen' },
  CalledToTalk: { subject: 'CalledToTalk' },
  InformalTalkHeld: { hrAdviser: 'TalkHeld' },
  'ConversationDeclined holdInformalTalk': { hrAdviser: 'TalkDeclined' },
  ToldOfMeeting: { subject: 'ToldOfMeeting' },
  SummonsSent: { subject: 'SummonsSent' },
  DraftSentBack: { hrAdviser: 'DraftSentBack' },
  ReceiptConfirmed: { handler: 'ReceiptConfirmed' },
  MeetingMoved: { subject: 'MeetingMoved' },
  CalledToHearing: { subject: 'CalledToHearing' },
  SanctionLetterSent: { subject: 'OutcomeTold' },
  ToldOfDelay: { subject: 'LetterSent' },
  AccusedToldOfDiscipline: { subject: 'OutcomeTold' },
  ComplainantToldOfDiscipline: { complainant: 'OutcomeTold' },
  StrandClosed: { complainant: 'StrandClosed', subject: 'StrandClosed' },
  MoreReported: { actor: 'MoreReported' },
  ReportFollowedUp: { actor: 'ReportFollowedUp' },
  // Nothing is asked of them, but that they know of it when they decide.
  RectificationAsked: {
    actor: 'RectificationReceived',
    handler: 'RectificationAsked',
    hrAdviser: 'RectificationAsked',
  },
  SupportAnswered: { complainant: 'SupportAnswered' },
  InformalEnded: { supporter: 'InformalEnded' },
  InformalNoteWritten: { complainant: 'InformalNoteWritten' },
  HelpAnswered: { complainant: 'HelpAnswered' },
  HelpEnded: { supporter: 'HelpEnded' },
};

/**
 * Each person is told a thing once, however many events say it; and nobody who may not know yet that they are that. `came`
 * are the tasks that the events brought.
 */
export function notices(
  { procedure }: Ground,
  state: Case,
  events: readonly CaseEvent[],
  came: readonly Task[],
): readonly Told[] {
  const all = events.flatMap((event) => [
    ...toldOf(procedure, state, event),
    ...handedOver(state, event, events),
    ...supporterNotReached(state, event),
  ]);
  const words = all.map((message) => JSON.stringify(message));
  const once = all.filter((_, place) => words.indexOf(words[place] ?? '') === place);
  return [...once, ...nobodyFound(state, came)];
}

function toldOf(procedure: Procedure, state: Case, event: CaseEvent): Told[] {
  // The note that closed the strand says it already.
  if (event.type === 'StrandClosed') return [];
  const name = 'what' in event ? event.what : event.type;
  const subject: Subject = 'instance' in event ? event.instance.subject : 'matter';
  const way = event.type === 'StepDone' ? event.answers.way : undefined;
  const step = 'instance' in event ? event.instance.step : undefined;
  const names = [name, `${name} ${way}`, `${name} ${step}`].filter((one) => Object.hasOwn(told, one));
  return names
    .flatMap((one) => Object.entries(told[one] ?? {}))
    .flatMap(([whom, notice]) =>
      addresseesOf(procedure, state, event, whom as keyof ByWhom, subject).map(
        (to): Told => ({ kind: 'notice', to, notice, strand: keyStrandOf(subject) }),
      ),
    );
}

function addresseesOf(
  procedure: Procedure,
  state: Case,
  event: CaseEvent,
  whom: keyof ByWhom,
  subject: Subject,
): readonly string[] {
  const ids = () => {
    switch (whom) {
      case 'subject':
        return [holderOf(state, subject === 'complainant' ? 'complainant' : 'accused', subject)];
      case 'actor':
        return [reporterOf(state, event)];
      case 'otherParty':
        return otherParties(procedure, state, event, subject);
      case 'heard':
        return state.witnesses.slice(-1).map(({ person }) => person.accountId);
      default:
        return [holderOf(state, whom)];
    }
  };
  const knows = (id: string) =>
    whom === 'supporter' ||
    rolesOf(state, id).some(({ role, strand }) => {
      if (whom === 'actor' || whom === 'otherParty' || whom === 'heard') return true;
      const isMeant = role === (whom !== 'subject' ? whom : subject === 'complainant' ? 'complainant' : 'accused');
      return isMeant && (strand ?? subject) === subject;
    });
  return ids().filter((id): id is string => id !== undefined && knows(id));
}

/** Once they have the letter on what is appealed; that somebody has no account does not make them the other one. */
function otherParties(procedure: Procedure, state: Case, { at, by }: CaseEvent, strand: Subject): readonly string[] {
  return (['complainant', 'accused'] as const).flatMap((party) => {
    const id = holderOf(state, party, strand);
    return id && id !== by && isToldThatAppealed(procedure, state, party, strand, at) ? [id] : [];
  });
}

/** Whoever did it; and whoever said that it happened again is also the one to hear what was done about it. */
function reporterOf(state: Case, event: CaseEvent): string | undefined {
  // Whoever recorded it for somebody without an account said nothing themselves.
  if (event.type === 'StepDone' && event.onPaper) return undefined;
  if (!('instance' in event) || event.instance.step !== 'followUpReport') return event.by;
  const { round } = event.instance;
  return state.instances[keyOf({ step: 'reportMore', subject: 'matter', round })]?.done?.by;
}

/** A leader who has the case from now on, other than by HR's appointment, of which the complainant hears anyway. */
function handedOver(state: Case, event: CaseEvent, events: readonly CaseEvent[]): Told[] {
  const isNew = events.some(({ type }) => type === 'ComplaintReceived' || type === 'SupportAsked');
  const appointed = events.some((other) => 'what' in other && other.what === 'HandlerAppointed');
  if (event.type !== 'RoleGiven' || event.role !== 'handler' || isNew || appointed) return [];
  const to = holderOf(state, 'complainant');
  const knows = to !== undefined && rolesOf(state, to).some(({ role }) => role === 'complainant');
  return knows ? [{ kind: 'notice', to, notice: 'HandlerChanged', strand: 'common' }] : [];
}

/** Before a complaint nobody else has the case: the employee can ask somebody who is there. */
function supporterNotReached(state: Case, event: CaseEvent): Told[] {
  const to = holderOf(state, 'complainant');
  if (event.type !== 'NotReached' || event.person !== state.supporter?.accountId || !to) return [];
  return [{ kind: 'notice', to, notice: 'SupporterNotReached', strand: 'common' }];
}

/** Whom Trygg finds nobody for, HR hears of at once, and can help; that nobody handles the case is a task of theirs. */
function nobodyFound(state: Case, came: readonly Task[]): Told[] {
  const to = holderOf(state, 'hrAdviser');
  const isVacant = came.some(({ personId, role }) => !personId && isGiven(role) && role !== 'handler');
  return to && isVacant ? [{ kind: 'notice', to, notice: 'NobodyFound', strand: 'common' }] : [];
}
