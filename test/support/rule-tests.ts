import { NotRefused, type Story } from './story';

/** What shows that a rule is carried: by name, told against the core. */
export interface RuleTests {
  readonly rule: string;
  readonly title: string;
  readonly allows: Readonly<Record<string, (story: Story) => void>>;
  readonly refuses: Readonly<Record<string, (story: Story) => void>>;
  readonly repeats: Readonly<Record<string, (story: Story) => void>>;
}

export function check(fact: boolean, what: string): void {
  if (!fact) throw new Error(`expected: ${what}`);
}

/** For what is not refused as a command is, but must not come about either: that a case is closed, or a thing unfiled. */
export function demand(fact: boolean, what: string): void {
  if (!fact) throw new NotRefused(`not so: ${what}`);
}
