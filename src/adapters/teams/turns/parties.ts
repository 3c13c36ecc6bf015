import type { Subject } from '../../../case/events';
import { accusedWhenSent } from '../../../case/fingerprints';
import { type Case, isBeforeComplaint } from '../../../case/state';
import { maySee, strandsSeenBy } from '../../../case/who-sees-what';
import { givenRoles } from '../../../procedure/steps';
import type { PersonLine, Worded } from '../cards/lines';

/** Whose names a person reads in the dialogs of a case. In the chat nobody's are. */

/** Everybody whom the person may know of: the parties, and who has the case. */
export function peopleFor(state: Case, personId: string, subject: Subject = 'matter'): PersonLine[] {
  return [...partiesFor(state, personId, subject), ...whoHasIt(state, personId)];
}

/** The parties; of several accused the one whom the subject names. */
export function partiesFor(state: Case, personId: string, subject: Subject = 'matter'): PersonLine[] {
  const { complainant, observer, supporter } = state;
  const knows = maySee(state, personId, 'complainantName');
  if (isBeforeComplaint(state)) {
    if (knows) return [{ as: 'employee', name: complainant.name }];
    return supporter && maySee(state, personId, 'supporterName') ? [{ as: 'supporter', name: supporter.name }] : [];
  }
  const { complains, accused } = wordsFor(state);
  if (maySee(state, personId, 'parties')) {
    return [
      { as: complains, name: complainant.name },
      ...(observer ? [{ as: 'observer' as const, name: observer.name }] : []),
      ...accusedIn(state, personId, subject).map((name) => ({ as: accused, name })),
    ];
  }
  return knows ? [{ as: complains, name: complainant.name }] : [];
}

/** In a case that came of a false accusation nobody complains: whom it was about, and who made it. */
export function wordsFor({ way }: Case) {
  const isFalse = way === 'falseAccusation';
  return { complains: isFalse ? 'wronged' : 'complainant', accused: isFalse ? 'accuser' : 'accused' } as const;
}

/** Those who have the case, for the parties and for one another. */
export function whoHasIt(state: Case, personId: string): PersonLine[] {
  if (!maySee(state, personId, 'whoHasIt')) return [];
  // That somebody is above tells that there was an appeal.
  const roles = maySee(state, personId, 'decisionOnAppeal') ? givenRoles : (['handler', 'hrAdviser'] as const);
  return roles.flatMap((as) => {
    const name = state.roles[as]?.name;
    return name ? [{ as, name }] : [];
  });
}

function accusedIn(state: Case, personId: string, subject: Subject): readonly string[] {
  const seen = strandsSeenBy(state, personId);
  const own = seen.filter((strand) => strand === subject);
  return (own.length > 0 ? own : seen).flatMap((strand) => state.strands[strand]?.accused.name ?? []);
}

/** Whom the complaint named when it came: those who were added later do not stand in it. */
export function accusedInComplaint(state: Case): readonly string[] {
  return accusedWhenSent(state).map(({ name }) => name);
}

/** Of several accused, by name, whom a part of the case is about; the accused themself knows of no others. */
export function aboutFor(state: Case, personId: string, subject: Subject): { readonly about?: string } {
  const strands = Object.keys(state.strands);
  const place = strands.indexOf(subject);
  const name = state.strands[subject]?.accused.name;
  if (place < 0 || strands.length < 2 || name === undefined) return {};
  if (maySee(state, personId, 'parties')) return strandsSeenBy(state, personId).length > 1 ? { about: name } : {};
  const isNamedThere = maySee(state, personId, 'complaint') && place < accusedInComplaint(state).length;
  return isNamedThere ? { about: name } : {};
}

/** Nobody reads “complainant” of the one whom an accusation was about. */
export function wordingOf({ way }: Partial<Pick<Case, 'way'>> = {}): Worded {
  return way === 'falseAccusation' ? { wording: way } : {};
}

/** The name of an account that has, or had, a part in the case; undefined where the case no longer knows it. */
export function nameOf(state: Case, accountId: string): string | undefined {
  const { complainant, observer, takenDownBy, supporter, roles, witnesses, strands } = state;
  const known = [
    ...Object.values(roles),
    takenDownBy,
    complainant,
    observer,
    supporter,
    ...witnesses.map(({ person }) => person),
    ...Object.values(strands).map(({ accused }) => accused),
  ];
  return known.find((person) => person?.accountId === accountId)?.name;
}
