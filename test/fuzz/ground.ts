import type { Log } from '../../src/application/ports';
import type { Json } from '../../src/workbench/channel/model';
import { button, sendReport, writeReport } from '../support/acts';
import { type LocalTrygg, startLocalTrygg } from '../support/local-trygg';
import { organisation, type PersonName } from '../support/organisation';
import { playCase } from '../support/whole-case';
import { recordWhatIsSent } from './recorder';
import type { Part } from './who-may';

/** Cases with a canary in each part, and what people sent while they were played. */
export interface Ground {
  readonly local: LocalTrygg;
  readonly caseIds: readonly string[];
  readonly recorded: readonly Json[];
  /** Whose cases were written into since this was asked last. */
  changed(): ReadonlySet<string>;
  /** Errors that the bot wrote into its log. */
  readonly failures: readonly string[];
  stop(): Promise<void>;
}

/** A word that stands in one part of one case, and nowhere else. */
export const canary = (place: number | 'draft', part: Part | 'draft') => `KANARI${place}x${part}x`;

/** Whoever has only begun to write: nobody else may come to know, and they do nothing else. */
export const whoWrites: PersonName = 'amina';

const everybody = Object.keys(organisation) as PersonName[];

export async function prepareGround(): Promise<Ground> {
  const failures: string[] = [];
  const changed = new Set<string>();
  const log: Log = {
    info: () => {},
    error: (event, facts) => {
      // An answer to a file that says no address, or one of somebody else's, is refused, and that is said.
      if (!event.startsWith('download.')) failures.push(`${event} ${JSON.stringify(facts ?? {})}`);
    },
  };
  const local = await startLocalTrygg(undefined, {
    around: {
      log: () => log,
      store: (real) =>
        new Proxy(real, {
          get: (target, name) => {
            const value = Reflect.get(target, name);
            if (typeof value !== 'function') return value;
            return (...given: unknown[]) => {
              if (name === 'insertCommit') changed.add((given[0] as { caseId: string }).caseId);
              return value.apply(target, given);
            };
          },
        }),
    },
  });
  const recorder = await recordWhatIsSent(local);
  for (const name of everybody) await local.person(name).install();
  const caseIds = await playCases(local);
  await recorder.stop();
  changed.clear();
  return {
    local,
    caseIds,
    recorded: recorder.activities.map(withoutCanaries).filter(({ from }) => !isFrom(from, whoWrites)),
    failures,
    changed() {
      const now = new Set(changed);
      changed.clear();
      return now;
    },
    stop: () => local.stop(),
  };
}

async function playCases(local: LocalTrygg): Promise<readonly string[]> {
  const drafted = { accused: ['eva'], what: canary('draft', 'draft') } as const;
  await writeReport(local.person(whoWrites), drafted);
  local.person(whoWrites).closeDialog();
  const closed = await playToItsEnd(local);
  const open = await playToMinutes(local);
  const fresh = await sendReport(local.person('per'), { accused: ['ingrid'], what: canary(2, 'complaint') });
  await local.trygg.trygg.idle();
  const early = await sendReport(local.person('jonas'), { accused: ['kari'], what: canary(3, 'complaint') });
  await local.trygg.trygg.idle();
  return [closed, open, fresh, early];
}

const half = (place: number) => ({ felt: 'harassment', improper: 'yes', reasons: canary(place, 'assessment') });
const heldOn = (day: string) => ({ 'heldAt.date': day, 'heldAt.time': '10:00', place: 'Rom 1' });

