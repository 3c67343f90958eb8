import { publishedKeysAt } from '@seatledger/domain/licence-signing-key/key-schedule.ts';
import { ed25519Jwk } from '@seatledger/platform/crypto/ed25519-key.ts';
import { etagOfText } from '@seatledger/platform/http/etag.ts';
import type { SigningState } from './signing-state.ts';

/** They are looked at again so often, since time alone takes keys away. */
const keptMs = 60_000;

/** The JWK Set (RFC 7517 §5) by which licences are verified, with the revocation epoch as a member of its own. */
export class PublishedKeys {
  readonly #state: SigningState;
  #madeAt = -Infinity;
  text = '';
  /** Strong (RFC 9110 §8.8.3): the same text has the same tag on every server. */
  etag = '';

  constructor(state: SigningState) {
    this.#state = state;
  }

  /** As it is at an instant (epoch milliseconds). */
  at(at: number): this {
    if (at < this.#madeAt || at >= this.#madeAt + keptMs) this.#make(at);
    return this;
  }

  #make(at: number): void {
    const { keys, revocationEpoch } = this.#state;
    this.#madeAt = at;
    this.text = JSON.stringify({ keys: publishedKeysAt(keys, at).map(({ kid, publicX }) => ed25519Jwk(kid, publicX)), revocationEpoch });
    this.etag = etagOfText(this.text);
  }
}
