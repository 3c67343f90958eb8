import { expiredDetail } from '@seatledger/domain/migration/migration.ts';
import { HttpProblem } from '@seatledger/platform/http/http-problem.ts';
import type { MigrationRow } from './migration-queries.ts';

/** @throws HttpProblem 410 `migration_expired` where the rows of a migration are no longer there to be read */
export function refuseUnkept({ id, rowsRemovedAt }: MigrationRow): void {
  if (rowsRemovedAt === null) return;
  throw new HttpProblem({ status: 410, code: 'migration_expired', title: 'Gone', detail: expiredDetail(id) });
}
