import { decideDeleteImport, deleteImportSchema } from '@seatledger/domain/import/delete-import.ts';
import { useCase } from '../../registry-schema.ts';
import { deleteImportRow, lockImport } from './import-row-queries.ts';

export const deleteImport = useCase({
  schema: deleteImportSchema,
  gather: async (tx, { id }) => (await lockImport(tx, null, id)).imported,
  decide: decideDeleteImport,
  async write(tx, imported) {
    await deleteImportRow(tx, imported);
    return [];
  },
});
