import { signingKeyAt } from '@seatledger/domain/licence-signing-key/key-schedule.ts';
import { PublishedKeys } from './published-keys.ts';
import { nothingToSignBy, type LicenceSigner, type SigningState } from './signing-state.ts';

/** The keys that licences are signed by, in memory: which of them signs, and which are published. */
export class SigningKeys {
  #state = nothingToSignBy;
  #signer: LicenceSigner | null = null;
  #signerFrom = Infinity;
  #signerUntil = -Infinity;
  #published = new PublishedKeys(nothingToSignBy);

  get state(): SigningState {
    return this.#state;
  }

  replace(state: SigningState): void {
    this.#state = state;
    this.#signerUntil = -Infinity;
    this.#published = new PublishedKeys(state);
  }

  /** What signs at an instant (epoch milliseconds); null where nothing can. The same object for as long as nothing changes. */
  signerAt(at: number): LicenceSigner | null {
    if (at < this.#signerFrom || at >= this.#signerUntil) this.#findSigner(at);
    return this.#signer;
  }

  /** What verifiers are told at an instant; null where there is no key yet. */
  publishedAt(at: number): PublishedKeys | null {
    return this.#state.keys.length === 0 ? null : this.#published.at(at);
  }

  #findSigner(at: number): void {
    const { keys, revocationEpoch, issuer } = this.#state;
    const key = signingKeyAt(keys, at);
    this.#signer = key?.privateKey && issuer !== null ? { kid: key.kid, privateKey: key.privateKey, revocationEpoch, issuer } : null;
    this.#signerFrom = key?.signsFrom ?? -Infinity;
    this.#signerUntil = Math.min(...keys.map(({ signsFrom }) => signsFrom).filter((from) => from > at), Infinity);
  }
}
