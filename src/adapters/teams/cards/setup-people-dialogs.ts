import type { Texts } from '../../../language/texts';
import { type DialogCard, dialog } from './dialog';
import { type Asked, choiceInput, peopleInput } from './inputs';
import { actions, leave, line, submit } from './parts';
import { said as saidOf } from './recorded';
import type {
  Changed,
  NamedHere,
  NamingSaid,
  SetupDialogScreen,
  SetupNamingScreen,
  SetupPerson,
} from './setup-screens';
import { bind, type Piece } from './templates';
import { choiceTitle, oneLine } from './written';

/** HR and the last resort: whom the directory names, and who was named in the chat. */

type People = Extract<SetupDialogScreen, { screen: 'setupPeople' }>;

/** What was done; everything else is a reason why it was not. */
const done: readonly NamingSaid[] = ['named', 'takenAway', 'same'];

export function setupPeopleDialog(texts: Texts, { hr, lastResort, duty, said }: People): DialogCard {
  const text = (key: string) => texts.text(`screens.setup-people.${key}`);
  const group = (part: 'hr' | 'duty' | 'lastResort', items: readonly Piece[]) =>
    bind(texts, 'parts/group', {
      heading: text(`${part}.heading`),
      items: [
        line(texts, 'subtle', text(`${part}.meaning`)),
        ...items,
        ...actions(texts, leave(texts, text(`${part}.add`), { verb: 'NamePerson', part })),
      ],
    });
  const first = duty.flatMap(({ unit, name, named }) =>
    namedHere(texts, name, named, [bind(texts, 'parts/person', { label: `${oneLine(unit)}: `, name: oneLine(name) })]),
  );
  const people = (all: readonly SetupPerson[]) => all.flatMap((one) => person(texts, one));
  const about = { heading: text('change.heading'), items: [line(texts, 'subtle', text('change.meaning'))] };
  const data = {
    intro: [...saidPieces(texts, said), line(texts, 'text', text('intro'))],
    lines: [
      group('hr', people(hr)),
      group('duty', first),
      group('lastResort', people(lastResort)),
      bind(texts, 'parts/group', about),
    ],
    page: [],
    actions: [],
  };
  return dialog(texts, 'setup-list', data, {}, text('title'));
}

function saidPieces(texts: Texts, said: NamingSaid | undefined): readonly Piece[] {
  if (!said) return [];
  const words = texts.text(`screens.setup-people.said.${said}`);
  return [done.includes(said) ? saidOf(texts, words, []) : bind(texts, 'parts/warning', { text: words })];
}

function person(texts: Texts, { name, position, account, named }: SetupPerson): readonly Piece[] {
  const whole = oneLine([name, position].filter((one) => one !== '').join(', '));
  return namedHere(texts, name, named, [
    bind(texts, 'parts/person', { label: '', name: whole }),
    ...(account === 'works' ? [] : [line(texts, 'overdue', texts.text(`screens.setup-people.${account}`))]),
  ]);
}

/** Whose button it is is said in it: it may be read without what stands above. */
function namedHere(
  texts: Texts,
  name: string,
  named: NamedHere | undefined,
  items: readonly Piece[],
): readonly Piece[] {
  if (!named) return items;
  const title = texts.text('screens.setup-people.takeAway', { name: choiceTitle(name) });
  const below = [...changedLine(texts, named.changed, 'named'), ...actions(texts, leave(texts, title, named.takeAway))];
  return [bind(texts, 'parts/named', { items: [...items, ...below] })];
}

export function changedLine(
  texts: Texts,
  changed: Changed | undefined,
  is: 'changed' | 'named' = 'changed',
): readonly Piece[] {
  if (!changed) return [];
  const label = texts.text(`screens.setup-topic.${is}On`, { day: texts.date(changed.on) });
  return [bind(texts, 'parts/person', { label: `${label} `, name: oneLine(changed.by) })];
}

/** With the unit for which they are asked first. */
export function personLines(
  texts: Texts,
  label: string,
  { name, unit }: { readonly name: string; readonly unit: string },
): readonly Piece[] {
  const whole = oneLine([name, unit].filter((one) => one !== '').join(', '));
  return [bind(texts, 'parts/person', { label, name: whole })];
}

export function setupNamingDialog(texts: Texts, screen: SetupNamingScreen): DialogCard {
  const { part, wrong, save, back } = screen;
  const text = (key: string) => texts.text(`screens.setup-naming.${key}`);
  const title = text(`${part}.title`);
  const data = {
    problems: wrong ? [bind(texts, 'parts/warning', { text: texts.text(`screens.setup-people.said.${wrong}`) })] : [],
    number: texts.text('screens.setup-people.title'),
    people: [],
    due: [],
    what: [],
    why: text(`${part}.meaning`),
    rule: line(texts, 'subtle', text('ours')),
    how: text(`${part}.how`),
    known: [],
    elsewhere: [],
    inputs: inputs(texts, screen),
    effect: text('effect'),
    warning: [],
    closing: [line(texts, 'subtle', texts.text('parts.closing.text'))],
    actions: actions(texts, submit(texts, text('save'), save, 'positive'), leave(texts, text('back'), back)),
  };
  return dialog(texts, 'form', data, {}, title);
}

function inputs(texts: Texts, { part, units, advisers, filled }: SetupNamingScreen): readonly Piece[] {
  const asked = (id: string, key: string, value: string): Asked => ({
    id,
    key: `fields.setup-naming.${key}`,
    value,
    required: true,
  });
  if (part !== 'duty') return [peopleInput(texts, asked('person', 'person', filled.person), 'one')];
  const ofUnits = units.map((unit) => ({ title: choiceTitle(unit), value: unit }));
  const ofAdvisers = advisers.map(({ id, name }) => ({ title: choiceTitle(name), value: id }));
  return [
    choiceInput(texts, asked('unit', 'unit', filled.unit), ofUnits, 'compact'),
    choiceInput(texts, asked('person', 'adviser', filled.person), ofAdvisers, 'compact'),
  ];
}
