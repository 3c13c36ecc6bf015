import type { Texts } from '../../../language/texts';
import type { FieldProblem } from '../../../procedure/complaint';
import type { Fields } from '../../../procedure/form-fields';
import type { Outcome } from '../../../procedure/retention';
import type { Answers } from '../../../procedure/steps';
import { type ChatCard, card } from './chat-card';
import type { ButtonData, Day } from './lines';
import { actions, menuBelow, opener } from './parts';

/** How long closed cases are kept, for HR. No screen here names a party. */

export type RetentionChatScreen =
  /** `unset`: nobody has set how long such cases are kept. */
  | { readonly screen: 'casesToReview'; readonly news: { readonly count: number } | 'unset'; readonly open: ButtonData }
  /** What stands in place of a message about a case that was erased. */
  | { readonly screen: 'messageGone'; readonly was: 'message' | 'list' };

export interface RetainedLine {
  readonly caseNumber: string;
  readonly outcomes: readonly Outcome[];
  readonly closedOn: Day;
  readonly stands:
    | { readonly is: 'overdue' | 'held' | 'noTime' | 'erasing' }
    | { readonly is: 'keptUntil' | 'runsUntil'; readonly day: Day };
  readonly open?: ButtonData;
}

export interface ErasedLine {
  readonly caseNumber: string;
  readonly outcomes: readonly Outcome[];
  readonly receivedOn: Day;
  readonly closedOn: Day;
  readonly erasedOn: Day;
}

export interface RetentionScreen {
  readonly screen: 'retention';
  readonly lines: readonly RetainedLine[];
  readonly erased: readonly ErasedLine[];
  /** Outcomes for which no time is set. */
  readonly unset: readonly Outcome[];
}

export interface RetentionReviewScreen {
  readonly screen: 'retentionReview';
  readonly caseNumber: string;
  readonly outcomes: readonly Outcome[];
  readonly receivedOn: Day;
  readonly closedOn: Day;
  /** The last day of its time; absent where none is set. */
  readonly until?: { readonly day: Day; readonly isOver: boolean };
  /** Documents that belong in a personnel file. */
  readonly originals: number;
  /** Why it is kept now. */
  readonly reason?: string;
  readonly fields: Fields;
  readonly values: Answers;
  readonly problems: readonly FieldProblem[];
  readonly send: ButtonData;
  readonly back: ButtonData;
}

export interface RetentionDoneScreen {
  readonly screen: 'retentionDone';
  readonly caseNumber: string;
  readonly way: 'erase' | 'keep' | 'hold' | 'lift';
  readonly back: ButtonData;
}

export type RetentionDialogScreen = RetentionScreen | RetentionReviewScreen | RetentionDoneScreen;

export function isRetentionChat(screen: { readonly screen: string }): screen is RetentionChatScreen {
  return screen.screen === 'casesToReview' || screen.screen === 'messageGone';
}

export function retentionCard(texts: Texts, screen: RetentionChatScreen): ChatCard {
  if (screen.screen === 'messageGone') {
    const gone = (key: string) => texts.text(`screens.message-gone.${screen.was}.${key}`);
    const actions = menuBelow(texts, 'myCases', 'help');
    return card(texts, 'message-gone', { heading: gone('heading'), text: gone('text'), actions });
  }
  const { news, open } = screen;
  const text = (key: string, values = {}) =>
    texts.text(`screens.cases-to-review.${news === 'unset' ? `unset.${key}` : key}`, values);
  return card(texts, 'cases-to-review', {
    heading: text('heading', news === 'unset' ? {} : news),
    text: text('text'),
    actions: [...actions(texts, opener(texts, text('open'), open, 'positive')), ...menuBelow(texts, 'tasks', 'help')],
  });
}
