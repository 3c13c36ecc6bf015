import { setTimeout } from 'node:timers/promises';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { pino } from 'pino';
import { openFileDirectory } from './adapters/directory/file-directory';
import { pdfPrinter } from './adapters/documents/printer';
import { DoorkeptAdapter } from './adapters/teams/adapter';
import { type Allowance, unlimited } from './adapters/teams/allowance';
import { createBot } from './adapters/teams/bot';
import type { Channel } from './adapters/teams/door';
import { kindOf } from './adapters/teams/log-words';
import { createMessenger } from './adapters/teams/messenger';
import type { Pace } from './adapters/teams/platform/pace';
import { createEntrance } from './adapters/teams/server';
import { createDownloads } from './adapters/teams/turns/download-consent';
import { type Telemetry, untold } from './adapters/telemetry/telemetry';
import { unlessDown } from './application/directory';
import { noteFormat } from './application/format';
import { recogniseInstallation } from './application/installation';
import type { Messenger } from './application/messenger';
import type { Clock, Log } from './application/ports';
import { Trygg } from './application/trygg';
import { daily } from './daily';
import { frontOf } from './front';
import { readLibrary } from './guidelines/read-library';
import { readWords } from './guidelines/read-words';
import { createFinder } from './guidelines/search';
import { createPages } from './pages/pages';
import { groundsOf, rulesOf } from './policy';
import type { Procedure } from './procedure/declarations';
import { quietConsole } from './quiet-console';
import type { GraphServices } from './services/graph';
import { type DataPlaces, openData } from './services/open-data';
import { keepSweeping } from './sweeping';

/** What differs between one way of running Trygg and another. */
export interface Composition extends DataPlaces {
  /** Where the people come from, unless they come from Microsoft Graph. */
  readonly directoryFile?: string | undefined;
  readonly graph?: GraphServices | undefined;
  /** The organisation's own policy; the defaults where there is none. */
  readonly policyFile?: string | undefined;
  /** The organisation's own guidelines; Trygg's where there is none. */
  readonly guidelinesFolder?: string | undefined;
  /** The versions of the procedure, the oldest first; those that are kept, where nothing else is said. */
  readonly versions?: readonly Procedure[];
  /** How fast the channel may be spoken to; as fast as it goes where it has no limits. */
  readonly pace?: Pace;
  /** How much people may ask for; anything where one machine plays everybody. */
  readonly allowance?: Allowance;
  readonly admitsGuests?: boolean;
  /** Milliseconds, of which the time that a refusal takes is a multiple: how long it takes must tell nothing. */
  readonly refusalTime?: number;
  /** Whether what came to the server before this one over plain http is refused. */
  readonly encryptedOnly?: boolean;
  readonly channel: Channel;
  /** The SDK's own settings of the channel, by its names. */
  readonly channelSettings: Readonly<Record<string, string>>;
  readonly credentials?: ServiceClientCredentialsFactory;
  readonly clock: Clock;
  readonly logLevel: string;
  /** What whoever runs Trygg sees of it; nothing where it is not given. */
  readonly telemetry?: Telemetry;
  /** How often what is due, or was left behind, is looked for. Milliseconds. */
  readonly sweepEvery: number;
  /** How often what HR has set by way of another instance is looked for. Milliseconds. */
  readonly setupEvery?: number;
  /** How soon a look at all cases is tried again, where it could not see all of them. Milliseconds. */
  readonly lookAgain?: number;
  /** Where people's clients reach this server; without it, cards show no logo. */
  readonly address?: string | undefined;
  /** The organisation's logo, a PNG or JPEG file, until HR sets one in the chat. */
  readonly logoFile?: string | undefined;
  /** Addresses that a file may go to besides people's own OneDrive: those of a local channel. */
  readonly fileHosts?: readonly string[];
  /** Lets a test stand between Trygg and the world. */
  readonly around?: DataPlaces['around'] & {
    messenger?(messenger: Messenger): Messenger;
    log?(log: Log): Log;
  };
}

/** Milliseconds between two looks at whether the last turn has ended. */
const lookAgain = 20;

/** Longer than it takes to find out that somebody has no part in a case, or that there is none. */
const usualRefusalTime = 40;

/** Milliseconds between two looks at what HR has set by way of another instance: it holds everywhere within a minute. */
const setupEvery = 20_000;

export type Running = Awaited<ReturnType<typeof compose>>;

