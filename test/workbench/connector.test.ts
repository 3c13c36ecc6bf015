import type { Channel } from '../../src/workbench/channel/channel';
import { connectorOf, startScriptedBot } from './raw-bot';
import { cardWith, messageWith } from './sample-cards';
import { anna, appId, bob, sampleChannel, tenantId } from './sample-channel';

let channel: Channel;
let bot: Awaited<ReturnType<typeof startScriptedBot>>;
let connector: Awaited<ReturnType<typeof connectorOf>>;
let conversation: string;

beforeEach(async () => {
  channel = sampleChannel();
  await channel.listen();
  bot = await startScriptedBot();
  channel.pointAt(bot.url);
  connector = await connectorOf(channel);
  await channel.person(anna.id).install();
  conversation = channel.person(anna.id).conversationId;
});

afterEach(async () => {
  await bot.close();
  await channel.close();
});

const codes = () => channel.violations.map(({ code }) => code);

describe('what the connector refuses in a message', () => {
  const text = { type: 'TextBlock', text: 'x' };
  const manyUsers = Array.from({ length: 61 }, (_, index) => `29:${index}`);
  const refusals: [string, string, number, object][] = [
    ['a message over 100 KB', 'message-too-large', 413, { type: 'message', text: 'æ'.repeat(50_000) }],
    ['an empty message', 'message-empty', 400, { type: 'message' }],
    ['another type of activity', 'activity-type', 400, { type: 'trace', text: 'x' }],
    ['attachments that are no list', 'attachments', 400, { type: 'message', attachments: { contentType: 'x' } }],
    ['text that is no text', 'message-text', 400, { type: 'message', text: { a: 1 } }],
    ['no card where a card is announced', 'card-unparsable', 400, messageWith('<card>')],
    ['a card whose body is no list', 'card-unparsable', 400, messageWith(cardWith({ body: 'Hello' }))],
    ['an input without an id', 'card-unparsable', 400, messageWith(cardWith({ body: [{ type: 'Input.Text' }] }))],
    ['a card without a version', 'card-version', 400, messageWith({ type: 'AdaptiveCard', body: [text] })],
    ['schema 1.6 without fallbackText', 'card-version', 400, messageWith(cardWith({ version: '1.6' }))],
    [
      'an unknown element without fallback',
      'unknown-element',
      400,
      messageWith(cardWith({ body: [{ type: 'Sparkle' }] })),
    ],
    [
      'a place of a template that was not filled in',
      'template-left-over',
      400,
      messageWith(cardWith({ body: [{ type: 'TextBlock', text: `Dear \${name}` }] })),
    ],
    [
      'a refresh for more than 60 people',
      'refresh',
      400,
      messageWith(cardWith({ refresh: { action: { type: 'Action.Execute', verb: 'v' }, userIds: manyUsers } })),
    ],
    [
      'a choice set that asks another data set',
      'choices-data',
      400,
      messageWith(
        cardWith({
          body: [
            {
              type: 'Input.ChoiceSet',
              id: 'c',
              choices: [{ title: 'a', value: 'a' }],
              'choices.data': { dataset: 'x' },
            },
          ],
        }),
      ),
    ],
    [
      'an Action.Execute without a verb',
      'execute-without-verb',
      400,
      messageWith(cardWith({ actions: [{ type: 'Action.Execute', title: 'Go' }] })),
    ],
  ];

  it.each(refusals)('%s (%s)', async (_what, code, status, activity) => {
    expect(await connector.send(conversation, activity)).toMatchObject({ status });
    expect(codes()).toContain(code);
    expect(channel.violations[0]).toMatchObject({ severity: 'error', personId: anna.id, why: expect.any(String) });
    expect(channel.person(anna.id).messages).toEqual([]);
    expect(channel.accepted).toEqual([]);
  });

  it('accepts what Teams draws although the parser of 1.5 does not know it', async () => {
    const picker = {
      type: 'Input.ChoiceSet',
      id: 'who',
      label: 'Who',
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    };
    const chart = { type: 'Chart.Donut', data: [], fallback: { type: 'TextBlock', text: 'No chart' } };
    const newer = cardWith({ version: '1.6', fallbackText: 'Please update' });
    expect(await connector.send(conversation, messageWith(cardWith({ body: [picker, chart] })))).toMatchObject({
      status: 201,
    });
    expect(await connector.send(conversation, messageWith(newer))).toMatchObject({ status: 201 });
    expect(codes()).toEqual([]);
  });

  it('accepts every card with a language, not only every second', async () => {
    for (let time = 0; time < 3; time++) {
      expect(await connector.send(conversation, messageWith(cardWith({ lang: 'nb' })))).toMatchObject({ status: 201 });
    }
    expect(await connector.send(conversation, messageWith(cardWith({ lang: 'nb-NO' })))).toMatchObject({ status: 400 });
  });

  it('accepts a dollar and a brace that a person has typed', async () => {
    const typed = `costs \${5 + 5}`;
    await channel.person(anna.id).say(typed);
    const card = cardWith({ body: [{ type: 'TextBlock', text: typed }] });
    expect(await connector.send(conversation, messageWith(card))).toMatchObject({ status: 201 });
  });

  it('warns of more actions than Teams shows', async () => {
    const actions = Array.from({ length: 7 }, (_, index) => ({ type: 'Action.Submit', title: `${index}` }));
    expect(await connector.send(conversation, messageWith(cardWith({ actions })))).toMatchObject({ status: 201 });
    expect(channel.violations).toMatchObject([{ severity: 'warning', code: 'many-actions' }]);
  });
});

