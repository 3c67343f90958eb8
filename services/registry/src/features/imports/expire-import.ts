import { decideExpireImport, expireImportSchema } from '@seatledger/domain/import/expire-import.ts';
import { useCase } from '../../registry-schema.ts';
import { removeImportedFile, lockImport } from './import-row-queries.ts';

export const expireImport = useCase({
  schema: expireImportSchema,
  gather: async (tx, { id }) => (await lockImport(tx, null, id)).imported,
  decide: decideExpireImport,
  async write(tx, imported) {
    await removeImportedFile(tx, imported);
    return [];
  },
});
