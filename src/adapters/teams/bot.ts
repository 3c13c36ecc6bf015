import { Application, type TurnState } from '@microsoft/teams-ai';
import {
  type Activity,
  ActivityTypes,
  CardFactory,
  MessageFactory,
  type TaskModuleTaskInfo,
  type TurnContext,
} from 'botbuilder';
import { languageOf } from '../../application/people';
import type { Log } from '../../application/ports';
import type { Trygg } from '../../application/trygg';
import type { Library } from '../../guidelines/library';
import { textsFor } from '../../language/texts';
import { consentMessage } from './cards/download-files';
import { type RenderedScreen, renderScreen } from './cards/render-screen';
import type { ChatScreen, DialogScreen, Language, Screen } from './cards/screens';
import { sharedText } from './cards/wheel-screens';
import { errorName, kindOf } from './log-words';
import { doorsOf, pressed, typed } from './turns/chat';
import { dialog } from './turns/dialogs';
import type { Downloads } from './turns/download-consent';
import { type Turn, textsOf } from './turns/turn';
import { themesOf } from './turns/wheel';

/** The conversation: which activity is answered by what. Keeps nothing between turns. */
export function createBot(trygg: Trygg, library: Library, downloads: Downloads, log: Log): Application<TurnState> {
  const bot = new Application<TurnState>({ startTypingTimer: false, removeRecipientMention: false });

  /** Whatever fails, the person is told so in their language; where even that is not known, in their client's. */
  const answered = async <S extends Screen>(
    { activity }: TurnContext,
    data: unknown,
    ask: (turn: Turn) => Promise<S>,
    failed: S,
  ) => {
    let language = languageOf({ locale: activity.locale });
    try {
      const turn = await turnOf(trygg, activity, data);
      language = turn.language;
      return inLanguage(await ask(turn), language);
    } catch (error) {
      log.error('turn.failed', { kind: kindOf(activity), error: errorName(error) });
      return inLanguage(failed, language);
    }
  };
  const chat = (context: TurnContext, data: unknown, ask: (turn: Turn) => Promise<ChatScreen>) =>
    answered<ChatScreen>(context, data, ask, { screen: 'problem', problem: 'unavailable' });

  /** A text to share follows its card as a message of its own, which can be forwarded as it is. */
  const shown = async (
    context: TurnContext,
    data: unknown,
    ask: (turn: Turn) => Promise<ChatScreen>,
    show: (rendered: RenderedScreen) => Promise<string | undefined>,
  ) => {
    let text = '';
    let listFor = '';
    const asked = async (turn: Turn) => {
      const screen = await ask(turn);
      if (listsCases(screen)) listFor = turn.personId;
      if (screen.screen === 'shareText') text = sharedText(textsFor(screen.in), themesOf(trygg));
      return screen;
    };
    const activityId = await show(await chat(context, data, asked));
    if (text !== '') await context.sendActivity({ ...MessageFactory.text(text), textFormat: 'markdown' });
    if (listFor === '' || !activityId) return;
    const { conversation } = context.activity;
    await trygg.lists
      .note(listFor, { conversationId: conversation.id, activityId })
      .catch(() => log.error('list.notNoted'));
  };

  bot.activity(ActivityTypes.InstallationUpdate, async (context) => {
    if (context.activity.action === 'remove') return;
    const welcome = async (turn: Turn): Promise<ChatScreen> => ({
      screen: 'welcome',
      ...(await doorsOf(trygg, turn.personId)),
    });
    await send(context, await chat(context, {}, welcome));
    const { aadObjectId = '' } = context.activity.from;
    if (!(await isAwaited(trygg, aadObjectId).catch(() => false))) return;
    const tasks = (turn: Turn) => pressed(trygg, library, 'Tasks', turn);
    await shown(context, {}, tasks, (card) => send(context, card));
  });

  bot.activity(ActivityTypes.Message, async (context) => {
    const { text, value } = context.activity;
    const answer = (turn: Turn) =>
      turn.data.verb ? pressed(trygg, library, turn.data.verb, turn) : typed(trygg, library, text ?? '', turn);
    await shown(context, value, answer, (card) => send(context, card));
  });

  bot.addRoute(
    async ({ activity }) => activity.name === 'adaptiveCard/action',
    async (context) => {
      const { verb, data } = context.activity.value?.action ?? {};
      const screen = (turn: Turn) => pressed(trygg, library, typeof verb === 'string' ? verb : '', turn);
      await shown(context, data, screen, async ({ card }) => {
        const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
        return context.activity.replyToId;
      });
    },
    true,
  );

  const inDialog = async (context: TurnContext, data: unknown): Promise<TaskModuleTaskInfo> => {
    const ask = async (turn: Turn) => {
      const screen = await dialog(trygg, turn.data.verb ?? '', turn);
      if (screen.screen === 'downloadOffered') {
        await context.sendActivity(consentMessage(textsFor(turn.language), screen.offer));
      }
      return screen;
    };
    const failed: DialogScreen = { screen: 'dialogProblem', problem: 'unavailable', waitsFor: [] };
    const { card, title } = await answered<DialogScreen>(context, data, ask, failed);
    return { title, height: 'large', width: 'medium', card: CardFactory.adaptiveCard(card) };
  };
  bot.taskModules.fetch(
    async ({ activity }) => activity.name === 'task/fetch',
    (context, _state, data: unknown) => inDialog(context, data),
  );
  bot.taskModules.submit(
    async ({ activity }) => activity.name === 'task/submit',
    (context, _state, data: unknown) => inDialog(context, data),
  );
  bot.addRoute(
    async ({ activity }) => activity.name === 'fileConsent/invoke',
    async (context) => {
      const { activity } = context;
      try {
        downloads.begin(await turnOf(trygg, activity, activity.value?.context), activity);
      } catch (error) {
        log.error('turn.failed', { kind: kindOf(activity), error: errorName(error) });
        await send(
          context,
          inLanguage({ screen: 'download', what: 'failed' }, languageOf({ locale: activity.locale })),
        );
      }
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } });
    },
    true,
  );
  return bot;
}

