import { readLibrary } from '../../src/guidelines/read-library';
import { employeeOf, employeesEach, units } from './organisation';
import type { Turn } from './speaker';

/** Turns that people take, each by the next person. The bot that does nothing gets the very same ones. */

const sections = readLibrary()
  .sections('nb')
  .flatMap(({ passages }) => passages[0]?.id ?? []);

export function employee(number: number): string {
  const place = number % (units * employeesEach);
  return employeeOf(Math.floor(place / employeesEach), place % employeesEach);
}

export function helpTurn(number: number): Turn {
  return (speaker) => speaker.say(employee(number), 'hjelp');
}

export function sectionTurn(number: number): Turn {
  const passage = sections[number % sections.length] ?? '';
  return (speaker) => speaker.press(employee(number), 'Passage', { route: '', passage });
}

/** A leader signs for the receipt of a complaint, in the dialog of that task. */
export function acknowledgeTurn({ caseId, handlerId }: { readonly caseId: string; readonly handlerId: string }): Turn {
  const instance = { step: 'acknowledgeReceipt', subject: 'matter', round: 1 };
  const data = { verb: 'TakeStep', caseId, command: 'AcknowledgeReceipt', ...instance, once: caseId };
  return (speaker) => speaker.submitDialog(handlerId, data);
}

/** The next so many turns of a kind. */
export function turnsOf(kind: (number: number) => Turn): (count: number) => readonly Turn[] {
  let next = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      next += 1;
      return kind(next);
    });
}
