import type { CaseEntry } from '../../../application/case-views';
import { unlessDown } from '../../../application/directory';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import type { Library } from '../../../guidelines/library';
import type { Finder } from '../../../guidelines/search';
import type { ChatScreen, Doors, MyCase } from '../cards/screens';
import { askedFor } from '../words';
import { talkTo } from './calls';
import { answerTo } from './find';
import { guidelinesContents, passageScreen, sectionContents } from './guidelines';
import { useLogo } from './logo';
import { messageScreen } from './message-screen';
import { wordingOf } from './parties';
import { late, remindTomorrow, showReminders } from './reminders';
import { lookThroughSetup, showSetup } from './setup';
import { clearTalk, talk } from './talk';
import { openCaseButton, openTaskButton, taskLine } from './task-lines';
import type { Turn } from './turn';
import { informalWay, somebodyToldMe, whatCanIDo } from './ways-in';
import { dutyLine, shareText, showWheel } from './wheel';

/** As many as a card holds below the platform's limit; the rest comes up when these are done. */
const mostTasks = 40;
const mostCases = 30;

/** What a person is to a case, the nearest first. */
const parties = ['complainant', 'accused', 'supporter', 'observer', 'witness'] as const;

/** Shown as drawn once, like each screen of the guidelines. */
const help: ChatScreen = { screen: 'help' };

type ChatHandler = (trygg: Trygg, library: Library, turn: Turn) => Promise<ChatScreen>;

const handlers: Readonly<Record<string, ChatHandler>> = {
  Home: home,
  Report: home,
  Help: async () => help,
  WhoReads: async () => ({ screen: 'whoReads' }),
  Language: async (_, __, { language }) => ({ screen: 'language', now: language }),
  SetLanguage: (trygg, _, { personId, data }) => setLanguage(trygg, personId, data.language === 'en' ? 'en' : 'nb'),
  Norwegian: (trygg, _, { personId }) => setLanguage(trygg, personId, 'nb'),
  English: (trygg, _, { personId }) => setLanguage(trygg, personId, 'en'),
  Guidelines: async (_, library, turn) => guidelinesContents(library, turn),
  Section: async (_, library, turn) => sectionContents(library, turn),
  Passage: async (trygg, library, turn) => passageScreen(library, turn, trygg.grounds.policy),
  MyCases: (trygg, _, { personId }) => myCases(trygg, personId),
  Tasks: (trygg, _, { personId }) => tasks(trygg, personId),
  ClosedCases: (trygg, _, { personId }) => closedCases(trygg, personId),
  ShowTask: showTask,
  ShowReminders: (trygg, _, turn) => showReminders(trygg, turn),
  RemindTomorrow: (trygg, _, turn) => remindTomorrow(trygg, turn),
  Late: (trygg, _, turn) => late(trygg, turn),
  Wheel: (trygg, _, { personId }) => showWheel(trygg, personId),
  ShareText: (trygg, _, turn) => shareText(trygg, turn),
  Setup: (trygg, _, { personId }) => showSetup(trygg, personId),
  LookThroughSetup: (trygg, _, { personId }) => lookThroughSetup(trygg, personId),
  UseLogo: (trygg, _, turn) => useLogo(trygg, turn),
  WhatCanIDo: (trygg, _, turn) => whatCanIDo(trygg, turn),
  InformalWay: informalWay,
  Talk: talk,
  ClearTalk: clearTalk,
  TalkTo: (trygg, _, turn) => talkTo(trygg, turn),
  SomebodyToldMe: (trygg, _, turn) => somebodyToldMe(trygg, turn),
};

export function isChatVerb(verb: string): boolean {
  return Object.hasOwn(handlers, verb);
}

/** A button in the chat was pressed. */
export async function pressed(trygg: Trygg, library: Library, verb: string, turn: Turn): Promise<ChatScreen> {
  const handler = Object.hasOwn(handlers, verb) ? handlers[verb] : undefined;
  return handler ? handler(trygg, library, turn) : { screen: 'problem', problem: 'notUnderstood' };
}

/** Something was typed. It is neither kept nor repeated. */
export async function typed(
  trygg: Trygg,
  library: Library,
  finder: Finder,
  text: string,
  turn: Turn,
): Promise<ChatScreen> {
  const verb = askedFor(text);
  if (verb) return pressed(trygg, library, verb, turn);
  return answerTo(library, finder, text, turn);
}

async function home(trygg: Trygg, _: Library, { personId }: Turn): Promise<ChatScreen> {
  return { screen: 'home', ...(await doorsOf(trygg, personId)) };
}

