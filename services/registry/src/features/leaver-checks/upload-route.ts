import { importOptions } from '@seatledger/domain/import/import.ts';
import { text } from '@seatledger/domain/command/fields.ts';
import { rawBodyOf } from '@seatledger/platform/http/raw-body.ts';
import { z } from 'zod';
import { send, showingNew, type Answer } from '../../api/answers.ts';
import { access, creationHeaders, onUpload } from '../../api/fields.ts';
import { createdId, type AddRoutes, type RegistryApi } from '../../api/registry-api.ts';
import { holdListContext } from '../imports/list-context.ts';
import { readRememberedReadings } from '../imports/remembered-readings.ts';
import { readingOf, withStagedUpload } from '../imports/staged-upload.ts';
import {
  domainOfUpload,
  domainOfUploadGiven,
  lockDomainOfUpload,
  takeFile,
  uploadedBody,
  type ReceivedUpload,
} from '../imports/uploaded-file.ts';
import { readLeaverCheck, shownLeaverCheckNow } from './leaver-checks-overview.ts';

const query = z
  .strictObject({
    ...domainOfUpload,
    fileName: text.trim().min(1).max(255).default('staff.csv'),
    map: importOptions.map.unwrap().optional().describe('The column of addresses by hand: Header=email.'),
  })
  .refine(domainOfUploadGiven.isGiven, domainOfUploadGiven.otherwise);

export const addLeaverCheckUpload: AddRoutes = (app, api) => {
  app.post(
    '/v1/leaver-checks',
    {
      config: { ...access('user.import'), rawBody: uploadedBody },
      schema: {
        operationId: 'uploadLeaverCheck',
        summary: 'Compare a staff list with the seats of a domain',
        description:
          'The body is the whole staff list as it is, up to 256 MiB, gzip allowed; only its column of addresses is read. Changes no user: ' +
          'look at the leavers, then propose their removal. A list that knows nobody with a seat is refused (422) and not kept.',
        tags: ['Leaver checks'],
        headers: creationHeaders,
        querystring: query,
        response: { 201: shownLeaverCheckNow, ...onUpload },
      },
    },
    async (request, reply) => {
      const { fileName, map = null } = request.query;
      return send(reply, await takeFile(api, request, rawBodyOf(request), (upload) => compareUpload(api, upload, fileName, map)));
    },
  );
};

async function compareUpload(
  api: RegistryApi,
  { asked, domainId, file }: ReceivedUpload,
  name: string,
  map: string | null,
): Promise<Answer> {
  const reading = {
    domainId,
    file,
    options: { defaultProfile: null, dates: null, map },
    remembered: await readRememberedReadings(api.db, domainId),
    fields: ['email'] as const,
  };
  return await withStagedUpload(api, reading, (db, staged) => {
    const { unusedColumns: _, ...readAs } = readingOf(staged);
    const used = map ?? staged.remembered?.map ?? null;
    return api.change(
      asked,
      {
        command: { kind: 'leaver-check.upload', domainId, file: { ...file, name }, map: used, readAs },
        async lock(tx, scope) {
          await lockDomainOfUpload(tx, scope, domainId);
          await holdListContext(tx, staged.context);
          return null;
        },
        answer: async (tx, id) => showingNew(await readLeaverCheck(tx, null, createdId(id)), '/v1/leaver-checks'),
      },
      db,
    );
  });
}
