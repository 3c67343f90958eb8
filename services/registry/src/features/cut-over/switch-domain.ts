import { cutBackDomainSchema, decideCutBackDomain } from '@seatledger/domain/migration/cut-back-domain.ts';
import { cutOverDomainSchema, decideCutOverDomain } from '@seatledger/domain/migration/cut-over-domain.ts';
import type { CutOverFacts, DomainCutOver } from '@seatledger/domain/migration/cut-over.ts';
import { useCase, type Tx } from '../../registry-schema.ts';
import { lockDomainVersion } from '../domains/domain-lock-queries.ts';
import { beginSwitching, saveCutOver } from './cut-over-queries.ts';
import { factsOf, findDomainFacts } from './readiness-queries.ts';

export const cutOverDomain = useCase({
  schema: cutOverDomainSchema,
  gather: (tx, { id }) => gatherFacts(tx, id),
  decide: decideCutOverDomain,
  write: writeSwitch,
});

export const cutBackDomain = useCase({
  schema: cutBackDomainSchema,
  gather: (tx, { id }) => gatherFacts(tx, id),
  decide: decideCutBackDomain,
  write: writeSwitch,
});

async function gatherFacts(tx: Tx, id: number): Promise<CutOverFacts> {
  await beginSwitching(tx);
  await lockDomainVersion(tx, null, id);
  const row = await findDomainFacts(tx, id);
  const domain = { id, customerId: row.customerId, customer: row.customerName, name: row.name };
  return {
    domain: { ...domain, answeredBy: row.answeredBy, acceptedBlockers: row.acceptedBlockers },
    readiness: row.isMigrated ? factsOf(row) : null,
    now: row.now,
  };
}

async function writeSwitch(tx: Tx, decided: DomainCutOver): Promise<readonly never[]> {
  await saveCutOver(tx, decided);
  return [];
}
