import { givenRoles, isGiven, type Role } from '../procedure/steps';
import type { Person, StrandId, Subject } from './events';
import { wasTaken } from './rounds';
import { type Case, type Instance, instanceOf, partOf } from './state';

/** Who is meant by a role, in the strand that the subject names; undefined where nobody is. */
export function personIn(state: Case, role: Role, subject: Subject): Person | undefined {
  switch (role) {
    case 'complainant':
      return state.complainant;
    case 'accused':
      return Object.hasOwn(state.strands, subject) ? state.strands[subject]?.accused : undefined;
    case 'observer':
      return state.observer;
    case 'supporter':
      return state.supporter;
    case 'witness':
      return state.witnesses[0]?.person;
    default:
      return state.roles[role];
  }
}

/** The account of whoever has a role now; undefined where nobody has, or somebody without an account. */
export function holderOf(state: Case, role: Role, subject: Subject = 'matter'): string | undefined {
  return personIn(state, role, subject)?.accountId;
}

/** A role, and for the accused the strand in which they are that. */
export interface HeldRole {
  readonly role: Role;
  readonly strand?: StrandId;
}

/** Everything that a person is to a case and may know that they are. */
export function rolesOf(state: Case, personId: string): readonly HeldRole[] {
  const common = [...givenRoles, 'observer' as const]
    .filter((role) => holderOf(state, role) === personId)
    .map((role) => ({ role }));
  const witness = state.witnesses.some(({ person }) => person.accountId === personId);
  return [
    ...(state.complainant.accountId === personId && complainantKnows(state) ? [{ role: 'complainant' as const }] : []),
    ...common,
    ...(witness ? [{ role: 'witness' as const }] : []),
    ...(state.supporter?.accountId === personId && supporterIsIn(state) ? [{ role: 'supporter' as const }] : []),
    ...Object.entries(state.strands)
      .filter(([strand, { accused }]) => accused.accountId === personId && accusedKnows(state, strand))
      .map(([strand]) => ({ role: 'accused' as const, strand })),
  ];
}

/** Whom somebody else reported about learns of it when asked for their wishes. */
export function complainantKnows(state: Case): boolean {
  // Who was accused falsely is told how it ended, and not that it began.
  if (state.way === 'falseAccusation') {
    return Object.keys(state.strands).some((strand) => wasTaken(state, strand, 'tellComplainantOfDiscipline'));
  }
  return (
    state.way !== 'observed' ||
    instanceOf(state, { step: 'askForWishes', subject: 'complainant', round: 1 }).done !== undefined
  );
}

/** P-11: the accused learns of the case when called to the conversation. */
export function accusedKnows(state: Case, strand: StrandId): boolean {
  return ['callAccused', 'callToTalk', 'tellOfMeeting'].some((step) => wasTaken(state, strand, step));
}

/** Let in by the employee until one of them ends it; who said no is out at once. */
export function supporterIsIn(state: Case): boolean {
  const { done: answered } = newestOf(state, 'answerSupport', 'helpWithReport');
  return state.phase === 'open' && answered?.answers.way !== 'no';
}

function newestOf(state: Case, ...steps: readonly string[]): Instance {
  const found = steps.map((step) => instanceOf(state, { step, subject: 'matter', round: 1 }));
  return found.find(({ done }) => done) ?? {};
}

/** The roles in a case whose holders have it on their list of tasks. */
export function isHandling(state: Case, personId: string): boolean {
  return rolesOf(state, personId).some(({ role }) => isGiven(role));
}

/** P-11: this accused was told who complains, with the call or after it; of a false accusation it was their own. */
export function isComplainantNamed(state: Case, strand: StrandId): boolean {
  if (state.way === 'falseAccusation') return true;
  const passes = Object.values(partOf(state, strand)?.instances ?? {});
  return passes.some(({ done }) => done?.answers.naming === 'named');
}
