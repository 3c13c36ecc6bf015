import type { Channel } from '../../src/workbench/channel/channel';
import type { RunningBot } from './documentation-bot';
import { connectorOf } from './raw-bot';
import { anna, bob, channelWithBot } from './sample-channel';

/** A file comes to a person as the documentation of botbuilder teaches it, and in no other way. */
describe('a file in the local channel', () => {
  let channel: Channel;
  let bot: RunningBot;
  const codes = () => channel.violations.map(({ code }) => code);

  beforeEach(async () => {
    ({ channel, bot } = await channelWithBot());
    await channel.person(anna.id).install();
    await channel.person(anna.id).say('file');
  });
  afterEach(async () => {
    await bot.close();
    await channel.close();
  });

  const uploadUrl = async (): Promise<string> => {
    await channel.person(anna.id).answerFile('accept');
    const value = bot.seen.at(-1)?.value;
    expect(value).toMatchObject({ type: 'fileUpload', action: 'accept', context: { file: 'plan' } });
    return value.uploadInfo.uploadUrl;
  };

  it('lies in the files of whoever let it in, and of nobody else', async () => {
    await uploadUrl();
    const [file] = channel.person(anna.id).files;
    expect(file?.content.toString()).toBe('The file plan');
    expect(channel.person(bob.id).files).toEqual([]);
    const [shown] = channel.person(anna.id).messages.at(-1)?.attachments ?? [];
    const opened = await fetch(shown?.contentUrl ?? '');
    expect([opened.headers.get('content-disposition'), await opened.text()]).toEqual([
      "attachment; filename*=UTF-8''plan.txt",
      'The file plan',
    ]);
    expect(codes()).toEqual([]);
  });

  it('is not there where the person said no, and the bot gets no address for it', async () => {
    await channel.person(anna.id).answerFile('decline');
    expect(bot.seen.at(-1)?.value).toEqual({ type: 'fileUpload', action: 'decline', context: { file: 'plan' } });
    expect(channel.person(anna.id).files).toEqual([]);
  });

  it('is taken once only, and by its own address', async () => {
    const used = await uploadUrl();
    for (const address of [used, `${channel.serviceUrl()}files/upload/guessed`]) {
      const again = await fetch(address, { method: 'PUT', body: 'x', headers: { 'content-range': 'bytes 0-0/1' } });
      expect(again.status).toBe(404);
    }
    expect(channel.person(anna.id).files).toHaveLength(1);
    expect((await fetch(`${channel.serviceUrl()}files/guessed/plan.txt`)).status).toBe(404);
  });

  it.each([
    ['no Content-Range', {}],
    ['one that is for another length', { 'content-range': 'bytes 0-9/10' }],
  ])('is refused with %s', async (_, headers) => {
    const { uploadUrl: fresh } = channel.files.open(anna.id, 'plan.txt');
    expect((await fetch(fresh, { method: 'PUT', body: 'abc', headers })).status).toBe(400);
    expect(codes()).toEqual(['upload-range']);
    expect(channel.person(anna.id).files).toEqual([]);
  });

  it.each([
    ['a question without what comes back', 'consent', { description: 'x', sizeInBytes: 1 }],
    ['a question without a size', 'consent', { description: 'x', acceptContext: {}, declineContext: {} }],
    ['a file without an address', 'info', { uniqueId: 'x', fileType: 'txt' }],
  ])('refuses %s', async (_, kind, content) => {
    const connector = await connectorOf(channel);
    const attachment = { contentType: `application/vnd.microsoft.teams.card.file.${kind}`, name: 'x.txt', content };
    const { conversationId } = channel.person(anna.id);
    const sent = await connector.send(conversationId, { type: 'message', attachments: [attachment] });
    expect(sent.status).toBe(400);
    expect(codes()).toEqual(['file-card']);
  });
});
