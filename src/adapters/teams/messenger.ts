import { CardFactory, type ConversationReference, MessageFactory, type TurnContext } from 'botbuilder';
import { type Addressee, longestRequestSeconds, type Messenger, Undeliverable } from '../../application/messenger';
import type { Ground } from '../../case/ground';
import type { MessageView } from '../../case/message-views';
import type { DoorkeptAdapter } from './adapter';
import { renderScreen } from './cards/render-screen';
import type { Channel } from './door';
import { messageScreen } from './turns/message-screen';

/** Final, says the platform: trying again would change nothing. */
const finalStatuses: readonly unknown[] = [400, 401, 403, 404];

/** Speaks to people out of the blue, in the conversation they have with the bot. */
export function createMessenger(
  adapter: DoorkeptAdapter,
  { appId, tenantId }: Channel,
  ground: Pick<Ground, 'calendar'>,
): Messenger {
  const within = async <T>(to: Addressee, work: (context: TurnContext) => Promise<T>): Promise<T> => {
    let result: T | undefined;
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl: to.serviceUrl,
      bot: { id: `28:${appId}`, name: '' },
      conversation: { id: to.conversationId, tenantId, isGroup: false, name: '', conversationType: 'personal' },
    };
    const speaking = adapter.continueConversationAsync(appId, reference, async (context) => {
      result = await work(context);
    });
    await inTime(speaking).catch((error: { statusCode?: number }) => {
      throw finalStatuses.includes(error.statusCode) ? new Undeliverable() : error;
    });
    return result as T;
  };

  const activityOf = (to: Addressee, view: MessageView) => {
    const { card, summary } = renderScreen(messageScreen(ground, view), to.language);
    return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary };
  };

  return {
    async send(to, view) {
      const sent = await within(to, (context) => context.sendActivity(activityOf(to, view)));
      return { activityId: sent?.id ?? '' };
    },
    async update(to, activityId, view) {
      await within(to, (context) => context.updateActivity({ ...activityOf(to, view), id: activityId }));
    },
  };
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the platform did not answer in time')), longestRequestSeconds * 1000);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
