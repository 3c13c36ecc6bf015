import { WrittenByNewer } from '../procedure/written-by-newer';
import { errorName } from './error-name';

/** Trygg fails at this one case, by a fault of its own: so it does until that is mended. Goes by the name of what failed. */
export class CaseFault extends Error {
  constructor(error: unknown) {
    super('a case is more than Trygg can do');
    this.name = errorName(error);
  }
}

/** What follows from a case alone: no service is asked, and what fails fails at this case. @throws CaseFault, WrittenByNewer */
export function fromCase<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof WrittenByNewer ? error : new CaseFault(error);
  }
}
