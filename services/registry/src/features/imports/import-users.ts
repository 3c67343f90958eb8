import { decideImportUsers, importUsersSchema } from '@seatledger/domain/import/import-users.ts';
import { found } from '@seatledger/domain/command/decision.ts';
import { useCase } from '../../registry-schema.ts';
import { lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { changeJudgedUsers, countVerdicts, createJudgedUsers, judgeStagedRows, refuseRowsWithoutSeat } from './import-queries.ts';

/** Needs the rows of the file staged on the same connection. */
export const importUsers = useCase({
  schema: importUsersSchema,
  async gather(tx, { domainId }) {
    const domain = found(await lockSeatDomain(tx, domainId), 'domain', domainId);
    await judgeStagedRows(tx, domainId);
    const counts = await countVerdicts(tx);
    const seatsLeft = domain.seatLimit === null ? Infinity : domain.seatLimit - domain.seatsUsed;
    if (counts.create <= seatsLeft) return { counts };
    await refuseRowsWithoutSeat(tx, seatsLeft);
    return { counts: await countVerdicts(tx) };
  },
  decide: decideImportUsers,
  async write(tx, { domainId, defaultProfile }) {
    return [...(await createJudgedUsers(tx, domainId, defaultProfile)), ...(await changeJudgedUsers(tx))];
  },
});
