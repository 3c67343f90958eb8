import { readFileSync } from 'node:fs';

/** One operation of the API, as much of it as a verb is made of. */
export interface Operation {
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** `/v1/users/{id}` */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Whether it takes the version that it is meant for (If-Match). */
  readonly takesVersion: boolean;
  /** Whether it is carried out once however often it is asked for under one key (Idempotency-Key). */
  readonly takesKey: boolean;
  /** Whether it may become a change request that waits for approval. */
  readonly mayWait: boolean;
  readonly body: JsonSchema | null;
  /** Whether a file is sent, in place of a body in JSON. */
  readonly takesFile: boolean;
  /** A file is no JSON. */
  readonly answers: 'list' | 'one' | 'nothing' | 'file';
  /** The property of the answer that is never shown again. */
  readonly secret: string | null;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** The part of JSON Schema that the API uses. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** Every operation that keys and tokens may call, generated from the OpenAPI document. */
export const operations = JSON.parse(
  readFileSync(new URL('../generated/operations.json', import.meta.url), 'utf8'),
) as readonly Operation[];

/** The types of JSON that a schema allows. */
export function typesOf(schema: JsonSchema): ReadonlySet<string> {
  return new Set(alternativesOf(schema).flatMap(({ type = [] }) => type));
}

/** What a list holds; undefined where the schema allows none. */
export function itemsOf(schema: JsonSchema): JsonSchema | undefined {
  return alternativesOf(schema).find(({ type }) => type === 'array')?.items;
}

/** The values that there are to choose from; none where any fits. */
export function choicesOf(schema: JsonSchema): readonly string[] {
  return alternativesOf(itemsOf(schema) ?? schema)
    .flatMap((one) => one.enum ?? [])
    .filter((one) => typeof one === 'string');
}

function alternativesOf(schema: JsonSchema): readonly JsonSchema[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  return alternatives === undefined ? [schema] : alternatives.flatMap(alternativesOf);
}
