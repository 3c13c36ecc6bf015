import { DateTime } from 'luxon';
import type { CaseCommit } from '../../../src/case/commit';
import type { CaseEvent } from '../../../src/case/events';
import type { Case, Instance, Strand } from '../../../src/case/state';
import { zone } from './answers';
import { must } from './holds';

/** What must hold of every appeal; reckoned from what happened, and not as the core does it. */
export function appealsAreHeldToTheirDays(state: Case, { events }: CaseCommit, all: readonly CaseEvent[]): void {
  const before = all.slice(0, all.length - events.length);
  for (const event of events) {
    if (event.type !== 'StepDone') continue;
    if (event.instance.step === 'appeal') isLateOnlyAfterTwoWeeks(state, event);
    if (event.instance.step === 'decideAppeal') isDecidedByAnother(event, before);
  }
}

type StepDone = Extract<CaseEvent, { type: 'StepDone' }>;

/**
 * To the end of the fourteenth day after the newest letter to whoever appeals, after they were told of it on a later day, or
 * after it was handed over on paper; of those for whom somebody acts, the last.
 */
function isLateOnlyAfterTwoWeeks(state: Case, { instance, by, at, late }: StepDone): void {
  const strand = state.strands[instance.subject];
  const parties = [
    ...toComplainant.map(([letter, onPaper]) => ({ letter, onPaper, person: state.complainant })),
    ...toAccused.map(([letter, onPaper]) => ({ letter, onPaper, person: strand?.accused })),
  ];
  const own = parties.filter(({ person }) => person?.accountId === by);
  const onPaper = parties.filter(({ person }) => !person?.accountId);
  const ends = (own.length > 0 ? own : onPaper)
    .flatMap(({ letter, onPaper: handing }) => timesOfReceipt(strand, letter, handing))
    .map((told) => DateTime.fromISO(told, { zone }).startOf('day').plus({ days: 15 }).toMillis());
  must(ends.length > 0, `${by} appealed and was told of nothing`);
  const isOver = Date.parse(at) >= Math.max(...ends);
  must(isOver === (late !== undefined), `an appeal at ${at} is ${late ? '' : 'not '}late`);
}

/** Each letter, and how it is handed over to whoever has no account. */
const toComplainant = [
  ['tellComplainantOutcome', 'handOverOutcomeToComplainant'],
  ['tellComplainantOfDiscipline', 'handOverDisciplineToComplainant'],
] as const;
const toAccused = [
  ['tellAccusedOutcome', 'handOverOutcomeToAccused'],
  ['sendSanctionLetter', 'handOverSanction'],
  ['handOverDismissal', 'handOverDismissal'],
  ['tellAccusedOfDiscipline', 'handOverDisciplineToAccused'],
] as const;
const decisionsInStrand = ['decideCase', 'startDiscipline', 'decideDiscipline', 'decideDismissal'];

/** Whoever took a decision that stood until now, alone or with another, does not look at it again. */
function isDecidedByAnother({ instance, by }: StepDone, before: readonly CaseEvent[]): void {
  for (const step of decisionsInStrand) {
    const sentBack = before.findLastIndex(
      (one) => one.type === 'SentBack' && one.strand === instance.subject && one.steps.includes(step),
    );
    const stands = before
      .slice(Math.max(0, sentBack))
      .flatMap((one) => (one.type === 'StepDone' || one.type === 'HalfDone' ? [one] : []))
      .filter((one) => one.instance.step === step && one.instance.subject === instance.subject);
    const newest = Math.max(0, ...stands.map((one) => one.instance.round));
    const deciders = stands.filter((one) => one.instance.round === newest).map((one) => one.by);
    must(!deciders.includes(by), `${by} decided on the appeal against their own decision`);
  }
}

function timesOfReceipt(strand: Strand | undefined, letter: string, handing: string): readonly string[] {
  const newest = Object.entries(strand?.instances ?? {})
    .filter(([key, { done }]) => done && key.startsWith(`${letter}/`))
    .map(([key]) => key)
    .sort((one, other) => Number(one.split('/')[2]) - Number(other.split('/')[2]))
    .at(-1);
  if (!newest) return [];
  const { at, answers } = strand?.instances[newest]?.done ?? {};
  const handedAt = strand?.instances[newest.replace(letter, handing)]?.done?.answers.handedAt;
  const toldOn = strand?.instances[newest.replace(letter, `${letter}Delivered`)]?.done?.answers.deliveredOn;
  return [answers?.deliveredAt ?? at ?? [], handedAt ?? [], toldOn ?? []].flat();
}

function roundsOf(strand: Strand | undefined, step: string): readonly Instance[] {
  return Object.entries(strand?.instances ?? {})
    .filter(([key]) => key.startsWith(`${step}/`))
    .sort(([one], [other]) => Number(one.split('/')[2]) - Number(other.split('/')[2]))
    .map(([, instance]) => instance);
}

/** Who took a decision in a strand where an appeal waits: they are never asked about it. */
export function decidersUnderAppeal({ strands, instances }: Case): readonly string[] {
  const ofMatter = Object.entries(instances).filter(([key]) => key.startsWith('decideFollowUp/'));
  return Object.values(strands).flatMap((strand) => {
    const waits = Object.keys(strand.instances).some(
      (key) => key.startsWith('appeal/') && !strand.instances[key.replace('appeal/', 'decideAppeal/')]?.done,
    );
    const inStrand = decisionsInStrand.flatMap((step) => roundsOf(strand, step));
    const decisions = [...inStrand, ...ofMatter.map(([, instance]) => instance)];
    return waits
      ? decisions.flatMap(({ done, halves = {} }) => [done?.by ?? '', ...Object.values(halves).map(({ by }) => by)])
      : [];
  });
}
