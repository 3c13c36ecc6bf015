import { ClientSecretCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import type { KeyVaultSettings } from '../adapters/keys/key-vault';
import type { Anchor } from '../application/ports';

export interface Registration {
  readonly MICROSOFT_APP_ID?: string | undefined;
  readonly MICROSOFT_APP_TENANT_ID?: string | undefined;
  readonly MICROSOFT_APP_PASSWORD?: string | undefined;
}

/**
 * As whom Trygg asks for what is its own in the organisation's services: as the managed identity that the bot is
 * registered with, or, for trying it out, by the registration's password. No service has a key of its own.
 */
export function credentialFor(registration: Registration): TokenCredential {
  const {
    MICROSOFT_APP_ID: clientId,
    MICROSOFT_APP_TENANT_ID: tenantId,
    MICROSOFT_APP_PASSWORD: secret,
  } = registration;
  if (clientId && tenantId && secret) return new ClientSecretCredential(tenantId, clientId, secret);
  return new ManagedIdentityCredential(clientId ? { clientId } : {});
}

/** The Key Vault, where one is named. */
export function keyVaultOf(places: Registration & { readonly TRYGG_KEY_VAULT?: string | undefined }): {
  readonly keyVault?: KeyVaultSettings;
} {
  const { TRYGG_KEY_VAULT: key } = places;
  return key === undefined ? {} : { keyVault: { key, credential: credentialFor(places) } };
}

/** The container of blobs in which the record is anchored, or the folder. The client of blobs is loaded where it is used. */
export function anchorOf(places: Registration & { readonly TRYGG_ANCHOR?: string | undefined }): {
  readonly anchorFolder?: string;
  readonly anchor?: () => Promise<Anchor>;
} {
  const { TRYGG_ANCHOR: place } = places;
  if (place === undefined) return {};
  if (!place.startsWith('https://')) return { anchorFolder: place };
  return {
    async anchor() {
      const { openAnchorBlobs } = await import('../adapters/anchor/anchor-blobs.js');
      return openAnchorBlobs({ url: place, credential: credentialFor(places) });
    },
  };
}
