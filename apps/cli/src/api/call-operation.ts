import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ApiClient } from '@seatledger/api-client';
import { listOf, textOf, UsageError, type Arguments } from '../verb.ts';
import type { Field } from './fields.ts';
import { findId } from './find-id.ts';
import { operations, typesOf, type Operation } from './operations.ts';
import { saidBeside } from './said-beside.ts';
import { readValue } from './read-value.ts';

export interface Answered {
  /** As it is in JSON; undefined where there is none. */
  readonly data: unknown;
  readonly response: Response;
}

/** What goes into a request. */
interface Sent {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: Record<string, unknown>;
  readonly file?: Readable | undefined;
}

/** Asks one operation with what was typed, and a file where it takes one. `unchanged`: what was to be changed is so already. */
export async function callOperation(
  client: ApiClient,
  operation: Operation,
  fields: readonly Field[],
  values: Arguments,
  file?: Readable,
): Promise<Answered & { readonly unchanged: boolean }> {
  const sent = await readSent(client, fields, values);
  const seen = await readSeen(client, operation, sent, textOf(values, 'if-version'));
  const body = withWholeValidity(sent.body, operation.method === 'patch' ? seen?.data : undefined);
  const headers = { ...saidBeside(operation, fields, values), ...(seen?.etag !== undefined && { 'if-match': seen.etag }) };
  const answered = await request(client, operation, { ...sent, body, file }, headers);
  return { ...answered, unchanged: seen?.etag !== undefined && answered.response.headers.get('etag') === seen.etag };
}

async function readSent(client: ApiClient, fields: readonly Field[], values: Arguments): Promise<Sent> {
  const sent: Sent = { path: {}, query: {}, body: {} };
  for (const field of fields) {
    const texts = [textOf(values, field.option) ?? listOf(values, field.option)].flat();
    if (texts.length === 0) {
      if (field.required) throw new UsageError(`--${field.option} is needed.`);
      continue;
    }
    const value = readValue(field, field.names === undefined ? texts : await idsOf(client, field.names, texts));
    const [name, part] = field.path;
    sent[field.place][name] = part === undefined ? value : { ...(sent[field.place][name] as object | undefined), [part]: value };
  }
  return sent;
}

async function idsOf(client: ApiClient, names: NonNullable<Field['names']>, texts: readonly string[]): Promise<readonly string[]> {
  const each = texts.flatMap((text) => text.split(',')).filter((text) => text !== '');
  return Promise.all(each.map((text) => (text === 'none' ? text : findId(client, names, text))));
}

interface Seen {
  readonly etag: string | undefined;
  readonly data: unknown;
}

/** What is there before a change, so that a change of somebody else's is not lost. An action says itself what it changes. */
async function readSeen(client: ApiClient, operation: Operation, { path }: Sent, version: string | undefined): Promise<Seen | undefined> {
  if (!operation.takesVersion) return undefined;
  if (version !== undefined) return { etag: `"${version}"`, data: undefined };
  if (operation.method === 'post') return undefined;
  const reading = [operation.path, operation.path.slice(0, operation.path.lastIndexOf('/'))]
    .map((at) => operations.find((one) => one.method === 'get' && one.path === at))
    .find((one) => one !== undefined);
  if (reading === undefined) return undefined;
  const { data, response } = await request(client, reading, { path, query: {}, body: {} });
  return { etag: response.headers.get('etag') ?? undefined, data };
}

/** The two dates of a validity are given one by one. The one left out stays as it is, or is open where there was none. */
function withWholeValidity(body: Sent['body'], before: unknown): Sent['body'] {
  if (typeof body['validity'] !== 'object') return body;
  const { validity } = (before ?? {}) as { readonly validity?: object };
  return { ...body, validity: { from: null, until: null, ...validity, ...body['validity'] } };
}

type Headers = Readonly<Record<string, string>>;

type Ask = (method: string, path: string, init: object) => Promise<Answered>;

/** The operations come from a table here, so that their types are no help. */
async function request(
  client: ApiClient,
  operation: Operation,
  { path, query, body, file }: Sent,
  headers: Headers = {},
): Promise<Answered> {
  const ask = client.request as unknown as Ask;
  const takesBody = operation.body !== null && !(Object.keys(body).length === 0 && typesOf(operation.body).has('null'));
  return ask(operation.method, operation.path, {
    params: { path, query },
    ...(takesBody && { body }),
    ...(file !== undefined && streamed(file)),
    headers: {
      ...headers,
      ...(file !== undefined && { 'content-type': 'application/octet-stream' }),
      ...(operation.takesKey && file === undefined && { 'idempotency-key': randomUUID() }),
      ...(operation.answers === 'file' && { accept: '*/*' }),
    },
    ...(operation.answers === 'file' && { parseAs: 'stream' }),
  });
}

/** As it comes: it may be larger than memory. Such a request cannot be asked again. */
export function streamed(file: Readable) {
  return { body: '', bodySerializer: () => Readable.toWeb(file) as ReadableStream, duplex: 'half' } as const;
}
