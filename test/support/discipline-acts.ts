import type { Json } from '../../src/workbench/channel/model';
import type { LocalTrygg } from './local-trygg';
import type { PersonName } from './organisation';
import type { playCase } from './whole-case';

/** What is filled in during a disciplinary procedure in the chat, about one of the accused. */

/** The room tells one accused from another. */
export const summonsTo = (on: string, place: string) => ({
  concerns: 'Latter i to møter.',
  whyUnacceptable: 'Det bryter med retningslinjene.',
  'meetAt.date': on,
  'meetAt.time': '10:00',
  place,
  noEvidence: 'Vitnet vil ikke nevnes.',
});
export const meetingOn = (on: string, place: string) => ({
  'heldAt.date': on,
  'heldAt.time': '10:00',
  place,
  toldRights: 'yes',
  toldCompanion: 'noCompanion',
  wentThrough: 'yes',
  couldAnswer: 'yes',
  hrPresent: 'yes',
  ended: 'enough',
});
export const weighed = { reasons: 'Det står klart.', proportion: 'Det er rimelig.', earlierMatters: 'Ingen.' };
export const warning = {
  breach: 'Latter mot en kollega.',
  improvements: 'La alle snakke ferdig.',
  timeToImprove: 'Fra i dag.',
  howLong: 'Ett år.',
  support: 'Samtaler med personalavdelingen.',
  repetition: 'Det kan føre til mer.',
};

const said = {
  grunnen: 'Det har skjedd flere ganger.',
  råd: 'Et møte er riktig.',
  varsel: 'Det blir en disiplinærsamtale.',
};

/** From the choice of the formal way to where HR can draw up the summons. */
export async function beginDiscipline(
  { task }: Pick<ReturnType<typeof playCase>, 'task'>,
  subject: string,
  words = (part: keyof typeof said): string => said[part],
) {
  await task('kari', 'StartDiscipline', { way: 'formal', reasons: words('grunnen') }, subject);
  await task('kari', 'ConferWithHr', { view: words('råd') }, subject);
  await task('anne', 'ConferWithHr', { view: 'Enig.' }, subject);
  await task('kari', 'TellOfMeeting', { about: words('varsel') }, subject);
}

/** All of that, and a draft of the summons, to be sent. */
export async function drawUpSummons(
  play: ReturnType<typeof playCase>,
  subject: string,
  summons: Readonly<Record<string, string>>,
): Promise<void> {
  await beginDiscipline(play, subject);
  await play.task('anne', 'DrawUpSummons', summons, subject);
}

/** Once no appeal can come any more: nothing of chapter 4 is needed, and why. */
export async function considerNothingMore(play: ReturnType<typeof playCase>, subject: string): Promise<void> {
  for (const command of ['ConsiderSupport', 'ConsiderGuidance'])
    await play.task('kari', command, { way: 'no', reasons: 'Ikke ønsket.' }, subject);
  await play.task('kari', 'RaiseSubject', { reasons: 'Det skjedde ikke der.' }, subject);
}

/** What somebody is answered who sends a step that no card may have offered them; the same `once` is the same press. */
export async function pressed(local: LocalTrygg, who: PersonName, caseId: string, step: Json): Promise<string> {
  const data = { verb: 'TakeStep', caseId, round: 1, once: `pressed ${who} ${step.step}`, ...step };
  const answer = JSON.stringify(await local.person(who).dialogStep('task/submit', data));
  local.person(who).closeDialog();
  await local.trygg.trygg.idle();
  return answer;
}
