import type { Trygg } from '../../src/application/trygg';
import type { Case } from '../../src/case/state';
import { button, type Outcome, type Report, sendForm, sendReport } from './acts';
import type { LocalTrygg } from './local-trygg';
import type { PersonName } from './organisation';

/** Who plays what in a case, by the names of the sample organisation. Without a complainant: one without an account. */
export interface Cast {
  readonly complainant?: PersonName;
  readonly handler: PersonName;
  readonly hr: PersonName;
}

/** Nora reports, and Kari and Anne have the case. Everybody named has met the bot; nobody else has. */
export async function beginCase(local: LocalTrygg, others: readonly PersonName[], report: Report) {
  for (const name of ['nora', 'kari', 'anne', ...others] as const) await local.person(name).install();
  const caseId = await sendReport(local.person('nora'), report);
  await local.trygg.trygg.idle();
  return { caseId, play: playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' }) };
}

type Inputs = Readonly<Record<string, string>>;

const half = { felt: 'harassment', improper: 'yes', reasons: 'Gjentatte kommentarer foran andre.' };

/** Where a case is played: in this process, or in one that can be killed. */
export interface Stage extends Pick<LocalTrygg, 'person' | 'moveTo'> {
  readonly trygg: {
    readonly trygg: Pick<Trygg, 'idle'> & { readonly views: Pick<Trygg['views'], 'caseFor'> };
  };
}

/** A case played over HTTP, in the order that the guidelines have. Each part settles before the next begins. */
export function playCase(local: Stage, caseId: string, cast: Cast) {
  const { complainant, handler, hr } = cast;
  const { trygg } = local.trygg;

  /** Opens a task from its newest card and fills it in; with several accused, that of one of them. */
  const task = async (who: PersonName, command: string, inputs: Inputs = {}, subject?: string): Promise<Outcome> => {
    const data = { command, caseId, ...(subject ? { subject } : {}) };
    await local.person(who).press(button('OpenTask', data));
    return sent(who, inputs);
  };
  /** Opens the case from a list, and in it what is offered there. */
  const offer = async (who: PersonName, command: string, inputs: Inputs = {}): Promise<Outcome> => {
    await openCase(who);
    await local.person(who).submitDialog(button('OpenTask', { command }));
    return sent(who, inputs);
  };
  const openCase = async (who: PersonName): Promise<Outcome> => {
    const person = local.person(who);
    await person.say([handler, hr].includes(who) ? 'oppgaver' : 'mine saker');
    return person.press(button('OpenCase', { caseId }));
  };
  const sent = async (who: PersonName, inputs: Inputs): Promise<Outcome> => {
    const person = local.person(who);
    const outcome = await sendForm(person, inputs);
    if (outcome.kind === 'stopped') throw new Error(`not filled in: ${JSON.stringify(outcome.errors)}`);
    if (/"(?:TakeStep|PreviewLetter)"/.test(JSON.stringify(person.dialog?.card ?? {}))) {
      throw new Error(`sent back: ${JSON.stringify(person.dialog?.card)}`);
    }
    person.closeDialog();
    await trygg.idle();
    return outcome;
  };
  const state = async (): Promise<Case> => {
    const found = await trygg.views.caseFor(local.person(handler).person.id, caseId);
    if (!found) throw new Error(`${handler} does not have the case`);
    return found;
  };

  return {
    task,
    offer,
    openCase,
    state,

    /** Receipt, assessment, and everything about the complainant, to signed minutes. */
    async hearComplainant(on = '2026-01-07'): Promise<void> {
      await task(handler, 'AcknowledgeReceipt');
      await task(hr, 'SignReceipt');
      await task(handler, 'AssessComplaint', half);
      await task(hr, 'AssessComplaint', half);
      await task(handler, 'TellOfCompanion');
      await local.moveTo(`${on}T12:00:00.000Z`);
      const held = { 'heldAt.date': on, 'heldAt.time': '10:00', place: 'Rom 1' };
      await task(handler, 'HoldConversation', held, 'complainant');
      await task(handler, 'WriteMinutes', { text: 'Klager fortalte fritt.' }, 'complainant');
      await task(complainant ?? handler, 'SignMinutes', { way: 'sign' }, 'complainant');
    },

    async considerProtection(): Promise<void> {
      await task(handler, 'ConsiderProtection', { needed: 'no', reasons: 'De to arbeider ikke sammen nå.' });
    },

    /** Calls the accused to the day after, and holds the conversation then. */
    async callAndHear(subject: string, called: string, on: string): Promise<void> {
      const call = {
        about: 'Kommentarer i møter i høst.',
        'meetAt.date': on,
        'meetAt.time': '10:00',
        place: 'Rom 2',
        naming: 'named',
      };
      await local.moveTo(`${called}T12:00:00.000Z`);
      await task(handler, 'CallAccused', call, subject);
      // In the morning: what follows is often a letter, which no Friday afternoon lets out (P-7).
      await local.moveTo(`${on}T09:30:00.000Z`);
      const held = { 'heldAt.date': on, 'heldAt.time': '10:00', place: 'Rom 2' };
      await task(handler, 'HoldConversation', held, subject);
      await task(handler, 'WriteMinutes', { text: 'Den anklagede la fram sin side.' }, subject);
    },

    /** The investigation note, and both halves of the decision. */
    async decide(subject: string, grounds: string, groundsOfHr = grounds): Promise<void> {
      const note = { about: 'Kommentarer i møter.', grounds: 'Begge har forklart seg.' };
      await task(handler, 'WriteInvestigationNote', note, subject);
      await task(handler, 'DecideCase', { grounds, reasons: 'Samlet vurdering.' }, subject);
      await task(hr, 'DecideCase', { grounds: groundsOfHr, reasons: 'Samlet vurdering.' }, subject);
    },

    async tellOutcome(subject: string): Promise<void> {
      for (const step of ['tellComplainantOutcome', 'tellAccusedOutcome']) {
        await local.person(handler).press(button('OpenTask', { command: 'TellOutcome', step, subject, caseId }));
        await sent(handler, { text: 'Utfallet av saken er dette.' });
      }
    },

    async close(subject: string): Promise<void> {
      await task(handler, 'CloseStrand', { note: 'Saken er behandlet etter retningslinjene.' }, subject);
    },
  };
}
