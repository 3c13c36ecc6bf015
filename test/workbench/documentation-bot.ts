import {
  type AdaptiveCardInvokeResponse,
  type AdaptiveCardInvokeValue,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type FileConsentCardResponse,
  MessageFactory,
  type TaskModuleRequest,
  type TaskModuleResponse,
  TeamsActivityHandler,
  TeamsInfo,
  TurnContext,
} from 'botbuilder';
import { createServer, plugins, type Server } from 'restify';
import { type BotSettings, createBotCredentials } from '../../src/workbench/channel/bot-settings';

const schema = { type: 'AdaptiveCard', version: '1.5' };

function counterCard(count: number, mri?: string) {
  return CardFactory.adaptiveCard({
    ...schema,
    ...(mri ? { refresh: { action: { type: 'Action.Execute', verb: 'look', data: { count } }, userIds: [mri] } } : {}),
    body: [
      { type: 'TextBlock', text: `Count **${count}**`, wrap: true },
      { type: 'Input.Text', id: 'note', label: 'Note', isRequired: true, errorMessage: 'Write a note' },
      { type: 'Input.Toggle', id: 'loud', title: 'Loud', value: 'false' },
    ],
    actions: [
      { type: 'Action.Execute', title: 'Add one', verb: 'add', data: { count } },
      { type: 'Action.Execute', title: 'Thank', verb: 'thank' },
      { type: 'Action.Submit', title: 'Open form', data: { msteams: { type: 'task/fetch' }, form: 'trip' } },
      { type: 'Action.Submit', title: 'Plain submit', data: { plain: true } },
    ],
  });
}

function step(title: string, body: object[], data: object): TaskModuleResponse {
  const card = CardFactory.adaptiveCard({ ...schema, body, actions: [{ type: 'Action.Submit', title: 'Next', data }] });
  return { task: { type: 'continue', value: { title, height: 'medium', width: 'medium', card } } };
}

const message = (value: string): AdaptiveCardInvokeResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: value as unknown as Record<string, unknown>,
});

const fileQuestion = {
  contentType: 'application/vnd.microsoft.teams.card.file.consent',
  name: 'plan.txt',
  content: {
    description: 'The plan',
    sizeInBytes: 2_000,
    acceptContext: { file: 'plan' },
    declineContext: { file: 'plan' },
  },
};

/** A bot as the documentation of botbuilder teaches it; it knows nothing of Trygg. */
class DocumentationBot extends TeamsActivityHandler {
  readonly references = new Map<string, Partial<ConversationReference>>();
  readonly seen: TurnContext['activity'][] = [];
  private lastCardId: string | undefined;

