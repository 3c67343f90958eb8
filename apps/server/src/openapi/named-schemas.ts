import { isDeepStrictEqual } from 'node:util';
import { reference, type Document, type Operation, type Response, type Schema } from './document.ts';

/** What `readUser` answers is a `User`: the schemas that are answered under a name of their own, wherever they appear in answers. */
export function namedSchemas(paths: Document['paths']): Readonly<Record<string, Schema>> {
  const reads = Object.values(paths).flatMap(({ get }) => (get === undefined ? [] : [get]));
  return Object.fromEntries(
    reads.flatMap(({ operationId, responses }) => {
      const name = /^read([A-Z]\w+)$/.exec(operationId)?.[1];
      const schema = responses?.['200']?.content?.['application/json']?.schema;
      return name === undefined || schema === undefined ? [] : [[name, schema]];
    }),
  );
}

/** The same operation, whose answers go by the names of these schemas rather than repeat them. */
export function withNamedSchemas(operation: Operation, named: Readonly<Record<string, Schema>>): Operation {
  const responses = Object.entries(operation.responses ?? {}).map(([status, response]) => [
    status,
    byName(response, Object.entries(named)),
  ]);
  return { ...operation, responses: Object.fromEntries(responses) as Record<string, Response> };
}

function byName(value: unknown, named: readonly (readonly [string, Schema])[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [name] = named.find(([, schema]) => isDeepStrictEqual(value, schema)) ?? [];
  if (name !== undefined) return reference('schemas', name);
  if (Array.isArray(value)) return value.map((item) => byName(item, named));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === 'example' ? member : byName(member, named)]));
}
