import type { Shown } from '../../../application/messenger';
import { dayOf } from '../../../case/calendar';
import type { Ground } from '../../../case/ground';
import type { ChatScreen } from '../cards/screens';
import { wordingOf } from './parties';
import { remindersScreen } from './reminders';
import { blockedLine, openCaseButton, taskLine } from './task-lines';

/** What a message from a case looks like in the chat. */
export function messageScreen({ calendar }: Pick<Ground, 'calendar'>, view: Shown): ChatScreen {
  switch (view.kind) {
    case 'task':
      return {
        screen: 'task',
        task: taskLine(view.task),
        blocked: view.blocked.map(blockedLine),
        askedAgain: view.askedAgain,
        corrected: view.corrected,
      };
    case 'taskDone': {
      const { caseId, step, rule, at } = view;
      return { screen: 'taskDone', caseNumber: caseId, step, rule, on: dayOf(at, calendar), ...wordingOf(view) };
    }
    case 'taskGone':
      return { screen: 'taskGone' };
    case 'remindersGone':
      return { screen: 'remindersGone' };
    case 'messageGone':
      return { screen: 'messageGone', was: 'message' };
    case 'listGone':
      return { screen: 'messageGone', was: 'list' };
    case 'callAsked':
      return { screen: 'callNews', news: 'asked', open: { verb: 'OpenCall', call: view.call } };
    case 'callAnswered':
      return { screen: 'callNews', news: 'answered', open: { verb: 'ReadCall', call: view.call } };
    case 'casesToReview':
      return { screen: 'casesToReview', news: { count: view.count }, open: { verb: 'Retention' } };
    case 'retentionUnset':
      return { screen: 'casesToReview', news: 'unset', open: { verb: 'Retention' } };
    case 'setupChanged':
      return { screen: 'setupNews', news: { count: view.count } };
    case 'setupNamed': {
      const { part, takenAway } = view;
      return { screen: 'setupNamed', part, takenAway };
    }
    case 'canBeSent':
      return { screen: 'canBeSent' };
    case 'setupToLookThrough':
      return { screen: 'setupNews', news: 'toLookThrough' };
    case 'reminders':
      return remindersScreen(view);
    case 'notice': {
      const { caseId, next, as } = view.progress;
      return {
        screen: 'notice',
        notice: view.notice,
        caseNumber: caseId,
        ...wordingOf(view),
        ...(as ? { as } : {}),
        ...(next ? { next } : {}),
        open: openCaseButton(caseId),
      };
    }
  }
}
