import { decideImportUsers, importUsersSchema } from '@seatledger/domain/import/import-users.ts';
import { useCase } from '../../registry-schema.ts';
import { changeJudgedUsers, createJudgedUsers } from './import-queries.ts';
import { judgeList } from './judge-list.ts';
import { findFirstChangedVerdict } from './verdict-queries.ts';

/** Needs the rows of the file staged on the same connection. */
export const importUsers = useCase({
  schema: importUsersSchema,
  async gather(tx, { domainId, importId }) {
    const judged = await judgeList(tx, domainId);
    return { ...judged, firstChangedLine: importId === null ? null : await findFirstChangedVerdict(tx, importId) };
  },
  decide: decideImportUsers,
  async write(tx, { domainId, defaultProfile }) {
    return [...(await createJudgedUsers(tx, domainId, defaultProfile)), ...(await changeJudgedUsers(tx))];
  },
});
