import { declared } from '../procedure/declarations';
import type { Command, OpenFalseAccusation } from './commands';
import { given, isAskedFor, meantBy, strandId } from './decide-complaint';
import { promises, promisesAsIfDone } from './dues';
import type { Decision, Ground } from './ground';
import { route } from './routing';
import type { CaseState } from './state';

/**
 * A case of its own against whoever accused somebody knowingly without cause, for whoever the routing names in it: it goes
 * straight to the disciplinary procedure, since another case has concluded what happened.
 *
 * @rule 3.2.6-1
 */
export function openFalseAccusation(
  ground: Ground,
  state: CaseState,
  { at, by, body }: Command<OpenFalseAccusation>,
): Decision {
  if (state.phase !== 'absent') return { refused: 'alreadyDone' };
  const { procedure } = ground;
  const { caseId, cameOf, wronged, accused, conclusion, steppedDown, facts } = body;
  const others = [...facts.hr, ...facts.lastResort];
  // Whoever a name in words may mean, on either side, has no part in it.
  const mayBe = [...new Set([accused, wronged].flatMap((person) => meantBy(person, facts.leaders, others)))];
  const accusedIds = [...(accused.accountId ? [accused.accountId] : []), ...mayBe];
  const complainantIds = wronged.accountId ? [wronged.accountId] : [];
  const { handler, hrAdviser } = route(
    procedure,
    { ...facts, straightToHr: false, accusedIds },
    { accusedIds, complainantIds },
    steppedDown,
  );
  const [mustReach] = declared(procedure, 'reachesPeople');
  if (mustReach && !hrAdviser) return { refused: 'noReceiver', rule: mustReach.rule };
  const common = { at, by, strand: 'common' } as const;
  const strand = strandId(0);
  const way = 'falseAccusation';
  return [
    {
      ...common,
      type: 'ComplaintReceived',
      caseId,
      procedureVersion: procedure.version,
      way,
      cameOf,
      ...(steppedDown.length > 0 ? { steppedDown } : {}),
      complainant: wronged,
      complaint: concluded(conclusion, wronged.name),
      due: [
        ...promises(ground, at, [strand], (step) => isAskedFor(step, way, handler !== undefined)),
        ...promisesAsIfDone(ground, at, [strand], 'decideCase'),
      ],
    },
    { at, by, strand, type: 'AccusedNamed', person: accused, mayBe },
    ...given('handler', handler, common),
    ...given('hrAdviser', hrAdviser, common),
  ];
}

function concluded(what: string, name: string) {
  const reporter = { name, position: '', birthDate: '', unit: '' };
  return { what, date: '', time: '', whenInWords: '', place: '', witnesses: [], injury: '', reporter };
}
