import { type Channel, type ChannelOptions, createChannel } from '../../src/workbench/channel/channel';
import { type RunningBot, startDocumentationBot } from './documentation-bot';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const appId = '22222222-2222-4222-8222-222222222222';
export const anna = { id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Anna Berg', locale: 'nb-NO' };
export const bob = { id: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Bob Dahl', locale: 'en-GB' };

export function sampleChannel(options: Partial<ChannelOptions> = {}): Channel {
  const now = () => new Date('2026-03-02T08:00:00Z');
  return createChannel({ appId, tenantId, botName: 'Documentation bot', people: [anna, bob], now, ...options });
}

export async function channelWithBot(
  options: Partial<ChannelOptions> = {},
): Promise<{ channel: Channel; bot: RunningBot }> {
  const channel = sampleChannel(options);
  await channel.listen();
  const bot = await startDocumentationBot(channel.botSettings(), { serviceUrl: channel.serviceUrl(), tenantId });
  channel.pointAt(bot.url);
  return { channel, bot };
}
