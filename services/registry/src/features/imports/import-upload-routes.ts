import { key, text } from '@seatledger/domain/command/fields.ts';
import { importOptions, type ImportOptions } from '@seatledger/domain/import/import.ts';
import { rawBodyOf } from '@seatledger/platform/http/raw-body.ts';
import { z } from 'zod';
import { send, showingNew, type Answer } from '../../api/answers.ts';
import { access, creationHeaders, onUpload } from '../../api/fields.ts';
import { createdId, type AddRoutes, type RegistryApi } from '../../api/registry-api.ts';
import { readImport, shownImport } from './imports-overview.ts';
import { holdListContext } from './list-context.ts';
import { readRememberedReadings } from './remembered-readings.ts';
import { optionsUsed, readingOf, withStagedUpload } from './staged-upload.ts';
import { domainOfUpload, domainOfUploadGiven, lockDomainOfUpload, takeFile, uploadedBody, type ReceivedUpload } from './uploaded-file.ts';

const query = z
  .strictObject({
    ...domainOfUpload,
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
  .refine(domainOfUploadGiven.isGiven, domainOfUploadGiven.otherwise);

export const addImportUpload: AddRoutes = (app, api) => {
  app.post(
    '/v1/imports',
    {
      config: { ...access('user.import'), rawBody: uploadedBody },
      schema: {
        operationId: 'uploadImport',
        summary: "Upload a customer's list and judge its rows",
        description:
          'The body is the file as it is, up to 256 MiB, gzip allowed; encoding, separator and columns are recognised. What is left out is ' +
          "read as the customer's last list with the same header was. Changes no user: read the verdicts, then apply the import. A file " +
          'that cannot be read is refused (422) and not kept.',
        tags: ['Imports'],
        headers: creationHeaders,
        querystring: query,
        response: { 201: shownImport, ...onUpload },
      },
    },
    async (request, reply) => {
      const { fileName, defaultProfile = null, dates = null, map = null, skipRefused } = request.query;
      const options = { defaultProfile, dates, map, skipRefused };
      return send(reply, await takeFile(api, request, rawBodyOf(request), (upload) => judgeUpload(api, upload, fileName, options)));
    },
  );
};

async function judgeUpload(api: RegistryApi, upload: ReceivedUpload, name: string, options: ImportOptions): Promise<Answer> {
  const { asked, domainId, file } = upload;
  const remembered = await readRememberedReadings(api.db, domainId);
  return await withStagedUpload(api, { domainId, file, options, remembered }, (db, staged) =>
    api.change(
      asked,
      {
        command: {
          kind: 'import.upload',
          domainId,
          file: { ...file, name },
          options: optionsUsed(options, staged),
          readAs: readingOf(staged),
        },
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
