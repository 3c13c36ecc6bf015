import { publicServiceOrigins } from '../../../src/adapters/teams/door';
import { createPace } from '../../../src/adapters/teams/platform/pace';
import { compose } from '../../../src/compose';

/** The product as production starts it, but with its keys in a file: where it is measured there is no Key Vault. */

const {
  PORT,
  MICROSOFT_APP_ID: appId = '',
  MICROSOFT_APP_TENANT_ID: tenantId = '',
  TRYGG_DATA: dataFolder = '',
  TRYGG_DIRECTORY: directoryFile = '',
} = process.env;

async function start(): Promise<void> {
  const { server } = await compose({
    dataFolder,
    directoryFile,
    pace: createPace(),
    channel: { appId, tenantId, issuer: 'https://api.botframework.com', serviceOrigins: publicServiceOrigins },
    channelSettings: {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      MicrosoftAppType: 'UserAssignedMSI',
    },
    clock: { now: () => new Date().toISOString() },
    logLevel: 'info',
    sweepEvery: 15_000,
  });
  server.listen(Number(PORT));
}

void start();
