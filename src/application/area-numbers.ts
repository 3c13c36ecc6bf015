import { type NumbersOfArea, numbersOfArea } from '../case/area-numbers';
import { groundAt, groundOf } from '../case/ground';
import type { Cases } from './cases';
import type { Directory } from './directory';
import type { Clock } from './ports';

/** What safety representatives find of the cases in their area, which are those of the people in it. */
export class AreaNumbers {
  constructor(
    private readonly directory: Directory,
    private readonly cases: Cases,
    private readonly clock: Clock,
  ) {}

  async mayAsk(personId: string): Promise<boolean> {
    return (await this.directory.safetyUnits(personId)).length > 0;
  }

  /** Undefined for whoever is nobody's safety representative. */
  async of(personId: string): Promise<NumbersOfArea | 'tooFew' | undefined> {
    const units = await this.directory.safetyUnits(personId);
    if (units.length === 0) return undefined;
    const people = await this.directory.peopleIn(units);
    const now = this.clock.now();
    const { grounds } = this.cases;
    const states = await this.cases.casesAbout(people);
    const cases = states.map((state) => ({ state, ground: groundOf(grounds, state) }));
    return numbersOfArea(groundAt(grounds, now), personId, { people: people.length, cases }, now);
  }
}
