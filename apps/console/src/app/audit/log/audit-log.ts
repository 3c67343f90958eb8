import { inject, Injectable } from '@angular/core';
import { ApiProblem, bodyOf } from '@seatledger/api-client';
import { parseVerifierKeys, type VerifierKey } from '@seatledger/merkle-log/signed-note/verifier-key.ts';
import { decodeEntryBundle } from '@seatledger/merkle-log/tlog-tiles/entry-bundle.ts';
import { tileWidth, tileWidthAt } from '@seatledger/merkle-log/tlog-tiles/tile.ts';
import { formatEntriesPath } from '@seatledger/merkle-log/tlog-tiles/tile-path.ts';
import { Api } from '../../api/api.ts';
import type { Answer } from '../../api/shapes.ts';

export type InclusionProof = Answer<'/v1/audit/proofs/inclusion', 'get'>;
export type LogStatus = Answer<'/v1/audit/status', 'get'>;

const asText = { parseAs: 'text', headers: { accept: 'text/plain, application/problem+json' } } as const;

/** What the server gives of its audit log to whoever wants to verify it. */
@Injectable({ providedIn: 'root' })
export class AuditLog {
  readonly #client = inject(Api).client;

  status(signal?: AbortSignal): Promise<LogStatus> {
    return bodyOf(this.#client.GET('/v1/audit/status', { ...(signal && { signal }) }));
  }

  /** The newest, as a signed note; undefined where none has been signed yet. */
  async checkpoint(): Promise<string | undefined> {
    try {
      return await bodyOf(this.#client.GET('/v1/audit/log/checkpoint', asText));
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'checkpoint_not_found') return undefined;
      throw error;
    }
  }

  /** Throws a NoteError where what the server gives is no key. */
  async keys(): Promise<readonly VerifierKey[]> {
    return parseVerifierKeys(await bodyOf(this.#client.GET('/v1/audit/log/key', asText)));
  }

  inclusion(eventId: string): Promise<InclusionProof> {
    return bodyOf(this.#client.GET('/v1/audit/proofs/inclusion', { params: { query: { eventId } } }));
  }

  /** The hashes, in base64. */
  async consistency(from: number, to: number): Promise<readonly string[]> {
    return (await bodyOf(this.#client.GET('/v1/audit/proofs/consistency', { params: { query: { from, to } } }))).hashes;
  }

  /** When a checkpoint was signed, as the server says; undefined of one that is not among the newest. */
  async signedAt(size: number): Promise<string | undefined> {
    const { items } = await bodyOf(this.#client.GET('/v1/audit/checkpoints', { params: { query: { limit: 50 } } }));
    return items.find((checkpoint) => checkpoint.size === size)?.signedAt;
  }

  /** The entry at a leaf, from the bundle that the log has it in when it has `size` entries. Throws a TileError for what is no bundle. */
  async entry(leafIndex: number, size: number): Promise<Uint8Array> {
    const index = Math.floor(leafIndex / tileWidth);
    const width = tileWidthAt(size, 0, index);
    const path = formatEntriesPath({ index, width });
    const entry = decodeEntryBundle(path, await bytesAt(`/v1/audit/log/${path}`), width)[leafIndex % tileWidth];
    if (entry === undefined) throw new RangeError(`A log of ${size} events has no leaf ${leafIndex}.`);
    return entry;
  }
}

/** Paths of tiles have as many parts as the log is long: they are not among those that the client knows. */
async function bytesAt(path: string): Promise<Uint8Array> {
  const response = await fetch(path);
  if (!response.ok) throw new ApiProblem(response.status, await response.json().catch(() => ({})));
  return new Uint8Array(await response.arrayBuffer());
}
