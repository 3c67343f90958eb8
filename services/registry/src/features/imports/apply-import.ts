import { decideApplyImport, applyImportSchema } from '@seatledger/domain/import/apply-import.ts';
import { useCase } from '../../registry-schema.ts';
import { markImportApplied, lockImport } from './import-row-queries.ts';

export const applyImport = useCase({
  schema: applyImportSchema,
  gather: async (tx, { id }) => (await lockImport(tx, null, id)).imported,
  decide: decideApplyImport,
  async write(tx, { id }) {
    await markImportApplied(tx, id);
    return [];
  },
});
