import { randomUUID } from 'node:crypto';
import { bodyOf, type ApiClient } from '@seatledger/api-client';
import type { ParityReport } from './parity-report.ts';

/** Has the registry keep what a run has found: counts by domain and cause, and no person. */
export async function recordRun(client: ApiClient, report: ParityReport): Promise<ParityReport> {
  const { source, comparedWith, startedAt, endedAt, questions, domains } = report;
  const body = {
    source: source.slice(0, 200),
    comparedWith,
    startedAt,
    endedAt,
    questions,
    domains: domains.map(({ name, asked, agreed, causes }) => ({ name, asked, agreed, causes: [...causes] })),
  };
  const params = { header: { 'idempotency-key': randomUUID() } };
  const { id } = await bodyOf(client.POST('/v1/parity-runs', { params, body }));
  return { ...report, runId: id };
}
