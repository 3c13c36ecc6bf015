import type { Texts } from '../../../language/texts';
import type { NumberToCall } from '../../../procedure/policy';
import type { CallDialogScreen, CallScreen } from './call-screens';
import { type ChatCard, card } from './chat-card';
import { type DialogCard, dialog } from './dialog';
import { choiceInput, timeInput } from './inputs';
import { numberFacts, talkNow } from './numbers';
import { actions, leave, line, menu, opener, submit } from './parts';
import { problemBox, withProblems } from './problem-box';
import { bind, type Piece } from './templates';
import { oneLine } from './written';

type Of<Name extends CallDialogScreen['screen']> = Extract<CallDialogScreen, { screen: Name }>;

export function callCard(texts: Texts, screen: CallScreen): ChatCard {
  if (screen.screen === 'callNews') {
    const text = (key: string) => texts.text(`screens.call-news.${screen.news}.${key}`);
    return card(
      texts,
      'call-news',
      {
        heading: text('heading'),
        text: text('text'),
        actions: actions(texts, opener(texts, text('open'), screen.open, 'positive')),
      },
      texts.text('screens.call-news.summary'),
    );
  }
  const group = (heading: string, numbers: readonly NumberToCall[]): readonly Piece[] =>
    numbers.length === 0
      ? []
      : [
          bind(texts, 'parts/group', {
            heading: texts.text(`screens.talk-to.${heading}`),
            items: numberFacts(texts, numbers),
          }),
        ];
  return card(texts, 'talk-to', {
    open: actions(texts, opener(texts, texts.text('screens.talk-to.open'), screen.open, 'positive')),
    numbers: [
      ...group('emergency', texts.numbers.emergency),
      ...group('healthService', screen.healthService),
      ...group('helpLines', texts.numbers.helpLines),
    ],
    actions: menu(texts, 'talks', 'whatCanIDo', 'home'),
  });
}

export function callDialog(texts: Texts, screen: CallDialogScreen): DialogCard {
  switch (screen.screen) {
    case 'talkToPeople':
      return people(texts, screen);
    case 'callOutcome':
      return outcome(texts, screen);
    case 'callRequest':
      return request(texts, screen);
    case 'callAnswered':
      return dialog(texts, 'call-answered', {
        text: texts.text(`screens.call-answered.${screen.told ? 'told' : 'notTold'}`),
      });
    case 'callReply':
      return reply(texts, screen);
    case 'callGone':
      return dialog(texts, 'call-gone', {});
  }
}

function people(texts: Texts, screen: Of<'talkToPeople'>): DialogCard {
  const text = (key: string) => texts.text(`screens.talk-to-people.${key}`);
  return dialog(texts, 'talk-to-people', {
    none: screen.people.length > 0 ? [] : [line(texts, 'text', text(screen.isDown ? 'down' : 'none')), talkNow(texts)],
    people: screen.people.flatMap(({ name, position, as, ask }) => [
      bind(texts, 'parts/receiver', {
        name: oneLine(name),
        position: oneLine(position),
        as: as.map((one) => texts.text(`screens.ask-support.as.${one}`)).join(', '),
      }),
      ...actions(texts, leave(texts, text('ask'), ask)),
    ]),
  });
}

function outcome(texts: Texts, { outcome: what, name, again, back }: Of<'callOutcome'>): DialogCard {
  const text = (key: string) => texts.text(`screens.call-outcome.${key}`);
  return dialog(texts, 'call-outcome', {
    heading: text(`${what}.heading`),
    name: oneLine(name),
    text: text(`${what}.text`),
    actions: actions(
      texts,
      ...(again ? [leave(texts, text('again'), again, 'positive')] : []),
      leave(texts, text('back'), back),
    ),
  });
}

function request(texts: Texts, screen: Of<'callRequest'>): DialogCard {
  const { name, position, days, day, time, problems, called, will } = screen;
  const key = (field: string) => `fields.answerCall.${field}`;
  const text = (one: string) => texts.text(`screens.call-request.${one}`);
  const inputs = [
    choiceInput(
      texts,
      { id: 'day', key: key('day'), value: day },
      days.map((value) => ({ value, title: texts.weekday(value) })),
      'compact',
    ),
    timeInput(texts, { id: 'time', key: key('time'), value: time }),
  ];
  return dialog(texts, 'call-request', {
    problems: problemBox(texts, problems, key),
    name: oneLine(name),
    position: oneLine(position),
    called: actions(texts, leave(texts, text('called'), called, 'positive')),
    inputs: withProblems(texts, inputs, problems, key),
    will: actions(texts, submit(texts, text('will'), will)),
  });
}

function reply(texts: Texts, { name, answer, back }: Of<'callReply'>): DialogCard {
  const text = (key: string, values = {}) => texts.text(`screens.call-reply.${key}`, values);
  return dialog(texts, 'call-reply', {
    name: oneLine(name),
    text: answer === 'called' ? text('called') : text('will', { moment: texts.moment(answer.at) }),
    actions: actions(texts, leave(texts, text('back'), back)),
  });
}
