import type { Texts } from '../../../language/texts';
import type { Setting } from '../../../procedure/setup';
import { type DialogCard, dialog } from './dialog';
import { pageLine, turning } from './list-page';
import { actions, labelled, leave, line, submit } from './parts';
import { said as saidOf } from './recorded';
import { changedLine, personLines, setupNamingDialog, setupPeopleDialog } from './setup-people-dialogs';
import type {
  SettingLine,
  SettingValues,
  SetupChange,
  SetupDialogScreen,
  SetupFormScreen,
  SetupLogoChange,
  SetupNaming,
} from './setup-screens';
import { settingInputs, valueInWords, written } from './setup-values';
import { bind, type Piece } from './templates';

type Of<Name extends SetupDialogScreen['screen']> = Extract<SetupDialogScreen, { screen: Name }>;

const screens: Readonly<Record<SetupDialogScreen['screen'], true>> = {
  setupTopic: true,
  setupForm: true,
  setupHistory: true,
  setupPeople: true,
  setupNaming: true,
};

export function isSetupDialog(screen: { readonly screen: string }): screen is SetupDialogScreen {
  return Object.hasOwn(screens, screen.screen);
}

export function setupDialog(texts: Texts, screen: SetupDialogScreen): DialogCard {
  switch (screen.screen) {
    case 'setupTopic':
      return topic(texts, screen);
    case 'setupForm':
      return form(texts, screen);
    case 'setupHistory':
      return history(texts, screen);
    case 'setupPeople':
      return setupPeopleDialog(texts, screen);
    case 'setupNaming':
      return setupNamingDialog(texts, screen);
  }
}

const titleOf = (texts: Texts, { name }: Setting) => texts.text(`setup.settings.${name}.title`);

function topic(texts: Texts, { topic: name, lines, logo, said }: Of<'setupTopic'>): DialogCard {
  const title = texts.text(`setup.topics.${name}.title`);
  const news = said && { setting: titleOf(texts, said.setting) };
  const data = {
    intro: [
      ...(said ? [saidOf(texts, texts.text(`screens.setup-topic.${said.is}`, news), [])] : []),
      line(texts, 'text', texts.text(`setup.topics.${name}.intro`)),
    ],
    lines: [...lines.map((one) => settingLine(texts, one)), ...logoLine(texts, logo)],
    page: [],
    actions: [],
  };
  return dialog(texts, 'setup-list', data, {}, title);
}

function logoLine(texts: Texts, logo: Of<'setupTopic'>['logo']): readonly Piece[] {
  if (!logo) return [];
  const text = (key: string) => texts.text(`setup.logo.${key}`);
  const takeAway = leave(texts, text('takeAway'), { verb: 'RemoveLogo' });
  const items = [
    line(texts, 'text', text(logo.is)),
    line(texts, 'text', text('meaning')),
    line(texts, 'subtle', text('how')),
    ...changedLine(texts, logo.changed),
    ...(logo.is === 'set' ? actions(texts, takeAway) : []),
  ];
  return [bind(texts, 'parts/group', { heading: text('title'), items })];
}

function settingLine(texts: Texts, one: SettingLine): Piece {
  return bind(texts, 'parts/setting', {
    title: titleOf(texts, one.setting),
    value: valueInWords(texts, one.setting, one.value),
    meaning: texts.text(`setup.settings.${one.setting.name}.meaning`),
    standard: standardWords(texts, one),
    changed: changedLine(texts, one.changed),
    open: leave(texts, texts.text('screens.setup-topic.change'), one.open),
  });
}

/** What would hold without the chat: of the operator where that is no default. */
function standardWords(texts: Texts, { setting, under, standard }: SettingValues): string {
  const words = { value: valueInWords(texts, setting, under), standard: valueInWords(texts, setting, standard) };
  const isOperators = JSON.stringify(under) !== JSON.stringify(standard);
  return texts.text(`screens.setup-topic.${isOperators ? 'operators' : 'standard'}`, words);
}

/** On the same sheet as the form of a step in a case. */
function form(texts: Texts, screen: SetupFormScreen): DialogCard {
  const { setting, value, wrong, filled, save, takeBack, back } = screen;
  const text = (key: string, values = {}) => texts.text(`screens.setup-form.${key}`, values);
  const title = titleOf(texts, setting);
  const data = {
    problems: wrong ? [bind(texts, 'parts/warning', { text: wrongWords(texts, screen) })] : [],
    number: texts.text(`setup.topics.${setting.topic}.title`),
    people: changedLine(texts, screen.changed),
    due: [],
    what: [
      labelled(texts, text('now'), [line(texts, 'text', valueInWords(texts, setting, value))]),
      line(texts, 'subtle', standardWords(texts, screen)),
    ],
    why: texts.text(`setup.settings.${setting.name}.meaning`),
    rule: line(texts, 'subtle', text('ours')),
    how: texts.text(`fields.setup.${setting.is}.how`),
    known: [],
    elsewhere: [],
    inputs: settingInputs(texts, setting, filled ?? written(setting, value)),
    effect: text('effect'),
    warning: [],
    closing: [line(texts, 'subtle', texts.text('parts.closing.text'))],
    actions: actions(
      texts,
      submit(texts, text('save'), save, 'positive'),
      ...(takeBack ? [leave(texts, text('takeBack'), takeBack)] : []),
      leave(texts, text('back'), back),
    ),
  };
  return dialog(texts, 'form', data, {}, title);
}

function wrongWords(texts: Texts, { setting, wrong, least, most }: SetupFormScreen): string {
  if (wrong !== 'form') return texts.text(`screens.setup-form.${wrong}`);
  return least === undefined || most === undefined
    ? texts.text(`fields.setup.${setting.is}.wrong`)
    : texts.text('screens.setup-form.between', { least, most });
}

function history(texts: Texts, { changes, page }: Of<'setupHistory'>): DialogCard {
  const text = (key: string) => texts.text(`screens.setup-history.${key}`);
  const data = {
    intro: [line(texts, 'text', text(changes.length > 0 ? 'intro' : 'none'))],
    lines: changes.map((change) => changePiece(texts, change)),
    page: pageLine(texts, page),
    actions: turning(texts, page),
  };
  return dialog(texts, 'setup-list', data, {}, text('title'));
}

function changePiece(texts: Texts, change: SetupChange | SetupNaming | SetupLogoChange): Piece {
  const text = (key: string, values = {}) => texts.text(`screens.setup-history.${key}`, values);
  const by = [...changedLine(texts, change.changed), line(texts, 'subtle', text(change.as))];
  if ('part' in change) {
    const heading = texts.text(`screens.setup-people.${change.part}.heading`);
    const what = text(change.takenAway ? 'takenAway' : 'named');
    return bind(texts, 'parts/group', { heading, items: [...personLines(texts, `${what} `, change), ...by] });
  }
  if ('logo' in change) {
    const items = [line(texts, 'text', text(`logo.${change.logo}`)), ...by];
    return bind(texts, 'parts/group', { heading: texts.text('setup.logo.title'), items });
  }
  const { setting, from, to, back } = change;
  const words = { from: valueInWords(texts, setting, from), to: valueInWords(texts, setting, to) };
  const items = [line(texts, 'text', text(back ? 'tookBack' : 'fromTo', words)), ...by];
  return bind(texts, 'parts/group', { heading: titleOf(texts, setting), items });
}
