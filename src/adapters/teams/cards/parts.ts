import type { Language, Texts } from '../../../language/texts';
import type { Awaited, BlockedLine, ButtonData, NextStep, PersonLine, TaskLine } from './lines';
import { bind, type Piece } from './templates';
import { oneLine, paragraphs } from './written';

export type Style = 'default' | 'positive' | 'destructive';

/** Acts straight from a card in the chat. */
export function execute(texts: Texts, title: string, data: ButtonData, style: Style = 'default'): Piece {
  return bind(texts, 'parts/execute', { title, data, style });
}

/** On a card in the chat: opens a dialog. */
export function opener(texts: Texts, title: string, data: ButtonData, style: Style = 'default'): Piece {
  return bind(texts, 'parts/submit', {
    title,
    data: { ...data, msteams: { type: 'task/fetch' } },
    style,
    inputs: 'auto',
  });
}

/** In a dialog: sends what was filled in, and only once what is required has been. */
export function submit(texts: Texts, title: string, data: Piece, style: Style = 'default'): Piece {
  return bind(texts, 'parts/submit', { title, data, style, inputs: 'auto' });
}

/** In a dialog: leaves what was filled in behind. */
export function leave(texts: Texts, title: string, data: ButtonData, style: Style = 'default'): Piece {
  return bind(texts, 'parts/submit', { title, data, style, inputs: 'none' });
}

export function actions(texts: Texts, ...buttons: readonly Piece[]): readonly Piece[] {
  return buttons.length > 0 ? [bind(texts, 'parts/actions', { actions: buttons })] : [];
}

export type MenuEntry =
  | 'report'
  | 'whatCanIDo'
  | 'talks'
  | 'talkTo'
  | 'somebodyToldMe'
  | 'guidelines'
  | 'myCases'
  | 'tasks'
  | 'late'
  | 'wheel'
  | 'makeKnown'
  | 'personnelFiles'
  | 'whoLooked'
  | 'whoReads'
  | 'retention'
  | 'access'
  | 'areaNumbers'
  | 'setup'
  | 'help'
  | 'home'
  | 'otherLanguage';

/** What these open is a dialog. */
const inDialogs: readonly MenuEntry[] = [
  'personnelFiles',
  'retention',
  'access',
  'whoLooked',
  'areaNumbers',
  'somebodyToldMe',
];

/** Reporting is the main thing to do where it comes first, and one of several otherwise. */
export function menu(texts: Texts, ...entries: readonly MenuEntry[]): readonly Piece[] {
  const [first] = entries;
  return actions(
    texts,
    ...entries.map((entry) => {
      const title = texts.text(`parts.menu.${entry}`);
      if (entry === 'report') return opener(texts, title, { verb: 'Report' }, first === entry ? 'positive' : 'default');
      if (inDialogs.includes(entry)) return opener(texts, title, { verb: verbOf(entry) });
      if (entry === 'makeKnown') return execute(texts, title, { verb: 'ShareText' });
      if (entry === 'talks') return execute(texts, title, { verb: 'Talk' });
      if (entry === 'otherLanguage')
        return execute(texts, title, { verb: 'SetLanguage', language: other(texts.language) });
      return execute(texts, title, { verb: verbOf(entry) });
    }),
  );
}

/** Below a message that is to stay as it is: the answer comes as a message of its own instead of in its place. */
export function menuBelow(
  texts: Texts,
  ...entries: readonly ('tasks' | 'late' | 'myCases' | 'help')[]
): readonly Piece[] {
  return actions(
    texts,
    ...entries.map((entry) => leave(texts, texts.text(`parts.menu.${entry}`), { verb: verbOf(entry) })),
  );
}

function verbOf(entry: MenuEntry): string {
  return `${entry.charAt(0).toUpperCase()}${entry.slice(1)}`;
}

function other(language: Language): Language {
  return language === 'nb' ? 'en' : 'nb';
}

export function line(texts: Texts, look: 'text' | 'subtle' | 'due' | 'overdue', text: string): Piece {
  return bind(texts, `parts/${look}`, { text });
}

/** Whoever has a case that can't be read must not take their list for the whole of it. */
export function unreadableLine(texts: Texts, count = 0): readonly Piece[] {
  return count > 0 ? [line(texts, 'text', texts.text('parts.case.unreadable', { count }))] : [];
}

/** Our own label above what stands below it. */
export function labelled(texts: Texts, label: string, value: readonly Piece[]): Piece {
  return bind(texts, 'parts/answer', { label, value });
}

/** What a person wrote below a label, or that they left it open. */
export function answer(texts: Texts, label: string, written: string): Piece {
  const value = paragraphs(texts, written);
  return labelled(
    texts,
    label,
    value.length > 0 ? value : [line(texts, 'subtle', texts.text('parts.answer.notFilledIn'))],
  );
}

export function person(texts: Texts, as: string, name: string): Piece {
  return bind(texts, 'parts/person', { label: texts.text(`parts.people.${as}`), name: oneLine(name) });
}

/** Where a rule stands; the organisation's policy is never shown as a rule of the guidelines. */
function ruleName(texts: Texts, rule: string): string {
  const section = sectionOf(rule);
  if (section === 'P') return texts.text('parts.rule.policy', { rule });
  return section === 'F' ? texts.text('parts.rule.flowChart') : texts.text('parts.rule.guidelines', { section, rule });
}

