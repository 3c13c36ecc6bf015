import type { Json } from '../../src/workbench/channel/model';
import type { PersonClient } from '../../src/workbench/channel/person-client';
import { organisation, type PersonName } from './organisation';

/** What people do in the chat, as they would do it: by pressing what a card offers. */

export type Outcome = Awaited<ReturnType<PersonClient['press']>>;

/** The button with this verb, and with these values in its data. */
export function button(verb: string, data: Readonly<Record<string, string>> = {}) {
  return (action: Json): boolean => {
    const carried = (action.data ?? {}) as Record<string, unknown>;
    return (
      (action.verb ?? carried.verb) === verb && Object.entries(data).every(([key, value]) => carried[key] === value)
    );
  };
}

export interface Report {
  readonly accused: readonly PersonName[];
  readonly accusedNames?: string;
  readonly what: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

/** Fills in the whole report, up to the review. */
export async function writeReport(person: PersonClient, report: Report): Promise<void> {
  await person.press(button('Report'));
  const inputs: Record<string, Record<string, string>> = {
    reportWho: {
      accusedIds: report.accused.map((name) => organisation[name].id).join(','),
      accusedNames: report.accusedNames ?? '',
    },
    reportWhat: { what: report.what },
  };
  const pages = ['reportWhat', 'reportWhen', 'reportMore', 'reportYou', 'reportReview'];
  for (const [index, page] of pages.entries()) {
    const from = ['reportWho', ...pages][index] ?? '';
    const own = Object.entries(report.inputs ?? {}).filter(([id]) => asks(person, id));
    await person.submitDialog(button('TurnPage', { page }), {
      inputs: { ...inputs[from], ...Object.fromEntries(own) },
    });
  }
}

/** Fills in what each page asks for, and presses Next until there is none: up to the review, or a page sent back. */
export async function turnPages(person: PersonClient, inputs: Readonly<Record<string, string>>): Promise<void> {
  const isNext = ({ title }: Json) => title === 'Neste';
  for (let seen = ''; JSON.stringify(person.dialog?.card).includes('"title":"Neste"'); ) {
    if (JSON.stringify(person.dialog?.card) === seen) return;
    seen = JSON.stringify(person.dialog?.card);
    const own = Object.entries(inputs).filter(([id]) => asks(person, id));
    await person.submitDialog(isNext, { inputs: Object.fromEntries(own) });
  }
}

/** The case's number, where something says it. */
export function caseNumberIn(seen: unknown): string {
  const number = /T-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(JSON.stringify(seen))?.[0];
  if (!number) throw new Error(`there is no case number: ${JSON.stringify(seen)}`);
  return number;
}

/** Reports, and answers with the case's number. */
export async function sendReport(person: PersonClient, report: Report): Promise<string> {
  await writeReport(person, report);
  const sent = await person.submitDialog(button('SendReport'));
  const number = /T-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(JSON.stringify(sent))?.[0];
  if (!number) throw new Error(`the report was not sent: ${JSON.stringify(sent)}`);
  person.closeDialog();
  return number;
}

/** Opens a task from its newest card and fills it in. */
export async function doTask(
  person: PersonClient,
  command: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  await person.press(button('OpenTask', { command }));
  return sendForm(person, inputs);
}

/** Sends a form; a letter is read once more as its reader will see it, and goes out from there. */
export async function sendForm(person: PersonClient, inputs: Readonly<Record<string, string>>): Promise<Outcome> {
  if (!JSON.stringify(person.dialog?.card ?? {}).includes('"PreviewLetter"')) {
    return person.submitDialog(button('TakeStep'), { inputs });
  }
  const previewed = await person.submitDialog(button('PreviewLetter'), { inputs });
  const isShown = JSON.stringify(person.dialog?.card ?? {}).includes('"TakeStep"');
  return isShown ? person.submitDialog(button('TakeStep')) : previewed;
}

/** Opens the case from the list of tasks, and in it what is offered or can be corrected there. */
export async function openInCase(person: PersonClient, caseId: string, command: string): Promise<Outcome> {
  await person.say('oppgaver');
  await person.press(button('OpenCase', { caseId }));
  return person.submitDialog(button('OpenTask', { command }));
}

/** Every text that a card or a dialog shows. */
export function textsIn(card: unknown): string {
  return JSON.stringify(card);
}

function asks(person: PersonClient, id: string): boolean {
  return JSON.stringify(person.dialog?.card ?? {}).includes(`"id":"${id}"`);
}