/** Builds Trygg from its parts. Nothing listens yet: the server is the caller's to start. */
export async function compose(composition: Composition) {
  const { channel, clock, around, telemetry = untold } = composition;
  const written = logTo(composition.logLevel);
  const log = telemetry.counting(around?.log?.(written) ?? written);
  quietConsole(log);
  const library = readLibrary(composition.guidelinesFolder);
  const noted = (what: string) => log.error(`vault.${what}`);
  const { keyVault } = composition;
  const data = await openData({
    ...composition,
    ...(keyVault && { keyVault: { noted, ...keyVault } }),
    around: {
      store: (opened) => telemetry.traced('store', around?.store?.(opened) ?? opened),
      keyStore: (opened) => telemetry.traced('keyStore', around?.keyStore?.(opened) ?? opened),
    },
  });
  const { store, keyStore, keys } = data;
  const anchor = telemetry.traced('anchor', data.anchor);
  await recogniseInstallation(store, keys);
  await noteFormat(store);

  const rules = rulesOf(composition.policyFile);
  const grounds = groundsOf(rules, composition.versions);
  const authentication = new ConfigurationBotFrameworkAuthentication(
    { ...composition.channelSettings },
    composition.credentials,
  );
  const adapter = new DoorkeptAdapter(authentication, composition.pace);
  const spoken = createMessenger(adapter, channel, grounds, clock);
  const messenger = telemetry.traced('messenger', around?.messenger?.(spoken) ?? spoken);
  const directory = telemetry.traced('directory', openDirectory(composition, log));
  const installer = composition.graph?.installer?.({ clock, log });
  const personKey = (personId: string) => keys.personKey(personId);
  const organisation = () => grounds.policy.organisation ?? directory.organisation;
  const front = frontOf(composition, organisation);
  const world = { store, keys, anchor, directory, messenger, installer, front, clock, log };
  const trygg = await Trygg.open(world, grounds, rules);
  const { logo } = trygg.setup;
  const downloads = createDownloads({
    trygg,
    printer: pdfPrinter,
    adapter,
    appId: channel.appId,
    house: async () => {
      const shown = await logo.current();
      return { name: organisation(), ...(shown ? { logo: shown } : {}) };
    },
    fileHosts: composition.fileHosts ?? [],
    log,
    personKey,
  });
  const bot = createBot(
    {
      trygg,
      log,
      allowance: composition.allowance ?? unlimited,
      isGuest: async (id) => {
        if (composition.admitsGuests) return false;
        return unlessDown(
          directory.person(id).then((person) => person?.guest === true),
          undefined,
        );
      },
      refusalTime: composition.refusalTime ?? usualRefusalTime,
      personKey,
    },
    library,
    createFinder(library, readWords(composition.guidelinesFolder)),
    downloads,
  );
  const server = createEntrance({
    channel,
    authentication,
    adapter,
    run: (context) => telemetry.spanning('turn', kindOf(context.activity), () => bot.run(context)),
    encryptedOnly: composition.encryptedOnly ?? false,
    checks: { store: () => store.check(), keys: () => keyStore.check() },
    pages: createPages({
      get app() {
        return grounds.policy.appName;
      },
      get organisation() {
        return organisation();
      },
      get emergency() {
        return grounds.policy.numbers.emergency;
      },
      get logo() {
        return logo.mark;
      },
    }),
    logo: () => logo.current(),
    log,
  });

  const sweeping = keepSweeping({ trygg, telemetry, log, every: composition.sweepEvery });

  const failed = (event: string) => () => {
    log.error(event);
    return false;
  };
  /** Who has left, and who leads whom now. */
  const lookingAtPeople = daily(() => trygg.checkPeople().catch(failed('people.failed')), composition.lookAgain);
  /** Which cases have been kept long enough. */
  const lookingAtRetention = daily(
    () => lookingAtPeople.done().then(() => trygg.retention.look().catch(failed('retention.failed'))),
    composition.lookAgain,
  );
  let lookingAtSetup: Promise<void> = Promise.resolve();
  const lookAtSetup = () => {
    lookingAtSetup = trygg.setup.refresh().catch(() => log.error('setup.failed'));
  };
  const often = setInterval(lookAtSetup, composition.setupEvery ?? setupEvery);

  return {
    server,
    trygg,
    store,
    keys,
    anchor,
    directory,
    log,
    /** What is due at this moment, whatever began before it. */
    sweep: sweeping.sweep,
    /** Ends when no file is on its way any more. */
    downloaded: () => downloads.idle(),
    /** Ends when everybody has been looked up once since the start. */
    peopleChecked: () => lookingAtRetention.done(),
    /** Takes no new turns, finishes those under way and what follows from them, and closes the stores. */
    async stop(): Promise<void> {
      const swept = sweeping.stop();
      lookingAtPeople.stop();
      lookingAtRetention.stop();
      clearInterval(often);
      server.close();
      while (server.turnsUnderWay() > 0) await setTimeout(lookAgain);
      await downloads.idle();
      await swept;
      await lookingAtPeople.done();
      await lookingAtRetention.done();
      await lookingAtSetup;
      await trygg.idle();
      await data.close();
      await telemetry.end();
    },
  };
}

function openDirectory({ directoryFile, graph, clock }: Composition, log: Log) {
  if (graph?.directory) return graph.directory({ clock, log });
  if (directoryFile === undefined) throw new Error('There is neither a directory file nor Microsoft Graph.');
  return openFileDirectory(directoryFile);
}

/** Nobody waits for a line to be written; the end of the process writes what is left. Bytes, and milliseconds. */
const logLines = pino.destination({ sync: false, minLength: 4096, periodicFlush: 200 });

function logTo(level: string): Log {
  const logger = pino({ level, base: null }, logLines);
  return {
    info: (event, facts) => logger.info({ event, ...facts }),
    error: (event, facts) => logger.error({ event, ...facts }),
  };
}
