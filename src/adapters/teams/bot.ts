import { Application, type TurnState } from '@microsoft/teams-ai';
import { ActivityTypes, CardFactory, MessageFactory, type TaskModuleTaskInfo, type TurnContext } from 'botbuilder';
import { languageOf } from '../../application/people';
import type { Log } from '../../application/ports';
import type { Trygg } from '../../application/trygg';
import type { Library } from '../../guidelines/library';
import { renderScreen } from './cards/render-screen';
import type { ChatScreen, DialogScreen, Language } from './cards/screens';
import { hasTasks, pressed, typed } from './turns/chat';
import { dialog } from './turns/dialogs';
import { type Turn, textsOf } from './turns/turn';

/** The conversation: which activity is answered by what. Keeps nothing between turns. */
export function createBot(trygg: Trygg, library: Library, log: Log): Application<TurnState> {
  const bot = new Application<TurnState>({ startTypingTimer: false });
  const unavailable = (context: TurnContext, error: unknown) => {
    log.error('turn.failed', { activity: context.activity.name ?? context.activity.type, error: kindOf(error) });
  };

  const chat = async (context: TurnContext, data: unknown, ask: (turn: Turn) => Promise<ChatScreen>) => {
    const turn = await turnOf(trygg, context, data);
    try {
      return inLanguage(await ask(turn), turn.language);
    } catch (error) {
      unavailable(context, error);
      return inLanguage({ screen: 'problem', problem: 'unavailable' }, turn.language);
    }
  };

  bot.activity(ActivityTypes.InstallationUpdate, async (context) => {
    if (context.activity.action === 'remove') return;
    const welcome = async (turn: Turn): Promise<ChatScreen> => ({
      screen: 'welcome',
      hasTasks: await hasTasks(trygg, turn.personId),
    });
    await send(context, await chat(context, {}, welcome));
  });

  bot.activity(ActivityTypes.Message, async (context) => {
    const { text, value } = context.activity;
    const answer = (turn: Turn) =>
      turn.data.verb ? pressed(trygg, library, turn.data.verb, turn) : typed(trygg, library, text ?? '', turn);
    await send(context, await chat(context, value, answer));
  });

  bot.addRoute(
    async ({ activity }) => activity.name === 'adaptiveCard/action',
    async (context) => {
      const { verb, data } = context.activity.value?.action ?? {};
      const screen = (turn: Turn) => pressed(trygg, library, typeof verb === 'string' ? verb : '', turn);
      const { card } = await chat(context, data, screen);
      const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
    },
    true,
  );

  const inDialog = async (context: TurnContext, data: unknown): Promise<TaskModuleTaskInfo> => {
    const turn = await turnOf(trygg, context, data);
    try {
      return taskInfo(await dialog(trygg, turn.data.verb ?? '', turn), turn.language);
    } catch (error) {
      unavailable(context, error);
      return taskInfo({ screen: 'dialogProblem', problem: 'unavailable', waitsFor: [] }, turn.language);
    }
  };
  bot.taskModules.fetch(
    async ({ activity }) => activity.name === 'task/fetch',
    (context, _state, data: unknown) => inDialog(context, data),
  );
  bot.taskModules.submit(
    async ({ activity }) => activity.name === 'task/submit',
    (context, _state, data: unknown) => inDialog(context, data),
  );
  return bot;
}

/** The speaker is the one whom the verified activity names; where they can be reached is learnt on the way. */
async function turnOf(trygg: Trygg, context: TurnContext, data: unknown): Promise<Turn> {
  const { from, conversation, serviceUrl, locale } = context.activity;
  const personId = from?.aadObjectId;
  if (!personId) throw new Error('the activity names nobody');
  const person = await trygg.people.learn(personId, {
    conversationId: conversation.id,
    serviceUrl,
    ...(locale ? { locale } : {}),
  });
  return { personId, language: languageOf(person), data: textsOf(data) };
}

/** A change of language is answered in the new one. */
function inLanguage(screen: ChatScreen, language: Language) {
  return renderScreen(screen, screen.screen === 'language' ? screen.now : language);
}

async function send(context: TurnContext, { card, summary }: ReturnType<typeof renderScreen>): Promise<void> {
  await context.sendActivity({ ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary });
}

function taskInfo(screen: DialogScreen, language: Language): TaskModuleTaskInfo {
  const { card, title } = renderScreen(screen, language);
  return { title, height: 'large', width: 'medium', card: CardFactory.adaptiveCard(card) };
}

/** The kind of an error, never its text, which may hold what somebody wrote. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
