import { readCard } from '../../src/workbench/channel/card-walk';
import type { Channel } from '../../src/workbench/channel/channel';
import { cardsOf } from '../../src/workbench/channel/model';
import type { RunningBot } from './documentation-bot';
import { startDocumentationBot } from './documentation-bot';
import { anna, bob, channelWithBot, tenantId } from './sample-channel';

let channel: Channel;
let bot: RunningBot;

beforeEach(async () => {
  ({ channel, bot } = await channelWithBot());
});

afterEach(async () => {
  await bot.close();
  await channel.close();
});

function textsOf(personId: string): (string | undefined)[] {
  return channel.person(personId).messages.map(({ from, text }) => `${from}: ${text}`);
}

function firstTextShown(personId: string): unknown {
  return readCard(channel.person(personId).cards.at(-1)!).elements[0]?.text;
}

describe('a bot written from the documentation, through the channel', () => {
  it('is told of its installation, and welcomes', async () => {
    const person = channel.person(anna.id);
    await person.install();
    expect(textsOf(anna.id)).toEqual(['bot: Welcome']);
    expect(bot.seen.map(({ type }) => type)).toEqual(['conversationUpdate', 'installationUpdate']);
    expect(channel.violations).toEqual([]);
  });

  it('sees activities as Teams sends them', async () => {
    await channel.person(anna.id).install();
    await channel.person(anna.id).say('hei');
    expect(bot.seen.at(-1)).toMatchObject({
      type: 'message',
      text: 'hei',
      channelId: 'msteams',
      locale: 'nb-NO',
      serviceUrl: channel.serviceUrl(),
      from: { aadObjectId: anna.id, name: 'Anna Berg' },
      conversation: { tenantId, conversationType: 'personal' },
      channelData: { tenant: { id: tenantId } },
      timestamp: new Date('2026-03-02T08:00:00Z'),
    });
    expect(textsOf(anna.id)).toEqual(['bot: Welcome', 'person: hei', 'bot: Echo: hei']);
  });

  it('keeps the chats of two people apart', async () => {
    await channel.person(anna.id).install();
    await channel.person(bob.id).install();
    await channel.person(bob.id).say('hello');
    expect(textsOf(anna.id)).toEqual(['bot: Welcome']);
    expect(textsOf(bob.id)).toEqual(['bot: Welcome', 'person: hello', 'bot: Echo: hello']);
  });

  it('answers an Action.Execute with a card that takes the place of the one pressed', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    expect(await person.press('add', { inputs: { note: 'a' } })).toMatchObject({ kind: 'card' });
    expect(await person.press('Add one', { inputs: { note: 'b', loud: 'true' } })).toMatchObject({ kind: 'card' });
    expect(firstTextShown(anna.id)).toBe('Count **2**');
    expect(bot.seen.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: person.messages.at(-1)?.id,
      value: {
        trigger: 'manual',
        action: { type: 'Action.Execute', verb: 'add', data: { count: 1, note: 'b', loud: 'true' } },
      },
    });
    expect(channel.violations).toEqual([]);
  });

  it('answers an Action.Execute with a message', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    expect(await person.press('thank', { inputs: { note: 'x' } })).toEqual({
      kind: 'message',
      text: 'You are welcome',
    });
    expect(textsOf(anna.id).at(-1)).toBe('notice: You are welcome');
  });

  it('does not send while a required input is empty, unless forced', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    const turns = bot.seen.length;
    expect(await person.press('add')).toEqual({ kind: 'stopped', errors: [{ id: 'note', message: 'Write a note' }] });
    expect(bot.seen).toHaveLength(turns);
    expect(await person.press('add', { force: true })).toMatchObject({ kind: 'card' });
  });

  it('shows an error with which an action was answered', async () => {
    const person = channel.person(anna.id);
    await person.install();
    expect(await person.execute({ verb: 'made-up', data: {} })).toMatchObject({ kind: 'error', code: 'NotSupported' });
    expect(channel.violations).toMatchObject([{ severity: 'warning', code: 'invoke-status' }]);
  });

  it('sends an Action.Submit as a message with a value', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    const card = person.messages.at(-1);
    await person.press('Plain submit', { inputs: { note: 'n' } });
    expect(bot.seen.at(-1)).toMatchObject({ type: 'message', replyToId: card?.id });
    expect(textsOf(anna.id).at(-1)).toBe('bot: Submitted {"plain":true,"note":"n","loud":"false"}');
  });

  it('walks through a dialog of two steps', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    expect(await person.press('Open form', { inputs: { note: 'n' } })).toMatchObject({ kind: 'dialog' });
    expect(person.dialog?.title).toBe('Step 1 of 2: trip');
    expect(await person.submitDialog('Next')).toEqual({
      kind: 'stopped',
      errors: [{ id: 'where', message: 'Say where' }],
    });
    const companions = person.findPeople('dahl').map(({ id }) => id);
    await person.submitDialog('Next', { inputs: { where: 'Oslo', with: companions.join(',') } });
    expect(person.dialog?.title).toBe('Step 2 of 2');
    expect(await person.submitDialog('Next')).toEqual({ kind: 'done' });
    expect(person.dialog).toBeUndefined();
    expect(textsOf(anna.id).at(-1)).toBe(`bot: Trip to Oslo on 2026-05-04 with ${bob.id}`);
    expect(channel.violations).toEqual([]);
  });

  it('ends a dialog with a message, and tells the bot nothing when a dialog is closed', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    await person.press('Open form', { inputs: { note: 'n' } });
    const turns = bot.seen.length;
    person.closeDialog();
    expect(person.dialog).toBeUndefined();
    expect(bot.seen).toHaveLength(turns);
    await person.press('Open form', { inputs: { note: 'n' } });
    await person.submitDialog('Next', { inputs: { where: 'nowhere' } });
    expect(await person.submitDialog('Next')).toEqual({ kind: 'message', text: 'Nobody goes there' });
    expect(textsOf(anna.id).at(-1)).toBe('notice: Nobody goes there');
  });

  it('updates and deletes what it sent', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    await person.say('update');
    expect(firstTextShown(anna.id)).toBe('Count **100**');
    await person.say('delete');
    expect(person.messages.flatMap(cardsOf)).toEqual([]);
  });

  it('writes out of the blue, by reference and by creating the conversation', async () => {
    const person = channel.person(anna.id);
    await person.install();
    setTimeout(() => void bot.write(anna.id, 'Good morning'), 20);
    const message = await person.waitFor(({ messages }) => messages.find(({ text }) => text === 'Good morning'));
    expect(message).toMatchObject({ from: 'bot' });
    await bot.meet(anna.id, 'And again');
    expect(textsOf(anna.id)).toEqual(['bot: Welcome', 'bot: Good morning', 'bot: And again']);
    expect(channel.accepted.map(({ operation }) => operation)).toEqual(['reply', 'reply', 'create', 'reply']);
  });

  it('cannot write to somebody who has not installed it, or no longer', async () => {
    await expect(bot.meet(anna.id, 'Hello')).rejects.toMatchObject({ statusCode: 403 });
    await channel.person(anna.id).install();
    await channel.person(anna.id).uninstall();
    await expect(bot.write(anna.id, 'Hello')).rejects.toMatchObject({
      statusCode: 403,
      code: 'BotNotInConversationRoster',
    });
  });

  it('asks who somebody is', async () => {
    await channel.person(anna.id).install();
    await channel.person(anna.id).say('who am i');
    expect(textsOf(anna.id).at(-1)).toBe(`bot: Anna Berg ${anna.id} of 1`);
  });

  it('refreshes a card when the chat is opened', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('refreshing card');
    expect(person.unread).toBe(2);
    await person.openChat();
    expect(person.unread).toBe(0);
    expect(firstTextShown(anna.id)).toBe('Count **11**');
    expect(bot.seen.at(-1)).toMatchObject({ value: { trigger: 'automatic', action: { verb: 'look' } } });
  });

  it('shows in a toast the summary, or else the first text, and no more', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await person.say('card');
    await person.say('refreshing card');
    expect(person.toasts.map(({ text }) => text)).toEqual(['Welcome', 'A counter', 'Count **10**']);
  });

  it('outlives the bot, and takes it up again', async () => {
    const person = channel.person(anna.id);
    await person.install();
    await bot.close();
    expect(await person.say('anybody?')).toMatchObject({ kind: 'error', code: 'bot-unreachable' });
    const port = Number(new URL(bot.url).port);
    bot = await startDocumentationBot(channel.botSettings(), { serviceUrl: channel.serviceUrl(), tenantId, port });
    expect(await person.say('back?')).toEqual({ kind: 'done' });
    expect(textsOf(anna.id).at(-1)).toBe('bot: Echo: back?');
  });
});
