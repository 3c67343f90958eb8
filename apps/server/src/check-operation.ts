import { checkRefusals } from '@seatledger/licence';
import { problemMediaType, type Problem } from '@seatledger/platform/http/problem.ts';

export function problemResponse(description: string, examples?: object): object {
  return { description, content: { [problemMediaType]: { schema: schemaNamed('Problem'), ...(examples && { examples }) } } };
}

/** `POST /v1/licences/check`, which is answered ahead of the framework. */
export function checkOperation(): object {
  return {
    operationId: 'checkLicence',
    tags: ['Licences'],
    summary: 'Check a licence',
    description:
      'Answers 200 to every well-formed question, also where there is no licence; unknown people and unknown companies look the same. ' +
      'Answered from memory: a change in the registry is in force within a second. Needs the scope `licence:check`.',
    security: [{ bearer: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: schemaNamed('LicenceQuestion'), example: exampleQuestion } } },
    responses: {
      200: {
        description: 'The state of the licence.',
        content: { 'application/json': { schema: schemaNamed('LicenceAnswer'), example: exampleAnswer } },
      },
      ...problemsByStatus(Object.values(checkRefusals).map(({ problem }) => problem)),
    },
  };
}

/** One response for each status, with an example for each code under it. */
function problemsByStatus(problems: readonly Problem[]): Record<string, object> {
  const byStatus = Map.groupBy(problems, ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const examples = Object.fromEntries(group.map((problem) => [problem.code, exampleProblem(problem)]));
      return [status, problemResponse(group.map(({ code }) => `\`${code}\``).join(', '), examples)];
    }),
  );
}

function exampleProblem(problem: Problem): object {
  const { status, code, title, detail } = problem;
  return {
    value: { type: `urn:seatledger:problem:${code}`, title, status, code, detail, requestId: 'b1946ac9-2af1-4e26-9d6b-1c0f6d1f0a11' },
  };
}

function schemaNamed(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

const exampleQuestion = { email: 'ana@acme.example', product: 'excel-addin', nonce: 'abc' };

const exampleAnswer = {
  valid: true,
  status: 'active',
  detail: 'Licensed until 31 March 2027.',
  validUntil: '2027-03-31T22:00:00Z',
  profile: 'analyst',
  features: { 'cube.connect': true, 'adhoc.maxRows': 20000 },
  checkedAt: '2026-11-22T10:00:00Z',
  nonce: 'abc',
  revision: 1234,
  stale: false,
  asOf: '2026-11-22T10:00:00Z',
};
