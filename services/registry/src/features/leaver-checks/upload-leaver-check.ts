import { found } from '@seatledger/domain/command/decision.ts';
import { decideUploadLeaverCheck, uploadLeaverCheckSchema } from '@seatledger/domain/leaver-check/upload-leaver-check.ts';
import { useCase } from '../../registry-schema.ts';
import { lockSeatDomain } from '../domains/seat-domain-queries.ts';
import { compareStagedRows, countCompared } from './compare-queries.ts';
import { insertLeaverCheck, nextLeaverCheckId } from './leaver-check-queries.ts';

/** Needs the rows of the file staged on the same connection. */
export const uploadLeaverCheck = useCase({
  schema: uploadLeaverCheckSchema,
  async gather(tx, { domainId }) {
    const { customerId, name, seatsUsed: seats } = found(await lockSeatDomain(tx, domainId), 'domain', domainId, 'domainId');
    await compareStagedRows(tx, domainId);
    return { id: await nextLeaverCheckId(tx), customerId, name, counts: { ...(await countCompared(tx)), seats } };
  },
  decide: decideUploadLeaverCheck,
  async write(tx, check) {
    await insertLeaverCheck(tx, check);
    return [];
  },
});
