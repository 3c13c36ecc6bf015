import { groundOf } from '../case/ground';
import { type Filed, filedIn } from '../case/personnel-file';
import type { Case } from '../case/state';
import { advisedCases } from './advised-cases';
import type { Cases } from './cases';

/** What an adviser's cases have put into one person's file, the oldest first. */
export interface PersonnelFile {
  readonly name: string;
  /** Names the file without naming the person: a case in which something of theirs is filed, and their part of it. */
  readonly at: { readonly caseId: string; readonly subject: string };
  readonly documents: readonly { readonly state: Case; readonly filed: Filed }[];
}

/** Personnel files, for HR: each adviser finds what comes from the cases in which they take part, and nothing else. */
export class PersonnelFiles {
  constructor(private readonly cases: Cases) {}

  /** One for each person of whom something is filed, by name. */
  async all(adviserId: string): Promise<readonly PersonnelFile[]> {
    const states = await advisedCases(this.cases, adviserId);
    const documents = states.flatMap((state) =>
      filedIn(groundOf(this.cases.grounds, state).procedure, state).map((filed) => ({ state, filed })),
    );
    return [...new Set(documents.map(whose))]
      .flatMap((who): readonly PersonnelFile[] => {
        const own = documents.filter((one) => whose(one) === who);
        const sorted = own.sort((one, other) => one.filed.at.localeCompare(other.filed.at));
        const [first] = sorted;
        if (!first) return [];
        const { caseId } = first.state;
        const { person, subject } = first.filed;
        return [{ name: person.name, at: { caseId, subject }, documents: sorted }];
      })
      .sort((one, other) => one.name.localeCompare(other.name, 'nb'));
  }

  /** The file of whoever has this part in that case; undefined just as where there is none. */
  async of(adviserId: string, caseId: string, subject: string): Promise<PersonnelFile | undefined> {
    const files = await this.all(adviserId);
    return files.find(({ documents }) =>
      documents.some(({ state, filed }) => state.caseId === caseId && filed.subject === subject),
    );
  }
}

/** Somebody without an account is known in one case only. */
function whose({ state, filed: { person, subject } }: PersonnelFile['documents'][number]): string {
  return person.accountId ?? `${state.caseId}/${subject}`;
}
