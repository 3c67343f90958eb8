import { decideJudgeImport, judgeImportSchema } from '@seatledger/domain/import/judge-import.ts';
import { useCase } from '../../registry-schema.ts';
import { lockImport, updateJudgedImport } from './import-row-queries.ts';
import { judgeList } from './judge-list.ts';

/** Needs the rows of the file staged on the same connection. */
export const judgeImport = useCase({
  schema: judgeImportSchema,
  async gather(tx, { id }) {
    const { imported: before } = await lockImport(tx, null, id);
    const { counts } = await judgeList(tx, before.domainId);
    return { before, counts };
  },
  decide: decideJudgeImport,
  async write(tx, judged) {
    await updateJudgedImport(tx, judged);
    return [];
  },
});
