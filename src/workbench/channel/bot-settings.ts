import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

/** What a bot has to be configured with to trust this channel and nobody else. Plain data: it may go to another process. */
export interface BotSettings {
  MicrosoftAppId: string;
  MicrosoftAppType: 'MultiTenant';
  MicrosoftAppPassword: string;
  ValidateAuthority: 'false';
  ToBotFromChannelTokenIssuer: string;
  ToBotFromChannelOpenIdMetadataUrl: string;
  ToBotFromEmulatorOpenIdMetadataUrl: string;
  ToChannelFromBotLoginUrl: string;
  ToChannelFromBotOAuthScope: string;
  OAuthUrl: string;
  CallerId: string;
  ChannelService: string;
}

/** By whose tokens this channel is known, and where it takes answers: what a bot's door has to be told. */
export function trusted({ MicrosoftAppId: appId, ToBotFromChannelTokenIssuer: issuer }: BotSettings, tenantId: string) {
  return { appId, tenantId, issuer, serviceOrigins: [new URL(issuer).origin] };
}

type CredentialsFactory = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;
type Credentials = Awaited<ReturnType<CredentialsFactory['createCredentials']>>;

const refreshEarlySeconds = 300;

/**
 * The second argument for `ConfigurationBotFrameworkAuthentication`. It does what the SDK's own client does (client
 * credentials against the login address of the settings); that one refuses any login address without TLS.
 */
export function createBotCredentials(settings: BotSettings): CredentialsFactory {
  const appId = settings.MicrosoftAppId;
  let held: { token: string; until: number } | undefined;

  async function token(): Promise<string> {
    if (held && held.until > Date.now()) return held.token;
    const response = await fetch(`${settings.ToChannelFromBotLoginUrl}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: settings.MicrosoftAppPassword,
        scope: `${settings.ToChannelFromBotOAuthScope}/.default`,
      }),
    });
    if (!response.ok) throw new Error(`The channel's token endpoint answered ${response.status}`);
    const issued = (await response.json()) as { access_token: string; expires_in: number };
    held = { token: issued.access_token, until: Date.now() + (issued.expires_in - refreshEarlySeconds) * 1000 };
    return held.token;
  }

  const credentials: Credentials = {
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${await token()}`);
      return request;
    },
  };

  return {
    isValidAppId: async (candidate) => candidate === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async (candidate) => {
      if (candidate !== appId) throw new Error('These credentials belong to another app id');
      return credentials;
    },
  };
}
