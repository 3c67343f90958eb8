import { importOptions, refuseUnlessJudged, type ImportOptions } from '@seatledger/domain/import/import.ts';
import type { CommandValue } from '@seatledger/platform/commands/use-case.ts';
import { refuseOtherVersion } from '@seatledger/platform/http/etag.ts';
import { z } from 'zod';
import { proposed } from '../change-requests/shown-request.ts';
import { send, showing, type Answer } from '../../api/answers.ts';
import { access, byId, noFields, onAction, onChange, writeHeaders } from '../../api/fields.ts';
import { scopeOf, type AddRoutes, type ChangeRequest, type RegistryApi } from '../../api/registry-api.ts';
import { findImport, lockImport, type FoundImport } from './import-row-queries.ts';
import { readImport, shownImport } from './imports-overview.ts';
import { holdListContext } from './list-context.ts';
import { readingOf, withStagedUpload } from './staged-upload.ts';
import type { StagedList } from './staged-list.ts';

const judgement = z.strictObject(importOptions).partial().nullish();

const shared = { tags: ['Imports'], headers: writeHeaders, params: byId };
const config = access('user.import');

export const addImportActions: AddRoutes = (app, api) => {
  addJudgement(app, api);
  addApplication(app, api);
};

const addJudgement: AddRoutes = (app, api) => {
  app.post(
    '/v1/imports/:id/actions/judge',
    {
      config,
      schema: {
        ...shared,
        operationId: 'judgeImport',
        summary: 'Judge the rows of an import anew',
        description: 'Against what there is by now, and under other options where they are given; what is left out stays as it is.',
        body: judgement,
        response: { 200: shownImport, ...onAction },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await changeStaged(
        api,
        request,
        id,
        { ...request.body },
        {
          versionRequired: false,
          commands: (staged, options, { mappingSource }) => [
            { kind: 'import.judge', id, options, readAs: readingOf(mappedAs(staged, request.body?.map, mappingSource)) },
          ],
        },
      );
      return send(reply, answer);
    },
  );
};

const addApplication: AddRoutes = (app, api) => {
  app.post(
    '/v1/imports/:id/actions/apply',
    {
      config,
      schema: {
        ...shared,
        operationId: 'applyImport',
        summary: 'Apply an import, all or nothing',
        description:
          'If-Match names the version whose verdicts were looked at. Refused (409 `verdicts_changed`) where one would be another by ' +
          'now: judge it again; and (409 `rows_refused`) where rows are refused and `skipRefused` was not asked for.',
        body: noFields,
        response: { 200: shownImport, ...proposed, ...onChange },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const answer = await changeStaged(
        api,
        request,
        id,
        {},
        {
          versionRequired: true,
          commands: ({ context: { domainId }, sha256 }, { defaultProfile, skipRefused }, { imported }) => [
            { kind: 'user.import', domainId, defaultProfile, skipRefused, file: { name: imported.file.name, sha256 }, importId: id },
            { kind: 'import.apply', id },
          ],
        },
      );
      return send(reply, answer);
    },
  );
};

interface StagedChange {
  readonly versionRequired: boolean;
  readonly commands: (staged: StagedList, options: ImportOptions, before: FoundImport) => readonly CommandValue[];
}

/** What was remembered stays so where nothing is said by hand. */
function mappedAs(staged: StagedList, map: string | null | undefined, before: FoundImport['mappingSource']): StagedList {
  return map === undefined ? { ...staged, mapping: { ...staged.mapping, source: before } } : staged;
}

/** Carries out what needs the rows of the import's file. What can be refused without them is refused first. */
async function changeStaged(
  api: RegistryApi,
  request: ChangeRequest,
  id: number,
  asked: Partial<ImportOptions>,
  { versionRequired, commands }: StagedChange,
): Promise<Answer> {
  const before = await readBefore(api, request, id);
  if ('kept' in before) return before.kept;
  const { version, imported } = before;
  refuseOtherVersion(request.headers['if-match'], version, { required: versionRequired });
  refuseUnlessJudged(imported);
  const { domainId, fileId, file } = imported;
  const options = { ...imported.options, ...asked };
  const upload = { domainId, file: { id: fileId ?? 0, sizeBytes: file.sizeBytes }, options };
  return await withStagedUpload(api, upload, (db, staged) =>
    api.change(
      request,
      {
        command: commands(staged, options, before),
        versionRequired,
        async lock(tx, scope) {
          const locked = await lockImport(tx, scope, id);
          refuseUnlessJudged(locked.imported);
          await holdListContext(tx, staged.context);
          return locked.version;
        },
        answer: async (tx) => showing(await readImport(tx, null, id)),
      },
      db,
    ),
  );
}

/**
 * What the request has been answered already, or else the import: both as of one moment, so that an answer which another request under
 * the same key has given meanwhile is not missed and the version that it has left behind refused.
 */
async function readBefore(api: RegistryApi, request: ChangeRequest, id: number): Promise<FoundImport | { readonly kept: Answer }> {
  const snapshot = api.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return await snapshot.execute(async (tx) => {
    const kept = await api.keptAnswer(request, tx);
    return kept === undefined ? await findImport(tx, scopeOf(request), id) : { kept };
  });
}