/** The speaker is the one whom the verified activity names; where they can be reached is learnt on the way. */
async function turnOf(trygg: Trygg, activity: Activity, data: unknown): Promise<Turn> {
  const { from, conversation, serviceUrl, locale } = activity;
  const personId = from.aadObjectId;
  if (!personId) throw new Error('the activity names nobody');
  const person = await trygg.people.learn(personId, {
    conversationId: conversation.id,
    serviceUrl,
    ...(locale ? { locale } : {}),
  });
  return { personId, language: languageOf(person), data: textsOf(data) };
}

/** Whoever could not be reached until now finds at once what waits for them. */
async function isAwaited(trygg: Trygg, personId: string): Promise<boolean> {
  const [{ tasks }, duties] = await Promise.all([trygg.inbox(personId), trygg.wheel.dutiesOf(personId)]);
  return tasks.length + duties.length > 0;
}

/** Whether the numbers of cases stand in it. A card about one case is a message of that case. */
function listsCases(screen: ChatScreen): boolean {
  switch (screen.screen) {
    case 'myCases':
    case 'closedCases':
      return screen.cases.length > 0;
    case 'tasks':
      return screen.cases.length + screen.tasks.length > 0;
    case 'late':
      return screen.hr.length + screen.outside.length > 0;
    default:
      return false;
  }
}

/** A change of language is answered in the new one. */
function inLanguage(screen: Screen, language: Language) {
  return renderScreen(screen, screen.screen === 'language' ? screen.now : language);
}

/** The message's id, where the platform gives it one. */
async function send(context: TurnContext, { card, summary }: RenderedScreen): Promise<string | undefined> {
  const sent = await context.sendActivity({ ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary });
  return sent?.id;
}
