import type { KeyObject } from 'node:crypto';
import { openEd25519Key } from '@seatledger/platform/crypto/ed25519-key.ts';
import type { SecretBox } from '@seatledger/platform/crypto/secret-box.ts';
import type { PublishedData } from '../../published-data.ts';
import type { ReaderLog } from '../change-feed/registry-reader.ts';
import { type SigningKeys } from './signing-keys.ts';
import { nothingToSignBy, type SigningKey, type SigningState } from './signing-state.ts';

/** Notified with every change of the keys, and of the epoch. */
export const signingChannel = 'licence_signing';

interface SigningKeyRow extends Omit<SigningKey, 'privateKey'> {
  readonly sealedPrivateKey: Buffer | null;
}

export interface SigningFollowerOptions {
  readonly keys: SigningKeys;
  readonly log: ReaderLog;
  readonly onChange: (state: SigningState) => void;
}

/** Keeps the keys in memory up with those in the database. */
export class SigningFollower {
  readonly #options: SigningFollowerOptions;
  #box: SecretBox | null = null;
  #version: string | null = null;

  constructor(options: SigningFollowerOptions) {
    this.#options = options;
  }

  get state(): SigningState {
    return this.#options.keys.state;
  }

  /** What opens the private halves. */
  useBox(box: SecretBox | null): void {
    this.#box = box;
    this.#version = null;
  }

  /** Begins with what was known before. */
  resume(state: SigningState): void {
    this.#take(state);
  }

  async catchUp(data: PublishedData): Promise<void> {
    const version = await readVersion(data);
    if (version === this.#version) return;
    const rows = await readKeys(data);
    this.#take({ keys: rows.map((row) => this.#opened(row)), ...(await readTerms(data)) });
    this.#version = version;
  }

  #take(state: SigningState): void {
    this.#options.keys.replace(state);
    this.#options.onChange(state);
  }

  #opened({ sealedPrivateKey, ...key }: SigningKeyRow): SigningKey {
    return { ...key, privateKey: sealedPrivateKey === null ? null : this.#open(key.kid, sealedPrivateKey) };
  }

  #open(kid: string, sealedPrivateKey: Buffer): KeyObject | null {
    const known = this.#options.keys.state.keys.find((key) => key.kid === kid)?.privateKey;
    if (known) return known;
    if (this.#box === null) return null;
    try {
      return openEd25519Key(this.#box, kid, sealedPrivateKey);
    } catch (error) {
      this.#options.log('error', 'a key that signs licences cannot be opened: it was sealed under another installation key', {
        kid,
        reason: String(error),
      });
      return null;
    }
  }
}

/** Another one whenever anything has changed, or the database is another one. */
async function readVersion(data: PublishedData): Promise<string> {
  const [row] = await data.rows<{ version: string }>(
    `select format('%s %s %s %s', revision, revocation_epoch, issuer, (select string_agg(kid, ' ' order by id) from licence.signing_keys)) as version
     from licence.signing_state`,
  );
  return row?.version ?? '';
}

async function readTerms(data: PublishedData): Promise<Pick<SigningState, 'revocationEpoch' | 'issuer'>> {
  const [row] = await data.rows<Pick<SigningState, 'revocationEpoch' | 'issuer'>>(
    'select revocation_epoch as "revocationEpoch", issuer from licence.signing_state',
  );
  return row ?? nothingToSignBy;
}

function readKeys(data: PublishedData): Promise<SigningKeyRow[]> {
  return data.rows<SigningKeyRow>(
    `select kid, public_x as "publicX", sealed_private_key as "sealedPrivateKey",
       floor(extract(epoch from signs_from) * 1000)::bigint as "signsFrom",
       coalesce(floor(extract(epoch from files_until) * 1000), 0)::bigint as "filesUntil"
     from licence.signing_keys where withdrawn_at is null`,
  );
}
