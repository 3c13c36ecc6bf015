import type { Json } from '../../src/workbench/channel/model';
import { ofType } from '../adapters/teams/cards/walk';
import { button } from './acts';
import { beginDiscipline, meetingOn } from './discipline-acts';
import type { LocalTrygg } from './local-trygg';
import type { PersonName } from './organisation';
import { inkOf, pagesIn } from './pdf-text';
import { everyDialog } from './walk-dialogs';
import { beginCase, playCase } from './whole-case';

type Inputs = Readonly<Record<string, string>>;

/** A press that no card offers at the moment, from one that is still open somewhere. */
export interface StalePress {
  readonly command: string;
  readonly step: string;
  readonly round?: number;
  readonly inputs?: Inputs;
}

export const concerns = 'Han lo av en kollega i to møter.';
export const summonsFor = (day: string, more: Inputs = {}): Inputs => ({
  concerns,
  whyUnacceptable: 'Det bryter med retningslinjene.',
  'meetAt.date': day,
  'meetAt.time': '10:00',
  place: 'Møterom 4',
  evidence: 'Et vitne sier: Han lo begge gangene.',
  ...more,
});
export const heldOn = (day: string, more: Inputs = {}): Inputs => ({
  ...meetingOn(day, 'Møterom 4'),
  companion: 'Tor Tillit',
  toldCompanion: 'yes',
  ...more,
});
export const aboutDiscussion = 'Om du kan bli i stillingen.';
const discussionOn = (day: string): Inputs => ({
  about: aboutDiscussion,
  'meetAt.date': day,
  'meetAt.time': '12:00',
  place: 'Møterom 5',
});
export const weighed: Inputs = {
  reasons: 'Det står klart etter møtet.',
  proportion: 'Det er rimelig.',
  earlierMatters: 'Ingen tidligere saker.',
};
export const sanctionLetter: Inputs = {
  breach: 'Du lo av en kollega.',
  improvements: 'La alle snakke ferdig.',
  timeToImprove: 'Fra i dag.',
  howLong: 'I ett år.',
  support: 'Samtaler med personalavdelingen.',
  repetition: 'Det kan føre til mer.',
};

/** Nora's complaint about Jonas, played to where both were told that there are grounds; it is Monday 12 January. */
export async function toDiscipline(local: LocalTrygg, others: readonly PersonName[] = []) {
  const report = { accused: ['jonas'], what: 'Han ler av meg.' } as const;
  const { caseId, play } = await beginCase(local, ['jonas', 'per', ...others], report);
  await play.hearComplainant();
  await play.considerProtection();
  await play.callAndHear('a1', '2026-01-08', '2026-01-09');
  await play.task('jonas', 'SignMinutes', { way: 'sign' });
  await play.decide('a1', 'yes');
  await play.tellOutcome('a1');
  await local.moveTo('2026-01-12T08:00:00.000Z');
  return playDiscipline(local, caseId);
}

export type DisciplinePlay = ReturnType<typeof playDiscipline>;

/** Chapter 3.2 played over HTTP, by Kari, Anne and Jonas. */
export function playDiscipline(local: LocalTrygg, caseId: string) {
  const play = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
  const { task } = play;
  const card = (who: PersonName): string => JSON.stringify(local.person(who).dialog?.card ?? {});

  /** Opens a task, and answers with what stands in it. */
  const opens = async (who: PersonName, step: string): Promise<string> => {
    await local.person(who).press(button('OpenTask', { step, caseId }));
    const shown = card(who);
    local.person(who).closeDialog();
    return shown;
  };
  /** Presses what is not offered now, and answers with what is said of it. */
  const presses = async (who: PersonName, { command, step, round = 1, inputs = {} }: StalePress): Promise<string> => {
    const data = { verb: 'TakeStep', caseId, command, step, subject: 'a1', round, once: `stale ${step} ${round}` };
    const answer = await local.person(who).dialogStep('task/submit', { ...data, ...inputs });
    local.person(who).closeDialog();
    await local.trygg.trygg.idle();
    return JSON.stringify(answer);
  };
  /** Sends what is on the form twice, and once more from a form of its own; answers with what the last one is told. */
  const thrice = async (who: PersonName, command: string, inputs: Inputs): Promise<string> => {
    const person = local.person(who);
    await person.press(button('OpenTask', { command, caseId }));
    const [form] = ofType(person.dialog?.card as Json, 'Action.Submit').filter(
      ({ data }) => (data as Json).verb === 'TakeStep',
    );
    if (!form) throw new Error(`there is no form: ${card(who)}`);
    const sent = { ...(form.data as Json), ...inputs };
    for (const once of [sent.once, sent.once]) {
      const answer = JSON.stringify(await person.dialogStep('task/submit', { ...sent, once }));
      if (answer.includes('"TakeStep"')) throw new Error(`sent back: ${answer}`);
      await local.trygg.trygg.idle();
    }
    const again = await person.dialogStep('task/submit', { ...sent, once: 'from another form' });
    person.closeDialog();
    await local.trygg.trygg.idle();
    return JSON.stringify(again);
  };
  /** All that somebody reads in the case, and all that came to them. */
  const reads = async (who: PersonName): Promise<string> => {
    const dialogs = (await everyDialog(local, who, caseId)).map((dialog) => dialog.card);
    const { messages, toasts } = local.person(who);
    return [...dialogs, JSON.stringify([messages, toasts])].join('\n');
  };
  /** Lets a document into somebody's own files. */
  const takes = async (who: PersonName, step: string, data: Inputs = {}): Promise<Buffer> => {
    await play.openCase(who);
    await local.person(who).submitDialog(button('ReadRecord', { step, ...data }));
    for (const verb of ['Download', 'SendFile']) await local.person(who).submitDialog(button(verb));
    local.person(who).closeDialog();
    await local.person(who).answerFile('accept');
    await local.trygg.downloaded();
    return local.person(who).files.at(-1)?.content ?? Buffer.alloc(0);
  };

  return {
    ...play,
    caseId,
    card,
    opens,
    presses,
    thrice,
    reads,
    takes,
    /** What is written on a document, without white space. */
    inkTaken: async (who: PersonName, step: string, data: Inputs = {}): Promise<string> =>
      inkOf(pagesIn(await takes(who, step, data)).join('')),

    begins: (): Promise<void> => beginDiscipline(play, 'a1'),
    async summons(day: string, more: Inputs = {}): Promise<void> {
      await task('anne', 'DrawUpSummons', summonsFor(day, more));
      await task('kari', 'SendSummons', { way: 'send' });
    },
    /** Goes there, holds it, and has the minutes signed. */
    async meets(day: string, minutes: string): Promise<void> {
      await local.moveTo(`${day}T09:30:00.000Z`);
      await task('kari', 'HoldMeeting', heldOn(day));
      await task('kari', 'WriteMinutes', { text: minutes });
      await task('jonas', 'SignMinutes', { way: 'sign' });
    },
    /** Calls Jonas to the meeting of § 15-1. */
    async discussion(day: string): Promise<void> {
      await task('kari', 'CallToDiscussion', discussionOn(day));
    },
    async decidesOn(outcome: string, more: Inputs = {}): Promise<void> {
      for (const who of ['kari', 'anne'] as const) {
        await task(who, 'DecideDiscipline', { outcome, ...weighed, ...more });
      }
    },
  };
}
