import { randomUUID } from 'node:crypto';
import { bodyOf, type ApiClient, type components } from '@seatledger/api-client';
import { streamed } from '../api/call-operation.ts';
import { headersOf } from '../api/said-beside.ts';
import { connectTo, longTimeoutMs } from '../connection/connection.ts';
import { explain } from '../explain.ts';
import type { ChosenRemote } from '../remote/choose-remote.ts';
import type { Terminal } from '../terminal.ts';
import type { WholeFile } from '../whole-file.ts';
import type { ListToImport } from './list-to-import.ts';
import { refusalsShown, type ImportOutcome, type RefusedRow } from './tell-import.ts';

type UploadedImport = components['schemas']['Import'];

/** Over a network: the list is uploaded and judged, then applied as it was judged. What is not applied is removed again. */
export async function importRemotely(
  remote: ChosenRemote,
  list: ListToImport,
  result: WholeFile | undefined,
  terminal: Terminal,
): Promise<ImportOutcome> {
  await using connection = connectTo(remote, longTimeoutMs);
  const { client } = connection;
  const uploaded = await bodyOf(upload(client, list));
  const judged = outcomeOf(uploaded, list);
  const changeRequestId = judged === 'applied' ? await apply(client, uploaded, list) : null;
  const outcome = changeRequestId === null ? judged : 'proposed';
  const refused = await readResult(client, uploaded, result).catch((error: unknown) => {
    if (!isKept(outcome)) throw error;
    terminal.warn('result_not_read', adviceOn(error, uploaded, outcome, remote));
    return [];
  });
  if (!isKept(outcome)) await remove(client, uploaded);
  const { counts, encoding, separator, unusedColumns } = uploaded;
  return { outcome, changeRequestId, counts, encoding, separator, unusedColumns, refused };
}

function isKept(outcome: ImportOutcome['outcome']): boolean {
  return outcome === 'applied' || outcome === 'proposed';
}

async function readResult(client: ApiClient, uploaded: UploadedImport, result: WholeFile | undefined): Promise<readonly RefusedRow[]> {
  const refused = await firstRefusals(client, uploaded);
  if (result !== undefined) await download(client, uploaded, result);
  return refused;
}

/** The list is in force, or waits for approval, whatever happens to its result, which can be had later. */
function adviceOn(error: unknown, { id }: UploadedImport, outcome: ImportOutcome['outcome'], { name }: ChosenRemote): string {
  const command = `seatledger import result ${id} --output FILE${name === null ? '' : ` --remote ${name}`}`;
  return `The list has been ${outcome}, but what became of its rows could not be read: ${explain(error).lines.join(' ')} Fetch it: ${command}`;
}

function outcomeOf(
  { counts: { create, change, refuse } }: UploadedImport,
  { dryRun, skipRefused }: ListToImport,
): ImportOutcome['outcome'] {
  if (dryRun) return 'dry_run';
  if (refuse > 0 && !skipRefused) return 'refused';
  return create + change === 0 ? 'nothing_to_do' : 'applied';
}

function upload(client: ApiClient, { bytes, fileName, domain, map, dates, profile, skipRefused }: ListToImport) {
  const query = {
    domain,
    fileName,
    skipRefused: skipRefused ? ('true' as const) : ('false' as const),
    ...(map !== undefined && { map }),
    ...(dates !== undefined && { dates }),
    ...(profile !== undefined && { defaultProfile: profile }),
  };
  return client.POST('/v1/imports', {
    params: { query },
    headers: { 'content-type': 'application/octet-stream' },
    ...streamed(bytes),
  });
}

function asSeen({ id, version }: UploadedImport) {
  return { path: { id }, header: { 'if-match': `"${version}"` } };
}

/** Gives the change request that it has become, null where it has been applied. */
async function apply(client: ApiClient, uploaded: UploadedImport, { said }: ListToImport): Promise<string | null> {
  const { path, header } = asSeen(uploaded);
  const params = { path, header: { ...header, ...headersOf(said), 'idempotency-key': randomUUID() } };
  const { data, response } = await client.POST('/v1/imports/{id}/actions/apply', { params, body: {} });
  return response.status === 202 ? (data?.id ?? '') : null;
}

async function remove(client: ApiClient, uploaded: UploadedImport): Promise<void> {
  await client.DELETE('/v1/imports/{id}', { params: asSeen(uploaded) });
}

async function firstRefusals(client: ApiClient, { id, counts }: UploadedImport): Promise<readonly RefusedRow[]> {
  if (counts.refuse === 0) return [];
  const query = { verdict: 'refuse', limit: refusalsShown } as const;
  const { items } = await bodyOf(client.GET('/v1/imports/{id}/verdicts', { params: { path: { id }, query } }));
  return items.map(({ line, address, code, detail }) => ({ line, address, code: code ?? '', detail: detail ?? '' }));
}

async function download(client: ApiClient, { id }: UploadedImport, result: WholeFile): Promise<void> {
  const headers = { accept: 'text/csv, application/problem+json' };
  const lines = await bodyOf(client.GET('/v1/imports/{id}/result', { params: { path: { id } }, parseAs: 'stream', headers }));
  for await (const piece of lines ?? []) await result.write(piece);
  await result.finish();
}
