import type { Command, RunDue, SendComplaint, TakeStep } from './commands';
import { receive } from './decide-complaint';
import { runDue } from './decide-due';
import { takeStep } from './decide-step';
import type { Decision, Ground } from './ground';
import type { CaseState } from './state';

/**
 * What a command brings about, or why it is refused. A command that was carried out already brings about nothing
 * more, and is no refusal.
 */
export function decide(ground: Ground, state: CaseState, command: Command): Decision {
  if (state.phase === 'open' && state.commands[command.id]) return [];
  const { body } = command;
  switch (body.type) {
    case 'SendComplaint':
      return receive(ground, state, command as Command<SendComplaint>);
    case 'TakeStep':
      return takeStep(ground, state, command as Command<TakeStep>);
    case 'RunDue':
      return runDue(ground, state, command as Command<RunDue>);
  }
}
