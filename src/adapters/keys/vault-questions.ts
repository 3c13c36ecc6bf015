import { Unreachable } from '../../application/unreachable';

/** In milliseconds. */
export interface VaultTimes {
  /** The longest that an answer is waited for, with everything that is tried again. */
  readonly answer: number;
  /** So long is a vault that was silent not asked again: many who wait one after another would wait for ever. */
  readonly silence: number;
}

/** The vault answered, and the answer is no. */
export class VaultRefused extends Error {
  override readonly name = 'VaultRefused';
}

/** Asks a Key Vault, and tells one that refuses from one that is down, slow or overloaded. */
export class VaultQuestions {
  #silentUntil = 0;

  constructor(
    private readonly times: VaultTimes,
    private readonly noted?: (what: 'silent') => void,
  ) {}

  /** @throws Unreachable, or VaultRefused */
  async ask<T>(question: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (performance.now() < this.#silentUntil) throw new Unreachable('The Key Vault was silent a moment ago');
    const signal = AbortSignal.timeout(this.times.answer);
    const tooLate = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    try {
      return await Promise.race([question(signal), tooLate]);
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal) throw new VaultRefused(`The Key Vault refuses: ${refusal}`);
      if (isOurs(error)) throw error;
      if (performance.now() >= this.#silentUntil) this.noted?.('silent');
      this.#silentUntil = performance.now() + this.times.silence;
      throw new Unreachable('The Key Vault does not answer');
    }
  }
}

/** @throws where it is not the address of a key */
export function keyInVault(address: string): { readonly vault: string; readonly name: string } {
  const [, vault, name] = /^(https:\/\/[^/?#]+)\/keys\/([0-9A-Za-z-]{1,127})$/.exec(address) ?? [];
  if (!vault || !name) throw new Error('A key in a Key Vault is named https://<vault>/keys/<name>, without a version');
  return { vault, name };
}

/** For whoever reads it at the start. */
const whatIsNeeded =
  "Trygg's identity needs to read the key and to unwrap with it: the role Key Vault Crypto Service Encryption User, " +
  'on an enabled key, from a network that the vault lets in';

/** What the vault itself said; a token that can't be had, or too many requests, is no refusal. */
function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'RestError' || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode >= 500) return undefined;
  if (statusCode === 408 || statusCode === 429) return undefined;
  const said = `${statusCode} ${'code' in error && typeof error.code === 'string' ? error.code : ''}`.trim();
  return statusCode === 401 || statusCode === 403 ? `${said}. ${whatIsNeeded}` : said;
}

/** A mistake of ours is not the vault's silence. */
const isOurs = (error: unknown) => error instanceof TypeError && !('cause' in error);
