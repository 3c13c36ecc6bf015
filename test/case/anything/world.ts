import type { Surroundings } from '../../../src/case/commands';
import type { Candidate } from '../../../src/procedure/declarations';
import { anyOf, type Dice } from './dice';

const names = {
  nora: 'Nora Lund',
  jonas: 'Jonas Berg',
  silje: 'Silje Moen',
  odd: 'Odd Strand',
  kari: 'Kari Haugen',
  per: 'Per Solberg',
  ingrid: 'Ingrid Dahl',
  mona: 'Mona Lie',
  lars: 'Lars Nes',
  anne: 'Anne Vik',
  bjorn: 'Bjørn Aas',
  eva: 'Eva Rud',
  guro: 'Guro Tveit',
  rita: 'Rita Holm',
  rolf: 'Rolf Eng',
  ruth: 'Ruth Dale',
  roar: 'Roar Sand',
  ragna: 'Ragna Myhr',
  runar: 'Runar Lie',
} as const;

export type Id = keyof typeof names;
/** Outside the organisation until they are asked: nobody ever accuses them. */
const others: readonly Id[] = ['rita', 'rolf', 'ruth', 'roar', 'ragna', 'runar'];
export const everybody = (Object.keys(names) as [Id, ...Id[]]).filter((id) => !others.includes(id)) as [Id, ...Id[]];

/** Whom each of these words means, whoever the directory has around the complainant. */
export const inWords: Readonly<Record<string, Id | undefined>> = {
  Jonas: 'jonas',
  Kari: 'kari',
  'Per S.': 'per',
  'ingrid dahl': 'ingrid',
  Mona: 'mona',
  'Anne V': 'anne',
  'Eva Rud': 'eva',
  'A visitor': undefined,
};

const chains = [
  ['kari', 'per', 'ingrid'],
  ['kari', 'per', 'ingrid'],
  ['mona', 'ingrid'],
  ['per', 'ingrid'],
  ['lars'],
  [],
] as const;

/** The directory of an organisation in which people come and go. */
export class World {
  private chain: readonly Id[];
  private hr: readonly Id[];
  private lastResort: readonly Id[];
  private readonly appointing: readonly Id[];
  private readonly away = new Set<Id>();

  constructor(dice: Dice) {
    this.chain = anyOf<readonly Id[]>(dice, chains);
    this.hr = anyOf<readonly Id[]>(dice, [['anne', 'bjorn'], ['anne', 'bjorn'], ['anne', 'per'], ['anne'], []]);
    this.lastResort = anyOf<readonly Id[]>(dice, [['eva', 'guro'], ['eva', 'guro'], ['ingrid', 'eva'], ['eva']]);
    this.appointing = anyOf<readonly Id[]>(dice, [['ingrid'], ['per'], []]);
  }

  person(id: string): Candidate | undefined {
    return [...everybody, ...others].filter((one) => one === id).map((one) => this.candidate(one))[0];
  }

  isThere(id: string): boolean {
    return this.person(id)?.active ?? false;
  }

  around(holders: readonly string[]): Surroundings {
    const all = (ids: readonly Id[]) => ids.map((id) => this.candidate(id));
    return {
      leaders: all(this.chain),
      hr: all(this.hr),
      lastResort: all(this.lastResort),
      appointing: all(this.appointing),
      holders: holders.flatMap((id) => this.person(id) ?? []),
    };
  }

  /** Whom HR may appoint. */
  leaders(): readonly Candidate[] {
    return (['kari', 'per', 'ingrid', 'mona', 'lars', ...this.lastResort] as const)
      .map((id) => this.candidate(id))
      .filter(({ active }) => active);
  }

  /** Somebody leaves or comes back, gets another leader, or HR gets other people. */
  change(dice: Dice): void {
    const who = anyOf(dice, everybody);
    switch (dice(5)) {
      case 0:
      case 1:
        if (this.away.has(who)) this.away.delete(who);
        else this.away.add(who);
        return;
      case 2:
        this.away.clear();
        return;
      case 3:
        this.chain = anyOf<readonly Id[]>(dice, chains);
        return;
      default:
        this.hr = anyOf<readonly Id[]>(dice, [['anne', 'bjorn'], ['bjorn', 'anne'], ['bjorn'], ['mona'], []]);
    }
  }

  comesBack(id: string): void {
    for (const one of everybody) if (one === id) this.away.delete(one);
  }

  /** The organisation finds people from outside for a case that nobody else may have. */
  bringInOthers(): void {
    this.lastResort = [...this.lastResort.filter((id) => !others.includes(id)), ...others];
  }

  private candidate(id: Id): Candidate {
    return { id, name: names[id], position: 'Ansatt', unit: 'Drift', active: !this.away.has(id) };
  }
}
