import { found } from '@seatledger/domain/command/decision.ts';
import type { ImportCounts } from '@seatledger/domain/import/import-users.ts';
import type { Tx } from '../../registry-schema.ts';
import { lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { countVerdicts, judgeStagedRows, refuseRowsWithoutSeat } from './import-queries.ts';

export interface JudgedList {
  readonly customerId: number;
  readonly domainName: string;
  readonly counts: ImportCounts;
}

/** Locks the domain and gives every staged row its verdict, in `judged_rows`. */
export async function judgeList(tx: Tx, domainId: number): Promise<JudgedList> {
  const domain = found(await lockSeatDomain(tx, domainId), 'domain', domainId, 'domainId');
  await judgeStagedRows(tx, domainId);
  const { customerId, name: domainName } = domain;
  const counts = await countVerdicts(tx);
  const seatsLeft = domain.seatLimit === null ? Infinity : domain.seatLimit - domain.seatsUsed;
  if (counts.create <= seatsLeft) return { customerId, domainName, counts };
  await refuseRowsWithoutSeat(tx, seatsLeft);
  return { customerId, domainName, counts: await countVerdicts(tx) };
}
