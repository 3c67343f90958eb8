import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openApiDocument } from './openapi-document.ts';

// Who looked at whose data can be told only where every route that shows personal data says so.

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Operation {
  readonly operationId: string;
  readonly 'x-recorded-read'?: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Names of fields under which answers tell of people. `title` and `subtitle` are those of what a search finds. */
const personal = new Set(['address', 'contacts', 'displayName', 'email', 'emails', 'subtitle', 'title', 'userAgent']);

/** What shows personal data and is not recorded as a read, and why. */
const reasons: Readonly<Record<string, string>> = {
  listOwnSessions: 'their own sessions',
  readCurrentSession: 'their own name and address',
};

/** Exports write events of their own before and after, with the number of rows. */
const isExport = ({ operationId }: Operation): boolean => operationId.startsWith('export');

const document = (await openApiDocument()) as Document;

function fieldsOf(schema: Schema | boolean | undefined, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (typeof schema !== 'object') return [];
  const { $ref, properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const name = $ref?.split('/').at(-1);
  if (name !== undefined) return seen.has(name) ? [] : fieldsOf(document.components.schemas[name], new Set([...seen, name]));
  const inner = [...Object.values(properties), items, additionalProperties, ...anyOf, ...oneOf, ...allOf];
  return [...Object.keys(properties), ...inner.flatMap((one) => fieldsOf(one, seen))];
}

const reads = Object.values(document.paths).flatMap(({ get }) => (get === undefined ? [] : [get]));

function showsPersonalData({ responses }: Operation): boolean {
  const contents = Object.values(responses['200']?.content ?? {});
  return contents.some(({ schema }) => fieldsOf(schema).some((field) => personal.has(field)));
}

it('every operation that shows personal data declares that reading it is recorded', () => {
  const showing = reads.filter(showsPersonalData);
  assert.ok(showing.length >= 8, String(showing.length));
  const silent = showing.filter((one) => one['x-recorded-read'] === undefined && !isExport(one) && reasons[one.operationId] === undefined);
  assert.deepEqual(
    silent.map(({ operationId }) => operationId),
    [],
  );
});

it('nothing is excused that shows nothing personal, or is recorded', () => {
  for (const name of Object.keys(reasons)) {
    const excused = reads.find(({ operationId }) => operationId === name);
    assert.ok(excused !== undefined && showsPersonalData(excused) && excused['x-recorded-read'] === undefined, name);
  }
});
