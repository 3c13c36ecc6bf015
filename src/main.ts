import { type Config, readConfig } from './config';
import { endOnSurprise } from './quiet-console';
import { onShutdown } from './shutdown';

/** The public Bot Framework channel signs with this issuer. */
const issuer = 'https://api.botframework.com';
const sweepEvery = 15_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  // A bad setting is told at once: the rest is loaded only where all of them are right.
  const [{ compose }, { anchorOf, credentialFor }, { createAllowance }, { publicServiceOrigins }, { createPace }] =
    await Promise.all([
      import('./compose.js'),
      import('./services/credential.js'),
      import('./adapters/teams/allowance.js'),
      import('./adapters/teams/door.js'),
      import('./adapters/teams/platform/pace.js'),
    ]);
  const stores = config.TRYGG_COSMOS ? (await import('./services/cosmos.js')).cosmosOf(config) : {};
  const usesGraph = config.TRYGG_GRAPH !== undefined || config.TRYGG_TEAMS_APP !== undefined;
  const graph = usesGraph ? (await import('./services/graph.js')).graphOf(config) : {};
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_TENANT_ID: tenantId } = config;
  const trygg = await compose({
    dataFolder: config.TRYGG_DATA,
    keyVault: { key: config.TRYGG_KEY_VAULT, credential: credentialFor(config) },
    ...stores,
    ...anchorOf(config),
    directoryFile: config.TRYGG_DIRECTORY,
    ...graph,
    policyFile: config.TRYGG_POLICY,
    guidelinesFolder: config.TRYGG_GUIDELINES,
    logoFile: config.TRYGG_LOGO,
    address: new URL(config.TRYGG_URL).origin,
    pace: createPace(),
    channel: {
      appId,
      tenantId,
      otherTenants: config.TRYGG_OTHER_TENANTS,
      issuer,
      serviceOrigins: publicServiceOrigins,
    },
    encryptedOnly: true,
    admitsGuests: config.TRYGG_GUESTS === 'admitted',
    allowance: createAllowance(),
    channelSettings: {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: config.MICROSOFT_APP_TYPE,
      ...(config.MICROSOFT_APP_PASSWORD ? { MicrosoftAppPassword: config.MICROSOFT_APP_PASSWORD } : {}),
    },
    clock: { now: () => new Date().toISOString() },
    ...(await telemetryOf(config)),
    logLevel: config.LOG_LEVEL,
    sweepEvery,
  });
  endOnSurprise(trygg.log);
  if (process.argv.includes('--rebuild')) trygg.log.info('rebuilt', { cases: await trygg.trygg.rebuild() });
  onShutdown(() => trygg.stop());
  trygg.server.listen(config.PORT, () => trygg.log.info('started', { port: config.PORT }));
}

/** Loaded only where it is asked for. */
async function telemetryOf({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: share }: Config) {
  if (endpoint === undefined) return {};
  const { openTelemetry } = await import('./adapters/telemetry/open-telemetry.js');
  return { telemetry: openTelemetry({ endpoint, share }) };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'Trygg could not start.'}\n`);
  process.exit(1);
});
