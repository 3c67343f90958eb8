import fc from 'fast-check';

/** The parts of JSON Schema that our document uses. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses?: Readonly<Record<string, unknown>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface ArbitraryRequest {
  readonly method: string;
  /** As the document has it. */
  readonly path: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | undefined;
}

/** Answered ahead of the framework, and tested by themselves. */
const checkPaths: ReadonlySet<string> = new Set([
  '/v1/licences/check',
  '/v1/licences/check-batch',
  '/v1/licences/signed',
  '/v1/licences/stream',
  '/v1/licences/uses',
  '/.well-known/jwks.json',
]);

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Requests of every operation: what the document asks for, nearly that, and anything at all. */
export function arbitraryRequest(document: OpenApiDocument): fc.Arbitrary<ArbitraryRequest> {
  const operations = Object.entries(document.paths)
    .filter(([path]) => !checkPaths.has(path))
    .flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => methods.includes(method))
        .map(([method, operation]) => requestOf(path, method, operation)),
    );
  return fc.oneof(...operations);
}

function requestOf(path: string, method: string, operation: Operation): fc.Arbitrary<ArbitraryRequest> {
  const parameters = operation.parameters ?? [];
  const inPath = fc.record(Object.fromEntries(parameters.filter((one) => one.in === 'path').map(({ name }) => [name, pathText])));
  const queries = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema }) => [name, fc.oneof(textOf(schema), anyText)] as const);
  const inQuery = fc.record(Object.fromEntries([...queries, ['surplus', anyText]]), { requiredKeys: [] });
  const [mediaType, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? ['application/json', {}];
  const body = fc.oneof(
    { weight: 6, arbitrary: valueOf(content.schema ?? {}).map(jsonText) },
    { weight: 2, arbitrary: fc.json() },
    anyText,
  );
  return fc.record({ inPath, inQuery, headers, body: operation.requestBody === undefined ? fc.constant(undefined) : body }).map((made) => ({
    method: method.toUpperCase(),
    path,
    url: `${filled(path, made.inPath)}${queryText(made.inQuery)}`,
    headers: { ...(made.body !== undefined && { 'content-type': mediaType }), ...made.headers },
    payload: made.body,
  }));
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '0', '-1', '1e9', 'null', "'; --", '../..', '%00', '\u0000', 'x'.repeat(5_000)),
);
const pathText = fc.oneof(fc.integer({ min: 1, max: 30 }).map(String), fc.constantFrom('analyst', 'cube.connect', 'excel-addin'), anyText);
const ifMatch = fc.constantFrom('"1"', '"2"', '*', 'W/"1"', '1', '');
const headers = fc.record(
  {
    'if-match': ifMatch,
    'idempotency-key': fc.stringMatching(/^[a-z]{0,3}$/),
    accept: fc.constantFrom('*/*', '*/*', '*/*', 'application/json', 'application/json', 'text/csv', 'nonsense'),
  },
  { requiredKeys: [] },
);

function filled(path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((values[name] ?? '').toWellFormed()) || '%20');
}

function queryText(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')}`;
}

function jsonText(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function textOf(schema: Schema | undefined): fc.Arbitrary<string> {
  return valueOf(schema ?? {}).map((value) => (typeof value === 'string' ? value : jsonText(value)));
}

/** Mostly what the schema describes; now and then something else in its place. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fittingValue(schema) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

function fittingValue(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return fc.oneof(...choices.map(valueOf));
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['string']);
  return fc.oneof(...types.map((type) => valueOfType(type, schema)));
}

const likelyTexts = [
  'ana@acme.example',
  'acme.example',
  '2026-01-01',
  '2027-03-31',
  'Europe/Paris',
  'en',
  'analyst',
  'cube.connect',
  '1',
  'Acme',
];

function valueOfType(type: string, schema: Schema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: -1, max: 40 }), fc.maxSafeInteger(), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(fc.constantFrom(...likelyTexts), anyText);
  }
}

function objectOf({ properties = {}, additionalProperties }: Schema): fc.Arbitrary<unknown> {
  const known = fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)])), {
    requiredKeys: [],
  });
  if (typeof additionalProperties !== 'object') return known;
  const others = fc.dictionary(fc.constantFrom('cube.connect', 'adhoc.maxRows', 'nothing'), valueOf(additionalProperties), { maxKeys: 3 });
  return fc.tuple(known, others).map(([one, other]) => ({ ...other, ...one }));
}