/** Nora's case against Jonas, closed without grounds; everybody looks into it, and takes their documents. */
async function playToItsEnd(local: LocalTrygg): Promise<string> {
  const caseId = await sendReport(local.person('nora'), { accused: ['jonas'], what: canary(0, 'complaint') });
  await local.trygg.trygg.idle();
  const { task, openCase } = playCase(local, caseId, { complainant: 'nora', handler: 'kari', hr: 'anne' });
  await task('kari', 'AcknowledgeReceipt');
  await task('anne', 'SignReceipt');
  await task('kari', 'AssessComplaint', half(0));
  await task('anne', 'AssessComplaint', half(0));
  await task('kari', 'TellOfCompanion');
  await local.moveTo('2026-01-07T12:00:00.000Z');
  await task('kari', 'HoldConversation', heldOn('2026-01-07'), 'complainant');
  await task('kari', 'WriteMinutes', { text: canary(0, 'minutesOfComplainant') }, 'complainant');
  await task('nora', 'SignMinutes', { way: 'sign' }, 'complainant');
  await task('kari', 'ConsiderProtection', { needed: 'no', reasons: canary(0, 'protection') });
  await local.moveTo('2026-01-08T12:00:00.000Z');
  const call = {
    about: canary(0, 'callOfAccused'),
    'meetAt.date': '2026-01-09',
    'meetAt.time': '10:00',
    place: 'Rom 2',
  };
  await task('kari', 'CallAccused', { ...call, naming: 'named' }, 'a1');
  await local.moveTo('2026-01-09T09:30:00.000Z');
  await task('kari', 'HoldConversation', heldOn('2026-01-09'), 'a1');
  await task('kari', 'WriteMinutes', { text: canary(0, 'minutesOfAccused') }, 'a1');
  await task('jonas', 'SignMinutes', { way: 'sign' }, 'a1');
  await task('kari', 'WriteInvestigationNote', { about: canary(0, 'investigationNote'), grounds: 'Begge.' }, 'a1');
  await task('kari', 'DecideCase', { grounds: 'no', reasons: canary(0, 'decision') }, 'a1');
  await task('anne', 'DecideCase', { grounds: 'no', reasons: canary(0, 'decision') }, 'a1');
  for (const [step, part] of [
    ['tellComplainantOutcome', 'letterToComplainant'],
    ['tellAccusedOutcome', 'letterToAccused'],
  ] as const) {
    const kari = local.person('kari');
    await kari.press(button('OpenTask', { command: 'TellOutcome', step, caseId }));
    await kari.submitDialog(button('PreviewLetter'), { inputs: { text: canary(0, part) } });
    await kari.submitDialog(button('TakeStep'));
    kari.closeDialog();
    await local.trygg.trygg.idle();
  }
  for (const name of ['nora', 'jonas', 'kari', 'anne'] as const) {
    const person = local.person(name);
    await openCase(name);
    await person.submitDialog(button('ShowWay'));
    for (const step of ['writeMinutesOfComplainant', 'writeMinutesOfAccused']) {
      await openCase(name);
      const read = button('ReadRecord', { step });
      await person.submitDialog(read).then(
        async () => {
          await person.submitDialog(button('Download'));
          await person.submitDialog(button('SendFile'));
          await person.answerFile('accept');
          await local.trygg.downloaded();
        },
        () => undefined,
      );
    }
    person.closeDialog();
    for (const word of ['mine saker', 'oppgaver', 'årshjulet', 'forsinket', 'hjelp', 'retningslinjer'])
      await person.say(word);
  }
  return caseId;
}

/** Silje's case against Tomasz, whose minutes wait for her signature. */
async function playToMinutes(local: LocalTrygg): Promise<string> {
  const caseId = await sendReport(local.person('silje'), { accused: ['tomasz'], what: canary(1, 'complaint') });
  await local.trygg.trygg.idle();
  const { task } = playCase(local, caseId, { complainant: 'silje', handler: 'kari', hr: 'anne' });
  await task('kari', 'AcknowledgeReceipt');
  await task('anne', 'SignReceipt');
  await task('kari', 'AssessComplaint', half(1));
  await task('anne', 'AssessComplaint', half(1));
  await task('kari', 'TellOfCompanion');
  await local.moveTo('2026-01-12T12:00:00.000Z');
  await task('kari', 'HoldConversation', heldOn('2026-01-12'), 'complainant');
  await task('kari', 'WriteMinutes', { text: canary(1, 'minutesOfComplainant') }, 'complainant');
  return caseId;
}

/** What is sent again must not hold what is looked for in the answers. */
function withoutCanaries(activity: Json): Json {
  return JSON.parse(JSON.stringify(activity).replace(/KANARI\w+/g, 'Noe helt annet.'));
}

function isFrom(from: unknown, name: PersonName): boolean {
  return (from as { aadObjectId?: unknown }).aadObjectId === organisation[name].id;
}