function sectionOf(rule: string): string {
  return rule.slice(0, rule.lastIndexOf('-'));
}

export function ruleLine(texts: Texts, rule: string): Piece {
  return line(texts, 'subtle', ruleName(texts, rule));
}

export function caseNumberLine(texts: Texts, caseNumber: string): string {
  return texts.text('parts.case.number', { caseNumber });
}

/** The case, and of several accused which one it is about, by number. */
export function taskNumber(texts: Texts, { caseNumber, strand }: Pick<TaskLine, 'caseNumber' | 'strand'>): string {
  const number = caseNumberLine(texts, caseNumber);
  return strand ? texts.text('parts.case.strand', { number, part: strand.number, of: strand.of }) : number;
}

export function dueLine(texts: Texts, { due, overdue }: Pick<TaskLine, 'due' | 'overdue'>): readonly Piece[] {
  if (!due) return [];
  const look = overdue ? 'overdue' : 'due';
  return [line(texts, look, texts.text(`parts.case.${look}`, { day: texts.day(due) }))];
}

/** What a party waits for, in words to them; that there is nothing, where nothing comes by itself. */
export function nextLine(texts: Texts, as: 'complainant' | 'accused', next: NextStep | undefined): Piece {
  if (!next) return line(texts, 'text', texts.text('parts.case.stands.waiting'));
  const what = texts.text(`steps.${next.step}.followed.${as}.next`);
  if (!next.due) return line(texts, 'text', texts.text('parts.case.next', { what }));
  const key = next.overdue ? 'parts.case.nextOverdue' : 'parts.case.nextBy';
  return line(texts, 'text', texts.text(key, { what, day: texts.day(next.due) }));
}

/** A step that is over, in words to the party who follows it. */
export function doneLine(texts: Texts, as: string | undefined, step: string): Piece {
  const what = texts.text(`steps.${step}.followed.${as}.done`);
  return line(texts, 'text', texts.text('parts.case.done', { what }));
}

/** A task among those of several cases, or below its own case. */
export function taskLine(all: Texts, task: TaskLine, below: 'tasks' | 'case'): Piece {
  const texts = all.in(task.wording);
  return bind(texts, below === 'tasks' ? 'parts/task-line' : 'parts/own-task', {
    title: texts.text(`steps.${task.step}.title`),
    number: taskNumber(texts, task),
    due: dueLine(texts, task),
    open: opener(texts, texts.text(`steps.${task.step}.open`), task.open, 'positive'),
  });
}

/** What comes later, what it waits for, and which rule says so. */
export function blockedLines(texts: Texts, blocked: readonly BlockedLine[]): readonly Piece[] {
  if (blocked.length === 0) return [];
  const lines = blocked.map(({ step, waitsFor, awaits }) => {
    return bind(texts, 'parts/blocked-line', {
      title: texts.text(`steps.${step}.title`),
      waits: awaits
        ? texts.text(`screens.dialog-problem.awaits.${awaits}`)
        : texts.text('parts.blocked.waits', { steps: gatesInWords(texts, waitsFor) }),
    });
  });
  return [bind(texts, 'parts/blocked', { lines })];
}

/** What somebody who tried too early waits for: other steps, or something that is no step. */
export function waits(texts: Texts, steps: readonly string[], awaits: Awaited | undefined): readonly Piece[] {
  const names = texts.list(steps.map((step) => texts.text(`steps.${step}.short`)));
  return [
    ...(steps.length > 0 ? [line(texts, 'text', texts.text('screens.dialog-problem.waits', { steps: names }))] : []),
    ...(awaits ? [line(texts, 'text', texts.text(`screens.dialog-problem.awaits.${awaits}`))] : []),
  ];
}

/** A rule is named once where all come from the same. */
function gatesInWords(texts: Texts, gates: BlockedLine['waitsFor']): string {
  const named = gates.map(({ step, rule }) => ({
    what: texts.text(`steps.${step}.short`),
    rule: whereItStands(texts, rule),
  }));
  const rules = new Set(named.map(({ rule }) => rule));
  const [only] = rules;
  if (rules.size === 1) return `${texts.list(named.map(({ what }) => what))} (${only})`;
  return texts.list(named.map(({ what, rule }) => `${what} (${rule})`));
}

function whereItStands(texts: Texts, rule: string): string {
  const section = sectionOf(rule);
  if (section === 'P') return texts.text('parts.blocked.policy');
  return section === 'F' ? texts.text('parts.blocked.flowChart') : texts.text('parts.blocked.section', { section });
}

/** Who somebody is, by name: in dialogs only. */
export function people(texts: Texts, who: readonly PersonLine[]): readonly Piece[] {
  return who.map(({ as, name }) => person(texts, as, name));
}

/** What whoever handles the case is told, and no party. */
export const noticesForHandlers: readonly string[] = [
  'MinutesAnswered',
  'InvitationAnswered',
  'CaseAppealed',
  'AppealDecided',
  'ReceiptConfirmed',
  'DraftSentBack',
  'TalkChosen',
  'TalkHeld',
  'TalkDeclined',
];
