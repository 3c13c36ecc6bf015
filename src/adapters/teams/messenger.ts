import { setTimeout as wait } from 'node:timers/promises';
import { CardFactory, type ConversationReference, MessageFactory, type TurnContext } from 'botbuilder';
import { type Addressee, type Manner, type Messenger, type Shown, Undeliverable } from '../../application/messenger';
import type { Clock } from '../../application/ports';
import type { Ground } from '../../case/ground';
import type { DoorkeptAdapter } from './adapter';
import { renderScreen } from './cards/render-screen';
import { type Channel, isOfChannel } from './door';
import { meaningOf, pauseAfter, Refused } from './platform/answers';
import { messageScreen } from './turns/message-screen';

/** Long before a client gives up on whoever pressed something. Milliseconds. */
const longestInTurn = 5_000;

/** Speaks to people out of the blue, in the conversation they have with the bot, at the adapter's pace. */
export function createMessenger(
  adapter: DoorkeptAdapter,
  channel: Channel,
  ground: Pick<Ground, 'calendar' | 'policy'>,
  clock: Clock,
): Messenger {
  const { appId, tenantId } = channel;
  const { pace, people } = adapter;

  const within = async <T>(to: Addressee, work: (context: TurnContext) => Promise<T>): Promise<T> => {
    let result: T | undefined;
    const reference: Partial<ConversationReference> = {
      channelId: 'msteams',
      serviceUrl: to.serviceUrl,
      bot: { id: `28:${appId}`, name: '' },
      conversation: { id: to.conversationId, tenantId, isGroup: false, name: '', conversationType: 'personal' },
    };
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      result = await work(context);
    });
    return result as T;
  };

  const asked = async <T>(
    what: 'send' | 'update',
    to: Addressee,
    { urgency = 'now', notAfter, inTurn }: Manner,
    work: (context: TurnContext) => Promise<T>,
  ): Promise<T> => {
    if (!isOfChannel(channel, to.serviceUrl)) throw new Undeliverable();
    if (!inTurn) await people.everybodyAnswered();
    const ended = await pace.place(to.conversationId, urgency);
    try {
      if (notAfter !== undefined && clock.now() > notAfter) throw new Error('it is too late to begin');
      return await within(to, work);
    } catch (error) {
      if (error instanceof Refused && error.status === 429) pace.pause(to.conversationId, pauseAfter(error));
      throw meaningOf(error, what);
    } finally {
      ended();
    }
  };

  const activityOf = (to: Addressee, view: Shown) => {
    const { card, summary } = renderScreen(messageScreen(ground, view), to.language, ground.policy);
    return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary };
  };

  return {
    async send(to, view, manner = {}) {
      const sending = asked('send', to, manner, (context) => context.sendActivity(activityOf(to, view)));
      const sent = await (manner.inTurn ? inTime(sending) : sending);
      return { activityId: sent?.id ?? '' };
    },
    async update(to, activityId, view, manner = {}) {
      const activity = { ...activityOf(to, view), id: activityId };
      await asked('update', to, manner, (context) => context.updateActivity(activity));
    },
  };
}

/** It may arrive all the same: nobody knows then. */
async function inTime<T>(sending: Promise<T>): Promise<T> {
  const given = new AbortController();
  const late = wait(longestInTurn, undefined, { signal: given.signal }).then(() => {
    throw new Error('there was no answer in time');
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    given.abort();
    void Promise.allSettled([sending, late]);
  }
}
