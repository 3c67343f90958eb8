import type { GeneratedFile } from './generated-file.ts';
import { generateOpenApi } from './openapi.ts';

/** The parts of the OpenAPI document that are read here. */
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** What the command line makes its verbs of: the operations of those who are let in without a browser. */
export async function generateCliOperations(): Promise<GeneratedFile[]> {
  const [made] = await generateOpenApi();
  const document = JSON.parse(made?.text ?? '') as Document;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { security }]) => security.some((one) => 'bearer' in one))
      .map(([method, operation]) => described(path, method, operation, document)),
  );
  return [{ path: 'apps/cli/src/generated/operations.json', text: JSON.stringify(operations) }];
}

function answersOf(answer: Schema | undefined, content: object | undefined): 'nothing' | 'one' | 'list' | 'file' {
  if (answer === undefined) return content === undefined ? 'nothing' : 'file';
  if (Object.keys(content ?? {}).length > 1) return 'file';
  return answer.properties?.['items'] === undefined ? 'one' : 'list';
}

function described(path: string, method: string, operation: Operation, { components }: Document): object {
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  const [, success] = Object.entries(responses).find(([status]) => Number(status) < 300) ?? [];
  const schema = success?.content?.['application/json']?.schema;
  const answer = schema?.$ref === undefined ? schema : components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  const secret = Object.entries(answer?.properties ?? {}).find(([, property]) => property.description?.startsWith('Shown this once'));
  return {
    operationId,
    method,
    path,
    summary,
    parameters: parameters
      .filter((one) => one.in !== 'header')
      .map(({ name, in: place, required, schema: of }) => ({ name, in: place, required, schema: of })),
    mayWait: '202' in responses,
    takesVersion: parameters.some(({ name }) => name === 'if-match'),
    takesKey: parameters.some(({ name }) => name === 'idempotency-key'),
    body: requestBody?.content['application/json']?.schema ?? null,
    takesFile: 'application/octet-stream' in (requestBody?.content ?? {}),
    answers: answersOf(answer, success?.content),
    secret: secret?.[0] ?? null,
  };
}