  constructor() {
    super();
    this.onTurn(async (context, next) => {
      this.seen.push(context.activity);
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => {
      const reference = TurnContext.getConversationReference(context.activity);
      this.references.set(context.activity.from.aadObjectId ?? '', reference);
      await context.sendActivity('Welcome');
      await next();
    });
    this.onMessage(async (context, next) => {
      await this.answer(context, (context.activity.text ?? '').trim());
      await next();
    });
  }

  private async answer(context: TurnContext, text: string): Promise<void> {
    if (context.activity.value) {
      await context.sendActivity(`Submitted ${JSON.stringify(context.activity.value)}`);
    } else if (text === 'card') {
      const sent = await context.sendActivity({ attachments: [counterCard(0)], summary: 'A counter' });
      this.lastCardId = sent?.id;
    } else if (text === 'refreshing card') {
      await context.sendActivity({ attachments: [counterCard(10, context.activity.from.id)] });
    } else if (text === 'update' && this.lastCardId) {
      await context.updateActivity({ id: this.lastCardId, type: 'message', attachments: [counterCard(100)] });
    } else if (text === 'delete' && this.lastCardId) {
      await context.deleteActivity(this.lastCardId);
    } else if (text === 'file') {
      await context.sendActivity({ attachments: [fileQuestion] });
    } else if (text === 'who am i') {
      const member = await TeamsInfo.getMember(context, context.activity.from.id);
      const paged = await TeamsInfo.getPagedMembers(context);
      await context.sendActivity(`${member.name} ${member.aadObjectId} of ${paged.members.length}`);
    } else {
      await context.sendActivity(MessageFactory.text(`Echo: ${text}`));
    }
  }

  protected override async handleTeamsFileConsentAccept(
    context: TurnContext,
    { uploadInfo, context: about }: FileConsentCardResponse,
  ): Promise<void> {
    const { uploadUrl = '', contentUrl = '', uniqueId, fileType, name = '' } = uploadInfo ?? {};
    const content = Buffer.from(`The file ${about.file}`);
    const range = { 'content-range': `bytes 0-${content.length - 1}/${content.length}` };
    await fetch(uploadUrl, { method: 'PUT', body: content, headers: range });
    const contentType = 'application/vnd.microsoft.teams.card.file.info';
    await context.sendActivity({ attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }] });
  }

  protected override async handleTeamsFileConsentDecline(context: TurnContext): Promise<void> {
    await context.sendActivity('No file then');
  }

  protected override async onAdaptiveCardInvoke(
    _context: TurnContext,
    { action }: AdaptiveCardInvokeValue,
  ): Promise<AdaptiveCardInvokeResponse> {
    const count = Number(action.data?.count ?? 0);
    if (action.verb === 'thank') return message('You are welcome');
    if (action.verb === 'look') return this.card(count + 1);
    if (action.verb === 'add') return this.card(count + 1);
    return {
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'NotSupported', message: 'Unknown verb' },
    };
  }

  private card(count: number): AdaptiveCardInvokeResponse {
    const { content } = counterCard(count);
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: content };
  }

  protected override async handleTeamsTaskModuleFetch(
    _context: TurnContext,
    request: TaskModuleRequest,
  ): Promise<TaskModuleResponse> {
    const where = { type: 'Input.Text', id: 'where', label: 'Where to?', isRequired: true, errorMessage: 'Say where' };
    const companion = {
      type: 'Input.ChoiceSet',
      id: 'with',
      label: 'With whom?',
      isMultiSelect: true,
      choices: [],
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    };
    return step(`Step 1 of 2: ${request.data.form}`, [where, companion], { step: 1 });
  }

  protected override async handleTeamsTaskModuleSubmit(
    context: TurnContext,
    request: TaskModuleRequest,
  ): Promise<TaskModuleResponse> {
    const data: Record<string, string | number> = request.data;
    if (data.step === 1 && data.where === 'everywhere') {
      const refused = { type: 'TextBlock', text: 'One place, please', wrap: true };
      const story = { type: 'TextBlock', text: Array(60).fill('A long story.').join('\n\n'), wrap: true };
      const where = { type: 'Input.Text', id: 'where', label: 'Where to?', value: 'everywhere' };
      return step('Step 1 of 2, again', [refused, story, where], { step: 1 });
    }
    if (data.step === 1) {
      const when = { type: 'Input.Date', id: 'when', label: `When to ${data.where}?`, value: '2026-05-04' };
      return step('Step 2 of 2', [when], { step: 2, where: data.where, with: data.with ?? '' });
    }
    if (data.where === 'nowhere') return { task: { type: 'message', value: 'Nobody goes there' } };
    await context.sendActivity(`Trip to ${data.where} on ${data.when} with ${data.with || 'nobody'}`);
    return undefined as unknown as TaskModuleResponse;
  }
}

export interface RunningBot {
  url: string;
  seen: TurnContext['activity'][];
  /** Writes to a person out of the blue, by the reference from their installation. */
  write(personId: string, text: string): Promise<void>;
  /** Writes to a person whose conversation is created first. */
  meet(personId: string, text: string): Promise<void>;
  close(): Promise<void>;
}

export async function startDocumentationBot(
  settings: BotSettings,
  target: { serviceUrl: string; tenantId: string; port?: number },
): Promise<RunningBot> {
  const authentication = new ConfigurationBotFrameworkAuthentication({ ...settings }, createBotCredentials(settings));
  const adapter = new CloudAdapter(authentication);
  const bot = new DocumentationBot();
  const server: Server = createServer();
  server.use(plugins.bodyParser());
  server.post('/api/messages', async (req, res) => {
    await adapter.process(req, res, (context) => bot.run(context));
  });
  await new Promise<void>((resolve) => server.listen(target.port ?? 0, '127.0.0.1', resolve));
  const { MicrosoftAppId: appId } = settings;
  return {
    url: `http://127.0.0.1:${server.address().port}/api/messages`,
    seen: bot.seen,
    async write(personId, text) {
      const reference = bot.references.get(personId);
      if (!reference) throw new Error('not installed');
      await adapter.continueConversationAsync(appId, reference, async (context) => {
        await context.sendActivity(text);
      });
    },
    async meet(personId, text) {
      const parameters = {
        isGroup: false,
        bot: { id: `28:${appId}`, name: 'Bot' },
        members: [{ id: personId, name: '' }],
        tenantId: target.tenantId,
        channelData: { tenant: { id: target.tenantId } },
        activity: undefined as never,
      };
      const audience = settings.ToChannelFromBotOAuthScope;
      await adapter.createConversationAsync(
        appId,
        'msteams',
        target.serviceUrl,
        audience,
        parameters,
        async (context) => {
          await context.sendActivity(text);
        },
      );
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
