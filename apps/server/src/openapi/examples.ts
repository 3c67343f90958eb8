import type { Content, Operation, Schema } from './document.ts';
import { exampleValues, exampleValuesOf } from './example-values.ts';

/** The same operation with an example of each thing that it takes, and of what it answers when it succeeds. */
export function withExamples(path: string, operation: Operation): Operation {
  const { parameters, requestBody, responses = {} } = operation;
  const of: ExampleOf = (schema, name) => exampleOf(schema, name, path.split('/')[2] ?? '');
  return {
    ...operation,
    ...(parameters && { parameters: parameters.map((one) => ({ ...one, example: of(one.schema ?? {}, one.name) })) }),
    ...(requestBody && { requestBody: { ...requestBody, content: contentWithExamples(requestBody.content, of) } }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => {
        const { content } = response;
        const succeeded = Number(status) < 400 && content !== undefined;
        return [status, succeeded ? { ...response, content: contentWithExamples(content, of) } : response];
      }),
    ),
  };
}

type ExampleOf = (schema: Schema, name: string) => unknown;

function contentWithExamples(content: Content, of: ExampleOf): Content {
  return Object.fromEntries(
    Object.entries(content).map(([mediaType, described]) => [mediaType, { ...described, example: of(described.schema ?? {}, '') }]),
  );
}

/** A value that the schema allows: its own example, the one by which the field is known, or the first that comes to hand. */
function exampleOf(schema: Schema, name: string, collection: string): unknown {
  if (schema.examples !== undefined) return schema.examples[0];
  for (const values of [exampleValuesOf[collection] ?? {}, exampleValues]) {
    if (name in values && allows(schema, values[name])) return values[name];
  }
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice !== undefined) return exampleOf(choice, name, collection);
  return exampleOfType(typesOf(schema)[0] ?? 'string', schema, name, collection);
}

function exampleOfType(type: string, schema: Schema, name: string, collection: string): unknown {
  switch (type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {});
      return Object.fromEntries(properties.map(([property, described]) => [property, exampleOf(described, property, collection)]));
    }
    case 'array':
      return [exampleOf(schema.items ?? {}, name, collection)];
    case 'integer':
    case 'number':
      return schema.default ?? schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textByFormat[schema.format ?? ''] ?? textByPattern[schema.pattern ?? ''] ?? '…';
  }
}

const textByFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-11-22T10:00:00Z',
  date: '2026-11-22',
  email: 'ana@acme.example',
  uri: 'https://licences.example',
};

/** Ids, and hashes. */
const textByPattern: Readonly<Record<string, string>> = {
  '^\\d+$': '56',
  '^(?:never|[<>][1-9]\\d{0,2}d)$': '<30d',
  '^[1-9]\\d{0,14}$': '56',
  '^[1-9]\\d{0,14}(,[1-9]\\d{0,14})*$': '56,57',
  '^tile\\/(?:\\d{1,2}|entries)\\/(?:x\\d{3}\\/){0,5}\\d{3}$': 'tile/entries/000',
  '^[0-9a-f]{64}$': '1d9941313940795c5b7f52fd22b4edfbda52bfcda1d0c5cee33e23f88c8f3f61',
};

/** By its type, its pattern, its choices and the fields that it must have; the linter holds examples to the rest. */
function allows(schema: Schema, value: unknown): boolean {
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if (schema.pattern !== undefined && typeof value === 'string' && !new RegExp(schema.pattern).test(value)) return false;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.some((choice) => allows(choice, value));
  const { items, required = [] } = schema;
  if (jsonTypeOf(value) === 'object' && !required.every((field) => field in (value as object))) return false;
  if (Array.isArray(value) && items !== undefined && !value.every((item) => allows(items, item))) return false;
  return typesOf(schema).includes(jsonTypeOf(value));
}

function typesOf({ type, const: only, enum: some, anyOf, oneOf }: Schema): readonly string[] {
  const choices = anyOf ?? oneOf;
  if (choices !== undefined) return choices.flatMap(typesOf);
  if (type === undefined) return (some ?? (only === undefined ? [] : [only])).map(jsonTypeOf);
  return [type].flat();
}

function jsonTypeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
