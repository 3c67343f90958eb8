import { timingSafeEqual } from 'node:crypto';
import { unknownActor, type AuditRecorder } from '@seatledger/platform/commands/audit-recorder.ts';
import { clientAddress } from '@seatledger/platform/http/client-network.ts';
import type { Kysely } from 'kysely';
import type { AccessSchema } from '../../access-schema.ts';
import { findApiKeyByName } from '../api-keys/api-key-queries.ts';
import type { RefusedUse } from './credential.ts';
import type { UnusualUses } from './unusual-uses.ts';

/** A request that the licence check refused for its key or its identity token. */
export interface RefusedAtCheck {
  readonly status: number;
  readonly code: string;
  readonly method: string;
  /** What looked like a key: its name and the SHA-256 of the whole, in hex. */
  readonly key: { readonly keyId: string; readonly secretHash: string } | null;
  readonly address: string;
  readonly requestId: string;
}

/** A good key, on a connection that had not used it before. */
export interface UsedAtCheck {
  readonly keyId: string;
  readonly address: string;
  readonly requestId: string;
}

export interface CheckKeysOptions {
  readonly kysely: Kysely<AccessSchema>;
  readonly recorder: AuditRecorder;
  readonly unusualUses: UnusualUses;
  readonly onError: (message: string, error: Error) => void;
}

type KeyRow = Awaited<ReturnType<typeof findApiKeyByName>>;

const route = '/v1/licences/check';
const keptMs = 60_000;
/** So many names are looked up in a minute; whoever guesses more learns nothing and costs nothing. */
const lookedUp = 1_000;
/** So many requests wait for what is looked up. */
const waiting = 1_000;

/** Tells the audit of the keys at the licence check, which knows of them only what it needs. Nobody waits for it. */
export class CheckKeys {
  readonly #options: CheckKeysOptions;
  readonly #rows = new Map<string, Promise<KeyRow>>();
  #rowsSince = -Infinity;
  readonly #working = new Set<Promise<unknown>>();

  constructor(options: CheckKeysOptions) {
    this.#options = options;
  }

  refused({ status, code, method, key, ...use }: RefusedAtCheck): void {
    this.#options.recorder.note({
      kind: 'request.refused',
      subjectKind: 'request',
      subjectIds: [],
      said: { method, route, status, code },
      context: { actor: unknownActor, origin: 'api', address: clientAddress(use.address), requestId: use.requestId },
    });
    if (key === null) return;
    const judge = (row: KeyRow): RefusedUse | 'read too early' | undefined => {
      const how = howRefused(row, key.secretHash, code);
      if (row !== undefined && how !== undefined && how !== 'read too early')
        this.#options.unusualUses.refused({ kind: 'api-key', id: row.id }, how, { ...use, route });
      return how;
    };
    this.#withRow(key.keyId, (row) => {
      if (judge(row) !== 'read too early') return;
      this.#rows.delete(key.keyId);
      this.#withRow(key.keyId, judge);
    });
  }

  used({ keyId, ...use }: UsedAtCheck): void {
    this.#withRow(keyId, (row) => {
      const { unusualUses } = this.#options;
      if (row === undefined) return;
      const { id, name } = row;
      unusualUses.accepted({ kind: 'api-key', id }, { kind: 'service', id, name }, { ...use, route });
    });
  }

  /** Waits for what is being looked up. */
  async settle(): Promise<void> {
    await Promise.all(this.#working);
  }

  #withRow(keyId: string, work: (row: KeyRow) => unknown): void {
    const row = this.#working.size < waiting ? this.#rowOf(keyId) : undefined;
    if (row === undefined) return;
    const working = row.then(work).finally(() => this.#working.delete(working));
    this.#working.add(working);
  }

  /** Undefined where too much has been looked up already. */
  #rowOf(keyId: string): Promise<KeyRow> | undefined {
    const at = Date.now();
    if (at - this.#rowsSince > keptMs) {
      this.#rows.clear();
      this.#rowsSince = at;
    }
    const known = this.#rows.get(keyId);
    if (known !== undefined || this.#rows.size >= lookedUp) return known;
    const row = findApiKeyByName(this.#options.kysely, keyId).catch((error: Error) => {
      this.#options.onError('a key of a licence check could not be looked up', error);
      return undefined;
    });
    this.#rows.set(keyId, row);
    return row;
  }
}

/** The check does not know revoked keys: only the hash tells whether it was one, or a guess. */
function howRefused(row: KeyRow, secretHash: string, code: string): RefusedUse | 'read too early' | undefined {
  if (row === undefined || !timingSafeEqual(row.secretHash, Buffer.from(secretHash, 'hex'))) return undefined;
  if (code !== 'invalid_api_key') return refusedUses[code];
  return row.revokedAt === null ? 'read too early' : 'revoked';
}

const refusedUses: Readonly<Record<string, RefusedUse | undefined>> = {
  expired_api_key: 'expired',
  address_not_allowed: 'address-not-allowed',
};
