import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import type { Authenticated } from './door';

/** The SDK's client of the platform, as far as it has to be changed. */
interface PlatformClient {
  readonly client: { readonly pipeline: { removePolicy(which: { phase: 'Retry' }): unknown } };
}

/** The SDK's adapter, entered with an activity whose sender is known already. */
export class DoorkeptAdapter extends CloudAdapter {
  constructor(authentication: BotFrameworkAuthentication) {
    super(authentication);
    // Where no answer came, the SDK would send three times more by itself: the person would get the message again and
    // nobody would know. Trying again is the outbox's, which counts.
    this.use(async (context, next) => {
      context.turnState.get<PlatformClient>(this.ConnectorClientKey)?.client.pipeline.removePolicy({ phase: 'Retry' });
      await next();
    });
  }

  /** Runs one turn. Answers with what an invoke is to be answered with; undefined for anything else. */
  async turn(
    activity: Activity,
    sender: Authenticated,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(sender, activity, logic);
  }
}
