import type { Clock } from '../clock/clock.ts';
import type { Patience, Transport } from '../http/transport.ts';
import { LicenceError } from '../http/licence-error.ts';
import { readKeySet, type KeySet, type PublicKey } from './key-set.ts';

/** So long the keys are used without asking whether there are others, as the server allows. */
const freshMs = 300_000;
/** A document with a key that nobody knows does not make everybody ask for it all the time. */
const betweenSearchesMs = 60_000;

const path = '/.well-known/jwks.json';

/** The keys of an installation as they were last served. */
export class InstallationKeys {
  readonly #transport: Transport | undefined;
  readonly #clock: Clock;
  #known: KeySet = { keys: [], revocationEpoch: null };
  #askedAt = -Infinity;
  #asking: Promise<void> | undefined;

  /** Without a transport, the keys that are pinned are all that there are. */
  constructor(clock: Clock, transport: Transport | undefined, pinned?: KeySet) {
    this.#clock = clock;
    this.#transport = transport;
    if (pinned !== undefined) this.#known = pinned;
  }

  get known(): KeySet {
    return this.#known;
  }

  /** Takes over what was kept, unless something newer is known. */
  adopt(kept: KeySet): void {
    if (this.#known.keys.length === 0) this.#known = kept;
  }

  /** Asks for the keys where they have not been for a while; does without, where that fails. */
  async renew(patience: Patience): Promise<void> {
    if (this.#transport === undefined || Math.abs(this.#clock.now() - this.#askedAt) < freshMs) return;
    await this.#ask(this.#transport, patience).catch(() => undefined);
  }

  /** The key with this id. Where it is not known it is looked for on the server; throws where that fails. */
  async find(kid: string, patience: Patience): Promise<PublicKey | undefined> {
    const known = this.#withId(kid);
    if (known !== undefined || this.#transport === undefined) return known;
    if (Math.abs(this.#clock.now() - this.#askedAt) >= betweenSearchesMs) await this.#ask(this.#transport, patience);
    return this.#withId(kid);
  }

  #withId(kid: string): PublicKey | undefined {
    return this.#known.keys.find((key) => key.kid === kid);
  }

  #ask(transport: Transport, patience: Patience): Promise<void> {
    this.#asking ??= this.#fetch(transport, patience).finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  async #fetch(transport: Transport, patience: Patience): Promise<void> {
    const { body } = await transport.ask({ method: 'GET', path, isPublic: true }, patience);
    const keys = readKeySet(body);
    if (keys === undefined) throw new LicenceError('unexpected_answer', 'The licence server has answered no set of keys.');
    this.#known = keys;
    this.#askedAt = this.#clock.now();
  }
}
