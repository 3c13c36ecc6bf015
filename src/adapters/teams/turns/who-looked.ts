import { DateTime } from 'luxon';
import type { Trygg } from '../../../application/trygg';
import type { LookLine, WhoLookedScreen } from '../cards/look-screens';
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
  if (asked === '') return screenOf({ of: 'nothing', asked, lines: [], isUnknown: false }, data);
  const seen = await trygg.whoLooked.at(personId, asked);
  const lines = (seen?.looks ?? []).map(({ name, as, what, instance, at }): LookLine => {
    return { ...named(name), as, what, ...(instance ? { step: instance.step } : {}), at: local(trygg, at) };
  });
  return { ...screenOf({ of: 'case', asked, lines, isUnknown: seen === undefined }, data), ...wordingOf(seen) };
}

/** Who has asked for what is not theirs, or is not there. */
export async function refusedLooks(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const looks = await trygg.whoLooked.refused(personId);
  if (!looks) return nothingHere;
  const lines = looks.map(({ name, caseId, at }): LookLine => {
    // A client may have asked for anything.
    const asked = caseNumber.test(caseId) ? { caseNumber: caseId } : {};
    return { ...named(name), as: [], what: 'other', ...asked, at: local(trygg, at) };
  });
  return screenOf({ of: 'refused', asked: '', lines, isUnknown: false }, data);
}

function screenOf(
  found: Pick<WhoLookedScreen, 'of' | 'isUnknown'> & { asked: string; lines: readonly LookLine[] },
  data: Turn['data'],
): WhoLookedScreen {
  const { of, asked, lines, isUnknown } = found;
  const again: Readonly<Record<string, string>> & { verb: string } =
    of === 'refused' ? { verb: 'RefusedLooks' } : { verb: 'WhoLooked', asked };
  const page = numberedPage(lines.length, mostLooks, Number(data.page), again);
  const from = (page.number - 1) * mostLooks;
  return {
    screen: 'whoLooked',
    of,
    caseNumber: asked,
    isUnknown,
    looks: lines.slice(from, from + mostLooks),
    page,
    ask: { verb: 'WhoLooked' },
    refused: { verb: 'RefusedLooks' },
  };
}

function named(name: string | undefined): Pick<LookLine, 'name'> {
  return name === undefined ? {} : { name };
}

function local({ grounds }: Trygg, instant: string): string {
  return DateTime.fromISO(instant, { zone: grounds.calendar.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}
