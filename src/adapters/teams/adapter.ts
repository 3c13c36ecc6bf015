import {
  type Activity,
  ActivityEventNames,
  ActivityTypes,
  CloudAdapter,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { Authenticated } from './door';
import { type Pace, unhurried } from './platform/pace';
import { PeopleFirst } from './platform/people-first';
import { asked, askedAgain, inTime, longestAnswer, type Policy } from './platform/requests';

/** The SDK's client of the platform, as far as it has to be changed. */
interface PlatformClient {
  readonly client: {
    readonly pipeline: {
      removePolicy(which: { phase: 'Retry' }): unknown;
      addPolicy(policy: Policy, where: { phase: 'Serialize' | 'Retry' }): void;
    };
  };
}

/** The SDK's adapter, entered with an activity whose sender is known already. */
export class DoorkeptAdapter extends CloudAdapter {
  readonly people = new PeopleFirst();

  constructor(
    authentication: BotFrameworkAuthentication,
    readonly pace: Pace = unhurried,
    longest = longestAnswer,
  ) {
    super(authentication);
    this.use(async (context, next) => {
      const pipeline = context.turnState.get<PlatformClient>(this.ConnectorClientKey)?.client.pipeline;
      // Where no answer came, the SDK would send three times more by itself: the person would get the message again and
      // nobody would know. Trying a message again is the outbox's, which counts; a reply has nobody else to do it.
      pipeline?.removePolicy({ phase: 'Retry' });
      const once = isOutOfTheBlue(context.activity);
      pipeline?.addPolicy(once ? asked() : askedAgain(pace, context.activity.conversation.id), { phase: 'Retry' });
      // The token is fetched before that phase.
      pipeline?.addPolicy(inTime(longest), { phase: 'Serialize' });
      await next();
    });
  }

  /** Runs one turn. Answers with what an invoke is to be answered with; undefined for anything else. */
  async turn(
    activity: Activity,
    sender: Authenticated,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.people.answer(() => this.processActivity(sender, activity, logic));
  }
}

/** The SDK runs what is said out of the blue as a turn on an event of its own. */
function isOutOfTheBlue({ type, name }: Activity): boolean {
  return type === ActivityTypes.Event && name === ActivityEventNames.ContinueConversation;
}
