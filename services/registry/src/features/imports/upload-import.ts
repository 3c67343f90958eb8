import { decideUploadImport, uploadImportSchema } from '@seatledger/domain/import/upload-import.ts';
import { useCase } from '../../registry-schema.ts';
import { insertImport, nextImportId } from './import-row-queries.ts';
import { judgeList } from './judge-list.ts';

/** Needs the rows of the file staged on the same connection. */
export const uploadImport = useCase({
  schema: uploadImportSchema,
  gather: async (tx, { domainId }) => ({ ...(await judgeList(tx, domainId)), id: await nextImportId(tx) }),
  decide: decideUploadImport,
  async write(tx, judged) {
    await insertImport(tx, judged);
    return [];
  },
});
