import { type Activity, CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { errorName } from '../../../application/error-name';
import type { House, Printer } from '../../../application/paper';
import type { Log } from '../../../application/ports';
import type { Trygg } from '../../../application/trygg';
import { type Texts, textsFor } from '../../../language/texts';
import type { DoorkeptAdapter } from '../adapter';
import { fileMessage } from '../cards/download-files';
import { folderOf } from '../cards/download-folder';
import type { Document, Folder } from '../cards/download-model';
import { paperOf } from '../cards/download-paper';
import type { DownloadAnswer } from '../cards/download-screens';
import { renderScreen } from '../cards/render-screen';
import { fileFor } from './download';
import { mayGoTo, upload } from './download-upload';
import { recordLook } from './looks';
import type { Turn } from './turn';

const accepted = z.object({
  action: z.literal('accept'),
  uploadInfo: z.object({
    name: z.string().min(1).max(200),
    uploadUrl: z.string().min(1),
    contentUrl: z.string().min(1),
    uniqueId: z.string().default(''),
    fileType: z.string().default('pdf'),
  }),
});

export interface DownloadWorld {
  readonly trygg: Trygg;
  readonly printer: Printer;
  readonly adapter: DoorkeptAdapter;
  readonly appId: string;
  readonly house: () => Promise<House>;
  /** Where a file may go besides people's own OneDrive. */
  readonly fileHosts: readonly string[];
  readonly log: Log;
  /** A person as the record names them. */
  readonly personKey: (personId: string) => string;
}

export interface Downloads {
  /** Carries out what a person answered. The platform wants its own answer sooner than a file is made and sent. */
  begin(turn: Turn, activity: Activity): void;
  /** Waits until everything begun so far is over. */
  idle(): Promise<void>;
}

export function createDownloads(world: DownloadWorld): Downloads {
  const { log } = world;
  const underWay = new Map<string, Promise<void>>();
  return {
    begin(turn, activity) {
      const session = String(activity.value?.uploadInfo?.uploadUrl ?? activity.id);
      // The same answer twice is one download.
      if (underWay.has(session)) return;
      const work = answer(world, turn, activity)
        .catch((error: unknown) => log.error('download.failed', { error: errorName(error) }))
        .finally(() => underWay.delete(session));
      underWay.set(session, work);
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}

async function answer(world: DownloadWorld, turn: Turn, activity: Activity): Promise<void> {
  const message = await messageAfter(world, turn, activity);
  await outOfTheBlue(world, activity, async (context) => {
    await context.sendActivity(message);
    // The question is answered: it can't be answered again from an old card.
    if (activity.replyToId) await context.deleteActivity(activity.replyToId).catch(() => undefined);
  });
}

async function messageAfter(world: DownloadWorld, turn: Turn, activity: Activity): Promise<Partial<Activity>> {
  const { policy } = world.trygg.grounds;
  const said = (what: DownloadAnswer['what']) => {
    const { card, summary } = renderScreen({ screen: 'download', what }, turn.language, policy);
    return { ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), summary };
  };
  if (activity.value?.action !== 'accept') return said('declined');
  try {
    const { uploadInfo } = accepted.parse(activity.value);
    const { uploadUrl, contentUrl } = uploadInfo;
    if (![uploadUrl, contentUrl].every((address) => mayGoTo(address, world.fileHosts))) {
      world.log.error('download.elsewhere');
      return said('failed');
    }
    // Asked anew: what they could read when the question was put to them may not be theirs any more.
    const file = await fileFor(world.trygg, turn);
    if (!file) {
      const person = world.personKey(turn.personId);
      world.log.info('action.refused', { kind: 'fileConsent/invoke', problem: 'gone', person });
      return said('gone');
    }
    await recordDownload(world.trygg, turn, file);
    const texts = textsFor(turn.language, policy.appName).calling(policy.numbers);
    await upload(uploadUrl, await printed(world, texts, file));
    return fileMessage(texts, uploadInfo);
  } catch (error) {
    world.log.error('download.failed', { error: errorName(error) });
    return said('failed');
  }
}

/** A file is a look at all that is in it. */
async function recordDownload(trygg: Trygg, turn: Turn, file: Document | Folder): Promise<void> {
  const screens = 'screen' in file ? [file.screen] : file.documents.map(({ document }) => document.screen);
  for (const screen of screens) await recordLook(trygg, 'SendFile', turn, screen);
}

async function printed(world: DownloadWorld, texts: Texts, file: Document | Folder): Promise<Buffer> {
  const { printer } = world;
  const house = await world.house();
  return 'screen' in file
    ? printer.print(paperOf(texts, file, house))
    : printer.printFolder(folderOf(texts, file, house));
}

async function outOfTheBlue(
  { adapter, appId }: DownloadWorld,
  activity: Activity,
  work: (context: TurnContext) => Promise<void>,
): Promise<void> {
  const ended = await adapter.pace.place(activity.conversation.id, 'now');
  try {
    await adapter.continueConversationAsync(appId, TurnContext.getConversationReference(activity), work);
  } finally {
    ended();
  }
}
