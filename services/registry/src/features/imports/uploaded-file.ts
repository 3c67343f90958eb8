import { found } from '@seatledger/domain/command/decision.ts';
import { domainName } from '@seatledger/domain/command/fields.ts';
import type { FastifyRequest } from 'fastify';
import type { Answer } from '../../api/answers.ts';
import { idText } from '../../api/fields.ts';
import { scopeOf, type ChangeRequest, type RegistryApi } from '../../api/registry-api.ts';
import { isWithin, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { findDomainId, lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { beginFile, receivePieces, removeUnusedFile, type ReceivedFile } from './import-file-queries.ts';

/** A list as people send it. */
export const uploadedBody = {
  mediaTypes: ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel'],
  limitBytes: 256 * 1024 * 1024,
  pieceTimeoutMs: 30_000,
};

interface DomainOfUpload {
  readonly domainId?: number | undefined;
  readonly domain?: string | undefined;
}

/** The fields of a query that name the domain whose list it is. */
export const domainOfUpload = {
  domainId: idText.optional(),
  domain: domainName.optional().describe('A name that the domain goes by, in place of its id.'),
};

export const domainOfUploadGiven = {
  isGiven: ({ domainId, domain }: DomainOfUpload): boolean => (domainId === undefined) !== (domain === undefined),
  otherwise: { path: ['domainId'], message: 'give either domainId or domain' },
};

type UploadRequest = Pick<FastifyRequest, 'id' | 'ip' | 'method' | 'url' | 'headers' | 'principal'> & { readonly query: DomainOfUpload };

export interface ReceivedUpload {
  /** The request, with the digest of the file for its body: two uploads are the same request where their files are. */
  readonly asked: ChangeRequest;
  readonly domainId: number;
  readonly file: ReceivedFile;
}

/** Receives a file for the work that reads it. Before that is answered, what nobody refers to is gone again. */
export async function takeFile(
  api: RegistryApi,
  request: UploadRequest,
  pieces: AsyncIterable<Uint8Array>,
  work: (upload: ReceivedUpload) => Promise<Answer>,
): Promise<Answer> {
  const domainId = await findDomainOfUpload(api, scopeOf(request), request.query);
  const fileId = await beginFile(api.db);
  try {
    const file = await receivePieces(api.db, fileId, pieces);
    const { id, ip, method, url, headers, principal } = request;
    return await work({ asked: { id, ip, method, url, headers, principal, body: { sha256: file.sha256 } }, domainId, file });
  } finally {
    // What cannot be removed now is found by the sweep.
    await removeUnusedFile(api.db, fileId).catch(() => undefined);
  }
}

/** Before the body is read: whoever may not send lists for the domain need not send it. */
async function findDomainOfUpload({ db }: RegistryApi, scope: Scope, { domainId, domain = '' }: DomainOfUpload): Promise<number> {
  const id = domainId ?? (await findDomainId(db, domain));
  const row = await db
    .selectFrom('domains')
    .select(['id', 'customerId'])
    .where('id', '=', id ?? 0)
    .executeTakeFirst();
  return found(row !== undefined && isWithin(scope, row.customerId) ? row : undefined, 'domain', domainId ?? domain).id;
}

/** Again, as the file may have taken its time to arrive. */
export async function lockDomainOfUpload(tx: Tx, scope: Scope, id: number): Promise<void> {
  const domain = await lockSeatDomain(tx, id);
  found(domain !== undefined && isWithin(scope, domain.customerId) ? domain : undefined, 'domain', id);
}
