import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { readCard } from '../channel/card-walk';
import type { Channel } from '../channel/channel';
import { isJson, type Json, type Outcome } from '../channel/model';
import { type ActionChoice, NoSuchAction, type PersonClient } from '../channel/person-client';
import type { Act, Button, Part, StoryWords, Value, Values } from './scenes';

/** Something that a scene takes for granted is not so. The code says what, in a word that the page has a text for. */
export class StoryFailed extends Error {
  constructor(readonly code: 'not-offered' | 'not-filled-in' | 'not-answered' | 'sent-back' | 'not-found') {
    super(code);
  }
}

export interface Stage {
  readonly channel: Channel;
  readonly now: () => Date;
  readonly moveTo: (date: Date) => Promise<void>;
  readonly isWorkingDay: (day: string) => boolean;
  readonly timeZone: string;
}

const cardComesWithinMs = 3000;
const lookAgainMs = 50;
/** A message that was held up is sent again once nobody holds a claim on it any more. Milliseconds, and how often. */
const claimsEndAfterMs = 120_000;
const patience = 2;

/** Carries out what the scenes say, through the clients that the page uses too: every act is a turn of the real bot. */
export function createActors(
  stage: Stage,
  cast: ReadonlyMap<Part, string>,
  words: StoryWords,
  changed: (id: string) => void,
) {
  const noted = new Map<string, string>();
  const typed = new Map<string, Record<string, string>>();

  const idOf = (part: Part): string => cast.get(part) ?? '';
  const client = (part: Part): PersonClient => stage.channel.person(idOf(part));

  function said(value: Value): string {
    if (typeof value === 'string') return value;
    if ('words' in value) return words.typed[value.words] ?? '';
    if ('noted' in value) return noted.get(value.noted) ?? '';
    if ('idOf' in value) return idOf(value.idOf);
    return workingDayFrom(value.workingDay).toFormat('yyyy-MM-dd');
  }

  const allSaid = (values: Values = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(value)]));

  function workingDayFrom(days: number): DateTime {
    let day = DateTime.fromJSDate(stage.now(), { zone: stage.timeZone }).startOf('day');
    for (let left = days; left > 0; ) {
      day = day.plus({ days: 1 });
      if (stage.isWorkingDay(day.toFormat('yyyy-MM-dd'))) left -= 1;
    }
    return day;
  }

  /** Where an hour of today is over, or today is no working day, it is that of the next one. */
  function momentAfter(days: number, hour: string): Date {
    const [hours = 0, minutes = 0] = hour.split(':').map(Number);
    const at = (count: number) => workingDayFrom(count).set({ hour: hours, minute: minutes }).toJSDate();
    const today = workingDayFrom(0).toFormat('yyyy-MM-dd');
    return days > 0 || (at(0) > stage.now() && stage.isWorkingDay(today)) ? at(days) : at(1);
  }

  function meant({ verb, carrying }: Button): (action: Json) => boolean {
    const wanted = Object.entries(allSaid(carrying));
    return (action) => {
      const data = isJson(action.data) ? action.data : {};
      return (action.verb ?? data.verb) === verb && wanted.every(([name, value]) => data[name] === value);
    };
  }

  /** A card that follows from what somebody else did needs a moment to come. */
  async function press(person: PersonClient, choice: ActionChoice): Promise<Outcome> {
    for (let tries = 0; tries <= patience; tries += 1) {
      if (tries > 0) await stage.moveTo(new Date(stage.now().valueOf() + claimsEndAfterMs));
      for (const until = Date.now() + cardComesWithinMs; Date.now() < until; await sleep(lookAgainMs)) {
        try {
          return await person.press(choice);
        } catch (error) {
          if (!(error instanceof NoSuchAction)) throw error;
        }
      }
    }
    throw new StoryFailed('not-offered');
  }

  async function submit(person: PersonClient, button: Button, ends: boolean): Promise<void> {
    const { id } = person.person;
    const choice = meant(button);
    const inputs = typed.get(id) ?? {};
    if (!isOffered(person, choice)) throw new StoryFailed('not-offered');
    const outcome = await person.submitDialog(choice, { inputs });
    typed.delete(id);
    changed(id);
    accept(outcome);
    if (ends && isOffered(person, choice)) throw new StoryFailed('sent-back');
  }

  return {
    idOf,
    /** What somebody has typed into their dialog and not sent yet. */
    typedBy: (id: string): Readonly<Record<string, string>> => typed.get(id) ?? {},

    async perform(act: Act): Promise<void> {
      if (act.does === 'waits') return stage.moveTo(momentAfter(act.workingDays, act.until));
      const person = client(act.who);
      switch (act.does) {
        case 'says':
          return accept(await person.say(said(act.text)));
        case 'presses':
          return accept(await press(person, meant(act)));
        case 'fillsIn':
          typed.set(person.person.id, allSaid(act.inputs));
          return changed(person.person.id);
        case 'submits':
          return submit(person, act, act.ends === true);
        case 'closes':
          return person.closeDialog();
        case 'notes': {
          const found = new RegExp(act.pattern).exec(JSON.stringify(person.dialog?.card ?? {}))?.[0];
          if (!found) throw new StoryFailed('not-found');
          noted.set(act.as, found);
        }
      }
    },
  };
}

/** @throws StoryFailed where the client or the bot did not take it */
export function accept(outcome: Outcome): void {
  if (outcome.kind === 'stopped') throw new StoryFailed('not-filled-in');
  if (outcome.kind === 'error') throw new StoryFailed('not-answered');
}

function isOffered({ dialog }: PersonClient, choice: (action: Json) => boolean): boolean {
  return dialog !== undefined && readCard(dialog.card).actions.some(({ action }) => choice(action));
}
