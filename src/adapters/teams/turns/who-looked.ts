import { DateTime } from 'luxon';
import type { LookList } from '../../../application/looks';
import type { Trygg } from '../../../application/trygg';
import type { ListPage } from '../cards/list-page';
import type { LookLine } from '../cards/look-screens';
import type { DialogScreen } from '../cards/screens';
import { numberedPage } from './pages';
import { wordingOf } from './parties';
import { nothingHere } from './problems';
import type { Turn } from './turn';

/** As many as a phone shows with a few strokes. */
const mostLooks = 20;

const caseNumber = /^T-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** Who has looked at the case whose number stands in the field. */
export async function whoLooked(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  if (!(await trygg.whoLooked.mayAsk(personId))) return nothingHere;
  const asked = (data.asked ?? '').trim().toUpperCase();
  const seen = asked === '' ? undefined : await trygg.whoLooked.at(personId, asked);
  const { page, shown } = await pageOf(seen?.looks, { verb: 'WhoLooked', asked }, data);
  const looks = shown.map(({ name, as, what, instance, at }): LookLine => {
    return { ...named(name), as, what, ...(instance ? { step: instance.step } : {}), at: local(trygg, at) };
  });
  const found = { caseNumber: asked, isUnknown: asked !== '' && seen === undefined, looks, page };
  return { ...screen, of: asked === '' ? 'nothing' : 'case', ...found, ...wordingOf(seen) };
}

/** Who has asked for what is not theirs, or is not there. */
export async function refusedLooks(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const refused = await trygg.whoLooked.refused(personId);
  if (!refused) return nothingHere;
  const { page, shown } = await pageOf(refused, { verb: 'RefusedLooks' }, data);
  const looks = shown.map(({ name, caseId, at }): LookLine => {
    // A client may have asked for anything.
    const asked = caseNumber.test(caseId) ? { caseNumber: caseId } : {};
    return { ...named(name), as: [], what: 'other', ...asked, at: local(trygg, at) };
  });
  return { ...screen, of: 'refused', caseNumber: '', isUnknown: false, looks, page };
}

const screen = { screen: 'whoLooked', ask: { verb: 'WhoLooked' }, refused: { verb: 'RefusedLooks' } } as const;

async function pageOf<L>(
  looks: LookList<L> | undefined,
  again: Readonly<Record<string, string>> & { readonly verb: string },
  data: Turn['data'],
): Promise<{ readonly page: ListPage; readonly shown: readonly L[] }> {
  const page = numberedPage(looks?.count ?? 0, mostLooks, Number(data.page), again);
  return { page, shown: (await looks?.opened((page.number - 1) * mostLooks, mostLooks)) ?? [] };
}

function named(name: string | undefined): Pick<LookLine, 'name'> {
  return name === undefined ? {} : { name };
}

function local({ grounds }: Trygg, instant: string): string {
  return DateTime.fromISO(instant, { zone: grounds.calendar.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}
