import { createEchoBot } from '../echo-bot';

/** The bot that does nothing, with every package that the product loads. */

for (const name of [
  '@microsoft/teams-ai/lib/Application',
  'adaptivecards-templating',
  'better-sqlite3-multiple-ciphers',
  'date-holidays',
  'i18next',
  'jsonwebtoken',
  'luxon',
  'pino',
  'zod',
]) {
  require(name);
}

const { PORT, MICROSOFT_APP_ID: appId = '', MICROSOFT_APP_TENANT_ID: tenantId = '' } = process.env;
const settings = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: 'UserAssignedMSI' };
createEchoBot({ appId, tenantId, issuer: 'https://api.botframework.com', serviceOrigins: [] }, settings).listen(
  Number(PORT),
  '127.0.0.1',
);