/** Which doors the menu has besides those that everybody has; while the directory is down, nobody has those that it gives. */
export async function doorsOf(trygg: Trygg, personId: string): Promise<Doors> {
  const [own, takesDown, oversees, { keeps, leads }, protectsData, watchesOver, logo] = await Promise.all([
    hasTasks(trygg, personId),
    unlessDown(trygg.reports.takesDown(personId), false),
    unlessDown(trygg.deadlines.oversees(personId), false),
    unlessDown(trygg.wheel.doorsOf(personId), { keeps: false, leads: false }),
    unlessDown(trygg.whoLooked.mayAsk(personId), false),
    unlessDown(trygg.areaNumbers.mayAsk(personId), false),
    trygg.setup.logo.shown(),
  ]);
  const doors = { hasTasks: own, takesDown, oversees, keepsWheel: keeps, leads, protectsData, watchesOver };
  return { ...doors, ...(logo ? { logo } : {}) };
}

async function hasTasks(trygg: Trygg, personId: string): Promise<boolean> {
  const [{ tasks: open, cases, unreadable }, duties] = await Promise.all([
    trygg.views.inbox(personId),
    unlessDown(trygg.wheel.dutiesOf(personId), []),
  ]);
  return open.length + cases.length + duties.length + unreadable > 0;
}

async function setLanguage(trygg: Trygg, personId: string, language: 'nb' | 'en'): Promise<ChatScreen> {
  await trygg.people.learn(personId, { language });
  return { screen: 'language', now: language };
}

async function myCases(trygg: Trygg, personId: string): Promise<ChatScreen> {
  const [{ cases, unreadable }, draft] = [await trygg.views.myCases(personId), await trygg.reports.draft(personId)];
  return {
    screen: 'myCases',
    ...(draft ? { draftFrom: dayOf(draft.savedAt, trygg.grounds.calendar) } : {}),
    cases: cases.slice(0, mostCases).map((file) => myCase(trygg, file)),
    ...(unreadable > 0 ? { unreadable } : {}),
  };
}

function myCase(trygg: Trygg, { state, roles, progress, tasks: open, offers }: CaseEntry): MyCase {
  const { caseId } = state;
  const as = parties.find((party) => roles.some(({ role }) => role === party)) ?? 'complainant';
  const [appealUntil] = offers
    .flatMap(({ until, quiet }) => (until && quiet && !until.isOver ? [until.day] : []))
    .sort();
  const more = offers.find(({ command }) => command === 'ReportMore');
  return {
    caseNumber: caseId,
    ...wordingOf(state),
    received: dayOf(state.receivedAt, trygg.grounds.calendar),
    closed: progress.closed,
    as,
    done: progress.done,
    ...(progress.next ? { next: progress.next } : {}),
    ...(appealUntil ? { appealUntil } : {}),
    tasks: open.map(taskLine),
    open: openCaseButton(caseId),
    more: more
      ? (['again', 'retaliation'] as const).map((kind) => ({ kind, open: { ...openTaskButton(more), kind } }))
      : [],
  };
}

/** A card for a task looks again what it is to show. */
async function showTask(trygg: Trygg, _: Library, { personId, data }: Turn): Promise<ChatScreen> {
  const { caseId = '', command = '', step = '', subject = '', round } = data;
  const instance = { step, subject, round: Number(round) };
  return messageScreen(trygg.grounds, await trygg.views.cardOf(personId, caseId, { command, instance }));
}

async function tasks(trygg: Trygg, personId: string): Promise<ChatScreen> {
  const [inbox, oversees, duties, asksForSetup] = await Promise.all([
    trygg.views.inbox(personId),
    unlessDown(trygg.deadlines.oversees(personId), false),
    unlessDown(trygg.wheel.dutiesOf(personId), []),
    unlessDown(trygg.setup.isAsked(personId), false),
  ]);
  return {
    screen: 'tasks',
    tasks: inbox.tasks.slice(0, mostTasks).map(taskLine),
    count: inbox.tasks.length,
    cases: inbox.cases.filter(({ closed }) => !closed).map(caseLine),
    hasClosed: inbox.cases.some(({ closed }) => closed),
    oversees,
    duties: duties.map(dutyLine),
    asksForSetup,
    ...(inbox.unreadable > 0 ? { unreadable: inbox.unreadable } : {}),
  };
}

async function closedCases(trygg: Trygg, personId: string): Promise<ChatScreen> {
  const { cases } = await trygg.views.inbox(personId);
  const closed = cases.filter((one) => one.closed);
  return { screen: 'closedCases', cases: closed.slice(0, mostCases).map(caseLine) };
}

function caseLine({ caseId }: { readonly caseId: string }) {
  return { caseNumber: caseId, open: openCaseButton(caseId) };
}
