import { issueLicenceFileSchema } from '@seatledger/domain/licence-file/issue-licence-file.ts';
import type { HttpServer } from '@seatledger/platform/http/http-server.ts';
import { pageOf, pageQuery, pageRequest, pageSchema } from '@seatledger/platform/http/page.ts';
import { contextOf } from '@seatledger/platform/http/request-context.ts';
import { z } from 'zod';
import { handOutLicenceFile, type IssuingOptions } from './issue-licence-file.ts';
import { licenceFileView, licenceFileViewOf, readLicenceFile, readLicenceFileOf, readLicenceFilePage } from './licence-files-overview.ts';

const reads = { kind: 'licence-file' };
const read = { access: { permission: 'licence-file.read' }, reads };
/** Nothing takes a file back where there is no network: the second factor must have been shown lately. */
const write = { access: { permission: 'licence-file.write', stepUp: true } };
const tags = ['Licence files'];
const { email, product, until, reason, documentId } = issueLicenceFileSchema.shape;

const newLicenceFile = z.strictObject({
  email,
  product,
  until: until.meta({
    description: "The last day, in the customer's time zone: 366 days at most, and never beyond the end of the licence.",
  }),
  reason,
});
const issuedLicenceFile = licenceFileView.extend({
  licenceFile: z.string().meta({
    description: 'Shown this once. A JWT of the type `licence-file+jwt`, verified offline by the keys at `/.well-known/jwks.json`.',
  }),
});
const params = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const filters = pageQuery.extend({
  email: email.optional().meta({ description: 'Of whom.' }),
  documentId: documentId.optional().meta({ description: '`jti` of a document that was found somewhere.' }),
});

export function licenceFileRoutes(app: HttpServer, options: IssuingOptions): void {
  const { kysely } = options;
  app.get(
    '/v1/licence-files',
    {
      config: read,
      schema: {
        operationId: 'listLicenceFiles',
        tags,
        summary: 'List the licence files that were handed out',
        querystring: filters,
        response: { 200: pageSchema(licenceFileView) },
      },
    },
    async ({ query }) => pageOf(await readLicenceFilePage(kysely, query, pageRequest(query)), query.limit, licenceFileViewOf),
  );
  app.get(
    '/v1/licence-files/:id',
    {
      config: read,
      schema: {
        operationId: 'readLicenceFile',
        tags,
        summary: 'Read who was handed a licence file',
        params,
        response: { 200: licenceFileView },
      },
    },
    ({ params }) => readLicenceFile(kysely, params.id),
  );
  app.post(
    '/v1/licence-files',
    {
      config: write,
      schema: {
        operationId: 'issueLicenceFile',
        tags,
        summary: 'Sign a licence file for a machine without a network',
        description: 'It works until its end whatever becomes of the licence. The file itself is not kept.',
        body: newLicenceFile,
        response: { 201: issuedLicenceFile },
      },
    },
    async (request, reply) => {
      const { documentId, licenceFile } = await handOutLicenceFile(options, request.body, contextOf(request));
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...(await readLicenceFileOf(kysely, documentId)), licenceFile });
    },
  );
}
