import { constants, createHash, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import { CryptographyClient, KeyClient, type KeyClientOptions, type KeyProperties } from '@azure/keyvault-keys';
import { type RotatingWrapper, Unreadable } from '../../application/ports';
import { Unreachable } from '../../application/unreachable';
import { fromBase64 } from './aes-gcm';
import { keyInVault, VaultQuestions, type VaultTimes } from './vault-questions';

export interface KeyVaultSettings {
  /** `https://<vault>/keys/<name>`: the key, of whatever version. */
  readonly key: string;
  readonly credential: TokenCredential;
  /** Told that the vault went silent. */
  readonly noted?: (what: 'silent') => void;
  readonly times?: Partial<VaultTimes & { readonly newest: number }>;
  readonly client?: KeyClientOptions;
}

interface Version {
  readonly id: string;
  readonly wrap: (dataKey: Buffer) => Buffer;
}

const algorithm = 'RSA-OAEP-256';

/** Milliseconds. The last leaves a turn time to say within five seconds that it can't be done now. */
const usualTimes = { newest: 5 * 60_000, silence: 5_000, answer: 2_500 };

/**
 * The wrapping key of an organisation, which never leaves its Key Vault; its versions are the wrapping keys. The program
 * needs to read its public part and to unwrap, and no more: a new version is made, and an old one disabled, by whoever
 * looks after the vault. Wrapping needs no vault, since the public part is enough: a report can be begun and sent while
 * the vault is down.
 *
 * Wrapped: `<version>.<box>.<sum>`. By the sum a damaged box is told from a vault that refuses: that one's answer must
 * never make anybody believe that a key is gone.
 *
 * @throws where the vault does not unwrap what was wrapped for it, so that nothing is ever lost in that way
 */
export async function openKeyVault(settings: KeyVaultSettings): Promise<RotatingWrapper> {
  const { vault, name } = keyInVault(settings.key);
  const times = { ...usualTimes, ...settings.times };
  const options: KeyClientOptions = { retryOptions: { maxRetries: 1, retryDelayInMs: 200 }, ...settings.client };
  const questions = new VaultQuestions(times, settings.noted);
  const client = new KeyClient(vault, settings.credential, options);
  const unwrappers = new Map<string, CryptographyClient>();
  let newest: Version | undefined;
  let newestUntil = 0;
  let looking: Promise<Version> | undefined;

  const unwrapperOf = (id: string) => {
    // Named in full, it is not asked for its properties first; a version past its day still unwraps.
    const key = { id: `${settings.key}/${id}`, name, properties: { name, vaultUrl: vault, version: id } };
    const known = unwrappers.get(id) ?? new CryptographyClient(key, settings.credential, options);
    unwrappers.set(id, known);
    return known;
  };

  const unwrap = async (wrapped: string) => {
    const [id = '', box = '', sum] = wrapped.split('.');
    const bytes = fromBase64(box, 'base64url');
    if (!/^[0-9a-f]{32}$/.test(id) || !bytes || sum !== sumOf(id, box)) {
      throw new Unreadable('A wrapped data key in the key store is damaged, or no Key Vault wrapped it');
    }
    const { result } = await questions.ask((abortSignal) =>
      unwrapperOf(id).unwrapKey(algorithm, bytes, { abortSignal }),
    );
    if (result.length !== 32) throw new Error('The Key Vault unwrapped something that is no data key');
    return Buffer.from(result);
  };

  /** Newest first. */
  const versions = () =>
    questions.ask(async (abortSignal) => {
      const enabled: KeyProperties[] = [];
      for await (const one of client.listPropertiesOfKeyVersions(name, { abortSignal })) {
        if (one.enabled) enabled.push(one);
      }
      return enabled.toSorted((a, b) => madeAt(b) - madeAt(a));
    });

  const look = async (): Promise<Version> => {
    const id = (await versions()).find(mayWrap)?.version;
    if (id === undefined) throw new Error(`The Key Vault has no version of the key ${name} that may be used now`);
    if (id === newest?.id) return newest;
    const { key } = await questions.ask((abortSignal) => client.getKey(name, { version: id, abortSignal }));
    const version = { id, wrap: wrapperFor(key) };
    const trial = randomBytes(32);
    if (!(await unwrap(wrappedWith(version, trial))).equals(trial)) {
      throw new Error('The Key Vault does not unwrap what was wrapped for it');
    }
    return version;
  };

  const newestVersion = async (anew?: 'anew'): Promise<Version> => {
    if (newest && !anew && performance.now() < newestUntil) return newest;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    try {
      newest = await looking;
    } catch (error) {
      if (!(error instanceof Unreachable) || !newest || anew) throw error;
    }
    newestUntil = performance.now() + times.newest;
    return newest;
  };

  await newestVersion();
  return {
    anybodyCanWrap: true,
    unwrap,
    async wrap(dataKey, anew) {
      return wrappedWith(await newestVersion(anew), dataKey);
    },
    async wrapperIds() {
      const { id } = await newestVersion('anew');
      const older = (await versions()).flatMap(({ version }) => (version && version !== id ? [version] : []));
      return { newest: id, older };
    },
    async renew() {
      throw new Error(
        `The Key Vault has one version of the key ${name}. Make a new one there first ` +
          '(az keyvault key rotate), which Trygg has no right to, and begin again.',
      );
    },
    async drop() {
      // Disabling a version is for whoever looks after the vault: backups of the key store may still need it.
    },
  };
}

const madeAt = ({ createdOn }: KeyProperties) => createdOn?.getTime() ?? 0;

/** What the vault itself would say of wrapping with it. */
function mayWrap({ notBefore, expiresOn }: KeyProperties): boolean {
  const now = Date.now();
  return (notBefore?.getTime() ?? 0) <= now && now < (expiresOn?.getTime() ?? Number.POSITIVE_INFINITY);
}

function wrapperFor(key: { readonly n?: Uint8Array; readonly e?: Uint8Array } | undefined): Version['wrap'] {
  if (!key?.n || !key.e) throw new Error('The key in the Key Vault is no RSA key');
  const encoded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  const jwk = { kty: 'RSA', n: encoded(key.n), e: encoded(key.e) };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  return (dataKey) => publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, dataKey);
}

function wrappedWith({ id, wrap }: Version, dataKey: Buffer): string {
  const box = wrap(dataKey).toString('base64url');
  return `${id}.${box}.${sumOf(id, box)}`;
}

const sumOf = (id: string, box: string) =>
  createHash('sha256').update(`${id}.${box}`, 'utf8').digest('base64url').slice(0, 11);
