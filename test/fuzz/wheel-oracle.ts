import type { RecordedEvent, WheelEvent } from '../../src/wheel/events';
import { organisation, type PersonName } from '../support/organisation';
import type { Answered } from './campaign';
import type { Ground } from './ground';

/** By hand, from chapters 2 and 5 and the sample organisation. */
const hr: readonly PersonName[] = ['anne', 'bjorn'];
const committee: readonly PersonName[] = ['hanne'];
const leaders: readonly PersonName[] = ['kari', 'per', 'ingrid', 'hanne'];

/** Who may record that. */
function mayRecord(act: string): readonly PersonName[] {
  if (act === 'makeKnownToStaff') return leaders;
  return ['evaluateRoutines', 'setEvaluationDate'].includes(act) ? [...hr, ...committee] : hr;
}

/** Watches the books of the yearly wheel: nothing in them is changed, and each new entry is of somebody who may make it. */
export class WheelOracle {
  readonly changes: string[] = [];
  authorised = 0;
  private known: readonly WheelEvent[] = [];

  private constructor(private readonly ground: Ground) {}

  static async prepare(ground: Ground): Promise<WheelOracle> {
    const oracle = new WheelOracle(ground);
    oracle.known = await oracle.book();
    return oracle;
  }

  async look(answers: readonly Answered[]): Promise<void> {
    const now = await this.book();
    const before = now.slice(0, this.known.length);
    if (JSON.stringify(before) !== JSON.stringify(this.known)) this.changes.push('what stood in the wheel was changed');
    for (const event of now.slice(this.known.length)) {
      if (!('by' in event)) continue;
      const wrong = wrongWith(event, answers);
      if (wrong) this.changes.push(`the wheel: ${wrong}: ${JSON.stringify(event)}`);
      else this.authorised += 1;
    }
    this.known = now;
  }

  /** As it lies in the store: this year's. */
  private async book(): Promise<readonly WheelEvent[]> {
    const { store, keys } = this.ground.local.trygg;
    const document = await store.document('wheel', '2026');
    return document ? JSON.parse(await keys.open('wheel', 'wheel 2026', JSON.parse(document.body))) : [];
  }
}

function wrongWith(event: RecordedEvent, answers: readonly Answered[]): string | undefined {
  const { by, name } = event;
  const act = event.type === 'DutyDone' ? (event.through ?? event.act) : event.act;
  const who = (Object.keys(organisation) as PersonName[]).find((one) => organisation[one].id === by);
  if (!who || organisation[who].name !== name) return 'recorded by nobody whom there is';
  // A survey that found it worse is a signal too (2-3).
  const saidIn = act === 'noteSignal' ? [act, 'mapEnvironment'] : [act];
  const sent = answers.some(
    ({ attempt, body }) =>
      attempt.kind === 'person' && attempt.who === who && saidIn.some((one) => body.includes(JSON.stringify(one))),
  );
  if (!sent) return 'recorded in the name of somebody who sent nothing of the kind';
  return mayRecord(act).includes(who) ? undefined : `not a thing that ${who} may record`;
}
