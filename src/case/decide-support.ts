import { longestAccount } from '../procedure/complaint';
import type { AskForSupport, Command } from './commands';
import { asPerson } from './decide-complaint';
import { promises } from './dues';
import type { Decision, Ground } from './ground';
import type { CaseState } from './state';

/** What answers to being asked. */
const answering = { informal: 'AnswerSupport', helped: 'HelpWithReport' } as const;

/**
 * An employee asks one person for support: with raising it directly, or with writing the report. The person is told
 * what the employee wrote for them, and nothing else.
 *
 * @rule 3.1.1-2, 3.1.2-4
 */
export function askForSupport(ground: Ground, state: CaseState, { at, by, body }: Command<AskForSupport>): Decision {
  const { caseId, way, employee, supporter, words } = body;
  const { procedure } = ground;
  const rule = way === 'informal' ? '3.1.1-2' : '3.1.2-4';
  if (state.phase !== 'absent') return { refused: 'alreadyDone' };
  if (by !== employee.accountId) return { refused: 'notYours' };
  if (!supporter?.active) return { refused: 'incomplete', rule, fields: [{ field: 'supporter', problem: 'notKnown' }] };
  if (supporter.id === by)
    return { refused: 'incomplete', rule, fields: [{ field: 'supporter', problem: 'yourself' }] };
  if (words.length > longestAccount)
    return { refused: 'incomplete', rule, fields: [{ field: 'words', problem: 'tooLong' }] };
  const due = promises(ground, at, [], (step) => step.command === answering[way]);
  return [
    {
      at,
      by,
      strand: 'common',
      type: 'SupportAsked',
      caseId,
      procedureVersion: procedure.version,
      way,
      employee,
      supporter: asPerson(supporter),
      supporterLeads: supporter.leads,
      words: words.trim(),
      ...(due.length > 0 ? { due } : {}),
    },
  ];
}
