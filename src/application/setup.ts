import type { Calendar } from '../case/calendar';
import type { Grounds } from '../case/ground';
import type { Policy } from '../procedure/policy';
import { type Setting, settingNamed, settings } from '../procedure/setup';
import { type Changes, isUnfit, type PolicyRules, type Unfit, type Value, valueIn } from './policy-rules';
import type { Clock, Log } from './ports';
import type { Change, Done, LogoChange, Naming, SetupBook, SetupEntry } from './setup-book';
import type { SetupLogo } from './setup-logo';
import type { SetupPeople } from './setup-people';

/** What is read anew for each decision: so a change holds for what begins after it. */
type ChangingGrounds = Pick<Grounds, 'versions'> & { policy: Policy; calendar: Calendar };

export interface SettingStand {
  readonly setting: Setting;
  /** What holds now; undefined where there is none. */
  readonly value: Value | undefined;
  /** What holds where nobody set it in the chat: what the operator set, or the default. */
  readonly under: Value | undefined;
  /** Since when what was set in the chat holds. */
  readonly changed?: Done;
  /** How often it was changed: what whoever fills in the form has before their eyes. */
  readonly seen: number;
}

export interface SetupStand {
  readonly settings: readonly SettingStand[];
  readonly lookedThrough?: Done;
  /** The newest first. */
  readonly changes: readonly (Change | Naming | LogoChange)[];
}

export interface Asked {
  readonly setting: string;
  /** `under`: what the operator set, or the default, is to hold again. */
  readonly value: Value | 'under';
  readonly seen: number;
}

export type SetupAnswer = 'changed' | 'same' | 'notYours' | 'changedSince' | Unfit;

/** What HR decides in the chat about how Trygg works: over the operator's policy file, which lies over the defaults. */
export class Setup {
  /** How many entries the grounds have taken up. */
  private taken = 0;

  constructor(
    private readonly book: SetupBook,
    private readonly rules: PolicyRules,
    private readonly grounds: ChangingGrounds,
    readonly who: SetupPeople,
    readonly logo: SetupLogo,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.takeUp();
  }

  async isTheirs(personId: string): Promise<boolean> {
    return (await this.who.whois(personId)) !== undefined;
  }

  /** Whether it waits for somebody to look through it, and they may. */
  async isAsked(personId: string): Promise<boolean> {
    return !this.isLookedThrough() && (await this.isTheirs(personId));
  }

  /** Undefined for whoever may not see it. */
  async stand(personId: string): Promise<SetupStand | undefined> {
    if (!(await this.isTheirs(personId))) return undefined;
    await this.refresh();
    const looked = this.book.entries.findLast(({ is }) => is === 'lookedThrough');
    return {
      settings: settings.map((setting) => this.standOf(setting)),
      ...(looked ? { lookedThrough: looked } : {}),
      changes: this.book.entries.flatMap((entry) => (entry.is === 'lookedThrough' ? [] : entry)).reverse(),
    };
  }

  /** Two who change the same at once: the second one is shown what the first has set. */
  async change(personId: string, { setting: name, value, seen }: Asked): Promise<SetupAnswer> {
    const who = await this.who.whois(personId);
    const setting = settingNamed(name);
    if (!who || !setting) return 'notYours';
    if (value === null && setting.is !== 'months') return { setting: name, why: 'form' };
    const entered = await this.book.enter<Exclude<SetupAnswer, 'changed' | 'notYours'>>(async () => {
      this.takeUp();
      const { [name]: before, ...others } = this.overlay();
      const changes: Changes = value === 'under' ? others : { ...others, [name]: value };
      const policy = this.rules.with(changes);
      if (isUnfit(policy)) return { why: policy };
      const [from, to] = [valueIn(this.grounds.policy, name), valueIn(policy, name)];
      const isSame = JSON.stringify(from) === JSON.stringify(to) && (before === undefined) === (value === 'under');
      if (isSame) return { why: 'same' };
      if (seen !== this.seenOf(name)) return { why: 'changedSince' };
      const entry: Change = {
        is: 'change',
        ...this.done(personId, who),
        setting: name,
        ...(setting.rule ? { rule: setting.rule } : {}),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(value === 'under' ? { back: true } : {}),
      };
      return { entry };
    });
    if (entered !== 'entered') return entered;
    this.takeUp();
    this.log.info('setup.changed', { setting: name });
    return 'changed';
  }

  /** Once is enough; whoever comes second finds it done. */
  async lookThrough(personId: string): Promise<'done' | 'notYours'> {
    const who = await this.who.whois(personId);
    if (!who) return 'notYours';
    await this.book.enter<'done'>(async () => {
      this.takeUp();
      return this.isLookedThrough() ? { why: 'done' } : { entry: { is: 'lookedThrough', ...this.done(personId, who) } };
    });
    return 'done';
  }

  /** Takes up what another process has written. */
  async refresh(): Promise<void> {
    await this.book.refresh();
    this.takeUp();
  }

  get entries(): readonly SetupEntry[] {
    return this.book.entries;
  }

  isLookedThrough(): boolean {
    return this.book.entries.some(({ is }) => is === 'lookedThrough');
  }

  idle(): Promise<void> {
    return this.book.idle();
  }

  private takeUp(): void {
    if (this.book.entries.length === this.taken) return;
    this.taken = this.book.entries.length;
    const { grounds } = this;
    const before = daysIn(grounds.policy);
    grounds.policy = this.policyNow();
    if (daysIn(grounds.policy) !== before) grounds.calendar = this.rules.calendarOf(grounds.policy);
  }

  /** What no longer fits the operator's file is left out, and the operator is told. */
  private policyNow(): Policy {
    const whole = this.rules.with(this.overlay());
    if (!isUnfit(whole)) return whole;
    let fitting: Changes = {};
    let policy = this.rules.operator;
    for (const [name, value] of Object.entries(this.overlay())) {
      const next = this.rules.with({ ...fitting, [name]: value });
      if (isUnfit(next)) this.log.error('setup.unfit', { setting: name });
      else {
        fitting = { ...fitting, [name]: value };
        policy = next;
      }
    }
    return policy;
  }

  private changes(): Change[] {
    return this.book.entries.flatMap((entry) => (entry.is === 'change' ? entry : []));
  }

  /** What holds of what was set in the chat. */
  private overlay(): Changes {
    const set = new Map<string, Value>();
    for (const { setting, to = null, back } of this.changes()) {
      set.delete(setting);
      if (!back && settingNamed(setting)) set.set(setting, to);
    }
    return Object.fromEntries(set);
  }

  private standOf(setting: Setting): SettingStand {
    const own = this.changes().filter((change) => change.setting === setting.name);
    const last = own.at(-1);
    return {
      setting,
      value: valueIn(this.grounds.policy, setting.name),
      under: valueIn(this.rules.operator, setting.name),
      ...(last && !last.back ? { changed: last } : {}),
      seen: own.length,
    };
  }

  private seenOf(name: string): number {
    return this.changes().filter(({ setting }) => setting === name).length;
  }

  private done(personId: string, who: Pick<Done, 'name' | 'as'>): Done {
    return { at: this.clock.now(), by: personId, ...who };
  }
}

function daysIn({ timeZone, country, closedDays }: Policy): string {
  return JSON.stringify([timeZone, country, closedDays]);
}
