import type { Channel } from '../../src/workbench/channel/channel';
import { type ScriptedAnswer, startScriptedBot } from './raw-bot';
import { cardWith, dialogWith } from './sample-cards';
import { anna, sampleChannel } from './sample-channel';

let channel: Channel;
let bot: Awaited<ReturnType<typeof startScriptedBot>>;

beforeAll(async () => {
  bot = await startScriptedBot();
});

afterAll(() => bot.close());

beforeEach(async () => {
  channel = sampleChannel({ limits: { slowMs: 400, lateMs: 1000 } });
  await channel.listen();
  channel.pointAt(bot.url);
});

afterEach(() => channel.close());

const submitAction = { type: 'Action.Submit', title: 'Next' };
const executeAction = { type: 'Action.Execute', title: 'Go', verb: 'go' };
const fetchAction = { type: 'Action.Submit', title: 'Open', data: { msteams: { type: 'task/fetch' } } };
const cardAnswer = (value: unknown = cardWith()) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value,
});
const errorAnswer = { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'Bad', message: 'No' } };

async function execute(answer: ScriptedAnswer) {
  bot.willAnswer(answer);
  return channel.person(anna.id).execute({ verb: 'go', data: {} });
}

async function fetchDialog(answer: ScriptedAnswer) {
  bot.willAnswer(answer);
  return channel.person(anna.id).dialogStep('task/fetch', {});
}

describe('answers to adaptiveCard/action that fail for the person', () => {
  const wrong: [string, string, ScriptedAnswer][] = [
    ['501, because nobody answered', 'invoke-status', { status: 501 }],
    ['a server error', 'invoke-status', { status: 500, body: 'oops', contentType: 'text/plain' }],
    ['202', 'invoke-status', { status: 202, body: cardAnswer() }],
    ['another content type', 'invoke-content-type', { body: cardAnswer(), contentType: 'text/html' }],
    ['no JSON', 'invoke-shape', { body: '{"statusCode":' }],
    ['no body', 'invoke-shape', {}],
    ['a card without an envelope', 'invoke-shape', { body: cardWith() }],
    ['an unknown type', 'invoke-shape', { body: { ...cardAnswer(), type: 'application/json' } }],
    ['a status that does not fit the type', 'invoke-shape', { body: { ...cardAnswer(), statusCode: 400 } }],
    ['a status that is no number', 'invoke-shape', { body: { ...cardAnswer(), statusCode: '200' } }],
    ['an error without a message', 'invoke-shape', { body: { ...errorAnswer, value: { code: 'Bad' } } }],
    ['an error as a success', 'invoke-shape', { body: { ...errorAnswer, statusCode: 200 } }],
    ['a card that is none', 'card-unparsable', { body: cardAnswer('card') }],
    ['a card over 100 KB', 'message-too-large', { body: cardAnswer(cardWith({ speak: 'x'.repeat(100_000) })) }],
    ['a cut connection', 'bot-unreachable', { cut: true }],
    ['an answer after ten seconds', 'answer-late', { body: cardAnswer(), delayMs: 1500 }],
  ];

  it.each(wrong)('%s (%s)', async (_what, code, answer) => {
    expect(await execute(answer)).toMatchObject({ kind: 'error', code });
    expect(channel.violations).toMatchObject([{ severity: 'error', code, personId: anna.id }]);
    expect(channel.person(anna.id).messages).toMatchObject([{ from: 'notice' }]);
  });

  it('only warns of an answer after five seconds', async () => {
    expect(await execute({ body: cardAnswer(), delayMs: 500 })).toMatchObject({ kind: 'card' });
    expect(channel.violations).toMatchObject([{ severity: 'warning', code: 'answer-slow' }]);
  });

  it('passes on an error of the right shape', async () => {
    expect(await execute({ body: errorAnswer })).toEqual({ kind: 'error', code: 'Bad', message: 'No', status: 400 });
    expect(channel.violations).toEqual([]);
  });
});

describe('answers to a dialog that fail for the person', () => {
  const wrong: [string, string, ScriptedAnswer][] = [
    ['an Action.Execute inside', 'execute-in-dialog', { body: dialogWith(cardWith({ actions: [executeAction] })) }],
    [
      'an Action.Execute inside an action set',
      'execute-in-dialog',
      { body: dialogWith(cardWith({ body: [{ type: 'ActionSet', actions: [executeAction] }] })) },
    ],
    [
      'a button that opens another dialog',
      'fetch-in-dialog',
      { body: dialogWith(cardWith({ actions: [fetchAction] })) },
    ],
    ['nothing to show', 'invoke-shape', {}],
    ['no title', 'invoke-shape', { body: dialogWith(cardWith(), { title: '' }) }],
    ['a height that is no size', 'invoke-shape', { body: dialogWith(cardWith(), { height: 'huge' }) }],
    ['a bare card', 'invoke-shape', { body: { task: { type: 'continue', value: { title: 'x', card: cardWith() } } } }],
    ['a web page', 'dialog-url', { body: dialogWith(cardWith(), { url: 'https://example.com' }) }],
    ['an unknown kind of task', 'invoke-shape', { body: { task: { type: 'stay' } } }],
    ['HTTP 500', 'invoke-status', { status: 500, body: dialogWith(cardWith()) }],
    ['a card with a place not filled in', 'template-left-over', { body: dialogWith(cardWith({ speak: `\${x}` })) }],
  ];

  it.each(wrong)('%s (%s)', async (_what, code, answer) => {
    expect(await fetchDialog(answer)).toMatchObject({ kind: 'error', code });
    expect(channel.violations.map((violation) => violation.code)).toContain(code);
    expect(channel.person(anna.id).dialog).toBeUndefined();
  });

  it('leaves the dialog open when a step fails, and closes it on an empty answer', async () => {
    const person = channel.person(anna.id);
    await fetchDialog({ body: dialogWith(cardWith({ actions: [submitAction] })) });
    bot.willAnswer({ status: 500 });
    expect(await person.submitDialog('Next')).toMatchObject({ kind: 'error' });
    expect(person.dialog?.title).toBe('Form');
    bot.willAnswer({});
    expect(await person.submitDialog('Next')).toEqual({ kind: 'done' });
    expect(person.dialog).toBeUndefined();
  });
});

describe('a dialog closed while the answer is on its way', () => {
  it('stays closed', async () => {
    const person = channel.person(anna.id);
    bot.willAnswer({ body: dialogWith(cardWith({ actions: [submitAction] })), delayMs: 50 });
    const fetching = person.dialogStep('task/fetch', {});
    person.closeDialog();
    await fetching;
    expect(person.dialog).toBeUndefined();
  });
});

describe('a refresh that failed', () => {
  it('is not asked for again', async () => {
    const person = channel.person(anna.id);
    const refresh = { action: { type: 'Action.Execute', verb: 'look' } };
    const restarted = sampleChannel({
      state: {
        chats: [
          {
            ...channel.snapshot().chats[0]!,
            messages: [
              {
                id: 'm1',
                from: 'bot',
                at: '2026-03-02T08:00:00Z',
                attachments: [
                  { contentType: 'application/vnd.microsoft.card.adaptive', content: cardWith({ refresh }) },
                ],
              },
            ],
          },
        ],
      },
      url: 'http://127.0.0.1:9',
      botUrl: bot.url,
    });
    bot.willAnswer({ status: 500 });
    const before = bot.heard.length;
    await restarted.person(person.person.id).openChat();
    await restarted.person(person.person.id).openChat();
    expect(bot.heard.slice(before).map(({ name }) => name)).toEqual(['adaptiveCard/action']);
  });
});
