import type { GeneratedFile } from './generated-file.ts';

/** What the server serves as /openapi.json. */
export async function generateOpenApi(): Promise<GeneratedFile[]> {
  const { openApiDocument } = await import('../../apps/server/src/index.ts');
  return [{ path: 'docs/openapi.json', text: JSON.stringify(await openApiDocument(), null, 2) }];
}
