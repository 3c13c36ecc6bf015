import { valueIn } from '../../../application/policy-rules';
import type { SettingStand, SetupAnswer } from '../../../application/setup';
import type { Change, Done, LogoChange, Naming } from '../../../application/setup-book';
import type { Trygg } from '../../../application/trygg';
import { dayOf } from '../../../case/calendar';
import { defaultPolicy } from '../../../procedure/policy';
import { type Setting, settingNamed, topics } from '../../../procedure/setup';
import type { ChatScreen, DialogScreen } from '../cards/screens';
import type {
  Changed,
  SettingValues,
  SetupChange,
  SetupFormScreen,
  SetupLogoChange,
  SetupNaming,
} from '../cards/setup-screens';
import { numberedPage } from './pages';
import { nothingHere } from './problems';
import { valueSaid } from './setup-answers';
import type { Turn } from './turn';

/** How Trygg works in this organisation: HR and the last resort look at it and change it. */

const notTheirs: ChatScreen = { screen: 'problem', problem: 'notYours' };
const changesOnPage = 15;

export async function showSetup(trygg: Trygg, personId: string): Promise<ChatScreen> {
  const stand = await trygg.setup.stand(personId);
  if (!stand) return notTheirs;
  const { lookedThrough } = stand;
  return {
    screen: 'setup',
    ...(lookedThrough ? { lookedThroughOn: dayOf(lookedThrough.at, trygg.grounds.calendar) } : {}),
    topics: topics.map((topic) => ({ topic, open: { verb: 'SetupTopic', topic } })),
  };
}

export async function lookThroughSetup(trygg: Trygg, personId: string): Promise<ChatScreen> {
  const looked = await trygg.setup.lookThrough(personId);
  return looked === 'done' ? showSetup(trygg, personId) : notTheirs;
}

export async function setupTopic(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  return topicScreen(trygg, personId, data.topic ?? '');
}

export async function changeSetting(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  return (await formScreen(trygg, personId, data.setting ?? '')) ?? nothingHere;
}

export async function saveSetting(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const setting = settingNamed(data.setting ?? '');
  if (!setting) return nothingHere;
  const { value = '', unit = 'days', seen } = data;
  const asked = { setting: setting.name, value: valueSaid(setting, { value, unit }), seen: Number(seen) };
  const answer = await trygg.setup.change(personId, asked);
  return answered(trygg, personId, setting, answer, { value, unit });
}

export async function takeBackSetting(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const setting = settingNamed(data.setting ?? '');
  if (!setting) return nothingHere;
  const asked = { setting: setting.name, value: 'under', seen: Number(data.seen) } as const;
  return answered(trygg, personId, setting, await trygg.setup.change(personId, asked));
}

/** In the dialog, whose page then shows what holds. */
export async function removeLogo(trygg: Trygg, { personId }: Turn): Promise<DialogScreen> {
  const taken = await trygg.setup.logo.takeAway(personId);
  return taken === 'notYours' ? nothingHere : topicScreen(trygg, personId, 'organisation');
}

export async function setupHistory(trygg: Trygg, { personId, data }: Turn): Promise<DialogScreen> {
  const stand = await trygg.setup.stand(personId);
  if (!stand) return nothingHere;
  const page = numberedPage(stand.changes.length, changesOnPage, Number(data.page), { verb: 'SetupHistory' });
  const from = (page.number - 1) * changesOnPage;
  const shown = stand.changes.slice(from, from + changesOnPage);
  return { screen: 'setupHistory', changes: shown.flatMap((change) => changeLine(trygg, change) ?? []), page };
}

async function topicScreen(
  trygg: Trygg,
  personId: string,
  name: string,
  said?: { readonly setting: Setting; readonly is: 'changed' | 'same' },
): Promise<DialogScreen> {
  const stand = await trygg.setup.stand(personId);
  const topic = topics.find((one) => one === name);
  if (!stand || !topic) return nothingHere;
  const lines = stand.settings
    .filter(({ setting }) => setting.topic === topic)
    .map((one) => ({ ...valuesOf(trygg, one), open: { verb: 'ChangeSetting', setting: one.setting.name } }));
  const logo = topic === 'organisation' ? { logo: logoOf(trygg) } : {};
  return { screen: 'setupTopic', topic, lines, ...logo, ...(said ? { said } : {}) };
}

function logoOf(trygg: Trygg): NonNullable<Extract<DialogScreen, { screen: 'setupTopic' }>['logo']> {
  const { set, front } = trygg.setup.logo;
  if (set) return { is: 'set', changed: changedBy(trygg, set) };
  return { is: front?.logo ? 'operators' : 'none' };
}

async function formScreen(trygg: Trygg, personId: string, name: string): Promise<SetupFormScreen | undefined> {
  const stand = await trygg.setup.stand(personId);
  const one = stand?.settings.find(({ setting }) => setting.name === name);
  if (!one) return undefined;
  const { seen } = one;
  return {
    screen: 'setupForm',
    ...valuesOf(trygg, one),
    save: { verb: 'SaveSetting', setting: name, seen },
    ...(one.changed ? { takeBack: { verb: 'TakeBackSetting', setting: name, seen } } : {}),
    back: { verb: 'SetupTopic', topic: one.setting.topic },
  };
}

/** Whoever was too late sees what somebody else has set, with their own words kept. */
async function answered(
  trygg: Trygg,
  personId: string,
  setting: Setting,
  answer: SetupAnswer,
  filled?: SetupFormScreen['filled'],
): Promise<DialogScreen> {
  if (answer === 'notYours') return nothingHere;
  if (answer === 'changed' || answer === 'same') {
    return topicScreen(trygg, personId, setting.topic, { setting, is: answer });
  }
  const form = await formScreen(trygg, personId, setting.name);
  if (!form) return nothingHere;
  const kept = filled ? { ...form, filled } : form;
  if (answer === 'changedSince') return { ...kept, wrong: 'meanwhile' };
  const { why, least, most } = answer;
  return { ...kept, wrong: why, ...(least === undefined || most === undefined ? {} : { least, most }) };
}

function valuesOf(trygg: Trygg, { setting, value, under, changed }: SettingStand): SettingValues {
  return {
    setting,
    value,
    under,
    standard: valueIn(defaultPolicy, setting.name),
    ...(changed ? { changed: changedBy(trygg, changed) } : {}),
  };
}

function changeLine(
  trygg: Trygg,
  change: Change | Naming | LogoChange,
): SetupChange | SetupNaming | SetupLogoChange | undefined {
  if (change.is === 'logo') {
    const logo = change.hash === undefined ? 'takenAway' : 'set';
    return { logo, as: change.as, changed: changedBy(trygg, change) };
  }
  if (change.is === 'naming') {
    const { part, unit = '', called, takenAway = false, as } = change;
    return { part, unit, name: called, takenAway, as, changed: changedBy(trygg, change) };
  }
  const setting = settingNamed(change.setting);
  if (!setting) return undefined;
  const { from, to, back = false, as } = change;
  return { setting, from, to, back, as, changed: changedBy(trygg, change) };
}

function changedBy({ grounds }: Trygg, { at, name }: Done): Changed {
  return { on: dayOf(at, grounds.calendar), by: name };
}
