import openapiTypeScript, { astToString, type OpenAPI3 } from 'openapi-typescript';
import type { GeneratedFile } from './generated-file.ts';
import { generateOpenApi } from './openapi.ts';

const header = '// Generated from docs/openapi.json by `npm run generate`. Do not edit.\n\n';

/** The types of the API's requests and of its answers when they succeed: problems are errors to its client, and of one type. */
export async function generateApiTypes(): Promise<GeneratedFile[]> {
  const [document] = await generateOpenApi();
  const lean = JSON.parse(document?.text ?? '', withoutWhatTypesDoNotSay) as OpenAPI3;
  const types = await openapiTypeScript(lean, { defaultNonNullable: false });
  return [{ path: 'packages/api-client/src/generated/api-types.ts', text: header + astToString(types) }];
}

const unsaid = new Set(['example', 'examples', 'headers']);

function withoutWhatTypesDoNotSay(key: string, value: unknown): unknown {
  if (unsaid.has(key)) return undefined;
  if (key !== 'responses' || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([status]) => Number(status) < 400));
}
