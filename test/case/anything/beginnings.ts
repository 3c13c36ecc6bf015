import type { AskForSupport, Command, OpenFalseAccusation, SendComplaint } from '../../../src/case/commands';
import { receiversOf } from '../../../src/case/decide-complaint';
import type { Person } from '../../../src/case/events';
import type { NamedPerson } from '../../../src/procedure/complaint';
import { procedure } from '../../../src/procedure/procedure';
import { complaint } from '../../support/story';
import { type Dice, oneOf } from './dice';
import type { Model } from './model';
import { everybody, inWords } from './world';

export const ways = ['written', 'oral', 'observed', 'informal', 'helped', 'falseAccusation'] as const;
export type AnyWay = (typeof ways)[number];

/** A case begins in one of its ways. What nobody could send is refused, and no case is opened. */
export function begin(model: Model, way: AnyWay, dice: Dice): void {
  for (let tries = 0; tries < 20 && model.state.phase === 'absent'; tries += 1) {
    model.give(beginning(model, way, dice));
  }
}

function beginning(model: Model, way: AnyWay, dice: Dice): Command {
  if (way === 'falseAccusation') return accusedFalsely(model, dice);
  return way === 'informal' || way === 'helped' ? asking(model, way, dice) : sending(model, way, dice);
}

/** Another case concluded that Nora accused somebody knowingly without cause. */
function accusedFalsely(model: Model, dice: Dice): Command<OpenFalseAccusation> {
  const { leaders, hr, lastResort } = model.around();
  const wronged = somebody(model, dice);
  const body: OpenFalseAccusation = {
    type: 'OpenFalseAccusation',
    caseId: model.caseId,
    cameOf: 'T-OTHER-0001',
    wronged,
    accused: { accountId: 'nora', name: 'Nora Lund' },
    conclusion: 'She said so herself.',
    steppedDown: dice(3) === 0 ? ['kari'] : [],
    facts: { leaders, hr, lastResort },
  };
  return { id: model.nextId(), by: 'trygg', at: model.now, body };
}

export function asking(model: Model, way: AskForSupport['way'], dice: Dice): Command<AskForSupport> {
  const leading = ['kari', 'per', 'ingrid', 'mona', 'lars'];
  const chosen = model.world.person(oneOf(dice, dice(3) === 0 ? everybody : leading) ?? '');
  const supporter = chosen && { ...chosen, leads: leading.includes(chosen.id) };
  const employee = { accountId: 'nora', name: 'Nora Lund' };
  const body: AskForSupport = {
    type: 'AskForSupport',
    caseId: model.caseId,
    way,
    employee,
    supporter,
    words: 'Please.',
  };
  return { id: model.nextId(), by: 'nora', at: model.now, body };
}

export function sending(model: Model, way: SendComplaint['way'], dice: Dice): Command<SendComplaint> {
  const nora: Person = { accountId: 'nora', name: 'Nora Lund' };
  const visitor: Person = { name: 'Vera Visitor' };
  const other = model.world.person(oneOf(dice, ['silje', 'odd', 'kari', 'mona']) ?? '');
  const sender = way === 'written' || !other ? nora : { accountId: other.id, name: other.name };
  const complainant = way !== 'written' && dice(2) === 0 ? visitor : nora;
  const accused = Array.from({ length: 1 + dice(3) }, () => somebody(model, dice));
  const { leaders, hr, lastResort } = model.around();
  const routed = {
    way,
    complainant,
    sender,
    complaint: { ...complaint, accused: distinct(accused) },
    facts: { leaders, hr, lastResort, straightToHr: dice(4) === 0 },
  };
  const { handler, hrAdviser } = receiversOf(procedure, routed);
  const receiversSeen = [handler, hrAdviser].flatMap((chosen) => chosen?.person.id ?? []);
  const body: SendComplaint = { type: 'SendComplaint', caseId: model.caseId, ...routed, receiversSeen };
  return { id: model.nextId(), by: sender.accountId ?? '', at: model.now, body };
}

function somebody(model: Model, dice: Dice): NamedPerson {
  if (dice(4) === 0) return { name: oneOf(dice, Object.keys(inWords)) ?? '' };
  const likely = ['jonas', 'jonas', 'silje', 'kari', 'per', 'ingrid', 'anne', 'eva', 'mona'];
  const person = model.world.person(oneOf(dice, likely) ?? '');
  return person ? { accountId: person.id, name: person.name } : { name: 'A visitor' };
}

function distinct(some: readonly NamedPerson[]): readonly NamedPerson[] {
  return some.filter((one, place) => some.findIndex(({ name }) => name === one.name) === place);
}
