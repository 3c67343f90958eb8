import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** An answer that a test was given. */
interface GivenAnswer {
  readonly method: string;
  /** With or without its origin. */
  readonly url: string;
  readonly status: number;
  /** By their names in small letters. */
  readonly header: (name: string) => string | null | undefined;
  readonly body: string;
}

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

interface DescribedResponse {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema?: object; readonly examples?: Readonly<Record<string, unknown>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly responses?: Readonly<Record<string, DescribedResponse>> };
}

// As it is committed; the checks see to it that this is what the server gives.
const document = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')) as Document;

const paths = Object.entries(document.paths).map(([template, operations]) => ({
  pattern: new RegExp(`^${template.replaceAll(/[.+]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  isLiteral: !template.includes('{'),
  operations,
}));

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (target: Ajv2020) => void)(ajv);
ajv.addSchema(document, 'api');
const validators = new WeakMap<object, ValidateFunction>();

/**
 * Fails where an answer is not what the OpenAPI document says of its operation: status, headers, media type, body, the code of a
 * problem. Paths and methods that are not in the document say nothing, and are not looked at.
 */
export function assertDescribed(answer: GivenAnswer): void {
  const operation = operationOf(answer);
  if (operation === undefined) return;
  const { status, body, header } = answer;
  const said = `${operation.operationId} answered ${status} ${body.slice(0, 500)}`;
  const response = resolved(operation.responses[status]);
  assert.ok(response, `${said}, which is not in the document`);
  const has = (name: string): boolean => (header(name.toLowerCase()) ?? null) !== null;
  const headers = Object.keys(response.headers ?? {});
  for (const name of headers) assert.ok(has(name), `${said}, without its header ${name}`);
  for (const name of ['ETag', 'Location']) {
    if (has(name)) assert.ok(headers.includes(name), `${said}, with a header ${name} that is not in the document`);
  }
  const mediaType = header('content-type')?.split(';', 1)[0];
  // A list without lines has no bytes, and yet a media type.
  if (body === '' && mediaType === undefined) return assert.equal(response.content, undefined, `${said}: a body is in the document`);
  const content = response.content?.[mediaType ?? ''];
  assert.ok(content, `${said} as ${mediaType}, which is not in the document`);
  if (mediaType === undefined || !/\bjson$/.test(mediaType)) return;
  const value: unknown = JSON.parse(body);
  assertValid(content.schema ?? {}, value, said);
  if (content.examples && isProblem(value)) assert.ok(value.code in content.examples, `${said}: ${value.code} is not in the document`);
}

function operationOf({ method, url }: GivenAnswer): Described | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  const matching = paths.filter(({ pattern }) => pattern.test(pathname));
  return (matching.find(({ isLiteral }) => isLiteral) ?? matching[0])?.operations[method.toLowerCase()];
}

function resolved(response: (DescribedResponse & { readonly $ref?: string }) | undefined): DescribedResponse | undefined {
  const name = response?.$ref?.split('/').at(-1);
  return name === undefined ? response : document.components.responses?.[name];
}

function assertValid(schema: object, value: unknown, said: string): void {
  let validate = validators.get(schema);
  if (validate === undefined) {
    validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object);
    validators.set(schema, validate);
  }
  assert.ok(validate(value), `${said}: ${ajv.errorsText(validate.errors)}`);
}

function isProblem(value: unknown): value is { readonly code: string } {
  return typeof value === 'object' && value !== null && 'code' in value && 'requestId' in value;
}
