import { createParityRunSchema, decideCreateParityRun } from '@seatledger/domain/migration/create-parity-run.ts';
import { useCase } from '../../registry-schema.ts';
import { nextRegistryId } from '../../versioned-rows.ts';
import { insertParityRun } from './parity-run-queries.ts';

export const createParityRun = useCase({
  schema: createParityRunSchema,
  gather: async (tx) => ({ nextId: await nextRegistryId(tx, 'parity_runs') }),
  decide: decideCreateParityRun,
  async write(tx, run) {
    await insertParityRun(tx, run);
    return [];
  },
});
