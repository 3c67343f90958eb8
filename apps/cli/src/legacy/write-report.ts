import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyOf, type ApiClient } from '@seatledger/api-client';
import { createWholeFile } from '../whole-file.ts';
import type { Plan } from './plan-source.ts';
import { reportPage, type ReportedRow } from './report-page.ts';

/** Writes the report of a plan as a page that can be signed, and as JSON. Gives the paths. */
export async function writeReport(client: ApiClient, plan: Plan, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const name = `migration-${plan.id}-${(plan.planDigest ?? '').slice(0, 12)}`;
  const decided: ReportedRow[] = [];
  for (const fate of ['quarantined', 'merged', 'left_out', 'dropped'] as const) {
    for await (const row of rowsOf(client, plan.id, fate)) decided.push(row);
  }
  const page = join(folder, `${name}.html`);
  const json = join(folder, `${name}.json`);
  await write(page, reportPage(plan, decided));
  await write(json, `${JSON.stringify({ ...plan, rowsDecidedOn: decided }, null, 2)}\n`);
  return [page, json];
}

/** So many of each fate are told one by one; the list of the API has all. */
const rowsTold = 5_000;

async function* rowsOf(
  client: ApiClient,
  id: string,
  fate: 'quarantined' | 'merged' | 'left_out' | 'dropped',
): AsyncGenerator<ReportedRow> {
  let cursor: string | null = null;
  for (let told = 0; told < rowsTold;) {
    const query: { limit: number; fate: typeof fate; cursor?: string } = { limit: 200, fate, ...(cursor !== null && { cursor }) };
    const page = await bodyOf(client.GET('/v1/migrations/{id}/rows', { params: { path: { id }, query } }));
    yield* page.items;
    told += page.items.length;
    cursor = page.nextCursor;
    if (cursor === null) return;
  }
}

async function write(path: string, text: string): Promise<void> {
  await using file = await createWholeFile(path);
  await file?.write(text);
  await file?.finish();
}
