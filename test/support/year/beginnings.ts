import type { Receivers } from '../../../src/case/routing';
import { anyOf, type Dice } from '../../case/anything/dice';
import { organisation, type PersonName } from '../organisation';
import type { House } from './house';

const employees = ['nora', 'jonas', 'silje', 'amina', 'tomasz'] as const;
const leaders = ['kari', 'per', 'ingrid'] as const;
const likelyAccused = ['jonas', 'silje', 'jonas', 'tomasz', 'kari', 'per', 'bjorn', 'anne', 'eva'] as const;
/** Nobody whom the directory knows; but for the last one, who is told from no account by it, and is meant all the same. */
const inWords = ['Vera Visitor', 'En vikar', 'Ola Utenfra', 'Bjørn Aas'] as const;

/** Somebody reports, saw it, takes it down, or asks for support. Answers whether that began a case. */
export async function begin(house: House, dice: Dice): Promise<boolean> {
  const kind = dice(20);
  if (kind === 0) return asksForSupport(house, dice);
  if (kind < 4) return sends(house, dice, anyOf(dice, leaders), { as: 'oral', ...somebody(dice) });
  const sender = anyOf(dice, employees);
  return sends(house, dice, sender, kind < 7 ? { as: 'observer', ...somebody(dice) } : { as: 'self' });
}

async function asksForSupport({ trygg }: House, dice: Dice): Promise<boolean> {
  const { id } = organisation[anyOf(dice, employees)];
  const [first] = await trygg.support.whom(id, 'informal');
  const asked = {
    way: 'informal',
    supporterId: first?.id ?? '',
    words: 'Kan vi snakke?',
    once: `${dice(1e9)}`,
  } as const;
  return 'accepted' in (await trygg.desk.ask(id, asked));
}

async function sends(
  { trygg, directory }: House,
  dice: Dice,
  sender: PersonName,
  fields: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { id } = organisation[sender];
  if (!(await directory.person(id))?.active) return false;
  const kind = fields.as === 'oral' ? 'oral' : 'own';
  const accused = dice(12) === 0 ? { accusedIds: idsOf('bjorn', 'eva') } : whoever(dice);
  const to = dice(4) === 0 ? 'hr' : 'leader';
  await trygg.drafts.save(id, { what: 'Han ler av meg i møtene.', to, ...fields, ...accused }, kind);
  const review = await trygg.reports.review(id);
  if (!review) return false;
  const { revision } = review.saved;
  const outcome = await trygg.desk.send(id, { kind, revision, receivers: idsIn(review.receivers) });
  if (outcome && 'accepted' in outcome) return true;
  await trygg.drafts.removeOf(id, review.saved.caseId);
  return false;
}

function somebody(dice: Dice): Readonly<Record<string, string>> {
  return dice(2) === 0 ? { personName: 'Vilde Vikar' } : { personId: idsOf(anyOf(dice, employees)) };
}

function whoever(dice: Dice): Readonly<Record<string, string>> {
  const ids = Array.from(
    { length: anyOf(dice, [1, 1, 1, 1, 1, 1, 2, 0]) },
    () => organisation[anyOf(dice, likelyAccused)].id,
  );
  const isNamed = ids.length === 0 || dice(6) === 0;
  return { accusedIds: ids.join(','), ...(isNamed ? { accusedNames: anyOf(dice, inWords) } : {}) };
}

function idsOf(...names: readonly PersonName[]): string {
  return names.map((name) => organisation[name].id).join(',');
}

function idsIn({ handler, hrAdviser }: Receivers): readonly string[] {
  return [handler, hrAdviser].flatMap((chosen) => chosen?.person.id ?? []);
}
