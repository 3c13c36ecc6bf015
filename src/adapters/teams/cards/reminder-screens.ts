import type { Texts } from '../../../language/texts';
import type { ChatCard } from './chat-card';
import { menuBelow, taskLine } from './parts';
import type { ChatScreen } from './screens';
import { bind } from './templates';

type Of<Name extends ChatScreen['screen']> = Extract<ChatScreen, { screen: Name }>;

/** What somebody is reminded of. */
export function remindersCard(texts: Texts, { own }: Of<'reminders'>): ChatCard {
  const summary = texts.text('screens.task.summaryAgain');
  const tasks = own.flatMap(({ task }) => (task ? [taskLine(texts, task, 'tasks')] : []));
  const data = { heading: summary, none: [], tasks, cases: [], actions: menuBelow(texts, 'tasks'), summary };
  return { card: bind(texts, 'tasks', data), summary };
}

/** What is late, for HR. */
export function lateCard(texts: Texts, _screen: Of<'late'>): ChatCard {
  const summary = texts.text('screens.tasks.summary');
  return {
    card: bind(texts, 'tasks', { heading: summary, none: [], tasks: [], cases: [], actions: [], summary }),
    summary,
  };
}
