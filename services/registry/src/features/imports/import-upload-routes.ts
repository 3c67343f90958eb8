import { key, domainName, text } from '@seatledger/domain/command/fields.ts';
import { found } from '@seatledger/domain/command/decision.ts';
import { importOptions } from '@seatledger/domain/import/import.ts';
import { rawBodyOf } from '@seatledger/platform/http/raw-body.ts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { send, showingNew, type Answer } from '../../api/answers.ts';
import { access, idText, onUpload, creationHeaders } from '../../api/fields.ts';
import { createdId, scopeOf, type AddRoutes, type RegistryApi } from '../../api/registry-api.ts';
import { isWithin, type Scope } from '../../api/scope.ts';
import type { Tx } from '../../registry-schema.ts';
import { findDomainId, lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { beginFile, receivePieces, removeUnusedFile, type ReceivedFile } from './import-file-queries.ts';
import { readImport, shownImport } from './imports-overview.ts';
import { holdListContext } from './list-context.ts';
import { readingOf, withStagedUpload } from './staged-upload.ts';

const rawBody = {
  mediaTypes: ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel'],
  limitBytes: 256 * 1024 * 1024,
  pieceTimeoutMs: 30_000,
};

const query = z
  .strictObject({
    domainId: idText.optional(),
    domain: domainName.optional().describe('A name that the domain goes by, in place of its id.'),
    fileName: text.trim().min(1).max(255).default('list.csv'),
    defaultProfile: key.optional().describe('Key of the profile of users that are created from rows that name none.'),
    dates: importOptions.dates.unwrap().optional().describe('How 3/4/2027 is meant where the file does not show it.'),
    map: importOptions.map.unwrap().optional().describe('Columns by hand: Header=field,"Other, header"=field; `ignore` leaves one out.'),
    skipRefused: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true')
      .describe('Whether the other rows are to be applied although some are refused.'),
  })
  .refine(({ domainId, domain }) => (domainId === undefined) !== (domain === undefined), {
    path: ['domainId'],
    message: 'give either domainId or domain',
  });
type Query = z.output<typeof query>;

export const addImportUpload: AddRoutes = (app, api) => {
  app.post(
    '/v1/imports',
    {
      config: { ...access('user.import'), rawBody },
      schema: {
        operationId: 'uploadImport',
        summary: "Upload a customer's list and judge its rows",
        description:
          'The body is the file as it is, up to 256 MiB, gzip allowed; encoding, separator and columns are recognised. Changes no user: ' +
          'read the verdicts, then apply the import. A file that cannot be read is refused (422) and not kept.',
        tags: ['Imports'],
        headers: creationHeaders,
        querystring: query,
        response: { 201: shownImport, ...onUpload },
      },
    },
    async (request, reply) => send(reply, await takeUpload(api, request, rawBodyOf(request))),
  );
};

type UploadRequest = Pick<FastifyRequest, 'id' | 'ip' | 'method' | 'url' | 'headers' | 'principal'> & { readonly query: Query };

/** Before it is answered, what nobody refers to is gone again. */
async function takeUpload(api: RegistryApi, request: UploadRequest, pieces: AsyncIterable<Uint8Array>): Promise<Answer> {
  const domainId = await findDomainOfUpload(api, scopeOf(request), request.query);
  const fileId = await beginFile(api.db);
  try {
    return await judgeUpload(api, request, domainId, await receivePieces(api.db, fileId, pieces));
  } finally {
    // What cannot be removed now is found by the sweep.
    await removeUnusedFile(api.db, fileId).catch(() => undefined);
  }
}

async function judgeUpload(api: RegistryApi, request: UploadRequest, domainId: number, file: ReceivedFile): Promise<Answer> {
  const { fileName: name, defaultProfile = null, dates = null, map = null, skipRefused } = request.query;
  const options = { defaultProfile, dates, map, skipRefused };
  const { id, ip, method, url, headers, principal } = request;
  // Two uploads are the same request where their files are.
  const asked = { id, ip, method, url, headers, principal, body: { sha256: file.sha256 } };
  return await withStagedUpload(api, { domainId, file, options }, (db, staged) =>
    api.change(
      asked,
      {
        command: { kind: 'import.upload', domainId, file: { ...file, name }, options, readAs: readingOf(staged) },
        async lock(tx, scope) {
          await lockDomainOfUpload(tx, scope, domainId);
          await holdListContext(tx, staged.context);
          return null;
        },
        answer: async (tx, importId) => showingNew(await readImport(tx, null, createdId(importId)), '/v1/imports'),
      },
      db,
    ),
  );
}

/** Before the body is read: whoever may not import into the domain need not send it. */
async function findDomainOfUpload({ db }: RegistryApi, scope: Scope, { domainId, domain = '' }: Query): Promise<number> {
  const id = domainId ?? (await findDomainId(db, domain));
  const row = await db
    .selectFrom('domains')
    .select(['id', 'customerId'])
    .where('id', '=', id ?? 0)
    .executeTakeFirst();
  return found(row !== undefined && isWithin(scope, row.customerId) ? row : undefined, 'domain', domainId ?? domain).id;
}

/** Again, as the file may have taken its time to arrive. */
async function lockDomainOfUpload(tx: Tx, scope: Scope, id: number): Promise<void> {
  const domain = await lockSeatDomain(tx, id);
  found(domain !== undefined && isWithin(scope, domain.customerId) ? domain : undefined, 'domain', id);
}
