import { setTimeout as wait } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { DirectoryDown } from '../../application/directory';
import { errorName } from '../../application/error-name';
import { languageOf } from '../../application/people';
import type { Log } from '../../application/ports';
import type { Trygg } from '../../application/trygg';
import type { Allowance } from './allowance';
import { type RenderedScreen, renderScreen } from './cards/render-screen';
import type { Language, Problem, Screen } from './cards/screens';
import { caseNumberOf, kindOf } from './log-words';
import { isChatVerb } from './turns/chat';
import { isDialogVerb } from './turns/dialogs';
import { type Turn, textsOf } from './turns/turn';
import { askedFor } from './words';

export interface AnsweringWorld {
  readonly trygg: Trygg;
  readonly log: Log;
  readonly allowance: Allowance;
  /** Of another organisation, and not admitted; undefined where that can't be asked now. */
  readonly isGuest: (personId: string) => Promise<boolean | undefined>;
  /** Milliseconds, of which the time that a refusal takes is always a multiple; 0 for tests that ask very often. */
  readonly refusalTime: number;
  /** A person as the record names them. */
  readonly personKey: (personId: string) => string;
}

/** What somebody asks for, and how it is answered. */
export interface Asked<S extends Screen> {
  /** What a card's button or a form sent with it. */
  readonly data: unknown;
  readonly verb: string;
  readonly ask: (turn: Turn) => Promise<S>;
  /** The screen of this kind that says why there is nothing else to show. */
  readonly problem: (problem: Problem) => S;
}

/** What helps somebody who was wronged, and what carries their own words: nobody is asked to wait with it. */
export const needed: ReadonlySet<string> = new Set([
  'Home',
  'Help',
  'WhatCanIDo',
  'InformalWay',
  'Talk',
  'ClearTalk',
  'TalkTo',
  'TalkToPeople',
  'AskForCall',
  'Report',
  'GoOnReport',
  'TurnPage',
  'SendReport',
  'RemoveReport',
  'SomebodyToldMe',
  'AskForSupport',
  'PreviewSupport',
  'SendSupport',
  'AskForHelp',
  'EndDraftHelp',
  'HelpWithDraft',
  'TurnHelpPage',
  'TakeStep',
  'PreviewLetter',
  'EditLetter',
  'KeepDuty',
]);

/** The words for what happened again, or came of having reported (P-5). */
const reportsMore = 'ReportMore';

/**
 * Answers a turn: nobody who may not come in, nobody too often, and a refusal always the same. Whatever fails, the person
 * is told so in their language; where even that is not known, in their client's.
 */
export function createAnswering(world: AnsweringWorld) {
  const { trygg, log, allowance } = world;

  return async function answered<S extends Screen>(activity: Activity, asked: Asked<S>): Promise<RenderedScreen> {
    const began = performance.now();
    let language = languageOf({ locale: activity.locale }, trygg.grounds.policy);
    try {
      const { turn, guest } = await turnOf(world, activity, asked.data);
      language = turn.language;
      // Who has never been here while the directory answered may be anybody: they may report, and see nothing besides.
      if (guest === undefined && !isNeeded(asked.verb, turn)) throw new DirectoryDown();
      if (guest) {
        record(world, activity, asked, turn, 'guest');
        return inLanguage(trygg, asked.problem('guest'), language);
      }
      const screen = await allowance.within(turn.personId, isNeeded(asked.verb, turn), () => asked.ask(turn));
      if (!screen) return inLanguage(trygg, asked.problem('tooOften'), language);
      const refused = refusalIn(screen);
      if (refused) {
        record(world, activity, asked, turn, refused);
        await evenOut(world.refusalTime, began);
      }
      return inLanguage(trygg, screen, language);
    } catch (error) {
      log.error('turn.failed', { kind: kindOf(activity), error: errorName(error) });
      return inLanguage(
        trygg,
        asked.problem(error instanceof DirectoryDown ? 'directoryDown' : 'unavailable'),
        language,
      );
    }
  };
}

/** `guest`: as the directory says, or said when it answered last. */
async function turnOf({ trygg, isGuest }: AnsweringWorld, activity: Activity, data: unknown) {
  const { personId, known } = await met(trygg, activity, await isGuest(activity.from.aadObjectId ?? ''));
  const turn: Turn = { personId, language: languageOf(known, trygg.grounds.policy), data: textsOf(data) };
  return { turn, guest: known.guest };
}

/** The speaker is the one whom the verified activity names; where they can be reached is learnt on the way. */
export async function met(trygg: Trygg, { from, conversation, serviceUrl, locale }: Activity, guest?: boolean) {
  const personId = from.aadObjectId;
  if (!personId) throw new Error('the activity names nobody');
  const known = await trygg.people.learn(personId, {
    conversationId: conversation.id,
    serviceUrl,
    ...(locale ? { locale } : {}),
    ...(guest === undefined ? {} : { guest }),
  });
  return { personId, known };
}

/** What a typed text asks for; one that is no word of ours is answered with whom to talk to. */
export function verbTyped(text: string): string {
  return askedFor(text) ?? 'Help';
}

function isNeeded(verb: string, { data }: Turn): boolean {
  return needed.has(verb) || (verb === 'OpenTask' && data.command === reportsMore);
}

/** What is not the person's, is nobody's, or was never on a card. */
function refusalIn(screen: Screen): Problem | 'gone' | undefined {
  if (screen.screen === 'taskGone') return 'gone';
  if (screen.screen !== 'problem' && screen.screen !== 'dialogProblem') return undefined;
  return ['notYours', 'barred', 'notUnderstood'].includes(screen.problem) ? screen.problem : undefined;
}

/** Who tried what, for whoever looks after the organisation's safety; of the content nothing. */
function record(
  { log, personKey }: AnsweringWorld,
  activity: Activity,
  { verb }: Pick<Asked<Screen>, 'verb'>,
  { personId, data }: Turn,
  problem: Problem | 'gone',
): void {
  const number = caseNumberOf(data.caseId);
  const isOurs = isChatVerb(verb) || isDialogVerb(verb);
  log.info('action.refused', {
    kind: kindOf(activity),
    verb: isOurs ? verb : 'other',
    problem,
    person: personKey(personId),
    ...(number ? { case: number } : {}),
  });
}

/** How long a refusal takes would tell whether there is such a case. */
async function evenOut(refusalTime: number, began: number): Promise<void> {
  if (refusalTime === 0) return;
  const took = performance.now() - began;
  await wait(Math.ceil(took / refusalTime) * refusalTime - took);
}

/** A change of language is answered in the new one, and a question in its own. */
function inLanguage({ grounds }: Trygg, screen: Screen, language: Language): RenderedScreen {
  return renderScreen(screen, languageOfScreen(screen) ?? language, grounds.policy);
}

function languageOfScreen(screen: Screen): Language | undefined {
  if (screen.screen === 'language') return screen.now;
  return 'language' in screen ? screen.language : undefined;
}