describe('what the connector answers', () => {
  it('404 for a conversation that does not exist', async () => {
    const answer = await connector.send('a:made-up', { type: 'message', text: 'x' });
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
    expect(codes()).toEqual(['conversation-unknown']);
  });

  it('404 for an activity that does not exist or was deleted', async () => {
    const { body } = await connector.send(conversation, { type: 'message', text: 'x' });
    expect(await connector.remove(conversation, body.id)).toMatchObject({ status: 200 });
    const notFound = { status: 404, body: { error: { code: 'ActivityNotFoundInConversation' } } };
    expect(await connector.update(conversation, body.id, { type: 'message', text: 'y' })).toMatchObject(notFound);
    expect(await connector.remove(conversation, 'made-up')).toMatchObject(notFound);
  });

  it('403 for changing what a person wrote', async () => {
    await channel.person(anna.id).say('mine');
    const mine = channel.person(anna.id).messages.find(({ from }) => from === 'person');
    expect(await connector.remove(conversation, mine!.id)).toMatchObject({ status: 403 });
  });

  it('403 for a conversation without the app', async () => {
    const { conversationId } = channel.person(bob.id);
    const answer = await connector.send(conversationId, { type: 'message', text: 'x' });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
  });

  it('400 for a body that is no JSON object, and 404 for an unknown path', async () => {
    const path = `/${encodeURIComponent(conversation)}/activities`;
    expect(await connector.call('POST', path, '{"type":')).toMatchObject({ status: 400 });
    expect(await connector.call('POST', path, '[1]')).toMatchObject({ status: 400 });
    expect(await connector.call('GET', path)).toMatchObject({ status: 404 });
  });

  it('400 for creating a conversation in another tenant or with nobody', async () => {
    const members = [{ id: anna.id }];
    expect(await connector.call('POST', '', { members, tenantId })).toMatchObject({
      status: 201,
      body: { id: conversation },
    });
    expect(await connector.call('POST', '', { members, tenantId: 'other' })).toMatchObject({ status: 400 });
    expect(await connector.call('POST', '', { members: [], tenantId })).toMatchObject({ status: 400 });
  });

  it('a reply to an activity it has never seen', async () => {
    const path = `/${encodeURIComponent(conversation)}/activities/unknown`;
    expect(await connector.call('POST', path, { type: 'message', text: 'x' })).toMatchObject({ status: 201 });
  });
});

describe('the token of the bot', () => {
  const now = Math.floor(Date.now() / 1000);

  function forgeries(): [string, string | null][] {
    const { sign, scope } = channel.tokens;
    const right = { iss: `${channel.serviceUrl()}issuer`, aud: scope, appid: appId, exp: now + 600 };
    return [
      ['none', null],
      ['garbage', 'abc.def.ghi'],
      ['expired', sign({ ...right, exp: now - 600 })],
      ['without expiry', sign({ iss: right.iss, aud: scope, appid: appId })],
      ['of another app', sign({ ...right, appid: 'another' })],
      ['for another audience', sign({ ...right, aud: appId })],
      ['of another issuer', sign({ ...right, iss: 'https://elsewhere.example' })],
      ['unsigned', sign(right, { algorithm: 'none' })],
      ['signed with a shared secret', sign(right, { algorithm: 'HS256' })],
      ['meant for the bot itself', channel.delivery.rightToken()],
    ];
  }

  it('is wanted for everything', async () => {
    for (const [kind, token] of forgeries()) {
      const { status } = await connector.call('POST', '', { members: [{ id: anna.id }], tenantId }, token);
      expect([kind, status]).toEqual([kind, 401]);
    }
    expect(channel.accepted).toEqual([]);
  });

  it('is given for the right secret only', async () => {
    const { ToChannelFromBotLoginUrl: login, ToChannelFromBotOAuthScope: scope } = channel.botSettings();
    const form = { grant_type: 'client_credentials', client_id: appId, scope, client_secret: 'guess' };
    const response = await fetch(`${login}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
    expect(response.status).toBe(401);
  });
});

describe('faults put in the way of the bot', () => {
  const hello = { type: 'message', text: 'Hello' };

  it('answers as it is told, and does nothing', async () => {
    channel.intercept(() => ({ status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'Throttled' } } }));
    const answer = await connector.send(conversation, hello);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(channel.person(anna.id).messages).toEqual([]);
    channel.intercept();
    expect(await connector.send(conversation, hello)).toMatchObject({ status: 201 });
  });

  it('cuts the connection before anything is done', async () => {
    channel.intercept(() => 'drop');
    await expect(connector.send(conversation, hello)).rejects.toThrow();
    expect(channel.accepted).toEqual([]);
  });

  it('cuts the connection after everything is done, so that a repeat can be counted', async () => {
    channel.intercept(async ({ operation }) => (operation === 'send' ? 'acceptThenDrop' : 'accept'));
    await expect(connector.send(conversation, hello)).rejects.toThrow();
    channel.intercept();
    await connector.send(conversation, hello);
    expect(channel.accepted.map(({ operation, activity }) => [operation, activity?.text])).toEqual([
      ['send', 'Hello'],
      ['send', 'Hello'],
    ]);
    expect(channel.person(anna.id).messages).toHaveLength(2);
  });
});

describe('a channel started anew from what was kept', () => {
  it('has the same people under the same ids, with their chats', async () => {
    await connector.send(conversation, { type: 'message', text: 'Before' });
    const again = sampleChannel({ state: JSON.parse(JSON.stringify(channel.snapshot())) });
    expect(again.person(anna.id)).toMatchObject({ conversationId: conversation, installed: true, unread: 1 });
    expect(again.person(anna.id).messages.map(({ text }) => text)).toEqual(['Before']);
    expect(again.person(bob.id).installed).toBe(false);
  });
});
