import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { Authenticated } from './door';

/** The SDK's adapter, entered with an activity whose sender is known already. */
export class DoorkeptAdapter extends CloudAdapter {
  /** Runs one turn. Answers with what an invoke is to be answered with; undefined for anything else. */
  async turn(
    activity: Activity,
    sender: Authenticated,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(sender, activity, logic);
  }
}
