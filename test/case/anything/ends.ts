import type { CaseEvent } from '../../../src/case/events';
import type { Model } from './model';

/** What has to have happened to at least one case, or the campaign has shown little. */
const marks: Readonly<Record<string, (event: CaseEvent, model: Model) => boolean>> = {
  'closed without grounds': (event, { open }) =>
    isDone(event, 'closeWithNote') && open.instances['decideFollowUp/matter/1']?.done?.answers.followUp !== 'close',
  'closed after discipline': (event) => isDone(event, 'closeAfterDiscipline'),
  'set aside after a withdrawal': (event, { open }) =>
    isDone(event, 'closeWithNote') && open.instances['decideFollowUp/matter/1']?.done?.answers.followUp === 'close',
  'settled disagreement on the decision': (event) => isDone(event, 'settleDecision'),
  'settled disagreement on a withdrawal': (event) => isDone(event, 'settleFollowUp'),
  'lapsed conversation': (event) => event.type === 'Lapsed' && event.instance.step.startsWith('holdConversation'),
  'lapsed signature': (event) => event.type === 'Lapsed' && event.instance.step.startsWith('sign'),
  'declined conversation': (event) => event.type === 'ConversationDeclined',
  'declined signature': (event) => event.type === 'SignatureDeclined',
  'recorded on paper': (event) => 'onPaper' in event && event.onPaper === true,
  'reopened by what was reported later': (event) => event.type === 'CaseReopened',
  'closed again': (event, { events }) =>
    event.type === 'CaseClosed' &&
    events.some(({ type }, place) => type === 'CaseReopened' && place < events.indexOf(event)),
  'appointed handler': (event) => isDone(event, 'appointHandler'),
  'role moved': (event, { events }) => event.type === 'RoleGiven' && events.indexOf(event) > 6 && event.by !== 'nora',
  'role vacated': (event) => event.type === 'RoleVacated',
  'leader above': (event) => event.type === 'RoleGiven' && event.role === 'leaderAbove',
  'stepped down': (event) => event.type === 'SteppedDown',
  'accused later': (event) => event.type === 'AccusedNamed' && event.due !== undefined,
  'accused of what came later': (event) => event.type === 'AccusedSince',
  'name postponed': (event) => event.type === 'StepDone' && event.answers.naming === 'postponed',
  'day of a measure came': (event) => event.type === 'DayCame',
  'measure prolonged': (event) =>
    isDone(event, 'reviewMeasure') && 'answers' in event && event.answers.way === 'prolonged',
  'witness heard': (event) => event.type === 'WitnessNamed',
  'wishes recorded': (event) => isDone(event, 'askForWishes'),
  'oral note signed': (event) => event.type === 'SignatureGiven' && event.instance.step === 'signOralNote',
  'letter that could not wait': (event) => event.type === 'StepDone' && event.answers.whyNow !== undefined,
  'informal closed with a note': (event, { open }) => isDone(event, 'writeInformalNote') && open.phase === 'closed',
  'informal ended without': (event) =>
    isDone(event, 'endInformal') && 'answers' in event && event.answers.how !== 'solved',
  'appeal in time': (event) => isDone(event, 'appeal') && !('late' in event),
  'appeal too late': (event) => isDone(event, 'appeal') && 'late' in event,
  'appeal answered as too late': (event) =>
    isDone(event, 'decideAppeal') && 'answers' in event && event.answers.result === 'tooLate',
  'appeal taken up though late': (event) =>
    isDone(event, 'decideAppeal') && 'answers' in event && event.answers.whyTakenUp !== undefined,
  'sent back to how it is followed up': (event) => event.type === 'SentBack' && event.strand === 'common',
  'concluded that it was false': (event) =>
    isDone(event, 'concludeFalse') && 'answers' in event && event.answers.conclusion === 'false',
  'discipline for a false accusation': (event, { open }) =>
    isDone(event, 'closeAfterDiscipline') && open.way === 'falseAccusation',
  'told of their data': (event) => isDone(event, 'informOfData'),
  'informal talk': (event) => isDone(event, 'holdInformalTalk'),
  'summons sent back': (event) => event.type === 'StepDone' && event.what === 'DraftSentBack',
  'meeting moved': (event) => isDone(event, 'moveMeeting'),
  'meeting moved since its summons came too late': (event) => isDone(event, 'moveLateMeeting'),
  'summons that nobody confirmed': (event) => event.type === 'Unanswered' && event.instance.step === 'confirmReceipt',
  'summons handed over': (event) => isDone(event, 'recordHandover'),
  'meeting held': (event) => isDone(event, 'holdMeeting'),
  'absence from a meeting': (event) => isDone(event, 'recordAbsence'),
  'further investigation': (event) => isDone(event, 'hearOnNewEvidence'),
  'sanction letter': (event) => event.type === 'DocumentWritten' && event.instance.step === 'sendSanctionLetter',
  'delay told': (event) => event.type === 'DocumentWritten' && event.instance.step === 'tellOfDelay',
  'dismissal handed over': (event) => event.type === 'DocumentWritten' && event.instance.step === 'handOverDismissal',
  'dismissal refused': (event) =>
    isDone(event, 'decideDismissal') && 'answers' in event && event.answers.result === 'notDismiss',
  'followed up': (event) => isDone(event, 'followUpLater'),
  'sent back to the meeting': (event) => event.type === 'SentBack' && event.steps[0] === 'drawUpSummons',
  'help ended': (event) => isDone(event, 'endHelp'),
};

function isDone(event: CaseEvent, step: string): boolean {
  return event.type === 'StepDone' && event.instance.step === step;
}

export class Ends {
  private readonly counts = new Map<string, number>();

  add(model: Model): void {
    for (const [name, happened] of Object.entries(marks)) {
      if (model.events.some((event) => happened(event, model))) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    }
  }

  get missing(): readonly string[] {
    return Object.keys(marks).filter((name) => !this.counts.has(name));
  }

  toString(): string {
    return [...this.counts].map(([name, count]) => `${name}: ${count}`).join('; ');
  }
}
