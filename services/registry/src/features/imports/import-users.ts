import { decideImportUsers, importUsersSchema } from '@seatledger/domain/import/import-users.ts';
import { useCase } from '../../registry-schema.ts';
import { changeJudgedUsers, createJudgedUsers } from './import-queries.ts';
import { judgeList } from './judge-list.ts';
import { digestVerdicts, findFirstChangedVerdict } from './verdict-queries.ts';

/** Needs the rows of the file staged on the same connection. */
export const importUsers = useCase({
  schema: importUsersSchema,
  async gather(tx, { domainId, importId }) {
    const judged = await judgeList(tx, domainId);
    if (importId === null) return { ...judged, firstChangedLine: null, verdictsDigest: null };
    return { ...judged, firstChangedLine: await findFirstChangedVerdict(tx, importId), verdictsDigest: await digestVerdicts(tx) };
  },
  decide: decideImportUsers,
  async write(tx, list) {
    return [...(await createJudgedUsers(tx, list)), ...(await changeJudgedUsers(tx, list))];
  },
});
