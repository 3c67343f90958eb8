import openapiTypeScript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { GeneratedFile } from './generated-file.ts';
import { generateOpenApi } from './openapi.ts';

const header = '// Generated from docs/openapi.json by `npm run generate`. Do not edit.\n\n';

/** The types of the API's requests and of its answers when they succeed: problems are errors to its client, and of one type. */
export async function generateApiTypes(): Promise<GeneratedFile[]> {
  const [document] = await generateOpenApi();
  const lean = withoutWhatTypesDoNotSay(JSON.parse(document?.text ?? '')) as OpenAPI3;
  const types = await openapiTypeScript(lean, { defaultNonNullable: false });
  return [{ path: 'packages/api-client/src/generated/api-types.ts', text: header + astToString(types) }];
}

const unsaid = new Set(['example', 'examples', 'headers']);

/** Among the names of properties none is a word of the schema language: an answer may well have `examples`. */
function withoutWhatTypesDoNotSay(value: unknown, arePropertyNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutWhatTypesDoNotSay(item));
  if (typeof value !== 'object' || value === null) return value;
  if (arePropertyNames) return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, withoutWhatTypesDoNotSay(schema)]));
  const said = Object.entries(value).filter(([key]) => !unsaid.has(key));
  return Object.fromEntries(
    said.map(([key, inner]) => [key, withoutWhatTypesDoNotSay(key === 'responses' ? successesOf(inner) : inner, key === 'properties')]),
  );
}

function successesOf(responses: object): object {
  return Object.fromEntries(Object.entries(responses).filter(([status]) => Number(status) < 400));
}
