import { Application } from '@microsoft/teams-ai/lib/Application';
import type { TurnState } from '@microsoft/teams-ai/lib/TurnState';
import { ActivityTypes, CardFactory, MessageFactory, type TaskModuleTaskInfo, type TurnContext } from 'botbuilder';
import { unlessDown } from '../../application/directory';
import type { Trygg } from '../../application/trygg';
import type { Library } from '../../guidelines/library';
import type { Finder } from '../../guidelines/search';
import { textsFor } from '../../language/texts';
import { type AnsweringWorld, createAnswering, met, verbTyped } from './answering';
import { consentMessage } from './cards/download-files';
import type { RenderedScreen } from './cards/render-screen';
import type { ChatScreen, DialogScreen } from './cards/screens';
import { sharedText } from './cards/wheel-screens';
import { sentFileIn } from './sent-files';
import { doorsOf, pressed, typed } from './turns/chat';
import { dialog } from './turns/dialogs';
import type { Downloads } from './turns/download-consent';
import { fileSent } from './turns/logo';
import { type Turn, textsOf } from './turns/turn';
import { themesOf } from './turns/wheel';

/** The conversation: which activity is answered by what. Keeps nothing between turns. */
export function createBot(
  world: AnsweringWorld,
  library: Library,
  finder: Finder,
  downloads: Downloads,
): Application<TurnState> {
  const { trygg, log } = world;
  const bot = new Application<TurnState>({ startTypingTimer: false, removeRecipientMention: false });
  const answered = createAnswering(world);
  const chat = ({ activity }: TurnContext, verb: string, data: unknown, ask: (turn: Turn) => Promise<ChatScreen>) =>
    answered<ChatScreen>(activity, { data, verb, ask, problem: (problem) => ({ screen: 'problem', problem }) });

  /** A text to share follows its card as a message of its own, which can be forwarded as it is. */
  const shown = async (
    context: TurnContext,
    verb: string,
    data: unknown,
    ask: (turn: Turn) => Promise<ChatScreen>,
    show: (rendered: RenderedScreen) => Promise<string | undefined>,
  ) => {
    let text = '';
    let listFor = '';
    const asked = async (turn: Turn) => {
      const screen = await ask(turn);
      if (listsCases(screen)) listFor = turn.personId;
      if (screen.screen === 'shareText')
        text = sharedText(textsFor(screen.in, trygg.grounds.policy.appName), themesOf(trygg));
      return screen;
    };
    const activityId = await show(await chat(context, verb, data, asked));
    if (text !== '') await context.sendActivity({ ...MessageFactory.text(text), textFormat: 'markdown' });
    if (listFor === '' || !activityId) return;
    await trygg.lists.note(listFor, activityId).catch(() => log.error('list.unnoted'));
  };

  bot.activity(ActivityTypes.InstallationUpdate, async (context) => {
    if (context.activity.action === 'remove') return;
    const welcome = async (turn: Turn): Promise<ChatScreen> => ({
      screen: 'welcome',
      ...(await doorsOf(trygg, turn.personId)),
    });
    await send(context, await chat(context, 'Home', {}, welcome));
    const { aadObjectId = '' } = context.activity.from;
    if (!(await isAwaited(trygg, aadObjectId).catch(() => false))) return;
    const tasks = (turn: Turn) => pressed(trygg, library, 'Tasks', turn);
    await shown(context, 'Tasks', {}, tasks, (card) => send(context, card));
  });

  // Nothing is said: where Trygg is new to them, the installation that is told as well is answered.
  bot.activity(ActivityTypes.ConversationUpdate, async ({ activity }) => {
    await met(trygg, activity).catch(() => log.error('chat.unnoted'));
  });

  bot.activity(ActivityTypes.Message, async (context) => {
    const { value } = context.activity;
    const text = context.activity.text ?? '';
    const { verb = '' } = textsOf(value);
    const file = sentFileIn(context.activity);
    const answer = (turn: Turn) => {
      if (verb) return pressed(trygg, library, verb, turn);
      return file && text.trim() === '' ? fileSent(trygg, turn, file) : typed(trygg, library, finder, text, turn);
    };
    await shown(context, verb || verbTyped(text), value, answer, (card) => send(context, card));
  });

  bot.addRoute(
    async ({ activity }) => activity.name === 'adaptiveCard/action',
    async (context) => {
      const { verb: said, data } = context.activity.value?.action ?? {};
      const verb = typeof said === 'string' ? said : '';
      const screen = (turn: Turn) => pressed(trygg, library, verb, turn);
      await shown(context, verb, data, screen, async (rendered) => {
        const body = rendered.isForAll ? writtenOut(rendered) : inPlace(rendered);
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
        await context.sendActivity(consentMessage(textsFor(turn.language, trygg.grounds.policy.appName), screen.offer));
      }
      return screen;
    };
    const { card, title } = await answered<DialogScreen>(context.activity, {
      data,
      verb: textsOf(data).verb ?? '',
      ask,
      problem: (problem) => ({ screen: 'dialogProblem', problem, waitsFor: [], typed: typedIn(data) }),
    });
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
      let isBegun = false;
      const answer = await chat(context, 'SendFile', activity.value?.context, async (turn) => {
        downloads.begin(turn, activity);
        isBegun = true;
        return { screen: 'download', what: 'failed' };
      });
      // What came of it is said when the file is there.
      if (!isBegun) await send(context, answer);
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } });
    },
    true,
  );
  return bot;
}

/** The card takes the place of the one that was pressed. */
function inPlace({ card }: RenderedScreen) {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

/** As JSON, which takes as long as all else that a card costs which is drawn already. */
const answers = new WeakMap<RenderedScreen, Buffer>();

function writtenOut(rendered: RenderedScreen): Buffer {
  const written = answers.get(rendered) ?? Buffer.from(JSON.stringify(inPlace(rendered)));
  answers.set(rendered, written);
  return written;
}

/** Whoever could not be reached until now finds at once what waits for them. */
async function isAwaited(trygg: Trygg, personId: string): Promise<boolean> {
  const asked = [trygg.views.inbox(personId), unlessDown(trygg.wheel.dutiesOf(personId), [])] as const;
  const [{ tasks }, duties] = await Promise.all(asked);
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

/** What somebody has written of their own: a button's data has no blanks. */
function typedIn(data: unknown): readonly string[] {
  return Object.values(textsOf(data)).filter((text) => /\s/.test(text.trim()));
}

/** The message's id, where the platform gives it one. */
async function send(context: TurnContext, { card, summary }: RenderedScreen): Promise<string | undefined> {
  const sent = await context.sendActivity({ ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary });
  return sent?.id;
}
