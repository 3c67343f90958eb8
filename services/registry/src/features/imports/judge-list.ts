import { found } from '@seatledger/domain/command/decision.ts';
import type { ImportCounts } from '@seatledger/domain/import/import-users.ts';
import type { Tx } from '../../registry-schema.ts';
import { lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { countVerdicts, judgeStagedRows, refuseRowsWithoutSeat } from './import-queries.ts';

/** Locks the domain and gives every staged row its verdict, in `judged_rows`. */
export async function judgeList(tx: Tx, domainId: number): Promise<ImportCounts> {
  const domain = found(await lockSeatDomain(tx, domainId), 'domain', domainId, 'domainId');
  await judgeStagedRows(tx, domainId);
  const counts = await countVerdicts(tx);
  const seatsLeft = domain.seatLimit === null ? Infinity : domain.seatLimit - domain.seatsUsed;
  if (counts.create <= seatsLeft) return counts;
  await refuseRowsWithoutSeat(tx, seatsLeft);
  return await countVerdicts(tx);
}
